package laminar.generated.result;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.DateTimeArithmetic;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.LateOutput;
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
    long watermark = watermarkUs;
    int row = 0;
    long partitionWatermark = partitionWatermarkUs;
    long otherPartitions = otherPartitionsUs;
    long watermarkLimit = watermarkLimitUs;
    GroupState state = context.state();
    state.beginBatch();
    int late = 0;
    int withoutEventTime = 0;
    int taken = 0;
    LongVector in_tsVector = (LongVector) input.column(0);
    long[] in_tsValues = in_tsVector.values();
    IntVector in_qtyVector = (IntVector) input.column(2);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    int filtered = 0;
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
        long sliceStart = state.sliceStartUs();
        long sliceEnd = state.sliceEndUs();
        long sliceLength = sliceEnd - sliceStart;
        long closesAt = CompiledPipeline.reachedAt(sliceEnd, watermark, otherPartitions);
        for (; row < rowCount; row++) {
          // Watermark#2 [query.sql:12:3] WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
          long in_ts = in_tsValues[row];
          long watermark2_subtract = DateTimeArithmetic.subtractTimestamp(in_ts, const0_ts, sites, 0);
          if (watermark2_subtract > partitionWatermark && watermark2_subtract <= watermarkLimit) {
            partitionWatermark = watermark2_subtract;
          }
          // Filter#3 [query.sql:18:7] qty > 0
          int in_qty = in_qtyValues[row];
          boolean in_qtyIsNull = in_qtyNulls[row];
          if (!(!in_qtyIsNull && in_qty > const1_qty)) {
            filtered++;
            continue;
          }
          // Aggregate#4 [query.sql:16:43] COUNT(*) AS n, SUM(qty) AS total FROM TABLE(TUMBLE(TABLE trades, DESCRIPTOR(ts), INTERVAL '2' MINUTE)
          if (Long.compareUnsigned(in_ts - sliceStart, sliceLength) >= 0) {
            if (state.enter(in_ts, Math.max(watermark, Math.min(partitionWatermark, otherPartitions)))) {
              break;
            }
            late++;
            if (LateOutput.isWanted(context.output())) {
              aggregate4_late(input, row);
            }
            continue;
          } else if (closesAt <= partitionWatermark) {
            late++;
            if (LateOutput.isWanted(context.output())) {
              aggregate4_late(input, row);
            }
            continue;
          }
          long in_account = in_accountValues[row];
          long aggregate4_tag = (Hashing.spread(in_account) & -4294967296L) | 4294967296L;
          long slot = aggregate4_find(index, shift, mask, slots, bytes, aggregate4_tag, in_account);
          if (slot < 0L) {
            if (!table.isReady()) {
              aggregate4_admit(table, aggregate4_tag, in_account);
              break;
            }
            slot = aggregate4_create(table, table.add(-1L - slot, aggregate4_tag), aggregate4_tag,
                in_account);
          }
          MemorySegment group = Slots.slice(slots, slot, 32L);
          Slots.putLong(group, 8L, Slots.getLong(group, 8L) + 1L);
          if (!in_qtyIsNull) {
            Slots.putLong(group, 16L, ExactMath.add(Slots.getLong(group, 16L), (long) in_qty, sites, 1));
            Slots.putBoolean(group, 24L, true);
          }
          taken++;
        }
      }
    } catch (SqlRuntimeException failure) {
      this.watermarkUs = Math.max(watermark, Math.min(partitionWatermark, otherPartitions));
      this.partitionWatermarkUs = partitionWatermark;
      throw failure.atRow(row);
    }
    this.watermarkUs = Math.max(watermark, Math.min(partitionWatermark, otherPartitions));
    this.partitionWatermarkUs = partitionWatermark;
    context.metrics().batch(rowCount, taken, 0, late, withoutEventTime);
    context.metrics().filtered(0, filtered);
  }

  // Aggregate#4: linear probing for the group with these keys.
  private static long aggregate4_find(MemorySegment index, int shift, long mask, MemorySegment slots,
      ByteSlab bytes, long tag, long key_account) {
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (Slots.getLong(slots, slot) == key_account) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Aggregate#4: keys and start values of a new group.
  private static long aggregate4_create(GroupTable table, long slot, long tag, long key_account) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    Slots.putLong(slots, slot, key_account);
    return slot;
  }

  // Aggregate#4: a group not found while the table grows or has to.
  private static void aggregate4_admit(GroupTable table, long tag, long key_account) {
    if (table.migrating()) {
      long old = aggregate4_find(table.oldIndex(), table.oldShift(), table.oldMask(), table.slots(),
          table.bytes(), tag, key_account);
      if (old >= 0L) {
        table.migrate(tag, old);
        return;
      }
    }
    if (table.isFull()) {
      table.grow();
      return;
    }
    aggregate4_create(table, table.addMigrating(tag), tag, key_account);
  }

  // Aggregate#4: puts out a row that comes too late.
  private void aggregate4_late(ColumnBatch input, int row) {
    LateOutput late = (LateOutput) context.output();
    ColumnBatch out = late.batch();
    int outRow = late.row();
    LongVector in_tsVector = (LongVector) input.column(0);
    long[] in_tsValues = in_tsVector.values();
    long in_ts = in_tsValues[row];
    LongVector out_tsVector = (LongVector) out.column(0);
    long[] out_tsValues = out_tsVector.values();
    out_tsValues[outRow] = in_ts;
    LongVector in_accountVector = (LongVector) input.column(1);
    long[] in_accountValues = in_accountVector.values();
    long in_account = in_accountValues[row];
    LongVector out_accountVector = (LongVector) out.column(1);
    long[] out_accountValues = out_accountVector.values();
    out_accountValues[outRow] = in_account;
    IntVector in_qtyVector = (IntVector) input.column(2);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    int in_qty = in_qtyValues[row];
    boolean in_qtyIsNull = in_qtyNulls[row];
    IntVector out_qtyVector = (IntVector) out.column(2);
    boolean[] out_qtyNulls = out_qtyVector.nulls();
    out_qtyNulls[outRow] = in_qtyIsNull;
    int[] out_qtyValues = out_qtyVector.values();
    out_qtyValues[outRow] = in_qty;
    late.written();
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_WatermarkFilterAggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_ts = this.context.constants().getLong(0);
    this.const1_qty = this.context.constants().getInt(1);
  }
}
