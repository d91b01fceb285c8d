package dev.laminar.connectors.formats;

import static dev.laminar.connectors.formats.Generated.nullable;
import static dev.laminar.connectors.formats.Generated.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.RecordDecoder;
import dev.laminar.kernel.connector.RecordDecoder.Status;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random records, read by the generated decoder and by Jackson with java.math and java.time. */
class JsonDifferentialTest {

  private static final RowSchema SCHEMA =
      schema(
          "flag", nullable(TypeKind.BOOLEAN),
          "tiny", nullable(TypeKind.TINYINT),
          "small", nullable(TypeKind.SMALLINT),
          "quantity", nullable(TypeKind.INTEGER),
          "id", nullable(TypeKind.BIGINT),
          "ratio", nullable(TypeKind.REAL),
          "measured_value_of_sensor", nullable(TypeKind.DOUBLE),
          "price", DataType.decimal(12, 3, true),
          "amount", DataType.decimal(36, 9, true),
          "day", nullable(TypeKind.DATE),
          "clock", nullable(TypeKind.TIME),
          "ts", nullable(TypeKind.TIMESTAMP),
          "symbol", nullable(TypeKind.VARCHAR),
          "a rather long name of a column that is not learned", nullable(TypeKind.VARCHAR));

  private final Random random = new Random(20260301);

  @ParameterizedTest
  @EnumSource(Generated.Tier.class)
  void agreesWithJackson(Generated.Tier tier) throws IOException {
    int[] projection = {12, 4, 7, 8, 0, 1, 2, 3, 5, 6, 9, 10, 11, 13};
    RowSchema projected =
        new DecoderSpec(Generated.DECODER, SCHEMA, projection, Generated.options())
            .projectedSchema();
    List<String> order = shuffledNames();
    StringBuilder text = new StringBuilder();
    List<List<@Nullable Object>> expected = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      if (i % 500 == 0) {
        order = shuffledNames();
      }
      String record = record(order);
      text.append(record).append(random.nextInt(20) == 0 ? "\r\n" : "\n");
      expected.add(jackson(record, projected));
    }
    Rows.Result result =
        Rows.decode(
            Generated.decoder(new JsonFormat(), tier, SCHEMA, projection),
            projected,
            text.toString());
    assertThat(result.errors()).isEmpty();
    assertThat(result.rows()).hasSize(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(result.rows().get(i)).as("record %d", i).isEqualTo(expected.get(i));
    }
  }

  @Test
  void mutatedRecordsNeverCrash() {
    RecordDecoder decoder = Generated.decoder(new JsonFormat(), SCHEMA);
    ColumnBatch batch = ColumnBatch.allocate(SCHEMA, 8);
    List<byte[]> records = new ArrayList<>();
    List<String> order = shuffledNames();
    for (int i = 0; i < 2000; i++) {
      records.add(record(order).getBytes(StandardCharsets.UTF_8));
    }
    long malformed = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = mutate(records.get(i % records.size()).clone());
      byte[] buffer = Rows.padded(bytes, bytes.length);
      int from = 0;
      while (from < bytes.length) {
        batch.reset();
        Status status = decoder.decode(buffer, from, bytes.length, true, batch);
        if (status == Status.INCOMPLETE) {
          throw new AssertionError("incomplete at the end of input");
        }
        for (int row = 0; row < batch.rowCount(); row++) {
          Rows.value(batch.column(12), row);
        }
        from = decoder.position();
        if (status == Status.MALFORMED) {
          malformed++;
          int next = decoder.skipRecord(buffer, from, bytes.length, true);
          int offset = decoder.errorOffset();
          if (decoder.errorMessage().isEmpty()
              || offset < from
              || offset > bytes.length
              || next <= from) {
            throw new AssertionError(decoder.errorMessage() + " at " + offset + ", next " + next);
          }
          from = next;
        }
      }
    }
    assertThat(malformed).isBetween(50_000L, 200_000L);
  }

  private byte[] mutate(byte[] record) {
    byte[] bytes = record;
    int edits = 1 + random.nextInt(3);
    String alphabet = "{}[]\",:\\u0123456789eE+-.tfn \n\r\t\0aé";
    for (int i = 0; i < edits; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        default -> {
          int end = Math.min(bytes.length, at + 1 + random.nextInt(4));
          byte[] shorter = Arrays.copyOf(bytes, bytes.length - (end - at));
          System.arraycopy(bytes, end, shorter, at, bytes.length - end);
          bytes = shorter.length == 0 ? bytes : shorter;
        }
      }
    }
    return bytes;
  }

  private List<String> shuffledNames() {
    List<String> names = new ArrayList<>();
    SCHEMA.columns().forEach(column -> names.add(column.name()));
    names.addAll(List.of("venue", "tags", "note", "x", "unread number"));
    Collections.shuffle(names, random);
    return names;
  }

  private String record(List<String> order) {
    StringBuilder out = new StringBuilder("{").append(blanks());
    boolean first = true;
    for (String name : order) {
      int index = SCHEMA.indexOf(name);
      if (random.nextInt(12) == 0) {
        continue;
      }
      out.append(first ? "" : ",")
          .append(blanks())
          .append('"')
          .append(name)
          .append('"')
          .append(blanks());
      out.append(':').append(blanks());
      out.append(
          index < 0 ? anything(0) : random.nextInt(15) == 0 ? "null" : value(SCHEMA.type(index)));
      out.append(blanks());
      first = false;
    }
    return out.append('}').toString();
  }

  private String blanks() {
    return random.nextInt(25) == 0 ? " \t ".substring(random.nextInt(3)) : "";
  }

  private String anything(int depth) {
    StringBuilder out = new StringBuilder();
    switch (random.nextInt(depth > 3 ? 5 : 7)) {
      case 0 -> out.append(random.nextBoolean() ? "true" : "false");
      case 1 -> out.append("null");
      case 2 -> out.append(number());
      case 3, 4 -> out.append(string());
      case 5 -> {
        out.append('[').append(blanks());
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
          out.append(i == 0 ? "" : ",").append(anything(depth + 1));
        }
        out.append(']');
      }
      default -> {
        out.append('{');
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
          out.append(i == 0 ? "" : ",")
              .append(string())
              .append(blanks())
              .append(':')
              .append(anything(depth + 1));
        }
        out.append(blanks()).append('}');
      }
    }
    return out.toString();
  }

  private String value(DataType type) {
    return switch (type.kind()) {
      case BOOLEAN -> random.nextBoolean() ? "true" : "false";
      case TINYINT -> integer(8);
      case SMALLINT -> integer(16);
      case INTEGER -> integer(32);
      case BIGINT -> integer(64);
      case DECIMAL -> decimal(type);
      case REAL ->
          random.nextInt(4) == 0 ? number() : Float.toString((random.nextFloat() - 0.5f) * 1e6f);
      case DOUBLE -> number();
      case DATE -> '"' + date().toString() + '"';
      case TIME -> '"' + time().toString() + '"';
      case TIMESTAMP -> '"' + date().toString() + (random.nextBoolean() ? "T" : " ") + time() + '"';
      default -> string();
    };
  }

  private String integer(int bits) {
    BigInteger value = BigInteger.valueOf(random.nextLong()).shiftRight(64 - bits);
    value = value.shiftRight(random.nextInt(bits));
    return switch (random.nextInt(20)) {
      case 0 -> value + ".0";
      case 1 -> value + "e0";
      case 2 -> new BigDecimal(value).movePointLeft(2).toPlainString() + "E+2";
      case 3 -> '"' + value.toString() + '"';
      default -> value.toString();
    };
  }

  private String decimal(DataType type) {
    int digits = 1 + random.nextInt(type.precision() - 1);
    BigInteger unscaled = new BigInteger(digits * 3, random).negate();
    BigDecimal value =
        new BigDecimal(
            random.nextBoolean() ? unscaled : unscaled.negate(), random.nextInt(type.scale() + 4));
    if (value.setScale(type.scale(), RoundingMode.HALF_UP).precision() > type.precision()) {
      return "0.5";
    }
    return random.nextInt(10) == 0 ? value.toString() : value.toPlainString();
  }

  private String number() {
    return switch (random.nextInt(8)) {
      case 0 -> Integer.toString(random.nextInt());
      case 1 -> Long.toString(random.nextLong());
      case 2 -> (random.nextInt(100_000) / 100.0) + "";
      case 3 -> Double.toString(random.nextDouble());
      case 4 -> new BigDecimal(random.nextDouble()).toPlainString();
      case 5 ->
          (random.nextInt(2000) - 1000)
              + "."
              + random.nextLong(Long.MAX_VALUE)
              + "e"
              + (random.nextInt(40) - 20);
      case 6 -> "-0";
      default -> random.nextInt(10) + "E" + random.nextInt(30);
    };
  }

  private LocalDate date() {
    return LocalDate.ofEpochDay(random.nextInt(80_000) - 30_000);
  }

  private LocalTime time() {
    LocalTime time = LocalTime.ofSecondOfDay(random.nextInt(86_399));
    return switch (random.nextInt(3)) {
      case 0 -> time;
      case 1 -> time.plusNanos(random.nextInt(1000) * 1_000_000L);
      default -> time.plusNanos(random.nextInt(1_000_000_000));
    };
  }

  private String string() {
    StringBuilder out = new StringBuilder("\"");
    int length = random.nextInt(random.nextInt(4) == 0 ? 60 : 9);
    boolean plain = random.nextInt(3) > 0;
    for (int i = 0; i < length; i++) {
      switch (plain ? 0 : random.nextInt(6)) {
        case 1 ->
            out.append(
                List.of("\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t")
                    .get(random.nextInt(8)));
        case 2 -> out.append(String.format("\\u%04x", random.nextInt(0xD800)));
        case 3 ->
            out.append(
                List.of("é", "ß", "€", "漢", "😀", "𝄞", "\\uD834\\udd1e").get(random.nextInt(7)));
        default -> {
          char c = (char) (' ' + random.nextInt(95));
          out.append(c == '"' || c == '\\' ? 'x' : c);
        }
      }
    }
    return out.append('"').toString();
  }

  private static List<@Nullable Object> jackson(String record, RowSchema schema)
      throws IOException {
    @Nullable Object[] row = new @Nullable Object[schema.size()];
    try (JsonParser parser = new JsonFactory().createParser(record)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        int index = schema.indexOf(parser.currentName());
        JsonToken token = parser.nextToken();
        parser.skipChildren();
        if (index >= 0) {
          row[index] = token == JsonToken.VALUE_NULL ? null : expected(schema.type(index), parser);
        }
      }
    }
    return Arrays.asList(row);
  }

  private static Object expected(DataType type, JsonParser parser) throws IOException {
    String text = parser.getText();
    return switch (type.kind()) {
      case BOOLEAN -> Boolean.parseBoolean(text);
      case TINYINT -> new BigDecimal(text).byteValueExact();
      case SMALLINT -> new BigDecimal(text).shortValueExact();
      case INTEGER -> new BigDecimal(text).intValueExact();
      case BIGINT -> new BigDecimal(text).longValueExact();
      case REAL -> Float.parseFloat(text);
      case DOUBLE -> Double.parseDouble(text);
      case DECIMAL -> {
        BigInteger unscaled =
            new BigDecimal(text).setScale(type.scale(), RoundingMode.HALF_UP).unscaledValue();
        yield type.precision() <= 18 ? (Object) unscaled.longValueExact() : unscaled;
      }
      case DATE -> (int) LocalDate.parse(text).toEpochDay();
      case TIME -> roundedMicros(LocalTime.parse(text).toNanoOfDay());
      case TIMESTAMP -> {
        LocalDateTime time = LocalDateTime.parse(text.replace(' ', 'T'));
        long days = ChronoUnit.DAYS.between(LocalDate.EPOCH, time.toLocalDate());
        yield days * 86_400_000_000L + roundedMicros(time.toLocalTime().toNanoOfDay());
      }
      default -> text;
    };
  }

  private static long roundedMicros(long nanos) {
    return (nanos + 500) / 1000;
  }
}
