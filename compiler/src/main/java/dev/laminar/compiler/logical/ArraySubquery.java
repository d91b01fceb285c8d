package dev.laminar.compiler.logical;

import dev.laminar.sql.function.ArrayFunctions;
import java.util.List;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * {@code ARRAY(SELECT …)} as an ARRAY_AGG over the query's rows, in the order that the query asks
 * for.
 */
final class ArraySubquery {

  private ArraySubquery() {}

  /** The query of one row with the array, NULL where the given one has no row. */
  static RelNode aggregate(RelNode query) {
    RelNode rows = query;
    int column = 0;
    RelCollation order = RelCollations.EMPTY;
    if (query instanceof Project project
        && project.getInput() instanceof Sort
        && project.getProjects().getFirst() instanceof RexInputRef reference) {
      rows = project.getInput();
      column = reference.getIndex();
    }
    if (rows instanceof Sort sort) {
      order = sort.getCollation();
      rows = sort.fetch == null && sort.offset == null ? sort.getInput() : sort;
    }
    AggregateCall call =
        AggregateCall.create(
            ArrayFunctions.ARRAY_AGG,
            false,
            false,
            false,
            List.of(),
            List.of(column),
            -1,
            null,
            order,
            true,
            rows,
            null,
            "array");
    return Rels.aggregate(rows, ImmutableBitSet.of(), List.of(call));
  }

  /** The array, an empty one for NULL. */
  static RexNode orEmpty(RexBuilder rex, RexNode array) {
    RexNode isNotNull = rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, array);
    RexNode empty =
        rex.makeCall(array.getType(), SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR, List.of());
    return rex.makeCall(SqlStdOperatorTable.CASE, isNotNull, array, empty);
  }
}
