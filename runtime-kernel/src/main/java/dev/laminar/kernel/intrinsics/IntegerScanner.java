package dev.laminar.kernel.intrinsics;

/** Reads an integer: blanks around, a sign, digits. One per call site. */
public final class IntegerScanner {

  static final int OK = 0;
  static final int INVALID = 1;
  static final int OUT_OF_RANGE = 2;

  private long value;

  /** After {@link #OK}. */
  long value() {
    return value;
  }

  int scan(byte[] heap, int offset, int length, long min, long max) {
    int i = offset;
    int end = offset + length;
    while (i < end && NumberScanner.isBlank(heap[i])) {
      i++;
    }
    while (end > i && NumberScanner.isBlank(heap[end - 1])) {
      end--;
    }
    boolean negative = i < end && heap[i] == '-';
    if (i < end && (negative || heap[i] == '+')) {
      i++;
    }
    if (i == end) {
      return INVALID;
    }
    long limit = negative ? min : -max; // counts downwards: the negative side reaches one further
    long number = 0;
    boolean fits = true;
    for (; i < end; i++) {
      int digit = heap[i] - '0';
      if (digit < 0 || digit > 9) {
        return INVALID;
      }
      fits &= number >= limit / 10 && 10 * number - digit >= limit && 10 * number - digit <= 0;
      number = 10 * number - digit;
    }
    value = negative ? number : -number;
    return fits ? OK : OUT_OF_RANGE;
  }
}
