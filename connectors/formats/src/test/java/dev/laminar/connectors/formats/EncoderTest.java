package dev.laminar.connectors.formats;

import static dev.laminar.connectors.formats.Generated.notNull;
import static dev.laminar.connectors.formats.Generated.nullable;
import static dev.laminar.connectors.formats.Generated.schema;
import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.FloatVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.connector.ByteBuilder;
import dev.laminar.kernel.connector.RecordEncoder;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncoderTest {

  private static final JsonFormat JSON = new JsonFormat();
  private static final CsvFormat CSV = new CsvFormat();

  private static final RowSchema EVERYTHING =
      schema(
          "flag", nullable(TypeKind.BOOLEAN),
          "n", notNull(TypeKind.BIGINT),
          "d", nullable(TypeKind.DOUBLE),
          "r", nullable(TypeKind.REAL),
          "price", DataType.decimal(10, 2, true),
          "big", DataType.decimal(38, 10, true),
          "day", nullable(TypeKind.DATE),
          "ts", nullable(TypeKind.TIMESTAMP),
          "at", nullable(TypeKind.TIMESTAMP_LTZ),
          "text \"x\"", nullable(TypeKind.VARCHAR),
          "bin", nullable(TypeKind.VARBINARY),
          "span", nullable(TypeKind.INTERVAL_DAY_TIME),
          "months", nullable(TypeKind.INTERVAL_YEAR_MONTH));

  private static String encode(RecordEncoder encoder, ColumnBatch batch) {
    ByteBuilder out = new ByteBuilder(4);
    encoder.begin(out);
    encoder.encode(batch, out);
    return new String(out.bytes(), 0, out.length(), StandardCharsets.UTF_8);
  }

  private static ColumnBatch everything(boolean weighted) {
    ColumnBatch batch =
        weighted
            ? ColumnBatch.allocateWeighted(EVERYTHING, 4)
            : ColumnBatch.allocate(EVERYTHING, 4);
    ((BooleanVector) batch.column(0)).values()[0] = true;
    ((LongVector) batch.column(1)).values()[0] = Long.MIN_VALUE;
    ((DoubleVector) batch.column(2)).values()[0] = Double.NaN;
    ((FloatVector) batch.column(3)).values()[0] = 1.1f;
    ((LongVector) batch.column(4)).values()[0] = -5;
    BigInteger big = new BigInteger("-99999999999999999999999999999999999999");
    ((Decimal128Vector) batch.column(5)).high()[0] = big.shiftRight(64).longValue();
    ((Decimal128Vector) batch.column(5)).low()[0] = big.longValue();
    ((IntVector) batch.column(6)).values()[0] = -1;
    ((LongVector) batch.column(7)).values()[0] = 1_772_357_400_123_400L;
    ((LongVector) batch.column(8)).values()[0] = -1;
    byte[] text = "a\"\\\n\u0001é,😀".getBytes(StandardCharsets.UTF_8);
    ((BytesVector) batch.column(9)).append(0, text, 0, text.length);
    ((BytesVector) batch.column(10)).append(0, new byte[] {0, -1, -2, 3}, 0, 4);
    ((LongVector) batch.column(11)).values()[0] = -(86_400_000_000L + 1_500_000L);
    ((IntVector) batch.column(12)).values()[0] = 14;
    for (int i = 0; i < batch.columnCount(); i++) {
      boolean[] nulls = batch.column(i).nulls();
      if (nulls != null) {
        nulls[1] = true;
      }
    }
    ((LongVector) batch.column(1)).values()[1] = 0;
    batch.setRowCount(2);
    return batch;
  }

  @ParameterizedTest
  @EnumSource(Generated.Tier.class)
  void writesJson(Generated.Tier tier) {
    assertThat(encode(Generated.encoder(JSON, tier, EVERYTHING), everything(true)))
        .isEqualTo(
            """
            {"flag":true,"n":-9223372036854775808,"d":"NaN","r":1.1,"price":-0.05,\
            "big":-9999999999999999999999999999.9999999999,"day":"1969-12-31","ts":"2026-03-01 09:30:00.1234",\
            "at":"1969-12-31 23:59:59.999999Z","text \\"x\\"":"a\\"\\\\\\n\\u0001é,😀","bin":"AP/+Aw==",\
            "span":"-1 00:00:01.5","months":"1-2"}
            {"flag":null,"n":0,"d":null,"r":null,"price":null,"big":null,"day":null,"ts":null,"at":null,\
            "text \\"x\\"":null,"bin":null,"span":null,"months":null}
            """);
  }

  @ParameterizedTest
  @EnumSource(Generated.Tier.class)
  void writesCsv(Generated.Tier tier) {
    assertThat(encode(Generated.encoder(CSV, tier, EVERYTHING), everything(false)))
        .isEqualTo(
            """
            flag,n,d,r,price,big,day,ts,at,"text ""x""\",bin,span,months
            true,-9223372036854775808,NaN,1.1,-0.05,-9999999999999999999999999999.9999999999,1969-12-31,\
            2026-03-01 09:30:00.1234,1969-12-31 23:59:59.999999Z,"a""\\
            \u0001é,😀",00fffe03,-1 00:00:01.5,1-2
            ,0,,,,,,,,,,,
            """);
  }

  @Test
  void writesWeightsWhenAsked() {
    RowSchema schema = schema("n", notNull(TypeKind.INTEGER));
    ColumnBatch batch = ColumnBatch.allocateWeighted(schema, 2);
    int[] weights = batch.weights();
    weights[0] = 1;
    weights[1] = -1;
    batch.setRowCount(2);
    assertThat(encode(Generated.encoder(JSON, schema, "json.weight_key", "w"), batch))
        .isEqualTo("{\"n\":0,\"w\":1}\n{\"n\":0,\"w\":-1}\n");
    assertThat(encode(Generated.encoder(CSV, schema, "csv.weight_column", "w"), batch))
        .isEqualTo("n,w\n0,1\n0,-1\n");
    ColumnBatch plain = ColumnBatch.allocate(schema, 1);
    plain.setRowCount(1);
    assertThat(encode(Generated.encoder(JSON, schema, "json.weight_key", "w"), plain))
        .isEqualTo("{\"n\":0,\"w\":1}\n");
  }

  @Test
  void csvKeepsEmptyTextApartFromNull() {
    RowSchema schema = schema("a", nullable(TypeKind.VARCHAR), "b", nullable(TypeKind.VARBINARY));
    ColumnBatch batch = ColumnBatch.allocate(schema, 3);
    BytesVector text = (BytesVector) batch.column(0);
    text.append(0, new byte[0], 0, 0);
    text.append(1, "NULL".getBytes(StandardCharsets.UTF_8), 0, 4);
    text.append(2, " x".getBytes(StandardCharsets.UTF_8), 0, 2);
    batch.setRowCount(3);
    assertThat(encode(Generated.encoder(CSV, schema, "csv.header", "false"), batch))
        .isEqualTo("\"\",\"\"\nNULL,\"\"\n\" x\",\"\"\n");
    assertThat(
            encode(
                Generated.encoder(CSV, schema, "csv.null", "NULL", "csv.header", "false"), batch))
        .isEqualTo(",\"\"\n\"NULL\",\"\"\n\" x\",\"\"\n");
  }

  @Test
  void writesEpochs() {
    RowSchema schema = schema("t", notNull(TypeKind.TIMESTAMP));
    ColumnBatch batch = ColumnBatch.allocate(schema, 3);
    long[] values = ((LongVector) batch.column(0)).values();
    values[0] = 1_500_000;
    values[1] = -1;
    values[2] = 2_000_000;
    batch.setRowCount(3);
    assertThat(
            encode(
                Generated.encoder(JSON, schema, "json.timestamp_format", "epoch_seconds"), batch))
        .isEqualTo("{\"t\":1.5}\n{\"t\":-0.000001}\n{\"t\":2}\n");
  }

  @Test
  void numbersAndDatesAgreeWithTheJdk() {
    RowSchema schema =
        schema(
            "d",
            notNull(TypeKind.DOUBLE),
            "r",
            notNull(TypeKind.REAL),
            "n",
            notNull(TypeKind.BIGINT),
            "p",
            DataType.decimal(18, 7, false),
            "b",
            DataType.decimal(38, 20, false),
            "day",
            notNull(TypeKind.DATE));
    Random random = new Random(3);
    ColumnBatch batch = ColumnBatch.allocate(schema, 1000);
    RecordEncoder encoder = Generated.encoder(CSV, schema, "csv.header", "false");
    for (int round = 0; round < 10; round++) {
      StringBuilder expected = new StringBuilder();
      for (int i = 0; i < 1000; i++) {
        double d = Double.longBitsToDouble(random.nextLong());
        float r = Float.intBitsToFloat(random.nextInt());
        long n = random.nextLong() >> random.nextInt(64);
        long p = random.nextLong() % 1_000_000_000_000_000_000L >> random.nextInt(60);
        BigInteger b = new BigInteger(1 + random.nextInt(126), random);
        b = random.nextBoolean() ? b : b.negate();
        int day = random.nextInt(4_000_000) - 700_000;
        ((DoubleVector) batch.column(0)).values()[i] = d;
        ((FloatVector) batch.column(1)).values()[i] = r;
        ((LongVector) batch.column(2)).values()[i] = n;
        ((LongVector) batch.column(3)).values()[i] = p;
        ((Decimal128Vector) batch.column(4)).high()[i] = b.shiftRight(64).longValue();
        ((Decimal128Vector) batch.column(4)).low()[i] = b.longValue();
        ((IntVector) batch.column(5)).values()[i] = day;
        String date = LocalDate.ofEpochDay(day).toString();
        expected
            .append(d)
            .append(',')
            .append(r)
            .append(',')
            .append(n)
            .append(',')
            .append(BigDecimal.valueOf(p, 7).toPlainString())
            .append(',')
            .append(new BigDecimal(b, 20).toPlainString())
            .append(',')
            .append(date.startsWith("+") ? date.substring(1) : date)
            .append('\n');
      }
      batch.setRowCount(1000);
      assertThat(encode(encoder, batch)).isEqualTo(expected.toString());
    }
  }

  @Test
  void whatIsWrittenReadsBack() {
    RowSchema schema =
        schema(
            "a",
            nullable(TypeKind.VARCHAR),
            "b",
            nullable(TypeKind.DOUBLE),
            "c",
            nullable(TypeKind.VARBINARY),
            "d",
            nullable(TypeKind.TIMESTAMP));
    Random random = new Random(8);
    ColumnBatch batch = ColumnBatch.allocate(schema, 500);
    for (int i = 0; i < 500; i++) {
      byte[] text =
          random
              .ints(random.nextInt(12), 0, 0x250)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString()
              .replace('\0', 'x')
              .getBytes(StandardCharsets.UTF_8);
      byte[] binary = new byte[random.nextInt(9)];
      random.nextBytes(binary);
      ((BytesVector) batch.column(0)).append(i, text, 0, text.length);
      ((DoubleVector) batch.column(1)).values()[i] =
          i == 7 ? Double.NEGATIVE_INFINITY : random.nextGaussian();
      ((BytesVector) batch.column(2)).append(i, binary, 0, binary.length);
      ((LongVector) batch.column(3)).values()[i] = random.nextLong() >> 14;
      boolean[] nulls = batch.column(random.nextInt(4)).nulls();
      if (nulls != null) {
        nulls[i] = true;
      }
    }
    batch.setRowCount(500);
    List<List<Object>> expected = new java.util.ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Object[] row = new Object[4];
      for (int c = 0; c < 4; c++) {
        row[c] = Rows.value(batch.column(c), i);
      }
      expected.add(Arrays.asList(row));
    }
    for (Format format : Formats.all()) {
      String text = encode(Generated.encoder(format, schema), batch);
      Rows.Result result = Rows.decode(Generated.decoder(format, schema), schema, text);
      assertThat(result.errors()).as(format.name()).isEmpty();
      assertThat(result.rows()).as(format.name()).isEqualTo(expected);
    }
  }
}
