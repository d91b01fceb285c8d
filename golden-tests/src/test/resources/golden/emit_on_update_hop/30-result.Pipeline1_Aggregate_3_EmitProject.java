package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.ExactMath;
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
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 1: Emit(Aggregate#3) > Project#4 > Output */
public final class Pipeline1_Aggregate_3_EmitProject extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate3_symbolText;
  private final BytesResult aggregate3_symbolText_2;
  private final BytesResult aggregate3_symbolText_3;

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
    LongVector out_nVector = (LongVector) out.column(2);
    long[] out_nValues = out_nVector.values();
    LongVector out_totalVector = (LongVector) out.column(3);
    boolean[] out_totalNulls = out_totalVector.nulls();
    long[] out_totalValues = out_totalVector.values();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 33L, false);
      made++;
      StoredText.load(slots, slot, bytes, aggregate3_symbolText);
      byte[] aggregate3_symbolHeap = aggregate3_symbolText.heap;
      int aggregate3_symbolOffset = aggregate3_symbolText.offset;
      int aggregate3_symbolLength = aggregate3_symbolText.length;
      out_symbolVector.append(outRow, aggregate3_symbolHeap, aggregate3_symbolOffset,
          aggregate3_symbolLength);
      out_wsValues[outRow] = windowStart;
      long aggregate3_n = Slots.getLong(slots, slot + 16L);
      out_nValues[outRow] = aggregate3_n;
      long aggregate3_total = Slots.getLong(slots, slot + 24L);
      boolean aggregate3_totalIsNull = !Slots.getBoolean(slots, slot + 32L);
      out_totalNulls[outRow] = aggregate3_totalIsNull;
      out_totalValues[outRow] = aggregate3_total;
      outRow++;
      if (outRow == capacity) {
        output.flush(outRow);
        emitted += outRow;
        outRow = 0;
      }
    }
    output.flush(outRow);
    table.clearChanged();
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

  // Aggregate#3: a window is to know a group of one of its slices
  private void aggregate3_touchGroup(MemorySegment fromSlots, ByteSlab fromBytes, long slot,
      GroupTable into) {
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
    MemorySegment slots = into.slots();
    if (!Slots.getBoolean(slots, target + 33L)) {
      Slots.putBoolean(slots, target + 33L, true);
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
    for (long slot = 40L; slot < end; slot += 40L) {
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

  // Aggregate#3 calls 1 to 2
  private void aggregate3_mergeCalls(MemorySegment slots, long slot, ByteSlab bytes, GroupTable table,
      MemorySegment fromSlots, long fromSlot, ByteSlab fromBytes, GroupTable fromTable) {
    Slots.putLong(slots, slot + 16L,
        Slots.getLong(slots, slot + 16L) + Slots.getLong(fromSlots, fromSlot + 16L));
    Slots.putLong(slots, slot + 24L,
        ExactMath.add(Slots.getLong(slots, slot + 24L), Slots.getLong(fromSlots, fromSlot + 24L), sites, 0));
    Slots.putBoolean(slots, slot + 32L,
        Slots.getBoolean(slots, slot + 32L) || Slots.getBoolean(fromSlots, fromSlot + 32L));
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
      StoredText.load(listedSlots, listedSlot, listedBytes, aggregate3_symbolText_3);
      byte[] aggregate3_symbolHeap = aggregate3_symbolText_3.heap;
      int aggregate3_symbolOffset = aggregate3_symbolText_3.offset;
      int aggregate3_symbolLength = aggregate3_symbolText_3.length;
      long aggregate3_tag = (Hashing.hashText(aggregate3_symbolHeap, aggregate3_symbolOffset,
              aggregate3_symbolLength)
          & -4294967296L) | 4294967296L;
      long found = aggregate3_find(from.index(), from.shift(), from.mask(), from.slots(), from.bytes(),
          aggregate3_tag, aggregate3_symbolHeap, aggregate3_symbolOffset, aggregate3_symbolLength);
      if (found < 0L && from.migrating()) {
        found = aggregate3_find(from.oldIndex(), from.oldShift(), from.oldMask(), from.slots(), from.bytes(),
            aggregate3_tag, aggregate3_symbolHeap, aggregate3_symbolOffset, aggregate3_symbolLength);
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
      Slots.putBoolean(listedSlots, listedSlot + 33L, false);
    }
    table.clearChanged();
  }

  @Override
  public boolean keepsResults() {
    return false;
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_3_EmitProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate3_symbolText = new BytesResult();
    this.aggregate3_symbolText_2 = new BytesResult();
    this.aggregate3_symbolText_3 = new BytesResult();
  }
}
