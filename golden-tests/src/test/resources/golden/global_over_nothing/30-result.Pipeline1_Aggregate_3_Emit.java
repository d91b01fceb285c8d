package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.intrinsics.Decimal128Result;
import dev.laminar.kernel.intrinsics.DoubleMath;
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
  private final Decimal128Result aggregate3_meanMean;
  private final BytesResult aggregate3_leastText;
  private final OrderedElements aggregate3_notesOrdered;
  private final byte[] const0_literal; // ','
  private final int const0_literalLength; // ','
  private final BytesResult aggregate3_notesText;
  private final OrderedElements aggregate3_midOrdered;
  private final double const1_literal; // 0.5e0
  private final BytesResult aggregate3_leastText_2;
  private final BytesResult aggregate3_notesText_2;

  @Override
  public void emit(GroupTable table, long windowStart, long windowEnd) {
    if (table.size() == 0L) {
      long aggregate3_tag = 4294967296L;
      long position = table.firstPosition(aggregate3_tag);
      table.defineMultiset(0, 1, 1);
      table.defineMultiset(1, 1, 0);
      table.defineMultiset(2, 1, 1);
      long made = aggregate3_create(table, table.add(position, aggregate3_tag), aggregate3_tag);
      MemorySegment madeIn = table.slots();
      Slots.putBoolean(madeIn, made + 204L, true);
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
    LongVector out_nVector = (LongVector) out.column(0);
    long[] out_nValues = out_nVector.values();
    LongVector out_totalVector = (LongVector) out.column(1);
    boolean[] out_totalNulls = out_totalVector.nulls();
    long[] out_totalValues = out_totalVector.values();
    Decimal128Vector out_meanVector = (Decimal128Vector) out.column(2);
    boolean[] out_meanNulls = out_meanVector.nulls();
    long[] out_meanHigh = out_meanVector.high();
    long[] out_meanLow = out_meanVector.low();
    BytesVector out_leastVector = (BytesVector) out.column(3);
    boolean[] out_leastNulls = out_leastVector.nulls();
    BytesVector out_notesVector = (BytesVector) out.column(4);
    boolean[] out_notesNulls = out_notesVector.nulls();
    DoubleVector out_midVector = (DoubleVector) out.column(5);
    boolean[] out_midNulls = out_midVector.nulls();
    double[] out_midValues = out_midVector.values();
    LongVector out_symbolsVector = (LongVector) out.column(6);
    long[] out_symbolsValues = out_symbolsVector.values();
    BooleanVector out_boughtVector = (BooleanVector) out.column(7);
    boolean[] out_boughtNulls = out_boughtVector.nulls();
    boolean[] out_boughtValues = out_boughtVector.values();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 204L, false);
      boolean wasShown = Slots.getBoolean(slots, slot + 203L);
      long aggregate3_nNew = 0L;
      long aggregate3_totalNew = 0L;
      boolean aggregate3_totalNewIsNull = true;
      long aggregate3_meanNew = 0L;
      long aggregate3_meanNew_2 = 0L;
      boolean aggregate3_meanNewIsNull = true;
      byte[] aggregate3_leastNew = null;
      int aggregate3_leastNew_2 = 0;
      int aggregate3_leastNew_3 = 0;
      boolean aggregate3_leastNewIsNull = true;
      byte[] aggregate3_notesNew = null;
      int aggregate3_notesNew_2 = 0;
      int aggregate3_notesNew_3 = 0;
      boolean aggregate3_notesNewIsNull = true;
      double aggregate3_midNew = 0.0;
      boolean aggregate3_midNewIsNull = true;
      long aggregate3_symbolsNew = 0L;
      boolean aggregate3_boughtNew = false;
      boolean aggregate3_boughtNewIsNull = true;
      long aggregate3_n = Slots.getLong(slots, slot + 128L);
      aggregate3_nNew = aggregate3_n;
      long aggregate3_total = Slots.getLong(slots, slot + 136L);
      boolean aggregate3_totalIsNull = !Slots.getBoolean(slots, slot + 192L);
      aggregate3_totalNew = aggregate3_total;
      aggregate3_totalNewIsNull = aggregate3_totalIsNull;
      long aggregate3_meanCount = Slots.getLong(slots, slot + 144L);
      boolean aggregate3_meanIsNull = aggregate3_meanCount == 0L;
      long aggregate3_meanSumHigh = Slots.getLong(slots, slot);
      long aggregate3_meanSumLow = Slots.getLong(slots, slot + 8L);
      Decimal128.average(aggregate3_meanSumHigh, aggregate3_meanSumLow,
          aggregate3_meanIsNull ? 1L : aggregate3_meanCount, 4, 38, 6, aggregate3_meanMean, sites, 0);
      long aggregate3_meanHigh = aggregate3_meanMean.high;
      long aggregate3_meanLow = aggregate3_meanMean.low;
      aggregate3_meanNew = aggregate3_meanHigh;
      aggregate3_meanNew_2 = aggregate3_meanLow;
      aggregate3_meanNewIsNull = aggregate3_meanIsNull;
      boolean aggregate3_leastIsNull = !Slots.getBoolean(slots, slot + 193L);
      StoredText.load(slots, slot + 16L, bytes, aggregate3_leastText);
      byte[] aggregate3_leastHeap = aggregate3_leastText.heap;
      int aggregate3_leastOffset = aggregate3_leastText.offset;
      int aggregate3_leastLength = aggregate3_leastText.length;
      aggregate3_leastNew = aggregate3_leastHeap;
      aggregate3_leastNew_2 = aggregate3_leastOffset;
      aggregate3_leastNew_3 = aggregate3_leastLength;
      aggregate3_leastNewIsNull = aggregate3_leastIsNull;
      aggregate3_notesOrdered.order(table.multiset(0), slots, slot + 32L, 1, 0, 0, 0);
      boolean aggregate3_notesIsNull = aggregate3_notesOrdered.isEmpty();
      aggregate3_notesOrdered.join(aggregate3_notesText, const0_literal, 0, const0_literalLength, false);
      byte[] aggregate3_notesHeap = aggregate3_notesText.heap;
      int aggregate3_notesOffset = aggregate3_notesText.offset;
      int aggregate3_notesLength = aggregate3_notesText.length;
      aggregate3_notesNew = aggregate3_notesHeap;
      aggregate3_notesNew_2 = aggregate3_notesOffset;
      aggregate3_notesNew_3 = aggregate3_notesLength;
      aggregate3_notesNewIsNull = aggregate3_notesIsNull;
      aggregate3_midOrdered.order(table.multiset(1), slots, slot + 48L, 0, 1, 0, 0);
      boolean aggregate3_midIsNull = aggregate3_midOrdered.isEmpty();
      double aggregate3_mid = 0.0;
      if (!aggregate3_midIsNull) {
        aggregate3_mid = aggregate3_midOrdered.percentileCont(const1_literal, false);
      }
      aggregate3_midNew = aggregate3_mid;
      aggregate3_midNewIsNull = aggregate3_midIsNull;
      long aggregate3_symbols = Slots.getLong(slots, slot + 152L);
      aggregate3_symbolsNew = aggregate3_symbols;
      boolean aggregate3_boughtIsNull = !Slots.getBoolean(slots, slot + 195L);
      boolean aggregate3_bought = Slots.getBoolean(slots, slot + 194L);
      aggregate3_boughtNew = aggregate3_bought;
      aggregate3_boughtNewIsNull = aggregate3_boughtIsNull;
      if (wasShown && Long.compare(Slots.getLong(slots, slot + 160L), aggregate3_nNew) == 0
          && (aggregate3_totalNewIsNull ? Slots.getBoolean(slots, slot + 196L)
              : !Slots.getBoolean(slots, slot + 196L)
                  && Long.compare(Slots.getLong(slots, slot + 168L), aggregate3_totalNew) == 0)
          && (aggregate3_meanNewIsNull ? Slots.getBoolean(slots, slot + 197L)
              : !Slots.getBoolean(slots, slot + 197L)
                  && Decimal128.compare(Slots.getLong(slots, slot + 80L), Slots.getLong(slots, slot + 88L),
                          aggregate3_meanNew, aggregate3_meanNew_2)
                      == 0)
          && (aggregate3_leastNewIsNull ? Slots.getBoolean(slots, slot + 198L)
              : !Slots.getBoolean(slots, slot + 198L)
                  && StoredText.compare(slots, slot + 96L, bytes, aggregate3_leastNew, aggregate3_leastNew_2,
                          aggregate3_leastNew_3)
                      == 0)
          && (aggregate3_notesNewIsNull ? Slots.getBoolean(slots, slot + 199L)
              : !Slots.getBoolean(slots, slot + 199L)
                  && StoredText.compare(slots, slot + 112L, bytes, aggregate3_notesNew, aggregate3_notesNew_2,
                          aggregate3_notesNew_3)
                      == 0)
          && (aggregate3_midNewIsNull ? Slots.getBoolean(slots, slot + 200L)
              : !Slots.getBoolean(slots, slot + 200L)
                  && DoubleMath.compare(Slots.getDouble(slots, slot + 176L), aggregate3_midNew) == 0)
          && Long.compare(Slots.getLong(slots, slot + 184L), aggregate3_symbolsNew) == 0
          && (aggregate3_boughtNewIsNull ? Slots.getBoolean(slots, slot + 202L)
              : !Slots.getBoolean(slots, slot + 202L)
                  && Boolean.compare(Slots.getBoolean(slots, slot + 201L), aggregate3_boughtNew) == 0)) {
        continue;
      }
      for (int weight = wasShown ? -1 : 1; weight <= 1; weight += 2) {
        if (weight > 0) {
          Slots.putLong(slots, slot + 160L, aggregate3_nNew);
          Slots.putBoolean(slots, slot + 196L, aggregate3_totalNewIsNull);
          if (!aggregate3_totalNewIsNull) {
            Slots.putLong(slots, slot + 168L, aggregate3_totalNew);
          }
          Slots.putBoolean(slots, slot + 197L, aggregate3_meanNewIsNull);
          if (!aggregate3_meanNewIsNull) {
            Slots.putLong(slots, slot + 80L, aggregate3_meanNew);
            Slots.putLong(slots, slot + 88L, aggregate3_meanNew_2);
          }
          Slots.putBoolean(slots, slot + 198L, aggregate3_leastNewIsNull);
          if (!aggregate3_leastNewIsNull) {
            StoredText.replace(slots, slot + 96L, bytes, aggregate3_leastNew, aggregate3_leastNew_2,
                aggregate3_leastNew_3);
          }
          Slots.putBoolean(slots, slot + 199L, aggregate3_notesNewIsNull);
          if (!aggregate3_notesNewIsNull) {
            StoredText.replace(slots, slot + 112L, bytes, aggregate3_notesNew, aggregate3_notesNew_2,
                aggregate3_notesNew_3);
          }
          Slots.putBoolean(slots, slot + 200L, aggregate3_midNewIsNull);
          if (!aggregate3_midNewIsNull) {
            Slots.putDouble(slots, slot + 176L, aggregate3_midNew);
          }
          Slots.putLong(slots, slot + 184L, aggregate3_symbolsNew);
          Slots.putBoolean(slots, slot + 202L, aggregate3_boughtNewIsNull);
          if (!aggregate3_boughtNewIsNull) {
            Slots.putBoolean(slots, slot + 201L, aggregate3_boughtNew);
          }
          Slots.putBoolean(slots, slot + 203L, true);
        }
        made_2++;
        weights[outRow] = weight;
        long aggregate3_n_2 = Slots.getLong(slots, slot + 160L);
        out_nValues[outRow] = aggregate3_n_2;
        long aggregate3_total_2 = Slots.getLong(slots, slot + 168L);
        boolean aggregate3_totalIsNull_2 = Slots.getBoolean(slots, slot + 196L);
        out_totalNulls[outRow] = aggregate3_totalIsNull_2;
        out_totalValues[outRow] = aggregate3_total_2;
        long aggregate3_meanHigh_2 = Slots.getLong(slots, slot + 80L);
        long aggregate3_meanLow_2 = Slots.getLong(slots, slot + 88L);
        boolean aggregate3_meanIsNull_2 = Slots.getBoolean(slots, slot + 197L);
        out_meanNulls[outRow] = aggregate3_meanIsNull_2;
        out_meanHigh[outRow] = aggregate3_meanHigh_2;
        out_meanLow[outRow] = aggregate3_meanLow_2;
        StoredText.load(slots, slot + 96L, bytes, aggregate3_leastText_2);
        byte[] aggregate3_leastHeap_2 = aggregate3_leastText_2.heap;
        int aggregate3_leastOffset_2 = aggregate3_leastText_2.offset;
        int aggregate3_leastLength_2 = aggregate3_leastText_2.length;
        boolean aggregate3_leastIsNull_2 = Slots.getBoolean(slots, slot + 198L);
        out_leastNulls[outRow] = aggregate3_leastIsNull_2;
        if (!aggregate3_leastIsNull_2) {
          out_leastVector.append(outRow, aggregate3_leastHeap_2, aggregate3_leastOffset_2,
              aggregate3_leastLength_2);
        }
        StoredText.load(slots, slot + 112L, bytes, aggregate3_notesText_2);
        byte[] aggregate3_notesHeap_2 = aggregate3_notesText_2.heap;
        int aggregate3_notesOffset_2 = aggregate3_notesText_2.offset;
        int aggregate3_notesLength_2 = aggregate3_notesText_2.length;
        boolean aggregate3_notesIsNull_2 = Slots.getBoolean(slots, slot + 199L);
        out_notesNulls[outRow] = aggregate3_notesIsNull_2;
        if (!aggregate3_notesIsNull_2) {
          out_notesVector.append(outRow, aggregate3_notesHeap_2, aggregate3_notesOffset_2,
              aggregate3_notesLength_2);
        }
        double aggregate3_mid_2 = Slots.getDouble(slots, slot + 176L);
        boolean aggregate3_midIsNull_2 = Slots.getBoolean(slots, slot + 200L);
        out_midNulls[outRow] = aggregate3_midIsNull_2;
        out_midValues[outRow] = aggregate3_mid_2;
        long aggregate3_symbols_2 = Slots.getLong(slots, slot + 184L);
        out_symbolsValues[outRow] = aggregate3_symbols_2;
        boolean aggregate3_bought_2 = Slots.getBoolean(slots, slot + 201L);
        boolean aggregate3_boughtIsNull_2 = Slots.getBoolean(slots, slot + 202L);
        out_boughtNulls[outRow] = aggregate3_boughtIsNull_2;
        out_boughtValues[outRow] = aggregate3_bought_2;
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
    context.metrics().batch(made_2, emitted + outRow, 0, 0, 0);
  }

  // Aggregate#3: keys and start values of a new group.
  private static long aggregate3_create(GroupTable table, long slot, long tag) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    Slots.putBoolean(slots, slot + 194L, true);
    return slot;
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_3_Emit(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate3_meanMean = new Decimal128Result();
    this.aggregate3_leastText = new BytesResult();
    this.aggregate3_notesOrdered = new OrderedElements();
    this.const0_literal = this.context.constants().getBytes(0);
    this.const0_literalLength = this.context.constants().getLength(0);
    this.aggregate3_notesText = new BytesResult();
    this.aggregate3_midOrdered = new OrderedElements();
    this.const1_literal = this.context.constants().getDouble(1);
    this.aggregate3_leastText_2 = new BytesResult();
    this.aggregate3_notesText_2 = new BytesResult();
  }
}
