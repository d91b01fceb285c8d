package dev.laminar.kernel.connector;

import java.util.Arrays;

/** A growing byte array that is written, drained and written again. Not thread safe. */
public final class ByteBuilder {

  private byte[] bytes;
  private int length;

  public ByteBuilder(int initialBytes) {
    bytes = new byte[initialBytes];
  }

  /** The content is the first {@link #length()} bytes. */
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  public void clear() {
    length = 0;
  }

  /** Makes room for that many more bytes. Returns the array, which may be a new one. */
  public byte[] reserve(int more) {
    if (bytes.length - length < more) {
      bytes =
          Arrays.copyOf(
              bytes,
              Math.max(
                  Math.addExact(length, more),
                  (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 64)));
    }
    return bytes;
  }

  public void setLength(int value) {
    length = value;
  }

  public void append(byte value) {
    reserve(1)[length++] = value;
  }

  public void append(byte[] source, int offset, int count) {
    System.arraycopy(source, offset, reserve(count), length, count);
    length += count;
  }
}
