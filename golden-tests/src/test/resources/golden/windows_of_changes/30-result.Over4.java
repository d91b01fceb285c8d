package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.intrinsics.TextComparison;
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

/** query.sql  Over#4 (symbol VARCHAR NOT NULL, n BIGINT NOT NULL, total BIGINT, dense_rank BIGINT NOT NULL, sum BIGINT) */
public final class Over4 extends CompiledOver {
  private final ErrorSites sites;
  private final BytesResult over4_symbolText;
  private final BytesResult over4_symbolText_2;
  private final BytesResult over4_symbolText_3;
  private final long const0_literal; // 1
  private final long const1_literal; // 1
  private final BytesResult over4_symbolText_4;

  // Over#4: a row comes, or one that was taken out comes again
  private void over4_insert(OverState state, ColumnBatch input, int row) {
    RowTable table = state.rows();
    table.reserve(1);
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long tag = over4_tag(input, row);
    if (state.hasOwed()) {
      long equal = over4_find(table, table.index(2), tag, input, row);
      if (equal >= 0L) {
        Bucket.remove(table.index(2), slots, equal, 48L, tag);
        over4_free(slots, equal, bytes);
        table.remove(equal);
        state.paid();
        return;
      }
    }
    if (state.hasRemoved()) {
      long equal_2 = over4_find(table, table.index(1), tag, input, row);
      if (equal_2 >= 0L) {
        Bucket.remove(table.index(1), slots, equal_2, 48L, tag);
        long equal_3 = over4_find(table, table.index(0), tag, input, row);
        Bucket.addRemovable(table.index(0), slots, equal_2, 48L, equal_3, tag);
        state.revived(equal_2);
        return;
      }
    }
    long slot = table.add();
    Slots.putLong(slots, slot, 1L);
    over4_store(input, row, slots, slot, bytes);
    long equal_4 = over4_find(table, table.index(0), tag, input, row);
    Bucket.addRemovable(table.index(0), slots, slot, 48L, equal_4, tag);
    int partition = state.single();
    Slots.putInt(slots, slot + 68L, partition);
    state.added(partition, slot);
    return;
  }

  // Over#4: tag of a row of a batch
  private long over4_tag(ColumnBatch input, int row) {
    return (over4_hash(0L, input, row) & -4294967296L) | 4294967296L;
  }

  // Over#4: hash of columns
  private long over4_hash(long hash, ColumnBatch input, int row) {
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
    long over4_totalKey = in_totalIsNull ? 0L : in_total;
    long hash_4 = Hashing.combine(hash_3, Hashing.hashLong(over4_totalKey));
    LongVector in_dense_rankVector = (LongVector) input.column(3);
    long[] in_dense_rankValues = in_dense_rankVector.values();
    long in_dense_rank = in_dense_rankValues[row];
    long hash_5 = Hashing.combine(hash_4, Hashing.hashLong(in_dense_rank));
    return hash_5;
  }

  // Over#4: a slot's row against that of a batch
  private boolean over4_same(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch input, int row) {
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
    long over4_totalKey = in_totalIsNull ? 0L : in_total;
    if (!((Slots.getInt(slots, slot + 64L) & 1) == (in_totalIsNull ? 1 : 0)
        && Slots.getLong(slots, slot + 32L) == over4_totalKey)) {
      return false;
    }
    LongVector in_dense_rankVector = (LongVector) input.column(3);
    long[] in_dense_rankValues = in_dense_rankVector.values();
    long in_dense_rank = in_dense_rankValues[row];
    if (Slots.getLong(slots, slot + 40L) != in_dense_rank) {
      return false;
    }
    return true;
  }

  // Over#4: linear probing for a row of a batch
  private long over4_search(MemorySegment index, int shift, long mask, MemorySegment slots, ByteSlab bytes,
      long tag, ColumnBatch input, int row) {
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
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
    long found = over4_search(index.entries(), index.shift(), index.mask(), slots, bytes, tag, input, row);
    if (found < 0L && index.migrating()) {
      long old = over4_search(index.oldEntries(), index.oldShift(), index.oldMask(), slots, bytes, tag, input,
          row);
      if (old >= 0L) {
        return old;
      }
    }
    return found;
  }

  // Over#4: gives the memory of a row's texts back
  private void over4_free(MemorySegment slots, long slot, ByteSlab bytes) {
    StoredText.free(slots, slot + 8L, bytes);
  }

  // Over#4: columns 1 to 4 of a row to its slot
  private void over4_store(ColumnBatch input, int row, MemorySegment slots, long slot, ByteSlab bytes) {
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
    long over4_totalKey = in_totalIsNull ? 0L : in_total;
    Slots.putLong(slots, slot + 32L, over4_totalKey);
    LongVector in_dense_rankVector = (LongVector) input.column(3);
    long[] in_dense_rankValues = in_dense_rankVector.values();
    long in_dense_rank = in_dense_rankValues[row];
    Slots.putLong(slots, slot + 40L, in_dense_rank);
    Slots.putInt(slots, slot + 64L, (Slots.getInt(slots, slot + 64L) & -2) | (in_totalIsNull ? 1 : 0));
  }

  // Over#4: a row is taken out, at the end of the epoch
  private void over4_remove(OverState state, ColumnBatch input, int row) {
    RowTable table = state.rows();
    table.reserve(1);
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long tag = over4_tag(input, row);
    long equal = over4_find(table, table.index(0), tag, input, row);
    if (equal >= 0L) {
      Bucket.remove(table.index(0), slots, equal, 48L, tag);
      long equal_2 = over4_find(table, table.index(1), tag, input, row);
      Bucket.addRemovable(table.index(1), slots, equal, 48L, equal_2, tag);
      state.removed(equal);
      return;
    }
    long slot = table.add();
    over4_store(input, row, slots, slot, bytes);
    long equal_3 = over4_find(table, table.index(2), tag, input, row);
    Bucket.addRemovable(table.index(2), slots, slot, 48L, equal_3, tag);
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
        over4_insert(state, input, row);
      }
      for (; weight < 0; weight++) {
        over4_remove(state, input, row);
      }
    }
  }

  @Override
  public void release(OverState state, long slot) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long tag = over4_slotTag(slots, slot, bytes);
    Bucket.remove(table.index(1), slots, slot, 48L, tag);
    over4_free(slots, slot, bytes);
    table.remove(slot);
  }

  // Over#4: tag of a row that is kept
  private long over4_slotTag(MemorySegment slots, long slot, ByteSlab bytes) {
    return (over4_hash_2(0L, slots, slot, bytes) & -4294967296L) | 4294967296L;
  }

  // Over#4: hash of columns
  private long over4_hash_2(long hash, MemorySegment slots, long slot, ByteSlab bytes) {
    StoredText.load(slots, slot + 8L, bytes, over4_symbolText);
    byte[] over4_symbolHeap = over4_symbolText.heap;
    int over4_symbolOffset = over4_symbolText.offset;
    int over4_symbolLength = over4_symbolText.length;
    long hash_2 = Hashing.combine(hash,
        Hashing.hashText(over4_symbolHeap, over4_symbolOffset, over4_symbolLength));
    long over4_n = Slots.getLong(slots, slot + 24L);
    long hash_3 = Hashing.combine(hash_2, Hashing.hashLong(over4_n));
    long over4_total = Slots.getLong(slots, slot + 32L);
    boolean over4_totalIsNull = (Slots.getInt(slots, slot + 64L) & 1) != 0;
    long over4_totalKey = over4_totalIsNull ? 0L : over4_total;
    long hash_4 = Hashing.combine(hash_3, Hashing.hashLong(over4_totalKey));
    long over4_dense_rank = Slots.getLong(slots, slot + 40L);
    long hash_5 = Hashing.combine(hash_4, Hashing.hashLong(over4_dense_rank));
    return hash_5;
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
    StoredText.load(slots, left + 8L, bytes, over4_symbolText_2);
    byte[] over4_symbolHeap = over4_symbolText_2.heap;
    int over4_symbolOffset = over4_symbolText_2.offset;
    int over4_symbolLength = over4_symbolText_2.length;
    StoredText.load(slots, right + 8L, bytes, over4_symbolText_3);
    byte[] over4_symbolHeap_2 = over4_symbolText_3.heap;
    int over4_symbolOffset_2 = over4_symbolText_3.offset;
    int over4_symbolLength_2 = over4_symbolText_3.length;
    if (TextComparison.compare(over4_symbolHeap, over4_symbolOffset, over4_symbolLength, over4_symbolHeap_2,
            over4_symbolOffset_2, over4_symbolLength_2)
        < 0) {
      return -1;
    }
    if (TextComparison.compare(over4_symbolHeap_2, over4_symbolOffset_2, over4_symbolLength_2,
            over4_symbolHeap, over4_symbolOffset, over4_symbolLength)
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
    if (bound == 0) {
      return const0_literal;
    }
    if (bound == 1) {
      return const1_literal;
    }
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
    if (aggregates == 0) {
      MemorySegment frameSlots = table.slots();
      ByteSlab frameBytes = table.bytes();
    }
  }

  @Override
  public void take(OverState state, int aggregates, long slot, long weight) {
    if (aggregates == 0) {
      over4_take(state, slot, weight);
    }
  }

  // Over#4: a row enters a frame, or leaves it
  private void over4_take(OverState state, long slot, long weight) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    GroupTable frame = state.frame(0);
    MemorySegment frameSlots = frame.slots();
    ByteSlab frameBytes = frame.bytes();
    long over4_total = Slots.getLong(slots, slot + 32L);
    boolean over4_totalIsNull = (Slots.getInt(slots, slot + 64L) & 1) != 0;
    if (!over4_totalIsNull) {
      Slots.putLong(frameSlots, 16L + 8L, Slots.getLong(frameSlots, 16L + 8L) + weight);
      long over4_product = ExactMath.multiply(over4_total, weight, sites, 0);
      Slots.putLong(frameSlots, 16L, ExactMath.add(Slots.getLong(frameSlots, 16L), over4_product, sites, 0));
    }
    return;
  }

  @Override
  public long offset() {
    return 0L;
  }

  @Override
  public long fetch() {
    return 9223372036854775807L;
  }

  // Over#4: columns of a row to the output
  private void over4_write(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch out, int outRow) {
    StoredText.load(slots, slot + 8L, bytes, over4_symbolText_4);
    byte[] over4_symbolHeap = over4_symbolText_4.heap;
    int over4_symbolOffset = over4_symbolText_4.offset;
    int over4_symbolLength = over4_symbolText_4.length;
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    out_symbolVector.append(outRow, over4_symbolHeap, over4_symbolOffset, over4_symbolLength);
    long over4_n = Slots.getLong(slots, slot + 24L);
    LongVector out_nVector = (LongVector) out.column(1);
    long[] out_nValues = out_nVector.values();
    out_nValues[outRow] = over4_n;
    long over4_total = Slots.getLong(slots, slot + 32L);
    boolean over4_totalIsNull = (Slots.getInt(slots, slot + 64L) & 1) != 0;
    LongVector out_totalVector = (LongVector) out.column(2);
    boolean[] out_totalNulls = out_totalVector.nulls();
    out_totalNulls[outRow] = over4_totalIsNull;
    long[] out_totalValues = out_totalVector.values();
    out_totalValues[outRow] = over4_total;
    long over4_dense_rank = Slots.getLong(slots, slot + 40L);
    LongVector out_dense_rankVector = (LongVector) out.column(3);
    long[] out_dense_rankValues = out_dense_rankVector.values();
    out_dense_rankValues[outRow] = over4_dense_rank;
    return;
  }

  // Over#4: a row as it was put out
  private void over4_writeKept(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch out, int outRow) {
    over4_write(slots, slot, bytes, out, outRow);
    long over4_sum = Slots.getLong(slots, slot + 56L);
    boolean over4_sumIsNull = Slots.getBoolean(slots, slot + 72L);
    LongVector out_sumVector = (LongVector) out.column(4);
    boolean[] out_sumNulls = out_sumVector.nulls();
    out_sumNulls[outRow] = over4_sumIsNull;
    long[] out_sumValues = out_sumVector.values();
    out_sumValues[outRow] = over4_sum;
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
    over4_writeKept(slots, slot, bytes, out, at);
    return at + 1;
  }

  @Override
  public int show(OverState state, long slot, int outRow) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long[] numbers = state.numbers();
    long[] picked = state.picked();
    GroupTable frame = state.frame(0);
    MemorySegment frameSlots = frame.slots();
    ByteSlab frameBytes = frame.bytes();
    long over4_sum = Slots.getLong(frameSlots, 16L);
    boolean over4_sumIsNull = Slots.getLong(frameSlots, 16L + 8L) == 0L;
    ColumnBatch out = context.output().batch();
    int at = outRow;
    if (Slots.getBoolean(slots, slot + 73L)) {
      if (over4_sumIsNull ? Slots.getBoolean(slots, slot + 72L)
          : !Slots.getBoolean(slots, slot + 72L)
              && Long.compare(Slots.getLong(slots, slot + 56L), over4_sum) == 0) {
        return at;
      }
      at = room(out, at);
      over4_writeKept(slots, slot, bytes, out, at);
      at++;
    }
    at = room(out, at);
    over4_write(slots, slot, bytes, out, at);
    LongVector out_sumVector = (LongVector) out.column(4);
    boolean[] out_sumNulls = out_sumVector.nulls();
    out_sumNulls[at] = over4_sumIsNull;
    long[] out_sumValues = out_sumVector.values();
    out_sumValues[at] = over4_sum;
    int[] weights = out.weights();
    weights[at] = 1;
    Slots.putBoolean(slots, slot + 72L, over4_sumIsNull);
    if (!over4_sumIsNull) {
      Slots.putLong(slots, slot + 56L, over4_sum);
    }
    Slots.putBoolean(slots, slot + 73L, true);
    return at + 1;
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Over4(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.over4_symbolText = new BytesResult();
    this.over4_symbolText_2 = new BytesResult();
    this.over4_symbolText_3 = new BytesResult();
    this.const0_literal = this.context.constants().getLong(0);
    this.const1_literal = this.context.constants().getLong(1);
    this.over4_symbolText_4 = new BytesResult();
  }
}
