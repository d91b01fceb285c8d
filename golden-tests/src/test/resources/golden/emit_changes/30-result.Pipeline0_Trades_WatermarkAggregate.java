package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.DateTimeArithmetic;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.intrinsics.TextKeys;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
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
    LongVector in_tsVector = (LongVector) input.column(0);
    long[] in_tsValues = in_tsVector.values();
    BytesVector in_symbolVector = (BytesVector) input.column(1);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    IntVector in_qtyVector = (IntVector) input.column(3);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    LongVector in_priceVector = (LongVector) input.column(2);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    BytesVector in_noteVector = (BytesVector) input.column(5);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    DoubleVector in_feeVector = (DoubleVector) input.column(4);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    // a row that fails says which one it was
    try {
      while (row < rowCount) {
        GroupTable table = state.table();
        MemorySegment index = table.index();
        int shift = table.shift();
        long mask = table.mask();
        MemorySegment slots = table.slots();
        ByteSlab bytes = table.bytes();
        for (; row < rowCount; row++) {
          // Watermark#2 [query.sql:12:3] WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
          long in_ts = in_tsValues[row];
          long watermark2_subtract = DateTimeArithmetic.subtractTimestamp(in_ts, const0_ts, sites, 0);
          if (watermark2_subtract > partitionWatermark && watermark2_subtract <= watermarkLimit) {
            partitionWatermark = watermark2_subtract;
          }
          // Aggregate#3 [query.sql:16:33] COUNT(*) AS n, SUM(qty) + 1 AS total, MIN(price) AS low, MAX(note) AS greatest, AVG(fee) AS mean, LAST_VALUE(note)
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
          if (!Slots.getBoolean(slots, slot + 170L)) {
            Slots.putBoolean(slots, slot + 170L, true);
            table.markChanged(slot);
          }
          Slots.putLong(slots, slot + 80L, Slots.getLong(slots, slot + 80L) + 1L);
          int in_qty = in_qtyValues[row];
          boolean in_qtyIsNull = in_qtyNulls[row];
          if (!in_qtyIsNull) {
            Slots.putLong(slots, slot + 88L,
                ExactMath.add(Slots.getLong(slots, slot + 88L), (long) in_qty, sites, 1));
            Slots.putBoolean(slots, slot + 160L, true);
          }
          long in_price = in_priceValues[row];
          boolean in_priceIsNull = in_priceNulls[row];
          if (!in_priceIsNull) {
            Slots.putLong(slots, slot + 96L, Math.min(Slots.getLong(slots, slot + 96L), in_price));
            Slots.putBoolean(slots, slot + 161L, true);
          }
          int in_noteOffset = in_noteOffsets[row];
          int in_noteLength = in_noteLengths[row];
          boolean in_noteIsNull = in_noteNulls[row];
          if (!in_noteIsNull) {
            if (!Slots.getBoolean(slots, slot + 162L)
                || StoredText.compare(slots, slot + 16L, bytes, in_noteHeap, in_noteOffset, in_noteLength)
                    < 0) {
              StoredText.replace(slots, slot + 16L, bytes, in_noteHeap, in_noteOffset, in_noteLength);
              Slots.putBoolean(slots, slot + 162L, true);
            }
          }
          double in_fee = in_feeValues[row];
          boolean in_feeIsNull = in_feeNulls[row];
          if (!in_feeIsNull) {
            Slots.putDouble(slots, slot + 104L, Slots.getDouble(slots, slot + 104L) + in_fee);
            Slots.putLong(slots, slot + 112L, Slots.getLong(slots, slot + 112L) + 1L);
          }
          if (in_ts >= Slots.getLong(slots, slot + 120L)) {
            Slots.putLong(slots, slot + 120L, in_ts);
            Slots.putBoolean(slots, slot + 163L, !in_noteIsNull);
            if (!in_noteIsNull) {
              StoredText.replace(slots, slot + 32L, bytes, in_noteHeap, in_noteOffset, in_noteLength);
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
    Slots.putLong(slots, slot + 96L, 9223372036854775807L);
    Slots.putLong(slots, slot + 120L, -9223372036854775808L);
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

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_WatermarkAggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_ts = this.context.constants().getLong(0);
  }
}
