package dev.laminar;

import dev.laminar.binding.ColumnReaders;
import dev.laminar.binding.RowReader;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row without a record, for programs that do not know the columns. Values are {@code Boolean},
 * {@code Byte}, {@code Short}, {@code Integer}, {@code Long}, {@code Float}, {@code Double}, {@code
 * BigDecimal}, {@code String}, {@code byte[]}, {@code LocalDate}, {@code LocalTime}, {@code
 * LocalDateTime}, {@code Instant} (WITH LOCAL TIME ZONE), {@code Duration}, {@code Period}, {@code
 * List} (ARRAY), {@code Map} (MAP, and ROW by the names of its fields).
 */
public final class Row {

  private final RowSchema schema;
  private final @Nullable Object[] values;
  private final int weight;

  private Row(RowSchema schema, @Nullable Object[] values, int weight) {
    this.schema = schema;
    this.values = values;
    this.weight = weight;
  }

  static RowReader<Row> reader(RowSchema schema) {
    return (batch, row) -> read(schema, batch, row);
  }

  private static Row read(RowSchema schema, ColumnBatch batch, int row) {
    @Nullable Object[] values = new Object[schema.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = ColumnReaders.readObject(batch, i, row);
    }
    int[] weights = batch.weights();
    return new Row(schema, values, weights == null ? 1 : weights[row]);
  }

  /**
   * How often the row is there more than before: 1 for a row that is added, or that replaces the
   * one of its key (EMIT ON UPDATE); negative for one that is taken back (EMIT CHANGES), or whose
   * key is gone (EMIT ON UPDATE behind a filter).
   */
  public int weight() {
    return weight;
  }

  /** Names of the columns, in order. */
  public List<String> columns() {
    return schema.columns().stream().map(Column::name).toList();
  }

  /**
   * A value by position, from 0.
   *
   * @return null for NULL
   * @throws IndexOutOfBoundsException when there is no such column
   */
  public @Nullable Object get(int column) {
    return values[column];
  }

  /**
   * A value by the name of its column; case matters only where columns differ in nothing else.
   *
   * @return null for NULL
   * @throws LaminarException when there is no such column
   */
  public @Nullable Object get(String column) {
    int found = -1;
    for (int i = 0; i < values.length; i++) {
      String name = schema.column(i).name();
      if (name.equals(column)) {
        return values[i];
      }
      if (found < 0 && name.equalsIgnoreCase(column)) {
        found = i;
      }
    }
    if (found < 0) {
      throw new LaminarException(
          ErrorCode.UNDEFINED_COLUMN,
          "the row has no column '" + column + "'",
          SourceSpan.NONE,
          "its columns are: " + String.join(", ", columns()));
    }
    return values[found];
  }

  /** Values by column, in order. */
  public Map<String, @Nullable Object> toMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      map.put(schema.column(i).name(), values[i]);
    }
    return map;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Row row
        && weight == row.weight
        && schema.equals(row.schema)
        && Arrays.deepEquals(values, row.values);
  }

  @Override
  public int hashCode() {
    return 31 * weight + Arrays.deepHashCode(values);
  }

  /** {@code {symbol=ACME, volume=100}}; in front of it the weight, if it is not 1. */
  @Override
  public String toString() {
    String prefix = weight == 1 ? "" : weight + " ";
    return prefix
        + toMap().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String text(@Nullable Object value) {
    return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
  }
}
