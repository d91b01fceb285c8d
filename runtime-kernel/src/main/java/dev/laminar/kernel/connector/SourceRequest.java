package dev.laminar.kernel.connector;

import dev.laminar.kernel.type.RowSchema;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a source needs.
 *
 * @param projection indices into the definition's schema of the columns to read, ascending; the
 *     batches handed to {@link SourceReader#read} have exactly these columns
 * @param decoders makes one decoder per split; null when the connector uses no format
 */
public record SourceRequest(
    SourceDefinition definition,
    int[] projection,
    @Nullable Supplier<RecordDecoder> decoders,
    SourceMetrics metrics) {

  /** Schema of the batches. */
  public RowSchema projectedSchema() {
    return new RowSchema(
        java.util.Arrays.stream(projection).mapToObj(definition.schema()::column).toList());
  }
}
