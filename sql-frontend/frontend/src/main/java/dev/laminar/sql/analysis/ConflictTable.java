package dev.laminar.sql.analysis;

import dev.laminar.sql.catalog.TableObject;
import dev.laminar.sql.catalog.TableObject.TableColumn;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * What the plan of ON CONFLICT DO UPDATE scans: {@code
 * scan.getTable().unwrap(ConflictTable.class)}. A row is a row of the table, followed by the row
 * that was proposed in its place, and by the number of the pair.
 */
public final class ConflictTable extends AbstractTable {

  /** Its name in plans, and in the statement, which may read a table called conflict as well. */
  public static final String NAME = "@conflict";

  /** Name of the column with the number of the pair. */
  static final String PAIR = "pair";

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

  List<String> columnNames() {
    List<String> names = new ArrayList<>();
    table.columns().forEach(column -> names.add(existing(column)));
    table.columns().forEach(column -> names.add(excluded(column)));
    names.add(PAIR);
    return names;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory typeFactory) {
    List<RelDataType> types = new ArrayList<>();
    table.columns().forEach(column -> types.add(column.type()));
    table.columns().forEach(column -> types.add(column.type()));
    types.add(typeFactory.createSqlType(SqlTypeName.BIGINT));
    return typeFactory.createStructType(types, columnNames());
  }
}
