package dev.laminar.kernel.connector;

import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;

/**
 * What a query looks up.
 *
 * @param rows the table, and the columns that are wanted
 * @param keys indices into the definition's schema of the columns that are looked up by
 * @param timeoutMs how long an answer is waited for
 * @param concurrency how many threads ask at once, at most
 */
public record LookupRequest(
    SourceRequest rows, List<Integer> keys, long timeoutMs, int concurrency) {

  public LookupRequest {
    keys = List.copyOf(keys);
  }

  /** Schema of batches of keys, which are never NULL. */
  public RowSchema keySchema() {
    RowSchema all = rows.definition().schema();
    return new RowSchema(
        keys.stream()
            .map(all::column)
            .map(column -> new Column(column.name(), column.type().withNullable(false)))
            .toList());
  }
}
