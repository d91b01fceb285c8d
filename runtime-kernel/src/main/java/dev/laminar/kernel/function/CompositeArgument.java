package dev.laminar.kernel.function;

import dev.laminar.kernel.composite.CompositeReaders;
import dev.laminar.kernel.type.TypeText;

/** ARRAY and MAP values as parameters take them: one for each place that passes them. */
public final class CompositeArgument {

  private final CompositeReaders reader;

  /**
   * @param type as {@link TypeText} has it
   */
  public CompositeArgument(String type) {
    this.reader = CompositeReaders.of(TypeText.read(type));
  }

  /** A list or a map, not to be changed, of the value's bytes. */
  public Object of(byte[] heap, int offset, int length) {
    return reader.read(heap, offset);
  }
}
