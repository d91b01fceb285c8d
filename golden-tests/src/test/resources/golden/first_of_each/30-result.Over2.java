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

/** query.sql  Over#2 (rn BIGINT NOT NULL, symbol VARCHAR NOT NULL, price DECIMAL(12, 2)) */
public final class Over2 extends CompiledOver {
  private final ErrorSites sites;
  private final BytesResult over2_symbolText;
  private final long const0_literal; // 3
  private final BytesResult over2_symbolText_2;

  // Over#2: a row comes, or one that was taken out comes again
  private void over2_insert(OverState state, ColumnBatch input, int row) {
    RowTable table = state.rows();
    table.reserve(1);
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long slot = table.add();
    Slots.putLong(slots, slot, 1L);
    over2_store(input, row, slots, slot, bytes);
    SlotIndex partitions = table.index(0);
    long key = over2_tag(input, row);
    long found = over2_find(table, partitions, key, input, row);
    int partition = 0;
    if (found < 0L) {
      partition = state.open();
    } else {
      partition = Slots.getInt(slots, found + 52L);
    }
    Bucket.addRemovable(partitions, slots, slot, 40L, found, key);
    Slots.putInt(slots, slot + 52L, partition);
    state.added(partition, slot);
    return;
  }

  // Over#2: columns 1 to 3 of a row to its slot
  private void over2_store(ColumnBatch input, int row, MemorySegment slots, long slot, ByteSlab bytes) {
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    long in_rn = in_rnValues[row];
    Slots.putLong(slots, slot + 24L, in_rn);
    BytesVector in_symbolVector = (BytesVector) input.column(1);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    int in_symbolOffset = in_symbolOffsets[row];
    int in_symbolLength = in_symbolLengths[row];
    StoredText.replace(slots, slot + 8L, bytes, in_symbolHeap, in_symbolOffset, in_symbolLength);
    LongVector in_priceVector = (LongVector) input.column(2);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    long in_price = in_priceValues[row];
    boolean in_priceIsNull = in_priceNulls[row];
    long over2_priceKey = in_priceIsNull ? 0L : in_price;
    Slots.putLong(slots, slot + 32L, over2_priceKey);
    Slots.putInt(slots, slot + 48L, (Slots.getInt(slots, slot + 48L) & -2) | (in_priceIsNull ? 1 : 0));
  }

  // Over#2: tag of a row of a batch
  private long over2_tag(ColumnBatch input, int row) {
    return (over2_hash(0L, input, row) & -4294967296L) | 4294967296L;
  }

  // Over#2: hash of columns
  private long over2_hash(long hash, ColumnBatch input, int row) {
    BytesVector in_symbolVector = (BytesVector) input.column(1);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    int in_symbolOffset = in_symbolOffsets[row];
    int in_symbolLength = in_symbolLengths[row];
    long hash_2 = Hashing.combine(hash, Hashing.hashText(in_symbolHeap, in_symbolOffset, in_symbolLength));
    return hash_2;
  }

  // Over#2: a slot's row against that of a batch
  private boolean over2_same(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch input, int row) {
    BytesVector in_symbolVector = (BytesVector) input.column(1);
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
    return true;
  }

  // Over#2: linear probing for a row of a batch
  private long over2_search(MemorySegment index, int shift, long mask, MemorySegment slots, ByteSlab bytes,
      long tag, ColumnBatch input, int row) {
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (over2_same(slots, slot, bytes, input, row)) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Over#2: finds a row of a batch, also in an index on the move
  private long over2_find(RowTable table, SlotIndex index, long tag, ColumnBatch input, int row) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long found = over2_search(index.entries(), index.shift(), index.mask(), slots, bytes, tag, input, row);
    if (found < 0L && index.migrating()) {
      long old = over2_search(index.oldEntries(), index.oldShift(), index.oldMask(), slots, bytes, tag, input,
          row);
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
      over2_insert(state, input, row);
    }
  }

  @Override
  public void release(OverState state, long slot) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long tag = over2_slotTag(slots, slot, bytes);
    Bucket.remove(table.index(0), slots, slot, 40L, tag);
    over2_free(slots, slot, bytes);
    table.remove(slot);
  }

  // Over#2: tag of a row that is kept
  private long over2_slotTag(MemorySegment slots, long slot, ByteSlab bytes) {
    return (over2_hash_2(0L, slots, slot, bytes) & -4294967296L) | 4294967296L;
  }

  // Over#2: hash of columns
  private long over2_hash_2(long hash, MemorySegment slots, long slot, ByteSlab bytes) {
    StoredText.load(slots, slot + 8L, bytes, over2_symbolText);
    byte[] over2_symbolHeap = over2_symbolText.heap;
    int over2_symbolOffset = over2_symbolText.offset;
    int over2_symbolLength = over2_symbolText.length;
    long hash_2 = Hashing.combine(hash,
        Hashing.hashText(over2_symbolHeap, over2_symbolOffset, over2_symbolLength));
    return hash_2;
  }

  // Over#2: gives the memory of a row's texts back
  private void over2_free(MemorySegment slots, long slot, ByteSlab bytes) {
    StoredText.free(slots, slot + 8L, bytes);
  }

  @Override
  public int compare(OverState state, long left, long right) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    int result = over2_compareKeys(slots, bytes, left, right);
    if (result != 0) {
      return result;
    }
    return 0;
  }

  // Over#2: which of two rows comes first
  private int over2_compareKeys(MemorySegment slots, ByteSlab bytes, long left, long right) {
    long over2_price = Slots.getLong(slots, left + 32L);
    boolean over2_priceIsNull = (Slots.getInt(slots, left + 48L) & 1) != 0;
    long over2_price_2 = Slots.getLong(slots, right + 32L);
    boolean over2_priceIsNull_2 = (Slots.getInt(slots, right + 48L) & 1) != 0;
    if (over2_priceIsNull != over2_priceIsNull_2) {
      return over2_priceIsNull_2 ? -1 : 1;
    }
    if (!over2_priceIsNull && !over2_priceIsNull_2 && over2_price < over2_price_2) {
      return 1;
    }
    if (!over2_priceIsNull_2 && !over2_priceIsNull && over2_price_2 < over2_price) {
      return -1;
    }
    long over2_rn = Slots.getLong(slots, left + 24L);
    long over2_rn_2 = Slots.getLong(slots, right + 24L);
    if (over2_rn < over2_rn_2) {
      return -1;
    }
    if (over2_rn_2 < over2_rn) {
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
  public void take(OverState state, int aggregates, long slot, long weight) {
  }

  @Override
  public long offset() {
    return 0L;
  }

  @Override
  public long fetch() {
    return const0_literal;
  }

  // Over#2: columns of a row to the output
  private void over2_write(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch out, int outRow) {
    long over2_rn = Slots.getLong(slots, slot + 24L);
    LongVector out_rnVector = (LongVector) out.column(0);
    long[] out_rnValues = out_rnVector.values();
    out_rnValues[outRow] = over2_rn;
    StoredText.load(slots, slot + 8L, bytes, over2_symbolText_2);
    byte[] over2_symbolHeap = over2_symbolText_2.heap;
    int over2_symbolOffset = over2_symbolText_2.offset;
    int over2_symbolLength = over2_symbolText_2.length;
    BytesVector out_symbolVector = (BytesVector) out.column(1);
    out_symbolVector.append(outRow, over2_symbolHeap, over2_symbolOffset, over2_symbolLength);
    long over2_price = Slots.getLong(slots, slot + 32L);
    boolean over2_priceIsNull = (Slots.getInt(slots, slot + 48L) & 1) != 0;
    LongVector out_priceVector = (LongVector) out.column(2);
    boolean[] out_priceNulls = out_priceVector.nulls();
    out_priceNulls[outRow] = over2_priceIsNull;
    long[] out_priceValues = out_priceVector.values();
    out_priceValues[outRow] = over2_price;
    return;
  }

  // Over#2: a row as it was put out
  private void over2_writeKept(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch out, int outRow) {
    over2_write(slots, slot, bytes, out, outRow);
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
    over2_writeKept(slots, slot, bytes, out, at);
    return at + 1;
  }

  @Override
  public int show(OverState state, long slot, int outRow) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long[] numbers = state.numbers();
    long[] picked = state.picked();
    ColumnBatch out = context.output().batch();
    int at = outRow;
    if (Slots.getBoolean(slots, slot + 56L)) {
      return at;
    }
    at = room(out, at);
    over2_write(slots, slot, bytes, out, at);
    int[] weights = out.weights();
    weights[at] = 1;
    Slots.putBoolean(slots, slot + 56L, true);
    return at + 1;
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Over2(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.over2_symbolText = new BytesResult();
    this.const0_literal = this.context.constants().getLong(0);
    this.over2_symbolText_2 = new BytesResult();
  }
}
