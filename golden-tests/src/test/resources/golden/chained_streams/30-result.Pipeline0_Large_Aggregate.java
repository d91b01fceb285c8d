package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.LongVector;
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

/** query.sql  Pipeline 0: Scan(large) > Aggregate#2 */
public final class Pipeline0_Large_Aggregate extends CompiledPipeline {
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
    LongVector in_tsVector = (LongVector) input.column(0);
    long[] in_tsValues = in_tsVector.values();
    BytesVector in_symbolVector = (BytesVector) input.column(1);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    Decimal128Vector in_notionalVector = (Decimal128Vector) input.column(2);
    long[] in_notionalHigh = in_notionalVector.high();
    long[] in_notionalLow = in_notionalVector.low();
    boolean[] in_notionalNulls = in_notionalVector.nulls();
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
        long closesAt = sliceEnd;
        for (; row < rowCount; row++) {
          // Aggregate#2 [query.sql:21:61] COUNT(*) AS n, SUM(notional) AS total FROM large GROUP BY symbol, TUMBLE(ts, INTERVAL '2' MINUTE)
          long in_ts = in_tsValues[row];
          if (Long.compareUnsigned(in_ts - sliceStart, sliceLength) >= 0) {
            if (state.enter(in_ts, watermark)) {
              break;
            }
            late++;
            if (LateOutput.isWanted(context.output())) {
              aggregate2_late(input, row);
            }
            continue;
          } else if (closesAt <= watermark) {
            late++;
            if (LateOutput.isWanted(context.output())) {
              aggregate2_late(input, row);
            }
            continue;
          }
          int in_symbolOffset = in_symbolOffsets[row];
          int in_symbolLength = in_symbolLengths[row];
          long aggregate2_tag = (Hashing.hashText(in_symbolHeap, in_symbolOffset, in_symbolLength)
              & -4294967296L) | 4294967296L;
          long slot = aggregate2_find(index, shift, mask, slots, bytes, aggregate2_tag, in_symbolHeap,
              in_symbolOffset, in_symbolLength);
          if (slot < 0L) {
            if (!table.isReady()) {
              aggregate2_admit(table, aggregate2_tag, in_symbolHeap, in_symbolOffset, in_symbolLength);
              break;
            }
            slot = aggregate2_create(table, table.add(-1L - slot, aggregate2_tag), aggregate2_tag,
                in_symbolHeap, in_symbolOffset, in_symbolLength);
          }
          Slots.putLong(slots, slot + 32L, Slots.getLong(slots, slot + 32L) + 1L);
          long in_notionalHigh_2 = in_notionalHigh[row];
          long in_notionalLow_2 = in_notionalLow[row];
          boolean in_notionalIsNull = in_notionalNulls[row];
          if (!in_notionalIsNull) {
            Sums.add(slots, slot + 16L, in_notionalHigh_2, in_notionalLow_2, sites, 0);
            Slots.putBoolean(slots, slot + 40L, true);
          }
          taken++;
        }
      }
    } catch (SqlRuntimeException failure) {
      throw failure.atRow(row);
    }
    context.metrics().batch(rowCount, taken, 0, late, withoutEventTime);
  }

  // Aggregate#2: linear probing for the group with these keys.
  private static long aggregate2_find(MemorySegment index, int shift, long mask, MemorySegment slots,
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

  // Aggregate#2: keys and start values of a new group.
  private static long aggregate2_create(GroupTable table, long slot, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    StoredText.replace(slots, slot, bytes, key_symbolHeap, key_symbolOffset, key_symbolLength);
    return slot;
  }

  // Aggregate#2: a group not found while the table grows or has to.
  private static void aggregate2_admit(GroupTable table, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength) {
    if (table.migrating()) {
      long old = aggregate2_find(table.oldIndex(), table.oldShift(), table.oldMask(), table.slots(),
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
    aggregate2_create(table, table.addMigrating(tag), tag, key_symbolHeap, key_symbolOffset,
        key_symbolLength);
  }

  // Aggregate#2: puts out a row that comes too late.
  private void aggregate2_late(ColumnBatch input, int row) {
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
    Decimal128Vector in_notionalVector = (Decimal128Vector) input.column(2);
    long[] in_notionalHigh = in_notionalVector.high();
    long[] in_notionalLow = in_notionalVector.low();
    boolean[] in_notionalNulls = in_notionalVector.nulls();
    long in_notionalHigh_2 = in_notionalHigh[row];
    long in_notionalLow_2 = in_notionalLow[row];
    boolean in_notionalIsNull = in_notionalNulls[row];
    Decimal128Vector out_notionalVector = (Decimal128Vector) out.column(2);
    boolean[] out_notionalNulls = out_notionalVector.nulls();
    out_notionalNulls[outRow] = in_notionalIsNull;
    long[] out_notionalHigh = out_notionalVector.high();
    out_notionalHigh[outRow] = in_notionalHigh_2;
    long[] out_notionalLow = out_notionalVector.low();
    out_notionalLow[outRow] = in_notionalLow_2;
    late.written();
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Large_Aggregate(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
