package dev.laminar.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordBinderTest {

  enum Side {
    BUY,
    SELL
  }

  private record Everything(
      boolean flag,
      byte tiny,
      short small,
      int whole,
      long big,
      float real,
      double approximate,
      BigDecimal price,
      BigDecimal wide,
      String text,
      Side side,
      byte[] raw,
      Instant at,
      LocalDateTime localAt,
      LocalDate day,
      LocalTime time,
      Duration span,
      Period months) {}

  private record Boxed(
      @Nullable Long big,
      @Nullable Integer whole,
      @Nullable Double approximate,
      @Nullable String text) {}

  private record Narrow(long big) {}

  private static Column column(String name, TypeKind kind, boolean nullable) {
    return new Column(name, DataType.of(kind, nullable));
  }

  private static RowSchema everything() {
    List<Column> columns = new ArrayList<>();
    columns.add(column("FLAG", TypeKind.BOOLEAN, false));
    columns.add(column("tiny", TypeKind.TINYINT, false));
    columns.add(column("small", TypeKind.SMALLINT, false));
    columns.add(column("whole", TypeKind.INTEGER, false));
    columns.add(column("big", TypeKind.BIGINT, false));
    columns.add(column("real", TypeKind.REAL, false));
    columns.add(column("approximate", TypeKind.DOUBLE, false));
    columns.add(new Column("price", DataType.decimal(12, 2, false)));
    columns.add(new Column("wide", DataType.decimal(38, 6, false)));
    columns.add(column("text", TypeKind.VARCHAR, false));
    columns.add(column("side", TypeKind.VARCHAR, false));
    columns.add(column("raw", TypeKind.VARBINARY, false));
    columns.add(column("at", TypeKind.TIMESTAMP_LTZ, false));
    columns.add(column("local_at", TypeKind.TIMESTAMP, false));
    columns.add(column("day", TypeKind.DATE, false));
    columns.add(column("time", TypeKind.TIME, false));
    columns.add(column("span", TypeKind.INTERVAL_DAY_TIME, false));
    columns.add(column("months", TypeKind.INTERVAL_YEAR_MONTH, false));
    return new RowSchema(columns);
  }

  @Test
  void everyTypeSurvivesTheRoundTrip() {
    RowWriter<Everything> writer = RecordBinder.writer(Everything.class, everything(), "s");
    RowReader<Everything> reader = RecordBinder.reader(Everything.class, everything(), "q");
    Everything row =
        new Everything(
            true,
            (byte) -7,
            (short) 300,
            -5,
            Long.MIN_VALUE,
            1.5f,
            -2.25,
            new BigDecimal("-1234567890.12"),
            new BigDecimal("-12345678901234567890123456789012.123456"),
            "grüße",
            Side.SELL,
            new byte[] {0, -1},
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            LocalDateTime.parse("2026-03-01T09:30:00.123456"),
            LocalDate.of(1900, 2, 28),
            LocalTime.of(23, 59, 59, 999_999_000),
            Duration.ofSeconds(-1, 500_000_000),
            Period.of(1, 2, 0));
    ColumnBatch batch = ColumnBatch.allocate(everything(), 8);

    writer.write(row, batch, 3);

    assertThat(reader.read(batch, 3)).usingRecursiveComparison().isEqualTo(row);
  }

  @Test
  void boxedComponentsCarryNulls() {
    RowSchema schema =
        new RowSchema(
            List.of(
                column("big", TypeKind.BIGINT, true),
                column("whole", TypeKind.INTEGER, true),
                column("approximate", TypeKind.DOUBLE, true),
                column("text", TypeKind.VARCHAR, true),
                column("unbound", TypeKind.DATE, true)));
    RowWriter<Boxed> writer = RecordBinder.writer(Boxed.class, schema, "s");
    RowReader<Boxed> reader = RecordBinder.reader(Boxed.class, schema, "q");
    ColumnBatch batch = ColumnBatch.allocate(schema, 8);

    writer.write(new Boxed(null, null, null, null), batch, 0);
    writer.write(new Boxed(1L, 2, 3.5, "four"), batch, 1);

    assertThat(reader.read(batch, 0)).isEqualTo(new Boxed(null, null, null, null));
    assertThat(reader.read(batch, 1)).isEqualTo(new Boxed(1L, 2, 3.5, "four"));
    assertThat(batch.column(4).isNull(0)).isTrue();
    assertThat(batch.column(4).isNull(1)).isTrue();
  }

  @Test
  void nullForNotNullNamesTheColumn() {
    RowSchema schema = new RowSchema(List.of(column("text", TypeKind.VARCHAR, false)));
    record Text(@Nullable String text) {}
    RowWriter<Text> writer = RecordBinder.writer(Text.class, schema, "s");
    ColumnBatch batch = ColumnBatch.allocate(schema, 1);

    assertThatThrownBy(() -> writer.write(new Text(null), batch, 0))
        .isInstanceOf(LaminarException.class)
        .hasMessage("null in column text, which is NOT NULL");
  }

  @Test
  void tooLongDecimalsAndTextsAreRefused() {
    RowSchema schema =
        new RowSchema(
            List.of(
                new Column("price", DataType.decimal(5, 2, false)),
                new Column("code", new DataType(TypeKind.VARCHAR, 3, 0, false))));
    record Priced(BigDecimal price, String code) {}
    RowWriter<Priced> writer = RecordBinder.writer(Priced.class, schema, "s");
    ColumnBatch batch = ColumnBatch.allocate(schema, 1);

    assertThatThrownBy(() -> writer.write(new Priced(new BigDecimal("1000"), "abc"), batch, 0))
        .hasMessage("value 1000 does not fit column price of type DECIMAL(5, 2)");
    assertThatThrownBy(() -> writer.write(new Priced(new BigDecimal("999.99"), "abcd"), batch, 0))
        .hasMessage("value of 4 characters is too long for column code of type VARCHAR(3)");
  }

  @Test
  void textsAndBytesOfFixedLengthArePadded() {
    RowSchema schema =
        new RowSchema(
            List.of(
                new Column("side", new DataType(TypeKind.CHAR, 5, 0, false)),
                new Column("code", new DataType(TypeKind.CHAR, 3, 0, false)),
                new Column("mark", new DataType(TypeKind.VARCHAR, 2, 0, false)),
                new Column("hash", new DataType(TypeKind.BINARY, 3, 0, false))));
    record Fixed(Side side, String code, String mark, byte[] hash) {}
    RowWriter<Fixed> writer = RecordBinder.writer(Fixed.class, schema, "s");
    ColumnBatch batch = ColumnBatch.allocate(schema, 2);
    writer.write(new Fixed(Side.BUY, "é", "ab  ", new byte[] {7}), batch, 0);
    writer.write(new Fixed(Side.SELL, "abc   ", "", new byte[] {1, 2, 3}), batch, 1);
    batch.setRowCount(2);
    RowReader<Fixed> reader = RecordBinder.reader(Fixed.class, schema, "q");
    Fixed first = reader.read(batch, 0);
    assertThat(first.side()).isEqualTo(Side.BUY);
    assertThat(first.code()).isEqualTo("é  ");
    assertThat(first.mark()).isEqualTo("ab");
    assertThat(first.hash()).containsExactly(7, 0, 0);
    Fixed second = reader.read(batch, 1);
    assertThat(second.side()).isEqualTo(Side.SELL);
    assertThat(second.code()).isEqualTo("abc");
    assertThat(second.mark()).isEmpty();
    assertThat(second.hash()).containsExactly(1, 2, 3);
    assertThatThrownBy(() -> writer.write(new Fixed(Side.BUY, "abcd", "", new byte[0]), batch, 0))
        .hasMessage("value of 4 characters is too long for column code of type CHAR(3)");
    assertThatThrownBy(() -> writer.write(new Fixed(Side.BUY, "", "", new byte[4]), batch, 0))
        .hasMessage("value of 4 bytes is too long for column hash of type BINARY(3)");
  }

  @Test
  void aNullableColumnNeedsAReference() {
    RowSchema schema = new RowSchema(List.of(column("big", TypeKind.BIGINT, true)));

    assertThatThrownBy(() -> RecordBinder.reader(Narrow.class, schema, "q"))
        .isInstanceOfSatisfying(
            LaminarException.class,
            e -> {
              assertThat(e)
                  .hasMessage(
                      "component long big of record Narrow does not go with column big BIGINT");
              assertThat(e.help()).contains("Long");
            });
  }

  @Test
  void unknownComponentsListTheColumns() {
    RowSchema schema = new RowSchema(List.of(column("symbol", TypeKind.VARCHAR, false)));

    assertThatThrownBy(() -> RecordBinder.reader(Narrow.class, schema, "stream bars"))
        .isInstanceOfSatisfying(
            LaminarException.class,
            e -> {
              assertThat(e)
                  .hasMessage(
                      "record Narrow has a component 'big', stream bars has no such column");
              assertThat(e.help()).isEqualTo("its columns are: symbol");
            });
  }
}
