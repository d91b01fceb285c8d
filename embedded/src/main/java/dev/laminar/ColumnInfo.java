package dev.laminar;

import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;

/**
 * A column of rows that a statement answers with.
 *
 * @param name as the statement has it; names may repeat
 */
public record ColumnInfo(String name, DataType type) {

  static List<ColumnInfo> of(RowSchema schema) {
    return schema.columns().stream()
        .map(column -> new ColumnInfo(column.name(), column.type()))
        .toList();
  }
}
