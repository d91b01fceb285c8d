package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.Columns;
import dev.laminar.codegen.expression.Sql;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Random inserts and deletes of rows with few different values, NULLs and duplicates. */
final class RandomRows {

  /** A type of every storage, and of text. */
  static final List<DataType> TYPES =
      List.of(
          Sql.BOOLEAN,
          Sql.TINYINT,
          Sql.SMALLINT,
          Sql.INTEGER,
          Sql.BIGINT,
          Sql.REAL,
          Sql.DOUBLE,
          Sql.VARCHAR,
          Sql.VARBINARY,
          Sql.TIMESTAMP,
          Sql.decimal(12, 2),
          Sql.decimal(38, 3));

  private final SplittableRandom random;
  private final RowSchema schema;
  private final int values;
  private final List<List<@Nullable Object>> inserted = new ArrayList<>();

  RandomRows(SplittableRandom random, RowSchema schema, int values) {
    this.random = random;
    this.schema = schema;
    this.values = values;
  }

  static RowSchema schema(String prefix, List<DataType> types) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      columns.add(new Column(prefix + i, types.get(i)));
    }
    return new RowSchema(columns);
  }

  @Nullable Object value(DataType type) {
    if (type.nullable() && random.nextInt(8) == 0) {
      return null;
    }
    int n = random.nextInt(values);
    return switch (type.kind()) {
      case BOOLEAN -> n % 2 == 0;
      case TINYINT, SMALLINT, INTEGER -> n - 2;
      case REAL -> n / 4f - 1;
      case DOUBLE -> n / 8d - 1;
      case VARCHAR -> "t" + n + (n % 3 == 0 ? " and a text that is longer than a slot" : "");
      case VARBINARY -> java.util.HexFormat.of().formatHex(new byte[] {(byte) n, (byte) -n});
      case DECIMAL ->
          type.scale() == 3
              ? new BigDecimal(BigInteger.ONE.shiftLeft(90 + n % 2).add(BigInteger.valueOf(n)), 3)
              : BigDecimal.valueOf(n * 100L - 150, 2);
      default -> (long) n - 1;
    };
  }

  /** Fills a batch; in RETRACT mode some rows are those of earlier inserts, taken back. */
  ColumnBatch next(ChangelogMode mode, int rows) {
    ColumnBatch batch =
        mode == ChangelogMode.APPEND
            ? ColumnBatch.allocate(schema, Math.max(rows, 1))
            : ColumnBatch.allocateWeighted(schema, Math.max(rows, 1));
    int[] weights = batch.weights();
    for (int row = 0; row < rows; row++) {
      List<@Nullable Object> values;
      int weight = 1;
      if (weights != null && !inserted.isEmpty() && random.nextInt(2) == 0) {
        values = inserted.remove(random.nextInt(inserted.size()));
        weight = -1;
      } else {
        values = new ArrayList<>();
        for (Column column : schema.columns()) {
          values.add(value(column.type()));
        }
        weight = weights == null ? 1 : random.nextInt(4);
        for (int i = 0; i < weight; i++) {
          inserted.add(values);
        }
      }
      for (int i = 0; i < values.size(); i++) {
        Object value = values.get(i);
        boolean binary = value != null && schema.type(i).isBinary();
        Columns.set(
            batch.column(i),
            row,
            binary ? java.util.HexFormat.of().parseHex(value.toString()) : value);
      }
      if (weights != null) {
        weights[row] = weight;
      }
    }
    batch.setRowCount(rows);
    return batch;
  }
}
