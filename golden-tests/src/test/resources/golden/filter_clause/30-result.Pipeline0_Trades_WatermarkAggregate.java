package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.DateTimeArithmetic;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.intrinsics.TextComparison;
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

/** query.sql  Pipeline 0: Scan(trades) > Watermark#2 > Aggregate#3 */
public final class Pipeline0_Trades_WatermarkAggregate extends CompiledPipeline {
  private final ErrorSites sites;
  private final long const0_ts; // INTERVAL '0 00:00:05' DAY TO SECOND
  private final byte[] const1_symbol; // 'IBM'
  private final int const1_symbolLength; // 'IBM'
  private final int const2_qty; // 100
  private final long const3_price; // 100.00

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
    BooleanVector in_buyVector = (BooleanVector) input.column(5);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    IntVector in_qtyVector = (IntVector) input.column(3);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    BytesVector in_symbolVector = (BytesVector) input.column(1);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    LongVector in_priceVector = (LongVector) input.column(2);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    DoubleVector in_feeVector = (DoubleVector) input.column(4);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    BytesVector in_noteVector = (BytesVector) input.column(6);
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
        long closesAt = CompiledPipeline.reachedAt(sliceEnd, watermark, otherPartitions);
        for (; row < rowCount; row++) {
          // Watermark#2 [query.sql:12:3] WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
          long in_ts = in_tsValues[row];
          long watermark2_subtract = DateTimeArithmetic.subtractTimestamp(in_ts, const0_ts, sites, 0);
          if (watermark2_subtract > partitionWatermark && watermark2_subtract <= watermarkLimit) {
            partitionWatermark = watermark2_subtract;
          }
          // Aggregate#3 [query.sql:16:53] COUNT(*) FILTER (WHERE buy) AS buys, SUM(qty) FILTER (WHERE NOT buy) AS sold, MAX(price) FILTER (WHERE symbol = 'IBM'...
          if (Long.compareUnsigned(in_ts - sliceStart, sliceLength) >= 0) {
            if (state.enter(in_ts, Math.max(watermark, Math.min(partitionWatermark, otherPartitions)))) {
              break;
            }
            late++;
            if (LateOutput.isWanted(context.output())) {
              aggregate3_late(input, row);
            }
            continue;
          } else if (closesAt <= partitionWatermark) {
            late++;
            if (LateOutput.isWanted(context.output())) {
              aggregate3_late(input, row);
            }
            continue;
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
          boolean in_buy = in_buyValues[row];
          boolean in_buyIsNull = in_buyNulls[row];
          if (!in_buyIsNull && in_buy) {
            Slots.putLong(slots, slot, Slots.getLong(slots, slot) + 1L);
          }
          int in_qty = in_qtyValues[row];
          boolean in_qtyIsNull = in_qtyNulls[row];
          if (!in_buyIsNull && !in_buy) {
            if (!in_qtyIsNull) {
              Slots.putLong(slots, slot + 8L,
                  ExactMath.add(Slots.getLong(slots, slot + 8L), (long) in_qty, sites, 1));
              Slots.putBoolean(slots, slot + 48L, true);
            }
          }
          int in_symbolOffset = in_symbolOffsets[row];
          int in_symbolLength = in_symbolLengths[row];
          long in_price = in_priceValues[row];
          boolean in_priceIsNull = in_priceNulls[row];
          if (TextComparison.equal(in_symbolHeap, in_symbolOffset, in_symbolLength, const1_symbol, 0,
              const1_symbolLength)) {
            if (!in_priceIsNull) {
              Slots.putLong(slots, slot + 16L, Math.max(Slots.getLong(slots, slot + 16L), in_price));
              Slots.putBoolean(slots, slot + 49L, true);
            }
          }
          double in_fee = in_feeValues[row];
          boolean in_feeIsNull = in_feeNulls[row];
          if (!in_qtyIsNull && in_qty > const2_qty) {
            if (!in_feeIsNull) {
              Slots.putDouble(slots, slot + 24L, Slots.getDouble(slots, slot + 24L) + in_fee);
              Slots.putLong(slots, slot + 32L, Slots.getLong(slots, slot + 32L) + 1L);
            }
          }
          int in_noteOffset = in_noteOffsets[row];
          int in_noteLength = in_noteLengths[row];
          boolean in_noteIsNull = in_noteNulls[row];
          if ((!in_priceIsNull && in_price > const3_price) || in_qtyIsNull) {
            if (!in_noteIsNull) {
              Slots.putLong(slots, slot + 40L, Slots.getLong(slots, slot + 40L) + 1L);
            }
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
    Slots.putLong(slots, slot + 16L, -9223372036854775808L);
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
    LongVector in_tsVector = (LongVector) input.column(0);
    long[] in_tsValues = in_tsVector.values();
    long in_ts = in_tsValues[row];
    LongVector out_tsVector = (LongVector) out.column(0);
    long[] out_tsValues = out_tsVector.values();
    out_tsValues[outRow] = in_ts;
    BytesVector in_symbolVector = (BytesVector) input.column(1);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    int in_symbolOffset = in_symbolOffsets[row];
    int in_symbolLength = in_symbolLengths[row];
    BytesVector out_symbolVector = (BytesVector) out.column(1);
    out_symbolVector.append(outRow, in_symbolHeap, in_symbolOffset, in_symbolLength);
    LongVector in_priceVector = (LongVector) input.column(2);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    long in_price = in_priceValues[row];
    boolean in_priceIsNull = in_priceNulls[row];
    LongVector out_priceVector = (LongVector) out.column(2);
    boolean[] out_priceNulls = out_priceVector.nulls();
    out_priceNulls[outRow] = in_priceIsNull;
    long[] out_priceValues = out_priceVector.values();
    out_priceValues[outRow] = in_price;
    IntVector in_qtyVector = (IntVector) input.column(3);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    int in_qty = in_qtyValues[row];
    boolean in_qtyIsNull = in_qtyNulls[row];
    IntVector out_qtyVector = (IntVector) out.column(3);
    boolean[] out_qtyNulls = out_qtyVector.nulls();
    out_qtyNulls[outRow] = in_qtyIsNull;
    int[] out_qtyValues = out_qtyVector.values();
    out_qtyValues[outRow] = in_qty;
    DoubleVector in_feeVector = (DoubleVector) input.column(4);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    double in_fee = in_feeValues[row];
    boolean in_feeIsNull = in_feeNulls[row];
    DoubleVector out_feeVector = (DoubleVector) out.column(4);
    boolean[] out_feeNulls = out_feeVector.nulls();
    out_feeNulls[outRow] = in_feeIsNull;
    double[] out_feeValues = out_feeVector.values();
    out_feeValues[outRow] = in_fee;
    BooleanVector in_buyVector = (BooleanVector) input.column(5);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    boolean in_buy = in_buyValues[row];
    boolean in_buyIsNull = in_buyNulls[row];
    BooleanVector out_buyVector = (BooleanVector) out.column(5);
    boolean[] out_buyNulls = out_buyVector.nulls();
    out_buyNulls[outRow] = in_buyIsNull;
    boolean[] out_buyValues = out_buyVector.values();
    out_buyValues[outRow] = in_buy;
    BytesVector in_noteVector = (BytesVector) input.column(6);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    int in_noteOffset = in_noteOffsets[row];
    int in_noteLength = in_noteLengths[row];
    boolean in_noteIsNull = in_noteNulls[row];
    BytesVector out_noteVector = (BytesVector) out.column(6);
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
    this.const1_symbol = this.context.constants().getBytes(1);
    this.const1_symbolLength = this.context.constants().getLength(1);
    this.const2_qty = this.context.constants().getInt(2);
    this.const3_price = this.context.constants().getLong(3);
  }
}
