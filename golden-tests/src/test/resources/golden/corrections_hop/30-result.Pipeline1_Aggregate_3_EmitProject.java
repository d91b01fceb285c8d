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

/** query.sql  Pipeline 1: Emit(Aggregate#3) > Project#4 > Output */
public final class Pipeline1_Aggregate_3_EmitProject extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate3_leastText;
  private final BytesResult aggregate3_leastText_2;
  private final BytesResult aggregate3_leastOtherText;

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
    LongVector out_wsVector = (LongVector) out.column(0);
    long[] out_wsValues = out_wsVector.values();
    LongVector out_nVector = (LongVector) out.column(1);
    long[] out_nValues = out_nVector.values();
    LongVector out_rows_sumVector = (LongVector) out.column(2);
    long[] out_rows_sumValues = out_rows_sumVector.values();
    BytesVector out_leastVector = (BytesVector) out.column(3);
    boolean[] out_leastNulls = out_leastVector.nulls();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 67L, false);
      boolean wasShown = Slots.getBoolean(slots, slot + 66L);
      long aggregate3_nNew = 0L;
      long aggregate3_rows_sumNew = 0L;
      byte[] aggregate3_leastNew = null;
      int aggregate3_leastNew_2 = 0;
      int aggregate3_leastNew_3 = 0;
      boolean aggregate3_leastNewIsNull = true;
      long aggregate3_n = Slots.getLong(slots, slot + 32L);
      aggregate3_nNew = aggregate3_n;
      long aggregate3_rows_sum = Slots.getLong(slots, slot + 40L);
      aggregate3_rows_sumNew = aggregate3_rows_sum;
      boolean aggregate3_leastIsNull = !Slots.getBoolean(slots, slot + 64L);
      StoredText.load(slots, slot, bytes, aggregate3_leastText);
      byte[] aggregate3_leastHeap = aggregate3_leastText.heap;
      int aggregate3_leastOffset = aggregate3_leastText.offset;
      int aggregate3_leastLength = aggregate3_leastText.length;
      aggregate3_leastNew = aggregate3_leastHeap;
      aggregate3_leastNew_2 = aggregate3_leastOffset;
      aggregate3_leastNew_3 = aggregate3_leastLength;
      aggregate3_leastNewIsNull = aggregate3_leastIsNull;
      if (wasShown && Long.compare(Slots.getLong(slots, slot + 48L), aggregate3_nNew) == 0
          && Long.compare(Slots.getLong(slots, slot + 56L), aggregate3_rows_sumNew) == 0
          && (aggregate3_leastNewIsNull ? Slots.getBoolean(slots, slot + 65L)
              : !Slots.getBoolean(slots, slot + 65L)
                  && StoredText.compare(slots, slot + 16L, bytes, aggregate3_leastNew, aggregate3_leastNew_2,
                          aggregate3_leastNew_3)
                      == 0)) {
        continue;
      }
      for (int weight = wasShown ? -1 : 1; weight <= 1; weight += 2) {
        if (weight > 0) {
          Slots.putLong(slots, slot + 48L, aggregate3_nNew);
          Slots.putLong(slots, slot + 56L, aggregate3_rows_sumNew);
          Slots.putBoolean(slots, slot + 65L, aggregate3_leastNewIsNull);
          if (!aggregate3_leastNewIsNull) {
            StoredText.replace(slots, slot + 16L, bytes, aggregate3_leastNew, aggregate3_leastNew_2,
                aggregate3_leastNew_3);
          }
          Slots.putBoolean(slots, slot + 66L, true);
        }
        made++;
        weights[outRow] = weight;
        out_wsValues[outRow] = windowStart;
        long aggregate3_n_2 = Slots.getLong(slots, slot + 48L);
        out_nValues[outRow] = aggregate3_n_2;
        long aggregate3_rows_sum_2 = Slots.getLong(slots, slot + 56L);
        out_rows_sumValues[outRow] = aggregate3_rows_sum_2;
        StoredText.load(slots, slot + 16L, bytes, aggregate3_leastText_2);
        byte[] aggregate3_leastHeap_2 = aggregate3_leastText_2.heap;
        int aggregate3_leastOffset_2 = aggregate3_leastText_2.offset;
        int aggregate3_leastLength_2 = aggregate3_leastText_2.length;
        boolean aggregate3_leastIsNull_2 = Slots.getBoolean(slots, slot + 65L);
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
    aggregate3_restart(table);
    output.flush(outRow);
    table.clearChanged();
    context.metrics().batch(made, emitted + outRow, 0, 0, 0);
  }

  // Aggregate#3 calls 1 to 3
  private void aggregate3_restartCalls(MemorySegment slots, long slot, ByteSlab bytes, GroupTable table) {
    Slots.putLong(slots, slot + 32L, 0L);
    Slots.putLong(slots, slot + 40L, 0L);
    StoredText.free(slots, slot, bytes);
    Slots.putLong(slots, slot, 0L);
    Slots.putLong(slots, slot + 8L, 0L);
    Slots.putBoolean(slots, slot + 64L, false);
  }

  // Aggregate#3: what was put together for windows is not kept
  private void aggregate3_restart(GroupTable table) {
    MemorySegment listedSlots = table.slots();
    ByteSlab listedBytes = table.bytes();
    int listed = table.changedCount();
    for (int next = 0; next < listed; next++) {
      long listedSlot = table.changedSlot(next);
      aggregate3_restartCalls(listedSlots, listedSlot, listedBytes, table);
    }
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

  // Aggregate#3: a window is to know a group of one of its slices
  private void aggregate3_touchGroup(MemorySegment fromSlots, ByteSlab fromBytes, long slot,
      GroupTable into) {
    long target = slot;
    long aggregate3_tag = 4294967296L;
    if (!into.isReady()) {
      into.makeReady();
    }
    target = aggregate3_find(into.index(), into.shift(), into.mask(), into.slots(), into.bytes(),
        aggregate3_tag);
    if (target < 0L) {
      target = aggregate3_create(into, into.add(-1L - target, aggregate3_tag), aggregate3_tag);
    }
    MemorySegment slots = into.slots();
    if (!Slots.getBoolean(slots, target + 67L)) {
      Slots.putBoolean(slots, target + 67L, true);
      into.markChanged(target);
    }
  }

  @Override
  public void touch(GroupTable from, GroupTable into) {
    MemorySegment listedSlots = from.slots();
    ByteSlab listedBytes = from.bytes();
    int listed = from.changedCount();
    for (int next = 0; next < listed; next++) {
      long listedSlot = from.changedSlot(next);
      aggregate3_touchGroup(listedSlots, listedBytes, listedSlot, into);
    }
  }

  @Override
  public void touchAll(GroupTable from, GroupTable into) {
    MemorySegment fromSlots = from.slots();
    ByteSlab fromBytes = from.bytes();
    long end = from.endOffset();
    for (long slot = 72L; slot < end; slot += 72L) {
      aggregate3_touchGroup(fromSlots, fromBytes, slot, into);
    }
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
    Slots.putLong(slots, slot + 32L,
        Slots.getLong(slots, slot + 32L) + Slots.getLong(fromSlots, fromSlot + 32L));
    Slots.putLong(slots, slot + 40L,
        ExactMath.add(Slots.getLong(slots, slot + 40L), Slots.getLong(fromSlots, fromSlot + 40L), sites, 0));
    if (Slots.getBoolean(fromSlots, fromSlot + 64L)) {
      StoredText.load(fromSlots, fromSlot, fromBytes, aggregate3_leastOtherText);
      byte[] aggregate3_leastOtherHeap = aggregate3_leastOtherText.heap;
      int aggregate3_leastOtherOffset = aggregate3_leastOtherText.offset;
      int aggregate3_leastOtherLength = aggregate3_leastOtherText.length;
      if (!Slots.getBoolean(slots, slot + 64L)
          || StoredText.compare(slots, slot, bytes, aggregate3_leastOtherHeap, aggregate3_leastOtherOffset,
                  aggregate3_leastOtherLength)
              > 0) {
        StoredText.replace(slots, slot, bytes, aggregate3_leastOtherHeap, aggregate3_leastOtherOffset,
            aggregate3_leastOtherLength);
        Slots.putBoolean(slots, slot + 64L, true);
      }
    }
  }

  @Override
  public void gather(GroupTable from, GroupTable into) {
    if (from.size() == 0L) {
      return;
    }
    MemorySegment listedSlots = into.slots();
    ByteSlab listedBytes = into.bytes();
    int listed = into.changedCount();
    for (int next = 0; next < listed; next++) {
      long listedSlot = into.changedSlot(next);
      long aggregate3_tag = 4294967296L;
      long found = aggregate3_find(from.index(), from.shift(), from.mask(), from.slots(), from.bytes(),
          aggregate3_tag);
      if (found < 0L && from.migrating()) {
        found = aggregate3_find(from.oldIndex(), from.oldShift(), from.oldMask(), from.slots(), from.bytes(),
            aggregate3_tag);
      }
      if (found >= 0L) {
        aggregate3_mergeGroup(into, listedSlot, from, found);
      }
    }
  }

  @Override
  public void forgetChanges(GroupTable table) {
    MemorySegment listedSlots = table.slots();
    ByteSlab listedBytes = table.bytes();
    int listed = table.changedCount();
    for (int next = 0; next < listed; next++) {
      long listedSlot = table.changedSlot(next);
      Slots.putBoolean(listedSlots, listedSlot + 67L, false);
    }
    table.clearChanged();
  }

  @Override
  public boolean keepsResults() {
    return true;
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_3_EmitProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate3_leastText = new BytesResult();
    this.aggregate3_leastText_2 = new BytesResult();
    this.aggregate3_leastOtherText = new BytesResult();
  }
}
