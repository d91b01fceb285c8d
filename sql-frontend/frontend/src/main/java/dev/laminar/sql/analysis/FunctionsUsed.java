package dev.laminar.sql.analysis;

import dev.laminar.sql.function.UserOperators;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlOperator;

/** The functions of users that a relational expression calls. */
public final class FunctionsUsed {

  private final Set<String> names = new LinkedHashSet<>();

  private FunctionsUsed() {}

  /** Their names. */
  public static Set<String> in(RelNode rel) {
    FunctionsUsed used = new FunctionsUsed();
    used.collect(rel);
    return used.names;
  }

  /** Those that an expression calls. */
  static Set<String> in(RexNode expression) {
    FunctionsUsed used = new FunctionsUsed();
    expression.accept(used.shuttle());
    return used.names;
  }

  private RexShuttle shuttle() {
    return new RexShuttle() {
      @Override
      public RexNode visitCall(RexCall call) {
        add(call.getOperator());
        return super.visitCall(call);
      }

      @Override
      public RexNode visitOver(RexOver over) {
        add(over.getAggOperator());
        return super.visitOver(over);
      }

      @Override
      public RexNode visitSubQuery(RexSubQuery subQuery) {
        collect(subQuery.rel);
        return super.visitSubQuery(subQuery);
      }
    };
  }

  private void collect(RelNode rel) {
    rel.accept(shuttle());
    if (rel instanceof Aggregate aggregate) {
      aggregate.getAggCallList().forEach(call -> add(call.getAggregation()));
    }
    rel.getInputs().forEach(this::collect);
  }

  private void add(SqlOperator operator) {
    if (UserOperators.isUsers(operator)) {
      names.add(operator.getName());
    }
  }
}
