package laminar.generated.result;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.DateTimeArithmetic;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 0: Scan(trades) > Watermark#2 > Filter#3 > Aggregate#4 */
public final class Pipeline0_Trades_WatermarkFilterAggregate extends CompiledPipeline {
  private final ErrorSites sites;
  private final long const0_ts; // INTERVAL '0 00:00:05' DAY TO SECOND
  private final int const1_qty; // 0

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
    LongVector in_tsVector = (LongVector) input.column(0);
    long[] in_tsValues = in_tsVector.values();
    IntVector in_qtyVector = (IntVector) input.column(2);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    LongVector in_accountVector = (LongVector) input.column(1);
    long[] in_accountValues = in_accountVector.values();
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
          // Filter#3 [query.sql:18:7] qty > 0
          int in_qty = in_qtyValues[row];
          boolean in_qtyIsNull = in_qtyNulls[row];
          if (!(!in_qtyIsNull && in_qty > const1_qty)) {
            filtered++;
            continue;
          }
          // Aggregate#4 [query.sql:16:43] COUNT(*) AS n, SUM(qty) AS total FROM TABLE(TUMBLE(TABLE trades, DESCRIPTOR(ts), INTERVAL '2' MINUTE)
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
          long in_account = in_accountValues[row];
          long aggregate4_header = (Hashing.spread(in_account) & -65536L) | 32768L;
          long slot = aggregate4_find(slots, shift, mask, bytes, aggregate4_header, in_account);
          if (slot < 0L) {
            slot = aggregate4_insert(table, slots, -1L - slot, aggregate4_header, in_account);
          }
          MemorySegment group = Slots.slice(slots, slot, 40L);
          Slots.putLong(group, 16L, Slots.getLong(group, 16L) + 1L);
          if (!in_qtyIsNull) {
            Slots.putLong(group, 24L, ExactMath.add(Slots.getLong(group, 24L), (long) in_qty, sites, 1));
            Slots.putBoolean(group, 32L, true);
          }
          taken++;
        }
      }
    } catch (SqlRuntimeException failure) {
      throw failure.atRow(row);
    }
    this.watermarkUs = watermark;
    context.metrics().batch(rowCount, taken, filtered, late, withoutEventTime);
  }

  // Aggregate#4: linear probing for the group with these keys.
  private static long aggregate4_find(MemorySegment slots, int shift, long mask, ByteSlab bytes, long header,
      long key_account) {
    for (long index = header >>> shift;; index = (index + 1L) & mask) {
      long slot = index * 40L;
      long stored = Slots.getLong(slots, slot);
      if (((stored & -16385L) == header) & (Slots.getLong(slots, slot + 8L) == key_account)) {
        return slot;
      }
      if (stored == 0L) {
        return -1L - slot;
      }
    }
  }

  // Aggregate#4: header, keys and start values.
  private static long aggregate4_create(GroupTable table, MemorySegment slots, long empty, long header,
      long key_account) {
    ByteSlab bytes = table.bytes();
    Slots.putLong(slots, empty, header);
    Slots.putLong(slots, empty + 8L, key_account);
    table.added();
    return empty;
  }

  // Aggregate#4: while the table grows, the group may be in the old one.
  private static long aggregate4_move(GroupTable table, MemorySegment slots, long empty, long header,
      long key_account) {
    long old = aggregate4_find(table.oldSlots(), table.oldShift(), table.oldMask(), table.bytes(), header,
        key_account);
    if (old < 0L) {
      return aggregate4_create(table, slots, empty, header, key_account);
    }
    table.moveFromOld(old, empty);
    return empty;
  }

  // Aggregate#4: a group seen for the first time.
  private static long aggregate4_insert(GroupTable table, MemorySegment slots, long empty, long header,
      long key_account) {
    if (table.migrating()) {
      return aggregate4_move(table, slots, empty, header, key_account);
    }
    return aggregate4_create(table, slots, empty, header, key_account);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_WatermarkFilterAggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_ts = this.context.constants().getLong(0);
    this.const1_qty = this.context.constants().getInt(1);
  }
}
