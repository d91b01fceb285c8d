package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.intrinsics.Decimal128Result;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.intrinsics.NumericCasts;
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

/** query.sql  Pipeline 1: Emit(Aggregate#3) > Filter#4 > Output */
public final class Pipeline1_Aggregate_3_EmitFilter extends CompiledEmission {
  private final ErrorSites sites;
  private final int const0_greaterThan; // 0
  private final BytesResult aggregate3_symbolText;
  private final Decimal128Result aggregate3_meanMean;
  private final BytesResult aggregate3_leastText;
  private final BytesResult aggregate3_symbolText_2;
  private final BytesResult aggregate3_leastText_2;
  private final BytesResult aggregate3_symbolText_3;
  private final BytesResult aggregate3_leastOtherText;
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
    int filtered = 0;
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
    BytesVector out_leastVector = (BytesVector) out.column(5);
    boolean[] out_leastNulls = out_leastVector.nulls();
    BytesVector out_symbolVector_2 = (BytesVector) out.column(0);
    LongVector out_window_startVector_2 = (LongVector) out.column(1);
    long[] out_window_startValues_2 = out_window_startVector_2.values();
    LongVector out_window_endVector_2 = (LongVector) out.column(2);
    long[] out_window_endValues_2 = out_window_endVector_2.values();
    LongVector out_nVector_2 = (LongVector) out.column(3);
    long[] out_nValues_2 = out_nVector_2.values();
    Decimal128Vector out_meanVector_2 = (Decimal128Vector) out.column(4);
    boolean[] out_meanNulls_2 = out_meanVector_2.nulls();
    long[] out_meanHigh_2 = out_meanVector_2.high();
    long[] out_meanLow_2 = out_meanVector_2.low();
    BytesVector out_leastVector_2 = (BytesVector) out.column(5);
    boolean[] out_leastNulls_2 = out_leastVector_2.nulls();
    groupsOfSlice: for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 108L, false);
      boolean wasShown = Slots.getBoolean(slots, slot + 107L);
      boolean attempt = true;
      while (attempt) {
        attempt = false;
        made++;
        // Filter#4 [query.sql:18:8] MOD(COUNT(*), 3) > 0
        long aggregate3_n = Slots.getLong(slots, slot + 80L);
        if (!(NumericCasts.toInteger(aggregate3_n % 3L, sites, 0) > const0_greaterThan)) {
          filtered++;
          continue;
        }
        weights[outRow] = 1;
        StoredText.load(slots, slot, bytes, aggregate3_symbolText);
        byte[] aggregate3_symbolHeap = aggregate3_symbolText.heap;
        int aggregate3_symbolOffset = aggregate3_symbolText.offset;
        int aggregate3_symbolLength = aggregate3_symbolText.length;
        out_symbolVector.append(outRow, aggregate3_symbolHeap, aggregate3_symbolOffset,
            aggregate3_symbolLength);
        out_window_startValues[outRow] = windowStart;
        out_window_endValues[outRow] = windowEnd;
        out_nValues[outRow] = aggregate3_n;
        long aggregate3_meanCount = Slots.getLong(slots, slot + 88L);
        boolean aggregate3_meanIsNull = aggregate3_meanCount == 0L;
        long aggregate3_meanSumHigh = Slots.getLong(slots, slot + 16L);
        long aggregate3_meanSumLow = Slots.getLong(slots, slot + 24L);
        Decimal128.average(aggregate3_meanSumHigh, aggregate3_meanSumLow,
            aggregate3_meanIsNull ? 1L : aggregate3_meanCount, 4, 38, 6, aggregate3_meanMean, sites, 1);
        long aggregate3_meanHigh = aggregate3_meanMean.high;
        long aggregate3_meanLow = aggregate3_meanMean.low;
        out_meanNulls[outRow] = aggregate3_meanIsNull;
        out_meanHigh[outRow] = aggregate3_meanHigh;
        out_meanLow[outRow] = aggregate3_meanLow;
        boolean aggregate3_leastIsNull = !Slots.getBoolean(slots, slot + 104L);
        StoredText.load(slots, slot + 32L, bytes, aggregate3_leastText);
        byte[] aggregate3_leastHeap = aggregate3_leastText.heap;
        int aggregate3_leastOffset = aggregate3_leastText.offset;
        int aggregate3_leastLength = aggregate3_leastText.length;
        out_leastNulls[outRow] = aggregate3_leastIsNull;
        if (!aggregate3_leastIsNull) {
          out_leastVector.append(outRow, aggregate3_leastHeap, aggregate3_leastOffset,
              aggregate3_leastLength);
        }
        outRow++;
        if (outRow == capacity) {
          output.flush(outRow);
          emitted += outRow;
          outRow = 0;
        }
        Slots.putLong(slots, slot + 96L, aggregate3_n);
        Slots.putBoolean(slots, slot + 105L, aggregate3_meanIsNull);
        if (!aggregate3_meanIsNull) {
          Slots.putLong(slots, slot + 48L, aggregate3_meanHigh);
          Slots.putLong(slots, slot + 56L, aggregate3_meanLow);
        }
        Slots.putBoolean(slots, slot + 106L, aggregate3_leastIsNull);
        if (!aggregate3_leastIsNull) {
          StoredText.replace(slots, slot + 64L, bytes, aggregate3_leastHeap, aggregate3_leastOffset,
              aggregate3_leastLength);
        }
        Slots.putBoolean(slots, slot + 107L, true);
        continue groupsOfSlice;
      }
      if (wasShown) {
        made++;
        weights[outRow] = -1;
        StoredText.load(slots, slot, bytes, aggregate3_symbolText_2);
        byte[] aggregate3_symbolHeap_2 = aggregate3_symbolText_2.heap;
        int aggregate3_symbolOffset_2 = aggregate3_symbolText_2.offset;
        int aggregate3_symbolLength_2 = aggregate3_symbolText_2.length;
        out_symbolVector_2.append(outRow, aggregate3_symbolHeap_2, aggregate3_symbolOffset_2,
            aggregate3_symbolLength_2);
        out_window_startValues_2[outRow] = windowStart;
        out_window_endValues_2[outRow] = windowEnd;
        long aggregate3_n_2 = Slots.getLong(slots, slot + 96L);
        out_nValues_2[outRow] = aggregate3_n_2;
        long aggregate3_meanHigh_2 = Slots.getLong(slots, slot + 48L);
        long aggregate3_meanLow_2 = Slots.getLong(slots, slot + 56L);
        boolean aggregate3_meanIsNull_2 = Slots.getBoolean(slots, slot + 105L);
        out_meanNulls_2[outRow] = aggregate3_meanIsNull_2;
        out_meanHigh_2[outRow] = aggregate3_meanHigh_2;
        out_meanLow_2[outRow] = aggregate3_meanLow_2;
        StoredText.load(slots, slot + 64L, bytes, aggregate3_leastText_2);
        byte[] aggregate3_leastHeap_2 = aggregate3_leastText_2.heap;
        int aggregate3_leastOffset_2 = aggregate3_leastText_2.offset;
        int aggregate3_leastLength_2 = aggregate3_leastText_2.length;
        boolean aggregate3_leastIsNull_2 = Slots.getBoolean(slots, slot + 106L);
        out_leastNulls_2[outRow] = aggregate3_leastIsNull_2;
        if (!aggregate3_leastIsNull_2) {
          out_leastVector_2.append(outRow, aggregate3_leastHeap_2, aggregate3_leastOffset_2,
              aggregate3_leastLength_2);
        }
        outRow++;
        if (outRow == capacity) {
          output.flush(outRow);
          emitted += outRow;
          outRow = 0;
        }
      }
      Slots.putBoolean(slots, slot + 107L, false);
    }
    aggregate3_restart(table);
    output.flush(outRow);
    table.clearChanged();
    context.metrics().batch(made, emitted + outRow, 0, 0, 0);
    context.metrics().filtered(0, filtered);
  }

  // Aggregate#3 calls 1 to 3
  private void aggregate3_restartCalls(MemorySegment slots, long slot, ByteSlab bytes, GroupTable table) {
    Slots.putLong(slots, slot + 80L, 0L);
    Slots.putLong(slots, slot + 16L, 0L);
    Slots.putLong(slots, slot + 24L, 0L);
    Slots.putLong(slots, slot + 88L, 0L);
    StoredText.free(slots, slot + 32L, bytes);
    Slots.putLong(slots, slot + 32L, 0L);
    Slots.putLong(slots, slot + 40L, 0L);
    Slots.putBoolean(slots, slot + 104L, false);
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
    return slot;
  }

  // Aggregate#3: a window is to know a group of one of its slices
  private void aggregate3_touchGroup(MemorySegment fromSlots, ByteSlab fromBytes, long slot,
      GroupTable into) {
    StoredText.load(fromSlots, slot, fromBytes, aggregate3_symbolText_3);
    byte[] aggregate3_symbolHeap = aggregate3_symbolText_3.heap;
    int aggregate3_symbolOffset = aggregate3_symbolText_3.offset;
    int aggregate3_symbolLength = aggregate3_symbolText_3.length;
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
    if (!Slots.getBoolean(slots, target + 108L)) {
      Slots.putBoolean(slots, target + 108L, true);
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
    for (long slot = 112L; slot < end; slot += 112L) {
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
    Slots.putLong(slots, slot + 80L,
        Slots.getLong(slots, slot + 80L) + Slots.getLong(fromSlots, fromSlot + 80L));
    Slots.putLong(slots, slot + 88L,
        Slots.getLong(slots, slot + 88L) + Slots.getLong(fromSlots, fromSlot + 88L));
    Sums.add(slots, slot + 16L, Slots.getLong(fromSlots, fromSlot + 16L),
        Slots.getLong(fromSlots, fromSlot + 24L), sites, 2);
    if (Slots.getBoolean(fromSlots, fromSlot + 104L)) {
      StoredText.load(fromSlots, fromSlot + 32L, fromBytes, aggregate3_leastOtherText);
      byte[] aggregate3_leastOtherHeap = aggregate3_leastOtherText.heap;
      int aggregate3_leastOtherOffset = aggregate3_leastOtherText.offset;
      int aggregate3_leastOtherLength = aggregate3_leastOtherText.length;
      if (!Slots.getBoolean(slots, slot + 104L)
          || StoredText.compare(slots, slot + 32L, bytes, aggregate3_leastOtherHeap,
                  aggregate3_leastOtherOffset, aggregate3_leastOtherLength)
              > 0) {
        StoredText.replace(slots, slot + 32L, bytes, aggregate3_leastOtherHeap, aggregate3_leastOtherOffset,
            aggregate3_leastOtherLength);
        Slots.putBoolean(slots, slot + 104L, true);
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
      StoredText.load(listedSlots, listedSlot, listedBytes, aggregate3_symbolText_4);
      byte[] aggregate3_symbolHeap = aggregate3_symbolText_4.heap;
      int aggregate3_symbolOffset = aggregate3_symbolText_4.offset;
      int aggregate3_symbolLength = aggregate3_symbolText_4.length;
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
      Slots.putBoolean(listedSlots, listedSlot + 108L, false);
    }
    table.clearChanged();
  }

  @Override
  public boolean keepsResults() {
    return true;
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_3_EmitFilter(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_greaterThan = this.context.constants().getInt(0);
    this.aggregate3_symbolText = new BytesResult();
    this.aggregate3_meanMean = new Decimal128Result();
    this.aggregate3_leastText = new BytesResult();
    this.aggregate3_symbolText_2 = new BytesResult();
    this.aggregate3_leastText_2 = new BytesResult();
    this.aggregate3_symbolText_3 = new BytesResult();
    this.aggregate3_leastOtherText = new BytesResult();
    this.aggregate3_symbolText_4 = new BytesResult();
  }
}
