package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.intrinsics.Decimal128Result;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.intrinsics.TextKeys;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import dev.laminar.kernel.state.Sums;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 1: Emit(Aggregate#3) > Output */
public final class Pipeline1_Aggregate_3_Emit extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate3_symbolText;
  private final Decimal128Result aggregate3_meanMean;
  private final BytesResult aggregate3_symbolText_2;

  @Override
  public void emit(GroupTable table, long windowStart, long windowEnd) {
    if (table.size() == 0L) {
      return;
    }
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    int capacity = out.capacity();
    int outRow = 0;
    int made = 0;
    int emitted = 0;
    long end = table.endOffset();
    long slot = 48L;
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    LongVector out_window_startVector = (LongVector) out.column(1);
    long[] out_window_startValues = out_window_startVector.values();
    LongVector out_window_endVector = (LongVector) out.column(2);
    long[] out_window_endValues = out_window_endVector.values();
    LongVector out_nVector = (LongVector) out.column(3);
    long[] out_nValues = out_nVector.values();
    Decimal128Vector out_meanVector = (Decimal128Vector) out.column(4);
    boolean[] out_meanNulls = out_meanVector.nulls();
    long[] out_meanHigh = out_meanVector.high();
    long[] out_meanLow = out_meanVector.low();
    for (; slot < end; slot += 48L) {
      made++;
      StoredText.load(slots, slot, bytes, aggregate3_symbolText);
      byte[] aggregate3_symbolHeap = aggregate3_symbolText.heap;
      int aggregate3_symbolOffset = aggregate3_symbolText.offset;
      int aggregate3_symbolLength = aggregate3_symbolText.length;
      out_symbolVector.append(outRow, aggregate3_symbolHeap, aggregate3_symbolOffset,
          aggregate3_symbolLength);
      out_window_startValues[outRow] = windowStart;
      out_window_endValues[outRow] = windowEnd;
      long aggregate3_n = Slots.getLong(slots, slot + 32L);
      out_nValues[outRow] = aggregate3_n;
      long aggregate3_meanCount = Slots.getLong(slots, slot + 40L);
      boolean aggregate3_meanIsNull = aggregate3_meanCount == 0L;
      long aggregate3_meanSumHigh = Slots.getLong(slots, slot + 16L);
      long aggregate3_meanSumLow = Slots.getLong(slots, slot + 24L);
      Decimal128.average(aggregate3_meanSumHigh, aggregate3_meanSumLow,
          aggregate3_meanIsNull ? 1L : aggregate3_meanCount, 4, 38, 6, aggregate3_meanMean, sites, 0);
      long aggregate3_meanHigh = aggregate3_meanMean.high;
      long aggregate3_meanLow = aggregate3_meanMean.low;
      out_meanNulls[outRow] = aggregate3_meanIsNull;
      out_meanHigh[outRow] = aggregate3_meanHigh;
      out_meanLow[outRow] = aggregate3_meanLow;
      outRow++;
      if (outRow == capacity) {
        output.flush(outRow);
        emitted += outRow;
        outRow = 0;
      }
    }
    output.flush(outRow);
    context.metrics().batch(made, emitted + outRow, 0, 0, 0);
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

  // Aggregate#3: a group of later rows joins one of earlier rows
  private void aggregate3_mergeGroup(GroupTable table, long slot, GroupTable fromTable, long fromSlot) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    MemorySegment fromSlots = fromTable.slots();
    ByteSlab fromBytes = fromTable.bytes();
    aggregate3_mergeCalls(slots, slot, bytes, table, fromSlots, fromSlot, fromBytes, fromTable);
  }

  // Aggregate#3 calls 1 to 2
  private void aggregate3_mergeCalls(MemorySegment slots, long slot, ByteSlab bytes, GroupTable table,
      MemorySegment fromSlots, long fromSlot, ByteSlab fromBytes, GroupTable fromTable) {
    Slots.putLong(slots, slot + 32L,
        Slots.getLong(slots, slot + 32L) + Slots.getLong(fromSlots, fromSlot + 32L));
    Slots.putLong(slots, slot + 40L,
        Slots.getLong(slots, slot + 40L) + Slots.getLong(fromSlots, fromSlot + 40L));
    Sums.add(slots, slot + 16L, Slots.getLong(fromSlots, fromSlot + 16L),
        Slots.getLong(fromSlots, fromSlot + 24L), sites, 1);
  }

  @Override
  public void merge(GroupTable from, GroupTable into) {
    if (from.size() == 0L) {
      return;
    }
    MemorySegment fromSlots = from.slots();
    ByteSlab fromBytes = from.bytes();
    long end = from.endOffset();
    for (long slot = 48L; slot < end; slot += 48L) {
      StoredText.load(fromSlots, slot, fromBytes, aggregate3_symbolText_2);
      byte[] aggregate3_symbolHeap = aggregate3_symbolText_2.heap;
      int aggregate3_symbolOffset = aggregate3_symbolText_2.offset;
      int aggregate3_symbolLength = aggregate3_symbolText_2.length;
      long target = slot;
      long aggregate3_tag = (Hashing.hashText(aggregate3_symbolHeap, aggregate3_symbolOffset,
              aggregate3_symbolLength)
          & -4294967296L) | 4294967296L;
      if (!into.isReady()) {
        into.makeReady();
      }
      target = aggregate3_find(into.index(), into.shift(), into.mask(), into.slots(), into.bytes(),
          aggregate3_tag, aggregate3_symbolHeap, aggregate3_symbolOffset, aggregate3_symbolLength);
      if (target < 0L) {
        target = aggregate3_create(into, into.add(-1L - target, aggregate3_tag), aggregate3_tag,
            aggregate3_symbolHeap, aggregate3_symbolOffset, aggregate3_symbolLength);
      }
      aggregate3_mergeGroup(into, target, from, slot);
    }
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_3_Emit(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate3_symbolText = new BytesResult();
    this.aggregate3_meanMean = new Decimal128Result();
    this.aggregate3_symbolText_2 = new BytesResult();
  }
}
