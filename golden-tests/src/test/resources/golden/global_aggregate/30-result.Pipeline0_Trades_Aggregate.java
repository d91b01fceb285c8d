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
import dev.laminar.kernel.state.Sums;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 0: Scan(trades) > Aggregate#2 */
public final class Pipeline0_Trades_Aggregate extends CompiledPipeline {
  private final ErrorSites sites;

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int filtered = 0;
    int row = 0;
    GroupState state = context.state();
    state.beginBatch(rowCount);
    GroupTable table = state.table();
    MemorySegment slots = table.slots();
    int shift = table.shift();
    long mask = table.mask();
    ByteSlab bytes = table.bytes();
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
      for (; row < rowCount; row++) {
        // Aggregate#2 [query.sql:15:18] COUNT(*) AS n, SUM(qty) AS total, MIN(note) AS least, MAX(symbol) AS greatest, AVG(qty)
        long aggregate2_header = 0L | 32768L;
        long slot = aggregate2_find(slots, shift, mask, bytes, aggregate2_header);
        if (slot < 0L) {
          slot = aggregate2_insert(table, slots, -1L - slot, aggregate2_header);
        }
        long header = Slots.getLong(slots, slot);
        if ((header & 16384L) == 0L) {
          Slots.putLong(slots, slot, header | 16384L);
          table.markChanged(slot);
        }
        Slots.putLong(slots, slot + 56L, Slots.getLong(slots, slot + 56L) + 1L);
        int in_qty = in_qtyValues[row];
        boolean in_qtyIsNull = in_qtyNulls[row];
        if (!in_qtyIsNull) {
          Slots.putLong(slots, slot + 64L,
              ExactMath.add(Slots.getLong(slots, slot + 64L), (long) in_qty, sites, 0));
          Slots.putBoolean(slots, slot + 80L, true);
        }
        int in_noteOffset = in_noteOffsets[row];
        int in_noteLength = in_noteLengths[row];
        boolean in_noteIsNull = in_noteNulls[row];
        if (!in_noteIsNull) {
          if (!Slots.getBoolean(slots, slot + 81L)
              || StoredText.compare(slots, slot + 8L, bytes, in_noteHeap, in_noteOffset, in_noteLength) > 0) {
            StoredText.replace(slots, slot + 8L, bytes, in_noteHeap, in_noteOffset, in_noteLength);
            Slots.putBoolean(slots, slot + 81L, true);
          }
        }
        int in_symbolOffset = in_symbolOffsets[row];
        int in_symbolLength = in_symbolLengths[row];
        if (!Slots.getBoolean(slots, slot + 82L)
            || StoredText.compare(slots, slot + 24L, bytes, in_symbolHeap, in_symbolOffset, in_symbolLength)
                < 0) {
          StoredText.replace(slots, slot + 24L, bytes, in_symbolHeap, in_symbolOffset, in_symbolLength);
          Slots.putBoolean(slots, slot + 82L, true);
        }
        if (!in_qtyIsNull) {
          Sums.add(slots, slot + 40L, (long) in_qty);
          Slots.putLong(slots, slot + 72L, Slots.getLong(slots, slot + 72L) + 1L);
        }
        taken++;
      }
    } catch (SqlRuntimeException failure) {
      throw failure.atRow(row);
    }
    context.metrics().batch(rowCount, taken, filtered, late, withoutEventTime);
  }

  // Aggregate#2: linear probing for the group with these keys.
  private static long aggregate2_find(MemorySegment slots, int shift, long mask, ByteSlab bytes,
      long header) {
    for (long index = header >>> shift;; index = (index + 1L) & mask) {
      long slot = index * 88L;
      long stored = Slots.getLong(slots, slot);
      if ((stored & -16385L) == header) {
        return slot;
      }
      if (stored == 0L) {
        return -1L - slot;
      }
    }
  }

  // Aggregate#2: header, keys and start values.
  private static long aggregate2_create(GroupTable table, MemorySegment slots, long empty, long header) {
    ByteSlab bytes = table.bytes();
    Slots.putLong(slots, empty, header);
    table.added();
    return empty;
  }

  // Aggregate#2: while the table grows, the group may be in the old one.
  private static long aggregate2_move(GroupTable table, MemorySegment slots, long empty, long header) {
    long old = aggregate2_find(table.oldSlots(), table.oldShift(), table.oldMask(), table.bytes(), header);
    if (old < 0L) {
      return aggregate2_create(table, slots, empty, header);
    }
    table.moveFromOld(old, empty);
    return empty;
  }

  // Aggregate#2: a group seen for the first time.
  private static long aggregate2_insert(GroupTable table, MemorySegment slots, long empty, long header) {
    if (table.migrating()) {
      return aggregate2_move(table, slots, empty, header);
    }
    return aggregate2_create(table, slots, empty, header);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_Aggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
