package dev.laminar.compiler.logical;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.jspecify.annotations.Nullable;

/**
 * A lateral query that reads nothing but the row it is for: projections, filters and expansions
 * over one row that has nothing in it. It needs no join: the same operators run over the rows.
 */
final class RowWise {

  private final RelNode left;
  private final Set<CorrelationId> ids;

  private RowWise(RelNode left, Set<CorrelationId> ids) {
    this.left = left;
    this.ids = ids;
  }

  /** The join of rows with such a query; null for other queries. */
  static @Nullable RelNode join(
      RelNode left, RelNode right, JoinRelType type, Set<CorrelationId> ids) {
    boolean fits =
        switch (type) {
          case INNER -> isRowWise(right);
          case LEFT -> isRowWise(right) && isOneExpansion(right);
          default -> false;
        };
    if (!fits) {
      return null;
    }
    Part part = new RowWise(left, ids).over(right, type == JoinRelType.LEFT);
    List<RexNode> fields = new ArrayList<>(Rels.fields(part.rel()).subList(0, Rels.size(left)));
    fields.addAll(part.fields());
    List<String> names = new ArrayList<>(Rels.names(left));
    names.addAll(Rels.names(right));
    return Rels.project(part.rel(), fields, names);
  }

  private static boolean isRowWise(RelNode rel) {
    return switch (rel) {
      case Project project -> isRowWise(project.getInput());
      case Filter filter -> isRowWise(filter.getInput());
      case Expansion expansion -> isRowWise(expansion.getInput());
      case Values values -> values.getTuples().size() == 1 && Rels.size(values) <= 1;
      default -> false;
    };
  }

  /** Whether all fields come from an expansion, and nothing drops rows behind it. */
  private static boolean isOneExpansion(RelNode rel) {
    return switch (rel) {
      case Project project when project.getInput() instanceof Expansion expansion ->
          project.getProjects().stream()
                  .allMatch(each ->
                      each instanceof RexInputRef reference
                          && reference.getIndex() >= Rels.size(expansion.getInput()))
              && computesOnly(expansion.getInput());
      case Project project ->
          project.getProjects().stream().allMatch(RexInputRef.class::isInstance)
              && isOneExpansion(project.getInput());
      default -> false;
    };
  }

  private static boolean computesOnly(RelNode rel) {
    return rel instanceof Values
        || rel instanceof Project project && computesOnly(project.getInput());
  }

  /**
   * The left rows after some of the query's operators.
   *
   * @param fields of the query, over these rows
   */
  private record Part(RelNode rel, List<RexNode> fields) {}

  private Part over(RelNode rel, boolean outer) {
    return switch (rel) {
      case Project project -> {
        Part input = over(project.getInput(), outer);
        yield new Part(
            input.rel(), project.getProjects().stream().map(each -> moved(each, input)).toList());
      }
      case Filter filter -> {
        Part input = over(filter.getInput(), outer);
        yield new Part(
            Rels.filter(input.rel(), List.of(moved(filter.getCondition(), input))), input.fields());
      }
      case Expansion expansion -> {
        Part input = over(expansion.getInput(), outer);
        List<RexNode> collections =
            expansion.collections().stream().map(each -> moved(each, input)).toList();
        Expansion made = expansion.over(input.rel(), collections);
        RelNode expanded = outer ? made.asOuter() : made;
        List<RexNode> fields = new ArrayList<>(input.fields());
        fields.addAll(Rels.fields(expanded).subList(Rels.size(input.rel()), Rels.size(expanded)));
        yield new Part(expanded, fields);
      }
      case Values values ->
          new Part(left, values.getTuples().getFirst().stream().map(RexNode.class::cast).toList());
      default -> throw new IllegalStateException("not row by row: " + rel.getRelTypeName());
    };
  }

  /** An expression of the query over the left rows, the first fields of which stay in place. */
  private RexNode moved(RexNode expression, Part input) {
    return expression.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef reference) {
            return input.fields().get(reference.getIndex());
          }

          @Override
          public RexNode visitFieldAccess(RexFieldAccess access) {
            return access.getReferenceExpr() instanceof RexCorrelVariable variable
                    && ids.contains(variable.id)
                ? RexInputRef.of(access.getField().getIndex(), left.getRowType())
                : super.visitFieldAccess(access);
          }
        });
  }
}
