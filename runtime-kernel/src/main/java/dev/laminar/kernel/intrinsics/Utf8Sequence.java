package dev.laminar.kernel.intrinsics;

import java.nio.charset.StandardCharsets;

/**
 * UTF-8 bytes as the characters that {@code java.util.regex} reads: ASCII in place, anything else
 * decoded into reused arrays that also tell the byte offset of each character.
 */
final class Utf8Sequence implements CharSequence {

  private byte[] heap = new byte[0];
  private int offset;
  private int bytes;
  private boolean ascii = true;
  private int length;
  private char[] characters = new char[64];
  private int[] byteOffsets = new int[65];

  void set(byte[] source, int start, int count) {
    heap = source;
    offset = start;
    bytes = count;
    ascii = Utf8.isAscii(source, start, count);
    length = ascii ? count : decode();
  }

  private int decode() {
    if (characters.length < bytes) {
      characters = new char[Math.max(bytes, 2 * characters.length)];
      byteOffsets = new int[characters.length + 1];
    }
    int end = offset + bytes;
    int count = 0;
    for (int i = offset; i < end; ) {
      int width = Utf8.width(heap, i, end);
      int codePoint = Utf8.decode(heap, i, width);
      byteOffsets[count] = i;
      if (codePoint < 0x10000) {
        characters[count++] = (char) codePoint;
      } else {
        characters[count++] = Character.highSurrogate(codePoint);
        byteOffsets[count] = i;
        characters[count++] = Character.lowSurrogate(codePoint);
      }
      i += width;
    }
    byteOffsets[count] = end;
    return count;
  }

  byte[] heap() {
    return heap;
  }

  /** Offset in {@link #heap()} of the character at {@code index}, 0 to {@link #length()}. */
  int byteOffset(int index) {
    return ascii ? offset + index : byteOffsets[index];
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    return ascii ? (char) heap[offset + index] : characters[index];
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return toString().substring(start, end);
  }

  @Override
  public String toString() {
    return new String(heap, offset, bytes, StandardCharsets.UTF_8);
  }
}
