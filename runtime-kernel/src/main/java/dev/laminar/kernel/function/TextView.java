package dev.laminar.kernel.function;

import java.nio.charset.StandardCharsets;

/**
 * A text as the UTF-8 bytes it is, without a copy: as a parameter of a function, the argument,
 * valid during the call; as a result, any view, for example the argument's with other bounds.
 *
 * <p>One view serves all calls at its place in a statement, so that nothing is allocated.
 */
public final class TextView {

  private byte[] array = new byte[0];
  private int offset;
  private int length;

  /** The array that holds the bytes; not to be changed when it is an argument's. */
  public byte[] array() {
    return array;
  }

  /** Where in {@link #array()} the text starts. */
  public int offset() {
    return offset;
  }

  /** Length in bytes. */
  public int length() {
    return length;
  }

  /**
   * One byte of the text.
   *
   * @param index from 0 to {@link #length()}, exclusive
   */
  public byte byteAt(int index) {
    return array[offset + index];
  }

  /** Makes this the view of other bytes. Returns this. */
  public TextView set(byte[] bytes, int from, int count) {
    array = bytes;
    offset = from;
    length = count;
    return this;
  }

  /** A copy as a string. */
  @Override
  public String toString() {
    return new String(array, offset, length, StandardCharsets.UTF_8);
  }
}
