package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.DateTimeArithmetic;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.EventTimes;
import dev.laminar.kernel.pipeline.LateOutput;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 0: Scan(trades) > Watermark#2 > Aggregate#3 */
public final class Pipeline0_Trades_WatermarkAggregate extends CompiledPipeline {
  private final ErrorSites sites;
  private final long const0_ts; // INTERVAL '0 00:00:05' DAY TO SECOND

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
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    BytesVector in_noteVector = (BytesVector) input.column(2);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
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
        long closesAt = CompiledPipeline.reachedAt(EventTimes.plus(state.openUntilUs(), 20000000L), watermark,
            otherPartitions);
        long endsAt = CompiledPipeline.reachedAt(state.openUntilUs(), watermark, otherPartitions);
        for (; row < rowCount; row++) {
          // Watermark#2 [query.sql:12:3] WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
          long in_ts = in_tsValues[row];
          long watermark2_subtract = DateTimeArithmetic.subtractTimestamp(in_ts, const0_ts, sites, 0);
          if (watermark2_subtract > partitionWatermark && watermark2_subtract <= watermarkLimit) {
            partitionWatermark = watermark2_subtract;
          }
          // Aggregate#3 [query.sql:15:73] COUNT(*) AS n, SUM(rn) AS rows_sum, MIN(note) AS least FROM trades GROUP BY HOP(ts, INTERVAL '10' SECOND, INTERVAL '3...
          if (Long.compareUnsigned(in_ts - sliceStart, sliceLength) >= 0 || closesAt <= partitionWatermark) {
            if (state.enter(in_ts,
                CompiledPipeline.delayed(Math.max(watermark, Math.min(partitionWatermark, otherPartitions)),
                    20000000L))) {
              break;
            }
            late++;
            if (LateOutput.isWanted(context.output())) {
              aggregate3_late(input, row);
            }
            continue;
          } else if (endsAt <= partitionWatermark) {
            state.emitClosed(Math.max(watermark, Math.min(partitionWatermark, otherPartitions)));
          }
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
          if (!Slots.getBoolean(slots, slot + 67L)) {
            Slots.putBoolean(slots, slot + 67L, true);
            table.markChanged(slot);
          }
          Slots.putLong(slots, slot + 32L, Slots.getLong(slots, slot + 32L) + 1L);
          long in_rn = in_rnValues[row];
          Slots.putLong(slots, slot + 40L, ExactMath.add(Slots.getLong(slots, slot + 40L), in_rn, sites, 1));
          int in_noteOffset = in_noteOffsets[row];
          int in_noteLength = in_noteLengths[row];
          boolean in_noteIsNull = in_noteNulls[row];
          if (!in_noteIsNull) {
            if (!Slots.getBoolean(slots, slot + 64L)
                || StoredText.compare(slots, slot, bytes, in_noteHeap, in_noteOffset, in_noteLength) > 0) {
              StoredText.replace(slots, slot, bytes, in_noteHeap, in_noteOffset, in_noteLength);
              Slots.putBoolean(slots, slot + 64L, true);
            }
          }
          if (endsAt <= partitionWatermark) {
            state.emitClosed(Math.max(watermark, Math.min(partitionWatermark, otherPartitions)));
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

  // Aggregate#3: puts out a row that comes too late.
  private void aggregate3_late(ColumnBatch input, int row) {
    LateOutput late = (LateOutput) context.output();
    ColumnBatch out = late.batch();
    int outRow = late.row();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    long in_rn = in_rnValues[row];
    LongVector out_rnVector = (LongVector) out.column(0);
    long[] out_rnValues = out_rnVector.values();
    out_rnValues[outRow] = in_rn;
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    long in_ts = in_tsValues[row];
    LongVector out_tsVector = (LongVector) out.column(1);
    long[] out_tsValues = out_tsVector.values();
    out_tsValues[outRow] = in_ts;
    BytesVector in_noteVector = (BytesVector) input.column(2);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    int in_noteOffset = in_noteOffsets[row];
    int in_noteLength = in_noteLengths[row];
    boolean in_noteIsNull = in_noteNulls[row];
    BytesVector out_noteVector = (BytesVector) out.column(2);
    boolean[] out_noteNulls = out_noteVector.nulls();
    out_noteNulls[outRow] = in_noteIsNull;
    if (!in_noteIsNull) {
      out_noteVector.append(outRow, in_noteHeap, in_noteOffset, in_noteLength);
    }
    late.written();
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_WatermarkAggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_ts = this.context.constants().getLong(0);
  }
}
