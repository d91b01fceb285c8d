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
import dev.laminar.kernel.state.Elements;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Multiset;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 1: Emit(Aggregate#3) > Filter#4 > Project#5 > Output */
public final class Pipeline1_Aggregate_3_EmitFilterProject extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate3_last_noteText;
  private final long const0_n; // 1
  private final BytesResult aggregate3_symbolText;
  private final BytesResult aggregate3_last_noteText_2;
  private final BytesResult aggregate3_symbolText_2;
  private final BytesResult aggregate3_last_noteOtherText;
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
    int[] weights = out.weights();
    int filtered = 0;
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    LongVector out_wsVector = (LongVector) out.column(1);
    long[] out_wsValues = out_wsVector.values();
    LongVector out_nVector = (LongVector) out.column(2);
    long[] out_nValues = out_nVector.values();
    LongVector out_totalVector = (LongVector) out.column(3);
    boolean[] out_totalNulls = out_totalVector.nulls();
    long[] out_totalValues = out_totalVector.values();
    LongVector out_highVector = (LongVector) out.column(4);
    boolean[] out_highNulls = out_highVector.nulls();
    long[] out_highValues = out_highVector.values();
    BytesVector out_last_noteVector = (BytesVector) out.column(5);
    boolean[] out_last_noteNulls = out_last_noteVector.nulls();
    LongVector out_accountsVector = (LongVector) out.column(6);
    long[] out_accountsValues = out_accountsVector.values();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 143L, false);
      boolean wasShown = Slots.getBoolean(slots, slot + 142L);
      long aggregate3_nNew = 0L;
      long aggregate3_totalNew = 0L;
      boolean aggregate3_totalNewIsNull = true;
      long aggregate3_highNew = 0L;
      boolean aggregate3_highNewIsNull = true;
      byte[] aggregate3_last_noteNew = null;
      int aggregate3_last_noteNew_2 = 0;
      int aggregate3_last_noteNew_3 = 0;
      boolean aggregate3_last_noteNewIsNull = true;
      long aggregate3_accountsNew = 0L;
      long aggregate3_n = Slots.getLong(slots, slot + 64L);
      aggregate3_nNew = aggregate3_n;
      long aggregate3_total = Slots.getLong(slots, slot + 72L);
      boolean aggregate3_totalIsNull = !Slots.getBoolean(slots, slot + 136L);
      aggregate3_totalNew = aggregate3_total;
      aggregate3_totalNewIsNull = aggregate3_totalIsNull;
      boolean aggregate3_highIsNull = !Slots.getBoolean(slots, slot + 137L);
      long aggregate3_high = Slots.getLong(slots, slot + 80L);
      aggregate3_highNew = aggregate3_high;
      aggregate3_highNewIsNull = aggregate3_highIsNull;
      boolean aggregate3_last_noteIsNull = !Slots.getBoolean(slots, slot + 138L);
      StoredText.load(slots, slot + 16L, bytes, aggregate3_last_noteText);
      byte[] aggregate3_last_noteHeap = aggregate3_last_noteText.heap;
      int aggregate3_last_noteOffset = aggregate3_last_noteText.offset;
      int aggregate3_last_noteLength = aggregate3_last_noteText.length;
      aggregate3_last_noteNew = aggregate3_last_noteHeap;
      aggregate3_last_noteNew_2 = aggregate3_last_noteOffset;
      aggregate3_last_noteNew_3 = aggregate3_last_noteLength;
      aggregate3_last_noteNewIsNull = aggregate3_last_noteIsNull;
      long aggregate3_accounts = Slots.getLong(slots, slot + 96L);
      aggregate3_accountsNew = aggregate3_accounts;
      if (wasShown && Long.compare(Slots.getLong(slots, slot + 104L), aggregate3_nNew) == 0
          && (aggregate3_totalNewIsNull ? Slots.getBoolean(slots, slot + 139L)
              : !Slots.getBoolean(slots, slot + 139L)
                  && Long.compare(Slots.getLong(slots, slot + 112L), aggregate3_totalNew) == 0)
          && (aggregate3_highNewIsNull ? Slots.getBoolean(slots, slot + 140L)
              : !Slots.getBoolean(slots, slot + 140L)
                  && Long.compare(Slots.getLong(slots, slot + 120L), aggregate3_highNew) == 0)
          && (aggregate3_last_noteNewIsNull ? Slots.getBoolean(slots, slot + 141L)
              : !Slots.getBoolean(slots, slot + 141L)
                  && StoredText.compare(slots, slot + 48L, bytes, aggregate3_last_noteNew,
                          aggregate3_last_noteNew_2, aggregate3_last_noteNew_3)
                      == 0)
          && Long.compare(Slots.getLong(slots, slot + 128L), aggregate3_accountsNew) == 0) {
        continue;
      }
      for (int weight = wasShown ? -1 : 1; weight <= 1; weight += 2) {
        if (weight > 0) {
          Slots.putLong(slots, slot + 104L, aggregate3_nNew);
          Slots.putBoolean(slots, slot + 139L, aggregate3_totalNewIsNull);
          if (!aggregate3_totalNewIsNull) {
            Slots.putLong(slots, slot + 112L, aggregate3_totalNew);
          }
          Slots.putBoolean(slots, slot + 140L, aggregate3_highNewIsNull);
          if (!aggregate3_highNewIsNull) {
            Slots.putLong(slots, slot + 120L, aggregate3_highNew);
          }
          Slots.putBoolean(slots, slot + 141L, aggregate3_last_noteNewIsNull);
          if (!aggregate3_last_noteNewIsNull) {
            StoredText.replace(slots, slot + 48L, bytes, aggregate3_last_noteNew, aggregate3_last_noteNew_2,
                aggregate3_last_noteNew_3);
          }
          Slots.putLong(slots, slot + 128L, aggregate3_accountsNew);
          Slots.putBoolean(slots, slot + 142L, true);
        }
        made++;
        // Filter#4 [query.sql:19:8] COUNT(*) > 1
        long aggregate3_n_2 = Slots.getLong(slots, slot + 104L);
        if (!(aggregate3_n_2 > const0_n)) {
          filtered++;
          continue;
        }
        weights[outRow] = weight;
        StoredText.load(slots, slot, bytes, aggregate3_symbolText);
        byte[] aggregate3_symbolHeap = aggregate3_symbolText.heap;
        int aggregate3_symbolOffset = aggregate3_symbolText.offset;
        int aggregate3_symbolLength = aggregate3_symbolText.length;
        out_symbolVector.append(outRow, aggregate3_symbolHeap, aggregate3_symbolOffset,
            aggregate3_symbolLength);
        out_wsValues[outRow] = windowStart;
        out_nValues[outRow] = aggregate3_n_2;
        long aggregate3_total_2 = Slots.getLong(slots, slot + 112L);
        boolean aggregate3_totalIsNull_2 = Slots.getBoolean(slots, slot + 139L);
        out_totalNulls[outRow] = aggregate3_totalIsNull_2;
        out_totalValues[outRow] = aggregate3_total_2;
        long aggregate3_high_2 = Slots.getLong(slots, slot + 120L);
        boolean aggregate3_highIsNull_2 = Slots.getBoolean(slots, slot + 140L);
        out_highNulls[outRow] = aggregate3_highIsNull_2;
        out_highValues[outRow] = aggregate3_high_2;
        StoredText.load(slots, slot + 48L, bytes, aggregate3_last_noteText_2);
        byte[] aggregate3_last_noteHeap_2 = aggregate3_last_noteText_2.heap;
        int aggregate3_last_noteOffset_2 = aggregate3_last_noteText_2.offset;
        int aggregate3_last_noteLength_2 = aggregate3_last_noteText_2.length;
        boolean aggregate3_last_noteIsNull_2 = Slots.getBoolean(slots, slot + 141L);
        out_last_noteNulls[outRow] = aggregate3_last_noteIsNull_2;
        if (!aggregate3_last_noteIsNull_2) {
          out_last_noteVector.append(outRow, aggregate3_last_noteHeap_2, aggregate3_last_noteOffset_2,
              aggregate3_last_noteLength_2);
        }
        long aggregate3_accounts_2 = Slots.getLong(slots, slot + 128L);
        out_accountsValues[outRow] = aggregate3_accounts_2;
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
    context.metrics().filtered(0, filtered);
  }

  // Aggregate#3 calls 1 to 5
  private void aggregate3_restartCalls(MemorySegment slots, long slot, ByteSlab bytes, GroupTable table) {
    Slots.putLong(slots, slot + 64L, 0L);
    Slots.putLong(slots, slot + 72L, 0L);
    Slots.putBoolean(slots, slot + 136L, false);
    Slots.putLong(slots, slot + 80L, 0L);
    Slots.putBoolean(slots, slot + 137L, false);
    Slots.putLong(slots, slot + 80L, -9223372036854775808L);
    StoredText.free(slots, slot + 16L, bytes);
    Slots.putLong(slots, slot + 16L, 0L);
    Slots.putLong(slots, slot + 24L, 0L);
    Slots.putLong(slots, slot + 88L, 0L);
    Slots.putBoolean(slots, slot + 138L, false);
    Slots.putLong(slots, slot + 88L, -9223372036854775808L);
    table.multiset(0).release(slots, slot + 32L);
    Slots.putLong(slots, slot + 96L, 0L);
    Slots.putLong(slots, slot + 32L, 0L);
    Slots.putLong(slots, slot + 40L, 0L);
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
    Slots.putLong(slots, slot + 80L, -9223372036854775808L);
    Slots.putLong(slots, slot + 88L, -9223372036854775808L);
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
    if (!Slots.getBoolean(slots, target + 143L)) {
      Slots.putBoolean(slots, target + 143L, true);
      into.markChanged(target);
    }
  }

  @Override
  public void touch(GroupTable from, GroupTable into) {
    into.defineMultiset(0, 1, 0);
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
    into.defineMultiset(0, 1, 0);
    MemorySegment fromSlots = from.slots();
    ByteSlab fromBytes = from.bytes();
    long end = from.endOffset();
    for (long slot = 144L; slot < end; slot += 144L) {
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

  // Aggregate#3 calls 1 to 5
  private void aggregate3_mergeCalls(MemorySegment slots, long slot, ByteSlab bytes, GroupTable table,
      MemorySegment fromSlots, long fromSlot, ByteSlab fromBytes, GroupTable fromTable) {
    Slots.putLong(slots, slot + 64L,
        Slots.getLong(slots, slot + 64L) + Slots.getLong(fromSlots, fromSlot + 64L));
    Slots.putLong(slots, slot + 72L,
        ExactMath.add(Slots.getLong(slots, slot + 72L), Slots.getLong(fromSlots, fromSlot + 72L), sites, 0));
    Slots.putBoolean(slots, slot + 136L,
        Slots.getBoolean(slots, slot + 136L) || Slots.getBoolean(fromSlots, fromSlot + 136L));
    Slots.putLong(slots, slot + 80L,
        Math.max(Slots.getLong(slots, slot + 80L), Slots.getLong(fromSlots, fromSlot + 80L)));
    Slots.putBoolean(slots, slot + 137L,
        Slots.getBoolean(slots, slot + 137L) || Slots.getBoolean(fromSlots, fromSlot + 137L));
    if (Slots.getLong(fromSlots, fromSlot + 88L) >= Slots.getLong(slots, slot + 88L)) {
      Slots.putLong(slots, slot + 88L, Slots.getLong(fromSlots, fromSlot + 88L));
      Slots.putBoolean(slots, slot + 138L, Slots.getBoolean(fromSlots, fromSlot + 138L));
      if (Slots.getBoolean(fromSlots, fromSlot + 138L)) {
        StoredText.load(fromSlots, fromSlot + 16L, fromBytes, aggregate3_last_noteOtherText);
        byte[] aggregate3_last_noteOtherHeap = aggregate3_last_noteOtherText.heap;
        int aggregate3_last_noteOtherOffset = aggregate3_last_noteOtherText.offset;
        int aggregate3_last_noteOtherLength = aggregate3_last_noteOtherText.length;
        StoredText.replace(slots, slot + 16L, bytes, aggregate3_last_noteOtherHeap,
            aggregate3_last_noteOtherOffset, aggregate3_last_noteOtherLength);
      }
    }
    Multiset aggregate3_elements = fromTable.multiset(0);
    for (long aggregate3_element = Elements.first(fromSlots, fromSlot + 32L); aggregate3_element
        != 0L; aggregate3_element = aggregate3_elements.next(aggregate3_element)) {
      long aggregate3_value1 = fromTable.multiset(0).low(aggregate3_element, 0);
      Multiset aggregate3_multiset = table.multiset(0);
      aggregate3_multiset.put(0, aggregate3_value1);
      long aggregate3_before = aggregate3_multiset.add(slots, slot + 32L, slot, 1L);
      if (aggregate3_before == 0L) {
        Slots.putLong(slots, slot + 96L, Slots.getLong(slots, slot + 96L) + 1L);
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
      Slots.putBoolean(listedSlots, listedSlot + 143L, false);
    }
    table.clearChanged();
  }

  @Override
  public boolean keepsResults() {
    return true;
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_3_EmitFilterProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate3_last_noteText = new BytesResult();
    this.const0_n = this.context.constants().getLong(0);
    this.aggregate3_symbolText = new BytesResult();
    this.aggregate3_last_noteText_2 = new BytesResult();
    this.aggregate3_symbolText_2 = new BytesResult();
    this.aggregate3_last_noteOtherText = new BytesResult();
    this.aggregate3_symbolText_3 = new BytesResult();
  }
}
