package dev.laminar.connectors.files;

import dev.laminar.kernel.batch.BytesVector;
import java.io.IOException;
import java.util.Arrays;

/**
 * The bytes of a file that are read and not yet decoded, in one array that is used again and again.
 * Text of the last batch points into it, so bytes move only in {@link #fill}.
 *
 * <pre>
 *   0        start            end                    capacity
 *   | decoded | to be decoded | zero padding ... free |
 * </pre>
 */
final class RecordBuffer {

  private final int maximumBytes;
  private byte[] bytes;
  private int start;
  private int end;
  private long offset;

  RecordBuffer(int initialBytes, int maximumBytes) {
    this.maximumBytes = maximumBytes;
    this.bytes = new byte[initialBytes + BytesVector.PADDING_BYTES];
  }

  byte[] bytes() {
    return bytes;
  }

  /** First byte that is not consumed. */
  int start() {
    return start;
  }

  int end() {
    return end;
  }

  int remaining() {
    return end - start;
  }

  boolean isEmpty() {
    return start == end;
  }

  /** Offset in the file of the byte at {@link #start()}. */
  long offset() {
    return offset;
  }

  void consume(int count) {
    start += count;
    offset += count;
  }

  /** Forgets everything and continues at an offset of a file. */
  void restart(long fileOffset) {
    start = 0;
    end = 0;
    offset = fileOffset;
  }

  /** Whether what remains fills the largest allowed buffer. */
  boolean isFull() {
    return remaining() >= maximumBytes;
  }

  /**
   * Moves what remains to the front, makes room when there is none, and reads more behind it.
   *
   * @param limit offset in the file that reading stops at
   * @return bytes read, -1 at the end of the file, 0 at the limit
   */
  int fill(FileInput input, long limit) throws IOException {
    compact();
    if (end == capacity()) {
      bytes =
          Arrays.copyOf(
              bytes, (int) Math.min(maximumBytes, 2L * capacity()) + BytesVector.PADDING_BYTES);
    }
    int room = (int) Math.min(capacity() - end, limit - (offset + remaining()));
    if (room <= 0) {
      return 0;
    }
    int count = input.read(offset + remaining(), bytes, end, room);
    if (count > 0) {
      end += count;
    }
    Arrays.fill(bytes, end, end + BytesVector.PADDING_BYTES, (byte) 0);
    return count;
  }

  private int capacity() {
    return bytes.length - BytesVector.PADDING_BYTES;
  }

  private void compact() {
    if (start > 0) {
      System.arraycopy(bytes, start, bytes, 0, remaining());
      end = remaining();
      start = 0;
    }
  }
}
