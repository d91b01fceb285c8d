package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
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
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 0: Scan(repeated) > Aggregate#2 */
public final class Pipeline0_Repeated_Aggregate extends CompiledPipeline {
  private final ErrorSites sites;

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    GroupState state = context.state();
    state.beginBatch();
    int[] weights = input.weights();
    int late = 0;
    int withoutEventTime = 0;
    int taken = 0;
    LongVector in_nVector = (LongVector) input.column(2);
    long[] in_nValues = in_nVector.values();
    BytesVector in_noteVector = (BytesVector) input.column(3);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    BytesVector in_symbolVector = (BytesVector) input.column(0);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    LongVector in_accountVector = (LongVector) input.column(1);
    long[] in_accountValues = in_accountVector.values();
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
        table.defineMultiset(1, 1, 1);
        table.defineBags(0, 72, false);
        for (; row < rowCount; row++) {
          // Aggregate#2 [query.sql:19:18] COUNT(*) AS m, SUM(n) AS total, MAX(note) AS note, COUNT(DISTINCT symbol) AS symbols, MIN(account)
          long aggregate2_weight = weights[row];
          long aggregate2_tag = 4294967296L;
          long slot = aggregate2_find(index, shift, mask, slots, bytes, aggregate2_tag);
          if (slot < 0L) {
            if (!table.isReady()) {
              aggregate2_admit(table, aggregate2_tag);
              break;
            }
            slot = aggregate2_create(table, table.add(-1L - slot, aggregate2_tag), aggregate2_tag);
          }
          state.touch(row, slot);
          if (!Slots.getBoolean(slots, slot + 148L)) {
            Slots.putBoolean(slots, slot + 148L, true);
            table.markChanged(slot);
          }
          Slots.putLong(slots, slot + 64L, Slots.getLong(slots, slot + 64L) + aggregate2_weight);
          long in_n = in_nValues[row];
          Slots.putLong(slots, slot + 80L, Slots.getLong(slots, slot + 80L) + aggregate2_weight);
          long aggregate2_product = ExactMath.multiply(in_n, aggregate2_weight, sites, 0);
          Slots.putLong(slots, slot + 72L,
              ExactMath.add(Slots.getLong(slots, slot + 72L), aggregate2_product, sites, 0));
          int in_noteOffset = in_noteOffsets[row];
          int in_noteLength = in_noteLengths[row];
          boolean in_noteIsNull = in_noteNulls[row];
          if (!in_noteIsNull) {
            Multiset aggregate2_multiset = table.multiset(0);
            if (in_noteIsNull) {
              aggregate2_multiset.putNull(0);
            } else {
              aggregate2_multiset.put(0, in_noteHeap, in_noteOffset, in_noteLength);
            }
            aggregate2_multiset.rank(slots, slot, slot + 88L, slot, aggregate2_weight, 0, true, false);
          }
          int in_symbolOffset = in_symbolOffsets[row];
          int in_symbolLength = in_symbolLengths[row];
          Multiset aggregate2_multiset_2 = table.multiset(1);
          aggregate2_multiset_2.put(0, in_symbolHeap, in_symbolOffset, in_symbolLength);
          long aggregate2_before = aggregate2_multiset_2.add(slots, slot + 16L, slot, aggregate2_weight);
          long aggregate2_change = (aggregate2_before + aggregate2_weight > 0L ? 1L : 0L)
              - (aggregate2_before > 0L ? 1L : 0L);
          if (aggregate2_change != 0L) {
            Slots.putLong(slots, slot + 96L, Slots.getLong(slots, slot + 96L) + aggregate2_change);
          }
          long in_account = in_accountValues[row];
          table.bags(0).add(slots, slot + 32L, in_account, aggregate2_weight);
          taken++;
        }
      }
    } catch (SqlRuntimeException failure) {
      throw failure.atRow(row);
    }
    context.metrics().batch(rowCount, taken, 0, late, withoutEventTime);
  }

  // Aggregate#2: linear probing for the group with these keys.
  private static long aggregate2_find(MemorySegment index, int shift, long mask, MemorySegment slots,
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

  // Aggregate#2: keys and start values of a new group.
  private static long aggregate2_create(GroupTable table, long slot, long tag) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    return slot;
  }

  // Aggregate#2: a group not found while the table grows or has to.
  private static void aggregate2_admit(GroupTable table, long tag) {
    if (table.migrating()) {
      long old = aggregate2_find(table.oldIndex(), table.oldShift(), table.oldMask(), table.slots(),
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
    aggregate2_create(table, table.addMigrating(tag), tag);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Repeated_Aggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
