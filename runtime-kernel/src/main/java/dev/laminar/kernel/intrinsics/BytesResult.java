package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.batch.BytesVector;
import java.util.Arrays;

/**
 * Where an intrinsic leaves a text or binary result: a view into an argument's heap, or into the
 * {@link #own} buffer. Fields are public because generated code reads them row by row.
 */
public final class BytesResult extends NullFlag {

  public byte[] heap;
  public int offset;
  public int length;

  private byte[] own;

  public BytesResult() {
    own = new byte[64 + BytesVector.PADDING_BYTES];
    heap = own;
  }

  /** Makes the result a view. */
  public void view(byte[] source, int start, int count) {
    heap = source;
    offset = start;
    length = count;
  }

  /**
   * The result's own buffer with room for that many bytes and padding; content is kept. Call {@link
   * #view} when done.
   */
  public byte[] own(int capacity) {
    if (own.length - BytesVector.PADDING_BYTES < capacity) {
      own = Arrays.copyOf(own, Math.max(capacity, 2 * own.length) + BytesVector.PADDING_BYTES);
    }
    return own;
  }
}
