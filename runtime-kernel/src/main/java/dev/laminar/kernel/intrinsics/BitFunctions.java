package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/**
 * Bit operations on integers and VARBINARY. Shifts of integers take the amount modulo the width, as
 * PostgreSQL does; the right shift keeps the sign. Operands of a binary operation must be of one
 * length.
 */
public final class BitFunctions {

  private BitFunctions() {}

  @Intrinsic("BITAND")
  public static int and(int left, int right) {
    return left & right;
  }

  @Intrinsic("BITAND")
  public static long and(long left, long right) {
    return left & right;
  }

  @Intrinsic("BITOR")
  public static int or(int left, int right) {
    return left | right;
  }

  @Intrinsic("BITOR")
  public static long or(long left, long right) {
    return left | right;
  }

  @Intrinsic("BITXOR")
  public static int xor(int left, int right) {
    return left ^ right;
  }

  @Intrinsic("BITXOR")
  public static long xor(long left, long right) {
    return left ^ right;
  }

  @Intrinsic("BITNOT")
  public static int not(int value) {
    return ~value;
  }

  @Intrinsic("BITNOT")
  public static long not(long value) {
    return ~value;
  }

  @Intrinsic("LEFTSHIFT")
  public static int shiftLeft(int value, int bits) {
    return value << bits;
  }

  @Intrinsic("LEFTSHIFT")
  public static long shiftLeft(long value, int bits) {
    return value << bits;
  }

  /** SMALLINT and TINYINT: the bits that leave the type are lost. */
  @Intrinsic("LEFTSHIFT_TINYINT")
  public static int shiftLeftTinyint(int value, int bits) {
    return (byte) (value << (bits & 7));
  }

  @Intrinsic("LEFTSHIFT_SMALLINT")
  public static int shiftLeftSmallint(int value, int bits) {
    return (short) (value << (bits & 15));
  }

  @Intrinsic("RIGHTSHIFT")
  public static int shiftRight(int value, int bits) {
    return value >> bits;
  }

  @Intrinsic("RIGHTSHIFT")
  public static long shiftRight(long value, int bits) {
    return value >> bits;
  }

  /** Bits of the two's complement that are set, in 32 bits. */
  @Intrinsic("BITCOUNT")
  public static int count(int value) {
    return Integer.bitCount(value);
  }

  @Intrinsic("BITCOUNT_TINYINT")
  public static int countTinyint(int value) {
    return Integer.bitCount(value & 0xFF);
  }

  @Intrinsic("BITCOUNT_SMALLINT")
  public static int countSmallint(int value) {
    return Integer.bitCount(value & 0xFFFF);
  }

  @Intrinsic("BITCOUNT")
  public static int count(long value) {
    return Long.bitCount(value);
  }

  @Intrinsic("BITCOUNT")
  public static long count(byte[] heap, int offset, int length) {
    long bits = 0;
    for (int i = 0; i < length; i++) {
      bits += Integer.bitCount(heap[offset + i] & 0xFF);
    }
    return bits;
  }

  @Intrinsic("BITAND")
  public static void and(
      byte[] leftHeap,
      int leftOffset,
      int leftLength,
      byte[] rightHeap,
      int rightOffset,
      int rightLength,
      BytesResult result,
      ErrorSites sites,
      int site) {
    checkLengths(leftLength, rightLength, sites, site);
    byte[] out = result.own(leftLength);
    for (int i = 0; i < leftLength; i++) {
      out[i] = (byte) (leftHeap[leftOffset + i] & rightHeap[rightOffset + i]);
    }
    result.view(out, 0, leftLength);
  }

  @Intrinsic("BITOR")
  public static void or(
      byte[] leftHeap,
      int leftOffset,
      int leftLength,
      byte[] rightHeap,
      int rightOffset,
      int rightLength,
      BytesResult result,
      ErrorSites sites,
      int site) {
    checkLengths(leftLength, rightLength, sites, site);
    byte[] out = result.own(leftLength);
    for (int i = 0; i < leftLength; i++) {
      out[i] = (byte) (leftHeap[leftOffset + i] | rightHeap[rightOffset + i]);
    }
    result.view(out, 0, leftLength);
  }

  @Intrinsic("BITXOR")
  public static void xor(
      byte[] leftHeap,
      int leftOffset,
      int leftLength,
      byte[] rightHeap,
      int rightOffset,
      int rightLength,
      BytesResult result,
      ErrorSites sites,
      int site) {
    checkLengths(leftLength, rightLength, sites, site);
    byte[] out = result.own(leftLength);
    for (int i = 0; i < leftLength; i++) {
      out[i] = (byte) (leftHeap[leftOffset + i] ^ rightHeap[rightOffset + i]);
    }
    result.view(out, 0, leftLength);
  }

  @Intrinsic("BITNOT")
  public static void not(byte[] heap, int offset, int length, BytesResult result) {
    byte[] out = result.own(length);
    for (int i = 0; i < length; i++) {
      out[i] = (byte) ~heap[offset + i];
    }
    result.view(out, 0, length);
  }

  private static void checkLengths(int left, int right, ErrorSites sites, int site) {
    if (left != right) {
      throw differentLengths(left, right, sites, site);
    }
  }

  private static SqlRuntimeException differentLengths(
      int left, int right, ErrorSites sites, int site) {
    return SqlErrors.error(
        ErrorCode.INVALID_ARGUMENT,
        "bit operation on binary values of " + left + " and " + right + " bytes",
        sites,
        site,
        "both operands must have the same number of bytes");
  }
}
