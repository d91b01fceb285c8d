package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.intrinsics.TextKeys;
import dev.laminar.kernel.pipeline.CompiledOver;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.state.Bucket;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.OverState;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.state.SlotIndex;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Over#3 (symbol VARCHAR NOT NULL, n BIGINT NOT NULL, total BIGINT, dense_rank BIGINT NOT NULL) */
public final class Over3 extends CompiledOver {
  private final ErrorSites sites;
  private final BytesResult over3_symbolText;
  private final BytesResult over3_symbolText_2;

  // Over#3: a row comes, or one that was taken out comes again
  private void over3_insert(OverState state, ColumnBatch input, int row) {
    RowTable table = state.rows();
    table.reserve(1);
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long tag = over3_tag(input, row);
    if (state.hasOwed()) {
      long equal = over3_find(table, table.index(2), tag, input, row);
      if (equal >= 0L) {
        Bucket.remove(table.index(2), slots, equal, 40L, tag);
        over3_free(slots, equal, bytes);
        table.remove(equal);
        state.paid();
        return;
      }
    }
    if (state.hasRemoved()) {
      long equal_2 = over3_find(table, table.index(1), tag, input, row);
      if (equal_2 >= 0L) {
        Bucket.remove(table.index(1), slots, equal_2, 40L, tag);
        long equal_3 = over3_find(table, table.index(0), tag, input, row);
        Bucket.addRemovable(table.index(0), slots, equal_2, 40L, equal_3, tag);
        state.revived(equal_2);
        return;
      }
    }
    long slot = table.add();
    Slots.putLong(slots, slot, 1L);
    over3_store(input, row, slots, slot, bytes);
    long equal_4 = over3_find(table, table.index(0), tag, input, row);
    Bucket.addRemovable(table.index(0), slots, slot, 40L, equal_4, tag);
    int partition = state.single();
    Slots.putInt(slots, slot + 60L, partition);
    state.added(partition, slot);
    return;
  }

  // Over#3: tag of a row of a batch
  private long over3_tag(ColumnBatch input, int row) {
    return (over3_hash(0L, input, row) & -4294967296L) | 4294967296L;
  }

  // Over#3: hash of columns
  private long over3_hash(long hash, ColumnBatch input, int row) {
    BytesVector in_symbolVector = (BytesVector) input.column(0);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    int in_symbolOffset = in_symbolOffsets[row];
    int in_symbolLength = in_symbolLengths[row];
    long hash_2 = Hashing.combine(hash, Hashing.hashText(in_symbolHeap, in_symbolOffset, in_symbolLength));
    LongVector in_nVector = (LongVector) input.column(1);
    long[] in_nValues = in_nVector.values();
    long in_n = in_nValues[row];
    long hash_3 = Hashing.combine(hash_2, Hashing.hashLong(in_n));
    LongVector in_totalVector = (LongVector) input.column(2);
    long[] in_totalValues = in_totalVector.values();
    boolean[] in_totalNulls = in_totalVector.nulls();
    long in_total = in_totalValues[row];
    boolean in_totalIsNull = in_totalNulls[row];
    long over3_totalKey = in_totalIsNull ? 0L : in_total;
    long hash_4 = Hashing.combine(hash_3, Hashing.hashLong(over3_totalKey));
    return hash_4;
  }

  // Over#3: a slot's row against that of a batch
  private boolean over3_same(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch input, int row) {
    BytesVector in_symbolVector = (BytesVector) input.column(0);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    int in_symbolOffset = in_symbolOffsets[row];
    int in_symbolLength = in_symbolLengths[row];
    long word0 = TextKeys.word0(in_symbolHeap, in_symbolOffset, in_symbolLength);
    long word1 = in_symbolLength <= 12 ? TextKeys.word1(in_symbolHeap, in_symbolOffset, in_symbolLength) : 0L;
    if (!(Slots.getLong(slots, slot + 8L) == word0
        && (in_symbolLength <= 12 ? Slots.getLong(slots, slot + 16L) == word1
            : bytes.equal(Slots.getLong(slots, slot + 16L), in_symbolLength, in_symbolHeap, in_symbolOffset,
                in_symbolLength)))) {
      return false;
    }
    LongVector in_nVector = (LongVector) input.column(1);
    long[] in_nValues = in_nVector.values();
    long in_n = in_nValues[row];
    if (Slots.getLong(slots, slot + 24L) != in_n) {
      return false;
    }
    LongVector in_totalVector = (LongVector) input.column(2);
    long[] in_totalValues = in_totalVector.values();
    boolean[] in_totalNulls = in_totalVector.nulls();
    long in_total = in_totalValues[row];
    boolean in_totalIsNull = in_totalNulls[row];
    long over3_totalKey = in_totalIsNull ? 0L : in_total;
    if (!((Slots.getInt(slots, slot + 56L) & 1) == (in_totalIsNull ? 1 : 0)
        && Slots.getLong(slots, slot + 32L) == over3_totalKey)) {
      return false;
    }
    return true;
  }

  // Over#3: linear probing for a row of a batch
  private long over3_search(MemorySegment index, int shift, long mask, MemorySegment slots, ByteSlab bytes,
      long tag, ColumnBatch input, int row) {
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (over3_same(slots, slot, bytes, input, row)) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Over#3: finds a row of a batch, also in an index on the move
  private long over3_find(RowTable table, SlotIndex index, long tag, ColumnBatch input, int row) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long found = over3_search(index.entries(), index.shift(), index.mask(), slots, bytes, tag, input, row);
    if (found < 0L && index.migrating()) {
      long old = over3_search(index.oldEntries(), index.oldShift(), index.oldMask(), slots, bytes, tag, input,
          row);
      if (old >= 0L) {
        return old;
      }
    }
    return found;
  }

  // Over#3: gives the memory of a row's texts back
  private void over3_free(MemorySegment slots, long slot, ByteSlab bytes) {
    StoredText.free(slots, slot + 8L, bytes);
  }

  // Over#3: columns 1 to 3 of a row to its slot
  private void over3_store(ColumnBatch input, int row, MemorySegment slots, long slot, ByteSlab bytes) {
    BytesVector in_symbolVector = (BytesVector) input.column(0);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    int in_symbolOffset = in_symbolOffsets[row];
    int in_symbolLength = in_symbolLengths[row];
    StoredText.replace(slots, slot + 8L, bytes, in_symbolHeap, in_symbolOffset, in_symbolLength);
    LongVector in_nVector = (LongVector) input.column(1);
    long[] in_nValues = in_nVector.values();
    long in_n = in_nValues[row];
    Slots.putLong(slots, slot + 24L, in_n);
    LongVector in_totalVector = (LongVector) input.column(2);
    long[] in_totalValues = in_totalVector.values();
    boolean[] in_totalNulls = in_totalVector.nulls();
    long in_total = in_totalValues[row];
    boolean in_totalIsNull = in_totalNulls[row];
    long over3_totalKey = in_totalIsNull ? 0L : in_total;
    Slots.putLong(slots, slot + 32L, over3_totalKey);
    Slots.putInt(slots, slot + 56L, (Slots.getInt(slots, slot + 56L) & -2) | (in_totalIsNull ? 1 : 0));
  }

  // Over#3: a row is taken out, at the end of the epoch
  private void over3_remove(OverState state, ColumnBatch input, int row) {
    RowTable table = state.rows();
    table.reserve(1);
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long tag = over3_tag(input, row);
    long equal = over3_find(table, table.index(0), tag, input, row);
    if (equal >= 0L) {
      Bucket.remove(table.index(0), slots, equal, 40L, tag);
      long equal_2 = over3_find(table, table.index(1), tag, input, row);
      Bucket.addRemovable(table.index(1), slots, equal, 40L, equal_2, tag);
      state.removed(equal);
      return;
    }
    long slot = table.add();
    over3_store(input, row, slots, slot, bytes);
    long equal_3 = over3_find(table, table.index(2), tag, input, row);
    Bucket.addRemovable(table.index(2), slots, slot, 40L, equal_3, tag);
    state.owed(slot);
    return;
  }

  @Override
  public void add(OverState state, ColumnBatch input) {
    int rowCount = input.rowCount();
    int[] weights = input.weights();
    for (int row = 0; row < rowCount; row++) {
      int weight = weights[row];
      for (; weight > 0; weight += -1) {
        over3_insert(state, input, row);
      }
      for (; weight < 0; weight++) {
        over3_remove(state, input, row);
      }
    }
  }

  @Override
  public void release(OverState state, long slot) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long tag = over3_slotTag(slots, slot, bytes);
    Bucket.remove(table.index(1), slots, slot, 40L, tag);
    over3_free(slots, slot, bytes);
    table.remove(slot);
  }

  // Over#3: tag of a row that is kept
  private long over3_slotTag(MemorySegment slots, long slot, ByteSlab bytes) {
    return (over3_hash_2(0L, slots, slot, bytes) & -4294967296L) | 4294967296L;
  }

  // Over#3: hash of columns
  private long over3_hash_2(long hash, MemorySegment slots, long slot, ByteSlab bytes) {
    StoredText.load(slots, slot + 8L, bytes, over3_symbolText);
    byte[] over3_symbolHeap = over3_symbolText.heap;
    int over3_symbolOffset = over3_symbolText.offset;
    int over3_symbolLength = over3_symbolText.length;
    long hash_2 = Hashing.combine(hash,
        Hashing.hashText(over3_symbolHeap, over3_symbolOffset, over3_symbolLength));
    long over3_n = Slots.getLong(slots, slot + 24L);
    long hash_3 = Hashing.combine(hash_2, Hashing.hashLong(over3_n));
    long over3_total = Slots.getLong(slots, slot + 32L);
    boolean over3_totalIsNull = (Slots.getInt(slots, slot + 56L) & 1) != 0;
    long over3_totalKey = over3_totalIsNull ? 0L : over3_total;
    long hash_4 = Hashing.combine(hash_3, Hashing.hashLong(over3_totalKey));
    return hash_4;
  }

  @Override
  public int compare(OverState state, long left, long right) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    int result = over3_compareKeys(slots, bytes, left, right);
    if (result != 0) {
      return result;
    }
    return 0;
  }

  // Over#3: which of two rows comes first
  private int over3_compareKeys(MemorySegment slots, ByteSlab bytes, long left, long right) {
    long over3_n = Slots.getLong(slots, left + 24L);
    long over3_n_2 = Slots.getLong(slots, right + 24L);
    if (over3_n < over3_n_2) {
      return 1;
    }
    if (over3_n_2 < over3_n) {
      return -1;
    }
    return 0;
  }

  @Override
  public int compareBound(OverState state, int bound, long row, long candidate) {
    return 0;
  }

  @Override
  public long frameOffset(int bound) {
    return 0L;
  }

  @Override
  public long argument(OverState state, int function, long slot) {
    return 1L;
  }

  @Override
  public boolean isNull(OverState state, int pick, long slot) {
    return false;
  }

  @Override
  public void reset(OverState state, int aggregates) {
    GroupTable table = state.resetFrame(aggregates);
  }

  @Override
  public void take(OverState state, int aggregates, long slot, long weight) {
  }

  @Override
  public long offset() {
    return 0L;
  }

  @Override
  public long fetch() {
    return 9223372036854775807L;
  }

  // Over#3: columns of a row to the output
  private void over3_write(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch out, int outRow) {
    StoredText.load(slots, slot + 8L, bytes, over3_symbolText_2);
    byte[] over3_symbolHeap = over3_symbolText_2.heap;
    int over3_symbolOffset = over3_symbolText_2.offset;
    int over3_symbolLength = over3_symbolText_2.length;
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    out_symbolVector.append(outRow, over3_symbolHeap, over3_symbolOffset, over3_symbolLength);
    long over3_n = Slots.getLong(slots, slot + 24L);
    LongVector out_nVector = (LongVector) out.column(1);
    long[] out_nValues = out_nVector.values();
    out_nValues[outRow] = over3_n;
    long over3_total = Slots.getLong(slots, slot + 32L);
    boolean over3_totalIsNull = (Slots.getInt(slots, slot + 56L) & 1) != 0;
    LongVector out_totalVector = (LongVector) out.column(2);
    boolean[] out_totalNulls = out_totalVector.nulls();
    out_totalNulls[outRow] = over3_totalIsNull;
    long[] out_totalValues = out_totalVector.values();
    out_totalValues[outRow] = over3_total;
    return;
  }

  // Over#3: a row as it was put out
  private void over3_writeKept(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch out, int outRow) {
    over3_write(slots, slot, bytes, out, outRow);
    long over3_dense_rank = Slots.getLong(slots, slot + 48L);
    LongVector out_dense_rankVector = (LongVector) out.column(3);
    long[] out_dense_rankValues = out_dense_rankVector.values();
    out_dense_rankValues[outRow] = over3_dense_rank;
    int[] weights = out.weights();
    weights[outRow] = -1;
    return;
  }

  @Override
  public int takeBack(OverState state, long slot, int outRow) {
    ColumnBatch out = context.output().batch();
    int at = room(out, outRow);
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    over3_writeKept(slots, slot, bytes, out, at);
    return at + 1;
  }

  @Override
  public int show(OverState state, long slot, int outRow) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long[] numbers = state.numbers();
    long[] picked = state.picked();
    long over3_dense_rank = numbers[0];
    ColumnBatch out = context.output().batch();
    int at = outRow;
    if (Slots.getBoolean(slots, slot + 68L)) {
      if (Long.compare(Slots.getLong(slots, slot + 48L), over3_dense_rank) == 0) {
        return at;
      }
      at = room(out, at);
      over3_writeKept(slots, slot, bytes, out, at);
      at++;
    }
    at = room(out, at);
    over3_write(slots, slot, bytes, out, at);
    LongVector out_dense_rankVector = (LongVector) out.column(3);
    long[] out_dense_rankValues = out_dense_rankVector.values();
    out_dense_rankValues[at] = over3_dense_rank;
    int[] weights = out.weights();
    weights[at] = 1;
    Slots.putLong(slots, slot + 48L, over3_dense_rank);
    Slots.putBoolean(slots, slot + 68L, true);
    return at + 1;
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Over3(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.over3_symbolText = new BytesResult();
    this.over3_symbolText_2 = new BytesResult();
  }
}
