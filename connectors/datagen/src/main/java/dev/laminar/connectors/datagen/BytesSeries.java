package dev.laminar.connectors.datagen;

import dev.laminar.connectors.generator.RandomBits;
import dev.laminar.connectors.generator.TextHeap;
import dev.laminar.kernel.batch.BytesVector;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Texts or bytes, row after row. */
sealed interface BytesSeries {

  void fill(long firstRow, int rows, BytesVector target);

  /**
   * One of some values; a constant is the choice of one. Values of a batch point into one heap that
   * never changes.
   */
  final class Choice implements BytesSeries {

    private final long stream;
    private final byte[] heap;
    private final int[] offsets;

    Choice(long stream, List<byte[]> values) {
      this.stream = stream;
      this.offsets = new int[values.size() + 1];
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (int i = 0; i < values.size(); i++) {
        all.writeBytes(values.get(i));
        offsets[i + 1] = all.size();
      }
      all.writeBytes(new byte[BytesVector.PADDING_BYTES]);
      this.heap = all.toByteArray();
    }

    @Override
    public void fill(long firstRow, int rows, BytesVector target) {
      target.shareHeap(heap);
      int count = offsets.length - 1;
      for (int row = 0; row < rows; row++) {
        int pick = (int) RandomBits.below(RandomBits.at(stream, firstRow + row), count);
        target.offsets()[row] = offsets[pick];
        target.lengths()[row] = offsets[pick + 1] - offsets[pick];
      }
    }
  }

  /** Random letters, or random bytes, of a random length. */
  record Random(long stream, int minimumLength, int maximumLength, boolean letters, TextHeap heap)
      implements BytesSeries {
    @Override
    public void fill(long firstRow, int rows, BytesVector target) {
      heap.clear();
      for (int row = 0; row < rows; row++) {
        long bits = RandomBits.at(stream, firstRow + row);
        int length =
            minimumLength + (int) RandomBits.below(bits, maximumLength - minimumLength + 1L);
        byte[] bytes = heap.reserve(length);
        if (letters) {
          TextHeap.letters(bytes, heap.used(), length, bits);
        } else {
          TextHeap.bytes(bytes, heap.used(), length, bits);
        }
        heap.take(target, row, length);
      }
      heap.share(target);
    }
  }

  /** Universally unique identifiers of version 4 (RFC 9562), as 36 characters or 16 bytes. */
  record Uuid(long stream, boolean text, TextHeap heap) implements BytesSeries {

    private static final int TEXT_LENGTH = 36;
    private static final int BINARY_LENGTH = 16;

    @Override
    public void fill(long firstRow, int rows, BytesVector target) {
      heap.clear();
      int length = text ? TEXT_LENGTH : BINARY_LENGTH;
      for (int row = 0; row < rows; row++) {
        long bits = RandomBits.at(stream, firstRow + row);
        long high = (bits & ~0xF000L) | 0x4000L;
        long low = RandomBits.mix(bits + RandomBits.GAMMA) >>> 2 | Long.MIN_VALUE;
        byte[] bytes = heap.reserve(length);
        if (text) {
          writeText(bytes, heap.used(), high, low);
        } else {
          writeBytes(bytes, heap.used(), high);
          writeBytes(bytes, heap.used() + Long.BYTES, low);
        }
        heap.take(target, row, length);
      }
      heap.share(target);
    }

    private static void writeBytes(byte[] bytes, int offset, long value) {
      for (int i = 0; i < Long.BYTES; i++) {
        bytes[offset + i] = (byte) (value >>> (56 - 8 * i));
      }
    }

    private static void writeText(byte[] bytes, int offset, long high, long low) {
      int at = offset;
      for (int digit = 0; digit < 32; digit++) {
        if (digit == 8 || digit == 12 || digit == 16 || digit == 20) {
          bytes[at++] = '-';
        }
        long half = digit < 16 ? high : low;
        int value = (int) (half >>> (60 - 4 * (digit & 15))) & 0xF;
        bytes[at++] = (byte) (value < 10 ? '0' + value : 'a' + value - 10);
      }
    }
  }

  /** Decimal digits of a number. */
  final class Digits implements BytesSeries {

    private static final int MAX_LENGTH = 20;

    private final LongSeries series;
    private final long[] values = new long[ColumnGenerator.CHUNK_ROWS];
    private final TextHeap heap = new TextHeap();

    Digits(LongSeries series) {
      this.series = series;
    }

    @Override
    public void fill(long firstRow, int rows, BytesVector target) {
      series.fill(firstRow, rows, values);
      heap.clear();
      for (int row = 0; row < rows; row++) {
        heap.take(target, row, write(heap.reserve(MAX_LENGTH), heap.used(), values[row]));
      }
      heap.share(target);
    }

    private static int write(byte[] bytes, int offset, long value) {
      int sign = value < 0 ? 1 : 0;
      int length = sign + 1;
      for (long rest = value / 10; rest != 0; rest /= 10) {
        length++;
      }
      long rest = value;
      for (int i = length - 1; i >= sign; i--) {
        bytes[offset + i] = (byte) ('0' + Math.abs(rest % 10));
        rest /= 10;
      }
      if (sign == 1) {
        bytes[offset] = '-';
      }
      return length;
    }
  }
}
