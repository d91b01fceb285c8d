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

/** query.sql  Over#6 (symbol VARCHAR NOT NULL, account BIGINT NOT NULL, n BIGINT NOT NULL, total BIGINT, price DECIMAL(12, 2), note VARCHAR, ts TIMESTAMP(6) NOT NULL, range_bound TIMESTAMP(6) NOT NULL, row_number BIGINT NOT NULL, sum BIGINT, lag DECIMAL(12, 2), first_value VARCHAR, rank BIGINT NOT NULL, count BIGINT NOT NULL) */
public final class Over6 extends CompiledOver {
  private final ErrorSites sites;
  private final BytesResult over6_nothing;
  private final BytesResult over6_nothing_2;
  private final BytesResult over6_nothing_3;
  private final BytesResult over6_nothing_4;
  private final BytesResult over6_nothing_5;
  private final BytesResult over6_nothing_6;
  private final BytesResult over6_symbolText;
  private final BytesResult over6_noteText;
  private final BytesResult over6_nothing_7;
  private final BytesResult over6_first_valueText;
  private final BytesResult over6_nothing_8;
  private final BytesResult over6_symbolText_2;
  private final BytesResult over6_symbolText_3;
  private final BytesResult over6_noteText_2;
  private final BytesResult over6_first_valueText_2;

  // Over#6: a row comes, or one that was taken out comes again
  private void over6_insert(OverState state, ColumnBatch input, int row) {
    RowTable table = state.rows();
    table.reserve(1);
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long tag = over6_tag(input, row);
    if (state.hasOwed()) {
      long equal = over6_find(table, table.index(2), tag, input, row);
      if (equal >= 0L) {
        Bucket.remove(table.index(2), slots, equal, 144L, tag);
        over6_free(slots, equal, bytes);
        table.remove(equal);
        state.paid();
        return;
      }
    }
    if (state.hasRemoved()) {
      long equal_2 = over6_find(table, table.index(1), tag, input, row);
      if (equal_2 >= 0L) {
        Bucket.remove(table.index(1), slots, equal_2, 144L, tag);
        long equal_3 = over6_find(table, table.index(0), tag, input, row);
        Bucket.addRemovable(table.index(0), slots, equal_2, 144L, equal_3, tag);
        state.revived(equal_2);
        return;
      }
    }
    long slot = table.add();
    Slots.putLong(slots, slot, 1L);
    over6_store(input, row, slots, slot, bytes);
    long equal_4 = over6_find(table, table.index(0), tag, input, row);
    Bucket.addRemovable(table.index(0), slots, slot, 144L, equal_4, tag);
    SlotIndex partitions = table.index(3);
    long key = over6_tag_2(input, row);
    long found = over6_find_2(table, partitions, key, input, row);
    int partition = 0;
    if (found < 0L) {
      partition = state.open();
    } else {
      partition = Slots.getInt(slots, found + 164L);
    }
    Bucket.addRemovable(partitions, slots, slot, 136L, found, key);
    Slots.putInt(slots, slot + 164L, partition);
    state.added(partition, slot);
    return;
  }

  // Over#6: tag of a row of a batch
  private long over6_tag(ColumnBatch input, int row) {
    return (over6_hash(0L, input, row) & -4294967296L) | 4294967296L;
  }

  // Over#6: hash of columns
  private long over6_hash(long hash, ColumnBatch input, int row) {
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
    long over6_totalKey = in_totalIsNull ? 0L : in_total;
    long hash_5 = Hashing.combine(hash_4, Hashing.hashLong(over6_totalKey));
    LongVector in_priceVector = (LongVector) input.column(4);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    long in_price = in_priceValues[row];
    boolean in_priceIsNull = in_priceNulls[row];
    long over6_priceKey = in_priceIsNull ? 0L : in_price;
    long hash_6 = Hashing.combine(hash_5, Hashing.hashLong(over6_priceKey));
    BytesVector in_noteVector = (BytesVector) input.column(5);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    int in_noteOffset = in_noteOffsets[row];
    int in_noteLength = in_noteLengths[row];
    boolean in_noteIsNull = in_noteNulls[row];
    int over6_noteKey = in_noteIsNull ? 0 : in_noteOffset;
    int over6_noteKey_2 = in_noteIsNull ? 0 : in_noteLength;
    byte[] over6_noteKeyHeap = in_noteIsNull ? over6_nothing.heap : in_noteHeap;
    long hash_7 = Hashing.combine(hash_6,
        Hashing.hashText(over6_noteKeyHeap, over6_noteKey, over6_noteKey_2));
    LongVector in_tsVector = (LongVector) input.column(6);
    long[] in_tsValues = in_tsVector.values();
    long in_ts = in_tsValues[row];
    long hash_8 = Hashing.combine(hash_7, Hashing.hashLong(in_ts));
    LongVector in_range_boundVector = (LongVector) input.column(7);
    long[] in_range_boundValues = in_range_boundVector.values();
    long in_range_bound = in_range_boundValues[row];
    long hash_9 = Hashing.combine(hash_8, Hashing.hashLong(in_range_bound));
    LongVector in_row_numberVector = (LongVector) input.column(8);
    long[] in_row_numberValues = in_row_numberVector.values();
    long in_row_number = in_row_numberValues[row];
    long hash_10 = Hashing.combine(hash_9, Hashing.hashLong(in_row_number));
    LongVector in_sumVector = (LongVector) input.column(9);
    long[] in_sumValues = in_sumVector.values();
    boolean[] in_sumNulls = in_sumVector.nulls();
    long in_sum = in_sumValues[row];
    boolean in_sumIsNull = in_sumNulls[row];
    long over6_sumKey = in_sumIsNull ? 0L : in_sum;
    long hash_11 = Hashing.combine(hash_10, Hashing.hashLong(over6_sumKey));
    LongVector in_lagVector = (LongVector) input.column(10);
    long[] in_lagValues = in_lagVector.values();
    boolean[] in_lagNulls = in_lagVector.nulls();
    long in_lag = in_lagValues[row];
    boolean in_lagIsNull = in_lagNulls[row];
    long over6_lagKey = in_lagIsNull ? 0L : in_lag;
    long hash_12 = Hashing.combine(hash_11, Hashing.hashLong(over6_lagKey));
    BytesVector in_first_valueVector = (BytesVector) input.column(11);
    byte[] in_first_valueHeap = in_first_valueVector.heap();
    int[] in_first_valueOffsets = in_first_valueVector.offsets();
    int[] in_first_valueLengths = in_first_valueVector.lengths();
    boolean[] in_first_valueNulls = in_first_valueVector.nulls();
    int in_first_valueOffset = in_first_valueOffsets[row];
    int in_first_valueLength = in_first_valueLengths[row];
    boolean in_first_valueIsNull = in_first_valueNulls[row];
    int over6_first_valueKey = in_first_valueIsNull ? 0 : in_first_valueOffset;
    int over6_first_valueKey_2 = in_first_valueIsNull ? 0 : in_first_valueLength;
    byte[] over6_first_valueKeyHeap = in_first_valueIsNull ? over6_nothing_2.heap : in_first_valueHeap;
    long hash_13 = Hashing.combine(hash_12,
        Hashing.hashText(over6_first_valueKeyHeap, over6_first_valueKey, over6_first_valueKey_2));
    LongVector in_rankVector = (LongVector) input.column(12);
    long[] in_rankValues = in_rankVector.values();
    long in_rank = in_rankValues[row];
    long hash_14 = Hashing.combine(hash_13, Hashing.hashLong(in_rank));
    return hash_14;
  }

  // Over#6: a slot's row against that of a batch
  private boolean over6_same(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch input, int row) {
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
    if (Slots.getLong(slots, slot + 56L) != in_account) {
      return false;
    }
    LongVector in_nVector = (LongVector) input.column(2);
    long[] in_nValues = in_nVector.values();
    long in_n = in_nValues[row];
    if (Slots.getLong(slots, slot + 64L) != in_n) {
      return false;
    }
    LongVector in_totalVector = (LongVector) input.column(3);
    long[] in_totalValues = in_totalVector.values();
    boolean[] in_totalNulls = in_totalVector.nulls();
    long in_total = in_totalValues[row];
    boolean in_totalIsNull = in_totalNulls[row];
    long over6_totalKey = in_totalIsNull ? 0L : in_total;
    if (!((Slots.getInt(slots, slot + 160L) & 1) == (in_totalIsNull ? 1 : 0)
        && Slots.getLong(slots, slot + 72L) == over6_totalKey)) {
      return false;
    }
    LongVector in_priceVector = (LongVector) input.column(4);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    long in_price = in_priceValues[row];
    boolean in_priceIsNull = in_priceNulls[row];
    long over6_priceKey = in_priceIsNull ? 0L : in_price;
    if (!((Slots.getInt(slots, slot + 160L) & 2) == (in_priceIsNull ? 2 : 0)
        && Slots.getLong(slots, slot + 80L) == over6_priceKey)) {
      return false;
    }
    BytesVector in_noteVector = (BytesVector) input.column(5);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    int in_noteOffset = in_noteOffsets[row];
    int in_noteLength = in_noteLengths[row];
    boolean in_noteIsNull = in_noteNulls[row];
    int over6_noteKey = in_noteIsNull ? 0 : in_noteOffset;
    int over6_noteKey_2 = in_noteIsNull ? 0 : in_noteLength;
    byte[] over6_noteKeyHeap = in_noteIsNull ? over6_nothing_3.heap : in_noteHeap;
    long word0_2 = TextKeys.word0(over6_noteKeyHeap, over6_noteKey, over6_noteKey_2);
    long word1_2 = over6_noteKey_2 <= 12 ? TextKeys.word1(over6_noteKeyHeap, over6_noteKey, over6_noteKey_2)
        : 0L;
    if (!((Slots.getInt(slots, slot + 160L) & 4) == (in_noteIsNull ? 4 : 0)
        && Slots.getLong(slots, slot + 24L) == word0_2
        && (over6_noteKey_2 <= 12 ? Slots.getLong(slots, slot + 32L) == word1_2
            : bytes.equal(Slots.getLong(slots, slot + 32L), over6_noteKey_2, over6_noteKeyHeap, over6_noteKey,
                over6_noteKey_2)))) {
      return false;
    }
    LongVector in_tsVector = (LongVector) input.column(6);
    long[] in_tsValues = in_tsVector.values();
    long in_ts = in_tsValues[row];
    if (Slots.getLong(slots, slot + 88L) != in_ts) {
      return false;
    }
    LongVector in_range_boundVector = (LongVector) input.column(7);
    long[] in_range_boundValues = in_range_boundVector.values();
    long in_range_bound = in_range_boundValues[row];
    if (Slots.getLong(slots, slot + 96L) != in_range_bound) {
      return false;
    }
    LongVector in_row_numberVector = (LongVector) input.column(8);
    long[] in_row_numberValues = in_row_numberVector.values();
    long in_row_number = in_row_numberValues[row];
    if (Slots.getLong(slots, slot + 104L) != in_row_number) {
      return false;
    }
    LongVector in_sumVector = (LongVector) input.column(9);
    long[] in_sumValues = in_sumVector.values();
    boolean[] in_sumNulls = in_sumVector.nulls();
    long in_sum = in_sumValues[row];
    boolean in_sumIsNull = in_sumNulls[row];
    long over6_sumKey = in_sumIsNull ? 0L : in_sum;
    if (!((Slots.getInt(slots, slot + 160L) & 8) == (in_sumIsNull ? 8 : 0)
        && Slots.getLong(slots, slot + 112L) == over6_sumKey)) {
      return false;
    }
    LongVector in_lagVector = (LongVector) input.column(10);
    long[] in_lagValues = in_lagVector.values();
    boolean[] in_lagNulls = in_lagVector.nulls();
    long in_lag = in_lagValues[row];
    boolean in_lagIsNull = in_lagNulls[row];
    long over6_lagKey = in_lagIsNull ? 0L : in_lag;
    if (!((Slots.getInt(slots, slot + 160L) & 16) == (in_lagIsNull ? 16 : 0)
        && Slots.getLong(slots, slot + 120L) == over6_lagKey)) {
      return false;
    }
    BytesVector in_first_valueVector = (BytesVector) input.column(11);
    byte[] in_first_valueHeap = in_first_valueVector.heap();
    int[] in_first_valueOffsets = in_first_valueVector.offsets();
    int[] in_first_valueLengths = in_first_valueVector.lengths();
    boolean[] in_first_valueNulls = in_first_valueVector.nulls();
    int in_first_valueOffset = in_first_valueOffsets[row];
    int in_first_valueLength = in_first_valueLengths[row];
    boolean in_first_valueIsNull = in_first_valueNulls[row];
    int over6_first_valueKey = in_first_valueIsNull ? 0 : in_first_valueOffset;
    int over6_first_valueKey_2 = in_first_valueIsNull ? 0 : in_first_valueLength;
    byte[] over6_first_valueKeyHeap = in_first_valueIsNull ? over6_nothing_4.heap : in_first_valueHeap;
    long word0_3 = TextKeys.word0(over6_first_valueKeyHeap, over6_first_valueKey, over6_first_valueKey_2);
    long word1_3 = over6_first_valueKey_2 <= 12 ? TextKeys.word1(over6_first_valueKeyHeap,
            over6_first_valueKey, over6_first_valueKey_2)
        : 0L;
    if (!((Slots.getInt(slots, slot + 160L) & 32) == (in_first_valueIsNull ? 32 : 0)
        && Slots.getLong(slots, slot + 40L) == word0_3
        && (over6_first_valueKey_2 <= 12 ? Slots.getLong(slots, slot + 48L) == word1_3
            : bytes.equal(Slots.getLong(slots, slot + 48L), over6_first_valueKey_2, over6_first_valueKeyHeap,
                over6_first_valueKey, over6_first_valueKey_2)))) {
      return false;
    }
    LongVector in_rankVector = (LongVector) input.column(12);
    long[] in_rankValues = in_rankVector.values();
    long in_rank = in_rankValues[row];
    if (Slots.getLong(slots, slot + 128L) != in_rank) {
      return false;
    }
    return true;
  }

  // Over#6: linear probing for a row of a batch
  private long over6_search(MemorySegment index, int shift, long mask, MemorySegment slots, ByteSlab bytes,
      long tag, ColumnBatch input, int row) {
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (over6_same(slots, slot, bytes, input, row)) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Over#6: finds a row of a batch, also in an index on the move
  private long over6_find(RowTable table, SlotIndex index, long tag, ColumnBatch input, int row) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long found = over6_search(index.entries(), index.shift(), index.mask(), slots, bytes, tag, input, row);
    if (found < 0L && index.migrating()) {
      long old = over6_search(index.oldEntries(), index.oldShift(), index.oldMask(), slots, bytes, tag, input,
          row);
      if (old >= 0L) {
        return old;
      }
    }
    return found;
  }

  // Over#6: gives the memory of a row's texts back
  private void over6_free(MemorySegment slots, long slot, ByteSlab bytes) {
    StoredText.free(slots, slot + 8L, bytes);
    StoredText.free(slots, slot + 24L, bytes);
    StoredText.free(slots, slot + 40L, bytes);
  }

  // Over#6: columns 1 to 13 of a row to its slot
  private void over6_store(ColumnBatch input, int row, MemorySegment slots, long slot, ByteSlab bytes) {
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
    Slots.putLong(slots, slot + 56L, in_account);
    LongVector in_nVector = (LongVector) input.column(2);
    long[] in_nValues = in_nVector.values();
    long in_n = in_nValues[row];
    Slots.putLong(slots, slot + 64L, in_n);
    LongVector in_totalVector = (LongVector) input.column(3);
    long[] in_totalValues = in_totalVector.values();
    boolean[] in_totalNulls = in_totalVector.nulls();
    long in_total = in_totalValues[row];
    boolean in_totalIsNull = in_totalNulls[row];
    long over6_totalKey = in_totalIsNull ? 0L : in_total;
    Slots.putLong(slots, slot + 72L, over6_totalKey);
    LongVector in_priceVector = (LongVector) input.column(4);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    long in_price = in_priceValues[row];
    boolean in_priceIsNull = in_priceNulls[row];
    long over6_priceKey = in_priceIsNull ? 0L : in_price;
    Slots.putLong(slots, slot + 80L, over6_priceKey);
    BytesVector in_noteVector = (BytesVector) input.column(5);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    int in_noteOffset = in_noteOffsets[row];
    int in_noteLength = in_noteLengths[row];
    boolean in_noteIsNull = in_noteNulls[row];
    int over6_noteKey = in_noteIsNull ? 0 : in_noteOffset;
    int over6_noteKey_2 = in_noteIsNull ? 0 : in_noteLength;
    byte[] over6_noteKeyHeap = in_noteIsNull ? over6_nothing_5.heap : in_noteHeap;
    StoredText.replace(slots, slot + 24L, bytes, over6_noteKeyHeap, over6_noteKey, over6_noteKey_2);
    LongVector in_tsVector = (LongVector) input.column(6);
    long[] in_tsValues = in_tsVector.values();
    long in_ts = in_tsValues[row];
    Slots.putLong(slots, slot + 88L, in_ts);
    LongVector in_range_boundVector = (LongVector) input.column(7);
    long[] in_range_boundValues = in_range_boundVector.values();
    long in_range_bound = in_range_boundValues[row];
    Slots.putLong(slots, slot + 96L, in_range_bound);
    LongVector in_row_numberVector = (LongVector) input.column(8);
    long[] in_row_numberValues = in_row_numberVector.values();
    long in_row_number = in_row_numberValues[row];
    Slots.putLong(slots, slot + 104L, in_row_number);
    LongVector in_sumVector = (LongVector) input.column(9);
    long[] in_sumValues = in_sumVector.values();
    boolean[] in_sumNulls = in_sumVector.nulls();
    long in_sum = in_sumValues[row];
    boolean in_sumIsNull = in_sumNulls[row];
    long over6_sumKey = in_sumIsNull ? 0L : in_sum;
    Slots.putLong(slots, slot + 112L, over6_sumKey);
    LongVector in_lagVector = (LongVector) input.column(10);
    long[] in_lagValues = in_lagVector.values();
    boolean[] in_lagNulls = in_lagVector.nulls();
    long in_lag = in_lagValues[row];
    boolean in_lagIsNull = in_lagNulls[row];
    long over6_lagKey = in_lagIsNull ? 0L : in_lag;
    Slots.putLong(slots, slot + 120L, over6_lagKey);
    BytesVector in_first_valueVector = (BytesVector) input.column(11);
    byte[] in_first_valueHeap = in_first_valueVector.heap();
    int[] in_first_valueOffsets = in_first_valueVector.offsets();
    int[] in_first_valueLengths = in_first_valueVector.lengths();
    boolean[] in_first_valueNulls = in_first_valueVector.nulls();
    int in_first_valueOffset = in_first_valueOffsets[row];
    int in_first_valueLength = in_first_valueLengths[row];
    boolean in_first_valueIsNull = in_first_valueNulls[row];
    int over6_first_valueKey = in_first_valueIsNull ? 0 : in_first_valueOffset;
    int over6_first_valueKey_2 = in_first_valueIsNull ? 0 : in_first_valueLength;
    byte[] over6_first_valueKeyHeap = in_first_valueIsNull ? over6_nothing_6.heap : in_first_valueHeap;
    StoredText.replace(slots, slot + 40L, bytes, over6_first_valueKeyHeap, over6_first_valueKey,
        over6_first_valueKey_2);
    LongVector in_rankVector = (LongVector) input.column(12);
    long[] in_rankValues = in_rankVector.values();
    long in_rank = in_rankValues[row];
    Slots.putLong(slots, slot + 128L, in_rank);
    Slots.putInt(slots, slot + 160L,
        (Slots.getInt(slots, slot + 160L) & -64)
            | ((in_totalIsNull ? 1 : 0) | (in_priceIsNull ? 2 : 0) | (in_noteIsNull ? 4 : 0)
                | (in_sumIsNull ? 8 : 0) | (in_lagIsNull ? 16 : 0) | (in_first_valueIsNull ? 32 : 0)));
  }

  // Over#6: tag of a row of a batch
  private long over6_tag_2(ColumnBatch input, int row) {
    return (over6_hash_2(0L, input, row) & -4294967296L) | 4294967296L;
  }

  // Over#6: hash of columns
  private long over6_hash_2(long hash, ColumnBatch input, int row) {
    BytesVector in_symbolVector = (BytesVector) input.column(0);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    int in_symbolOffset = in_symbolOffsets[row];
    int in_symbolLength = in_symbolLengths[row];
    long hash_2 = Hashing.combine(hash, Hashing.hashText(in_symbolHeap, in_symbolOffset, in_symbolLength));
    return hash_2;
  }

  // Over#6: a slot's row against that of a batch
  private boolean over6_same_2(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch input, int row) {
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
    return true;
  }

  // Over#6: linear probing for a row of a batch
  private long over6_search_2(MemorySegment index, int shift, long mask, MemorySegment slots, ByteSlab bytes,
      long tag, ColumnBatch input, int row) {
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (over6_same_2(slots, slot, bytes, input, row)) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Over#6: finds a row of a batch, also in an index on the move
  private long over6_find_2(RowTable table, SlotIndex index, long tag, ColumnBatch input, int row) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long found = over6_search_2(index.entries(), index.shift(), index.mask(), slots, bytes, tag, input, row);
    if (found < 0L && index.migrating()) {
      long old = over6_search_2(index.oldEntries(), index.oldShift(), index.oldMask(), slots, bytes, tag,
          input, row);
      if (old >= 0L) {
        return old;
      }
    }
    return found;
  }

  // Over#6: a row is taken out, at the end of the epoch
  private void over6_remove(OverState state, ColumnBatch input, int row) {
    RowTable table = state.rows();
    table.reserve(1);
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long tag = over6_tag(input, row);
    long equal = over6_find(table, table.index(0), tag, input, row);
    if (equal >= 0L) {
      Bucket.remove(table.index(0), slots, equal, 144L, tag);
      long equal_2 = over6_find(table, table.index(1), tag, input, row);
      Bucket.addRemovable(table.index(1), slots, equal, 144L, equal_2, tag);
      state.removed(equal);
      return;
    }
    long slot = table.add();
    over6_store(input, row, slots, slot, bytes);
    long equal_3 = over6_find(table, table.index(2), tag, input, row);
    Bucket.addRemovable(table.index(2), slots, slot, 144L, equal_3, tag);
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
        over6_insert(state, input, row);
      }
      for (; weight < 0; weight++) {
        over6_remove(state, input, row);
      }
    }
  }

  @Override
  public void release(OverState state, long slot) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long tag = over6_slotTag(slots, slot, bytes);
    Bucket.remove(table.index(1), slots, slot, 144L, tag);
    long tag_2 = over6_slotTag_2(slots, slot, bytes);
    Bucket.remove(table.index(3), slots, slot, 136L, tag_2);
    over6_free(slots, slot, bytes);
    table.remove(slot);
  }

  // Over#6: tag of a row that is kept
  private long over6_slotTag(MemorySegment slots, long slot, ByteSlab bytes) {
    return (over6_hash_3(0L, slots, slot, bytes) & -4294967296L) | 4294967296L;
  }

  // Over#6: hash of columns
  private long over6_hash_3(long hash, MemorySegment slots, long slot, ByteSlab bytes) {
    StoredText.load(slots, slot + 8L, bytes, over6_symbolText);
    byte[] over6_symbolHeap = over6_symbolText.heap;
    int over6_symbolOffset = over6_symbolText.offset;
    int over6_symbolLength = over6_symbolText.length;
    long hash_2 = Hashing.combine(hash,
        Hashing.hashText(over6_symbolHeap, over6_symbolOffset, over6_symbolLength));
    long over6_account = Slots.getLong(slots, slot + 56L);
    long hash_3 = Hashing.combine(hash_2, Hashing.hashLong(over6_account));
    long over6_n = Slots.getLong(slots, slot + 64L);
    long hash_4 = Hashing.combine(hash_3, Hashing.hashLong(over6_n));
    long over6_total = Slots.getLong(slots, slot + 72L);
    boolean over6_totalIsNull = (Slots.getInt(slots, slot + 160L) & 1) != 0;
    long over6_totalKey = over6_totalIsNull ? 0L : over6_total;
    long hash_5 = Hashing.combine(hash_4, Hashing.hashLong(over6_totalKey));
    long over6_price = Slots.getLong(slots, slot + 80L);
    boolean over6_priceIsNull = (Slots.getInt(slots, slot + 160L) & 2) != 0;
    long over6_priceKey = over6_priceIsNull ? 0L : over6_price;
    long hash_6 = Hashing.combine(hash_5, Hashing.hashLong(over6_priceKey));
    StoredText.load(slots, slot + 24L, bytes, over6_noteText);
    byte[] over6_noteHeap = over6_noteText.heap;
    int over6_noteOffset = over6_noteText.offset;
    int over6_noteLength = over6_noteText.length;
    boolean over6_noteIsNull = (Slots.getInt(slots, slot + 160L) & 4) != 0;
    int over6_noteKey = over6_noteIsNull ? 0 : over6_noteOffset;
    int over6_noteKey_2 = over6_noteIsNull ? 0 : over6_noteLength;
    byte[] over6_noteKeyHeap = over6_noteIsNull ? over6_nothing_7.heap : over6_noteHeap;
    long hash_7 = Hashing.combine(hash_6,
        Hashing.hashText(over6_noteKeyHeap, over6_noteKey, over6_noteKey_2));
    long over6_ts = Slots.getLong(slots, slot + 88L);
    long hash_8 = Hashing.combine(hash_7, Hashing.hashLong(over6_ts));
    long over6_range_bound = Slots.getLong(slots, slot + 96L);
    long hash_9 = Hashing.combine(hash_8, Hashing.hashLong(over6_range_bound));
    long over6_row_number = Slots.getLong(slots, slot + 104L);
    long hash_10 = Hashing.combine(hash_9, Hashing.hashLong(over6_row_number));
    long over6_sum = Slots.getLong(slots, slot + 112L);
    boolean over6_sumIsNull = (Slots.getInt(slots, slot + 160L) & 8) != 0;
    long over6_sumKey = over6_sumIsNull ? 0L : over6_sum;
    long hash_11 = Hashing.combine(hash_10, Hashing.hashLong(over6_sumKey));
    long over6_lag = Slots.getLong(slots, slot + 120L);
    boolean over6_lagIsNull = (Slots.getInt(slots, slot + 160L) & 16) != 0;
    long over6_lagKey = over6_lagIsNull ? 0L : over6_lag;
    long hash_12 = Hashing.combine(hash_11, Hashing.hashLong(over6_lagKey));
    StoredText.load(slots, slot + 40L, bytes, over6_first_valueText);
    byte[] over6_first_valueHeap = over6_first_valueText.heap;
    int over6_first_valueOffset = over6_first_valueText.offset;
    int over6_first_valueLength = over6_first_valueText.length;
    boolean over6_first_valueIsNull = (Slots.getInt(slots, slot + 160L) & 32) != 0;
    int over6_first_valueKey = over6_first_valueIsNull ? 0 : over6_first_valueOffset;
    int over6_first_valueKey_2 = over6_first_valueIsNull ? 0 : over6_first_valueLength;
    byte[] over6_first_valueKeyHeap = over6_first_valueIsNull ? over6_nothing_8.heap : over6_first_valueHeap;
    long hash_13 = Hashing.combine(hash_12,
        Hashing.hashText(over6_first_valueKeyHeap, over6_first_valueKey, over6_first_valueKey_2));
    long over6_rank = Slots.getLong(slots, slot + 128L);
    long hash_14 = Hashing.combine(hash_13, Hashing.hashLong(over6_rank));
    return hash_14;
  }

  // Over#6: tag of a row that is kept
  private long over6_slotTag_2(MemorySegment slots, long slot, ByteSlab bytes) {
    return (over6_hash_4(0L, slots, slot, bytes) & -4294967296L) | 4294967296L;
  }

  // Over#6: hash of columns
  private long over6_hash_4(long hash, MemorySegment slots, long slot, ByteSlab bytes) {
    StoredText.load(slots, slot + 8L, bytes, over6_symbolText_2);
    byte[] over6_symbolHeap = over6_symbolText_2.heap;
    int over6_symbolOffset = over6_symbolText_2.offset;
    int over6_symbolLength = over6_symbolText_2.length;
    long hash_2 = Hashing.combine(hash,
        Hashing.hashText(over6_symbolHeap, over6_symbolOffset, over6_symbolLength));
    return hash_2;
  }

  @Override
  public int compare(OverState state, long left, long right) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    int result = over6_compareKeys(slots, bytes, left, right);
    if (result != 0) {
      return result;
    }
    return 0;
  }

  // Over#6: which of two rows comes first
  private int over6_compareKeys(MemorySegment slots, ByteSlab bytes, long left, long right) {
    long over6_ts = Slots.getLong(slots, left + 88L);
    long over6_ts_2 = Slots.getLong(slots, right + 88L);
    if (over6_ts < over6_ts_2) {
      return -1;
    }
    if (over6_ts_2 < over6_ts) {
      return 1;
    }
    return 0;
  }

  @Override
  public int compareBound(OverState state, int bound, long row, long candidate) {
    if (bound == 0) {
      RowTable table = state.rows();
      MemorySegment slots = table.slots();
      ByteSlab bytes = table.bytes();
      int result = over6_compareKeys_2(slots, bytes, candidate, row);
      if (result != 0) {
        return result;
      }
      return 0;
    }
    return 0;
  }

  // Over#6: which of two rows comes first
  private int over6_compareKeys_2(MemorySegment slots, ByteSlab bytes, long left, long right) {
    long over6_ts = Slots.getLong(slots, left + 88L);
    long over6_range_bound = Slots.getLong(slots, right + 96L);
    if (over6_ts < over6_range_bound) {
      return -1;
    }
    if (over6_range_bound < over6_ts) {
      return 1;
    }
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
    if (aggregates == 0) {
      MemorySegment frameSlots = table.slots();
      ByteSlab frameBytes = table.bytes();
    }
  }

  @Override
  public void take(OverState state, int aggregates, long slot, long weight) {
    if (aggregates == 0) {
      over6_take(state, slot, weight);
    }
  }

  // Over#6: a row enters a frame, or leaves it
  private void over6_take(OverState state, long slot, long weight) {
    RowTable table = state.rows();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    GroupTable frame = state.frame(0);
    MemorySegment frameSlots = frame.slots();
    ByteSlab frameBytes = frame.bytes();
    Slots.putLong(frameSlots, 8L, Slots.getLong(frameSlots, 8L) + weight);
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

  // Over#6: columns of a row to the output
  private void over6_write(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch out, int outRow) {
    StoredText.load(slots, slot + 8L, bytes, over6_symbolText_3);
    byte[] over6_symbolHeap = over6_symbolText_3.heap;
    int over6_symbolOffset = over6_symbolText_3.offset;
    int over6_symbolLength = over6_symbolText_3.length;
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    out_symbolVector.append(outRow, over6_symbolHeap, over6_symbolOffset, over6_symbolLength);
    long over6_account = Slots.getLong(slots, slot + 56L);
    LongVector out_accountVector = (LongVector) out.column(1);
    long[] out_accountValues = out_accountVector.values();
    out_accountValues[outRow] = over6_account;
    long over6_n = Slots.getLong(slots, slot + 64L);
    LongVector out_nVector = (LongVector) out.column(2);
    long[] out_nValues = out_nVector.values();
    out_nValues[outRow] = over6_n;
    long over6_total = Slots.getLong(slots, slot + 72L);
    boolean over6_totalIsNull = (Slots.getInt(slots, slot + 160L) & 1) != 0;
    LongVector out_totalVector = (LongVector) out.column(3);
    boolean[] out_totalNulls = out_totalVector.nulls();
    out_totalNulls[outRow] = over6_totalIsNull;
    long[] out_totalValues = out_totalVector.values();
    out_totalValues[outRow] = over6_total;
    long over6_price = Slots.getLong(slots, slot + 80L);
    boolean over6_priceIsNull = (Slots.getInt(slots, slot + 160L) & 2) != 0;
    LongVector out_priceVector = (LongVector) out.column(4);
    boolean[] out_priceNulls = out_priceVector.nulls();
    out_priceNulls[outRow] = over6_priceIsNull;
    long[] out_priceValues = out_priceVector.values();
    out_priceValues[outRow] = over6_price;
    StoredText.load(slots, slot + 24L, bytes, over6_noteText_2);
    byte[] over6_noteHeap = over6_noteText_2.heap;
    int over6_noteOffset = over6_noteText_2.offset;
    int over6_noteLength = over6_noteText_2.length;
    boolean over6_noteIsNull = (Slots.getInt(slots, slot + 160L) & 4) != 0;
    BytesVector out_noteVector = (BytesVector) out.column(5);
    boolean[] out_noteNulls = out_noteVector.nulls();
    out_noteNulls[outRow] = over6_noteIsNull;
    if (!over6_noteIsNull) {
      out_noteVector.append(outRow, over6_noteHeap, over6_noteOffset, over6_noteLength);
    }
    long over6_ts = Slots.getLong(slots, slot + 88L);
    LongVector out_tsVector = (LongVector) out.column(6);
    long[] out_tsValues = out_tsVector.values();
    out_tsValues[outRow] = over6_ts;
    long over6_range_bound = Slots.getLong(slots, slot + 96L);
    LongVector out_range_boundVector = (LongVector) out.column(7);
    long[] out_range_boundValues = out_range_boundVector.values();
    out_range_boundValues[outRow] = over6_range_bound;
    long over6_row_number = Slots.getLong(slots, slot + 104L);
    LongVector out_row_numberVector = (LongVector) out.column(8);
    long[] out_row_numberValues = out_row_numberVector.values();
    out_row_numberValues[outRow] = over6_row_number;
    long over6_sum = Slots.getLong(slots, slot + 112L);
    boolean over6_sumIsNull = (Slots.getInt(slots, slot + 160L) & 8) != 0;
    LongVector out_sumVector = (LongVector) out.column(9);
    boolean[] out_sumNulls = out_sumVector.nulls();
    out_sumNulls[outRow] = over6_sumIsNull;
    long[] out_sumValues = out_sumVector.values();
    out_sumValues[outRow] = over6_sum;
    long over6_lag = Slots.getLong(slots, slot + 120L);
    boolean over6_lagIsNull = (Slots.getInt(slots, slot + 160L) & 16) != 0;
    LongVector out_lagVector = (LongVector) out.column(10);
    boolean[] out_lagNulls = out_lagVector.nulls();
    out_lagNulls[outRow] = over6_lagIsNull;
    long[] out_lagValues = out_lagVector.values();
    out_lagValues[outRow] = over6_lag;
    StoredText.load(slots, slot + 40L, bytes, over6_first_valueText_2);
    byte[] over6_first_valueHeap = over6_first_valueText_2.heap;
    int over6_first_valueOffset = over6_first_valueText_2.offset;
    int over6_first_valueLength = over6_first_valueText_2.length;
    boolean over6_first_valueIsNull = (Slots.getInt(slots, slot + 160L) & 32) != 0;
    BytesVector out_first_valueVector = (BytesVector) out.column(11);
    boolean[] out_first_valueNulls = out_first_valueVector.nulls();
    out_first_valueNulls[outRow] = over6_first_valueIsNull;
    if (!over6_first_valueIsNull) {
      out_first_valueVector.append(outRow, over6_first_valueHeap, over6_first_valueOffset,
          over6_first_valueLength);
    }
    long over6_rank = Slots.getLong(slots, slot + 128L);
    LongVector out_rankVector = (LongVector) out.column(12);
    long[] out_rankValues = out_rankVector.values();
    out_rankValues[outRow] = over6_rank;
    return;
  }

  // Over#6: a row as it was put out
  private void over6_writeKept(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch out, int outRow) {
    over6_write(slots, slot, bytes, out, outRow);
    long over6_count = Slots.getLong(slots, slot + 152L);
    LongVector out_countVector = (LongVector) out.column(13);
    long[] out_countValues = out_countVector.values();
    out_countValues[outRow] = over6_count;
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
    over6_writeKept(slots, slot, bytes, out, at);
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
    long over6_count = Slots.getLong(frameSlots, 8L);
    ColumnBatch out = context.output().batch();
    int at = outRow;
    if (Slots.getBoolean(slots, slot + 168L)) {
      if (Long.compare(Slots.getLong(slots, slot + 152L), over6_count) == 0) {
        return at;
      }
      at = room(out, at);
      over6_writeKept(slots, slot, bytes, out, at);
      at++;
    }
    at = room(out, at);
    over6_write(slots, slot, bytes, out, at);
    LongVector out_countVector = (LongVector) out.column(13);
    long[] out_countValues = out_countVector.values();
    out_countValues[at] = over6_count;
    int[] weights = out.weights();
    weights[at] = 1;
    Slots.putLong(slots, slot + 152L, over6_count);
    Slots.putBoolean(slots, slot + 168L, true);
    return at + 1;
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Over6(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.over6_nothing = new BytesResult();
    this.over6_nothing_2 = new BytesResult();
    this.over6_nothing_3 = new BytesResult();
    this.over6_nothing_4 = new BytesResult();
    this.over6_nothing_5 = new BytesResult();
    this.over6_nothing_6 = new BytesResult();
    this.over6_symbolText = new BytesResult();
    this.over6_noteText = new BytesResult();
    this.over6_nothing_7 = new BytesResult();
    this.over6_first_valueText = new BytesResult();
    this.over6_nothing_8 = new BytesResult();
    this.over6_symbolText_2 = new BytesResult();
    this.over6_symbolText_3 = new BytesResult();
    this.over6_noteText_2 = new BytesResult();
    this.over6_first_valueText_2 = new BytesResult();
  }
}
