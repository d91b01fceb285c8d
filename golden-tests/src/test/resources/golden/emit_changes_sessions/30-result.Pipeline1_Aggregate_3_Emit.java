package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.DoubleMath;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.OrderedElements;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 1: Emit(Aggregate#3) > Output */
public final class Pipeline1_Aggregate_3_Emit extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate3_leastText;
  private final OrderedElements aggregate3_midOrdered;
  private final double const0_literal; // 0.5e0
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
    DoubleVector out_midVector = (DoubleVector) out.column(6);
    boolean[] out_midNulls = out_midVector.nulls();
    double[] out_midValues = out_midVector.values();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      if (!Slots.getBoolean(slots, slot + 166L)) {
        continue;
      }
      Slots.putBoolean(slots, slot + 166L, false);
      boolean isAlive = Slots.getLong(slots, slot + 8L) != -9223372036854775808L
          && Slots.getLong(slots, slot + 8L) <= windowEnd;
      boolean wasShown = Slots.getBoolean(slots, slot + 165L);
      long aggregate3_nNew = 0L;
      long aggregate3_totalNew = 0L;
      boolean aggregate3_totalNewIsNull = true;
      byte[] aggregate3_leastNew = null;
      int aggregate3_leastNew_2 = 0;
      int aggregate3_leastNew_3 = 0;
      boolean aggregate3_leastNewIsNull = true;
      double aggregate3_midNew = 0.0;
      boolean aggregate3_midNewIsNull = true;
      if (isAlive) {
        long aggregate3_n = Slots.getLong(slots, slot + 96L);
        aggregate3_nNew = aggregate3_n;
        long aggregate3_total = Slots.getLong(slots, slot + 104L);
        boolean aggregate3_totalIsNull = !Slots.getBoolean(slots, slot + 160L);
        aggregate3_totalNew = aggregate3_total;
        aggregate3_totalNewIsNull = aggregate3_totalIsNull;
        boolean aggregate3_leastIsNull = !Slots.getBoolean(slots, slot + 161L);
        StoredText.load(slots, slot + 48L, bytes, aggregate3_leastText);
        byte[] aggregate3_leastHeap = aggregate3_leastText.heap;
        int aggregate3_leastOffset = aggregate3_leastText.offset;
        int aggregate3_leastLength = aggregate3_leastText.length;
        aggregate3_leastNew = aggregate3_leastHeap;
        aggregate3_leastNew_2 = aggregate3_leastOffset;
        aggregate3_leastNew_3 = aggregate3_leastLength;
        aggregate3_leastNewIsNull = aggregate3_leastIsNull;
        aggregate3_midOrdered.order(table.multiset(0), slots, slot + 64L, 0, 1, 0, 0);
        boolean aggregate3_midIsNull = aggregate3_midOrdered.isEmpty();
        double aggregate3_mid = 0.0;
        if (!aggregate3_midIsNull) {
          aggregate3_mid = aggregate3_midOrdered.percentileCont(const0_literal, false);
        }
        aggregate3_midNew = aggregate3_mid;
        aggregate3_midNewIsNull = aggregate3_midIsNull;
        if (wasShown && Slots.getLong(slots, slot + 120L) == Slots.getLong(slots, slot)
            && Slots.getLong(slots, slot + 128L) == Slots.getLong(slots, slot + 8L)
            && Long.compare(Slots.getLong(slots, slot + 136L), aggregate3_nNew) == 0
            && (aggregate3_totalNewIsNull ? Slots.getBoolean(slots, slot + 162L)
                : !Slots.getBoolean(slots, slot + 162L)
                    && Long.compare(Slots.getLong(slots, slot + 144L), aggregate3_totalNew) == 0)
            && (aggregate3_leastNewIsNull ? Slots.getBoolean(slots, slot + 163L)
                : !Slots.getBoolean(slots, slot + 163L)
                    && StoredText.compare(slots, slot + 80L, bytes, aggregate3_leastNew,
                            aggregate3_leastNew_2, aggregate3_leastNew_3)
                        == 0)
            && (aggregate3_midNewIsNull ? Slots.getBoolean(slots, slot + 164L)
                : !Slots.getBoolean(slots, slot + 164L)
                    && DoubleMath.compare(Slots.getDouble(slots, slot + 152L), aggregate3_midNew) == 0)) {
          continue;
        }
      }
      for (int weight = wasShown ? -1 : 1; weight <= 1; weight += 2) {
        if (weight > 0) {
          if (!isAlive) {
            Slots.putBoolean(slots, slot + 165L, false);
            if (Slots.getLong(slots, slot + 8L) == -9223372036854775808L) {
              StoredText.free(slots, slot + 32L, bytes);
              StoredText.free(slots, slot + 48L, bytes);
              table.multiset(0).release(slots, slot + 64L);
              StoredText.free(slots, slot + 80L, bytes);
              table.remove(slot, Slots.getLong(slots, slot + 112L));
            }
            continue;
          }
          Slots.putLong(slots, slot + 136L, aggregate3_nNew);
          Slots.putBoolean(slots, slot + 162L, aggregate3_totalNewIsNull);
          if (!aggregate3_totalNewIsNull) {
            Slots.putLong(slots, slot + 144L, aggregate3_totalNew);
          }
          Slots.putBoolean(slots, slot + 163L, aggregate3_leastNewIsNull);
          if (!aggregate3_leastNewIsNull) {
            StoredText.replace(slots, slot + 80L, bytes, aggregate3_leastNew, aggregate3_leastNew_2,
                aggregate3_leastNew_3);
          }
          Slots.putBoolean(slots, slot + 164L, aggregate3_midNewIsNull);
          if (!aggregate3_midNewIsNull) {
            Slots.putDouble(slots, slot + 152L, aggregate3_midNew);
          }
          Slots.putBoolean(slots, slot + 165L, true);
          Slots.putLong(slots, slot + 120L, Slots.getLong(slots, slot));
          Slots.putLong(slots, slot + 128L, Slots.getLong(slots, slot + 8L));
        }
        made++;
        weights[outRow] = weight;
        StoredText.load(slots, slot + 32L, bytes, aggregate3_symbolText);
        byte[] aggregate3_symbolHeap = aggregate3_symbolText.heap;
        int aggregate3_symbolOffset = aggregate3_symbolText.offset;
        int aggregate3_symbolLength = aggregate3_symbolText.length;
        out_symbolVector.append(outRow, aggregate3_symbolHeap, aggregate3_symbolOffset,
            aggregate3_symbolLength);
        long aggregate3_start = Slots.getLong(slots, slot + 120L);
        out_wsValues[outRow] = aggregate3_start;
        long aggregate3_end = Slots.getLong(slots, slot + 128L);
        out_weValues[outRow] = aggregate3_end;
        long aggregate3_n_2 = Slots.getLong(slots, slot + 136L);
        out_nValues[outRow] = aggregate3_n_2;
        long aggregate3_total_2 = Slots.getLong(slots, slot + 144L);
        boolean aggregate3_totalIsNull_2 = Slots.getBoolean(slots, slot + 162L);
        out_totalNulls[outRow] = aggregate3_totalIsNull_2;
        out_totalValues[outRow] = aggregate3_total_2;
        StoredText.load(slots, slot + 80L, bytes, aggregate3_leastText_2);
        byte[] aggregate3_leastHeap_2 = aggregate3_leastText_2.heap;
        int aggregate3_leastOffset_2 = aggregate3_leastText_2.offset;
        int aggregate3_leastLength_2 = aggregate3_leastText_2.length;
        boolean aggregate3_leastIsNull_2 = Slots.getBoolean(slots, slot + 163L);
        out_leastNulls[outRow] = aggregate3_leastIsNull_2;
        if (!aggregate3_leastIsNull_2) {
          out_leastVector.append(outRow, aggregate3_leastHeap_2, aggregate3_leastOffset_2,
              aggregate3_leastLength_2);
        }
        double aggregate3_mid_2 = Slots.getDouble(slots, slot + 152L);
        boolean aggregate3_midIsNull_2 = Slots.getBoolean(slots, slot + 164L);
        out_midNulls[outRow] = aggregate3_midIsNull_2;
        out_midValues[outRow] = aggregate3_mid_2;
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
      table.multiset(0).release(listedSlots, listedSlot + 64L);
      StoredText.free(listedSlots, listedSlot + 80L, listedBytes);
      table.remove(listedSlot, Slots.getLong(listedSlots, listedSlot + 112L));
    }
    table.clearChanged();
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

  @Override
  public void merge(GroupTable from, GroupTable into) {
    if (from.size() == 0L) {
      return;
    }
    into.defineMultiset(0, 1, 0);
    MemorySegment fromSlots = from.slots();
    ByteSlab fromBytes = from.bytes();
    long end = from.endOffset();
    for (long slot = 168L; slot < end; slot += 168L) {
      long tag = Slots.getLong(fromSlots, slot + 112L);
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
      if (Slots.getBoolean(fromSlots, slot + 165L)) {
        long aggregate3_n = Slots.getLong(fromSlots, slot + 136L);
        long aggregate3_total = Slots.getLong(fromSlots, slot + 144L);
        boolean aggregate3_totalIsNull = Slots.getBoolean(fromSlots, slot + 162L);
        StoredText.load(fromSlots, slot + 80L, fromBytes, aggregate3_leastText_3);
        byte[] aggregate3_leastHeap = aggregate3_leastText_3.heap;
        int aggregate3_leastOffset = aggregate3_leastText_3.offset;
        int aggregate3_leastLength = aggregate3_leastText_3.length;
        boolean aggregate3_leastIsNull = Slots.getBoolean(fromSlots, slot + 163L);
        double aggregate3_mid = Slots.getDouble(fromSlots, slot + 152L);
        boolean aggregate3_midIsNull = Slots.getBoolean(fromSlots, slot + 164L);
        Slots.putLong(slots, target + 136L, aggregate3_n);
        Slots.putBoolean(slots, target + 162L, aggregate3_totalIsNull);
        if (!aggregate3_totalIsNull) {
          Slots.putLong(slots, target + 144L, aggregate3_total);
        }
        Slots.putBoolean(slots, target + 163L, aggregate3_leastIsNull);
        if (!aggregate3_leastIsNull) {
          StoredText.replace(slots, target + 80L, bytes, aggregate3_leastHeap, aggregate3_leastOffset,
              aggregate3_leastLength);
        }
        Slots.putBoolean(slots, target + 164L, aggregate3_midIsNull);
        if (!aggregate3_midIsNull) {
          Slots.putDouble(slots, target + 152L, aggregate3_mid);
        }
        Slots.putBoolean(slots, target + 165L, true);
        Slots.putLong(slots, target + 120L, Slots.getLong(fromSlots, slot + 120L));
        Slots.putLong(slots, target + 128L, Slots.getLong(fromSlots, slot + 128L));
      }
      aggregate3_mergeGroup(into, target, from, slot);
    }
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_3_Emit(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate3_leastText = new BytesResult();
    this.aggregate3_midOrdered = new OrderedElements();
    this.const0_literal = this.context.constants().getDouble(0);
    this.aggregate3_symbolText = new BytesResult();
    this.aggregate3_leastText_2 = new BytesResult();
    this.aggregate3_leastOtherText = new BytesResult();
    this.aggregate3_symbolText_2 = new BytesResult();
    this.aggregate3_leastText_3 = new BytesResult();
  }
}
