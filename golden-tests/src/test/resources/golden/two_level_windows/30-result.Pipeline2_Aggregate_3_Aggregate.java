package laminar.generated.result;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 2: Scan(Aggregate#3) > Aggregate#4 */
public final class Pipeline2_Aggregate_3_Aggregate extends CompiledPipeline {
  private final ErrorSites sites;

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    long watermark = watermarkUs;
    int row = 0;
    GroupState state = context.state();
    state.beginBatch();
    int late = 0;
    int withoutEventTime = 0;
    int taken = 0;
    LongVector in_window_startVector = (LongVector) input.column(1);
    long[] in_window_startValues = in_window_startVector.values();
    LongVector in_totalVector = (LongVector) input.column(3);
    long[] in_totalValues = in_totalVector.values();
    boolean[] in_totalNulls = in_totalVector.nulls();
    while (row < rowCount) {
      GroupTable table = state.table();
      MemorySegment index = table.index();
      int shift = table.shift();
      long mask = table.mask();
      MemorySegment slots = table.slots();
      ByteSlab bytes = table.bytes();
      long sliceStart = state.sliceStartUs();
      long sliceEnd = state.sliceEndUs();
      long sliceLength = sliceEnd - sliceStart;
      long closesAt = sliceEnd;
      for (; row < rowCount; row++) {
        // Aggregate#4 [query.sql:16:55] MAX(total) AS best, COUNT(*) AS bars FROM ( SELECT symbol, TUMBLE_START(ts, INTERVAL '1' MINUTE) AS ws, SUM(qty) AS t...
        long in_window_start = in_window_startValues[row];
        if (Long.compareUnsigned(in_window_start - sliceStart, sliceLength) >= 0) {
          if (state.enter(in_window_start, watermark)) {
            break;
          }
          late++;
          continue;
        } else if (closesAt <= watermark) {
          late++;
          continue;
        }
        long aggregate4_tag = 4294967296L;
        long slot = aggregate4_find(index, shift, mask, slots, bytes, aggregate4_tag);
        if (slot < 0L) {
          if (!table.isReady()) {
            aggregate4_admit(table, aggregate4_tag);
            break;
          }
          slot = aggregate4_create(table, table.add(-1L - slot, aggregate4_tag), aggregate4_tag);
        }
        MemorySegment group = Slots.slice(slots, slot, 24L);
        long in_total = in_totalValues[row];
        boolean in_totalIsNull = in_totalNulls[row];
        if (!in_totalIsNull) {
          Slots.putLong(group, 0L, Math.max(Slots.getLong(group, 0L), in_total));
          Slots.putBoolean(group, 16L, true);
        }
        Slots.putLong(group, 8L, Slots.getLong(group, 8L) + 1L);
        taken++;
      }
    }
    context.metrics().batch(rowCount, taken, 0, late, withoutEventTime);
  }

  // Aggregate#4: linear probing for the group with these keys.
  private static long aggregate4_find(MemorySegment index, int shift, long mask, MemorySegment slots,
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

  // Aggregate#4: keys and start values of a new group.
  private static long aggregate4_create(GroupTable table, long slot, long tag) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    Slots.putLong(slots, slot, -9223372036854775808L);
    return slot;
  }

  // Aggregate#4: a group not found while the table grows or has to.
  private static void aggregate4_admit(GroupTable table, long tag) {
    if (table.migrating()) {
      long old = aggregate4_find(table.oldIndex(), table.oldShift(), table.oldMask(), table.slots(),
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
    aggregate4_create(table, table.addMigrating(tag), tag);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline2_Aggregate_3_Aggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
