package dev.laminar.codegen.spec;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order of all rows of an input, and which of them come out. Becomes a {@code CompiledSort}.
 * Operator name {@code Sort}.
 *
 * @param weighted whether rows come with weights: a row of weight n is n rows. Nothing is taken
 *     back, as a query that answers once has each side of an outer join complete before the other
 *     asks
 * @param keys most significant first; none: the order in which the rows came
 * @param offset rows that are left out at the start, of type BIGINT, without columns; null for none
 * @param fetch how many come out at most, likewise; null for all
 */
public record SortSpec(
    int id,
    RowSchema schema,
    boolean weighted,
    List<Key> keys,
    @Nullable Scalar offset,
    @Nullable Scalar fetch,
    SourceSpan span) {

  public SortSpec {
    keys = List.copyOf(keys);
  }

  /**
   * A column that is sorted by.
   *
   * @param nullsFirst whether NULL comes before every value, whatever the direction
   */
  public record Key(int column, boolean descending, boolean nullsFirst) {}
}
