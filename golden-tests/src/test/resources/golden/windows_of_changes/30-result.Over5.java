package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
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

/** query.sql  Over#5 (symbol VARCHAR NOT NULL, n BIGINT NOT NULL, total BIGINT, dense_rank BIGINT NOT NULL, sum BIGINT, lead VARCHAR) */
public final class Over5 extends CompiledOver {
  private final ErrorSites sites;
  private final BytesResult over5_symbolText;
  private final BytesResult over5_symbolText_2;
  private final BytesResult over5_symbolText_3;
  private final long const0_literal; // 1
  private final BytesResult over5_symbolText_4;
  private final BytesResult over5_leadText;
  private final BytesResult over5_symbolText_5;

  // Over#5: a row comes, or one that was taken out comes again
  private void over5_insert(OverState state, ColumnBatch input, int row) {
    RowTable table = state.rows();
    table.reserve(1);
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long tag = over5_tag(input, row);
    if (state.hasOwed()) {
      long equal = over5_find(table, table.index(2), tag, input, row);
      if (equal >= 0L) {
        Bucket.remove(table.index(2), slots, equal, 72L, tag);
        over5_free(slots, equal, bytes);
        table.remove(equal);
        state.paid();
        return;
      }
    }
    if (state.hasRemoved()) {
      long equal_2 = over5_find(table, table.index(1), tag, input, row);
      if (equal_2 >= 0L) {
        Bucket.remove(table.index(1), slots, equal_2, 72L, tag);
        long equal_3 = over5_find(table, table.index(0), tag, input, row);
        Bucket.addRemovable(table.index(0), slots, equal_2, 72L, equal_3, tag);
        state.revived(equal_2);
        return;
      }
    }
    long slot = table.add();
    Slots.putLong(slots, slot, 1L);
    over5_store(input, row, slots, slot, bytes);
    long equal_4 = over5_find(table, table.index(0), tag, input, row);
    Bucket.addRemovable(table.index(0), slots, slot, 72L, equal_4, tag);
    int partition = state.single();
    Slots.putInt(slots, slot + 84L, partition);
    state.added(partition, slot);
    return;
  }

  // Over#5: tag of a row of a batch
  private long over5_tag(ColumnBatch input, int row) {
    return (over5_hash(0L, input, row) & -4294967296L) | 4294967296L;
  }

  // Over#5: hash of columns
  private long over5_hash(long hash, ColumnBatch input, int row) {
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
    long over5_totalKey = in_totalIsNull ? 0L : in_total;
    long hash_4 = Hashing.combine(hash_3, Hashing.hashLong(over5_totalKey));
    LongVector in_dense_rankVector = (LongVector) input.column(3);
    long[] in_dense_rankValues = in_dense_rankVector.values();
    long in_dense_rank = in_dense_rankValues[row];
    long hash_5 = Hashing.combine(hash_4, Hashing.hashLong(in_dense_rank));
    LongVector in_sumVector = (LongVector) input.column(4);
    long[] in_sumValues = in_sumVector.values();
    boolean[] in_sumNulls = in_sumVector.nulls();
    long in_sum = in_sumValues[row];
    boolean in_sumIsNull = in_sumNulls[row];
    long over5_sumKey = in_sumIsNull ? 0L : in_sum;
    long hash_6 = Hashing.combine(hash_5, Hashing.hashLong(over5_sumKey));
    return hash_6;
  }

  // Over#5: a slot's row against that of a batch
  private boolean over5_same(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch input, int row) {
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
    if (Slots.getLong(slots, slot + 40L) != in_n) {
      return false;
    }
    LongVector in_totalVector = (LongVector) input.column(2);
    long[] in_totalValues = in_totalVector.values();
    boolean[] in_totalNulls = in_totalVector.nulls();
    long in_total = in_totalValues[row];
    boolean in_totalIsNull = in_totalNulls[row];
    long over5_totalKey = in_totalIsNull ? 0L : in_total;
    if (!((Slots.getInt(slots, slot + 80L) & 1) == (in_totalIsNull ? 1 : 0)
        && Slots.getLong(slots, slot + 48L) == over5_totalKey)) {
      return false;
    }
    LongVector in_dense_rankVector = (LongVector) input.column(3);
    long[] in_dense_rankValues = in_dense_rankVector.values();
    long in_dense_rank = in_dense_rankValues[row];
    if (Slots.getLong(slots, slot + 56L) != in_dense_rank) {
      return false;
    }
    LongVector in_sumVector = (LongVector) input.column(4);
    long[] in_sumValues = in_sumVector.values();
    boolean[] in_sumNulls = in_sumVector.nulls();
    long in_sum = in_sumValues[row];
    boolean in_sumIsNull = in_sumNulls[row];
    long over5_sumKey = in_sumIsNull ? 0L : in_sum;
    if (!((Slots.getInt(slots, slot + 80L) & 2) == (in_sumIsNull ? 2 : 0)
        && Slots.getLong(slots, slot + 64L) == over5_sumKey)) {
      return false;
    }
    return true;
  }

  // Over#5: linear probing for a row of a batch
  private long over5_search(MemorySegment index, int shift, long mask, MemorySegment slots, ByteSlab bytes,
      long tag, ColumnBatch input, int row) {
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (over5_same(slots, slot, bytes, input, row)) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Over#5: finds a row of a batch, also in an index on the move
  private long over5_find(RowTable table, SlotIndex index, long tag, ColumnBatch input, int row) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long found = over5_search(index.entries(), index.shift(), index.mask(), slots, bytes, tag, input, row);
    if (found < 0L && index.migrating()) {
      long old = over5_search(index.oldEntries(), index.oldShift(), index.oldMask(), slots, bytes, tag, input,
          row);
      if (old >= 0L) {
        return old;
      }
    }
    return found;
  }

  // Over#5: gives the memory of a row's texts back
  private void over5_free(MemorySegment slots, long slot, ByteSlab bytes) {
    StoredText.free(slots, slot + 8L, bytes);
  }

  // Over#5: columns 1 to 5 of a row to its slot
  private void over5_store(ColumnBatch input, int row, MemorySegment slots, long slot, ByteSlab bytes) {
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
    Slots.putLong(slots, slot + 40L, in_n);
    LongVector in_totalVector = (LongVector) input.column(2);
    long[] in_totalValues = in_totalVector.values();
    boolean[] in_totalNulls = in_totalVector.nulls();
    long in_total = in_totalValues[row];
    boolean in_totalIsNull = in_totalNulls[row];
    long over5_totalKey = in_totalIsNull ? 0L : in_total;
    Slots.putLong(slots, slot + 48L, over5_totalKey);
    LongVector in_dense_rankVector = (LongVector) input.column(3);
    long[] in_dense_rankValues = in_dense_rankVector.values();
    long in_dense_rank = in_dense_rankValues[row];
    Slots.putLong(slots, slot + 56L, in_dense_rank);
    LongVector in_sumVector = (LongVector) input.column(4);
    long[] in_sumValues = in_sumVector.values();
    boolean[] in_sumNulls = in_sumVector.nulls();
    long in_sum = in_sumValues[row];
    boolean in_sumIsNull = in_sumNulls[row];
    long over5_sumKey = in_sumIsNull ? 0L : in_sum;
    Slots.putLong(slots, slot + 64L, over5_sumKey);
    Slots.putInt(slots, slot + 80L,
        (Slots.getInt(slots, slot + 80L) & -4) | ((in_totalIsNull ? 1 : 0) | (in_sumIsNull ? 2 : 0)));
  }

  // Over#5: a row is taken out, at the end of the epoch
  private void over5_remove(OverState state, ColumnBatch input, int row) {
    RowTable table = state.rows();
    table.reserve(1);
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long tag = over5_tag(input, row);
    long equal = over5_find(table, table.index(0), tag, input, row);
    if (equal >= 0L) {
      Bucket.remove(table.index(0), slots, equal, 72L, tag);
      long equal_2 = over5_find(table, table.index(1), tag, input, row);
      Bucket.addRemovable(table.index(1), slots, equal, 72L, equal_2, tag);
      state.removed(equal);
      return;
    }
    long slot = table.add();
    over5_store(input, row, slots, slot, bytes);
    long equal_3 = over5_find(table, table.index(2), tag, input, row);
    Bucket.addRemovable(table.index(2), slots, slot, 72L, equal_3, tag);
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
        over5_insert(state, input, row);
      }
      for (; weight < 0; weight++) {
        over5_remove(state, input, row);
      }
    }
  }

  @Override
  public void release(OverState state, long slot) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long tag = over5_slotTag(slots, slot, bytes);
    Bucket.remove(table.index(1), slots, slot, 72L, tag);
    over5_free(slots, slot, bytes);
    StoredText.free(slots, slot + 24L, bytes);
    table.remove(slot);
  }

  // Over#5: tag of a row that is kept
  private long over5_slotTag(MemorySegment slots, long slot, ByteSlab bytes) {
    return (over5_hash_2(0L, slots, slot, bytes) & -4294967296L) | 4294967296L;
  }

  // Over#5: hash of columns
  private long over5_hash_2(long hash, MemorySegment slots, long slot, ByteSlab bytes) {
    StoredText.load(slots, slot + 8L, bytes, over5_symbolText);
    byte[] over5_symbolHeap = over5_symbolText.heap;
    int over5_symbolOffset = over5_symbolText.offset;
    int over5_symbolLength = over5_symbolText.length;
    long hash_2 = Hashing.combine(hash,
        Hashing.hashText(over5_symbolHeap, over5_symbolOffset, over5_symbolLength));
    long over5_n = Slots.getLong(slots, slot + 40L);
    long hash_3 = Hashing.combine(hash_2, Hashing.hashLong(over5_n));
    long over5_total = Slots.getLong(slots, slot + 48L);
    boolean over5_totalIsNull = (Slots.getInt(slots, slot + 80L) & 1) != 0;
    long over5_totalKey = over5_totalIsNull ? 0L : over5_total;
    long hash_4 = Hashing.combine(hash_3, Hashing.hashLong(over5_totalKey));
    long over5_dense_rank = Slots.getLong(slots, slot + 56L);
    long hash_5 = Hashing.combine(hash_4, Hashing.hashLong(over5_dense_rank));
    long over5_sum = Slots.getLong(slots, slot + 64L);
    boolean over5_sumIsNull = (Slots.getInt(slots, slot + 80L) & 2) != 0;
    long over5_sumKey = over5_sumIsNull ? 0L : over5_sum;
    long hash_6 = Hashing.combine(hash_5, Hashing.hashLong(over5_sumKey));
    return hash_6;
  }

  @Override
  public int compare(OverState state, long left, long right) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    int result = over5_compareKeys(slots, bytes, left, right);
    if (result != 0) {
      return result;
    }
    return 0;
  }

  // Over#5: which of two rows comes first
  private int over5_compareKeys(MemorySegment slots, ByteSlab bytes, long left, long right) {
    long over5_total = Slots.getLong(slots, left + 48L);
    boolean over5_totalIsNull = (Slots.getInt(slots, left + 80L) & 1) != 0;
    long over5_total_2 = Slots.getLong(slots, right + 48L);
    boolean over5_totalIsNull_2 = (Slots.getInt(slots, right + 80L) & 1) != 0;
    if (over5_totalIsNull != over5_totalIsNull_2) {
      return over5_totalIsNull_2 ? -1 : 1;
    }
    if (!over5_totalIsNull && !over5_totalIsNull_2 && over5_total < over5_total_2) {
      return -1;
    }
    if (!over5_totalIsNull_2 && !over5_totalIsNull && over5_total_2 < over5_total) {
      return 1;
    }
    StoredText.load(slots, left + 8L, bytes, over5_symbolText_2);
    byte[] over5_symbolHeap = over5_symbolText_2.heap;
    int over5_symbolOffset = over5_symbolText_2.offset;
    int over5_symbolLength = over5_symbolText_2.length;
    StoredText.load(slots, right + 8L, bytes, over5_symbolText_3);
    byte[] over5_symbolHeap_2 = over5_symbolText_3.heap;
    int over5_symbolOffset_2 = over5_symbolText_3.offset;
    int over5_symbolLength_2 = over5_symbolText_3.length;
    if (TextComparison.compare(over5_symbolHeap, over5_symbolOffset, over5_symbolLength, over5_symbolHeap_2,
            over5_symbolOffset_2, over5_symbolLength_2)
        < 0) {
      return -1;
    }
    if (TextComparison.compare(over5_symbolHeap_2, over5_symbolOffset_2, over5_symbolLength_2,
            over5_symbolHeap, over5_symbolOffset, over5_symbolLength)
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
    if (function == 0) {
      RowTable table = state.rows();
      MemorySegment slots = table.slots();
      ByteSlab bytes = table.bytes();
      return const0_literal;
    }
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

  // Over#5: columns of a row to the output
  private void over5_write(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch out, int outRow) {
    StoredText.load(slots, slot + 8L, bytes, over5_symbolText_4);
    byte[] over5_symbolHeap = over5_symbolText_4.heap;
    int over5_symbolOffset = over5_symbolText_4.offset;
    int over5_symbolLength = over5_symbolText_4.length;
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    out_symbolVector.append(outRow, over5_symbolHeap, over5_symbolOffset, over5_symbolLength);
    long over5_n = Slots.getLong(slots, slot + 40L);
    LongVector out_nVector = (LongVector) out.column(1);
    long[] out_nValues = out_nVector.values();
    out_nValues[outRow] = over5_n;
    long over5_total = Slots.getLong(slots, slot + 48L);
    boolean over5_totalIsNull = (Slots.getInt(slots, slot + 80L) & 1) != 0;
    LongVector out_totalVector = (LongVector) out.column(2);
    boolean[] out_totalNulls = out_totalVector.nulls();
    out_totalNulls[outRow] = over5_totalIsNull;
    long[] out_totalValues = out_totalVector.values();
    out_totalValues[outRow] = over5_total;
    long over5_dense_rank = Slots.getLong(slots, slot + 56L);
    LongVector out_dense_rankVector = (LongVector) out.column(3);
    long[] out_dense_rankValues = out_dense_rankVector.values();
    out_dense_rankValues[outRow] = over5_dense_rank;
    long over5_sum = Slots.getLong(slots, slot + 64L);
    boolean over5_sumIsNull = (Slots.getInt(slots, slot + 80L) & 2) != 0;
    LongVector out_sumVector = (LongVector) out.column(4);
    boolean[] out_sumNulls = out_sumVector.nulls();
    out_sumNulls[outRow] = over5_sumIsNull;
    long[] out_sumValues = out_sumVector.values();
    out_sumValues[outRow] = over5_sum;
    return;
  }

  // Over#5: a row as it was put out
  private void over5_writeKept(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch out, int outRow) {
    over5_write(slots, slot, bytes, out, outRow);
    StoredText.load(slots, slot + 24L, bytes, over5_leadText);
    byte[] over5_leadHeap = over5_leadText.heap;
    int over5_leadOffset = over5_leadText.offset;
    int over5_leadLength = over5_leadText.length;
    boolean over5_leadIsNull = Slots.getBoolean(slots, slot + 88L);
    BytesVector out_leadVector = (BytesVector) out.column(5);
    boolean[] out_leadNulls = out_leadVector.nulls();
    out_leadNulls[outRow] = over5_leadIsNull;
    if (!over5_leadIsNull) {
      out_leadVector.append(outRow, over5_leadHeap, over5_leadOffset, over5_leadLength);
    }
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
    over5_writeKept(slots, slot, bytes, out, at);
    return at + 1;
  }

  @Override
  public int show(OverState state, long slot, int outRow) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long[] numbers = state.numbers();
    long[] picked = state.picked();
    long over5_leadRow = picked[0];
    byte[] over5_lead = null;
    int over5_lead_2 = 0;
    int over5_lead_3 = 0;
    boolean over5_leadIsNull = true;
    if (over5_leadRow > 0L) {
      StoredText.load(slots, over5_leadRow + 8L, bytes, over5_symbolText_5);
      byte[] over5_symbolHeap = over5_symbolText_5.heap;
      int over5_symbolOffset = over5_symbolText_5.offset;
      int over5_symbolLength = over5_symbolText_5.length;
      over5_lead = over5_symbolHeap;
      over5_lead_2 = over5_symbolOffset;
      over5_lead_3 = over5_symbolLength;
      over5_leadIsNull = false;
    }
    ColumnBatch out = context.output().batch();
    int at = outRow;
    if (Slots.getBoolean(slots, slot + 89L)) {
      if (over5_leadIsNull ? Slots.getBoolean(slots, slot + 88L)
          : !Slots.getBoolean(slots, slot + 88L)
              && StoredText.compare(slots, slot + 24L, bytes, over5_lead, over5_lead_2, over5_lead_3) == 0) {
        return at;
      }
      at = room(out, at);
      over5_writeKept(slots, slot, bytes, out, at);
      at++;
    }
    at = room(out, at);
    over5_write(slots, slot, bytes, out, at);
    BytesVector out_leadVector = (BytesVector) out.column(5);
    boolean[] out_leadNulls = out_leadVector.nulls();
    out_leadNulls[at] = over5_leadIsNull;
    if (!over5_leadIsNull) {
      out_leadVector.append(at, over5_lead, over5_lead_2, over5_lead_3);
    }
    int[] weights = out.weights();
    weights[at] = 1;
    Slots.putBoolean(slots, slot + 88L, over5_leadIsNull);
    if (!over5_leadIsNull) {
      StoredText.replace(slots, slot + 24L, bytes, over5_lead, over5_lead_2, over5_lead_3);
    }
    Slots.putBoolean(slots, slot + 89L, true);
    return at + 1;
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Over5(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.over5_symbolText = new BytesResult();
    this.over5_symbolText_2 = new BytesResult();
    this.over5_symbolText_3 = new BytesResult();
    this.const0_literal = this.context.constants().getLong(0);
    this.over5_symbolText_4 = new BytesResult();
    this.over5_leadText = new BytesResult();
    this.over5_symbolText_5 = new BytesResult();
  }
}
