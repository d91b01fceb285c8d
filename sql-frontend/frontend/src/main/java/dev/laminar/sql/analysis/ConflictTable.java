package dev.laminar.sql.analysis;

import dev.laminar.sql.catalog.TableObject;
import dev.laminar.sql.catalog.TableObject.TableColumn;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;

/**
 * What the plan of ON CONFLICT DO UPDATE scans: {@code
 * scan.getTable().unwrap(ConflictTable.class)}. A row is a row of the table, followed by the row
 * that was proposed in its place.
 */
public final class ConflictTable extends AbstractTable {

  /** Its name in plans. */
  public static final String NAME = "conflict";

  private final TableObject table;

  ConflictTable(TableObject table) {
    this.table = table;
  }

  /** The table that rows are inserted into. */
  public TableObject table() {
    return table;
  }

  /** Name of a column of the existing row. */
  static String existing(TableColumn column) {
    return "existing." + column.name();
  }

  /** Name of a column of the proposed row. */
  static String excluded(TableColumn column) {
    return "excluded." + column.name();
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory typeFactory) {
    List<TableColumn> columns = table.columns();
    RelDataTypeFactory.Builder builder = typeFactory.builder();
    columns.forEach(column -> builder.add(existing(column), column.type()));
    columns.forEach(column -> builder.add(excluded(column), column.type()));
    return builder.build();
  }
}
