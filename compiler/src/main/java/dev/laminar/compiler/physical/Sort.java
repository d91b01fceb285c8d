package dev.laminar.compiler.physical;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.SortSpec;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders the rows of an input that ends, and takes some of them.
 *
 * @param keys most significant first; none: rows in any order
 * @param offset rows that are left out at the start, a constant or a parameter; null for none
 * @param fetch how many are taken at most, a constant or a parameter; null for all
 */
public record Sort(
    int id,
    PhysicalNode input,
    List<Key> keys,
    @Nullable Scalar offset,
    @Nullable Scalar fetch,
    SourceSpan span,
    Traits traits)
    implements PhysicalNode.Unary {

  public Sort {
    keys = List.copyOf(keys);
  }

  /**
   * A column that is sorted by.
   *
   * @param nullsFirst whether NULL comes before every value, whatever the direction
   */
  public record Key(int column, boolean descending, boolean nullsFirst) {

    public Key withColumn(int value) {
      return new Key(value, descending, nullsFirst);
    }
  }

  /** Keys as code generation takes them. */
  public static List<SortSpec.Key> specs(List<Key> keys) {
    return keys.stream()
        .map(key -> new SortSpec.Key(key.column(), key.descending(), key.nullsFirst()))
        .toList();
  }

  @Override
  public RowSchema schema() {
    return input.schema();
  }

  @Override
  public Sort withId(int value) {
    return new Sort(value, input, keys, offset, fetch, span, traits);
  }

  @Override
  public Sort withTraits(Traits value) {
    return new Sort(id, input, keys, offset, fetch, span, value);
  }

  @Override
  public Sort withInput(PhysicalNode node) {
    return new Sort(id, node, keys, offset, fetch, span, traits);
  }
}
