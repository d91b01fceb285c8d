package dev.laminar.compiler.physical;

import dev.laminar.kernel.type.RowSchema;
import dev.laminar.sql.catalog.TableObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What finds rows of a table or view by their key. Who makes the table and who reads it number
 * indexes alike: by the lists made here.
 *
 * @param number of the index of the rows; 0 is that of what tells rows apart
 * @param columns of the table whose values make the key
 */
public record TableIndex(int number, List<Integer> columns) {

  public TableIndex {
    columns = List.copyOf(columns);
  }

  /** Those of a table, one for each of its keys, in their order. */
  public static List<TableIndex> of(TableObject table) {
    boolean hasPrimaryKey = !table.primaryKey().isEmpty();
    List<TableIndex> indexes = new ArrayList<>();
    int further = 0;
    for (TableObject.UniqueKey key : table.uniqueKeys()) {
      boolean tellsApart = hasPrimaryKey && indexes.isEmpty();
      indexes.add(new TableIndex(tellsApart ? 0 : ++further, key.columns()));
    }
    return indexes;
  }

  /**
   * Those of a view, whose rows are told apart by all their columns: one for the first of its keys.
   */
  public static List<TableIndex> of(RowSchema schema, UniqueKey key) {
    List<Integer> all = IntStream.range(0, schema.size()).boxed().toList();
    for (List<Integer> columns : key.alternatives()) {
      if (!columns.isEmpty()) {
        return List.of(new TableIndex(columns.equals(all) ? 0 : 1, columns));
      }
    }
    return List.of();
  }
}
