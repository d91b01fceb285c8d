package dev.laminar.compiler.physical;

import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.codegen.spec.SortSpec;
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
 * @param atEnd whether rows come out once, when the input has ended
 */
public record Over(
    int id,
    PhysicalNode input,
    List<Integer> partition,
    List<Sort.Key> order,
    List<OverSpec.Function> functions,
    OverSpec.@Nullable Top limit,
    boolean atEnd,
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
    List<SortSpec.Key> keys =
        order.stream()
            .map(key -> new SortSpec.Key(key.column(), key.descending(), key.nullsFirst()))
            .toList();
    return new OverSpec(
        id,
        input.schema(),
        partition,
        keys,
        functions,
        limit,
        input.traits().changelog(),
        atEnd,
        span);
  }

  @Override
  public RowSchema schema() {
    return spec().schema();
  }

  /** The same rows, but for those that do not come out. */
  public Over withLimit(OverSpec.Top value) {
    return new Over(id, input, partition, order, functions, value, atEnd, span, traits);
  }

  @Override
  public Over withId(int value) {
    return new Over(value, input, partition, order, functions, limit, atEnd, span, traits);
  }

  @Override
  public Over withTraits(Traits value) {
    return new Over(id, input, partition, order, functions, limit, atEnd, span, value);
  }

  @Override
  public Over withInput(PhysicalNode node) {
    return new Over(id, node, partition, order, functions, limit, atEnd, span, traits);
  }
}
