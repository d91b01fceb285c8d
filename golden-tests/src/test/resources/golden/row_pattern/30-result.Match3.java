package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.DoubleMath;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.intrinsics.TextKeys;
import dev.laminar.kernel.pipeline.CompiledMatch;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.MatchState;
import dev.laminar.kernel.state.RowLongs;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.state.SlotIndex;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Match#3 (symbol VARCHAR NOT NULL, first_rn BIGINT NOT NULL, last_rn BIGINT NOT NULL, total BIGINT, top DOUBLE, note VARCHAR, rise INTEGER) */
public final class Match3 extends CompiledMatch {
  private final ErrorSites sites;
  private final BytesResult match3_nothing;
  private final RowLongs tags; // tags of a batch's rows
  private final BytesResult match3_symbolText;
  private final BytesResult match3_noteText;

  // Match#3: a row comes, unless it is late
  private void match3_insert(MatchState state, ColumnBatch input, int row, long tag) {
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    long in_ts = in_tsValues[row];
    if (!state.isOnTime(in_ts)) {
      return;
    }
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    SlotIndex partitions = table.index(0);
    long found = match3_find(table, partitions, tag, input, row);
    int partition = 0;
    if (found < 0L) {
      partition = state.open();
      long keySlot = table.add();
      BytesVector in_symbolVector = (BytesVector) input.column(2);
      byte[] in_symbolHeap = in_symbolVector.heap();
      int[] in_symbolOffsets = in_symbolVector.offsets();
      int[] in_symbolLengths = in_symbolVector.lengths();
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      StoredText.replace(slots, keySlot, bytes, in_symbolHeap, in_symbolOffset, in_symbolLength);
      Slots.putInt(slots, keySlot + 92L, partition);
      partitions.put(-1L - found, tag, keySlot);
      state.opened(partition, keySlot, tag);
    } else {
      partition = Slots.getInt(slots, found + 92L);
    }
    long slot = table.add();
    match3_store(input, row, slots, slot, bytes);
    state.come(partition, slot);
    return;
  }

  // Match#3: a slot's row against that of a batch
  private boolean match3_same(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch input, int row) {
    BytesVector in_symbolVector = (BytesVector) input.column(2);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    int in_symbolOffset = in_symbolOffsets[row];
    int in_symbolLength = in_symbolLengths[row];
    long word0 = TextKeys.word0(in_symbolHeap, in_symbolOffset, in_symbolLength);
    long word1 = in_symbolLength <= 12 ? TextKeys.word1(in_symbolHeap, in_symbolOffset, in_symbolLength) : 0L;
    if (!(Slots.getLong(slots, slot) == word0
        && (in_symbolLength <= 12 ? Slots.getLong(slots, slot + 8L) == word1
            : bytes.equal(Slots.getLong(slots, slot + 8L), in_symbolLength, in_symbolHeap, in_symbolOffset,
                in_symbolLength)))) {
      return false;
    }
    return true;
  }

  // Match#3: linear probing for a row of a batch
  private long match3_search(MemorySegment index, int shift, long mask, MemorySegment slots, ByteSlab bytes,
      long tag, ColumnBatch input, int row) {
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (match3_same(slots, slot, bytes, input, row)) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Match#3: finds a row of a batch, also in an index on the move
  private long match3_find(RowTable table, SlotIndex index, long tag, ColumnBatch input, int row) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long found = match3_search(index.entries(), index.shift(), index.mask(), slots, bytes, tag, input, row);
    if (found < 0L && index.migrating()) {
      long old = match3_search(index.oldEntries(), index.oldShift(), index.oldMask(), slots, bytes, tag,
          input, row);
      if (old >= 0L) {
        return old;
      }
    }
    return found;
  }

  // Match#3: columns 1 to 8 of a row to its slot
  private void match3_store(ColumnBatch input, int row, MemorySegment slots, long slot, ByteSlab bytes) {
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    long in_rn = in_rnValues[row];
    Slots.putLong(slots, slot + 32L, in_rn);
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    long in_ts = in_tsValues[row];
    Slots.putLong(slots, slot + 40L, in_ts);
    BytesVector in_symbolVector = (BytesVector) input.column(2);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    int in_symbolOffset = in_symbolOffsets[row];
    int in_symbolLength = in_symbolLengths[row];
    StoredText.replace(slots, slot, bytes, in_symbolHeap, in_symbolOffset, in_symbolLength);
    LongVector in_accountVector = (LongVector) input.column(3);
    long[] in_accountValues = in_accountVector.values();
    long in_account = in_accountValues[row];
    Slots.putLong(slots, slot + 48L, in_account);
    IntVector in_qtyVector = (IntVector) input.column(4);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    int in_qty = in_qtyValues[row];
    boolean in_qtyIsNull = in_qtyNulls[row];
    int match3_qtyKey = in_qtyIsNull ? 0 : in_qty;
    Slots.putInt(slots, slot + 80L, match3_qtyKey);
    DoubleVector in_feeVector = (DoubleVector) input.column(5);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    double in_fee = in_feeValues[row];
    boolean in_feeIsNull = in_feeNulls[row];
    long match3_feeKey = in_feeIsNull ? 0L : Double.doubleToLongBits(in_fee);
    Slots.putLong(slots, slot + 56L, match3_feeKey);
    BooleanVector in_buyVector = (BooleanVector) input.column(6);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    boolean in_buy = in_buyValues[row];
    boolean in_buyIsNull = in_buyNulls[row];
    boolean match3_buyKey = in_buyIsNull ? false : in_buy;
    Slots.putBoolean(slots, slot + 96L, match3_buyKey);
    BytesVector in_noteVector = (BytesVector) input.column(7);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    int in_noteOffset = in_noteOffsets[row];
    int in_noteLength = in_noteLengths[row];
    boolean in_noteIsNull = in_noteNulls[row];
    int match3_noteKey = in_noteIsNull ? 0 : in_noteOffset;
    int match3_noteKey_2 = in_noteIsNull ? 0 : in_noteLength;
    byte[] match3_noteKeyHeap = in_noteIsNull ? match3_nothing.heap : in_noteHeap;
    StoredText.replace(slots, slot + 16L, bytes, match3_noteKeyHeap, match3_noteKey, match3_noteKey_2);
    Slots.putInt(slots, slot + 84L,
        (Slots.getInt(slots, slot + 84L) & -16)
            | ((in_qtyIsNull ? 1 : 0) | (in_feeIsNull ? 2 : 0) | (in_buyIsNull ? 4 : 0)
                | (in_noteIsNull ? 8 : 0)));
  }

  @Override
  public void add(MatchState state, ColumnBatch input) {
    int rowCount = input.rowCount();
    RowTable table = state.rows();
    table.reserve(2 * rowCount);
    long[] tags = this.tags.reserve(rowCount);
    for (int tagged = 0; tagged < rowCount; tagged++) {
      tags[tagged] = match3_tag(input, tagged);
    }
    table.readAhead(0, tags, rowCount);
    for (int row = 0; row < rowCount; row++) {
      match3_insert(state, input, row, tags[row]);
    }
  }

  // Match#3: tag of a row of a batch
  private long match3_tag(ColumnBatch input, int row) {
    return (match3_hash(0L, input, row) & -4294967296L) | 4294967296L;
  }

  // Match#3: hash of columns
  private long match3_hash(long hash, ColumnBatch input, int row) {
    BytesVector in_symbolVector = (BytesVector) input.column(2);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    int in_symbolOffset = in_symbolOffsets[row];
    int in_symbolLength = in_symbolLengths[row];
    long hash_2 = Hashing.combine(hash, Hashing.hashText(in_symbolHeap, in_symbolOffset, in_symbolLength));
    return hash_2;
  }

  @Override
  public int compare(MatchState state, long left, long right) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    int result = match3_compareKeys(slots, bytes, left, right);
    if (result != 0) {
      return result;
    }
    return 0;
  }

  // Match#3: which of two rows comes first
  private int match3_compareKeys(MemorySegment slots, ByteSlab bytes, long left, long right) {
    long match3_ts = Slots.getLong(slots, left + 40L);
    long match3_ts_2 = Slots.getLong(slots, right + 40L);
    if (match3_ts < match3_ts_2) {
      return -1;
    }
    if (match3_ts_2 < match3_ts) {
      return 1;
    }
    return 0;
  }

  @Override
  public void release(MatchState state, long slot) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    match3_free(slots, slot, bytes);
    table.remove(slot);
  }

  // Match#3: gives the memory of a row's texts back
  private void match3_free(MemorySegment slots, long slot, ByteSlab bytes) {
    StoredText.free(slots, slot, bytes);
    StoredText.free(slots, slot + 16L, bytes);
  }

  @Override
  public boolean test(MatchState state, int variable, long slot) {
    if (variable == 1) {
      return match3_isB(state, slot);
    }
    if (variable == 2) {
      return match3_isC(state, slot);
    }
    return true;
  }

  // Match#3: the condition of B
  private boolean match3_isB(MatchState state, long slot) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    double match3_fee = Double.longBitsToDouble(Slots.getLong(slots, slot + 56L));
    boolean match3_feeIsNull = (Slots.getInt(slots, slot + 84L) & 2) != 0;
    long match3_feeRow = near(-1);
    boolean match3_feeRowIsAbsent = match3_feeRow == 0L;
    double match3_fee_2 = Double.longBitsToDouble(Slots.getLong(slots, match3_feeRow + 56L));
    boolean match3_feeIsNull_2 = (Slots.getInt(slots, match3_feeRow + 84L) & 2) != 0;
    boolean match3_feeMissing = match3_feeRowIsAbsent || match3_feeIsNull_2;
    return !match3_feeIsNull && !match3_feeMissing && DoubleMath.less(match3_fee_2, match3_fee);
  }

  // Match#3: the condition of C
  private boolean match3_isC(MatchState state, long slot) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    double match3_fee = Double.longBitsToDouble(Slots.getLong(slots, slot + 56L));
    boolean match3_feeIsNull = (Slots.getInt(slots, slot + 84L) & 2) != 0;
    long match3_feeRow = last(0, 0, 0, false);
    boolean match3_feeRowIsAbsent = match3_feeRow == 0L;
    double match3_fee_2 = Double.longBitsToDouble(Slots.getLong(slots, match3_feeRow + 56L));
    boolean match3_feeIsNull_2 = (Slots.getInt(slots, match3_feeRow + 84L) & 2) != 0;
    boolean match3_feeMissing = match3_feeRowIsAbsent || match3_feeIsNull_2;
    boolean match3_buy = Slots.getBoolean(slots, slot + 96L);
    boolean match3_buyIsNull = (Slots.getInt(slots, slot + 84L) & 4) != 0;
    return (!match3_feeIsNull && !match3_feeMissing && DoubleMath.less(match3_fee, match3_fee_2))
        || (!match3_buyIsNull && match3_buy);
  }

  @Override
  public void beginSums(MatchState state, MemorySegment sums, long offset) {
    return;
  }

  @Override
  public void addToSums(MatchState state, MemorySegment sums, long offset, int variable, long slot) {
    return;
  }

  @Override
  public void beginMeasures(MatchState state, boolean ofWhole) {
    GroupTable table = state.resetSums(ofWhole);
    if (ofWhole) {
      MemorySegment sumSlots = table.slots();
      ByteSlab sumBytes = table.bytes();
      Slots.putDouble(sumSlots, 24L + 8L, Double.NEGATIVE_INFINITY);
    }
    return;
  }

  // Match#3: a row is taken into measures
  private void match3_addTo(MatchState state, int variable, long slot) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    GroupTable sumTable = state.sums(true);
    MemorySegment sumSlots = sumTable.slots();
    ByteSlab sumBytes = sumTable.bytes();
    long match3_account = Slots.getLong(slots, slot + 48L);
    Slots.putLong(sumSlots, 24L, ExactMath.add(Slots.getLong(sumSlots, 24L), match3_account, sites, 0));
    Slots.putBoolean(sumSlots, 24L + 16L, true);
    double match3_fee = Double.longBitsToDouble(Slots.getLong(slots, slot + 56L));
    boolean match3_feeIsNull = (Slots.getInt(slots, slot + 84L) & 2) != 0;
    if (!match3_feeIsNull) {
      Slots.putDouble(sumSlots, 24L + 8L, Math.max(Slots.getDouble(sumSlots, 24L + 8L), match3_fee));
      Slots.putBoolean(sumSlots, 24L + 17L, true);
    }
    return;
  }

  // Match#3: a row is taken into measures
  private void match3_addTo_2(MatchState state, int variable, long slot) {
    return;
  }

  @Override
  public void addToMeasures(MatchState state, boolean ofWhole, int variable, long slot) {
    if (ofWhole) {
      match3_addTo(state, variable, slot);
    } else {
      match3_addTo_2(state, variable, slot);
    }
    return;
  }

  @Override
  public int show(MatchState state, long slot, int outRow) {
    ColumnBatch out = context.output().batch();
    int at = room(out, outRow);
    match3_write(state, slot, out, at);
    return at + 1;
  }

  // Match#3: columns 1 to 7 come out
  private void match3_write(MatchState state, long slot, ColumnBatch out, int at) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    StoredText.load(slots, slot, bytes, match3_symbolText);
    byte[] match3_symbolHeap = match3_symbolText.heap;
    int match3_symbolOffset = match3_symbolText.offset;
    int match3_symbolLength = match3_symbolText.length;
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    out_symbolVector.append(at, match3_symbolHeap, match3_symbolOffset, match3_symbolLength);
    long match3_rnRow = last(1, 0, 0, true);
    long match3_rn = Slots.getLong(slots, match3_rnRow + 32L);
    LongVector out_first_rnVector = (LongVector) out.column(1);
    long[] out_first_rnValues = out_first_rnVector.values();
    out_first_rnValues[at] = match3_rn;
    long match3_rnRow_2 = last(2, 0, 0, true);
    long match3_rn_2 = Slots.getLong(slots, match3_rnRow_2 + 32L);
    LongVector out_last_rnVector = (LongVector) out.column(2);
    long[] out_last_rnValues = out_last_rnVector.values();
    out_last_rnValues[at] = match3_rn_2;
    GroupTable sumTable = state.sums(true);
    MemorySegment sumSlots = sumTable.slots();
    ByteSlab sumBytes = sumTable.bytes();
    long match3_sum = Slots.getLong(sumSlots, 24L);
    boolean match3_sumIsNull = !Slots.getBoolean(sumSlots, 24L + 16L);
    LongVector out_totalVector = (LongVector) out.column(3);
    boolean[] out_totalNulls = out_totalVector.nulls();
    out_totalNulls[at] = match3_sumIsNull;
    long[] out_totalValues = out_totalVector.values();
    out_totalValues[at] = match3_sum;
    GroupTable sumTable_2 = state.sums(true);
    MemorySegment sumSlots_2 = sumTable_2.slots();
    ByteSlab sumBytes_2 = sumTable_2.bytes();
    boolean match3_maxIsNull = !Slots.getBoolean(sumSlots_2, 24L + 17L);
    double match3_max = Slots.getDouble(sumSlots_2, 24L + 8L);
    DoubleVector out_topVector = (DoubleVector) out.column(4);
    boolean[] out_topNulls = out_topVector.nulls();
    out_topNulls[at] = match3_maxIsNull;
    double[] out_topValues = out_topVector.values();
    out_topValues[at] = match3_max;
    long match3_noteRow = last(2, 0, 0, true);
    boolean match3_noteRowIsAbsent = match3_noteRow == 0L;
    StoredText.load(slots, match3_noteRow + 16L, bytes, match3_noteText);
    byte[] match3_noteHeap = match3_noteText.heap;
    int match3_noteOffset = match3_noteText.offset;
    int match3_noteLength = match3_noteText.length;
    boolean match3_noteIsNull = (Slots.getInt(slots, match3_noteRow + 84L) & 8) != 0;
    boolean match3_noteMissing = match3_noteRowIsAbsent || match3_noteIsNull;
    BytesVector out_noteVector = (BytesVector) out.column(5);
    boolean[] out_noteNulls = out_noteVector.nulls();
    out_noteNulls[at] = match3_noteMissing;
    if (!match3_noteMissing) {
      out_noteVector.append(at, match3_noteHeap, match3_noteOffset, match3_noteLength);
    }
    long match3_qtyRow = last(0, 0, 0, true);
    boolean match3_qtyRowIsAbsent = match3_qtyRow == 0L;
    int match3_qty = Slots.getInt(slots, match3_qtyRow + 80L);
    boolean match3_qtyIsNull = (Slots.getInt(slots, match3_qtyRow + 84L) & 1) != 0;
    boolean match3_qtyMissing = match3_qtyRowIsAbsent || match3_qtyIsNull;
    long match3_qtyRow_2 = last(0, 0, -1, true);
    boolean match3_qtyRowIsAbsent_2 = match3_qtyRow_2 == 0L;
    int match3_qty_2 = Slots.getInt(slots, match3_qtyRow_2 + 80L);
    boolean match3_qtyIsNull_2 = (Slots.getInt(slots, match3_qtyRow_2 + 84L) & 1) != 0;
    boolean match3_qtyMissing_2 = match3_qtyRowIsAbsent_2 || match3_qtyIsNull_2;
    boolean match3_subtractIsNull = match3_qtyMissing || match3_qtyMissing_2;
    int match3_subtract = match3_subtractIsNull ? 0 : ExactMath.subtract(match3_qty, match3_qty_2, sites, 1);
    IntVector out_riseVector = (IntVector) out.column(6);
    boolean[] out_riseNulls = out_riseVector.nulls();
    out_riseNulls[at] = match3_subtractIsNull;
    int[] out_riseValues = out_riseVector.values();
    out_riseValues[at] = match3_subtract;
    return;
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Match3(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.match3_nothing = new BytesResult();
    this.tags = new RowLongs();
    this.match3_symbolText = new BytesResult();
    this.match3_noteText = new BytesResult();
  }
}
