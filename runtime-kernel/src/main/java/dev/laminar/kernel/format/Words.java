package dev.laminar.kernel.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at a time. Words are little endian: the first byte in memory is the lowest. The
 * {@code find…} methods set the top bit of matching bytes; bits above the lowest one set may be
 * wrong (borrows and carries move upwards), the lowest never is.
 */
final class Words {

  static final long ONES = 0x0101010101010101L;
  static final long TOPS = 0x8080808080808080L;
  static final long QUOTES = ONES * '"';
  static final long BACKSLASHES = ONES * '\\';
  static final long ZERO_DIGITS = ONES * '0';
  private static final long LETTER_CASE = ONES * 0x20;
  private static final long OPENING = ONES * '{';
  private static final long CLOSING = ONES * '}';
  private static final long FIRST_PRINTABLE = ONES * 0x20;
  private static final long ABOVE_NINE = ONES * 0x76;

  static final long[] POWERS_OF_TEN = powersOfTen();

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Words() {}

  private static long[] powersOfTen() {
    long[] powers = new long[19];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  static long getLong(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  static int getInt(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
  }

  static void putLong(byte[] bytes, int at, long word) {
    LONG.set(bytes, at, word);
  }

  static void putInt(byte[] bytes, int at, int word) {
    INT.set(bytes, at, word);
  }

  /** Bytes from the start of the word to its first marked byte; 8 when none is marked. */
  static int firstMarked(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }

  /** A quote, a backslash or a control character: where a string stops being plain. */
  static long findStringEnd(long word) {
    return (((word ^ QUOTES) - ONES) | ((word ^ BACKSLASHES) - ONES) | (word - FIRST_PRINTABLE))
        & ~word
        & TOPS;
  }

  /** As {@link #findStringEnd}, and bytes of characters outside ASCII. */
  static long findStringEndOrNonAscii(long word) {
    return (((word ^ QUOTES) - ONES)
            | ((word ^ BACKSLASHES) - ONES)
            | (word - FIRST_PRINTABLE)
            | word)
        & TOPS;
  }

  /** A quote, an opening or closing bracket of either kind, or a control character. */
  static long findStructure(long word) {
    long folded = word | LETTER_CASE;
    return (((word ^ QUOTES) - ONES)
            | ((folded ^ OPENING) - ONES)
            | ((folded ^ CLOSING) - ONES)
            | (word - FIRST_PRINTABLE))
        & ~word
        & TOPS;
  }

  static long find(long word, long pattern) {
    long difference = word ^ pattern;
    return (difference - ONES) & ~difference & TOPS;
  }

  /** Digits at the start of the word: 0 to 8. */
  static int leadingDigits(long word) {
    long digits = word ^ ZERO_DIGITS;
    return firstMarked(((digits + ABOVE_NINE) | digits) & TOPS);
  }

  /** Value of the first {@code count} digits of a word, 1 to 8. */
  static long digits(long word, int count) {
    long aligned = (word ^ ZERO_DIGITS) << (64 - 8 * count);
    long pairs = aligned * 10 + (aligned >>> 8);
    return ((pairs & 0x000000FF000000FFL) * 0x000F424000000064L
            + ((pairs >>> 16) & 0x000000FF000000FFL) * 0x0000271000000001L)
        >>> 32;
  }
}
