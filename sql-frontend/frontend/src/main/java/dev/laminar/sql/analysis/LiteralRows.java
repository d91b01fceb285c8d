package dev.laminar.sql.analysis;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of literals of a union of one-row projections, which is what becomes of VALUES with a
 * cast in it, even where the cast has been folded into its literal.
 */
final class LiteralRows {

  private LiteralRows() {}

  /** The plan, with its VALUES as one node where all of its values are literals. */
  static RelNode fold(RelNode rel) {
    List<RelNode> rows = rel instanceof Union union && union.all ? union.getInputs() : List.of(rel);
    ImmutableList.Builder<ImmutableList<RexLiteral>> tuples = ImmutableList.builder();
    for (RelNode row : rows) {
      ImmutableList<RexLiteral> tuple = tuple(row);
      if (tuple == null) {
        List<RelNode> inputs = new ArrayList<>();
        rel.getInputs().forEach(input -> inputs.add(fold(input)));
        return inputs.equals(rel.getInputs()) ? rel : rel.copy(rel.getTraitSet(), inputs);
      }
      tuples.add(tuple);
    }
    return LogicalValues.create(rel.getCluster(), rel.getRowType(), tuples.build());
  }

  /** The literals of a one-row projection, with the types of its columns. */
  private static @Nullable ImmutableList<RexLiteral> tuple(RelNode row) {
    if (!(row instanceof Project project)
        || !(project.getInput() instanceof Values values)
        || values.getTuples().size() != 1) {
      return null;
    }
    ImmutableList.Builder<RexLiteral> tuple = ImmutableList.builder();
    for (RexNode value : project.getProjects()) {
      if (!(value instanceof RexLiteral literal)) {
        return null;
      }
      tuple.add(literal);
    }
    return tuple.build();
  }
}
