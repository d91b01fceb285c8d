package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
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

/** query.sql  Over#4 (symbol VARCHAR NOT NULL, account BIGINT NOT NULL, n BIGINT NOT NULL, total BIGINT, price DECIMAL(12, 2), note VARCHAR, ts TIMESTAMP(6) NOT NULL, range_bound TIMESTAMP(6) NOT NULL, row_number BIGINT NOT NULL, sum BIGINT, lag DECIMAL(12, 2), first_value VARCHAR) */
public final class Over4 extends CompiledOver {
  private final ErrorSites sites;
  private final BytesResult over4_nothing;
  private final BytesResult over4_nothing_2;
  private final BytesResult over4_nothing_3;
  private final BytesResult over4_symbolText;
  private final BytesResult over4_noteText;
  private final BytesResult over4_nothing_4;
  private final BytesResult over4_symbolText_2;
  private final long const0_literal; // 1
  private final long const1_literal; // 1
  private final long const2_literal; // 1
  private final BytesResult over4_noteText_2;
  private final BytesResult over4_symbolText_3;
  private final BytesResult over4_noteText_3;
  private final BytesResult over4_first_valueText;
  private final long const3_literal; // 0.00
  private final BytesResult over4_noteText_4;

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
        Bucket.remove(table.index(2), slots, equal, 112L, tag);
        over4_free(slots, equal, bytes);
        table.remove(equal);
        state.paid();
        return;
      }
    }
    if (state.hasRemoved()) {
      long equal_2 = over4_find(table, table.index(1), tag, input, row);
      if (equal_2 >= 0L) {
        Bucket.remove(table.index(1), slots, equal_2, 112L, tag);
        long equal_3 = over4_find(table, table.index(0), tag, input, row);
        Bucket.addRemovable(table.index(0), slots, equal_2, 112L, equal_3, tag);
        state.revived(equal_2);
        return;
      }
    }
    long slot = table.add();
    Slots.putLong(slots, slot, 1L);
    over4_store(input, row, slots, slot, bytes);
    long equal_4 = over4_find(table, table.index(0), tag, input, row);
    Bucket.addRemovable(table.index(0), slots, slot, 112L, equal_4, tag);
    SlotIndex partitions = table.index(3);
    long key = over4_tag_2(input, row);
    long found = over4_find_2(table, partitions, key, input, row);
    int partition = 0;
    if (found < 0L) {
      partition = state.open();
    } else {
      partition = Slots.getInt(slots, found + 148L);
    }
    Bucket.addRemovable(partitions, slots, slot, 104L, found, key);
    Slots.putInt(slots, slot + 148L, partition);
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
    long over4_totalKey = in_totalIsNull ? 0L : in_total;
    long hash_5 = Hashing.combine(hash_4, Hashing.hashLong(over4_totalKey));
    LongVector in_priceVector = (LongVector) input.column(4);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    long in_price = in_priceValues[row];
    boolean in_priceIsNull = in_priceNulls[row];
    long over4_priceKey = in_priceIsNull ? 0L : in_price;
    long hash_6 = Hashing.combine(hash_5, Hashing.hashLong(over4_priceKey));
    BytesVector in_noteVector = (BytesVector) input.column(5);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    int in_noteOffset = in_noteOffsets[row];
    int in_noteLength = in_noteLengths[row];
    boolean in_noteIsNull = in_noteNulls[row];
    int over4_noteKey = in_noteIsNull ? 0 : in_noteOffset;
    int over4_noteKey_2 = in_noteIsNull ? 0 : in_noteLength;
    byte[] over4_noteKeyHeap = in_noteIsNull ? over4_nothing.heap : in_noteHeap;
    long hash_7 = Hashing.combine(hash_6,
        Hashing.hashText(over4_noteKeyHeap, over4_noteKey, over4_noteKey_2));
    LongVector in_tsVector = (LongVector) input.column(6);
    long[] in_tsValues = in_tsVector.values();
    long in_ts = in_tsValues[row];
    long hash_8 = Hashing.combine(hash_7, Hashing.hashLong(in_ts));
    LongVector in_range_boundVector = (LongVector) input.column(7);
    long[] in_range_boundValues = in_range_boundVector.values();
    long in_range_bound = in_range_boundValues[row];
    long hash_9 = Hashing.combine(hash_8, Hashing.hashLong(in_range_bound));
    return hash_9;
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
    long over4_totalKey = in_totalIsNull ? 0L : in_total;
    if (!((Slots.getInt(slots, slot + 144L) & 1) == (in_totalIsNull ? 1 : 0)
        && Slots.getLong(slots, slot + 72L) == over4_totalKey)) {
      return false;
    }
    LongVector in_priceVector = (LongVector) input.column(4);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    long in_price = in_priceValues[row];
    boolean in_priceIsNull = in_priceNulls[row];
    long over4_priceKey = in_priceIsNull ? 0L : in_price;
    if (!((Slots.getInt(slots, slot + 144L) & 2) == (in_priceIsNull ? 2 : 0)
        && Slots.getLong(slots, slot + 80L) == over4_priceKey)) {
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
    int over4_noteKey = in_noteIsNull ? 0 : in_noteOffset;
    int over4_noteKey_2 = in_noteIsNull ? 0 : in_noteLength;
    byte[] over4_noteKeyHeap = in_noteIsNull ? over4_nothing_2.heap : in_noteHeap;
    long word0_2 = TextKeys.word0(over4_noteKeyHeap, over4_noteKey, over4_noteKey_2);
    long word1_2 = over4_noteKey_2 <= 12 ? TextKeys.word1(over4_noteKeyHeap, over4_noteKey, over4_noteKey_2)
        : 0L;
    if (!((Slots.getInt(slots, slot + 144L) & 4) == (in_noteIsNull ? 4 : 0)
        && Slots.getLong(slots, slot + 24L) == word0_2
        && (over4_noteKey_2 <= 12 ? Slots.getLong(slots, slot + 32L) == word1_2
            : bytes.equal(Slots.getLong(slots, slot + 32L), over4_noteKey_2, over4_noteKeyHeap, over4_noteKey,
                over4_noteKey_2)))) {
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
    StoredText.free(slots, slot + 24L, bytes);
  }

  // Over#4: columns 1 to 8 of a row to its slot
  private void over4_store(ColumnBatch input, int row, MemorySegment slots, long slot, ByteSlab bytes) {
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
    long over4_totalKey = in_totalIsNull ? 0L : in_total;
    Slots.putLong(slots, slot + 72L, over4_totalKey);
    LongVector in_priceVector = (LongVector) input.column(4);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    long in_price = in_priceValues[row];
    boolean in_priceIsNull = in_priceNulls[row];
    long over4_priceKey = in_priceIsNull ? 0L : in_price;
    Slots.putLong(slots, slot + 80L, over4_priceKey);
    BytesVector in_noteVector = (BytesVector) input.column(5);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    int in_noteOffset = in_noteOffsets[row];
    int in_noteLength = in_noteLengths[row];
    boolean in_noteIsNull = in_noteNulls[row];
    int over4_noteKey = in_noteIsNull ? 0 : in_noteOffset;
    int over4_noteKey_2 = in_noteIsNull ? 0 : in_noteLength;
    byte[] over4_noteKeyHeap = in_noteIsNull ? over4_nothing_3.heap : in_noteHeap;
    StoredText.replace(slots, slot + 24L, bytes, over4_noteKeyHeap, over4_noteKey, over4_noteKey_2);
    LongVector in_tsVector = (LongVector) input.column(6);
    long[] in_tsValues = in_tsVector.values();
    long in_ts = in_tsValues[row];
    Slots.putLong(slots, slot + 88L, in_ts);
    LongVector in_range_boundVector = (LongVector) input.column(7);
    long[] in_range_boundValues = in_range_boundVector.values();
    long in_range_bound = in_range_boundValues[row];
    Slots.putLong(slots, slot + 96L, in_range_bound);
    Slots.putInt(slots, slot + 144L,
        (Slots.getInt(slots, slot + 144L) & -8)
            | ((in_totalIsNull ? 1 : 0) | (in_priceIsNull ? 2 : 0) | (in_noteIsNull ? 4 : 0)));
  }

  // Over#4: tag of a row of a batch
  private long over4_tag_2(ColumnBatch input, int row) {
    return (over4_hash_2(0L, input, row) & -4294967296L) | 4294967296L;
  }

  // Over#4: hash of columns
  private long over4_hash_2(long hash, ColumnBatch input, int row) {
    BytesVector in_symbolVector = (BytesVector) input.column(0);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    int in_symbolOffset = in_symbolOffsets[row];
    int in_symbolLength = in_symbolLengths[row];
    long hash_2 = Hashing.combine(hash, Hashing.hashText(in_symbolHeap, in_symbolOffset, in_symbolLength));
    return hash_2;
  }

  // Over#4: a slot's row against that of a batch
  private boolean over4_same_2(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch input, int row) {
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

  // Over#4: linear probing for a row of a batch
  private long over4_search_2(MemorySegment index, int shift, long mask, MemorySegment slots, ByteSlab bytes,
      long tag, ColumnBatch input, int row) {
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (over4_same_2(slots, slot, bytes, input, row)) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Over#4: finds a row of a batch, also in an index on the move
  private long over4_find_2(RowTable table, SlotIndex index, long tag, ColumnBatch input, int row) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    long found = over4_search_2(index.entries(), index.shift(), index.mask(), slots, bytes, tag, input, row);
    if (found < 0L && index.migrating()) {
      long old = over4_search_2(index.oldEntries(), index.oldShift(), index.oldMask(), slots, bytes, tag,
          input, row);
      if (old >= 0L) {
        return old;
      }
    }
    return found;
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
      Bucket.remove(table.index(0), slots, equal, 112L, tag);
      long equal_2 = over4_find(table, table.index(1), tag, input, row);
      Bucket.addRemovable(table.index(1), slots, equal, 112L, equal_2, tag);
      state.removed(equal);
      return;
    }
    long slot = table.add();
    over4_store(input, row, slots, slot, bytes);
    long equal_3 = over4_find(table, table.index(2), tag, input, row);
    Bucket.addRemovable(table.index(2), slots, slot, 112L, equal_3, tag);
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
    Bucket.remove(table.index(1), slots, slot, 112L, tag);
    long tag_2 = over4_slotTag_2(slots, slot, bytes);
    Bucket.remove(table.index(3), slots, slot, 104L, tag_2);
    over4_free(slots, slot, bytes);
    StoredText.free(slots, slot + 40L, bytes);
    table.remove(slot);
  }

  // Over#4: tag of a row that is kept
  private long over4_slotTag(MemorySegment slots, long slot, ByteSlab bytes) {
    return (over4_hash_3(0L, slots, slot, bytes) & -4294967296L) | 4294967296L;
  }

  // Over#4: hash of columns
  private long over4_hash_3(long hash, MemorySegment slots, long slot, ByteSlab bytes) {
    StoredText.load(slots, slot + 8L, bytes, over4_symbolText);
    byte[] over4_symbolHeap = over4_symbolText.heap;
    int over4_symbolOffset = over4_symbolText.offset;
    int over4_symbolLength = over4_symbolText.length;
    long hash_2 = Hashing.combine(hash,
        Hashing.hashText(over4_symbolHeap, over4_symbolOffset, over4_symbolLength));
    long over4_account = Slots.getLong(slots, slot + 56L);
    long hash_3 = Hashing.combine(hash_2, Hashing.hashLong(over4_account));
    long over4_n = Slots.getLong(slots, slot + 64L);
    long hash_4 = Hashing.combine(hash_3, Hashing.hashLong(over4_n));
    long over4_total = Slots.getLong(slots, slot + 72L);
    boolean over4_totalIsNull = (Slots.getInt(slots, slot + 144L) & 1) != 0;
    long over4_totalKey = over4_totalIsNull ? 0L : over4_total;
    long hash_5 = Hashing.combine(hash_4, Hashing.hashLong(over4_totalKey));
    long over4_price = Slots.getLong(slots, slot + 80L);
    boolean over4_priceIsNull = (Slots.getInt(slots, slot + 144L) & 2) != 0;
    long over4_priceKey = over4_priceIsNull ? 0L : over4_price;
    long hash_6 = Hashing.combine(hash_5, Hashing.hashLong(over4_priceKey));
    StoredText.load(slots, slot + 24L, bytes, over4_noteText);
    byte[] over4_noteHeap = over4_noteText.heap;
    int over4_noteOffset = over4_noteText.offset;
    int over4_noteLength = over4_noteText.length;
    boolean over4_noteIsNull = (Slots.getInt(slots, slot + 144L) & 4) != 0;
    int over4_noteKey = over4_noteIsNull ? 0 : over4_noteOffset;
    int over4_noteKey_2 = over4_noteIsNull ? 0 : over4_noteLength;
    byte[] over4_noteKeyHeap = over4_noteIsNull ? over4_nothing_4.heap : over4_noteHeap;
    long hash_7 = Hashing.combine(hash_6,
        Hashing.hashText(over4_noteKeyHeap, over4_noteKey, over4_noteKey_2));
    long over4_ts = Slots.getLong(slots, slot + 88L);
    long hash_8 = Hashing.combine(hash_7, Hashing.hashLong(over4_ts));
    long over4_range_bound = Slots.getLong(slots, slot + 96L);
    long hash_9 = Hashing.combine(hash_8, Hashing.hashLong(over4_range_bound));
    return hash_9;
  }

  // Over#4: tag of a row that is kept
  private long over4_slotTag_2(MemorySegment slots, long slot, ByteSlab bytes) {
    return (over4_hash_4(0L, slots, slot, bytes) & -4294967296L) | 4294967296L;
  }

  // Over#4: hash of columns
  private long over4_hash_4(long hash, MemorySegment slots, long slot, ByteSlab bytes) {
    StoredText.load(slots, slot + 8L, bytes, over4_symbolText_2);
    byte[] over4_symbolHeap = over4_symbolText_2.heap;
    int over4_symbolOffset = over4_symbolText_2.offset;
    int over4_symbolLength = over4_symbolText_2.length;
    long hash_2 = Hashing.combine(hash,
        Hashing.hashText(over4_symbolHeap, over4_symbolOffset, over4_symbolLength));
    return hash_2;
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
    long over4_account = Slots.getLong(slots, left + 56L);
    long over4_account_2 = Slots.getLong(slots, right + 56L);
    if (over4_account < over4_account_2) {
      return -1;
    }
    if (over4_account_2 < over4_account) {
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
    if (function == 1) {
      RowTable table = state.rows();
      MemorySegment slots = table.slots();
      ByteSlab bytes = table.bytes();
      return const2_literal;
    }
    return 1L;
  }

  @Override
  public boolean isNull(OverState state, int pick, long slot) {
    if (pick == 1) {
      RowTable table = state.rows();
      MemorySegment slots = table.slots();
      ByteSlab bytes = table.bytes();
      StoredText.load(slots, slot + 24L, bytes, over4_noteText_2);
      byte[] over4_noteHeap = over4_noteText_2.heap;
      int over4_noteOffset = over4_noteText_2.offset;
      int over4_noteLength = over4_noteText_2.length;
      boolean over4_noteIsNull = (Slots.getInt(slots, slot + 144L) & 4) != 0;
      return over4_noteIsNull;
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
    long over4_total = Slots.getLong(slots, slot + 72L);
    boolean over4_totalIsNull = (Slots.getInt(slots, slot + 144L) & 1) != 0;
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
    StoredText.load(slots, slot + 8L, bytes, over4_symbolText_3);
    byte[] over4_symbolHeap = over4_symbolText_3.heap;
    int over4_symbolOffset = over4_symbolText_3.offset;
    int over4_symbolLength = over4_symbolText_3.length;
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    out_symbolVector.append(outRow, over4_symbolHeap, over4_symbolOffset, over4_symbolLength);
    long over4_account = Slots.getLong(slots, slot + 56L);
    LongVector out_accountVector = (LongVector) out.column(1);
    long[] out_accountValues = out_accountVector.values();
    out_accountValues[outRow] = over4_account;
    long over4_n = Slots.getLong(slots, slot + 64L);
    LongVector out_nVector = (LongVector) out.column(2);
    long[] out_nValues = out_nVector.values();
    out_nValues[outRow] = over4_n;
    long over4_total = Slots.getLong(slots, slot + 72L);
    boolean over4_totalIsNull = (Slots.getInt(slots, slot + 144L) & 1) != 0;
    LongVector out_totalVector = (LongVector) out.column(3);
    boolean[] out_totalNulls = out_totalVector.nulls();
    out_totalNulls[outRow] = over4_totalIsNull;
    long[] out_totalValues = out_totalVector.values();
    out_totalValues[outRow] = over4_total;
    long over4_price = Slots.getLong(slots, slot + 80L);
    boolean over4_priceIsNull = (Slots.getInt(slots, slot + 144L) & 2) != 0;
    LongVector out_priceVector = (LongVector) out.column(4);
    boolean[] out_priceNulls = out_priceVector.nulls();
    out_priceNulls[outRow] = over4_priceIsNull;
    long[] out_priceValues = out_priceVector.values();
    out_priceValues[outRow] = over4_price;
    StoredText.load(slots, slot + 24L, bytes, over4_noteText_3);
    byte[] over4_noteHeap = over4_noteText_3.heap;
    int over4_noteOffset = over4_noteText_3.offset;
    int over4_noteLength = over4_noteText_3.length;
    boolean over4_noteIsNull = (Slots.getInt(slots, slot + 144L) & 4) != 0;
    BytesVector out_noteVector = (BytesVector) out.column(5);
    boolean[] out_noteNulls = out_noteVector.nulls();
    out_noteNulls[outRow] = over4_noteIsNull;
    if (!over4_noteIsNull) {
      out_noteVector.append(outRow, over4_noteHeap, over4_noteOffset, over4_noteLength);
    }
    long over4_ts = Slots.getLong(slots, slot + 88L);
    LongVector out_tsVector = (LongVector) out.column(6);
    long[] out_tsValues = out_tsVector.values();
    out_tsValues[outRow] = over4_ts;
    long over4_range_bound = Slots.getLong(slots, slot + 96L);
    LongVector out_range_boundVector = (LongVector) out.column(7);
    long[] out_range_boundValues = out_range_boundVector.values();
    out_range_boundValues[outRow] = over4_range_bound;
    return;
  }

  // Over#4: a row as it was put out
  private void over4_writeKept(MemorySegment slots, long slot, ByteSlab bytes, ColumnBatch out, int outRow) {
    over4_write(slots, slot, bytes, out, outRow);
    long over4_row_number = Slots.getLong(slots, slot + 120L);
    long over4_sum = Slots.getLong(slots, slot + 128L);
    boolean over4_sumIsNull = Slots.getBoolean(slots, slot + 152L);
    long over4_lag = Slots.getLong(slots, slot + 136L);
    boolean over4_lagIsNull = Slots.getBoolean(slots, slot + 153L);
    StoredText.load(slots, slot + 40L, bytes, over4_first_valueText);
    byte[] over4_first_valueHeap = over4_first_valueText.heap;
    int over4_first_valueOffset = over4_first_valueText.offset;
    int over4_first_valueLength = over4_first_valueText.length;
    boolean over4_first_valueIsNull = Slots.getBoolean(slots, slot + 154L);
    LongVector out_row_numberVector = (LongVector) out.column(8);
    long[] out_row_numberValues = out_row_numberVector.values();
    out_row_numberValues[outRow] = over4_row_number;
    LongVector out_sumVector = (LongVector) out.column(9);
    boolean[] out_sumNulls = out_sumVector.nulls();
    out_sumNulls[outRow] = over4_sumIsNull;
    long[] out_sumValues = out_sumVector.values();
    out_sumValues[outRow] = over4_sum;
    LongVector out_lagVector = (LongVector) out.column(10);
    boolean[] out_lagNulls = out_lagVector.nulls();
    out_lagNulls[outRow] = over4_lagIsNull;
    long[] out_lagValues = out_lagVector.values();
    out_lagValues[outRow] = over4_lag;
    BytesVector out_first_valueVector = (BytesVector) out.column(11);
    boolean[] out_first_valueNulls = out_first_valueVector.nulls();
    out_first_valueNulls[outRow] = over4_first_valueIsNull;
    if (!over4_first_valueIsNull) {
      out_first_valueVector.append(outRow, over4_first_valueHeap, over4_first_valueOffset,
          over4_first_valueLength);
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
    long over4_row_number = numbers[0];
    GroupTable frame = state.frame(0);
    MemorySegment frameSlots = frame.slots();
    ByteSlab frameBytes = frame.bytes();
    long over4_sum = Slots.getLong(frameSlots, 16L);
    boolean over4_sumIsNull = Slots.getLong(frameSlots, 16L + 8L) == 0L;
    long over4_lagRow = picked[0];
    long over4_lag = 0L;
    boolean over4_lagIsNull = true;
    if (over4_lagRow > 0L) {
      long over4_price = Slots.getLong(slots, over4_lagRow + 80L);
      boolean over4_priceIsNull = (Slots.getInt(slots, over4_lagRow + 144L) & 2) != 0;
      over4_lag = over4_price;
      over4_lagIsNull = over4_priceIsNull;
    }
    if (over4_lagRow == 0L) {
      over4_lag = const3_literal;
      over4_lagIsNull = false;
    }
    long over4_first_valueRow = picked[1];
    byte[] over4_first_value = null;
    int over4_first_value_2 = 0;
    int over4_first_value_3 = 0;
    boolean over4_first_valueIsNull = true;
    if (over4_first_valueRow > 0L) {
      StoredText.load(slots, over4_first_valueRow + 24L, bytes, over4_noteText_4);
      byte[] over4_noteHeap = over4_noteText_4.heap;
      int over4_noteOffset = over4_noteText_4.offset;
      int over4_noteLength = over4_noteText_4.length;
      boolean over4_noteIsNull = (Slots.getInt(slots, over4_first_valueRow + 144L) & 4) != 0;
      over4_first_value = over4_noteHeap;
      over4_first_value_2 = over4_noteOffset;
      over4_first_value_3 = over4_noteLength;
      over4_first_valueIsNull = over4_noteIsNull;
    }
    ColumnBatch out = context.output().batch();
    int at = outRow;
    if (Slots.getBoolean(slots, slot + 155L)) {
      if (Long.compare(Slots.getLong(slots, slot + 120L), over4_row_number) == 0
          && (over4_sumIsNull ? Slots.getBoolean(slots, slot + 152L)
              : !Slots.getBoolean(slots, slot + 152L)
                  && Long.compare(Slots.getLong(slots, slot + 128L), over4_sum) == 0)
          && (over4_lagIsNull ? Slots.getBoolean(slots, slot + 153L)
              : !Slots.getBoolean(slots, slot + 153L)
                  && Long.compare(Slots.getLong(slots, slot + 136L), over4_lag) == 0)
          && (over4_first_valueIsNull ? Slots.getBoolean(slots, slot + 154L)
              : !Slots.getBoolean(slots, slot + 154L)
                  && StoredText.compare(slots, slot + 40L, bytes, over4_first_value, over4_first_value_2,
                          over4_first_value_3)
                      == 0)) {
        return at;
      }
      at = room(out, at);
      over4_writeKept(slots, slot, bytes, out, at);
      at++;
    }
    at = room(out, at);
    over4_write(slots, slot, bytes, out, at);
    LongVector out_row_numberVector = (LongVector) out.column(8);
    long[] out_row_numberValues = out_row_numberVector.values();
    out_row_numberValues[at] = over4_row_number;
    LongVector out_sumVector = (LongVector) out.column(9);
    boolean[] out_sumNulls = out_sumVector.nulls();
    out_sumNulls[at] = over4_sumIsNull;
    long[] out_sumValues = out_sumVector.values();
    out_sumValues[at] = over4_sum;
    LongVector out_lagVector = (LongVector) out.column(10);
    boolean[] out_lagNulls = out_lagVector.nulls();
    out_lagNulls[at] = over4_lagIsNull;
    long[] out_lagValues = out_lagVector.values();
    out_lagValues[at] = over4_lag;
    BytesVector out_first_valueVector = (BytesVector) out.column(11);
    boolean[] out_first_valueNulls = out_first_valueVector.nulls();
    out_first_valueNulls[at] = over4_first_valueIsNull;
    if (!over4_first_valueIsNull) {
      out_first_valueVector.append(at, over4_first_value, over4_first_value_2, over4_first_value_3);
    }
    int[] weights = out.weights();
    weights[at] = 1;
    Slots.putLong(slots, slot + 120L, over4_row_number);
    Slots.putBoolean(slots, slot + 152L, over4_sumIsNull);
    if (!over4_sumIsNull) {
      Slots.putLong(slots, slot + 128L, over4_sum);
    }
    Slots.putBoolean(slots, slot + 153L, over4_lagIsNull);
    if (!over4_lagIsNull) {
      Slots.putLong(slots, slot + 136L, over4_lag);
    }
    Slots.putBoolean(slots, slot + 154L, over4_first_valueIsNull);
    if (!over4_first_valueIsNull) {
      StoredText.replace(slots, slot + 40L, bytes, over4_first_value, over4_first_value_2,
          over4_first_value_3);
    }
    Slots.putBoolean(slots, slot + 155L, true);
    return at + 1;
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Over4(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.over4_nothing = new BytesResult();
    this.over4_nothing_2 = new BytesResult();
    this.over4_nothing_3 = new BytesResult();
    this.over4_symbolText = new BytesResult();
    this.over4_noteText = new BytesResult();
    this.over4_nothing_4 = new BytesResult();
    this.over4_symbolText_2 = new BytesResult();
    this.const0_literal = this.context.constants().getLong(0);
    this.const1_literal = this.context.constants().getLong(1);
    this.const2_literal = this.context.constants().getLong(2);
    this.over4_noteText_2 = new BytesResult();
    this.over4_symbolText_3 = new BytesResult();
    this.over4_noteText_3 = new BytesResult();
    this.over4_first_valueText = new BytesResult();
    this.const3_literal = this.context.constants().getLong(3);
    this.over4_noteText_4 = new BytesResult();
  }
}
