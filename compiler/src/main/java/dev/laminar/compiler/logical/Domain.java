package dev.laminar.compiler.logical;

import dev.laminar.compiler.scalar.KeyTypes;
import dev.laminar.sql.type.KernelTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;

/**
 * What a dependent query reads of the row it depends on: columns of that row, and casts of columns
 * that cannot fail.
 */
final class Domain {

  private final Set<CorrelationId> ids;
  private final RelNode outer;

  /** Values over the outer row, by what they are written as. */
  private final Map<String, RexNode> values = new LinkedHashMap<>();

  private Domain(Set<CorrelationId> ids, RelNode outer) {
    this.ids = ids;
    this.outer = outer;
  }

  /** What a query reads of rows of {@code outer} under the names {@code ids}. */
  static Domain of(RelNode query, Set<CorrelationId> ids, RelNode outer) {
    Domain domain = new Domain(ids, outer);
    domain.collect(query);
    return domain;
  }

  private void collect(RelNode rel) {
    rel.accept(
        new Visitor() {
          @Override
          RexNode read(RexNode value) {
            values.putIfAbsent(key(value), overOuter(value));
            return value;
          }
        });
    rel.getInputs().forEach(this::collect);
  }

  /** What a part of the query reads. */
  Domain readBy(RelNode part) {
    return of(part, ids, outer);
  }

  /** Whether a query reads anything of the outer row. */
  boolean isReadBy(RelNode query) {
    return !readBy(query).isEmpty();
  }

  boolean isReadBy(RexNode expression) {
    boolean[] found = new boolean[1];
    expression.accept(
        new Visitor() {
          @Override
          RexNode read(RexNode value) {
            found[0] = true;
            return value;
          }
        });
    return found[0];
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  int size() {
    return values.size();
  }

  /** The values over the outer row, in order. */
  List<RexNode> values() {
    return List.copyOf(values.values());
  }

  /** Which of the values an expression of the query is; -1 for none. */
  int indexOf(RexNode expression) {
    return isValue(expression) ? new ArrayList<>(values.keySet()).indexOf(key(expression)) : -1;
  }

  private boolean isValue(RexNode node) {
    return isField(node)
        || node instanceof RexCall call
            && call.getKind() == SqlKind.CAST
            && isField(call.getOperands().getFirst())
            && holdsAll(call.getType(), call.getOperands().getFirst().getType());
  }

  private boolean isField(RexNode node) {
    return node instanceof RexFieldAccess access
        && access.getReferenceExpr() instanceof RexCorrelVariable variable
        && ids.contains(variable.id);
  }

  static boolean holdsAll(RelDataType target, RelDataType from) {
    return KernelTypes.of(target)
        .flatMap(to -> KernelTypes.of(from).map(type -> KeyTypes.holdsAll(to, type)))
        .orElse(false);
  }

  /** Two names of one row mean the same. */
  private String key(RexNode value) {
    RexNode overOuter = overOuter(value);
    return overOuter + ":" + overOuter.getType().getFullTypeString();
  }

  /**
   * The value as the outer row has it. A cast is as nullable as its column: in COALESCE the planner
   * casts to NOT NULL where the column is not NULL, but the outer rows where it is are there, too.
   */
  private RexNode overOuter(RexNode value) {
    if (value instanceof RexCall cast) {
      RexNode column = overOuter(cast.getOperands().getFirst());
      RelDataType type =
          outer
              .getCluster()
              .getTypeFactory()
              .createTypeWithNullability(cast.getType(), column.getType().isNullable());
      return type.equals(column.getType()) ? column : cast.clone(type, List.of(column));
    }
    return RexInputRef.of(((RexFieldAccess) value).getField().getIndex(), outer.getRowType());
  }

  /** Finds the values in an expression. */
  abstract class Visitor extends RexShuttle {

    /** What stands for a value. */
    abstract RexNode read(RexNode value);

    @Override
    public RexNode visitCall(RexCall call) {
      return isValue(call) ? read(call) : super.visitCall(call);
    }

    @Override
    public RexNode visitFieldAccess(RexFieldAccess access) {
      return isValue(access) ? read(access) : super.visitFieldAccess(access);
    }
  }
}
