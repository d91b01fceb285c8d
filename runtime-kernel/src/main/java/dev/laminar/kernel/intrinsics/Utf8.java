package dev.laminar.kernel.intrinsics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * UTF-8 in byte arrays. Values are taken to be well formed; where one is not, nothing is read
 * beyond its end plus the padding of its heap, and a stray byte counts as U+FFFD.
 */
public final class Utf8 {

  /** What a malformed byte decodes to. */
  public static final int REPLACEMENT = 0xFFFD;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long ONES = 0x0101010101010101L;

  private Utf8() {}

  /** Eight bytes, the first in the lowest bits. May read into the padding of the heap. */
  static long word(byte[] heap, int offset) {
    return (long) LONG.get(heap, offset);
  }

  static void putWord(byte[] heap, int offset, long word) {
    LONG.set(heap, offset, word);
  }

  /** Mask of the lowest {@code bytes} (1 to 8) bytes of a word. */
  static long mask(int bytes) {
    return -1L >>> (64 - 8 * bytes);
  }

  static boolean isAscii(byte[] heap, int offset, int length) {
    int i = offset;
    int end = offset + length;
    for (; i + 8 <= end; i += 8) {
      if ((word(heap, i) & HIGH_BITS) != 0) {
        return false;
      }
    }
    return i == end || (word(heap, i) & HIGH_BITS & mask(end - i)) == 0;
  }

  /** Number of code points: bytes that do not continue one. */
  public static int length(byte[] heap, int offset, int length) {
    int i = offset;
    int end = offset + length;
    int continuations = 0;
    for (; i + 8 <= end; i += 8) {
      long word = word(heap, i);
      continuations += Long.bitCount(word >>> 7 & ~(word >>> 6) & ONES);
    }
    if (i < end) {
      long word = word(heap, i) & mask(end - i);
      continuations += Long.bitCount(word >>> 7 & ~(word >>> 6) & ONES);
    }
    return length - continuations;
  }

  /**
   * Offset of the code point that many after {@code from}; {@code end} when there are not so many.
   */
  public static int skip(byte[] heap, int from, int end, long codePoints) {
    int i = from;
    long left = codePoints;
    while (left >= 8 && i + 8 <= end) {
      long word = word(heap, i);
      left -= 8 - Long.bitCount(word >>> 7 & ~(word >>> 6) & ONES);
      i += 8;
    }
    while (i < end) {
      if (!isContinuation(heap[i])) {
        if (left == 0) {
          return i;
        }
        left--;
      }
      i++;
    }
    return end;
  }

  /** Start of the code point before {@code position}, which is greater than {@code start}. */
  static int previous(byte[] heap, int start, int position) {
    int i = position - 1;
    while (i > start && isContinuation(heap[i])) {
      i--;
    }
    return i;
  }

  static boolean isContinuation(byte value) {
    return (value & 0xC0) == 0x80;
  }

  /** Bytes of the code point at {@code offset}, 1 to 4; 1 for a malformed one. */
  static int width(byte[] heap, int offset, int end) {
    int lead = heap[offset] & 0xFF;
    if (lead < 0xC2) {
      return 1;
    }
    int width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
    return width <= end - offset && isContinuation(heap[offset + width - 1]) ? width : 1;
  }

  /** The code point of {@code width} bytes at {@code offset}. */
  static int decode(byte[] heap, int offset, int width) {
    int lead = heap[offset];
    return switch (width) {
      case 1 -> lead >= 0 ? lead : REPLACEMENT;
      case 2 -> (lead & 0x1F) << 6 | heap[offset + 1] & 0x3F;
      case 3 -> (lead & 0x0F) << 12 | (heap[offset + 1] & 0x3F) << 6 | heap[offset + 2] & 0x3F;
      default ->
          (lead & 0x07) << 18
              | (heap[offset + 1] & 0x3F) << 12
              | (heap[offset + 2] & 0x3F) << 6
              | heap[offset + 3] & 0x3F;
    };
  }

  /** Writes a code point and returns the offset after it. */
  static int encode(int codePoint, byte[] out, int offset) {
    if (codePoint < 0x80) {
      out[offset] = (byte) codePoint;
      return offset + 1;
    }
    if (codePoint < 0x800) {
      out[offset] = (byte) (0xC0 | codePoint >> 6);
      out[offset + 1] = (byte) (0x80 | codePoint & 0x3F);
      return offset + 2;
    }
    if (codePoint < 0x10000) {
      out[offset] = (byte) (0xE0 | codePoint >> 12);
      out[offset + 1] = (byte) (0x80 | codePoint >> 6 & 0x3F);
      out[offset + 2] = (byte) (0x80 | codePoint & 0x3F);
      return offset + 3;
    }
    out[offset] = (byte) (0xF0 | codePoint >> 18);
    out[offset + 1] = (byte) (0x80 | codePoint >> 12 & 0x3F);
    out[offset + 2] = (byte) (0x80 | codePoint >> 6 & 0x3F);
    out[offset + 3] = (byte) (0x80 | codePoint & 0x3F);
    return offset + 4;
  }
}
