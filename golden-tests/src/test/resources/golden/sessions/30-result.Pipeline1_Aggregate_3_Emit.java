package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 1: Emit(Aggregate#3) > Output */
public final class Pipeline1_Aggregate_3_Emit extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate3_symbolText;
  private final BytesResult aggregate3_leastText;
  private final BytesResult aggregate3_leastOtherText;
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
    int changed = table.changedCount();
    int index = 0;
    long slot = 0L;
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    LongVector out_wsVector = (LongVector) out.column(1);
    long[] out_wsValues = out_wsVector.values();
    LongVector out_weVector = (LongVector) out.column(2);
    long[] out_weValues = out_weVector.values();
    LongVector out_nVector = (LongVector) out.column(3);
    long[] out_nValues = out_nVector.values();
    LongVector out_totalVector = (LongVector) out.column(4);
    boolean[] out_totalNulls = out_totalVector.nulls();
    long[] out_totalValues = out_totalVector.values();
    BytesVector out_leastVector = (BytesVector) out.column(5);
    boolean[] out_leastNulls = out_leastVector.nulls();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      made++;
      StoredText.load(slots, slot + 32L, bytes, aggregate3_symbolText);
      byte[] aggregate3_symbolHeap = aggregate3_symbolText.heap;
      int aggregate3_symbolOffset = aggregate3_symbolText.offset;
      int aggregate3_symbolLength = aggregate3_symbolText.length;
      out_symbolVector.append(outRow, aggregate3_symbolHeap, aggregate3_symbolOffset,
          aggregate3_symbolLength);
      long aggregate3_start = Slots.getLong(slots, slot);
      out_wsValues[outRow] = aggregate3_start;
      long aggregate3_end = Slots.getLong(slots, slot + 8L);
      out_weValues[outRow] = aggregate3_end;
      long aggregate3_n = Slots.getLong(slots, slot + 64L);
      out_nValues[outRow] = aggregate3_n;
      long aggregate3_total = Slots.getLong(slots, slot + 72L);
      boolean aggregate3_totalIsNull = !Slots.getBoolean(slots, slot + 88L);
      out_totalNulls[outRow] = aggregate3_totalIsNull;
      out_totalValues[outRow] = aggregate3_total;
      boolean aggregate3_leastIsNull = !Slots.getBoolean(slots, slot + 89L);
      StoredText.load(slots, slot + 48L, bytes, aggregate3_leastText);
      byte[] aggregate3_leastHeap = aggregate3_leastText.heap;
      int aggregate3_leastOffset = aggregate3_leastText.offset;
      int aggregate3_leastLength = aggregate3_leastText.length;
      out_leastNulls[outRow] = aggregate3_leastIsNull;
      if (!aggregate3_leastIsNull) {
        out_leastVector.append(outRow, aggregate3_leastHeap, aggregate3_leastOffset, aggregate3_leastLength);
      }
      outRow++;
      if (outRow == capacity) {
        output.flush(outRow);
        emitted += outRow;
        outRow = 0;
      }
    }
    int ended = table.changedCount();
    for (int removed = 0; removed < ended; removed++) {
      long endedSlot = table.changedSlot(removed);
      StoredText.free(slots, endedSlot + 32L, bytes);
      StoredText.free(slots, endedSlot + 48L, bytes);
      table.remove(endedSlot, Slots.getLong(slots, endedSlot + 80L));
    }
    output.flush(outRow);
    table.clearChanged();
    context.metrics().batch(made, emitted + outRow, 0, 0, 0);
  }

  // Aggregate#3: keys and start values of a new group.
  private static long aggregate3_create(GroupTable table, long slot, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    StoredText.replace(slots, slot + 32L, bytes, key_symbolHeap, key_symbolOffset, key_symbolLength);
    Slots.putLong(slots, slot + 80L, tag);
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

  // Aggregate#3 calls 1 to 3
  private void aggregate3_mergeCalls(MemorySegment slots, long slot, ByteSlab bytes, GroupTable table,
      MemorySegment fromSlots, long fromSlot, ByteSlab fromBytes, GroupTable fromTable) {
    Slots.putLong(slots, slot + 64L,
        Slots.getLong(slots, slot + 64L) + Slots.getLong(fromSlots, fromSlot + 64L));
    Slots.putLong(slots, slot + 72L,
        ExactMath.add(Slots.getLong(slots, slot + 72L), Slots.getLong(fromSlots, fromSlot + 72L), sites, 0));
    Slots.putBoolean(slots, slot + 88L,
        Slots.getBoolean(slots, slot + 88L) || Slots.getBoolean(fromSlots, fromSlot + 88L));
    if (Slots.getBoolean(fromSlots, fromSlot + 89L)) {
      StoredText.load(fromSlots, fromSlot + 48L, fromBytes, aggregate3_leastOtherText);
      byte[] aggregate3_leastOtherHeap = aggregate3_leastOtherText.heap;
      int aggregate3_leastOtherOffset = aggregate3_leastOtherText.offset;
      int aggregate3_leastOtherLength = aggregate3_leastOtherText.length;
      if (!Slots.getBoolean(slots, slot + 89L)
          || StoredText.compare(slots, slot + 48L, bytes, aggregate3_leastOtherHeap,
                  aggregate3_leastOtherOffset, aggregate3_leastOtherLength)
              > 0) {
        StoredText.replace(slots, slot + 48L, bytes, aggregate3_leastOtherHeap, aggregate3_leastOtherOffset,
            aggregate3_leastOtherLength);
        Slots.putBoolean(slots, slot + 89L, true);
      }
    }
  }

  @Override
  public void merge(GroupTable from, GroupTable into) {
    if (from.size() == 0L) {
      return;
    }
    MemorySegment fromSlots = from.slots();
    ByteSlab fromBytes = from.bytes();
    long end = from.endOffset();
    for (long slot = 96L; slot < end; slot += 96L) {
      long tag = Slots.getLong(fromSlots, slot + 80L);
      if (tag == 0L) {
        continue;
      }
      StoredText.load(fromSlots, slot + 32L, fromBytes, aggregate3_symbolText_2);
      byte[] aggregate3_symbolHeap = aggregate3_symbolText_2.heap;
      int aggregate3_symbolOffset = aggregate3_symbolText_2.offset;
      int aggregate3_symbolLength = aggregate3_symbolText_2.length;
      if (!into.isReady()) {
        into.makeReady();
      }
      long target = aggregate3_create(into, into.addNew(tag), tag, aggregate3_symbolHeap,
          aggregate3_symbolOffset, aggregate3_symbolLength);
      MemorySegment slots = into.slots();
      Slots.putLong(slots, target, Slots.getLong(fromSlots, slot));
      Slots.putLong(slots, target + 8L, Slots.getLong(fromSlots, slot + 8L));
      aggregate3_mergeGroup(into, target, from, slot);
    }
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_3_Emit(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate3_symbolText = new BytesResult();
    this.aggregate3_leastText = new BytesResult();
    this.aggregate3_leastOtherText = new BytesResult();
    this.aggregate3_symbolText_2 = new BytesResult();
  }
}
