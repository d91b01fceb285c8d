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

/** query.sql  Pipeline 1: Emit(Aggregate#3) > Output */
public final class Pipeline1_Aggregate_3_Emit extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate3_symbolText;
  private final BytesResult aggregate3_last_noteText;
  private final BytesResult aggregate3_last_noteOtherText;
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
    long slot = 96L;
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
    LongVector out_highVector = (LongVector) out.column(5);
    boolean[] out_highNulls = out_highVector.nulls();
    long[] out_highValues = out_highVector.values();
    BytesVector out_last_noteVector = (BytesVector) out.column(6);
    boolean[] out_last_noteNulls = out_last_noteVector.nulls();
    LongVector out_accountsVector = (LongVector) out.column(7);
    long[] out_accountsValues = out_accountsVector.values();
    for (; slot < end; slot += 96L) {
      made++;
      StoredText.load(slots, slot, bytes, aggregate3_symbolText);
      byte[] aggregate3_symbolHeap = aggregate3_symbolText.heap;
      int aggregate3_symbolOffset = aggregate3_symbolText.offset;
      int aggregate3_symbolLength = aggregate3_symbolText.length;
      out_symbolVector.append(outRow, aggregate3_symbolHeap, aggregate3_symbolOffset,
          aggregate3_symbolLength);
      out_wsValues[outRow] = windowStart;
      out_weValues[outRow] = windowEnd;
      long aggregate3_n = Slots.getLong(slots, slot + 48L);
      out_nValues[outRow] = aggregate3_n;
      long aggregate3_total = Slots.getLong(slots, slot + 56L);
      boolean aggregate3_totalIsNull = !Slots.getBoolean(slots, slot + 88L);
      out_totalNulls[outRow] = aggregate3_totalIsNull;
      out_totalValues[outRow] = aggregate3_total;
      boolean aggregate3_highIsNull = !Slots.getBoolean(slots, slot + 89L);
      long aggregate3_high = Slots.getLong(slots, slot + 64L);
      out_highNulls[outRow] = aggregate3_highIsNull;
      out_highValues[outRow] = aggregate3_high;
      boolean aggregate3_last_noteIsNull = !Slots.getBoolean(slots, slot + 90L);
      StoredText.load(slots, slot + 16L, bytes, aggregate3_last_noteText);
      byte[] aggregate3_last_noteHeap = aggregate3_last_noteText.heap;
      int aggregate3_last_noteOffset = aggregate3_last_noteText.offset;
      int aggregate3_last_noteLength = aggregate3_last_noteText.length;
      out_last_noteNulls[outRow] = aggregate3_last_noteIsNull;
      if (!aggregate3_last_noteIsNull) {
        out_last_noteVector.append(outRow, aggregate3_last_noteHeap, aggregate3_last_noteOffset,
            aggregate3_last_noteLength);
      }
      long aggregate3_accounts = Slots.getLong(slots, slot + 80L);
      out_accountsValues[outRow] = aggregate3_accounts;
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
    Slots.putLong(slots, slot + 64L, -9223372036854775808L);
    Slots.putLong(slots, slot + 72L, -9223372036854775808L);
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

  // Aggregate#3 calls 1 to 5
  private void aggregate3_mergeCalls(MemorySegment slots, long slot, ByteSlab bytes, GroupTable table,
      MemorySegment fromSlots, long fromSlot, ByteSlab fromBytes, GroupTable fromTable) {
    Slots.putLong(slots, slot + 48L,
        Slots.getLong(slots, slot + 48L) + Slots.getLong(fromSlots, fromSlot + 48L));
    Slots.putLong(slots, slot + 56L,
        ExactMath.add(Slots.getLong(slots, slot + 56L), Slots.getLong(fromSlots, fromSlot + 56L), sites, 0));
    Slots.putBoolean(slots, slot + 88L,
        Slots.getBoolean(slots, slot + 88L) || Slots.getBoolean(fromSlots, fromSlot + 88L));
    Slots.putLong(slots, slot + 64L,
        Math.max(Slots.getLong(slots, slot + 64L), Slots.getLong(fromSlots, fromSlot + 64L)));
    Slots.putBoolean(slots, slot + 89L,
        Slots.getBoolean(slots, slot + 89L) || Slots.getBoolean(fromSlots, fromSlot + 89L));
    if (Slots.getLong(fromSlots, fromSlot + 72L) >= Slots.getLong(slots, slot + 72L)) {
      Slots.putLong(slots, slot + 72L, Slots.getLong(fromSlots, fromSlot + 72L));
      Slots.putBoolean(slots, slot + 90L, Slots.getBoolean(fromSlots, fromSlot + 90L));
      if (Slots.getBoolean(fromSlots, fromSlot + 90L)) {
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
        Slots.putLong(slots, slot + 80L, Slots.getLong(slots, slot + 80L) + 1L);
      }
    }
  }

  @Override
  public void merge(GroupTable from, GroupTable into) {
    if (from.size() == 0L) {
      return;
    }
    into.defineMultiset(0, 1, 0);
    MemorySegment fromSlots = from.slots();
    ByteSlab fromBytes = from.bytes();
    long end = from.endOffset();
    for (long slot = 96L; slot < end; slot += 96L) {
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
    this.aggregate3_last_noteText = new BytesResult();
    this.aggregate3_last_noteOtherText = new BytesResult();
    this.aggregate3_symbolText_2 = new BytesResult();
  }
}
