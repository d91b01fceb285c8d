package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Multiset;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import dev.laminar.kernel.state.Sums;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 0: Scan(trades) > Filter#2 > Aggregate#3 */
public final class Pipeline0_Trades_FilterAggregate extends CompiledPipeline {
  private final ErrorSites sites;
  private final int const0_qty; // 1000000

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    GroupState state = context.state();
    state.beginBatch();
    int late = 0;
    int withoutEventTime = 0;
    int taken = 0;
    IntVector in_qtyVector = (IntVector) input.column(2);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    int filtered = 0;
    LongVector in_priceVector = (LongVector) input.column(1);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    BytesVector in_noteVector = (BytesVector) input.column(5);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    DoubleVector in_feeVector = (DoubleVector) input.column(3);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    BytesVector in_symbolVector = (BytesVector) input.column(0);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    BooleanVector in_buyVector = (BooleanVector) input.column(4);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    // a row that fails says which one it was
    try {
      while (row < rowCount) {
        GroupTable table = state.table();
        MemorySegment index = table.index();
        int shift = table.shift();
        long mask = table.mask();
        MemorySegment slots = table.slots();
        ByteSlab bytes = table.bytes();
        table.defineMultiset(0, 1, 1);
        table.defineMultiset(1, 1, 0);
        table.defineMultiset(2, 1, 1);
        for (; row < rowCount; row++) {
          // Filter#2 [query.sql:16:19] qty > 1000000
          int in_qty = in_qtyValues[row];
          boolean in_qtyIsNull = in_qtyNulls[row];
          if (!(!in_qtyIsNull && in_qty > const0_qty)) {
            filtered++;
            continue;
          }
          // Aggregate#3 [query.sql:15:8] COUNT(*) AS n, SUM(qty) AS total, AVG(price) AS mean, MIN(note) AS least, STRING_AGG(note, ',') AS notes, MEDIAN(fee)...
          long aggregate3_tag = 4294967296L;
          long slot = aggregate3_find(index, shift, mask, slots, bytes, aggregate3_tag);
          if (slot < 0L) {
            if (!table.isReady()) {
              aggregate3_admit(table, aggregate3_tag);
              break;
            }
            slot = aggregate3_create(table, table.add(-1L - slot, aggregate3_tag), aggregate3_tag);
          }
          state.touch(row, slot);
          if (!Slots.getBoolean(slots, slot + 204L)) {
            Slots.putBoolean(slots, slot + 204L, true);
            table.markChanged(slot);
          }
          Slots.putLong(slots, slot + 128L, Slots.getLong(slots, slot + 128L) + 1L);
          if (!in_qtyIsNull) {
            Slots.putLong(slots, slot + 136L,
                ExactMath.add(Slots.getLong(slots, slot + 136L), (long) in_qty, sites, 0));
            Slots.putBoolean(slots, slot + 192L, true);
          }
          long in_price = in_priceValues[row];
          boolean in_priceIsNull = in_priceNulls[row];
          if (!in_priceIsNull) {
            Sums.add(slots, slot, in_price);
            Slots.putLong(slots, slot + 144L, Slots.getLong(slots, slot + 144L) + 1L);
          }
          int in_noteOffset = in_noteOffsets[row];
          int in_noteLength = in_noteLengths[row];
          boolean in_noteIsNull = in_noteNulls[row];
          if (!in_noteIsNull) {
            if (!Slots.getBoolean(slots, slot + 193L)
                || StoredText.compare(slots, slot + 16L, bytes, in_noteHeap, in_noteOffset, in_noteLength)
                    > 0) {
              StoredText.replace(slots, slot + 16L, bytes, in_noteHeap, in_noteOffset, in_noteLength);
              Slots.putBoolean(slots, slot + 193L, true);
            }
          }
          if (!in_noteIsNull) {
            Multiset aggregate3_multiset = table.multiset(0);
            if (in_noteIsNull) {
              aggregate3_multiset.putNull(0);
            } else {
              aggregate3_multiset.put(0, in_noteHeap, in_noteOffset, in_noteLength);
            }
            aggregate3_multiset.append(slots, slot + 32L, slot);
          }
          double in_fee = in_feeValues[row];
          boolean in_feeIsNull = in_feeNulls[row];
          if (!in_feeIsNull) {
            Multiset aggregate3_multiset_2 = table.multiset(1);
            if (in_feeIsNull) {
              aggregate3_multiset_2.putNull(0);
            } else {
              aggregate3_multiset_2.put(0, in_fee);
            }
            aggregate3_multiset_2.add(slots, slot + 48L, slot, 1L);
          }
          int in_symbolOffset = in_symbolOffsets[row];
          int in_symbolLength = in_symbolLengths[row];
          Multiset aggregate3_multiset_3 = table.multiset(2);
          aggregate3_multiset_3.put(0, in_symbolHeap, in_symbolOffset, in_symbolLength);
          long aggregate3_before = aggregate3_multiset_3.add(slots, slot + 64L, slot, 1L);
          if (aggregate3_before == 0L) {
            Slots.putLong(slots, slot + 152L, Slots.getLong(slots, slot + 152L) + 1L);
          }
          boolean in_buy = in_buyValues[row];
          boolean in_buyIsNull = in_buyNulls[row];
          if (!in_buyIsNull) {
            Slots.putBoolean(slots, slot + 194L, Slots.getBoolean(slots, slot + 194L) && in_buy);
            Slots.putBoolean(slots, slot + 195L, true);
          }
          taken++;
        }
      }
    } catch (SqlRuntimeException failure) {
      throw failure.atRow(row);
    }
    context.metrics().batch(rowCount, taken, 0, late, withoutEventTime);
    context.metrics().filtered(0, filtered);
  }

  // Aggregate#3: linear probing for the group with these keys.
  private static long aggregate3_find(MemorySegment index, int shift, long mask, MemorySegment slots,
      ByteSlab bytes, long tag) {
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        return slot;
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Aggregate#3: keys and start values of a new group.
  private static long aggregate3_create(GroupTable table, long slot, long tag) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    Slots.putBoolean(slots, slot + 194L, true);
    return slot;
  }

  // Aggregate#3: a group not found while the table grows or has to.
  private static void aggregate3_admit(GroupTable table, long tag) {
    if (table.migrating()) {
      long old = aggregate3_find(table.oldIndex(), table.oldShift(), table.oldMask(), table.slots(),
          table.bytes(), tag);
      if (old >= 0L) {
        table.migrate(tag, old);
        return;
      }
    }
    if (table.isFull()) {
      table.grow();
      return;
    }
    aggregate3_create(table, table.addMigrating(tag), tag);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_FilterAggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_qty = this.context.constants().getInt(0);
  }
}
