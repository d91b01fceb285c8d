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
    int filtered = 0;
    long watermark = watermarkUs;
    int row = 0;
    GroupState state = context.state();
    state.beginBatch(rowCount);
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
      MemorySegment slots = table.slots();
      int shift = table.shift();
      long mask = table.mask();
      ByteSlab bytes = table.bytes();
      long sliceStart = state.sliceStartUs();
      long sliceEnd = state.sliceEndUs();
      for (; row < rowCount; row++) {
        // Aggregate#4 [query.sql:16:55] MAX(total) AS best, COUNT(*) AS bars FROM ( SELECT symbol, TUMBLE_START(ts, INTERVAL '1' MINUTE) AS ws, SUM(qty) AS t...
        long in_window_start = in_window_startValues[row];
        if (in_window_start < sliceStart || in_window_start >= sliceEnd) {
          if (state.enter(in_window_start, watermark)) {
            break;
          }
          late++;
          continue;
        } else if (sliceEnd <= watermark) {
          late++;
          continue;
        }
        long aggregate4_header = 0L | 32768L;
        long slot = aggregate4_find(slots, shift, mask, bytes, aggregate4_header);
        if (slot < 0L) {
          slot = aggregate4_insert(table, slots, -1L - slot, aggregate4_header);
        }
        MemorySegment group = Slots.slice(slots, slot, 32L);
        long in_total = in_totalValues[row];
        boolean in_totalIsNull = in_totalNulls[row];
        if (!in_totalIsNull) {
          Slots.putLong(group, 8L, Math.max(Slots.getLong(group, 8L), in_total));
          Slots.putBoolean(group, 24L, true);
        }
        Slots.putLong(group, 16L, Slots.getLong(group, 16L) + 1L);
        taken++;
      }
    }
    context.metrics().batch(rowCount, taken, filtered, late, withoutEventTime);
  }

  // Aggregate#4: linear probing for the group with these keys.
  private static long aggregate4_find(MemorySegment slots, int shift, long mask, ByteSlab bytes,
      long header) {
    for (long index = header >>> shift;; index = (index + 1L) & mask) {
      long slot = index * 32L;
      long stored = Slots.getLong(slots, slot);
      if ((stored & -16385L) == header) {
        return slot;
      }
      if (stored == 0L) {
        return -1L - slot;
      }
    }
  }

  // Aggregate#4: header, keys and start values.
  private static long aggregate4_create(GroupTable table, MemorySegment slots, long empty, long header) {
    ByteSlab bytes = table.bytes();
    Slots.putLong(slots, empty, header);
    Slots.putLong(slots, empty + 8L, -9223372036854775808L);
    table.added();
    return empty;
  }

  // Aggregate#4: while the table grows, the group may be in the old one.
  private static long aggregate4_move(GroupTable table, MemorySegment slots, long empty, long header) {
    long old = aggregate4_find(table.oldSlots(), table.oldShift(), table.oldMask(), table.bytes(), header);
    if (old < 0L) {
      return aggregate4_create(table, slots, empty, header);
    }
    table.moveFromOld(old, empty);
    return empty;
  }

  // Aggregate#4: a group seen for the first time.
  private static long aggregate4_insert(GroupTable table, MemorySegment slots, long empty, long header) {
    if (table.migrating()) {
      return aggregate4_move(table, slots, empty, header);
    }
    return aggregate4_create(table, slots, empty, header);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline2_Aggregate_3_Aggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
