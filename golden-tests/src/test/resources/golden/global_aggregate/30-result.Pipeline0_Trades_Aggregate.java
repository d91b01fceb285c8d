package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 0: Scan(trades) > Aggregate#2 */
public final class Pipeline0_Trades_Aggregate extends CompiledPipeline {
  private final ErrorSites sites;

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    GroupState state = context.state();
    state.beginBatch();
    int late = 0;
    int withoutEventTime = 0;
    int taken = 0;
    IntVector in_qtyVector = (IntVector) input.column(1);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    BytesVector in_noteVector = (BytesVector) input.column(2);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    BytesVector in_symbolVector = (BytesVector) input.column(0);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    // a row that fails says which one it was
    try {
      while (row < rowCount) {
        GroupTable table = state.table();
        MemorySegment index = table.index();
        int shift = table.shift();
        long mask = table.mask();
        MemorySegment slots = table.slots();
        ByteSlab bytes = table.bytes();
        for (; row < rowCount; row++) {
          // Aggregate#2 [query.sql:15:18] COUNT(*) AS n, SUM(qty) AS total, MIN(note) AS least, MAX(symbol) AS greatest, AVG(qty)
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
          if (!Slots.getBoolean(slots, slot + 59L)) {
            Slots.putBoolean(slots, slot + 59L, true);
            table.markChanged(slot);
          }
          Slots.putLong(slots, slot + 32L, Slots.getLong(slots, slot + 32L) + 1L);
          int in_qty = in_qtyValues[row];
          boolean in_qtyIsNull = in_qtyNulls[row];
          if (!in_qtyIsNull) {
            Slots.putLong(slots, slot + 40L,
                ExactMath.add(Slots.getLong(slots, slot + 40L), (long) in_qty, sites, 0));
            Slots.putBoolean(slots, slot + 56L, true);
          }
          int in_noteOffset = in_noteOffsets[row];
          int in_noteLength = in_noteLengths[row];
          boolean in_noteIsNull = in_noteNulls[row];
          if (!in_noteIsNull) {
            if (!Slots.getBoolean(slots, slot + 57L)
                || StoredText.compare(slots, slot, bytes, in_noteHeap, in_noteOffset, in_noteLength) > 0) {
              StoredText.replace(slots, slot, bytes, in_noteHeap, in_noteOffset, in_noteLength);
              Slots.putBoolean(slots, slot + 57L, true);
            }
          }
          int in_symbolOffset = in_symbolOffsets[row];
          int in_symbolLength = in_symbolLengths[row];
          if (!Slots.getBoolean(slots, slot + 58L)
              || StoredText.compare(slots, slot + 16L, bytes, in_symbolHeap, in_symbolOffset, in_symbolLength)
                  < 0) {
            StoredText.replace(slots, slot + 16L, bytes, in_symbolHeap, in_symbolOffset, in_symbolLength);
            Slots.putBoolean(slots, slot + 58L, true);
          }
          if (!in_qtyIsNull) {
            Slots.putLong(slots, slot + 48L, Slots.getLong(slots, slot + 48L) + 1L);
          }
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
  public Pipeline0_Trades_Aggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
