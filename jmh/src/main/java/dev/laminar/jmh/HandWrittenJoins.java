package dev.laminar.jmh;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.pipeline.PipelineOutput;
import java.util.Arrays;

/**
 * An incremental inner join by hand: each side has an open-addressing table from keys to the first
 * row of a list, all in primitive arrays on the heap that double when they are full, the table when
 * it is three quarters full.
 */
abstract sealed class HandWrittenJoins {

  final PipelineOutput output;

  HandWrittenJoins(PipelineOutput output) {
    this.output = output;
  }

  abstract void left(ColumnBatch input);

  abstract void right(ColumnBatch input);

  abstract void clear();

  /** Rows of one side: lists of amounts. Row 0 is not used. */
  private abstract static class Rows {

    private static final int FIRST_SIZE = 1_024;

    int[] heads = new int[0];
    int shift;
    long[] amounts = new long[0];
    int[] next = new int[0];
    private int count;
    private int keyCount;

    /** Makes room for a batch. */
    final void reserve(int rows) {
      while (count + rows > amounts.length) {
        amounts = Arrays.copyOf(amounts, 2 * amounts.length);
        next = Arrays.copyOf(next, amounts.length);
      }
      while (keyCount + rows > heads.length / 4 * 3) {
        int[] old = heads;
        heads = new int[2 * old.length];
        shift--;
        rehash(old);
      }
    }

    /** Moves keys to a table of the new size. */
    abstract void rehash(int[] oldHeads);

    abstract void newKeys(int size);

    final void add(int position, long amount) {
      int row = count++;
      keyCount += heads[position] == 0 ? 1 : 0;
      amounts[row] = amount;
      next[row] = heads[position];
      heads[position] = row;
    }

    void clear() {
      heads = new int[FIRST_SIZE];
      shift = Long.SIZE - Integer.numberOfTrailingZeros(FIRST_SIZE);
      amounts = new long[FIRST_SIZE];
      next = new int[FIRST_SIZE];
      count = 1;
      keyCount = 0;
      newKeys(FIRST_SIZE);
    }
  }

  /** Keyed by a long. */
  static final class ByLong extends HandWrittenJoins {

    private static final class Side extends Rows {
      private long[] keys = new long[0];

      @Override
      void newKeys(int size) {
        keys = new long[size];
      }

      @Override
      void rehash(int[] oldHeads) {
        long[] oldKeys = keys;
        newKeys(heads.length);
        for (int i = 0; i < oldHeads.length; i++) {
          if (oldHeads[i] != 0) {
            int position = find(oldKeys[i]);
            keys[position] = oldKeys[i];
            heads[position] = oldHeads[i];
          }
        }
      }

      /** Position of the key, or of the empty entry where it belongs. */
      private int find(long key) {
        int mask = heads.length - 1;
        int position = (int) (key * 0x9E3779B97F4A7C15L >>> shift);
        while (heads[position] != 0 && keys[position] != key) {
          position = (position + 1) & mask;
        }
        return position;
      }
    }

    private final Side left;
    private final Side right;

    ByLong(PipelineOutput output) {
      super(output);
      left = new Side();
      right = new Side();
    }

    @Override
    void left(ColumnBatch input) {
      process(input, left, right, 1, 2);
    }

    @Override
    void right(ColumnBatch input) {
      process(input, right, left, 2, 1);
    }

    private void process(ColumnBatch input, Side own, Side other, int ownColumn, int otherColumn) {
      PipelineOutput sink = output;
      ColumnBatch out = sink.batch();
      long[] outKeys = ((LongVector) out.column(0)).values();
      long[] outOwn = ((LongVector) out.column(ownColumn)).values();
      long[] outOther = ((LongVector) out.column(otherColumn)).values();
      long[] keys = ((LongVector) input.column(0)).values();
      long[] amounts = ((LongVector) input.column(1)).values();
      int rows = input.rowCount();
      own.reserve(rows);
      int outRow = 0;
      for (int row = 0; row < rows; row++) {
        long key = keys[row];
        long amount = amounts[row];
        for (int match = other.heads[other.find(key)]; match != 0; match = other.next[match]) {
          outKeys[outRow] = key;
          outOwn[outRow] = amount;
          outOther[outRow] = other.amounts[match];
          if (++outRow == outKeys.length) {
            sink.flush(outRow);
            outRow = 0;
          }
        }
        int position = own.find(key);
        own.keys[position] = key;
        own.add(position, amount);
      }
      sink.flush(outRow);
    }

    @Override
    void clear() {
      left.clear();
      right.clear();
    }
  }

  /** Keyed by a text: bytes are kept in one array, an entry knows offset, length and hash. */
  static final class ByText extends HandWrittenJoins {

    private static final class Side extends Rows {
      private byte[] bytes = new byte[0];
      private int[] offsets = new int[0];
      private int[] lengths = new int[0];
      private int[] hashes = new int[0];
      private int used;

      @Override
      void newKeys(int size) {
        offsets = new int[size];
        lengths = new int[size];
        hashes = new int[size];
      }

      @Override
      void rehash(int[] oldHeads) {
        int[] oldOffsets = offsets;
        int[] oldLengths = lengths;
        int[] oldHashes = hashes;
        newKeys(heads.length);
        int mask = heads.length - 1;
        for (int i = 0; i < oldHeads.length; i++) {
          if (oldHeads[i] != 0) {
            int position = (int) (oldHashes[i] * 0x9E3779B97F4A7C15L >>> shift);
            while (heads[position] != 0) {
              position = (position + 1) & mask;
            }
            heads[position] = oldHeads[i];
            offsets[position] = oldOffsets[i];
            lengths[position] = oldLengths[i];
            hashes[position] = oldHashes[i];
          }
        }
      }

      private int find(byte[] heap, int from, int length, int hash) {
        int mask = heads.length - 1;
        int position = (int) (hash * 0x9E3779B97F4A7C15L >>> shift);
        while (heads[position] != 0) {
          if (hashes[position] == hash
              && lengths[position] == length
              && Arrays.equals(
                  bytes,
                  offsets[position],
                  offsets[position] + length,
                  heap,
                  from,
                  from + length)) {
            return position;
          }
          position = (position + 1) & mask;
        }
        return position;
      }

      private void putKey(int position, byte[] heap, int from, int length, int hash) {
        if (heads[position] == 0) {
          if (used + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
          }
          System.arraycopy(heap, from, bytes, used, length);
          offsets[position] = used;
          lengths[position] = length;
          hashes[position] = hash;
          used += length;
        }
      }

      @Override
      void clear() {
        super.clear();
        bytes = new byte[16 << 10];
        used = 0;
      }
    }

    private final Side left;
    private final Side right;

    ByText(PipelineOutput output) {
      super(output);
      left = new Side();
      right = new Side();
    }

    @Override
    void left(ColumnBatch input) {
      process(input, left, right, 1, 2);
    }

    @Override
    void right(ColumnBatch input) {
      process(input, right, left, 2, 1);
    }

    private void process(ColumnBatch input, Side own, Side other, int ownColumn, int otherColumn) {
      PipelineOutput sink = output;
      ColumnBatch out = sink.batch();
      BytesVector outKeys = (BytesVector) out.column(0);
      int[] outOffsets = outKeys.offsets();
      int[] outLengths = outKeys.lengths();
      long[] outOwn = ((LongVector) out.column(ownColumn)).values();
      long[] outOther = ((LongVector) out.column(otherColumn)).values();
      BytesVector keys = (BytesVector) input.column(0);
      byte[] heap = keys.heap();
      int[] offsets = keys.offsets();
      int[] lengths = keys.lengths();
      long[] amounts = ((LongVector) input.column(1)).values();
      int rows = input.rowCount();
      own.reserve(rows);
      int outRow = 0;
      outKeys.shareHeap(heap);
      for (int row = 0; row < rows; row++) {
        int from = offsets[row];
        int length = lengths[row];
        int hash = 1;
        for (int i = 0; i < length; i++) {
          hash = 31 * hash + heap[from + i];
        }
        long amount = amounts[row];
        int found = other.find(heap, from, length, hash);
        for (int match = other.heads[found]; match != 0; match = other.next[match]) {
          outOffsets[outRow] = from;
          outLengths[outRow] = length;
          outOwn[outRow] = amount;
          outOther[outRow] = other.amounts[match];
          if (++outRow == outOwn.length) {
            sink.flush(outRow);
            outKeys.shareHeap(heap);
            outRow = 0;
          }
        }
        int position = own.find(heap, from, length, hash);
        own.putKey(position, heap, from, length, hash);
        own.add(position, amount);
      }
      sink.flush(outRow);
    }

    @Override
    void clear() {
      left.clear();
      right.clear();
    }
  }
}
