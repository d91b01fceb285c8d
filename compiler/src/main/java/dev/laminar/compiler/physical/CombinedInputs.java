package dev.laminar.compiler.physical;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Cast;
import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.compiler.logical.RepeatRows;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.scalar.RexToScalar;
import dev.laminar.compiler.scalar.Scalars;
import dev.laminar.compiler.scalar.SpanMapper;
import dev.laminar.compiler.scalar.TypeMapper;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.JoinType;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexLiteral;

/** Translates operators that put rows of several inputs together, and rows of literals. */
final class CombinedInputs {

  private final Projections projections;
  private final ConstructFinder constructs;
  private final SpanMapper spans;

  CombinedInputs(Projections projections, ConstructFinder constructs, SpanMapper spans) {
    this.projections = projections;
    this.constructs = constructs;
    this.spans = spans;
  }

  /** A join with its whole condition: passes find its keys. */
  Relation join(org.apache.calcite.rel.core.Join rel, Relation left, Relation right) {
    PhysicalNode leftNode = projections.materialize(left);
    PhysicalNode rightNode = projections.materialize(right);
    List<Scalar> inputs = new ArrayList<>(columns(leftNode, 0));
    inputs.addAll(columns(rightNode, inputs.size()));
    SourceSpan enclosing = constructs.join();
    Scalar condition =
        new RexToScalar(inputs, spans, rel.getCluster().getRexBuilder())
            .convert(rel.getCondition(), enclosing);
    SourceSpan span = Scalars.spanOf(condition);
    Join node =
        new Join(
            0,
            leftNode,
            rightNode,
            type(rel.getJoinType()),
            List.of(),
            List.of(),
            condition,
            span.isKnown() ? span : enclosing,
            Traits.INITIAL);
    return Projections.relation(node, rel.getRowType().getFieldNames());
  }

  /** The columns of an operator, of which the first is at an index. */
  static List<Scalar> columns(PhysicalNode node, int first) {
    List<Scalar> columns = new ArrayList<>();
    RowSchema schema = node.schema();
    for (int i = 0; i < schema.size(); i++) {
      columns.add(InputColumn.of(first + i, schema.column(i)));
    }
    return columns;
  }

  private static JoinType type(JoinRelType type) {
    return switch (type) {
      case INNER -> JoinType.INNER;
      case LEFT -> JoinType.LEFT;
      case RIGHT -> JoinType.RIGHT;
      case FULL -> JoinType.FULL;
      case SEMI -> JoinType.SEMI;
      case ANTI -> JoinType.ANTI;
      case ASOF, LEFT_ASOF, LEFT_MARK ->
          throw new IllegalStateException("a join that is translated elsewhere: " + type);
    };
  }

  /** The rows of all inputs, whose columns are brought to the common types. */
  Relation union(org.apache.calcite.rel.core.Union rel, List<Relation> inputs, SourceSpan span) {
    RowSchema schema = schema(rel.getRowType(), span);
    List<PhysicalNode> nodes = new ArrayList<>();
    for (Relation input : inputs) {
      nodes.add(converted(projections.materialize(input), schema, span));
    }
    Union node = new Union(0, nodes, schema, span, Traits.INITIAL);
    return Projections.relation(node, rel.getRowType().getFieldNames());
  }

  /** The rows of an operator in the types of a schema. */
  static PhysicalNode converted(PhysicalNode node, RowSchema schema, SourceSpan span) {
    List<Item> items = new ArrayList<>();
    boolean changed = false;
    for (int i = 0; i < schema.size(); i++) {
      DataType target = schema.type(i);
      InputColumn column = Relation.column(node, i);
      boolean same = column.type().withNullable(target.nullable()).equals(target);
      changed |= !same;
      DataType type = target.withNullable(column.type().nullable());
      items.add(
          new Item(schema.column(i).name(), same ? column : new Cast(column, false, type, span)));
    }
    return changed ? new Project(0, node, items, span, Traits.INITIAL) : node;
  }

  private static RowSchema schema(RelDataType type, SourceSpan span) {
    List<Column> columns = new ArrayList<>();
    for (RelDataTypeField field : type.getFieldList()) {
      DataType mapped = TypeMapper.map(field.getType(), span);
      boolean unknown = mapped.kind() == TypeKind.NULL;
      columns.add(
          new Column(
              field.getName(),
              unknown ? new DataType(TypeKind.VARCHAR, DataType.UNSPECIFIED, 0, true) : mapped));
    }
    return new RowSchema(columns);
  }

  /** Rows as often as their last column says. */
  Relation repeat(RepeatRows rel, Relation input) {
    Repeat node =
        new Repeat(0, projections.materialize(input), constructs.kind(rel.kind()), Traits.INITIAL);
    return Projections.relation(node, rel.getRowType().getFieldNames());
  }

  /** Rows of literals. */
  Relation values(org.apache.calcite.rel.core.Values rel, SourceSpan span) {
    RowSchema schema = schema(rel.getRowType(), span);
    RexToScalar converter = new RexToScalar(List.of(), spans, rel.getCluster().getRexBuilder());
    List<List<Constant>> rows = new ArrayList<>();
    for (List<RexLiteral> tuple : rel.getTuples()) {
      List<Constant> row = new ArrayList<>();
      for (int i = 0; i < tuple.size(); i++) {
        row.add(converter.convertLiteral(tuple.get(i), schema.type(i), span));
      }
      rows.add(row);
    }
    Values node = new Values(0, schema, rows, span, Traits.INITIAL);
    return Projections.relation(node, rel.getRowType().getFieldNames());
  }
}
