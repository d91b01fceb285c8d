package dev.laminar.compiler.physical;

import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Window functions that share PARTITION BY and ORDER BY, or the first rows in an order. Its rows
 * are the input's, each with the results of the functions behind its columns.
 *
 * @param partition columns that tell partitions apart
 * @param order most significant first
 * @param limit which rows of each partition come out; null for all
 * @param atEnd whether rows come out once, when the input, or their window, has ended
 * @param closing when the window of a partition's rows ends; null where the input has to
 * @param settling column of the event time that rows come out with; -1 for none
 */
public record Over(
    int id,
    PhysicalNode input,
    List<Integer> partition,
    List<Sort.Key> order,
    List<OverSpec.Function> functions,
    OverSpec.@Nullable Top limit,
    boolean atEnd,
    OverSpec.@Nullable Closing closing,
    int settling,
    SourceSpan span,
    Traits traits)
    implements PhysicalNode.Unary {

  public Over {
    partition = List.copyOf(partition);
    order = List.copyOf(order);
    functions = List.copyOf(functions);
  }

  /** The operator as code generation takes it. */
  public OverSpec spec() {
    return new OverSpec(
        id,
        input.schema(),
        partition,
        Sort.specs(order),
        functions,
        limit,
        input.traits().changelog(),
        atEnd,
        closing,
        settling,
        span);
  }

  @Override
  public RowSchema schema() {
    return spec().schema();
  }

  /** The same rows, but for those that do not come out. */
  public Over withLimit(OverSpec.Top value) {
    return new Over(
        id, input, partition, order, functions, value, atEnd, closing, settling, span, traits);
  }

  /** The same, with rows that come out when the window of their partition has ended. */
  public Over withClosing(OverSpec.Closing value) {
    return new Over(
        id, input, partition, order, functions, limit, true, value, settling, span, traits);
  }

  /** The same, with rows that come out when the watermark has passed their event time. */
  public Over withSettling(int column) {
    return new Over(
        id, input, partition, order, functions, limit, true, closing, column, span, traits);
  }

  @Override
  public Over withId(int value) {
    return new Over(
        value, input, partition, order, functions, limit, atEnd, closing, settling, span, traits);
  }

  @Override
  public Over withTraits(Traits value) {
    return new Over(
        id, input, partition, order, functions, limit, atEnd, closing, settling, span, value);
  }

  @Override
  public Over withInput(PhysicalNode node) {
    return new Over(
        id, node, partition, order, functions, limit, atEnd, closing, settling, span, traits);
  }
}
