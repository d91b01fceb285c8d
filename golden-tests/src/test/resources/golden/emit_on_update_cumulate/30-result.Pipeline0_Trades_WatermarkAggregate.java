package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.DateTimeArithmetic;
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

/** query.sql  Pipeline 0: Scan(trades) > Watermark#2 > Aggregate#3 */
public final class Pipeline0_Trades_WatermarkAggregate extends CompiledPipeline {
  private final ErrorSites sites;
  private final long const0_ts; // INTERVAL '0 00:01:00' DAY TO SECOND

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
    BytesVector in_noteVector = (BytesVector) input.column(3);
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
        long closesAt = CompiledPipeline.reachedAt(state.openUntilUs(), watermark, otherPartitions);
        for (; row < rowCount; row++) {
          // Watermark#2 [query.sql:12:3] WATERMARK FOR ts AS ts - INTERVAL '60' SECOND
          long in_ts = in_tsValues[row];
          long watermark2_subtract = DateTimeArithmetic.subtractTimestamp(in_ts, const0_ts, sites, 0);
          if (watermark2_subtract > partitionWatermark && watermark2_subtract <= watermarkLimit) {
            partitionWatermark = watermark2_subtract;
          }
          // Aggregate#3 [query.sql:15:42] COUNT(*) AS n, AVG(price) AS mean, MIN(note) AS least FROM TABLE(CUMULATE(TABLE trades, DESCRIPTOR(ts), INTERVAL '1' ...
          if (Long.compareUnsigned(in_ts - sliceStart, sliceLength) >= 0 || closesAt <= partitionWatermark) {
            if (state.enter(in_ts, Math.max(watermark, Math.min(partitionWatermark, otherPartitions)))) {
              break;
            }
            late++;
            if (LateOutput.isWanted(context.output())) {
              aggregate3_late(input, row);
            }
            continue;
          }
          int in_symbolOffset = in_symbolOffsets[row];
          int in_symbolLength = in_symbolLengths[row];
          long aggregate3_tag = (Hashing.hashText(in_symbolHeap, in_symbolOffset, in_symbolLength)
              & -4294967296L) | 4294967296L;
          long slot = aggregate3_find(index, shift, mask, slots, bytes, aggregate3_tag, in_symbolHeap,
              in_symbolOffset, in_symbolLength);
          if (slot < 0L) {
            if (!table.isReady()) {
              aggregate3_admit(table, aggregate3_tag, in_symbolHeap, in_symbolOffset, in_symbolLength);
              break;
            }
            slot = aggregate3_create(table, table.add(-1L - slot, aggregate3_tag), aggregate3_tag,
                in_symbolHeap, in_symbolOffset, in_symbolLength);
          }
          state.touch(row, slot);
          if (!Slots.getBoolean(slots, slot + 108L)) {
            Slots.putBoolean(slots, slot + 108L, true);
            table.markChanged(slot);
          }
          Slots.putLong(slots, slot + 80L, Slots.getLong(slots, slot + 80L) + 1L);
          long in_price = in_priceValues[row];
          boolean in_priceIsNull = in_priceNulls[row];
          if (!in_priceIsNull) {
            Sums.add(slots, slot + 16L, in_price);
            Slots.putLong(slots, slot + 88L, Slots.getLong(slots, slot + 88L) + 1L);
          }
          int in_noteOffset = in_noteOffsets[row];
          int in_noteLength = in_noteLengths[row];
          boolean in_noteIsNull = in_noteNulls[row];
          if (!in_noteIsNull) {
            if (!Slots.getBoolean(slots, slot + 104L)
                || StoredText.compare(slots, slot + 32L, bytes, in_noteHeap, in_noteOffset, in_noteLength)
                    > 0) {
              StoredText.replace(slots, slot + 32L, bytes, in_noteHeap, in_noteOffset, in_noteLength);
              Slots.putBoolean(slots, slot + 104L, true);
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

  // Aggregate#3: keys and start values of a new group.
  private static long aggregate3_create(GroupTable table, long slot, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    StoredText.replace(slots, slot, bytes, key_symbolHeap, key_symbolOffset, key_symbolLength);
    return slot;
  }

  // Aggregate#3: a group not found while the table grows or has to.
  private static void aggregate3_admit(GroupTable table, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength) {
    if (table.migrating()) {
      long old = aggregate3_find(table.oldIndex(), table.oldShift(), table.oldMask(), table.slots(),
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
    aggregate3_create(table, table.addMigrating(tag), tag, key_symbolHeap, key_symbolOffset,
        key_symbolLength);
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
    BytesVector in_noteVector = (BytesVector) input.column(3);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    int in_noteOffset = in_noteOffsets[row];
    int in_noteLength = in_noteLengths[row];
    boolean in_noteIsNull = in_noteNulls[row];
    BytesVector out_noteVector = (BytesVector) out.column(3);
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
