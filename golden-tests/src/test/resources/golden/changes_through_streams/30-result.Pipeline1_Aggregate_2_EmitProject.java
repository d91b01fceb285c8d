package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.NumberBags;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 1: Emit(Aggregate#2) > Project#3 > Output */
public final class Pipeline1_Aggregate_2_EmitProject extends CompiledEmission {
  private final ErrorSites sites;
  private final int const0_literal; // 1
  private final BytesResult aggregate2_noteText;
  private final int const1_literal; // 1
  private final BytesResult aggregate2_noteText_2;

  @Override
  public void emit(GroupTable table, long windowStart, long windowEnd) {
    if (table.size() == 0L) {
      long aggregate2_tag = 4294967296L;
      long position = table.firstPosition(aggregate2_tag);
      table.defineMultiset(0, 1, 1);
      table.defineMultiset(1, 1, 1);
      table.defineBags(0, 72, false);
      long made = aggregate2_create(table, table.add(position, aggregate2_tag), aggregate2_tag);
      MemorySegment madeIn = table.slots();
      Slots.putBoolean(madeIn, made + 148L, true);
      table.markChanged(made);
    }
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    int capacity = out.capacity();
    int outRow = 0;
    int made_2 = 0;
    int emitted = 0;
    int changed = table.changedCount();
    int index = 0;
    long slot = 0L;
    int[] weights = out.weights();
    IntVector out_oneVector = (IntVector) out.column(0);
    int[] out_oneValues = out_oneVector.values();
    LongVector out_mVector = (LongVector) out.column(1);
    long[] out_mValues = out_mVector.values();
    LongVector out_totalVector = (LongVector) out.column(2);
    boolean[] out_totalNulls = out_totalVector.nulls();
    long[] out_totalValues = out_totalVector.values();
    BytesVector out_noteVector = (BytesVector) out.column(3);
    boolean[] out_noteNulls = out_noteVector.nulls();
    LongVector out_symbolsVector = (LongVector) out.column(4);
    long[] out_symbolsValues = out_symbolsVector.values();
    LongVector out_leastVector = (LongVector) out.column(5);
    boolean[] out_leastNulls = out_leastVector.nulls();
    long[] out_leastValues = out_leastVector.values();
    IntVector out_oneVector_2 = (IntVector) out.column(0);
    int[] out_oneValues_2 = out_oneVector_2.values();
    LongVector out_mVector_2 = (LongVector) out.column(1);
    long[] out_mValues_2 = out_mVector_2.values();
    LongVector out_totalVector_2 = (LongVector) out.column(2);
    boolean[] out_totalNulls_2 = out_totalVector_2.nulls();
    long[] out_totalValues_2 = out_totalVector_2.values();
    BytesVector out_noteVector_2 = (BytesVector) out.column(3);
    boolean[] out_noteNulls_2 = out_noteVector_2.nulls();
    LongVector out_symbolsVector_2 = (LongVector) out.column(4);
    long[] out_symbolsValues_2 = out_symbolsVector_2.values();
    LongVector out_leastVector_2 = (LongVector) out.column(5);
    boolean[] out_leastNulls_2 = out_leastVector_2.nulls();
    long[] out_leastValues_2 = out_leastVector_2.values();
    groupsOfSlice: for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 148L, false);
      boolean wasShown = Slots.getBoolean(slots, slot + 147L);
      boolean attempt = true;
      while (attempt) {
        attempt = false;
        made_2++;
        weights[outRow] = 1;
        out_oneValues[outRow] = const0_literal;
        long aggregate2_m = Slots.getLong(slots, slot + 64L);
        out_mValues[outRow] = aggregate2_m;
        long aggregate2_total = Slots.getLong(slots, slot + 72L);
        boolean aggregate2_totalIsNull = Slots.getLong(slots, slot + 80L) == 0L;
        out_totalNulls[outRow] = aggregate2_totalIsNull;
        out_totalValues[outRow] = aggregate2_total;
        long aggregate2_noteElement = table.multiset(0).best(slots, slot, slot + 88L, 0, true, false);
        boolean aggregate2_noteIsNull = table.multiset(0).isNull(aggregate2_noteElement, 0);
        table.multiset(0).load(aggregate2_noteElement, 0, aggregate2_noteText);
        byte[] aggregate2_noteHeap = aggregate2_noteText.heap;
        int aggregate2_noteOffset = aggregate2_noteText.offset;
        int aggregate2_noteLength = aggregate2_noteText.length;
        out_noteNulls[outRow] = aggregate2_noteIsNull;
        if (!aggregate2_noteIsNull) {
          out_noteVector.append(outRow, aggregate2_noteHeap, aggregate2_noteOffset, aggregate2_noteLength);
        }
        long aggregate2_symbols = Slots.getLong(slots, slot + 96L);
        out_symbolsValues[outRow] = aggregate2_symbols;
        long aggregate2_leastKey = table.bags(0).extreme(slots, slot + 32L);
        boolean aggregate2_leastIsNull = NumberBags.isEmpty(slots, slot + 32L);
        long aggregate2_least = aggregate2_leastKey;
        out_leastNulls[outRow] = aggregate2_leastIsNull;
        out_leastValues[outRow] = aggregate2_least;
        outRow++;
        if (outRow == capacity) {
          output.flush(outRow);
          emitted += outRow;
          outRow = 0;
        }
        Slots.putLong(slots, slot + 112L, aggregate2_m);
        Slots.putBoolean(slots, slot + 144L, aggregate2_totalIsNull);
        if (!aggregate2_totalIsNull) {
          Slots.putLong(slots, slot + 120L, aggregate2_total);
        }
        Slots.putBoolean(slots, slot + 145L, aggregate2_noteIsNull);
        if (!aggregate2_noteIsNull) {
          StoredText.replace(slots, slot + 48L, bytes, aggregate2_noteHeap, aggregate2_noteOffset,
              aggregate2_noteLength);
        }
        Slots.putLong(slots, slot + 128L, aggregate2_symbols);
        Slots.putBoolean(slots, slot + 146L, aggregate2_leastIsNull);
        if (!aggregate2_leastIsNull) {
          Slots.putLong(slots, slot + 136L, aggregate2_least);
        }
        Slots.putBoolean(slots, slot + 147L, true);
        continue groupsOfSlice;
      }
      if (wasShown) {
        made_2++;
        weights[outRow] = -1;
        out_oneValues_2[outRow] = const1_literal;
        long aggregate2_m_2 = Slots.getLong(slots, slot + 112L);
        out_mValues_2[outRow] = aggregate2_m_2;
        long aggregate2_total_2 = Slots.getLong(slots, slot + 120L);
        boolean aggregate2_totalIsNull_2 = Slots.getBoolean(slots, slot + 144L);
        out_totalNulls_2[outRow] = aggregate2_totalIsNull_2;
        out_totalValues_2[outRow] = aggregate2_total_2;
        StoredText.load(slots, slot + 48L, bytes, aggregate2_noteText_2);
        byte[] aggregate2_noteHeap_2 = aggregate2_noteText_2.heap;
        int aggregate2_noteOffset_2 = aggregate2_noteText_2.offset;
        int aggregate2_noteLength_2 = aggregate2_noteText_2.length;
        boolean aggregate2_noteIsNull_2 = Slots.getBoolean(slots, slot + 145L);
        out_noteNulls_2[outRow] = aggregate2_noteIsNull_2;
        if (!aggregate2_noteIsNull_2) {
          out_noteVector_2.append(outRow, aggregate2_noteHeap_2, aggregate2_noteOffset_2,
              aggregate2_noteLength_2);
        }
        long aggregate2_symbols_2 = Slots.getLong(slots, slot + 128L);
        out_symbolsValues_2[outRow] = aggregate2_symbols_2;
        long aggregate2_least_2 = Slots.getLong(slots, slot + 136L);
        boolean aggregate2_leastIsNull_2 = Slots.getBoolean(slots, slot + 146L);
        out_leastNulls_2[outRow] = aggregate2_leastIsNull_2;
        out_leastValues_2[outRow] = aggregate2_least_2;
        outRow++;
        if (outRow == capacity) {
          output.flush(outRow);
          emitted += outRow;
          outRow = 0;
        }
      }
      Slots.putBoolean(slots, slot + 147L, false);
    }
    output.flush(outRow);
    table.clearChanged();
    context.metrics().batch(made_2, emitted + outRow, 0, 0, 0);
  }

  // Aggregate#2: keys and start values of a new group.
  private static long aggregate2_create(GroupTable table, long slot, long tag) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    return slot;
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_2_EmitProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_literal = this.context.constants().getInt(0);
    this.aggregate2_noteText = new BytesResult();
    this.const1_literal = this.context.constants().getInt(1);
    this.aggregate2_noteText_2 = new BytesResult();
  }
}
