package dev.laminar;

import dev.laminar.kernel.type.DataType;
import dev.laminar.sql.tree.ObjectKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object that a statement has defined.
 *
 * @param name as written where it was defined; names match without regard to case
 * @param columns that a query sees, in order; none for a sink that waits for INSERT INTO
 * @param keys the primary key first, when there is one
 * @param watermark the column that is a source's event time; null when there is none
 * @param dependsOn names of the objects that it reads
 * @param definition the statement that defined it
 */
public record ObjectInfo(
    String name,
    ObjectKind kind,
    List<ColumnDetail> columns,
    List<Key> keys,
    @Nullable String watermark,
    List<String> dependsOn,
    String definition) {

  public ObjectInfo {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
    dependsOn = List.copyOf(dependsOn);
  }

  /**
   * A column.
   *
   * @param type with its nullability
   * @param defaultValue the expression after DEFAULT; null when there is none
   * @param isComputed whether the object computes it from its other columns
   */
  public record ColumnDetail(
      String name, DataType type, @Nullable String defaultValue, boolean isComputed) {}

  /**
   * Columns whose values together are unique. That of a materialized view is one that its rows are
   * found by.
   *
   * @param name of the constraint; null when it has none
   * @param columns names, in the order of the key
   * @param isPrimary PRIMARY KEY, not UNIQUE
   */
  public record Key(@Nullable String name, List<String> columns, boolean isPrimary) {

    public Key {
      columns = List.copyOf(columns);
    }
  }
}
