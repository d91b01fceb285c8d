package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.ExactMath;
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

/** query.sql  Over#3 (rn BIGINT NOT NULL, ts TIMESTAMP(6) NOT NULL, symbol VARCHAR NOT NULL, account BIGINT NOT NULL, price DECIMAL(12, 2), qty INTEGER, fee DOUBLE, note VARCHAR, range_bound TIMESTAMP(6) NOT NULL, row_number BIGINT NOT NULL, sum BIGINT, lag DECIMAL(12, 2), first_value VARCHAR) */
public final class Over3 extends CompiledOver {
  private final ErrorSites sites;
  private final BytesResult over3_nothing;
  private final BytesResult over3_symbolText;
  private final long const0_literal; // 3
  private final long const1_literal; // 1
  private final BytesResult over3_noteText;
  private final BytesResult over3_symbolText_2;
  private final BytesResult over3_noteText_2;
  private final BytesResult over3_first_valueText;
  private final long const2_literal; // 0.00
  private final BytesResult over3_noteText_3;

  // Over#3: a row comes, or one that was taken out comes again
  private void over3_insert(OverState state, ColumnBatch input, int row) {
    RowTable table = state.rows();
    table.reserve(1);
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long slot = table.add();
    Slots.putLong(slots, slot, 1L);
    over3_store(input, row, slots, slot, bytes);
    SlotIndex partitions = table.index(0);
    long key = over3_tag(input, row);
    long found = over3_find(table, partitions, key, input, row);
    int partition = 0;
    if (found < 0L) {
      partition = state.open();
    } else {
      partition = Slots.getInt(slots, found + 144L);
    }
    Bucket.addRemovable(partitions, slots, slot, 104L, found, key);
    Slots.putInt(slots, slot + 144L, partition);
    state.added(partition, slot);
    return;
  }

  // Over#3: columns 1 to 9 of a row to its slot
  private void over3_store(ColumnBatch input, int row, MemorySegment slots, long slot, ByteSlab bytes) {
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    long in_rn = in_rnValues[row];
    Slots.putLong(slots, slot + 56L, in_rn);
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    long in_ts = in_tsValues[row];
    Slots.putLong(slots, slot + 64L, in_ts);
    BytesVector in_symbolVector = (BytesVector) input.column(2);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    int in_symbolOffset = in_symbolOffsets[row];
    int in_symbolLength = in_symbolLengths[row];
    StoredText.replace(slots, slot + 8L, bytes, in_symbolHeap, in_symbolOffset, in_symbolLength);
    LongVector in_accountVector = (LongVector) input.column(3);
    long[] in_accountValues = in_accountVector.values();
    long in_account = in_accountValues[row];
    Slots.putLong(slots, slot + 72L, in_account);
    LongVector in_priceVector = (LongVector) input.column(4);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    long in_price = in_priceValues[row];
    boolean in_priceIsNull = in_priceNulls[row];
    long over3_priceKey = in_priceIsNull ? 0L : in_price;
    Slots.putLong(slots, slot + 80L, over3_priceKey);
    IntVector in_qtyVector = (IntVector) input.column(5);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    int in_qty = in_qtyValues[row];
    boolean in_qtyIsNull = in_qtyNulls[row];
    int over3_qtyKey = in_qtyIsNull ? 0 : in_qty;
    Slots.putInt(slots, slot + 140L, over3_qtyKey);
    DoubleVector in_feeVector = (DoubleVector) input.column(6);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    double in_fee = in_feeValues[row];
    boolean in_feeIsNull = in_feeNulls[row];
    long over3_feeKey = in_feeIsNull ? 0L : Double.doubleToLongBits(in_fee);
    Slots.putLong(slots, slot + 88L, over3_feeKey);
    BytesVector in_noteVector = (BytesVector) input.column(7);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    int in_noteOffset = in_noteOffsets[row];
    int in_noteLength = in_noteLengths[row];
    boolean in_noteIsNull = in_noteNulls[row];
    int over3_noteKey = in_noteIsNull ? 0 : in_noteOffset;
    int over3_noteKey_2 = in_noteIsNull ? 0 : in_noteLength;
    byte[] over3_noteKeyHeap = in_noteIsNull ? over3_nothing.heap : in_noteHeap;
    StoredText.replace(slots, slot + 24L, bytes, over3_noteKeyHeap, over3_noteKey, over3_noteKey_2);
    LongVector in_range_boundVector = (LongVector) input.column(8);
    long[] in_range_boundValues = in_range_boundVector.values();
    long in_range_bound = in_range_boundValues[row];
    Slots.putLong(slots, slot + 96L, in_range_bound);
    Slots.putInt(slots, slot + 136L,
        (Slots.getInt(slots, slot + 136L) & -16)
            | ((in_priceIsNull ? 1 : 0) | (in_qtyIsNull ? 2 : 0) | (in_feeIsNull ? 4 : 0)
                | (in_noteIsNull ? 8 : 0)));
  }

  // Over#3: tag of a row of a batch
  private long over3_tag(ColumnBatch input, int row) {
    return (over3_hash(0L, input, row) & -4294967296L) | 4294967296L;
  }

  // Over#3: hash of columns
  private long over3_hash(long hash, ColumnBatch input, int row) {
    BytesVector in_symbolVector = (BytesVector) input.column(2);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    int in_symbolOffset = in_symbolOffsets[row];
    int in_symbolLength = in_symbolLengths[row];
    long hash_2 = Hashing.combine(hash, Hashing.hashText(in_symbolHeap, in_symbolOffset, in_symbolLength));
    return hash_2;
  }

  // Over#3: a slot's row against that of a batch
  private boolean over3_same(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch input, int row) {
    BytesVector in_symbolVector = (BytesVector) input.column(2);
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

  @Override
  public void add(OverState state, ColumnBatch input) {
    int rowCount = input.rowCount();
    for (int row = 0; row < rowCount; row++) {
      over3_insert(state, input, row);
    }
  }

  @Override
  public void release(OverState state, long slot) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long tag = over3_slotTag(slots, slot, bytes);
    Bucket.remove(table.index(0), slots, slot, 104L, tag);
    over3_free(slots, slot, bytes);
    StoredText.free(slots, slot + 40L, bytes);
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
    return hash_2;
  }

  // Over#3: gives the memory of a row's texts back
  private void over3_free(MemorySegment slots, long slot, ByteSlab bytes) {
    StoredText.free(slots, slot + 8L, bytes);
    StoredText.free(slots, slot + 24L, bytes);
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
    long over3_ts = Slots.getLong(slots, left + 64L);
    long over3_ts_2 = Slots.getLong(slots, right + 64L);
    if (over3_ts < over3_ts_2) {
      return -1;
    }
    if (over3_ts_2 < over3_ts) {
      return 1;
    }
    long over3_rn = Slots.getLong(slots, left + 56L);
    long over3_rn_2 = Slots.getLong(slots, right + 56L);
    if (over3_rn < over3_rn_2) {
      return -1;
    }
    if (over3_rn_2 < over3_rn) {
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
    return 0L;
  }

  @Override
  public long argument(OverState state, int function, long slot) {
    if (function == 1) {
      RowTable table = state.rows();
      MemorySegment slots = table.slots();
      ByteSlab bytes = table.bytes();
      return const1_literal;
    }
    return 1L;
  }

  @Override
  public boolean isNull(OverState state, int pick, long slot) {
    if (pick == 1) {
      RowTable table = state.rows();
      MemorySegment slots = table.slots();
      ByteSlab bytes = table.bytes();
      StoredText.load(slots, slot + 24L, bytes, over3_noteText);
      byte[] over3_noteHeap = over3_noteText.heap;
      int over3_noteOffset = over3_noteText.offset;
      int over3_noteLength = over3_noteText.length;
      boolean over3_noteIsNull = (Slots.getInt(slots, slot + 136L) & 8) != 0;
      return over3_noteIsNull;
    }
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
      over3_take(state, slot, weight);
    }
  }

  // Over#3: a row enters a frame, or leaves it
  private void over3_take(OverState state, long slot, long weight) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    GroupTable frame = state.frame(0);
    MemorySegment frameSlots = frame.slots();
    ByteSlab frameBytes = frame.bytes();
    int over3_qty = Slots.getInt(slots, slot + 140L);
    boolean over3_qtyIsNull = (Slots.getInt(slots, slot + 136L) & 2) != 0;
    if (!over3_qtyIsNull) {
      Slots.putLong(frameSlots, 16L + 8L, Slots.getLong(frameSlots, 16L + 8L) + weight);
      long over3_product = ExactMath.multiply((long) over3_qty, weight, sites, 0);
      Slots.putLong(frameSlots, 16L, ExactMath.add(Slots.getLong(frameSlots, 16L), over3_product, sites, 0));
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

  // Over#3: columns of a row to the output
  private void over3_write(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch out, int outRow) {
    long over3_rn = Slots.getLong(slots, slot + 56L);
    LongVector out_rnVector = (LongVector) out.column(0);
    long[] out_rnValues = out_rnVector.values();
    out_rnValues[outRow] = over3_rn;
    long over3_ts = Slots.getLong(slots, slot + 64L);
    LongVector out_tsVector = (LongVector) out.column(1);
    long[] out_tsValues = out_tsVector.values();
    out_tsValues[outRow] = over3_ts;
    StoredText.load(slots, slot + 8L, bytes, over3_symbolText_2);
    byte[] over3_symbolHeap = over3_symbolText_2.heap;
    int over3_symbolOffset = over3_symbolText_2.offset;
    int over3_symbolLength = over3_symbolText_2.length;
    BytesVector out_symbolVector = (BytesVector) out.column(2);
    out_symbolVector.append(outRow, over3_symbolHeap, over3_symbolOffset, over3_symbolLength);
    long over3_account = Slots.getLong(slots, slot + 72L);
    LongVector out_accountVector = (LongVector) out.column(3);
    long[] out_accountValues = out_accountVector.values();
    out_accountValues[outRow] = over3_account;
    long over3_price = Slots.getLong(slots, slot + 80L);
    boolean over3_priceIsNull = (Slots.getInt(slots, slot + 136L) & 1) != 0;
    LongVector out_priceVector = (LongVector) out.column(4);
    boolean[] out_priceNulls = out_priceVector.nulls();
    out_priceNulls[outRow] = over3_priceIsNull;
    long[] out_priceValues = out_priceVector.values();
    out_priceValues[outRow] = over3_price;
    int over3_qty = Slots.getInt(slots, slot + 140L);
    boolean over3_qtyIsNull = (Slots.getInt(slots, slot + 136L) & 2) != 0;
    IntVector out_qtyVector = (IntVector) out.column(5);
    boolean[] out_qtyNulls = out_qtyVector.nulls();
    out_qtyNulls[outRow] = over3_qtyIsNull;
    int[] out_qtyValues = out_qtyVector.values();
    out_qtyValues[outRow] = over3_qty;
    double over3_fee = Double.longBitsToDouble(Slots.getLong(slots, slot + 88L));
    boolean over3_feeIsNull = (Slots.getInt(slots, slot + 136L) & 4) != 0;
    DoubleVector out_feeVector = (DoubleVector) out.column(6);
    boolean[] out_feeNulls = out_feeVector.nulls();
    out_feeNulls[outRow] = over3_feeIsNull;
    double[] out_feeValues = out_feeVector.values();
    out_feeValues[outRow] = over3_fee;
    StoredText.load(slots, slot + 24L, bytes, over3_noteText_2);
    byte[] over3_noteHeap = over3_noteText_2.heap;
    int over3_noteOffset = over3_noteText_2.offset;
    int over3_noteLength = over3_noteText_2.length;
    boolean over3_noteIsNull = (Slots.getInt(slots, slot + 136L) & 8) != 0;
    BytesVector out_noteVector = (BytesVector) out.column(7);
    boolean[] out_noteNulls = out_noteVector.nulls();
    out_noteNulls[outRow] = over3_noteIsNull;
    if (!over3_noteIsNull) {
      out_noteVector.append(outRow, over3_noteHeap, over3_noteOffset, over3_noteLength);
    }
    long over3_range_bound = Slots.getLong(slots, slot + 96L);
    LongVector out_range_boundVector = (LongVector) out.column(8);
    long[] out_range_boundValues = out_range_boundVector.values();
    out_range_boundValues[outRow] = over3_range_bound;
    return;
  }

  // Over#3: a row as it was put out
  private void over3_writeKept(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch out, int outRow) {
    over3_write(slots, slot, bytes, out, outRow);
    long over3_row_number = Slots.getLong(slots, slot + 112L);
    long over3_sum = Slots.getLong(slots, slot + 120L);
    boolean over3_sumIsNull = Slots.getBoolean(slots, slot + 148L);
    long over3_lag = Slots.getLong(slots, slot + 128L);
    boolean over3_lagIsNull = Slots.getBoolean(slots, slot + 149L);
    StoredText.load(slots, slot + 40L, bytes, over3_first_valueText);
    byte[] over3_first_valueHeap = over3_first_valueText.heap;
    int over3_first_valueOffset = over3_first_valueText.offset;
    int over3_first_valueLength = over3_first_valueText.length;
    boolean over3_first_valueIsNull = Slots.getBoolean(slots, slot + 150L);
    LongVector out_row_numberVector = (LongVector) out.column(9);
    long[] out_row_numberValues = out_row_numberVector.values();
    out_row_numberValues[outRow] = over3_row_number;
    LongVector out_sumVector = (LongVector) out.column(10);
    boolean[] out_sumNulls = out_sumVector.nulls();
    out_sumNulls[outRow] = over3_sumIsNull;
    long[] out_sumValues = out_sumVector.values();
    out_sumValues[outRow] = over3_sum;
    LongVector out_lagVector = (LongVector) out.column(11);
    boolean[] out_lagNulls = out_lagVector.nulls();
    out_lagNulls[outRow] = over3_lagIsNull;
    long[] out_lagValues = out_lagVector.values();
    out_lagValues[outRow] = over3_lag;
    BytesVector out_first_valueVector = (BytesVector) out.column(12);
    boolean[] out_first_valueNulls = out_first_valueVector.nulls();
    out_first_valueNulls[outRow] = over3_first_valueIsNull;
    if (!over3_first_valueIsNull) {
      out_first_valueVector.append(outRow, over3_first_valueHeap, over3_first_valueOffset,
          over3_first_valueLength);
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
    long over3_row_number = numbers[0];
    GroupTable frame = state.frame(0);
    MemorySegment frameSlots = frame.slots();
    ByteSlab frameBytes = frame.bytes();
    long over3_sum = Slots.getLong(frameSlots, 16L);
    boolean over3_sumIsNull = Slots.getLong(frameSlots, 16L + 8L) == 0L;
    long over3_lagRow = picked[0];
    long over3_lag = 0L;
    boolean over3_lagIsNull = true;
    if (over3_lagRow > 0L) {
      long over3_price = Slots.getLong(slots, over3_lagRow + 80L);
      boolean over3_priceIsNull = (Slots.getInt(slots, over3_lagRow + 136L) & 1) != 0;
      over3_lag = over3_price;
      over3_lagIsNull = over3_priceIsNull;
    }
    if (over3_lagRow == 0L) {
      over3_lag = const2_literal;
      over3_lagIsNull = false;
    }
    long over3_first_valueRow = picked[1];
    byte[] over3_first_value = null;
    int over3_first_value_2 = 0;
    int over3_first_value_3 = 0;
    boolean over3_first_valueIsNull = true;
    if (over3_first_valueRow > 0L) {
      StoredText.load(slots, over3_first_valueRow + 24L, bytes, over3_noteText_3);
      byte[] over3_noteHeap = over3_noteText_3.heap;
      int over3_noteOffset = over3_noteText_3.offset;
      int over3_noteLength = over3_noteText_3.length;
      boolean over3_noteIsNull = (Slots.getInt(slots, over3_first_valueRow + 136L) & 8) != 0;
      over3_first_value = over3_noteHeap;
      over3_first_value_2 = over3_noteOffset;
      over3_first_value_3 = over3_noteLength;
      over3_first_valueIsNull = over3_noteIsNull;
    }
    ColumnBatch out = context.output().batch();
    int at = outRow;
    if (Slots.getBoolean(slots, slot + 151L)) {
      if (Long.compare(Slots.getLong(slots, slot + 112L), over3_row_number) == 0
          && (over3_sumIsNull ? Slots.getBoolean(slots, slot + 148L)
              : !Slots.getBoolean(slots, slot + 148L)
                  && Long.compare(Slots.getLong(slots, slot + 120L), over3_sum) == 0)
          && (over3_lagIsNull ? Slots.getBoolean(slots, slot + 149L)
              : !Slots.getBoolean(slots, slot + 149L)
                  && Long.compare(Slots.getLong(slots, slot + 128L), over3_lag) == 0)
          && (over3_first_valueIsNull ? Slots.getBoolean(slots, slot + 150L)
              : !Slots.getBoolean(slots, slot + 150L)
                  && StoredText.compare(slots, slot + 40L, bytes, over3_first_value, over3_first_value_2,
                          over3_first_value_3)
                      == 0)) {
        return at;
      }
      at = room(out, at);
      over3_writeKept(slots, slot, bytes, out, at);
      at++;
    }
    at = room(out, at);
    over3_write(slots, slot, bytes, out, at);
    LongVector out_row_numberVector = (LongVector) out.column(9);
    long[] out_row_numberValues = out_row_numberVector.values();
    out_row_numberValues[at] = over3_row_number;
    LongVector out_sumVector = (LongVector) out.column(10);
    boolean[] out_sumNulls = out_sumVector.nulls();
    out_sumNulls[at] = over3_sumIsNull;
    long[] out_sumValues = out_sumVector.values();
    out_sumValues[at] = over3_sum;
    LongVector out_lagVector = (LongVector) out.column(11);
    boolean[] out_lagNulls = out_lagVector.nulls();
    out_lagNulls[at] = over3_lagIsNull;
    long[] out_lagValues = out_lagVector.values();
    out_lagValues[at] = over3_lag;
    BytesVector out_first_valueVector = (BytesVector) out.column(12);
    boolean[] out_first_valueNulls = out_first_valueVector.nulls();
    out_first_valueNulls[at] = over3_first_valueIsNull;
    if (!over3_first_valueIsNull) {
      out_first_valueVector.append(at, over3_first_value, over3_first_value_2, over3_first_value_3);
    }
    int[] weights = out.weights();
    weights[at] = 1;
    Slots.putLong(slots, slot + 112L, over3_row_number);
    Slots.putBoolean(slots, slot + 148L, over3_sumIsNull);
    if (!over3_sumIsNull) {
      Slots.putLong(slots, slot + 120L, over3_sum);
    }
    Slots.putBoolean(slots, slot + 149L, over3_lagIsNull);
    if (!over3_lagIsNull) {
      Slots.putLong(slots, slot + 128L, over3_lag);
    }
    Slots.putBoolean(slots, slot + 150L, over3_first_valueIsNull);
    if (!over3_first_valueIsNull) {
      StoredText.replace(slots, slot + 40L, bytes, over3_first_value, over3_first_value_2,
          over3_first_value_3);
    }
    Slots.putBoolean(slots, slot + 151L, true);
    return at + 1;
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Over3(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.over3_nothing = new BytesResult();
    this.over3_symbolText = new BytesResult();
    this.const0_literal = this.context.constants().getLong(0);
    this.const1_literal = this.context.constants().getLong(1);
    this.over3_noteText = new BytesResult();
    this.over3_symbolText_2 = new BytesResult();
    this.over3_noteText_2 = new BytesResult();
    this.over3_first_valueText = new BytesResult();
    this.const2_literal = this.context.constants().getLong(2);
    this.over3_noteText_3 = new BytesResult();
  }
}
