package dev.laminar.sql.catalog;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.sql.tree.ObjectKind;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * @param columns in declared order
 * @param primaryKey indexes of columns, in the order that the key names them; empty when there is
 *     none
 * @param uniqueKeys all keys whose values are unique: the primary key first, when there is one,
 *     then those of UNIQUE in declared order
 * @param checks in declared order
 * @param functions names of the functions of users that defaults and checks call
 */
public record TableObject(
    String name,
    List<TableColumn> columns,
    List<Integer> primaryKey,
    List<UniqueKey> uniqueKeys,
    List<Check> checks,
    Set<String> functions,
    String sql,
    SourceSpan span)
    implements CatalogObject {

  public TableObject {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    uniqueKeys = List.copyOf(uniqueKeys);
    checks = List.copyOf(checks);
    functions = Set.copyOf(functions);
  }

  /**
   * A column.
   *
   * @param type with the nullability of the column: a column of the primary key is NOT NULL
   * @param dataType the same as the kernel has it
   * @param defaultValue the expression after DEFAULT as parsed, which reads no columns; null when
   *     there is none
   * @param span the column's definition
   */
  public record TableColumn(
      String name,
      RelDataType type,
      DataType dataType,
      @Nullable SqlNode defaultValue,
      SourceSpan span) {}

  /**
   * Columns whose values together are unique; rows with a NULL in one of them are all different.
   *
   * @param name as CONSTRAINT names it, else {@code table_pkey} or {@code table_column_key}
   * @param columns indexes of columns, in the order that the key names them
   * @param span the constraint
   */
  public record UniqueKey(String name, List<Integer> columns, SourceSpan span) {

    public UniqueKey {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A condition that no row may fail; NULL does not fail it.
   *
   * @param name as CONSTRAINT names it, else {@code table_column_check} or {@code table_check}
   * @param condition as parsed; an expression over one row of the table, of type BOOLEAN
   * @param sql the condition's text
   * @param span the condition
   */
  public record Check(String name, SqlNode condition, String sql, SourceSpan span) {}

  /** The index of a column by name, without regard to case; -1 when there is none. */
  public int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equalsIgnoreCase(column)) {
        return i;
      }
    }
    return -1;
  }

  /** The columns of a key, as {@code (a, b)}. */
  public String text(UniqueKey key) {
    List<String> names = key.columns().stream().map(index -> columns.get(index).name()).toList();
    return "(" + String.join(", ", names) + ")";
  }

  @Override
  public ObjectKind kind() {
    return ObjectKind.TABLE;
  }

  @Override
  public Set<String> dependsOn() {
    return functions;
  }

  @Override
  public List<Field> fields() {
    return columns.stream().map(column -> new Field(column.name(), column.type())).toList();
  }
}
