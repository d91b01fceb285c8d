package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
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

/** query.sql  Over#9 (symbol VARCHAR NOT NULL, account BIGINT NOT NULL, n BIGINT NOT NULL, total BIGINT, price DECIMAL(12, 2), fee DOUBLE, note VARCHAR, ts TIMESTAMP(6) NOT NULL, range_bound TIMESTAMP(6) NOT NULL, row_number BIGINT NOT NULL, sum BIGINT, lag DECIMAL(12, 2), first_value VARCHAR, rank BIGINT NOT NULL, dense_rank BIGINT NOT NULL, count BIGINT NOT NULL, max DOUBLE, lead VARCHAR) */
public final class Over9 extends CompiledOver {
  private final ErrorSites sites;
  private final BytesResult over9_nothing;
  private final BytesResult over9_nothing_2;
  private final BytesResult over9_nothing_3;
  private final BytesResult over9_nothing_4;
  private final BytesResult over9_nothing_5;
  private final BytesResult over9_nothing_6;
  private final BytesResult over9_symbolText;
  private final BytesResult over9_noteText;
  private final BytesResult over9_nothing_7;
  private final BytesResult over9_first_valueText;
  private final BytesResult over9_nothing_8;
  private final BytesResult over9_symbolText_2;
  private final BytesResult over9_symbolText_3;
  private final long const0_literal; // 1
  private final BytesResult over9_symbolText_4;
  private final BytesResult over9_noteText_2;
  private final BytesResult over9_first_valueText_2;
  private final BytesResult over9_leadText;
  private final BytesResult over9_symbolText_5;

  // Over#9: a row comes, or one that was taken out comes again
  private void over9_insert(OverState state, ColumnBatch input, int row) {
    RowTable table = state.rows();
    table.reserve(1);
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long tag = over9_tag(input, row);
    if (state.hasOwed()) {
      long equal = over9_find(table, table.index(2), tag, input, row);
      if (equal >= 0L) {
        Bucket.remove(table.index(2), slots, equal, 184L, tag);
        over9_free(slots, equal, bytes);
        table.remove(equal);
        state.paid();
        return;
      }
    }
    if (state.hasRemoved()) {
      long equal_2 = over9_find(table, table.index(1), tag, input, row);
      if (equal_2 >= 0L) {
        Bucket.remove(table.index(1), slots, equal_2, 184L, tag);
        long equal_3 = over9_find(table, table.index(0), tag, input, row);
        Bucket.addRemovable(table.index(0), slots, equal_2, 184L, equal_3, tag);
        state.revived(equal_2);
        return;
      }
    }
    long slot = table.add();
    Slots.putLong(slots, slot, 1L);
    over9_store(input, row, slots, slot, bytes);
    long equal_4 = over9_find(table, table.index(0), tag, input, row);
    Bucket.addRemovable(table.index(0), slots, slot, 184L, equal_4, tag);
    int partition = state.single();
    Slots.putInt(slots, slot + 196L, partition);
    state.added(partition, slot);
    return;
  }

  // Over#9: tag of a row of a batch
  private long over9_tag(ColumnBatch input, int row) {
    return (over9_hash(0L, input, row) & -4294967296L) | 4294967296L;
  }

  // Over#9: hash of columns
  private long over9_hash(long hash, ColumnBatch input, int row) {
    BytesVector in_symbolVector = (BytesVector) input.column(0);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    int in_symbolOffset = in_symbolOffsets[row];
    int in_symbolLength = in_symbolLengths[row];
    long hash_2 = Hashing.combine(hash, Hashing.hashText(in_symbolHeap, in_symbolOffset, in_symbolLength));
    LongVector in_accountVector = (LongVector) input.column(1);
    long[] in_accountValues = in_accountVector.values();
    long in_account = in_accountValues[row];
    long hash_3 = Hashing.combine(hash_2, Hashing.hashLong(in_account));
    LongVector in_nVector = (LongVector) input.column(2);
    long[] in_nValues = in_nVector.values();
    long in_n = in_nValues[row];
    long hash_4 = Hashing.combine(hash_3, Hashing.hashLong(in_n));
    LongVector in_totalVector = (LongVector) input.column(3);
    long[] in_totalValues = in_totalVector.values();
    boolean[] in_totalNulls = in_totalVector.nulls();
    long in_total = in_totalValues[row];
    boolean in_totalIsNull = in_totalNulls[row];
    long over9_totalKey = in_totalIsNull ? 0L : in_total;
    long hash_5 = Hashing.combine(hash_4, Hashing.hashLong(over9_totalKey));
    LongVector in_priceVector = (LongVector) input.column(4);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    long in_price = in_priceValues[row];
    boolean in_priceIsNull = in_priceNulls[row];
    long over9_priceKey = in_priceIsNull ? 0L : in_price;
    long hash_6 = Hashing.combine(hash_5, Hashing.hashLong(over9_priceKey));
    DoubleVector in_feeVector = (DoubleVector) input.column(5);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    double in_fee = in_feeValues[row];
    boolean in_feeIsNull = in_feeNulls[row];
    long over9_feeKey = in_feeIsNull ? 0L : Double.doubleToLongBits(in_fee);
    long hash_7 = Hashing.combine(hash_6, Hashing.hashLong(over9_feeKey));
    BytesVector in_noteVector = (BytesVector) input.column(6);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    int in_noteOffset = in_noteOffsets[row];
    int in_noteLength = in_noteLengths[row];
    boolean in_noteIsNull = in_noteNulls[row];
    int over9_noteKey = in_noteIsNull ? 0 : in_noteOffset;
    int over9_noteKey_2 = in_noteIsNull ? 0 : in_noteLength;
    byte[] over9_noteKeyHeap = in_noteIsNull ? over9_nothing.heap : in_noteHeap;
    long hash_8 = Hashing.combine(hash_7,
        Hashing.hashText(over9_noteKeyHeap, over9_noteKey, over9_noteKey_2));
    LongVector in_tsVector = (LongVector) input.column(7);
    long[] in_tsValues = in_tsVector.values();
    long in_ts = in_tsValues[row];
    long hash_9 = Hashing.combine(hash_8, Hashing.hashLong(in_ts));
    LongVector in_range_boundVector = (LongVector) input.column(8);
    long[] in_range_boundValues = in_range_boundVector.values();
    long in_range_bound = in_range_boundValues[row];
    long hash_10 = Hashing.combine(hash_9, Hashing.hashLong(in_range_bound));
    LongVector in_row_numberVector = (LongVector) input.column(9);
    long[] in_row_numberValues = in_row_numberVector.values();
    long in_row_number = in_row_numberValues[row];
    long hash_11 = Hashing.combine(hash_10, Hashing.hashLong(in_row_number));
    LongVector in_sumVector = (LongVector) input.column(10);
    long[] in_sumValues = in_sumVector.values();
    boolean[] in_sumNulls = in_sumVector.nulls();
    long in_sum = in_sumValues[row];
    boolean in_sumIsNull = in_sumNulls[row];
    long over9_sumKey = in_sumIsNull ? 0L : in_sum;
    long hash_12 = Hashing.combine(hash_11, Hashing.hashLong(over9_sumKey));
    LongVector in_lagVector = (LongVector) input.column(11);
    long[] in_lagValues = in_lagVector.values();
    boolean[] in_lagNulls = in_lagVector.nulls();
    long in_lag = in_lagValues[row];
    boolean in_lagIsNull = in_lagNulls[row];
    long over9_lagKey = in_lagIsNull ? 0L : in_lag;
    long hash_13 = Hashing.combine(hash_12, Hashing.hashLong(over9_lagKey));
    BytesVector in_first_valueVector = (BytesVector) input.column(12);
    byte[] in_first_valueHeap = in_first_valueVector.heap();
    int[] in_first_valueOffsets = in_first_valueVector.offsets();
    int[] in_first_valueLengths = in_first_valueVector.lengths();
    boolean[] in_first_valueNulls = in_first_valueVector.nulls();
    int in_first_valueOffset = in_first_valueOffsets[row];
    int in_first_valueLength = in_first_valueLengths[row];
    boolean in_first_valueIsNull = in_first_valueNulls[row];
    int over9_first_valueKey = in_first_valueIsNull ? 0 : in_first_valueOffset;
    int over9_first_valueKey_2 = in_first_valueIsNull ? 0 : in_first_valueLength;
    byte[] over9_first_valueKeyHeap = in_first_valueIsNull ? over9_nothing_2.heap : in_first_valueHeap;
    long hash_14 = Hashing.combine(hash_13,
        Hashing.hashText(over9_first_valueKeyHeap, over9_first_valueKey, over9_first_valueKey_2));
    LongVector in_rankVector = (LongVector) input.column(13);
    long[] in_rankValues = in_rankVector.values();
    long in_rank = in_rankValues[row];
    long hash_15 = Hashing.combine(hash_14, Hashing.hashLong(in_rank));
    LongVector in_dense_rankVector = (LongVector) input.column(14);
    long[] in_dense_rankValues = in_dense_rankVector.values();
    long in_dense_rank = in_dense_rankValues[row];
    long hash_16 = Hashing.combine(hash_15, Hashing.hashLong(in_dense_rank));
    LongVector in_countVector = (LongVector) input.column(15);
    long[] in_countValues = in_countVector.values();
    long in_count = in_countValues[row];
    long hash_17 = Hashing.combine(hash_16, Hashing.hashLong(in_count));
    DoubleVector in_maxVector = (DoubleVector) input.column(16);
    double[] in_maxValues = in_maxVector.values();
    boolean[] in_maxNulls = in_maxVector.nulls();
    double in_max = in_maxValues[row];
    boolean in_maxIsNull = in_maxNulls[row];
    long over9_maxKey = in_maxIsNull ? 0L : Double.doubleToLongBits(in_max);
    long hash_18 = Hashing.combine(hash_17, Hashing.hashLong(over9_maxKey));
    return hash_18;
  }

  // Over#9: a slot's row against that of a batch
  private boolean over9_same(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch input, int row) {
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
    LongVector in_accountVector = (LongVector) input.column(1);
    long[] in_accountValues = in_accountVector.values();
    long in_account = in_accountValues[row];
    if (Slots.getLong(slots, slot + 72L) != in_account) {
      return false;
    }
    LongVector in_nVector = (LongVector) input.column(2);
    long[] in_nValues = in_nVector.values();
    long in_n = in_nValues[row];
    if (Slots.getLong(slots, slot + 80L) != in_n) {
      return false;
    }
    LongVector in_totalVector = (LongVector) input.column(3);
    long[] in_totalValues = in_totalVector.values();
    boolean[] in_totalNulls = in_totalVector.nulls();
    long in_total = in_totalValues[row];
    boolean in_totalIsNull = in_totalNulls[row];
    long over9_totalKey = in_totalIsNull ? 0L : in_total;
    if (!((Slots.getInt(slots, slot + 192L) & 1) == (in_totalIsNull ? 1 : 0)
        && Slots.getLong(slots, slot + 88L) == over9_totalKey)) {
      return false;
    }
    LongVector in_priceVector = (LongVector) input.column(4);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    long in_price = in_priceValues[row];
    boolean in_priceIsNull = in_priceNulls[row];
    long over9_priceKey = in_priceIsNull ? 0L : in_price;
    if (!((Slots.getInt(slots, slot + 192L) & 2) == (in_priceIsNull ? 2 : 0)
        && Slots.getLong(slots, slot + 96L) == over9_priceKey)) {
      return false;
    }
    DoubleVector in_feeVector = (DoubleVector) input.column(5);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    double in_fee = in_feeValues[row];
    boolean in_feeIsNull = in_feeNulls[row];
    long over9_feeKey = in_feeIsNull ? 0L : Double.doubleToLongBits(in_fee);
    if (!((Slots.getInt(slots, slot + 192L) & 4) == (in_feeIsNull ? 4 : 0)
        && Slots.getLong(slots, slot + 104L) == over9_feeKey)) {
      return false;
    }
    BytesVector in_noteVector = (BytesVector) input.column(6);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    int in_noteOffset = in_noteOffsets[row];
    int in_noteLength = in_noteLengths[row];
    boolean in_noteIsNull = in_noteNulls[row];
    int over9_noteKey = in_noteIsNull ? 0 : in_noteOffset;
    int over9_noteKey_2 = in_noteIsNull ? 0 : in_noteLength;
    byte[] over9_noteKeyHeap = in_noteIsNull ? over9_nothing_3.heap : in_noteHeap;
    long word0_2 = TextKeys.word0(over9_noteKeyHeap, over9_noteKey, over9_noteKey_2);
    long word1_2 = over9_noteKey_2 <= 12 ? TextKeys.word1(over9_noteKeyHeap, over9_noteKey, over9_noteKey_2)
        : 0L;
    if (!((Slots.getInt(slots, slot + 192L) & 8) == (in_noteIsNull ? 8 : 0)
        && Slots.getLong(slots, slot + 24L) == word0_2
        && (over9_noteKey_2 <= 12 ? Slots.getLong(slots, slot + 32L) == word1_2
            : bytes.equal(Slots.getLong(slots, slot + 32L), over9_noteKey_2, over9_noteKeyHeap, over9_noteKey,
                over9_noteKey_2)))) {
      return false;
    }
    LongVector in_tsVector = (LongVector) input.column(7);
    long[] in_tsValues = in_tsVector.values();
    long in_ts = in_tsValues[row];
    if (Slots.getLong(slots, slot + 112L) != in_ts) {
      return false;
    }
    LongVector in_range_boundVector = (LongVector) input.column(8);
    long[] in_range_boundValues = in_range_boundVector.values();
    long in_range_bound = in_range_boundValues[row];
    if (Slots.getLong(slots, slot + 120L) != in_range_bound) {
      return false;
    }
    LongVector in_row_numberVector = (LongVector) input.column(9);
    long[] in_row_numberValues = in_row_numberVector.values();
    long in_row_number = in_row_numberValues[row];
    if (Slots.getLong(slots, slot + 128L) != in_row_number) {
      return false;
    }
    LongVector in_sumVector = (LongVector) input.column(10);
    long[] in_sumValues = in_sumVector.values();
    boolean[] in_sumNulls = in_sumVector.nulls();
    long in_sum = in_sumValues[row];
    boolean in_sumIsNull = in_sumNulls[row];
    long over9_sumKey = in_sumIsNull ? 0L : in_sum;
    if (!((Slots.getInt(slots, slot + 192L) & 16) == (in_sumIsNull ? 16 : 0)
        && Slots.getLong(slots, slot + 136L) == over9_sumKey)) {
      return false;
    }
    LongVector in_lagVector = (LongVector) input.column(11);
    long[] in_lagValues = in_lagVector.values();
    boolean[] in_lagNulls = in_lagVector.nulls();
    long in_lag = in_lagValues[row];
    boolean in_lagIsNull = in_lagNulls[row];
    long over9_lagKey = in_lagIsNull ? 0L : in_lag;
    if (!((Slots.getInt(slots, slot + 192L) & 32) == (in_lagIsNull ? 32 : 0)
        && Slots.getLong(slots, slot + 144L) == over9_lagKey)) {
      return false;
    }
    BytesVector in_first_valueVector = (BytesVector) input.column(12);
    byte[] in_first_valueHeap = in_first_valueVector.heap();
    int[] in_first_valueOffsets = in_first_valueVector.offsets();
    int[] in_first_valueLengths = in_first_valueVector.lengths();
    boolean[] in_first_valueNulls = in_first_valueVector.nulls();
    int in_first_valueOffset = in_first_valueOffsets[row];
    int in_first_valueLength = in_first_valueLengths[row];
    boolean in_first_valueIsNull = in_first_valueNulls[row];
    int over9_first_valueKey = in_first_valueIsNull ? 0 : in_first_valueOffset;
    int over9_first_valueKey_2 = in_first_valueIsNull ? 0 : in_first_valueLength;
    byte[] over9_first_valueKeyHeap = in_first_valueIsNull ? over9_nothing_4.heap : in_first_valueHeap;
    long word0_3 = TextKeys.word0(over9_first_valueKeyHeap, over9_first_valueKey, over9_first_valueKey_2);
    long word1_3 = over9_first_valueKey_2 <= 12 ? TextKeys.word1(over9_first_valueKeyHeap,
            over9_first_valueKey, over9_first_valueKey_2)
        : 0L;
    if (!((Slots.getInt(slots, slot + 192L) & 64) == (in_first_valueIsNull ? 64 : 0)
        && Slots.getLong(slots, slot + 40L) == word0_3
        && (over9_first_valueKey_2 <= 12 ? Slots.getLong(slots, slot + 48L) == word1_3
            : bytes.equal(Slots.getLong(slots, slot + 48L), over9_first_valueKey_2, over9_first_valueKeyHeap,
                over9_first_valueKey, over9_first_valueKey_2)))) {
      return false;
    }
    LongVector in_rankVector = (LongVector) input.column(13);
    long[] in_rankValues = in_rankVector.values();
    long in_rank = in_rankValues[row];
    if (Slots.getLong(slots, slot + 152L) != in_rank) {
      return false;
    }
    LongVector in_dense_rankVector = (LongVector) input.column(14);
    long[] in_dense_rankValues = in_dense_rankVector.values();
    long in_dense_rank = in_dense_rankValues[row];
    if (Slots.getLong(slots, slot + 160L) != in_dense_rank) {
      return false;
    }
    LongVector in_countVector = (LongVector) input.column(15);
    long[] in_countValues = in_countVector.values();
    long in_count = in_countValues[row];
    if (Slots.getLong(slots, slot + 168L) != in_count) {
      return false;
    }
    DoubleVector in_maxVector = (DoubleVector) input.column(16);
    double[] in_maxValues = in_maxVector.values();
    boolean[] in_maxNulls = in_maxVector.nulls();
    double in_max = in_maxValues[row];
    boolean in_maxIsNull = in_maxNulls[row];
    long over9_maxKey = in_maxIsNull ? 0L : Double.doubleToLongBits(in_max);
    if (!((Slots.getInt(slots, slot + 192L) & 128) == (in_maxIsNull ? 128 : 0)
        && Slots.getLong(slots, slot + 176L) == over9_maxKey)) {
      return false;
    }
    return true;
  }

  // Over#9: linear probing for a row of a batch
  private long over9_search(MemorySegment index, int shift, long mask, MemorySegment slots, ByteSlab bytes,
      long tag, ColumnBatch input, int row) {
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (over9_same(slots, slot, bytes, input, row)) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Over#9: finds a row of a batch, also in an index on the move
  private long over9_find(RowTable table, SlotIndex index, long tag, ColumnBatch input, int row) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long found = over9_search(index.entries(), index.shift(), index.mask(), slots, bytes, tag, input, row);
    if (found < 0L && index.migrating()) {
      long old = over9_search(index.oldEntries(), index.oldShift(), index.oldMask(), slots, bytes, tag, input,
          row);
      if (old >= 0L) {
        return old;
      }
    }
    return found;
  }

  // Over#9: gives the memory of a row's texts back
  private void over9_free(MemorySegment slots, long slot, ByteSlab bytes) {
    StoredText.free(slots, slot + 8L, bytes);
    StoredText.free(slots, slot + 24L, bytes);
    StoredText.free(slots, slot + 40L, bytes);
  }

  // Over#9: columns 1 to 17 of a row to its slot
  private void over9_store(ColumnBatch input, int row, MemorySegment slots, long slot, ByteSlab bytes) {
    BytesVector in_symbolVector = (BytesVector) input.column(0);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    int in_symbolOffset = in_symbolOffsets[row];
    int in_symbolLength = in_symbolLengths[row];
    StoredText.replace(slots, slot + 8L, bytes, in_symbolHeap, in_symbolOffset, in_symbolLength);
    LongVector in_accountVector = (LongVector) input.column(1);
    long[] in_accountValues = in_accountVector.values();
    long in_account = in_accountValues[row];
    Slots.putLong(slots, slot + 72L, in_account);
    LongVector in_nVector = (LongVector) input.column(2);
    long[] in_nValues = in_nVector.values();
    long in_n = in_nValues[row];
    Slots.putLong(slots, slot + 80L, in_n);
    LongVector in_totalVector = (LongVector) input.column(3);
    long[] in_totalValues = in_totalVector.values();
    boolean[] in_totalNulls = in_totalVector.nulls();
    long in_total = in_totalValues[row];
    boolean in_totalIsNull = in_totalNulls[row];
    long over9_totalKey = in_totalIsNull ? 0L : in_total;
    Slots.putLong(slots, slot + 88L, over9_totalKey);
    LongVector in_priceVector = (LongVector) input.column(4);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    long in_price = in_priceValues[row];
    boolean in_priceIsNull = in_priceNulls[row];
    long over9_priceKey = in_priceIsNull ? 0L : in_price;
    Slots.putLong(slots, slot + 96L, over9_priceKey);
    DoubleVector in_feeVector = (DoubleVector) input.column(5);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    double in_fee = in_feeValues[row];
    boolean in_feeIsNull = in_feeNulls[row];
    long over9_feeKey = in_feeIsNull ? 0L : Double.doubleToLongBits(in_fee);
    Slots.putLong(slots, slot + 104L, over9_feeKey);
    BytesVector in_noteVector = (BytesVector) input.column(6);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    int in_noteOffset = in_noteOffsets[row];
    int in_noteLength = in_noteLengths[row];
    boolean in_noteIsNull = in_noteNulls[row];
    int over9_noteKey = in_noteIsNull ? 0 : in_noteOffset;
    int over9_noteKey_2 = in_noteIsNull ? 0 : in_noteLength;
    byte[] over9_noteKeyHeap = in_noteIsNull ? over9_nothing_5.heap : in_noteHeap;
    StoredText.replace(slots, slot + 24L, bytes, over9_noteKeyHeap, over9_noteKey, over9_noteKey_2);
    LongVector in_tsVector = (LongVector) input.column(7);
    long[] in_tsValues = in_tsVector.values();
    long in_ts = in_tsValues[row];
    Slots.putLong(slots, slot + 112L, in_ts);
    LongVector in_range_boundVector = (LongVector) input.column(8);
    long[] in_range_boundValues = in_range_boundVector.values();
    long in_range_bound = in_range_boundValues[row];
    Slots.putLong(slots, slot + 120L, in_range_bound);
    LongVector in_row_numberVector = (LongVector) input.column(9);
    long[] in_row_numberValues = in_row_numberVector.values();
    long in_row_number = in_row_numberValues[row];
    Slots.putLong(slots, slot + 128L, in_row_number);
    LongVector in_sumVector = (LongVector) input.column(10);
    long[] in_sumValues = in_sumVector.values();
    boolean[] in_sumNulls = in_sumVector.nulls();
    long in_sum = in_sumValues[row];
    boolean in_sumIsNull = in_sumNulls[row];
    long over9_sumKey = in_sumIsNull ? 0L : in_sum;
    Slots.putLong(slots, slot + 136L, over9_sumKey);
    LongVector in_lagVector = (LongVector) input.column(11);
    long[] in_lagValues = in_lagVector.values();
    boolean[] in_lagNulls = in_lagVector.nulls();
    long in_lag = in_lagValues[row];
    boolean in_lagIsNull = in_lagNulls[row];
    long over9_lagKey = in_lagIsNull ? 0L : in_lag;
    Slots.putLong(slots, slot + 144L, over9_lagKey);
    BytesVector in_first_valueVector = (BytesVector) input.column(12);
    byte[] in_first_valueHeap = in_first_valueVector.heap();
    int[] in_first_valueOffsets = in_first_valueVector.offsets();
    int[] in_first_valueLengths = in_first_valueVector.lengths();
    boolean[] in_first_valueNulls = in_first_valueVector.nulls();
    int in_first_valueOffset = in_first_valueOffsets[row];
    int in_first_valueLength = in_first_valueLengths[row];
    boolean in_first_valueIsNull = in_first_valueNulls[row];
    int over9_first_valueKey = in_first_valueIsNull ? 0 : in_first_valueOffset;
    int over9_first_valueKey_2 = in_first_valueIsNull ? 0 : in_first_valueLength;
    byte[] over9_first_valueKeyHeap = in_first_valueIsNull ? over9_nothing_6.heap : in_first_valueHeap;
    StoredText.replace(slots, slot + 40L, bytes, over9_first_valueKeyHeap, over9_first_valueKey,
        over9_first_valueKey_2);
    LongVector in_rankVector = (LongVector) input.column(13);
    long[] in_rankValues = in_rankVector.values();
    long in_rank = in_rankValues[row];
    Slots.putLong(slots, slot + 152L, in_rank);
    LongVector in_dense_rankVector = (LongVector) input.column(14);
    long[] in_dense_rankValues = in_dense_rankVector.values();
    long in_dense_rank = in_dense_rankValues[row];
    Slots.putLong(slots, slot + 160L, in_dense_rank);
    LongVector in_countVector = (LongVector) input.column(15);
    long[] in_countValues = in_countVector.values();
    long in_count = in_countValues[row];
    Slots.putLong(slots, slot + 168L, in_count);
    DoubleVector in_maxVector = (DoubleVector) input.column(16);
    double[] in_maxValues = in_maxVector.values();
    boolean[] in_maxNulls = in_maxVector.nulls();
    double in_max = in_maxValues[row];
    boolean in_maxIsNull = in_maxNulls[row];
    long over9_maxKey = in_maxIsNull ? 0L : Double.doubleToLongBits(in_max);
    Slots.putLong(slots, slot + 176L, over9_maxKey);
    Slots.putInt(slots, slot + 192L,
        (Slots.getInt(slots, slot + 192L) & -256)
            | ((in_totalIsNull ? 1 : 0) | (in_priceIsNull ? 2 : 0) | (in_feeIsNull ? 4 : 0)
                | (in_noteIsNull ? 8 : 0) | (in_sumIsNull ? 16 : 0) | (in_lagIsNull ? 32 : 0)
                | (in_first_valueIsNull ? 64 : 0) | (in_maxIsNull ? 128 : 0)));
  }

  // Over#9: a row is taken out, at the end of the epoch
  private void over9_remove(OverState state, ColumnBatch input, int row) {
    RowTable table = state.rows();
    table.reserve(1);
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long tag = over9_tag(input, row);
    long equal = over9_find(table, table.index(0), tag, input, row);
    if (equal >= 0L) {
      Bucket.remove(table.index(0), slots, equal, 184L, tag);
      long equal_2 = over9_find(table, table.index(1), tag, input, row);
      Bucket.addRemovable(table.index(1), slots, equal, 184L, equal_2, tag);
      state.removed(equal);
      return;
    }
    long slot = table.add();
    over9_store(input, row, slots, slot, bytes);
    long equal_3 = over9_find(table, table.index(2), tag, input, row);
    Bucket.addRemovable(table.index(2), slots, slot, 184L, equal_3, tag);
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
        over9_insert(state, input, row);
      }
      for (; weight < 0; weight++) {
        over9_remove(state, input, row);
      }
    }
  }

  @Override
  public void release(OverState state, long slot) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long tag = over9_slotTag(slots, slot, bytes);
    Bucket.remove(table.index(1), slots, slot, 184L, tag);
    over9_free(slots, slot, bytes);
    StoredText.free(slots, slot + 56L, bytes);
    table.remove(slot);
  }

  // Over#9: tag of a row that is kept
  private long over9_slotTag(MemorySegment slots, long slot, ByteSlab bytes) {
    return (over9_hash_2(0L, slots, slot, bytes) & -4294967296L) | 4294967296L;
  }

  // Over#9: hash of columns
  private long over9_hash_2(long hash, MemorySegment slots, long slot, ByteSlab bytes) {
    StoredText.load(slots, slot + 8L, bytes, over9_symbolText);
    byte[] over9_symbolHeap = over9_symbolText.heap;
    int over9_symbolOffset = over9_symbolText.offset;
    int over9_symbolLength = over9_symbolText.length;
    long hash_2 = Hashing.combine(hash,
        Hashing.hashText(over9_symbolHeap, over9_symbolOffset, over9_symbolLength));
    long over9_account = Slots.getLong(slots, slot + 72L);
    long hash_3 = Hashing.combine(hash_2, Hashing.hashLong(over9_account));
    long over9_n = Slots.getLong(slots, slot + 80L);
    long hash_4 = Hashing.combine(hash_3, Hashing.hashLong(over9_n));
    long over9_total = Slots.getLong(slots, slot + 88L);
    boolean over9_totalIsNull = (Slots.getInt(slots, slot + 192L) & 1) != 0;
    long over9_totalKey = over9_totalIsNull ? 0L : over9_total;
    long hash_5 = Hashing.combine(hash_4, Hashing.hashLong(over9_totalKey));
    long over9_price = Slots.getLong(slots, slot + 96L);
    boolean over9_priceIsNull = (Slots.getInt(slots, slot + 192L) & 2) != 0;
    long over9_priceKey = over9_priceIsNull ? 0L : over9_price;
    long hash_6 = Hashing.combine(hash_5, Hashing.hashLong(over9_priceKey));
    double over9_fee = Double.longBitsToDouble(Slots.getLong(slots, slot + 104L));
    boolean over9_feeIsNull = (Slots.getInt(slots, slot + 192L) & 4) != 0;
    long over9_feeKey = over9_feeIsNull ? 0L : Double.doubleToLongBits(over9_fee);
    long hash_7 = Hashing.combine(hash_6, Hashing.hashLong(over9_feeKey));
    StoredText.load(slots, slot + 24L, bytes, over9_noteText);
    byte[] over9_noteHeap = over9_noteText.heap;
    int over9_noteOffset = over9_noteText.offset;
    int over9_noteLength = over9_noteText.length;
    boolean over9_noteIsNull = (Slots.getInt(slots, slot + 192L) & 8) != 0;
    int over9_noteKey = over9_noteIsNull ? 0 : over9_noteOffset;
    int over9_noteKey_2 = over9_noteIsNull ? 0 : over9_noteLength;
    byte[] over9_noteKeyHeap = over9_noteIsNull ? over9_nothing_7.heap : over9_noteHeap;
    long hash_8 = Hashing.combine(hash_7,
        Hashing.hashText(over9_noteKeyHeap, over9_noteKey, over9_noteKey_2));
    long over9_ts = Slots.getLong(slots, slot + 112L);
    long hash_9 = Hashing.combine(hash_8, Hashing.hashLong(over9_ts));
    long over9_range_bound = Slots.getLong(slots, slot + 120L);
    long hash_10 = Hashing.combine(hash_9, Hashing.hashLong(over9_range_bound));
    long over9_row_number = Slots.getLong(slots, slot + 128L);
    long hash_11 = Hashing.combine(hash_10, Hashing.hashLong(over9_row_number));
    long over9_sum = Slots.getLong(slots, slot + 136L);
    boolean over9_sumIsNull = (Slots.getInt(slots, slot + 192L) & 16) != 0;
    long over9_sumKey = over9_sumIsNull ? 0L : over9_sum;
    long hash_12 = Hashing.combine(hash_11, Hashing.hashLong(over9_sumKey));
    long over9_lag = Slots.getLong(slots, slot + 144L);
    boolean over9_lagIsNull = (Slots.getInt(slots, slot + 192L) & 32) != 0;
    long over9_lagKey = over9_lagIsNull ? 0L : over9_lag;
    long hash_13 = Hashing.combine(hash_12, Hashing.hashLong(over9_lagKey));
    StoredText.load(slots, slot + 40L, bytes, over9_first_valueText);
    byte[] over9_first_valueHeap = over9_first_valueText.heap;
    int over9_first_valueOffset = over9_first_valueText.offset;
    int over9_first_valueLength = over9_first_valueText.length;
    boolean over9_first_valueIsNull = (Slots.getInt(slots, slot + 192L) & 64) != 0;
    int over9_first_valueKey = over9_first_valueIsNull ? 0 : over9_first_valueOffset;
    int over9_first_valueKey_2 = over9_first_valueIsNull ? 0 : over9_first_valueLength;
    byte[] over9_first_valueKeyHeap = over9_first_valueIsNull ? over9_nothing_8.heap : over9_first_valueHeap;
    long hash_14 = Hashing.combine(hash_13,
        Hashing.hashText(over9_first_valueKeyHeap, over9_first_valueKey, over9_first_valueKey_2));
    long over9_rank = Slots.getLong(slots, slot + 152L);
    long hash_15 = Hashing.combine(hash_14, Hashing.hashLong(over9_rank));
    long over9_dense_rank = Slots.getLong(slots, slot + 160L);
    long hash_16 = Hashing.combine(hash_15, Hashing.hashLong(over9_dense_rank));
    long over9_count = Slots.getLong(slots, slot + 168L);
    long hash_17 = Hashing.combine(hash_16, Hashing.hashLong(over9_count));
    double over9_max = Double.longBitsToDouble(Slots.getLong(slots, slot + 176L));
    boolean over9_maxIsNull = (Slots.getInt(slots, slot + 192L) & 128) != 0;
    long over9_maxKey = over9_maxIsNull ? 0L : Double.doubleToLongBits(over9_max);
    long hash_18 = Hashing.combine(hash_17, Hashing.hashLong(over9_maxKey));
    return hash_18;
  }

  @Override
  public int compare(OverState state, long left, long right) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    int result = over9_compareKeys(slots, bytes, left, right);
    if (result != 0) {
      return result;
    }
    return 0;
  }

  // Over#9: which of two rows comes first
  private int over9_compareKeys(MemorySegment slots, ByteSlab bytes, long left, long right) {
    long over9_total = Slots.getLong(slots, left + 88L);
    boolean over9_totalIsNull = (Slots.getInt(slots, left + 192L) & 1) != 0;
    long over9_total_2 = Slots.getLong(slots, right + 88L);
    boolean over9_totalIsNull_2 = (Slots.getInt(slots, right + 192L) & 1) != 0;
    if (over9_totalIsNull != over9_totalIsNull_2) {
      return over9_totalIsNull_2 ? -1 : 1;
    }
    if (!over9_totalIsNull && !over9_totalIsNull_2 && over9_total < over9_total_2) {
      return -1;
    }
    if (!over9_totalIsNull_2 && !over9_totalIsNull && over9_total_2 < over9_total) {
      return 1;
    }
    StoredText.load(slots, left + 8L, bytes, over9_symbolText_2);
    byte[] over9_symbolHeap = over9_symbolText_2.heap;
    int over9_symbolOffset = over9_symbolText_2.offset;
    int over9_symbolLength = over9_symbolText_2.length;
    StoredText.load(slots, right + 8L, bytes, over9_symbolText_3);
    byte[] over9_symbolHeap_2 = over9_symbolText_3.heap;
    int over9_symbolOffset_2 = over9_symbolText_3.offset;
    int over9_symbolLength_2 = over9_symbolText_3.length;
    if (TextComparison.compare(over9_symbolHeap, over9_symbolOffset, over9_symbolLength, over9_symbolHeap_2,
            over9_symbolOffset_2, over9_symbolLength_2)
        < 0) {
      return -1;
    }
    if (TextComparison.compare(over9_symbolHeap_2, over9_symbolOffset_2, over9_symbolLength_2,
            over9_symbolHeap, over9_symbolOffset, over9_symbolLength)
        < 0) {
      return 1;
    }
    long over9_account = Slots.getLong(slots, left + 72L);
    long over9_account_2 = Slots.getLong(slots, right + 72L);
    if (over9_account < over9_account_2) {
      return -1;
    }
    if (over9_account_2 < over9_account) {
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

  // Over#9: columns of a row to the output
  private void over9_write(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch out, int outRow) {
    StoredText.load(slots, slot + 8L, bytes, over9_symbolText_4);
    byte[] over9_symbolHeap = over9_symbolText_4.heap;
    int over9_symbolOffset = over9_symbolText_4.offset;
    int over9_symbolLength = over9_symbolText_4.length;
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    out_symbolVector.append(outRow, over9_symbolHeap, over9_symbolOffset, over9_symbolLength);
    long over9_account = Slots.getLong(slots, slot + 72L);
    LongVector out_accountVector = (LongVector) out.column(1);
    long[] out_accountValues = out_accountVector.values();
    out_accountValues[outRow] = over9_account;
    long over9_n = Slots.getLong(slots, slot + 80L);
    LongVector out_nVector = (LongVector) out.column(2);
    long[] out_nValues = out_nVector.values();
    out_nValues[outRow] = over9_n;
    long over9_total = Slots.getLong(slots, slot + 88L);
    boolean over9_totalIsNull = (Slots.getInt(slots, slot + 192L) & 1) != 0;
    LongVector out_totalVector = (LongVector) out.column(3);
    boolean[] out_totalNulls = out_totalVector.nulls();
    out_totalNulls[outRow] = over9_totalIsNull;
    long[] out_totalValues = out_totalVector.values();
    out_totalValues[outRow] = over9_total;
    long over9_price = Slots.getLong(slots, slot + 96L);
    boolean over9_priceIsNull = (Slots.getInt(slots, slot + 192L) & 2) != 0;
    LongVector out_priceVector = (LongVector) out.column(4);
    boolean[] out_priceNulls = out_priceVector.nulls();
    out_priceNulls[outRow] = over9_priceIsNull;
    long[] out_priceValues = out_priceVector.values();
    out_priceValues[outRow] = over9_price;
    double over9_fee = Double.longBitsToDouble(Slots.getLong(slots, slot + 104L));
    boolean over9_feeIsNull = (Slots.getInt(slots, slot + 192L) & 4) != 0;
    DoubleVector out_feeVector = (DoubleVector) out.column(5);
    boolean[] out_feeNulls = out_feeVector.nulls();
    out_feeNulls[outRow] = over9_feeIsNull;
    double[] out_feeValues = out_feeVector.values();
    out_feeValues[outRow] = over9_fee;
    StoredText.load(slots, slot + 24L, bytes, over9_noteText_2);
    byte[] over9_noteHeap = over9_noteText_2.heap;
    int over9_noteOffset = over9_noteText_2.offset;
    int over9_noteLength = over9_noteText_2.length;
    boolean over9_noteIsNull = (Slots.getInt(slots, slot + 192L) & 8) != 0;
    BytesVector out_noteVector = (BytesVector) out.column(6);
    boolean[] out_noteNulls = out_noteVector.nulls();
    out_noteNulls[outRow] = over9_noteIsNull;
    if (!over9_noteIsNull) {
      out_noteVector.append(outRow, over9_noteHeap, over9_noteOffset, over9_noteLength);
    }
    long over9_ts = Slots.getLong(slots, slot + 112L);
    LongVector out_tsVector = (LongVector) out.column(7);
    long[] out_tsValues = out_tsVector.values();
    out_tsValues[outRow] = over9_ts;
    long over9_range_bound = Slots.getLong(slots, slot + 120L);
    LongVector out_range_boundVector = (LongVector) out.column(8);
    long[] out_range_boundValues = out_range_boundVector.values();
    out_range_boundValues[outRow] = over9_range_bound;
    long over9_row_number = Slots.getLong(slots, slot + 128L);
    LongVector out_row_numberVector = (LongVector) out.column(9);
    long[] out_row_numberValues = out_row_numberVector.values();
    out_row_numberValues[outRow] = over9_row_number;
    long over9_sum = Slots.getLong(slots, slot + 136L);
    boolean over9_sumIsNull = (Slots.getInt(slots, slot + 192L) & 16) != 0;
    LongVector out_sumVector = (LongVector) out.column(10);
    boolean[] out_sumNulls = out_sumVector.nulls();
    out_sumNulls[outRow] = over9_sumIsNull;
    long[] out_sumValues = out_sumVector.values();
    out_sumValues[outRow] = over9_sum;
    long over9_lag = Slots.getLong(slots, slot + 144L);
    boolean over9_lagIsNull = (Slots.getInt(slots, slot + 192L) & 32) != 0;
    LongVector out_lagVector = (LongVector) out.column(11);
    boolean[] out_lagNulls = out_lagVector.nulls();
    out_lagNulls[outRow] = over9_lagIsNull;
    long[] out_lagValues = out_lagVector.values();
    out_lagValues[outRow] = over9_lag;
    StoredText.load(slots, slot + 40L, bytes, over9_first_valueText_2);
    byte[] over9_first_valueHeap = over9_first_valueText_2.heap;
    int over9_first_valueOffset = over9_first_valueText_2.offset;
    int over9_first_valueLength = over9_first_valueText_2.length;
    boolean over9_first_valueIsNull = (Slots.getInt(slots, slot + 192L) & 64) != 0;
    BytesVector out_first_valueVector = (BytesVector) out.column(12);
    boolean[] out_first_valueNulls = out_first_valueVector.nulls();
    out_first_valueNulls[outRow] = over9_first_valueIsNull;
    if (!over9_first_valueIsNull) {
      out_first_valueVector.append(outRow, over9_first_valueHeap, over9_first_valueOffset,
          over9_first_valueLength);
    }
    long over9_rank = Slots.getLong(slots, slot + 152L);
    LongVector out_rankVector = (LongVector) out.column(13);
    long[] out_rankValues = out_rankVector.values();
    out_rankValues[outRow] = over9_rank;
    long over9_dense_rank = Slots.getLong(slots, slot + 160L);
    LongVector out_dense_rankVector = (LongVector) out.column(14);
    long[] out_dense_rankValues = out_dense_rankVector.values();
    out_dense_rankValues[outRow] = over9_dense_rank;
    long over9_count = Slots.getLong(slots, slot + 168L);
    LongVector out_countVector = (LongVector) out.column(15);
    long[] out_countValues = out_countVector.values();
    out_countValues[outRow] = over9_count;
    double over9_max = Double.longBitsToDouble(Slots.getLong(slots, slot + 176L));
    boolean over9_maxIsNull = (Slots.getInt(slots, slot + 192L) & 128) != 0;
    DoubleVector out_maxVector = (DoubleVector) out.column(16);
    boolean[] out_maxNulls = out_maxVector.nulls();
    out_maxNulls[outRow] = over9_maxIsNull;
    double[] out_maxValues = out_maxVector.values();
    out_maxValues[outRow] = over9_max;
    return;
  }

  // Over#9: a row as it was put out
  private void over9_writeKept(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch out, int outRow) {
    over9_write(slots, slot, bytes, out, outRow);
    StoredText.load(slots, slot + 56L, bytes, over9_leadText);
    byte[] over9_leadHeap = over9_leadText.heap;
    int over9_leadOffset = over9_leadText.offset;
    int over9_leadLength = over9_leadText.length;
    boolean over9_leadIsNull = Slots.getBoolean(slots, slot + 200L);
    BytesVector out_leadVector = (BytesVector) out.column(17);
    boolean[] out_leadNulls = out_leadVector.nulls();
    out_leadNulls[outRow] = over9_leadIsNull;
    if (!over9_leadIsNull) {
      out_leadVector.append(outRow, over9_leadHeap, over9_leadOffset, over9_leadLength);
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
    over9_writeKept(slots, slot, bytes, out, at);
    return at + 1;
  }

  @Override
  public int show(OverState state, long slot, int outRow) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long[] numbers = state.numbers();
    long[] picked = state.picked();
    long over9_leadRow = picked[0];
    byte[] over9_lead = null;
    int over9_lead_2 = 0;
    int over9_lead_3 = 0;
    boolean over9_leadIsNull = true;
    if (over9_leadRow > 0L) {
      StoredText.load(slots, over9_leadRow + 8L, bytes, over9_symbolText_5);
      byte[] over9_symbolHeap = over9_symbolText_5.heap;
      int over9_symbolOffset = over9_symbolText_5.offset;
      int over9_symbolLength = over9_symbolText_5.length;
      over9_lead = over9_symbolHeap;
      over9_lead_2 = over9_symbolOffset;
      over9_lead_3 = over9_symbolLength;
      over9_leadIsNull = false;
    }
    ColumnBatch out = context.output().batch();
    int at = outRow;
    if (Slots.getBoolean(slots, slot + 201L)) {
      if (over9_leadIsNull ? Slots.getBoolean(slots, slot + 200L)
          : !Slots.getBoolean(slots, slot + 200L)
              && StoredText.compare(slots, slot + 56L, bytes, over9_lead, over9_lead_2, over9_lead_3) == 0) {
        return at;
      }
      at = room(out, at);
      over9_writeKept(slots, slot, bytes, out, at);
      at++;
    }
    at = room(out, at);
    over9_write(slots, slot, bytes, out, at);
    BytesVector out_leadVector = (BytesVector) out.column(17);
    boolean[] out_leadNulls = out_leadVector.nulls();
    out_leadNulls[at] = over9_leadIsNull;
    if (!over9_leadIsNull) {
      out_leadVector.append(at, over9_lead, over9_lead_2, over9_lead_3);
    }
    int[] weights = out.weights();
    weights[at] = 1;
    Slots.putBoolean(slots, slot + 200L, over9_leadIsNull);
    if (!over9_leadIsNull) {
      StoredText.replace(slots, slot + 56L, bytes, over9_lead, over9_lead_2, over9_lead_3);
    }
    Slots.putBoolean(slots, slot + 201L, true);
    return at + 1;
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Over9(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.over9_nothing = new BytesResult();
    this.over9_nothing_2 = new BytesResult();
    this.over9_nothing_3 = new BytesResult();
    this.over9_nothing_4 = new BytesResult();
    this.over9_nothing_5 = new BytesResult();
    this.over9_nothing_6 = new BytesResult();
    this.over9_symbolText = new BytesResult();
    this.over9_noteText = new BytesResult();
    this.over9_nothing_7 = new BytesResult();
    this.over9_first_valueText = new BytesResult();
    this.over9_nothing_8 = new BytesResult();
    this.over9_symbolText_2 = new BytesResult();
    this.over9_symbolText_3 = new BytesResult();
    this.const0_literal = this.context.constants().getLong(0);
    this.over9_symbolText_4 = new BytesResult();
    this.over9_noteText_2 = new BytesResult();
    this.over9_first_valueText_2 = new BytesResult();
    this.over9_leadText = new BytesResult();
    this.over9_symbolText_5 = new BytesResult();
  }
}
