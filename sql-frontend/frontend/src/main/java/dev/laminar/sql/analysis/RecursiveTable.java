package dev.laminar.sql.analysis;

import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;

/** A query of WITH RECURSIVE as the rest of the statement reads it. */
final class RecursiveTable extends AbstractTable implements TranslatableTable {

  private final Recursion recursion;

  RecursiveTable(Recursion recursion) {
    this.recursion = recursion;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory typeFactory) {
    return recursion.getRowType();
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
    return recursion;
  }
}
