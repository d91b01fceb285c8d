package dev.laminar.kernel.engine;

import dev.laminar.kernel.connector.RecordDecoder;
import java.util.function.Supplier;

/**
 * Makes decoders of one source. Queries that share a reader read the union of their columns, which
 * none of them may need alone; so decoders are asked for when a run begins, by the columns it
 * reads.
 */
@FunctionalInterface
public interface DecoderProvider {

  /**
   * What makes decoders for some columns.
   *
   * @param projection columns of the source's physical schema, ascending
   * @return makes one decoder per split, for exactly these columns
   */
  Supplier<RecordDecoder> decoders(int[] projection);
}
