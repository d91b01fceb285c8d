package dev.laminar.kernel.plan;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.pipeline.ConstantTable;
import dev.laminar.kernel.type.StorageKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the parameters of a statement stand for in one execution. The classes of the statement's
 * plan stay the same.
 */
public final class ParameterValues {

  private final List<@Nullable Object> values;

  /**
   * @param values by the storage of the parameters' types, as {@link ConstantTable} has them; null
   *     for NULL
   */
  public ParameterValues(List<@Nullable Object> values) {
    this.values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** The plan with the values in place. */
  public QueryPlan bind(QueryPlan plan) {
    return new QueryPlan(plan.name(), plan.nodes().stream().map(this::bind).toList());
  }

  /** The plan with the values in place. */
  public ChangePlan bind(ChangePlan plan) {
    ChangePlan.Conflict conflict = plan.conflict();
    if (conflict != null && conflict.update() != null) {
      conflict = new ChangePlan.Conflict(conflict.key(), bind(conflict.update()));
    }
    return new ChangePlan(plan.kind(), plan.table(), bind(plan.rows()), conflict);
  }

  private PlanNode bind(PlanNode node) {
    return switch (node) {
      case PlanNode.SourceScan scan -> scan;
      case PlanNode.StreamScan scan -> scan;
      case PlanNode.TableScan scan -> scan;
      case PlanNode.KeyLookup lookup -> lookup;
      case PlanNode.Values rows -> rows;
      case PlanNode.Union union -> union;
      case PlanNode.Repeat repeat -> repeat;
      case PlanNode.Versions versions -> versions;
      case PlanNode.Working working -> working;
      case PlanNode.Recursion recursion -> recursion;
      case PlanNode.Join join ->
          new PlanNode.Join(
              join.id(),
              join.left(),
              join.right(),
              bind(join.code()),
              join.leftRows(),
              join.rightRows(),
              join.ttlMs(),
              join.schema(),
              join.mode());
      case PlanNode.IntervalJoin join ->
          new PlanNode.IntervalJoin(
              join.id(),
              join.left(),
              join.right(),
              bind(join.code()),
              join.leftRows(),
              join.rightRows(),
              join.type(),
              join.interval(),
              join.schema());
      case PlanNode.LookupJoin join ->
          new PlanNode.LookupJoin(
              join.id(),
              join.left(),
              join.right(),
              bind(join.code()),
              join.leftRows(),
              join.rightRows(),
              join.schema(),
              join.mode());
      case PlanNode.LookupOnDemand join ->
          new PlanNode.LookupOnDemand(
              join.id(),
              join.left(),
              join.right(),
              bind(join.code()),
              join.leftRows(),
              join.rightRows(),
              join.leftKeys(),
              join.rightKeys(),
              join.keys(),
              join.span(),
              join.schema());
      case PlanNode.AsofJoin join ->
          new PlanNode.AsofJoin(
              join.id(),
              join.left(),
              join.right(),
              join.leftTimed(),
              join.rightTimed(),
              bind(join.code()),
              join.layout(),
              join.match(),
              join.schema());
      case PlanNode.Sort sort ->
          new PlanNode.Sort(sort.id(), sort.input(), bind(sort.code()), sort.rows(), sort.schema());
      case PlanNode.Over over ->
          new PlanNode.Over(
              over.id(),
              over.input(),
              bind(over.code()),
              over.rows(),
              over.layout(),
              over.schema(),
              over.mode());
      case PlanNode.Match match ->
          new PlanNode.Match(
              match.id(),
              match.input(),
              bind(match.code()),
              match.rows(),
              match.layout(),
              match.schema());
      case PlanNode.Transform transform ->
          new PlanNode.Transform(
              transform.id(),
              transform.input(),
              bind(transform.code()),
              transform.schema(),
              transform.mode());
      case PlanNode.Aggregate aggregate ->
          new PlanNode.Aggregate(
              aggregate.id(),
              aggregate.input(),
              bind(aggregate.update()),
              bind(aggregate.emission()),
              aggregate.slotSizeBytes(),
              aggregate.keys(),
              aggregate.window(),
              aggregate.emit(),
              aggregate.timing(),
              aggregate.lateRows(),
              aggregate.lateMode(),
              aggregate.ttlMs(),
              aggregate.schema(),
              aggregate.mode());
    };
  }

  /** A class with the values in place. */
  public CodeRef bind(CodeRef code) {
    List<Object> constants = code.constants().stream().map(this::bind).toList();
    return new CodeRef(code.className(), constants, code.sites());
  }

  private Object bind(Object constant) {
    return switch (constant) {
      case ParameterEntry.Value(int parameter, StorageKind storage) -> {
        Object value = values.get(parameter);
        yield value == null ? zero(storage) : value;
      }
      case ParameterEntry.IsNull(int parameter) -> values.get(parameter) == null;
      case Object other -> other;
    };
  }

  private static Object zero(StorageKind storage) {
    return switch (storage) {
      case BOOLEAN -> false;
      case BYTE, SHORT, INT -> 0;
      case LONG -> 0L;
      case FLOAT -> 0f;
      case DOUBLE -> 0d;
      case DECIMAL128 -> new ConstantTable.Decimal128(0, 0);
      case BYTES -> new ConstantTable.Bytes(new byte[BytesVector.PADDING_BYTES], 0);
    };
  }
}
