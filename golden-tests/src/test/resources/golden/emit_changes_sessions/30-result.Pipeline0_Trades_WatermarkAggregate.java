package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.DateTimeArithmetic;
import dev.laminar.kernel.intrinsics.ExactMath;
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
import dev.laminar.kernel.state.Multiset;
import dev.laminar.kernel.state.OpenSessions;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 0: Scan(trades) > Watermark#2 > Aggregate#3 */
public final class Pipeline0_Trades_WatermarkAggregate extends CompiledPipeline {
  private final ErrorSites sites;
  private final BytesResult aggregate3_leastOtherText;
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
    OpenSessions sessions = state.sessions();
    int taken = 0;
    LongVector in_tsVector = (LongVector) input.column(0);
    long[] in_tsValues = in_tsVector.values();
    BytesVector in_symbolVector = (BytesVector) input.column(1);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    IntVector in_qtyVector = (IntVector) input.column(2);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    BytesVector in_noteVector = (BytesVector) input.column(4);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    DoubleVector in_feeVector = (DoubleVector) input.column(3);
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
        table.defineMultiset(0, 1, 0);
        for (; row < rowCount; row++) {
          // Watermark#2 [query.sql:12:3] WATERMARK FOR ts AS ts - INTERVAL '60' SECOND
          long in_ts = in_tsValues[row];
          long watermark2_subtract = DateTimeArithmetic.subtractTimestamp(in_ts, const0_ts, sites, 1);
          if (watermark2_subtract > partitionWatermark && watermark2_subtract <= watermarkLimit) {
            partitionWatermark = watermark2_subtract;
          }
          // Aggregate#3 [query.sql:15:108] COUNT(*) AS n, SUM(qty) AS total, MIN(note) AS least, MEDIAN(fee) AS mid FROM trades GROUP BY symbol, SESSION(ts, INT...
          int in_symbolOffset = in_symbolOffsets[row];
          int in_symbolLength = in_symbolLengths[row];
          long aggregate3_tag = (Hashing.hashText(in_symbolHeap, in_symbolOffset, in_symbolLength)
              & -4294967296L) | 4294967296L;
          long aggregate3_until = OpenSessions.endAfter(in_ts, 20000000L);
          long slot = aggregate3_find(index, shift, mask, slots, bytes, aggregate3_tag, in_symbolHeap,
              in_symbolOffset, in_symbolLength, in_ts, aggregate3_until,
              Math.max(watermark, Math.min(partitionWatermark, otherPartitions)), -1L);
          if (slot < 0L) {
            if (aggregate3_until <= Math.max(watermark, Math.min(partitionWatermark, otherPartitions))) {
              late++;
              if (LateOutput.isWanted(context.output())) {
                aggregate3_late(input, row);
              }
              continue;
            }
            if (!table.isReady()) {
              table.makeReady();
              break;
            }
            slot = aggregate3_create(table, table.add(-1L - slot, aggregate3_tag), aggregate3_tag,
                in_symbolHeap, in_symbolOffset, in_symbolLength);
            Slots.putLong(slots, slot, in_ts);
            Slots.putLong(slots, slot + 8L, aggregate3_until);
            sessions.opened(slot);
          } else if (in_ts < Slots.getLong(slots, slot)
              || Slots.getLong(slots, slot + 8L) < aggregate3_until) {
            slot = aggregate3_extend(table, sessions, aggregate3_tag, in_symbolHeap, in_symbolOffset,
                in_symbolLength, in_ts, aggregate3_until,
                Math.max(watermark, Math.min(partitionWatermark, otherPartitions)), slot);
          }
          state.touch(row, slot);
          if (!Slots.getBoolean(slots, slot + 166L)) {
            Slots.putBoolean(slots, slot + 166L, true);
            table.markChanged(slot);
          }
          Slots.putLong(slots, slot + 96L, Slots.getLong(slots, slot + 96L) + 1L);
          int in_qty = in_qtyValues[row];
          boolean in_qtyIsNull = in_qtyNulls[row];
          if (!in_qtyIsNull) {
            Slots.putLong(slots, slot + 104L,
                ExactMath.add(Slots.getLong(slots, slot + 104L), (long) in_qty, sites, 2));
            Slots.putBoolean(slots, slot + 160L, true);
          }
          int in_noteOffset = in_noteOffsets[row];
          int in_noteLength = in_noteLengths[row];
          boolean in_noteIsNull = in_noteNulls[row];
          if (!in_noteIsNull) {
            if (!Slots.getBoolean(slots, slot + 161L)
                || StoredText.compare(slots, slot + 48L, bytes, in_noteHeap, in_noteOffset, in_noteLength)
                    > 0) {
              StoredText.replace(slots, slot + 48L, bytes, in_noteHeap, in_noteOffset, in_noteLength);
              Slots.putBoolean(slots, slot + 161L, true);
            }
          }
          double in_fee = in_feeValues[row];
          boolean in_feeIsNull = in_feeNulls[row];
          if (!in_feeIsNull) {
            Multiset aggregate3_multiset = table.multiset(0);
            if (in_feeIsNull) {
              aggregate3_multiset.putNull(0);
            } else {
              aggregate3_multiset.put(0, in_fee);
            }
            aggregate3_multiset.add(slots, slot + 64L, slot, 1L);
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

  // Aggregate#3: an open session with these keys, near that time.
  private static long aggregate3_find(MemorySegment index, int shift, long mask, MemorySegment slots,
      ByteSlab bytes, long tag, byte[] key_symbolHeap, int key_symbolOffset, int key_symbolLength, long time,
      long until, long watermark, long except) {
    long word0 = TextKeys.word0(key_symbolHeap, key_symbolOffset, key_symbolLength);
    long word1 = key_symbolLength <= 12 ? TextKeys.word1(key_symbolHeap, key_symbolOffset, key_symbolLength)
        : 0L;
    for (long position = tag >>> shift;; position = (position + 1L) & mask) {
      long entry = Slots.getLong(index, position << 3);
      if ((entry & -4294967296L) == tag) {
        long slot = (entry & 4294967295L) << 3;
        if (Slots.getLong(slots, slot + 32L) == word0
            && (key_symbolLength <= 12 ? Slots.getLong(slots, slot + 40L) == word1
                : bytes.equal(Slots.getLong(slots, slot + 40L), key_symbolLength, key_symbolHeap,
                    key_symbolOffset, key_symbolLength))
            && time < Slots.getLong(slots, slot + 8L) && Slots.getLong(slots, slot) < until
            && watermark < Slots.getLong(slots, slot + 8L) && slot != except) {
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
    StoredText.replace(slots, slot + 32L, bytes, key_symbolHeap, key_symbolOffset, key_symbolLength);
    Slots.putLong(slots, slot + 112L, tag);
    return slot;
  }

  // Aggregate#3: a group of later rows joins one of earlier rows
  private void aggregate3_mergeGroup(GroupTable table, long slot, GroupTable fromTable, long fromSlot) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    MemorySegment fromSlots = fromTable.slots();
    ByteSlab fromBytes = fromTable.bytes();
    aggregate3_mergeCalls(slots, slot, bytes, table, fromSlots, fromSlot, fromBytes, fromTable);
  }

  // Aggregate#3 calls 1 to 4
  private void aggregate3_mergeCalls(MemorySegment slots, long slot, ByteSlab bytes, GroupTable table,
      MemorySegment fromSlots, long fromSlot, ByteSlab fromBytes, GroupTable fromTable) {
    Slots.putLong(slots, slot + 96L,
        Slots.getLong(slots, slot + 96L) + Slots.getLong(fromSlots, fromSlot + 96L));
    Slots.putLong(slots, slot + 104L,
        ExactMath.add(Slots.getLong(slots, slot + 104L), Slots.getLong(fromSlots, fromSlot + 104L), sites,
            0));
    Slots.putBoolean(slots, slot + 160L,
        Slots.getBoolean(slots, slot + 160L) || Slots.getBoolean(fromSlots, fromSlot + 160L));
    if (Slots.getBoolean(fromSlots, fromSlot + 161L)) {
      StoredText.load(fromSlots, fromSlot + 48L, fromBytes, aggregate3_leastOtherText);
      byte[] aggregate3_leastOtherHeap = aggregate3_leastOtherText.heap;
      int aggregate3_leastOtherOffset = aggregate3_leastOtherText.offset;
      int aggregate3_leastOtherLength = aggregate3_leastOtherText.length;
      if (!Slots.getBoolean(slots, slot + 161L)
          || StoredText.compare(slots, slot + 48L, bytes, aggregate3_leastOtherHeap,
                  aggregate3_leastOtherOffset, aggregate3_leastOtherLength)
              > 0) {
        StoredText.replace(slots, slot + 48L, bytes, aggregate3_leastOtherHeap, aggregate3_leastOtherOffset,
            aggregate3_leastOtherLength);
        Slots.putBoolean(slots, slot + 161L, true);
      }
    }
    table.multiset(0).addAll(slots, slot + 64L, slot, fromTable.multiset(0), fromSlots, fromSlot + 64L, true);
  }

  // Aggregate#3: a session becomes longer, and may meet another.
  private long aggregate3_extend(GroupTable table, OpenSessions sessions, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength, long time, long until, long watermark, long slot) {
    MemorySegment index = table.index();
    int shift = table.shift();
    long mask = table.mask();
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    Slots.putLong(slots, slot, Math.min(Slots.getLong(slots, slot), time));
    Slots.putLong(slots, slot + 8L, Math.max(Slots.getLong(slots, slot + 8L), until));
    long other = aggregate3_find(index, shift, mask, slots, bytes, tag, key_symbolHeap, key_symbolOffset,
        key_symbolLength, time, until, watermark, slot);
    if (other < 0L) {
      sessions.lengthened(slot);
      return slot;
    }
    boolean isEarlier = OpenSessions.isEarlier(slots, slot, other);
    long earlier = isEarlier ? slot : other;
    long later = isEarlier ? other : slot;
    aggregate3_mergeGroup(table, earlier, table, later);
    Slots.putLong(slots, earlier, Math.min(Slots.getLong(slots, earlier), Slots.getLong(slots, later)));
    Slots.putLong(slots, earlier + 8L,
        Math.max(Slots.getLong(slots, earlier + 8L), Slots.getLong(slots, later + 8L)));
    sessions.closing(later);
    if (Slots.getBoolean(slots, later + 165L)) {
      sessions.left(later);
      Slots.putBoolean(slots, later + 166L, true);
    } else {
      StoredText.free(slots, later + 32L, bytes);
      StoredText.free(slots, later + 48L, bytes);
      table.multiset(0).release(slots, later + 64L);
      StoredText.free(slots, later + 80L, bytes);
      table.remove(later, Slots.getLong(slots, later + 112L));
    }
    sessions.lengthened(earlier);
    return earlier;
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
    DoubleVector in_feeVector = (DoubleVector) input.column(3);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    double in_fee = in_feeValues[row];
    boolean in_feeIsNull = in_feeNulls[row];
    DoubleVector out_feeVector = (DoubleVector) out.column(3);
    boolean[] out_feeNulls = out_feeVector.nulls();
    out_feeNulls[outRow] = in_feeIsNull;
    double[] out_feeValues = out_feeVector.values();
    out_feeValues[outRow] = in_fee;
    BytesVector in_noteVector = (BytesVector) input.column(4);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    int in_noteOffset = in_noteOffsets[row];
    int in_noteLength = in_noteLengths[row];
    boolean in_noteIsNull = in_noteNulls[row];
    BytesVector out_noteVector = (BytesVector) out.column(4);
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
    this.aggregate3_leastOtherText = new BytesResult();
    this.const0_ts = this.context.constants().getLong(0);
  }
}
