package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.intrinsics.TextComparison;
import dev.laminar.kernel.pipeline.CompiledOver;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.state.Bucket;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.OverState;
import dev.laminar.kernel.state.OverWindows;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.state.SlotIndex;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/**
 * query.sql Over#4 (symbol VARCHAR NOT NULL, window_start TIMESTAMP(6) NOT NULL, window_end
 * TIMESTAMP(6) NOT NULL, n BIGINT NOT NULL, row_number BIGINT NOT NULL)
 */
public final class Over4 extends CompiledOver {
  private final ErrorSites sites;
  private final BytesResult over4_symbolText;
  private final BytesResult over4_symbolText_2;
  private final long const0_literal; // 2
  private final BytesResult over4_symbolText_3;

  // Over#4: a row comes, or one that was taken out comes again
  private void over4_insert(OverState state, ColumnBatch input, int row) {
    RowTable table = state.rows();
    table.reserve(1);
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long slot = table.add();
    Slots.putLong(slots, slot, 1L);
    over4_store(input, row, slots, slot, bytes);
    SlotIndex partitions = table.index(0);
    long key = over4_tag(input, row);
    long found = over4_find(table, partitions, key, input, row);
    int partition = 0;
    if (found < 0L) {
      partition = state.open();
    } else {
      partition = Slots.getInt(slots, found + 56L);
    }
    Bucket.addRemovable(partitions, slots, slot, 48L, found, key);
    Slots.putInt(slots, slot + 56L, partition);
    state.added(partition, slot);
    return;
  }

  // Over#4: columns 1 to 4 of a row to its slot
  private void over4_store(
      ColumnBatch input, int row, MemorySegment slots, long slot, ByteSlab bytes) {
    BytesVector in_symbolVector = (BytesVector) input.column(0);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    int in_symbolOffset = in_symbolOffsets[row];
    int in_symbolLength = in_symbolLengths[row];
    StoredText.replace(slots, slot + 8L, bytes, in_symbolHeap, in_symbolOffset, in_symbolLength);
    LongVector in_window_startVector = (LongVector) input.column(1);
    long[] in_window_startValues = in_window_startVector.values();
    long in_window_start = in_window_startValues[row];
    Slots.putLong(slots, slot + 24L, in_window_start);
    LongVector in_window_endVector = (LongVector) input.column(2);
    long[] in_window_endValues = in_window_endVector.values();
    long in_window_end = in_window_endValues[row];
    Slots.putLong(slots, slot + 32L, in_window_end);
    LongVector in_nVector = (LongVector) input.column(3);
    long[] in_nValues = in_nVector.values();
    long in_n = in_nValues[row];
    Slots.putLong(slots, slot + 40L, in_n);
  }

  // Over#4: tag of a row of a batch
  private long over4_tag(ColumnBatch input, int row) {
    return (over4_hash(0L, input, row) & -4294967296L) | 4294967296L;
  }

  // Over#4: hash of columns
  private long over4_hash(long hash, ColumnBatch input, int row) {
    LongVector in_window_startVector = (LongVector) input.column(1);
    long[] in_window_startValues = in_window_startVector.values();
    long in_window_start = in_window_startValues[row];
    long hash_2 = Hashing.combine(hash, Hashing.hashLong(in_window_start));
    LongVector in_window_endVector = (LongVector) input.column(2);
    long[] in_window_endValues = in_window_endVector.values();
    long in_window_end = in_window_endValues[row];
    long hash_3 = Hashing.combine(hash_2, Hashing.hashLong(in_window_end));
    return hash_3;
  }

  // Over#4: a slot's row against that of a batch
  private boolean over4_same(
      MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch input, int row) {
    LongVector in_window_startVector = (LongVector) input.column(1);
    long[] in_window_startValues = in_window_startVector.values();
    long in_window_start = in_window_startValues[row];
    if (Slots.getLong(slots, slot + 24L) != in_window_start) {
      return false;
    }
    LongVector in_window_endVector = (LongVector) input.column(2);
    long[] in_window_endValues = in_window_endVector.values();
    long in_window_end = in_window_endValues[row];
    if (Slots.getLong(slots, slot + 32L) != in_window_end) {
      return false;
    }
    return true;
  }

  // Over#4: linear probing for a row of a batch
  private long over4_search(
      MemorySegment index,
      int shift,
      long mask,
      MemorySegment slots,
      ByteSlab bytes,
      long tag,
      ColumnBatch input,
      int row) {
    for (long position = tag >>> shift; ; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (over4_same(slots, slot, bytes, input, row)) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Over#4: finds a row of a batch, also in an index on the move
  private long over4_find(RowTable table, SlotIndex index, long tag, ColumnBatch input, int row) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long found =
        over4_search(index.entries(), index.shift(), index.mask(), slots, bytes, tag, input, row);
    if (found < 0L && index.migrating()) {
      long old =
          over4_search(
              index.oldEntries(), index.oldShift(), index.oldMask(), slots, bytes, tag, input, row);
      if (old >= 0L) {
        return old;
      }
    }
    return found;
  }

  @Override
  public void add(OverState state, ColumnBatch input) {
    int rowCount = input.rowCount();
    for (int row = 0; row < rowCount; row++) {
      over4_insert(state, input, row);
    }
  }

  @Override
  public void addToWindows(OverWindows windows, ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    LongVector in_window_startVector = (LongVector) input.column(1);
    long[] in_window_startValues = in_window_startVector.values();
    for (; row < rowCount; row++) {
      long in_window_start = in_window_startValues[row];
      OverState state = windows.enter(in_window_start + 180000000L);
      if (state != null) {
        over4_insert(state, input, row);
      }
    }
  }

  @Override
  public void release(OverState state, long slot) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long tag = over4_slotTag(slots, slot, bytes);
    Bucket.remove(table.index(0), slots, slot, 48L, tag);
    over4_free(slots, slot, bytes);
    table.remove(slot);
  }

  // Over#4: tag of a row that is kept
  private long over4_slotTag(MemorySegment slots, long slot, ByteSlab bytes) {
    return (over4_hash_2(0L, slots, slot, bytes) & -4294967296L) | 4294967296L;
  }

  // Over#4: hash of columns
  private long over4_hash_2(long hash, MemorySegment slots, long slot, ByteSlab bytes) {
    long over4_window_start = Slots.getLong(slots, slot + 24L);
    long hash_2 = Hashing.combine(hash, Hashing.hashLong(over4_window_start));
    long over4_window_end = Slots.getLong(slots, slot + 32L);
    long hash_3 = Hashing.combine(hash_2, Hashing.hashLong(over4_window_end));
    return hash_3;
  }

  // Over#4: gives the memory of a row's texts back
  private void over4_free(MemorySegment slots, long slot, ByteSlab bytes) {
    StoredText.free(slots, slot + 8L, bytes);
  }

  @Override
  public int compare(OverState state, long left, long right) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    int result = over4_compareKeys(slots, bytes, left, right);
    if (result != 0) {
      return result;
    }
    return 0;
  }

  // Over#4: which of two rows comes first
  private int over4_compareKeys(MemorySegment slots, ByteSlab bytes, long left, long right) {
    long over4_n = Slots.getLong(slots, left + 40L);
    long over4_n_2 = Slots.getLong(slots, right + 40L);
    if (over4_n < over4_n_2) {
      return 1;
    }
    if (over4_n_2 < over4_n) {
      return -1;
    }
    StoredText.load(slots, left + 8L, bytes, over4_symbolText);
    byte[] over4_symbolHeap = over4_symbolText.heap;
    int over4_symbolOffset = over4_symbolText.offset;
    int over4_symbolLength = over4_symbolText.length;
    StoredText.load(slots, right + 8L, bytes, over4_symbolText_2);
    byte[] over4_symbolHeap_2 = over4_symbolText_2.heap;
    int over4_symbolOffset_2 = over4_symbolText_2.offset;
    int over4_symbolLength_2 = over4_symbolText_2.length;
    if (TextComparison.compare(
            over4_symbolHeap,
            over4_symbolOffset,
            over4_symbolLength,
            over4_symbolHeap_2,
            over4_symbolOffset_2,
            over4_symbolLength_2)
        < 0) {
      return -1;
    }
    if (TextComparison.compare(
            over4_symbolHeap_2,
            over4_symbolOffset_2,
            over4_symbolLength_2,
            over4_symbolHeap,
            over4_symbolOffset,
            over4_symbolLength)
        < 0) {
      return 1;
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
  public void take(OverState state, int aggregates, long slot, long weight) {}

  @Override
  public long offset() {
    return 0L;
  }

  @Override
  public long fetch() {
    return const0_literal;
  }

  // Over#4: columns of a row to the output
  private void over4_write(
      MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch out, int outRow) {
    StoredText.load(slots, slot + 8L, bytes, over4_symbolText_3);
    byte[] over4_symbolHeap = over4_symbolText_3.heap;
    int over4_symbolOffset = over4_symbolText_3.offset;
    int over4_symbolLength = over4_symbolText_3.length;
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    out_symbolVector.append(outRow, over4_symbolHeap, over4_symbolOffset, over4_symbolLength);
    long over4_window_start = Slots.getLong(slots, slot + 24L);
    LongVector out_window_startVector = (LongVector) out.column(1);
    long[] out_window_startValues = out_window_startVector.values();
    out_window_startValues[outRow] = over4_window_start;
    long over4_window_end = Slots.getLong(slots, slot + 32L);
    LongVector out_window_endVector = (LongVector) out.column(2);
    long[] out_window_endValues = out_window_endVector.values();
    out_window_endValues[outRow] = over4_window_end;
    long over4_n = Slots.getLong(slots, slot + 40L);
    LongVector out_nVector = (LongVector) out.column(3);
    long[] out_nValues = out_nVector.values();
    out_nValues[outRow] = over4_n;
    return;
  }

  @Override
  public int show(OverState state, long slot, int outRow) {
    ColumnBatch out = context.output().batch();
    int at = room(out, outRow);
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    over4_write(slots, slot, bytes, out, at);
    long[] numbers = state.numbers();
    long[] picked = state.picked();
    long over4_row_number = numbers[0];
    LongVector out_row_numberVector = (LongVector) out.column(4);
    long[] out_row_numberValues = out_row_numberVector.values();
    out_row_numberValues[at] = over4_row_number;
    return at + 1;
  }

  @Override
  public int takeBack(OverState state, long slot, int outRow) {
    return outRow;
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Over4(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.over4_symbolText = new BytesResult();
    this.over4_symbolText_2 = new BytesResult();
    this.const0_literal = this.context.constants().getLong(0);
    this.over4_symbolText_3 = new BytesResult();
  }
}
