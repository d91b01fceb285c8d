package dev.laminar.compiler.logical;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Makes aggregates of set operations. The rows of UNION are the different ones of UNION ALL; of
 * INTERSECT and EXCEPT, the rows of all inputs are put together with the number of their input, and
 * those stay that come from every input, or from the first one only; of INTERSECT ALL and EXCEPT
 * ALL, each row as often as in the input that has it least, or as often as is left of the first
 * input. Rows are equal as in GROUP BY: NULL is equal to NULL.
 */
final class RewriteSetOperations {

  private RewriteSetOperations() {}

  static RelNode rewrite(RelNode rel) {
    List<RelNode> inputs = rel.getInputs().stream().map(RewriteSetOperations::rewrite).toList();
    RelNode node = inputs.equals(rel.getInputs()) ? rel : rel.copy(rel.getTraitSet(), inputs);
    return switch (node) {
      case Union union when !union.all ->
          Rels.distinct(union.copy(union.getTraitSet(), inputs, true));
      case Intersect intersect when !intersect.all -> different(intersect, true);
      case Minus minus when !minus.all -> different(minus, false);
      case Intersect intersect -> repeated(intersect, RewriteSetOperations::smaller);
      case Minus minus -> repeated(minus, RewriteSetOperations::rest);
      default -> node;
    };
  }

  /** Each row that some input has, and how often each input has it. */
  private static RelNode counted(SetOp operation) {
    RexBuilder rex = operation.getCluster().getRexBuilder();
    int size = Rels.size(operation);
    int inputs = operation.getInputs().size();
    RelNode numbered = numbered(operation, rex);
    List<RexNode> expressions = new ArrayList<>(Rels.fields(numbered).subList(0, size));
    List<String> names = new ArrayList<>(Rels.names(operation));
    for (int i = 0; i < inputs; i++) {
      RexNode number = Rels.field(numbered, size);
      expressions.add(
          rex.makeCall(
              SqlStdOperatorTable.EQUALS, number, rex.makeLiteral(i, number.getType(), false)));
      names.add("of" + i);
    }
    RelNode flagged = Rels.project(numbered, expressions, names);
    List<AggregateCall> counts = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      counts.add(Rels.count(flagged, true, size + i, "rows" + i));
    }
    return Rels.aggregate(flagged, ImmutableBitSet.range(size), counts);
  }

  private static RelNode different(SetOp operation, boolean inAll) {
    RexBuilder rex = operation.getCluster().getRexBuilder();
    int size = Rels.size(operation);
    int inputs = operation.getInputs().size();
    RelNode grouped = counted(operation);
    List<RexNode> conditions = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      RexNode count = Rels.field(grouped, size + i);
      boolean some = i == 0 || inAll;
      conditions.add(
          rex.makeCall(
              some ? SqlStdOperatorTable.GREATER_THAN : SqlStdOperatorTable.EQUALS,
              count,
              rex.makeZeroLiteral(count.getType())));
    }
    RelNode kept = Rels.filter(grouped, conditions);
    return Rels.project(kept, Rels.fields(kept).subList(0, size), Rels.names(operation));
  }

  /** How often a row is in the result of two inputs. */
  @FunctionalInterface
  private interface Times {
    RexNode of(RexBuilder rex, RexNode left, RexNode right);
  }

  private static RexNode smaller(RexBuilder rex, RexNode left, RexNode right) {
    RexNode less = rex.makeCall(SqlStdOperatorTable.LESS_THAN, left, right);
    return rex.makeCall(SqlStdOperatorTable.CASE, less, left, right);
  }

  /** Below 0 for rows that the right input has more often. */
  private static RexNode rest(RexBuilder rex, RexNode left, RexNode right) {
    return rex.makeCall(SqlStdOperatorTable.MINUS, left, right);
  }

  /** Each row as often as its numbers in the inputs have it. */
  private static RelNode repeated(SetOp operation, Times times) {
    RexBuilder rex = operation.getCluster().getRexBuilder();
    int size = Rels.size(operation);
    RelNode grouped = counted(operation);
    RexNode count = Rels.field(grouped, size);
    for (int i = 1; i < operation.getInputs().size(); i++) {
      count = times.of(rex, count, Rels.field(grouped, size + i));
    }
    List<RexNode> expressions = new ArrayList<>(Rels.fields(grouped).subList(0, size));
    expressions.add(count);
    List<String> names = new ArrayList<>(Rels.names(operation));
    names.add("times");
    RelNode rows = Rels.project(grouped, expressions, names);
    RexNode last = Rels.field(rows, size);
    RexNode some =
        rex.makeCall(SqlStdOperatorTable.GREATER_THAN, last, rex.makeZeroLiteral(last.getType()));
    return new RepeatRows(Rels.filter(rows, List.of(some)), operation.kind);
  }

  /** The rows of all inputs, with the number of the input behind the columns. */
  private static RelNode numbered(SetOp operation, RexBuilder rex) {
    List<RelNode> inputs = new ArrayList<>();
    for (int i = 0; i < operation.getInputs().size(); i++) {
      RelNode input =
          RelOptUtil.createCastRel(operation.getInput(i), operation.getRowType(), false);
      List<RexNode> expressions = new ArrayList<>(Rels.fields(input));
      List<String> names = new ArrayList<>(Rels.names(operation));
      expressions.add(rex.makeExactLiteral(BigDecimal.valueOf(i)));
      names.add("input");
      inputs.add(Rels.project(input, expressions, names));
    }
    return LogicalUnion.create(inputs, true);
  }
}
