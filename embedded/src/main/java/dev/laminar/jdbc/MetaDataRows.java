package dev.laminar.jdbc;

import dev.laminar.ColumnInfo;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import dev.laminar.rows.RowBatches;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of metadata, with the columns that JDBC says. */
final class MetaDataRows {

  private final List<ColumnInfo> columns;
  private final List<List<@Nullable Object>> rows = new ArrayList<>();

  private MetaDataRows(List<ColumnInfo> columns) {
    this.columns = columns;
  }

  /**
   * No rows yet.
   *
   * @param columns names, each with {@code :int}, {@code :short} or {@code :boolean} behind it if
   *     it is no text
   */
  static MetaDataRows of(String... columns) {
    return new MetaDataRows(Arrays.stream(columns).map(MetaDataRows::column).toList());
  }

  private static ColumnInfo column(String text) {
    String[] parts = text.split(":", -1);
    TypeKind kind =
        parts.length == 1
            ? TypeKind.VARCHAR
            : switch (parts[1]) {
              case "int" -> TypeKind.INTEGER;
              case "short" -> TypeKind.SMALLINT;
              case "boolean" -> TypeKind.BOOLEAN;
              default -> throw new IllegalArgumentException(text);
            };
    return new ColumnInfo(parts[0], DataType.of(kind, true));
  }

  void add(@Nullable Object... values) {
    rows.add(Arrays.asList(values));
  }

  ResultSet resultSet() {
    return new LaminarResultSet(RowBatches.cursor(columns, rows, 0), null, "");
  }
}
