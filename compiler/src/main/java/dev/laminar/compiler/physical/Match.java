package dev.laminar.compiler.physical;

import dev.laminar.codegen.spec.MatchSpec;
import dev.laminar.codegen.spec.RowPattern;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.util.List;

/**
 * Row pattern recognition: MATCH_RECOGNIZE.
 *
 * @param partition columns that tell partitions apart
 * @param order of the rows of a partition, most significant first
 */
public record Match(
    int id,
    PhysicalNode input,
    List<Integer> partition,
    List<Sort.Key> order,
    RowPattern pattern,
    SourceSpan span,
    Traits traits)
    implements PhysicalNode.Unary {

  public Match {
    partition = List.copyOf(partition);
    order = List.copyOf(order);
  }

  /** The operator as code generation takes it. */
  public MatchSpec spec() {
    return new MatchSpec(
        id,
        input.schema(),
        partition,
        Sort.specs(order),
        isTimed(),
        isByWatermark(),
        traits.eventTime() instanceof EventTime.Of ? pattern.withinUs() : -1,
        pattern,
        span);
  }

  /** Whether rows are in the order of a time that is never NULL. */
  public boolean isTimed() {
    return !order.isEmpty()
        && !order.getFirst().descending()
        && input.schema().type(order.getFirst().column()).kind() == TypeKind.TIMESTAMP
        && !input.schema().type(order.getFirst().column()).nullable();
  }

  /** Whether rows are in the order of event time, so that the watermark says what is complete. */
  public boolean isByWatermark() {
    return isTimed() && input.traits().eventTime().tells(order.getFirst().column());
  }

  @Override
  public RowSchema schema() {
    return MatchSpec.schema(pattern);
  }

  @Override
  public Match withId(int value) {
    return new Match(value, input, partition, order, pattern, span, traits);
  }

  @Override
  public Match withTraits(Traits value) {
    return new Match(id, input, partition, order, pattern, span, value);
  }

  @Override
  public Match withInput(PhysicalNode node) {
    return new Match(id, node, partition, order, pattern, span, traits);
  }
}
