package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.DateTimeArithmetic;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.intrinsics.Decimal128Result;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.intrinsics.TextKeys;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.LateOutput;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import dev.laminar.kernel.state.Sums;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 0: Scan(trades) > Project#2 > Watermark#3 > Aggregate#4 */
public final class Pipeline0_Trades_ProjectWatermarkAggregate extends CompiledPipeline {
  private final ErrorSites sites;
  private final long const0_ts; // INTERVAL '0 00:00:30' DAY TO SECOND
  private final long const1_event; // INTERVAL '0 00:00:05' DAY TO SECOND
  private final long const2_ts; // INTERVAL '0 00:00:30' DAY TO SECOND
  private final Decimal128Result aggregate4_product;
  private final long const3_ts; // INTERVAL '0 00:00:30' DAY TO SECOND

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
    BytesVector in_symbolVector = (BytesVector) input.column(1);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    LongVector in_priceVector = (LongVector) input.column(2);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    IntVector in_qtyVector = (IntVector) input.column(3);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
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
          // Watermark#3 [query.sql:15:3] WATERMARK FOR event AS event - INTERVAL '5' SECOND
          long in_ts = in_tsValues[row];
          long project2_add = DateTimeArithmetic.addTimestamp(in_ts, const0_ts, sites, 0);
          long watermark3_subtract = DateTimeArithmetic.subtractTimestamp(project2_add, const1_event, sites,
              1);
          if (watermark3_subtract > partitionWatermark && watermark3_subtract <= watermarkLimit) {
            partitionWatermark = watermark3_subtract;
          }
          // Aggregate#4 [query.sql:19:64] SUM(notional) AS notional, MAX(day) AS day FROM trades GROUP BY symbol, TUMBLE(event, INTERVAL '1' MINUTE)
          if (Long.compareUnsigned(project2_add - sliceStart, sliceLength) >= 0) {
            if (state.enter(project2_add,
                Math.max(watermark, Math.min(partitionWatermark, otherPartitions)))) {
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
          int in_symbolOffset = in_symbolOffsets[row];
          int in_symbolLength = in_symbolLengths[row];
          long aggregate4_tag = (Hashing.hashText(in_symbolHeap, in_symbolOffset, in_symbolLength)
              & -4294967296L) | 4294967296L;
          long slot = aggregate4_find(index, shift, mask, slots, bytes, aggregate4_tag, in_symbolHeap,
              in_symbolOffset, in_symbolLength);
          if (slot < 0L) {
            if (!table.isReady()) {
              aggregate4_admit(table, aggregate4_tag, in_symbolHeap, in_symbolOffset, in_symbolLength);
              break;
            }
            slot = aggregate4_create(table, table.add(-1L - slot, aggregate4_tag), aggregate4_tag,
                in_symbolHeap, in_symbolOffset, in_symbolLength);
          }
          long in_price = in_priceValues[row];
          boolean in_priceIsNull = in_priceNulls[row];
          int in_qty = in_qtyValues[row];
          boolean in_qtyIsNull = in_qtyNulls[row];
          boolean aggregate4_productIsNull = in_priceIsNull || in_qtyIsNull;
          if (!aggregate4_productIsNull) {
            Decimal128.multiply(in_price, (long) in_qty, aggregate4_product);
          }
          if (!aggregate4_productIsNull) {
            Sums.add(slots, slot + 16L, aggregate4_product.high, aggregate4_product.low, sites, 3);
            Slots.putBoolean(slots, slot + 36L, true);
          }
          int aggregate4_cast = DateTimeArithmetic.dateOf(DateTimeArithmetic.addTimestamp(in_ts, const3_ts,
              sites, 4));
          Slots.putInt(slots, slot + 32L, Math.max(Slots.getInt(slots, slot + 32L), aggregate4_cast));
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

  // Aggregate#4: linear probing for the group with these keys.
  private static long aggregate4_find(MemorySegment index, int shift, long mask, MemorySegment slots,
      ByteSlab bytes, long tag, byte[] key_symbolHeap, int key_symbolOffset, int key_symbolLength) {
    long word0 = TextKeys.word0(key_symbolHeap, key_symbolOffset, key_symbolLength);
    long word1 = key_symbolLength <= 12 ? TextKeys.word1(key_symbolHeap, key_symbolOffset, key_symbolLength)
        : 0L;
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (Slots.getLong(slots, slot) == word0
            && (key_symbolLength <= 12 ? Slots.getLong(slots, slot + 8L) == word1
                : bytes.equal(Slots.getLong(slots, slot + 8L), key_symbolLength, key_symbolHeap,
                    key_symbolOffset, key_symbolLength))) {
          return slot;
        }
      }
      if (entry == 0L) {
        return -1L - position;
      }
    }
  }

  // Aggregate#4: keys and start values of a new group.
  private static long aggregate4_create(GroupTable table, long slot, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    StoredText.replace(slots, slot, bytes, key_symbolHeap, key_symbolOffset, key_symbolLength);
    Slots.putInt(slots, slot + 32L, -2147483648);
    return slot;
  }

  // Aggregate#4: a group not found while the table grows or has to.
  private static void aggregate4_admit(GroupTable table, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength) {
    if (table.migrating()) {
      long old = aggregate4_find(table.oldIndex(), table.oldShift(), table.oldMask(), table.slots(),
          table.bytes(), tag, key_symbolHeap, key_symbolOffset, key_symbolLength);
      if (old >= 0L) {
        table.migrate(tag, old);
        return;
      }
    }
    if (table.isFull()) {
      table.grow();
      return;
    }
    aggregate4_create(table, table.addMigrating(tag), tag, key_symbolHeap, key_symbolOffset,
        key_symbolLength);
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
    long project2_add = DateTimeArithmetic.addTimestamp(in_ts, const2_ts, sites, 2);
    LongVector out_eventVector = (LongVector) out.column(4);
    long[] out_eventValues = out_eventVector.values();
    out_eventValues[outRow] = project2_add;
    late.written();
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_ProjectWatermarkAggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_ts = this.context.constants().getLong(0);
    this.const1_event = this.context.constants().getLong(1);
    this.const2_ts = this.context.constants().getLong(2);
    this.aggregate4_product = new Decimal128Result();
    this.const3_ts = this.context.constants().getLong(3);
  }
}
