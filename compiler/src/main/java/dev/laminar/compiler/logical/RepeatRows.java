package dev.laminar.compiler.logical;

import java.util.List;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlKind;

/**
 * Every row of the input as often as its last column says, without that column: a BIGINT NOT NULL
 * above 0.
 */
public final class RepeatRows extends SingleRel {

  private final SqlKind kind;

  /**
   * @param kind of the set operation that it is part of
   */
  RepeatRows(RelNode input, SqlKind kind) {
    super(input.getCluster(), input.getTraitSet(), input);
    this.kind = kind;
  }

  /** INTERSECT or EXCEPT. */
  public SqlKind kind() {
    return kind;
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new RepeatRows(sole(inputs), kind);
  }

  @Override
  protected RelDataType deriveRowType() {
    List<RelDataTypeField> fields = getInput().getRowType().getFieldList();
    RelDataTypeFactory.Builder builder = getCluster().getTypeFactory().builder();
    builder.addAll(fields.subList(0, fields.size() - 1));
    return builder.build();
  }
}
