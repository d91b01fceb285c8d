package dev.laminar.kernel.state;

/**
 * Block sizes of a {@link ByteSlab}: multiples of 16 up to 128 bytes, from there four per doubling,
 * so that at most a fifth of a block is unused. Classes count from 1.
 */
final class SizeClass {

  /** Longer values get memory of their own. */
  static final int LARGEST_BLOCK_BYTES = 1 << 20;

  private static final int LINEAR_CLASSES = 8;
  private static final int LINEAR_LIMIT_BYTES = 128;
  private static final int LINEAR_LIMIT_LOG2 = 7;

  /** One more than the largest class. */
  static final int COUNT = of(LARGEST_BLOCK_BYTES) + 1;

  private SizeClass() {}

  /**
   * The class of a value of 1 to {@link #LARGEST_BLOCK_BYTES} bytes; any greater number for a
   * longer one.
   */
  static int of(int length) {
    if (length <= LINEAR_LIMIT_BYTES) {
      return (length + 15) >>> 4;
    }
    int last = length - 1;
    int log2 = 31 - Integer.numberOfLeadingZeros(last);
    return LINEAR_CLASSES + 4 * (log2 - LINEAR_LIMIT_LOG2) + ((last >>> (log2 - 2)) & 3) + 1;
  }

  static int blockBytes(int sizeClass) {
    if (sizeClass <= LINEAR_CLASSES) {
      return sizeClass << 4;
    }
    int index = sizeClass - LINEAR_CLASSES - 1;
    return (5 + (index & 3)) << (LINEAR_LIMIT_LOG2 + (index >>> 2) - 2);
  }
}
