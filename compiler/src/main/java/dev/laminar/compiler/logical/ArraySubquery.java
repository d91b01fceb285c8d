package dev.laminar.compiler.logical;

import dev.laminar.sql.function.ArrayFunctions;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.type.RelDataType;
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

  /**
   * The query of one row with the array, NULL where the given one has no row.
   *
   * @param element type of its elements: a row where the query has several columns
   */
  static RelNode aggregate(RexBuilder rex, RelNode query, RelDataType element) {
    RelNode rows = query;
    List<RexNode> values = Rels.fields(query);
    RelCollation order = RelCollations.EMPTY;
    if (query instanceof Project project && project.getInput() instanceof Sort) {
      rows = project.getInput();
      values = project.getProjects();
    }
    if (rows instanceof Sort sort) {
      order = sort.getCollation();
      rows = sort.fetch == null && sort.offset == null ? sort.getInput() : sort;
    }
    RexNode value =
        values.size() == 1
            ? values.getFirst()
            : rex.makeCall(element, SqlStdOperatorTable.ROW, values);
    int column;
    if (value instanceof RexInputRef reference) {
      column = reference.getIndex();
    } else {
      column = Rels.size(rows);
      List<RexNode> all = new ArrayList<>(Rels.fields(rows));
      List<String> names = new ArrayList<>(Rels.names(rows));
      all.add(value);
      names.add("element");
      rows = Rels.project(rows, all, names);
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
