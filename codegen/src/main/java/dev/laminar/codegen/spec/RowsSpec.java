package dev.laminar.codegen.spec;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;

/**
 * Rows that are kept with weights: those of a table, or of a materialized view. Becomes a {@code
 * CompiledRows}.
 *
 * @param id number that plans print
 * @param identity columns that tell one row from another: all of them, in order, or a unique key
 * @param indexes columns of the keys of further indexes
 */
public record RowsSpec(
    int id,
    RowSchema schema,
    List<Integer> identity,
    List<List<Integer>> indexes,
    SourceSpan span) {

  public RowsSpec {
    identity = List.copyOf(identity);
    indexes = indexes.stream().map(List::copyOf).toList();
  }
}
