package dev.laminar.compiler.physical;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;

/**
 * The rows of a table, or of what a view holds, that have one of some keys: found by an index
 * instead of a scan. Each row comes once, however often its key does.
 *
 * @param input the keys: columns of the storage of the index's columns, in their order; a NULL
 *     among them finds nothing
 * @param projection columns of the target's schema that are read, ascending
 */
public record KeyLookup(
    int id,
    PhysicalNode input,
    ScanTarget.Table target,
    TableIndex index,
    List<Integer> projection,
    SourceSpan span,
    Traits traits)
    implements PhysicalNode.Unary {

  public KeyLookup {
    projection = List.copyOf(projection);
  }

  @Override
  public RowSchema schema() {
    return new RowSchema(projection.stream().map(target.schema()::column).toList());
  }

  @Override
  public KeyLookup withId(int value) {
    return new KeyLookup(value, input, target, index, projection, span, traits);
  }

  @Override
  public KeyLookup withTraits(Traits value) {
    return new KeyLookup(id, input, target, index, projection, span, value);
  }

  @Override
  public KeyLookup withInput(PhysicalNode node) {
    return new KeyLookup(id, node, target, index, projection, span, traits);
  }
}
