package dev.laminar.connectors.formats;

import static dev.laminar.connectors.formats.Generated.notNull;
import static dev.laminar.connectors.formats.Generated.nullable;
import static dev.laminar.connectors.formats.Generated.schema;
import static dev.laminar.connectors.formats.Generated.sized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.connector.RecordDecoder;
import dev.laminar.kernel.connector.RecordDecoder.Status;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CsvDecoderTest {

  private static final CsvFormat CSV = new CsvFormat();

  private static final RowSchema TRADES =
      schema(
          "ts", nullable(TypeKind.TIMESTAMP),
          "symbol", notNull(TypeKind.VARCHAR),
          "price", DataType.decimal(10, 2, true),
          "qty", nullable(TypeKind.INTEGER));

  private static Rows.Result decode(RowSchema schema, String text, String... options) {
    return Rows.decode(Generated.decoder(CSV, schema, options), schema, text);
  }

  private static @Nullable Object one(DataType type, String field, String... options) {
    Rows.Result result =
        decode(
            schema("v", type, "w", nullable(TypeKind.VARCHAR)), "v,w\n" + field + ",\n", options);
    assertThat(result.errors()).isEmpty();
    return result.rows().getFirst().getFirst();
  }

  private static String error(DataType type, String field) {
    Rows.Result result =
        decode(schema("v", type, "w", nullable(TypeKind.VARCHAR)), "v,w\n" + field + ",\n");
    assertThat(result.rows()).isEmpty();
    assertThat(result.errors()).hasSize(1);
    return result.errors().getFirst();
  }

  @ParameterizedTest
  @EnumSource(Generated.Tier.class)
  void readsByHeader(Generated.Tier tier) {
    String text =
        """
        Symbol,"QTY",extra,price,ts
        A,1,"x, ""y""
        z",1.5,1970-01-01 00:00:01

        "B ""q\""",,,,
        é,+007,,"-2.5","1970-01-01"\r
        D,2,,3,\
        """;
    Rows.Result result =
        Rows.decode(Generated.decoder(CSV, tier, TRADES, Generated.all(TRADES)), TRADES, text);
    assertThat(result.errors()).isEmpty();
    assertThat(result.rows())
        .containsExactly(
            List.of(1_000_000L, "A", 150L, 1),
            Arrays.asList(null, "B \"q\"", null, null),
            List.of(0L, "é", -250L, 7),
            Arrays.asList(null, "D", 300L, 2));
    assertThat(result.lines()).isEqualTo(7);
  }

  @Test
  void readsByPositionWithoutHeader() {
    RowSchema projected =
        schema("qty", nullable(TypeKind.INTEGER), "ts", nullable(TypeKind.TIMESTAMP));
    Rows.Result result =
        Rows.decode(
            Generated.decoder(
                CSV, Generated.Tier.ASM, TRADES, new int[] {3, 0}, "csv.header", "false"),
            projected,
            "1970-01-01,a,x,5\n,b,,\n");
    assertThat(result.errors()).isEmpty();
    assertThat(result.rows()).containsExactly(List.of(5, 0L), Arrays.asList(null, null));
  }

  @Test
  void takesOptions() {
    String text = "symbol;ts;price;qty\n'a;''b''';NULL;1;\\N\n;NULL;NULL;NULL\n";
    RowSchema schema =
        schema("symbol", nullable(TypeKind.VARCHAR), "ts", nullable(TypeKind.TIMESTAMP));
    assertThat(
            decode(schema, text, "csv.delimiter", ";", "csv.quote", "'", "csv.null", "NULL").rows())
        .containsExactly(Arrays.asList("a;'b'", null), Arrays.asList("", null));
    assertThat(decode(schema, "ts\tsymbol\n1970-01-01\tx\n", "csv.delimiter", "\\t").rows())
        .containsExactly(List.of("x", 0L));
    assertThat(one(nullable(TypeKind.TIMESTAMP), "1.5", "csv.timestamp_format", "epoch_seconds"))
        .isEqualTo(1_500_000L);
  }

  @Test
  void refusesBadOptions() {
    assertThatThrownBy(() -> CSV.validate(Generated.options("csv.delimiter", "ab"), TRADES))
        .isInstanceOf(OptionException.class)
        .hasMessage(
            "option 'csv.delimiter' takes one ASCII character that is no letter, digit, sign or point, not 'ab'");
    assertThatThrownBy(() -> CSV.validate(Generated.options("csv.quote", ","), TRADES))
        .hasMessage("options 'csv.quote' and 'csv.delimiter' are the same character");
    assertThatThrownBy(
            () -> CSV.validate(Generated.options("csv.timestamp_format", "unix"), TRADES))
        .hasMessage("option 'csv.timestamp_format' cannot be 'unix'");
  }

  @Test
  void readsEveryType() {
    for (String yes : List.of("true", "T", "1", "yes", "Y", "on")) {
      assertThat(one(nullable(TypeKind.BOOLEAN), yes)).isEqualTo(true);
    }
    assertThat(one(nullable(TypeKind.BOOLEAN), "\"FALSE\"")).isEqualTo(false);
    assertThat(one(nullable(TypeKind.TINYINT), "-128")).isEqualTo((byte) -128);
    assertThat(one(nullable(TypeKind.SMALLINT), "007")).isEqualTo((short) 7);
    assertThat(one(nullable(TypeKind.BIGINT), "9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    assertThat(one(nullable(TypeKind.REAL), "1.1")).isEqualTo(1.1f);
    assertThat(one(nullable(TypeKind.DOUBLE), "NaN")).isEqualTo(Double.NaN);
    assertThat(one(DataType.decimal(30, 2, true), "-12345678901234567890.125"))
        .isEqualTo(new BigInteger("-1234567890123456789013"));
    assertThat(one(nullable(TypeKind.DATE), "2000-02-29")).isEqualTo(11_016);
    assertThat(one(nullable(TypeKind.TIME), "00:00:01")).isEqualTo(1_000_000L);
    assertThat(one(sized(TypeKind.CHAR, 3), "a")).isEqualTo("a  ");
    assertThat(one(sized(TypeKind.CHAR, 3), "\"a\"\"\"")).isEqualTo("a\" ");
    assertThat(one(sized(TypeKind.CHAR, 5), "a\"\"b")).isEqualTo("a\"\"b ");
    assertThat(one(sized(TypeKind.CHAR, 1), "\"x   \"")).isEqualTo("x");
    assertThat(one(sized(TypeKind.CHAR, 1), "")).isNull();
    assertThat(one(sized(TypeKind.BINARY, 2), "ff")).isEqualTo("ff00");
    assertThat(one(nullable(TypeKind.INTERVAL_DAY_TIME), "1 02:03:04.5"))
        .isEqualTo(93_784_500_000L);
    assertThat(one(nullable(TypeKind.INTERVAL_YEAR_MONTH), "\"-1-2\"")).isEqualTo(-14);
    assertThat(one(nullable(TypeKind.VARCHAR), "\"\"")).isEqualTo("");
    assertThat(one(nullable(TypeKind.VARCHAR), "")).isNull();
    assertThat(one(nullable(TypeKind.VARCHAR), "a\"b")).isEqualTo("a\"b");
    assertThat(one(nullable(TypeKind.VARBINARY), "00fF")).isEqualTo("00ff");
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(error(nullable(TypeKind.INTEGER), "abc"))
        .isEqualTo("column v: expected an integer, found \"abc\" @4");
    assertThat(error(nullable(TypeKind.INTEGER), "1.5"))
        .isEqualTo("column v: expected an integer, found 1.5 @4");
    assertThat(error(nullable(TypeKind.INTEGER), "12abc"))
        .isEqualTo("column v: expected an integer, found \"12abc\" @6");
    assertThat(error(nullable(TypeKind.INTEGER), "3000000000"))
        .isEqualTo("column v: 3000000000 is out of range for INTEGER @4");
    assertThat(error(notNull(TypeKind.INTEGER), ""))
        .isEqualTo("column v: is missing, but the column is NOT NULL @4");
    assertThat(error(nullable(TypeKind.INTEGER), "\"1\"x"))
        .isEqualTo("column v: unexpected 'x' behind a closing quote @6");
    assertThat(error(nullable(TypeKind.BOOLEAN), "maybe"))
        .isEqualTo("column v: expected true or false, found \"maybe\" @4");
    assertThat(error(sized(TypeKind.VARCHAR, 2), "\"a\"\"b\""))
        .isEqualTo("column v: a text of 3 characters is too long for VARCHAR(2) @4");
    assertThat(error(nullable(TypeKind.VARBINARY), "abc"))
        .isEqualTo("column v: expected hexadecimal text, found \"abc\" @6");
    assertThat(error(nullable(TypeKind.DATE), "2026-13-01"))
        .isEqualTo("column v: expected a date such as 2026-03-01, found \"2026-13-01\" @4");
  }

  @Test
  void raggedRowsAreMalformed() {
    Rows.Result result = decode(TRADES, "ts,symbol,price,qty\n,a,1\n,b,1,2,3\n,c,1,2\n,d,1,\"2");
    assertThat(result.rows()).containsExactly(Arrays.asList(null, "c", 100L, 2));
    assertThat(result.errors())
        .containsExactly(
            "expected 4 fields, found 3 @24",
            "expected 4 fields, found 5 @31",
            "column qty: the input ends inside a quoted field @48");
  }

  @Test
  void aHeaderWithoutAColumnIsAnError() {
    Rows.Result result = decode(TRADES, "time,symbol,price,qty\n1970-01-01,a,1,2\n");
    assertThat(result.rows()).isEmpty();
    assertThat(result.errors().getFirst())
        .isEqualTo("the header has no column 'ts'; its columns are: time, symbol, price, qty @0");
    assertThat(decode(TRADES, "ts,symbol,price,qty,Symbol\n").errors())
        .containsExactly("the header has column 'symbol' more than once @0");
  }

  @Test
  void everyCutGivesTheSame() {
    String text =
        "\uFEFFts,x,symbol,price,qty\r\n1970-01-01 00:00:00.5,\"q\"\"\n\",\"a\"\"b\nc\",1.5,\n\r\n,,é😀,x,1\n,,b,2\n,,last,\"2\",\"3\"";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Rows.Result whole = Rows.decode(Generated.decoder(CSV, TRADES), TRADES, bytes, bytes.length);
    assertThat(whole.rows())
        .containsExactly(
            Arrays.asList(500_000L, "a\"b\nc", 150L, null), Arrays.asList(null, "last", 200L, 3));
    assertThat(whole.errors()).hasSize(2);
    for (int cut = 0; cut < bytes.length; cut++) {
      assertThat(Rows.decode(Generated.decoder(CSV, TRADES), TRADES, bytes, cut))
          .as("cut at %d", cut)
          .isEqualTo(whole);
    }
  }

  @Test
  void agreesWithAPlainReader() {
    Random random = new Random(99);
    RowSchema schema =
        schema(
            "a",
            nullable(TypeKind.VARCHAR),
            "b",
            nullable(TypeKind.BIGINT),
            "c",
            nullable(TypeKind.VARCHAR));
    StringBuilder text = new StringBuilder("b,skipped,c,a\n");
    for (int i = 0; i < 20_000; i++) {
      text.append(
              random.nextInt(9) == 0 ? "" : Long.toString(random.nextLong() >> random.nextInt(64)))
          .append(',');
      text.append(field(random))
          .append(',')
          .append(field(random))
          .append(',')
          .append(field(random));
      text.append(random.nextInt(9) == 0 ? "\r\n" : "\n");
    }
    List<List<@Nullable Object>> expected = new ArrayList<>();
    List<List<@Nullable String>> plain = plainCsv(text.toString());
    for (List<@Nullable String> row : plain.subList(1, plain.size())) {
      String b = row.get(0);
      expected.add(Arrays.asList(row.get(3), b == null ? null : Long.valueOf(b), row.get(2)));
    }
    Rows.Result result = decode(schema, text.toString());
    assertThat(result.errors()).isEmpty();
    assertThat(result.rows()).isEqualTo(expected);
    assertThat(result.lines()).isEqualTo(text.chars().filter(c -> c == '\n').count());
  }

  @Test
  void mutatedRowsNeverCrash() {
    Random random = new Random(5);
    ColumnBatch batch = ColumnBatch.allocate(TRADES, 8);
    RecordDecoder decoder = Generated.decoder(CSV, TRADES, "csv.header", "false");
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder("2026-03-01 09:30:00,\"a\"\"b\",12.5,7\n,x,1,2\n");
      for (int edit = random.nextInt(4); edit >= 0; edit--) {
        text.setCharAt(
            random.nextInt(text.length()), "\",\n\r\0 019.-+eé\\x".charAt(random.nextInt(16)));
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      byte[] buffer = Rows.padded(bytes, bytes.length);
      int from = 0;
      while (from < bytes.length) {
        batch.reset();
        Status status = decoder.decode(buffer, from, bytes.length, true, batch);
        if (status == Status.INCOMPLETE) {
          throw new AssertionError("incomplete at the end of input");
        }
        from = decoder.position();
        if (status == Status.MALFORMED) {
          int next = decoder.skipRecord(buffer, from, bytes.length, true);
          if (decoder.errorMessage().isEmpty() || next <= from) {
            throw new AssertionError(decoder.errorMessage() + ", next " + next);
          }
          from = next;
        }
      }
    }
  }

  private static String field(Random random) {
    int length = random.nextInt(14);
    StringBuilder out = new StringBuilder();
    boolean quoted = random.nextInt(3) == 0;
    for (int i = 0; i < length; i++) {
      String piece = List.of("a", "bc", " ", "é", "😀", "0", "\t", "xyzxyz").get(random.nextInt(8));
      out.append(
          quoted && random.nextInt(4) == 0
              ? List.of("\"\"", ",", "\n", "\r\n").get(random.nextInt(4))
              : piece);
    }
    return quoted ? '"' + out.toString() + '"' : out.toString();
  }

  /** A character at a time; an empty field without quotes is null; blank lines are left out. */
  private static List<List<@Nullable String>> plainCsv(String text) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    List<@Nullable String> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean inQuotes = false;
    boolean wasQuoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (inQuotes) {
        if (c != '"') {
          field.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          field.append('"');
          i++;
        } else {
          inQuotes = false;
        }
      } else if (c == '"' && field.isEmpty() && !wasQuoted) {
        inQuotes = true;
        wasQuoted = true;
      } else if (c == ',' || c == '\n') {
        row.add(field.isEmpty() && !wasQuoted ? null : field.toString());
        field.setLength(0);
        wasQuoted = false;
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else if (c != '\r') {
        field.append(c);
      }
    }
    return rows;
  }
}
