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
  private final BytesResult aggregate3_leastText;
  private final BytesResult aggregate3_symbolText;
  private final BytesResult aggregate3_leastText_2;
  private final BytesResult aggregate3_leastOtherText;
  private final BytesResult aggregate3_symbolText_2;
  private final BytesResult aggregate3_leastText_3;

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
    int[] weights = out.weights();
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
      Slots.putBoolean(slots, slot + 141L, false);
      boolean isAlive = Slots.getLong(slots, slot + 8L) != -9223372036854775808L
          && Slots.getLong(slots, slot + 8L) <= windowEnd;
      boolean wasShown = Slots.getBoolean(slots, slot + 140L);
      long aggregate3_nNew = 0L;
      long aggregate3_totalNew = 0L;
      boolean aggregate3_totalNewIsNull = true;
      byte[] aggregate3_leastNew = null;
      int aggregate3_leastNew_2 = 0;
      int aggregate3_leastNew_3 = 0;
      boolean aggregate3_leastNewIsNull = true;
      if (isAlive) {
        long aggregate3_n = Slots.getLong(slots, slot + 80L);
        aggregate3_nNew = aggregate3_n;
        long aggregate3_total = Slots.getLong(slots, slot + 88L);
        boolean aggregate3_totalIsNull = !Slots.getBoolean(slots, slot + 136L);
        aggregate3_totalNew = aggregate3_total;
        aggregate3_totalNewIsNull = aggregate3_totalIsNull;
        boolean aggregate3_leastIsNull = !Slots.getBoolean(slots, slot + 137L);
        StoredText.load(slots, slot + 48L, bytes, aggregate3_leastText);
        byte[] aggregate3_leastHeap = aggregate3_leastText.heap;
        int aggregate3_leastOffset = aggregate3_leastText.offset;
        int aggregate3_leastLength = aggregate3_leastText.length;
        aggregate3_leastNew = aggregate3_leastHeap;
        aggregate3_leastNew_2 = aggregate3_leastOffset;
        aggregate3_leastNew_3 = aggregate3_leastLength;
        aggregate3_leastNewIsNull = aggregate3_leastIsNull;
        if (wasShown && Slots.getLong(slots, slot + 104L) == Slots.getLong(slots, slot)
            && Slots.getLong(slots, slot + 112L) == Slots.getLong(slots, slot + 8L)
            && Long.compare(Slots.getLong(slots, slot + 120L), aggregate3_nNew) == 0
            && (aggregate3_totalNewIsNull ? Slots.getBoolean(slots, slot + 138L)
                : !Slots.getBoolean(slots, slot + 138L)
                    && Long.compare(Slots.getLong(slots, slot + 128L), aggregate3_totalNew) == 0)
            && (aggregate3_leastNewIsNull ? Slots.getBoolean(slots, slot + 139L)
                : !Slots.getBoolean(slots, slot + 139L)
                    && StoredText.compare(slots, slot + 64L, bytes, aggregate3_leastNew,
                            aggregate3_leastNew_2, aggregate3_leastNew_3)
                        == 0)) {
          continue;
        }
      }
      for (int weight = wasShown ? -1 : 1; weight <= 1; weight += 2) {
        if (weight > 0) {
          if (!isAlive) {
            Slots.putBoolean(slots, slot + 140L, false);
            if (Slots.getLong(slots, slot + 8L) == -9223372036854775808L) {
              StoredText.free(slots, slot + 32L, bytes);
              StoredText.free(slots, slot + 48L, bytes);
              StoredText.free(slots, slot + 64L, bytes);
              table.remove(slot, Slots.getLong(slots, slot + 96L));
            }
            continue;
          }
          Slots.putLong(slots, slot + 120L, aggregate3_nNew);
          Slots.putBoolean(slots, slot + 138L, aggregate3_totalNewIsNull);
          if (!aggregate3_totalNewIsNull) {
            Slots.putLong(slots, slot + 128L, aggregate3_totalNew);
          }
          Slots.putBoolean(slots, slot + 139L, aggregate3_leastNewIsNull);
          if (!aggregate3_leastNewIsNull) {
            StoredText.replace(slots, slot + 64L, bytes, aggregate3_leastNew, aggregate3_leastNew_2,
                aggregate3_leastNew_3);
          }
          Slots.putBoolean(slots, slot + 140L, true);
          Slots.putLong(slots, slot + 104L, Slots.getLong(slots, slot));
          Slots.putLong(slots, slot + 112L, Slots.getLong(slots, slot + 8L));
        }
        made++;
        weights[outRow] = weight;
        StoredText.load(slots, slot + 32L, bytes, aggregate3_symbolText);
        byte[] aggregate3_symbolHeap = aggregate3_symbolText.heap;
        int aggregate3_symbolOffset = aggregate3_symbolText.offset;
        int aggregate3_symbolLength = aggregate3_symbolText.length;
        out_symbolVector.append(outRow, aggregate3_symbolHeap, aggregate3_symbolOffset,
            aggregate3_symbolLength);
        long aggregate3_start = Slots.getLong(slots, slot + 104L);
        out_wsValues[outRow] = aggregate3_start;
        long aggregate3_end = Slots.getLong(slots, slot + 112L);
        out_weValues[outRow] = aggregate3_end;
        long aggregate3_n_2 = Slots.getLong(slots, slot + 120L);
        out_nValues[outRow] = aggregate3_n_2;
        long aggregate3_total_2 = Slots.getLong(slots, slot + 128L);
        boolean aggregate3_totalIsNull_2 = Slots.getBoolean(slots, slot + 138L);
        out_totalNulls[outRow] = aggregate3_totalIsNull_2;
        out_totalValues[outRow] = aggregate3_total_2;
        StoredText.load(slots, slot + 64L, bytes, aggregate3_leastText_2);
        byte[] aggregate3_leastHeap_2 = aggregate3_leastText_2.heap;
        int aggregate3_leastOffset_2 = aggregate3_leastText_2.offset;
        int aggregate3_leastLength_2 = aggregate3_leastText_2.length;
        boolean aggregate3_leastIsNull_2 = Slots.getBoolean(slots, slot + 139L);
        out_leastNulls[outRow] = aggregate3_leastIsNull_2;
        if (!aggregate3_leastIsNull_2) {
          out_leastVector.append(outRow, aggregate3_leastHeap_2, aggregate3_leastOffset_2,
              aggregate3_leastLength_2);
        }
        outRow++;
        if (outRow == capacity) {
          output.flush(outRow);
          emitted += outRow;
          outRow = 0;
        }
      }
    }
    output.flush(outRow);
    table.clearChanged();
    context.metrics().batch(made, emitted + outRow, 0, 0, 0);
  }

  @Override
  public void removeListed(GroupTable table) {
    MemorySegment listedSlots = table.slots();
    ByteSlab listedBytes = table.bytes();
    int listed = table.changedCount();
    for (int next = 0; next < listed; next++) {
      long listedSlot = table.changedSlot(next);
      StoredText.free(listedSlots, listedSlot + 32L, listedBytes);
      StoredText.free(listedSlots, listedSlot + 48L, listedBytes);
      StoredText.free(listedSlots, listedSlot + 64L, listedBytes);
      table.remove(listedSlot, Slots.getLong(listedSlots, listedSlot + 96L));
    }
    table.clearChanged();
  }

  // Aggregate#3: keys and start values of a new group.
  private static long aggregate3_create(GroupTable table, long slot, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    StoredText.replace(slots, slot + 32L, bytes, key_symbolHeap, key_symbolOffset, key_symbolLength);
    Slots.putLong(slots, slot + 96L, tag);
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
    Slots.putLong(slots, slot + 80L,
        Slots.getLong(slots, slot + 80L) + Slots.getLong(fromSlots, fromSlot + 80L));
    Slots.putLong(slots, slot + 88L,
        ExactMath.add(Slots.getLong(slots, slot + 88L), Slots.getLong(fromSlots, fromSlot + 88L), sites, 0));
    Slots.putBoolean(slots, slot + 136L,
        Slots.getBoolean(slots, slot + 136L) || Slots.getBoolean(fromSlots, fromSlot + 136L));
    if (Slots.getBoolean(fromSlots, fromSlot + 137L)) {
      StoredText.load(fromSlots, fromSlot + 48L, fromBytes, aggregate3_leastOtherText);
      byte[] aggregate3_leastOtherHeap = aggregate3_leastOtherText.heap;
      int aggregate3_leastOtherOffset = aggregate3_leastOtherText.offset;
      int aggregate3_leastOtherLength = aggregate3_leastOtherText.length;
      if (!Slots.getBoolean(slots, slot + 137L)
          || StoredText.compare(slots, slot + 48L, bytes, aggregate3_leastOtherHeap,
                  aggregate3_leastOtherOffset, aggregate3_leastOtherLength)
              > 0) {
        StoredText.replace(slots, slot + 48L, bytes, aggregate3_leastOtherHeap, aggregate3_leastOtherOffset,
            aggregate3_leastOtherLength);
        Slots.putBoolean(slots, slot + 137L, true);
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
    for (long slot = 144L; slot < end; slot += 144L) {
      long tag = Slots.getLong(fromSlots, slot + 96L);
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
      ByteSlab bytes = into.bytes();
      if (Slots.getBoolean(fromSlots, slot + 140L)) {
        long aggregate3_n = Slots.getLong(fromSlots, slot + 120L);
        long aggregate3_total = Slots.getLong(fromSlots, slot + 128L);
        boolean aggregate3_totalIsNull = Slots.getBoolean(fromSlots, slot + 138L);
        StoredText.load(fromSlots, slot + 64L, fromBytes, aggregate3_leastText_3);
        byte[] aggregate3_leastHeap = aggregate3_leastText_3.heap;
        int aggregate3_leastOffset = aggregate3_leastText_3.offset;
        int aggregate3_leastLength = aggregate3_leastText_3.length;
        boolean aggregate3_leastIsNull = Slots.getBoolean(fromSlots, slot + 139L);
        Slots.putLong(slots, target + 120L, aggregate3_n);
        Slots.putBoolean(slots, target + 138L, aggregate3_totalIsNull);
        if (!aggregate3_totalIsNull) {
          Slots.putLong(slots, target + 128L, aggregate3_total);
        }
        Slots.putBoolean(slots, target + 139L, aggregate3_leastIsNull);
        if (!aggregate3_leastIsNull) {
          StoredText.replace(slots, target + 64L, bytes, aggregate3_leastHeap, aggregate3_leastOffset,
              aggregate3_leastLength);
        }
        Slots.putBoolean(slots, target + 140L, true);
        Slots.putLong(slots, target + 104L, Slots.getLong(fromSlots, slot + 104L));
        Slots.putLong(slots, target + 112L, Slots.getLong(fromSlots, slot + 112L));
      }
      aggregate3_mergeGroup(into, target, from, slot);
    }
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_3_Emit(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate3_leastText = new BytesResult();
    this.aggregate3_symbolText = new BytesResult();
    this.aggregate3_leastText_2 = new BytesResult();
    this.aggregate3_leastOtherText = new BytesResult();
    this.aggregate3_symbolText_2 = new BytesResult();
    this.aggregate3_leastText_3 = new BytesResult();
  }
}
