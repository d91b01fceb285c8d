package dev.laminar.compiler.logical;

import com.google.common.collect.ImmutableList;
import dev.laminar.compiler.logical.DomainPush.Pushed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** Windows and limits of a dependent query: each value of its domain has partitions of its own. */
final class DomainWindows {

  private DomainWindows() {}

  /** A window function over the rows of each value. */
  static RexNode perValue(RexBuilder rex, RexOver over, RexShuttle expressions, Pushed input) {
    RexWindow window = over.getWindow();
    List<RexNode> partition = domain(input);
    window.partitionKeys.forEach(key -> partition.add(key.accept(expressions)));
    ImmutableList.Builder<RexFieldCollation> order = ImmutableList.builder();
    window.orderKeys.forEach(
        key -> order.add(new RexFieldCollation(key.getKey().accept(expressions), key.right)));
    return rex.makeOver(
        over.getParserPosition(),
        over.getType(),
        over.getAggOperator(),
        over.getOperands().stream().map(operand -> operand.accept(expressions)).toList(),
        partition,
        order.build(),
        window.getLowerBound(),
        window.getUpperBound(),
        window.getExclude(),
        window.isRows(),
        true,
        false,
        over.isDistinct(),
        over.ignoreNulls());
  }

  private static List<RexNode> domain(Pushed input) {
    List<RexNode> values = new ArrayList<>();
    input.domain().forEach(place -> values.add(Rels.field(input.rel(), place)));
    return values;
  }

  /** The rows with their number, in the order of a sort, among those of their value. */
  static RelNode numbered(RexBuilder rex, Sort sort, Pushed input) {
    ImmutableList.Builder<RexFieldCollation> order = ImmutableList.builder();
    for (RelFieldCollation key : sort.getCollation().getFieldCollations()) {
      Set<SqlKind> flags = new HashSet<>();
      if (key.getDirection().isDescending()) {
        flags.add(SqlKind.DESCENDING);
      }
      flags.add(
          key.nullDirection == RelFieldCollation.NullDirection.FIRST
              ? SqlKind.NULLS_FIRST
              : SqlKind.NULLS_LAST);
      RexNode field = Rels.field(input.rel(), input.fields().get(key.getFieldIndex()));
      order.add(new RexFieldCollation(field, flags));
    }
    List<RexNode> expressions = new ArrayList<>(Rels.fields(input.rel()));
    List<String> names = new ArrayList<>(Rels.names(input.rel()));
    expressions.add(
        rex.makeOver(
            SqlParserPos.ZERO,
            bigint(rex),
            SqlStdOperatorTable.ROW_NUMBER,
            List.of(),
            domain(input),
            order.build(),
            RexWindowBounds.UNBOUNDED_PRECEDING,
            RexWindowBounds.CURRENT_ROW,
            RexWindowExclusion.EXCLUDE_NO_OTHER,
            true,
            true,
            false,
            false,
            false));
    names.add("number");
    return Rels.project(input.rel(), expressions, names);
  }

  private static RelDataType bigint(RexBuilder rex) {
    return rex.getTypeFactory().createSqlType(SqlTypeName.BIGINT);
  }

  /** Which numbers are behind the offset, and not beyond the limit. */
  static List<RexNode> within(RexBuilder rex, Sort sort, RexNode number) {
    List<RexNode> conditions = new ArrayList<>();
    RexNode offset = sort.offset;
    if (offset != null) {
      conditions.add(rex.makeCall(SqlStdOperatorTable.GREATER_THAN, number, count(rex, offset)));
    }
    RexNode fetch = sort.fetch;
    if (fetch != null) {
      RexNode last =
          offset == null
              ? count(rex, fetch)
              : rex.makeCall(SqlStdOperatorTable.PLUS, count(rex, offset), count(rex, fetch));
      conditions.add(rex.makeCall(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, number, last));
    }
    return conditions;
  }

  private static RexNode count(RexBuilder rex, RexNode rows) {
    return rex.makeCast(
        rex.getTypeFactory().createTypeWithNullability(bigint(rex), rows.getType().isNullable()),
        rows);
  }
}
