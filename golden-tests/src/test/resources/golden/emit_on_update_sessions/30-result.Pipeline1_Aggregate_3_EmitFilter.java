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

/** query.sql  Pipeline 1: Emit(Aggregate#3) > Filter#4 > Output */
public final class Pipeline1_Aggregate_3_EmitFilter extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate3_symbolText;
  private final long const0_n; // 1
  private final BytesResult aggregate3_symbolText_2;
  private final BytesResult aggregate3_symbolText_3;
  private final BytesResult aggregate3_symbolText_4;

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
    int filtered = 0;
    BytesVector out_symbolVector_2 = (BytesVector) out.column(0);
    LongVector out_wsVector_2 = (LongVector) out.column(1);
    long[] out_wsValues_2 = out_wsVector_2.values();
    LongVector out_weVector_2 = (LongVector) out.column(2);
    long[] out_weValues_2 = out_weVector_2.values();
    LongVector out_nVector_2 = (LongVector) out.column(3);
    long[] out_nValues_2 = out_nVector_2.values();
    LongVector out_totalVector_2 = (LongVector) out.column(4);
    boolean[] out_totalNulls_2 = out_totalVector_2.nulls();
    long[] out_totalValues_2 = out_totalVector_2.values();
    BytesVector out_symbolVector_3 = (BytesVector) out.column(0);
    LongVector out_wsVector_3 = (LongVector) out.column(1);
    long[] out_wsValues_3 = out_wsVector_3.values();
    LongVector out_weVector_3 = (LongVector) out.column(2);
    long[] out_weValues_3 = out_weVector_3.values();
    LongVector out_nVector_3 = (LongVector) out.column(3);
    long[] out_nValues_3 = out_nVector_3.values();
    LongVector out_totalVector_3 = (LongVector) out.column(4);
    boolean[] out_totalNulls_3 = out_totalVector_3.nulls();
    long[] out_totalValues_3 = out_totalVector_3.values();
    groupsOfSlice: for (; index < changed; index++) {
      slot = table.changedSlot(index);
      if (!Slots.getBoolean(slots, slot + 107L)) {
        continue;
      }
      Slots.putBoolean(slots, slot + 107L, false);
      boolean isAlive = Slots.getLong(slots, slot + 8L) != -9223372036854775808L
          && Slots.getLong(slots, slot + 8L) <= windowEnd;
      boolean wasShown = Slots.getBoolean(slots, slot + 106L);
      if (isAlive && wasShown && Slots.getLong(slots, slot + 72L) != Slots.getLong(slots, slot)) {
        made++;
        weights[outRow] = -1;
        StoredText.load(slots, slot + 32L, bytes, aggregate3_symbolText);
        byte[] aggregate3_symbolHeap = aggregate3_symbolText.heap;
        int aggregate3_symbolOffset = aggregate3_symbolText.offset;
        int aggregate3_symbolLength = aggregate3_symbolText.length;
        out_symbolVector.append(outRow, aggregate3_symbolHeap, aggregate3_symbolOffset,
            aggregate3_symbolLength);
        long aggregate3_start = Slots.getLong(slots, slot + 72L);
        out_wsValues[outRow] = aggregate3_start;
        long aggregate3_end = Slots.getLong(slots, slot + 80L);
        out_weValues[outRow] = aggregate3_end;
        long aggregate3_n = Slots.getLong(slots, slot + 88L);
        out_nValues[outRow] = aggregate3_n;
        long aggregate3_total = Slots.getLong(slots, slot + 96L);
        boolean aggregate3_totalIsNull = Slots.getBoolean(slots, slot + 105L);
        out_totalNulls[outRow] = aggregate3_totalIsNull;
        out_totalValues[outRow] = aggregate3_total;
        outRow++;
        if (outRow == capacity) {
          output.flush(outRow);
          emitted += outRow;
          outRow = 0;
        }
        wasShown = false;
      }
      boolean attempt = isAlive;
      while (attempt) {
        attempt = false;
        made++;
        // Filter#4 [query.sql:18:8] COUNT(*) > 1
        long aggregate3_n_2 = Slots.getLong(slots, slot + 48L);
        if (!(aggregate3_n_2 > const0_n)) {
          filtered++;
          continue;
        }
        weights[outRow] = 1;
        StoredText.load(slots, slot + 32L, bytes, aggregate3_symbolText_2);
        byte[] aggregate3_symbolHeap_2 = aggregate3_symbolText_2.heap;
        int aggregate3_symbolOffset_2 = aggregate3_symbolText_2.offset;
        int aggregate3_symbolLength_2 = aggregate3_symbolText_2.length;
        out_symbolVector_2.append(outRow, aggregate3_symbolHeap_2, aggregate3_symbolOffset_2,
            aggregate3_symbolLength_2);
        long aggregate3_start_2 = Slots.getLong(slots, slot);
        out_wsValues_2[outRow] = aggregate3_start_2;
        long aggregate3_end_2 = Slots.getLong(slots, slot + 8L);
        out_weValues_2[outRow] = aggregate3_end_2;
        out_nValues_2[outRow] = aggregate3_n_2;
        long aggregate3_total_2 = Slots.getLong(slots, slot + 56L);
        boolean aggregate3_totalIsNull_2 = !Slots.getBoolean(slots, slot + 104L);
        out_totalNulls_2[outRow] = aggregate3_totalIsNull_2;
        out_totalValues_2[outRow] = aggregate3_total_2;
        outRow++;
        if (outRow == capacity) {
          output.flush(outRow);
          emitted += outRow;
          outRow = 0;
        }
        Slots.putLong(slots, slot + 88L, aggregate3_n_2);
        Slots.putBoolean(slots, slot + 105L, aggregate3_totalIsNull_2);
        if (!aggregate3_totalIsNull_2) {
          Slots.putLong(slots, slot + 96L, aggregate3_total_2);
        }
        Slots.putBoolean(slots, slot + 106L, true);
        Slots.putLong(slots, slot + 72L, Slots.getLong(slots, slot));
        Slots.putLong(slots, slot + 80L, Slots.getLong(slots, slot + 8L));
        continue groupsOfSlice;
      }
      if (wasShown) {
        made++;
        weights[outRow] = -1;
        StoredText.load(slots, slot + 32L, bytes, aggregate3_symbolText_3);
        byte[] aggregate3_symbolHeap_3 = aggregate3_symbolText_3.heap;
        int aggregate3_symbolOffset_3 = aggregate3_symbolText_3.offset;
        int aggregate3_symbolLength_3 = aggregate3_symbolText_3.length;
        out_symbolVector_3.append(outRow, aggregate3_symbolHeap_3, aggregate3_symbolOffset_3,
            aggregate3_symbolLength_3);
        long aggregate3_start_3 = Slots.getLong(slots, slot + 72L);
        out_wsValues_3[outRow] = aggregate3_start_3;
        long aggregate3_end_3 = Slots.getLong(slots, slot + 80L);
        out_weValues_3[outRow] = aggregate3_end_3;
        long aggregate3_n_3 = Slots.getLong(slots, slot + 88L);
        out_nValues_3[outRow] = aggregate3_n_3;
        long aggregate3_total_3 = Slots.getLong(slots, slot + 96L);
        boolean aggregate3_totalIsNull_3 = Slots.getBoolean(slots, slot + 105L);
        out_totalNulls_3[outRow] = aggregate3_totalIsNull_3;
        out_totalValues_3[outRow] = aggregate3_total_3;
        outRow++;
        if (outRow == capacity) {
          output.flush(outRow);
          emitted += outRow;
          outRow = 0;
        }
      }
      Slots.putBoolean(slots, slot + 106L, false);
      if (Slots.getLong(slots, slot + 8L) == -9223372036854775808L) {
        StoredText.free(slots, slot + 32L, bytes);
        table.remove(slot, Slots.getLong(slots, slot + 64L));
      }
    }
    output.flush(outRow);
    table.clearChanged();
    context.metrics().batch(made, emitted + outRow, 0, 0, 0);
    context.metrics().filtered(0, filtered);
  }

  @Override
  public void removeListed(GroupTable table) {
    MemorySegment listedSlots = table.slots();
    ByteSlab listedBytes = table.bytes();
    int listed = table.changedCount();
    for (int next = 0; next < listed; next++) {
      long listedSlot = table.changedSlot(next);
      StoredText.free(listedSlots, listedSlot + 32L, listedBytes);
      table.remove(listedSlot, Slots.getLong(listedSlots, listedSlot + 64L));
    }
    table.clearChanged();
  }

  // Aggregate#3: keys and start values of a new group.
  private static long aggregate3_create(GroupTable table, long slot, long tag, byte[] key_symbolHeap,
      int key_symbolOffset, int key_symbolLength) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    StoredText.replace(slots, slot + 32L, bytes, key_symbolHeap, key_symbolOffset, key_symbolLength);
    Slots.putLong(slots, slot + 64L, tag);
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
    Slots.putLong(slots, slot + 48L,
        Slots.getLong(slots, slot + 48L) + Slots.getLong(fromSlots, fromSlot + 48L));
    Slots.putLong(slots, slot + 56L,
        ExactMath.add(Slots.getLong(slots, slot + 56L), Slots.getLong(fromSlots, fromSlot + 56L), sites, 0));
    Slots.putBoolean(slots, slot + 104L,
        Slots.getBoolean(slots, slot + 104L) || Slots.getBoolean(fromSlots, fromSlot + 104L));
  }

  @Override
  public void merge(GroupTable from, GroupTable into) {
    if (from.size() == 0L) {
      return;
    }
    MemorySegment fromSlots = from.slots();
    ByteSlab fromBytes = from.bytes();
    long end = from.endOffset();
    for (long slot = 112L; slot < end; slot += 112L) {
      long tag = Slots.getLong(fromSlots, slot + 64L);
      if (tag == 0L) {
        continue;
      }
      StoredText.load(fromSlots, slot + 32L, fromBytes, aggregate3_symbolText_4);
      byte[] aggregate3_symbolHeap = aggregate3_symbolText_4.heap;
      int aggregate3_symbolOffset = aggregate3_symbolText_4.offset;
      int aggregate3_symbolLength = aggregate3_symbolText_4.length;
      if (!into.isReady()) {
        into.makeReady();
      }
      long target = aggregate3_create(into, into.addNew(tag), tag, aggregate3_symbolHeap,
          aggregate3_symbolOffset, aggregate3_symbolLength);
      MemorySegment slots = into.slots();
      Slots.putLong(slots, target, Slots.getLong(fromSlots, slot));
      Slots.putLong(slots, target + 8L, Slots.getLong(fromSlots, slot + 8L));
      ByteSlab bytes = into.bytes();
      if (Slots.getBoolean(fromSlots, slot + 106L)) {
        long aggregate3_n = Slots.getLong(fromSlots, slot + 88L);
        long aggregate3_total = Slots.getLong(fromSlots, slot + 96L);
        boolean aggregate3_totalIsNull = Slots.getBoolean(fromSlots, slot + 105L);
        Slots.putLong(slots, target + 88L, aggregate3_n);
        Slots.putBoolean(slots, target + 105L, aggregate3_totalIsNull);
        if (!aggregate3_totalIsNull) {
          Slots.putLong(slots, target + 96L, aggregate3_total);
        }
        Slots.putBoolean(slots, target + 106L, true);
        Slots.putLong(slots, target + 72L, Slots.getLong(fromSlots, slot + 72L));
        Slots.putLong(slots, target + 80L, Slots.getLong(fromSlots, slot + 80L));
      }
      aggregate3_mergeGroup(into, target, from, slot);
    }
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_3_EmitFilter(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate3_symbolText = new BytesResult();
    this.const0_n = this.context.constants().getLong(0);
    this.aggregate3_symbolText_2 = new BytesResult();
    this.aggregate3_symbolText_3 = new BytesResult();
    this.aggregate3_symbolText_4 = new BytesResult();
  }
}
