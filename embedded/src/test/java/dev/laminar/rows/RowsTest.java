package dev.laminar.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.ColumnInfo;
import dev.laminar.Cursor;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Values on their way to parameters, rows on their way from batches. */
class RowsTest {

  private static Object convert(Object value, TypeKind kind) {
    return ParameterValues.convert(value, DataType.of(kind, true), 2);
  }

  @Test
  void numbersGoToEveryNumericTypeThatHoldsThem() {
    assertThat(convert(7L, TypeKind.INTEGER)).isEqualTo(7);
    assertThat(convert(7, TypeKind.BIGINT)).isEqualTo(7L);
    assertThat(convert((short) 7, TypeKind.TINYINT)).isEqualTo((byte) 7);
    assertThat(convert(new BigDecimal("2.5"), TypeKind.SMALLINT)).isEqualTo((short) 3);
    assertThat(convert(BigInteger.TEN, TypeKind.DOUBLE)).isEqualTo(10.0);
    assertThat(convert(0.1f, TypeKind.REAL)).isEqualTo(0.1f);
    assertThat(convert(Double.NaN, TypeKind.DOUBLE)).isEqualTo(Double.NaN);
    assertThat(convert(" 12 ", TypeKind.BIGINT)).isEqualTo(12L);
    assertThat(ParameterValues.convert(1.005, DataType.decimal(5, 2, true), 1))
        .isEqualTo(new BigDecimal("1.01"));
    assertThatThrownBy(() -> convert(40_000, TypeKind.SMALLINT))
        .hasMessage("value 40000 of parameter 2 is out of range for SMALLINT");
    assertThatThrownBy(() -> ParameterValues.convert(1_000, DataType.decimal(4, 2, true), 1))
        .hasMessage("value 1000 of parameter 1 is out of range for DECIMAL(4, 2)");
    assertThatThrownBy(() -> convert("twelve", TypeKind.BIGINT))
        .hasMessage("value 'twelve' of parameter 2 is no BIGINT");
    assertThatThrownBy(() -> convert(true, TypeKind.BIGINT))
        .hasMessage("parameter 2 is a BIGINT, not a java.lang.Boolean");
    assertThat(convert(null, TypeKind.BIGINT)).isNull();
  }

  @Test
  void otherValuesGoToTheirTypes() {
    UUID uuid = UUID.randomUUID();
    assertThat(convert(uuid, TypeKind.VARCHAR)).isEqualTo(uuid.toString());
    assertThat(convert('x', TypeKind.CHAR)).isEqualTo("x");
    assertThat(convert("t", TypeKind.BOOLEAN)).isEqualTo(true);
    assertThat(convert(Date.valueOf("2026-03-01"), TypeKind.DATE))
        .isEqualTo(LocalDate.parse("2026-03-01"));
    assertThat(convert("09:30", TypeKind.TIME)).isEqualTo(LocalTime.parse("09:30"));
    assertThat(convert(Timestamp.valueOf("2026-03-01 09:30:00"), TypeKind.TIMESTAMP))
        .isEqualTo(LocalDateTime.parse("2026-03-01T09:30"));
    assertThat(convert("2026-03-01 09:30:00", TypeKind.TIMESTAMP))
        .isEqualTo(LocalDateTime.parse("2026-03-01T09:30"));
    assertThat(convert(OffsetDateTime.parse("2026-03-01T09:30+09:00"), TypeKind.TIMESTAMP_LTZ))
        .isEqualTo(Instant.parse("2026-03-01T00:30:00Z"));
    assertThat(convert(Duration.ofMinutes(1), TypeKind.INTERVAL_DAY_TIME))
        .isEqualTo(Duration.ofMinutes(1));
    assertThatThrownBy(() -> convert("yesterday", TypeKind.DATE))
        .hasMessage("value 'yesterday' of parameter 2 is no DATE");
    assertThatThrownBy(() -> convert(1, TypeKind.VARCHAR))
        .hasMessage("parameter 2 is a VARCHAR, not a java.lang.Integer");
  }

  /** A row of weight n is n rows; one of none is none. */
  @Test
  void rowsComeAsOftenAsTheirWeight() {
    DataType type = DataType.of(TypeKind.BIGINT, false);
    ColumnBatch batch =
        ColumnBatch.allocateWeighted(new RowSchema(List.of(new Column("n", type))), 4);
    BatchQueue queue = new BatchQueue(0, Duration.ZERO);
    int[] weights = {2, 0, 1, 3};
    for (int i = 0; i < weights.length; i++) {
      ((LongVector) batch.column(0)).values()[i] = i;
      batch.weights()[i] = weights[i];
    }
    batch.setRowCount(weights.length);
    queue.onBatch(batch);
    queue.onBatch(batch);
    queue.onEnd();
    List<Long> read = new ArrayList<>();
    try (Cursor cursor = new BatchCursor(List.of(new ColumnInfo("n", type)), queue, 8)) {
      while (cursor.next()) {
        read.add(cursor.getLong(0));
      }
    }
    assertThat(read).containsExactly(0L, 0L, 2L, 3L, 3L, 3L, 0L, 0L);
  }
}
