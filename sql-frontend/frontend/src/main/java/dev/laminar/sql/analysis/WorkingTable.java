package dev.laminar.sql.analysis;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;

/**
 * What a recursive query reads of itself, the rows that its last step added: {@code
 * scan.getTable().unwrap(WorkingTable.class)}.
 */
public final class WorkingTable extends AbstractTable {

  private final String name;
  private final String uniqueName;
  private final RelDataType rowType;

  /**
   * @param uniqueName among the tables of a statement
   */
  WorkingTable(String name, String uniqueName, RelDataType rowType) {
    this.name = name;
    this.uniqueName = uniqueName;
    this.rowType = rowType;
  }

  /** Tells it from working tables of other queries of the same name. */
  public String uniqueName() {
    return uniqueName;
  }

  /** As the statement names the query. */
  public String name() {
    return name;
  }

  public RelDataType rowType() {
    return rowType;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory typeFactory) {
    return rowType;
  }
}
