package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.pipeline.ConstantTable;
import java.util.Arrays;

/** The constants of an IN list over text or binary values: open addressing, at most half full. */
public final class BytesSet {

  private static final byte[] EMPTY = new byte[0];

  private final byte[][] heaps;
  private final int[] lengths;
  private final int shift;

  /**
   * @param constants text or binary values
   * @param first index of the first one
   * @param count at least 1
   */
  public BytesSet(ConstantTable constants, int first, int count) {
    int bits = Math.max(1, 33 - Integer.numberOfLeadingZeros(count));
    this.heaps = new byte[1 << bits][];
    this.lengths = new int[1 << bits];
    this.shift = 64 - bits;
    Arrays.fill(heaps, EMPTY);
    Arrays.fill(lengths, -1);
    for (int i = first; i < first + count; i++) {
      add(constants.getBytes(i), constants.getLength(i));
    }
  }

  private void add(byte[] heap, int length) {
    int index = home(heap, 0, length);
    while (lengths[index] >= 0 && !isAt(index, heap, 0, length)) {
      index = (index + 1) & (lengths.length - 1);
    }
    heaps[index] = heap;
    lengths[index] = length;
  }

  private int home(byte[] heap, int offset, int length) {
    return (int) (Hashing.hashText(heap, offset, length) >>> shift);
  }

  private boolean isAt(int index, byte[] heap, int offset, int length) {
    return lengths[index] == length
        && TextComparison.matches(heaps[index], 0, heap, offset, length);
  }

  public boolean contains(byte[] heap, int offset, int length) {
    int index = home(heap, offset, length);
    while (lengths[index] >= 0) {
      if (isAt(index, heap, offset, length)) {
        return true;
      }
      index = (index + 1) & (lengths.length - 1);
    }
    return false;
  }
}
