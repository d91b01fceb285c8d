package dev.laminar.compiler.logical;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * A query taken apart: filters, and projections that compute nothing, over something else.
 *
 * @param fields of the query, over the base
 * @param conditions over the base that all must be TRUE
 */
record Pulled(RelNode base, List<RexNode> fields, List<RexNode> conditions) {

  Pulled {
    fields = List.copyOf(fields);
    conditions = List.copyOf(conditions);
  }

  static Pulled of(RelNode rel) {
    if (rel instanceof Filter filter) {
      Pulled input = of(filter.getInput());
      List<RexNode> conditions = new ArrayList<>(input.conditions());
      RelOptUtil.conjunctions(filter.getCondition())
          .forEach(each -> conditions.add(input.over(each)));
      return new Pulled(input.base(), input.fields(), conditions);
    }
    if (rel instanceof Project project
        && project.getProjects().stream().allMatch(Pulled::isTrivial)) {
      Pulled input = of(project.getInput());
      List<RexNode> fields = project.getProjects().stream().map(input::over).toList();
      return new Pulled(input.base(), fields, input.conditions());
    }
    return new Pulled(rel, Rels.fields(rel), List.of());
  }

  private static boolean isTrivial(RexNode node) {
    return node instanceof RexInputRef
        || node instanceof RexLiteral
        || node instanceof RexFieldAccess;
  }

  private RexNode over(RexNode expression) {
    return expression.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef reference) {
            return fields.get(reference.getIndex());
          }
        });
  }

  /** Whether the fields are right for rows without a match as well, where there are such rows. */
  boolean fits(JoinRelType type) {
    return type != JoinRelType.LEFT || fields.stream().allMatch(RexInputRef.class::isInstance);
  }
}
