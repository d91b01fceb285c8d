package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.batch.BytesVector;
import java.util.Arrays;

/**
 * Where CONCAT_WS puts its text together: one per call site. The text stands at the beginning of
 * {@link #heap}; fields are public because generated code reads them row by row.
 */
public final class TextJoiner {

  public byte[] heap = new byte[64 + BytesVector.PADDING_BYTES];
  public int length;

  private boolean empty;

  /** Begins a text without parts. */
  public void begin() {
    length = 0;
    empty = true;
  }

  /** Adds a part, and the separator before it unless it is the first one. */
  public void add(
      byte[] separatorHeap,
      int separatorOffset,
      int separatorLength,
      byte[] partHeap,
      int partOffset,
      int partLength) {
    int start = empty ? length : length + separatorLength;
    int end = start + partLength;
    if (heap.length - BytesVector.PADDING_BYTES < end) {
      heap = Arrays.copyOf(heap, Math.max(end, 2 * heap.length) + BytesVector.PADDING_BYTES);
    }
    System.arraycopy(separatorHeap, separatorOffset, heap, length, start - length);
    System.arraycopy(partHeap, partOffset, heap, start, partLength);
    empty = false;
    length = end;
  }
}
