package laminar.generated.result;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.DateTimeArithmetic;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 0: Scan(trades) > Watermark#2 > Aggregate#3 */
public final class Pipeline0_Trades_WatermarkAggregate extends CompiledPipeline {
  private final ErrorSites sites;
  private final long const0_ts; // INTERVAL '0 00:00:05' DAY TO SECOND

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int filtered = 0;
    long watermark = watermarkUs;
    long watermarkLimit = watermarkLimitUs;
    int row = 0;
    GroupState state = context.state();
    state.beginBatch(rowCount);
    int late = 0;
    int withoutEventTime = 0;
    int taken = 0;
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    // a row that fails says which one it was
    try {
      while (row < rowCount) {
        GroupTable table = state.table();
        MemorySegment slots = table.slots();
        int shift = table.shift();
        long mask = table.mask();
        ByteSlab bytes = table.bytes();
        long sliceStart = state.sliceStartUs();
        long sliceEnd = state.sliceEndUs();
        for (; row < rowCount; row++) {
          // Watermark#2 [query.sql:12:3] WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
          long in_ts = in_tsValues[row];
          long watermark2_subtract = DateTimeArithmetic.subtractTimestamp(in_ts, const0_ts, sites, 0);
          if (watermark2_subtract > watermark && watermark2_subtract <= watermarkLimit) {
            watermark = watermark2_subtract;
          }
          // Aggregate#3 [query.sql:16:75] COUNT(*) AS n, MIN(rn) AS first_row FROM trades GROUP BY TUMBLE(ts, INTERVAL '1' MINUTE, INTERVAL '17' SECOND)
          if (in_ts < sliceStart || in_ts >= sliceEnd) {
            if (state.enter(in_ts, watermark)) {
              break;
            }
            late++;
            continue;
          } else if (sliceEnd <= watermark) {
            late++;
            continue;
          }
          long aggregate3_header = 0L | 32768L;
          long slot = aggregate3_find(slots, shift, mask, bytes, aggregate3_header);
          if (slot < 0L) {
            slot = aggregate3_insert(table, slots, -1L - slot, aggregate3_header);
          }
          MemorySegment group = Slots.slice(slots, slot, 24L);
          Slots.putLong(group, 8L, Slots.getLong(group, 8L) + 1L);
          long in_rn = in_rnValues[row];
          Slots.putLong(group, 16L, Math.min(Slots.getLong(group, 16L), in_rn));
          taken++;
        }
      }
    } catch (SqlRuntimeException failure) {
      throw failure.atRow(row);
    }
    this.watermarkUs = watermark;
    context.metrics().batch(rowCount, taken, filtered, late, withoutEventTime);
  }

  // Aggregate#3: linear probing for the group with these keys.
  private static long aggregate3_find(MemorySegment slots, int shift, long mask, ByteSlab bytes,
      long header) {
    for (long index = header >>> shift;; index = (index + 1L) & mask) {
      long slot = index * 24L;
      long stored = Slots.getLong(slots, slot);
      if ((stored & -16385L) == header) {
        return slot;
      }
      if (stored == 0L) {
        return -1L - slot;
      }
    }
  }

  // Aggregate#3: header, keys and start values.
  private static long aggregate3_create(GroupTable table, MemorySegment slots, long empty, long header) {
    ByteSlab bytes = table.bytes();
    Slots.putLong(slots, empty, header);
    Slots.putLong(slots, empty + 16L, 9223372036854775807L);
    table.added();
    return empty;
  }

  // Aggregate#3: while the table grows, the group may be in the old one.
  private static long aggregate3_move(GroupTable table, MemorySegment slots, long empty, long header) {
    long old = aggregate3_find(table.oldSlots(), table.oldShift(), table.oldMask(), table.bytes(), header);
    if (old < 0L) {
      return aggregate3_create(table, slots, empty, header);
    }
    table.moveFromOld(old, empty);
    return empty;
  }

  // Aggregate#3: a group seen for the first time.
  private static long aggregate3_insert(GroupTable table, MemorySegment slots, long empty, long header) {
    if (table.migrating()) {
      return aggregate3_move(table, slots, empty, header);
    }
    return aggregate3_create(table, slots, empty, header);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_WatermarkAggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_ts = this.context.constants().getLong(0);
  }
}
