package dev.laminar.compiler.pipeline;

import dev.laminar.compiler.physical.PhysicalNode.Scan;
import org.jspecify.annotations.Nullable;

/** Makes a decoder for exactly the columns a scan reads. */
@FunctionalInterface
public interface DecoderCompiler {

  /** Binary name of the decoder's class; null when the source's connector uses no format. */
  @Nullable String decoderFor(Scan scan);
}
