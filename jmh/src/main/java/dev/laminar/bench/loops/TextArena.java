package dev.laminar.bench.loops;

import dev.laminar.kernel.batch.BytesVector;
import java.util.Arrays;

/** Texts that are kept: an array that grows, with the padding that columns ask for. */
final class TextArena {

  private byte[] bytes = new byte[1 << 16];
  private int used;

  /** Copies a value. Returns its offset. */
  int add(byte[] from, int offset, int length) {
    if (bytes.length - used < length + BytesVector.PADDING_BYTES) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, used + 2 * length));
    }
    System.arraycopy(from, offset, bytes, used, length);
    used += length;
    return used - length;
  }

  /** Another array after it grew; offsets stay. */
  byte[] bytes() {
    return bytes;
  }

  int used() {
    return used;
  }

  void clear() {
    used = 0;
  }
}
