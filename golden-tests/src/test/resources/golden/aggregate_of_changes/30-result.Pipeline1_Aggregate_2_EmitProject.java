package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.intrinsics.DoubleMath;
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

/** query.sql  Pipeline 1: Emit(Aggregate#2) > Project#3 > Output */
public final class Pipeline1_Aggregate_2_EmitProject extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate2_noteText;
  private final BytesResult aggregate2_noteText_2;
  private final BytesResult aggregate2_symbolText;
  private final long const0_account; // 1000000
  private final long const1_total; // 100

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
    LongVector out_nVector = (LongVector) out.column(0);
    long[] out_nValues = out_nVector.values();
    LongVector out_totalVector = (LongVector) out.column(1);
    boolean[] out_totalNulls = out_totalVector.nulls();
    long[] out_totalValues = out_totalVector.values();
    Decimal128Vector out_pricedVector = (Decimal128Vector) out.column(2);
    boolean[] out_pricedNulls = out_pricedVector.nulls();
    long[] out_pricedHigh = out_pricedVector.high();
    long[] out_pricedLow = out_pricedVector.low();
    DoubleVector out_feesVector = (DoubleVector) out.column(3);
    boolean[] out_feesNulls = out_feesVector.nulls();
    double[] out_feesValues = out_feesVector.values();
    BytesVector out_noteVector = (BytesVector) out.column(4);
    boolean[] out_noteNulls = out_noteVector.nulls();
    BytesVector out_symbolVector = (BytesVector) out.column(5);
    LongVector out_accountVector = (LongVector) out.column(6);
    long[] out_accountValues = out_accountVector.values();
    LongVector out__f7Vector = (LongVector) out.column(7);
    boolean[] out__f7Nulls = out__f7Vector.nulls();
    long[] out__f7Values = out__f7Vector.values();
    BooleanVector out__f8Vector = (BooleanVector) out.column(8);
    boolean[] out__f8Nulls = out__f8Vector.nulls();
    boolean[] out__f8Values = out__f8Vector.values();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 145L, false);
      boolean wasShown = Slots.getBoolean(slots, slot + 144L);
      long aggregate2_nNew = 0L;
      long aggregate2_totalNew = 0L;
      boolean aggregate2_totalNewIsNull = true;
      long aggregate2_pricedNew = 0L;
      long aggregate2_pricedNew_2 = 0L;
      boolean aggregate2_pricedNewIsNull = true;
      double aggregate2_feesNew = 0.0;
      boolean aggregate2_feesNewIsNull = true;
      byte[] aggregate2_noteNew = null;
      int aggregate2_noteNew_2 = 0;
      int aggregate2_noteNew_3 = 0;
      boolean aggregate2_noteNewIsNull = true;
      long aggregate2_n = Slots.getLong(slots, slot + 88L);
      aggregate2_nNew = aggregate2_n;
      long aggregate2_total = Slots.getLong(slots, slot + 96L);
      boolean aggregate2_totalIsNull = !Slots.getBoolean(slots, slot + 136L);
      aggregate2_totalNew = aggregate2_total;
      aggregate2_totalNewIsNull = aggregate2_totalIsNull;
      long aggregate2_pricedHigh = Slots.getLong(slots, slot + 16L);
      long aggregate2_pricedLow = Slots.getLong(slots, slot + 24L);
      boolean aggregate2_pricedIsNull = !Slots.getBoolean(slots, slot + 137L);
      aggregate2_pricedNew = aggregate2_pricedHigh;
      aggregate2_pricedNew_2 = aggregate2_pricedLow;
      aggregate2_pricedNewIsNull = aggregate2_pricedIsNull;
      double aggregate2_fees = Slots.getDouble(slots, slot + 104L);
      boolean aggregate2_feesIsNull = !Slots.getBoolean(slots, slot + 138L);
      aggregate2_feesNew = aggregate2_fees;
      aggregate2_feesNewIsNull = aggregate2_feesIsNull;
      boolean aggregate2_noteIsNull = !Slots.getBoolean(slots, slot + 139L);
      StoredText.load(slots, slot + 32L, bytes, aggregate2_noteText);
      byte[] aggregate2_noteHeap = aggregate2_noteText.heap;
      int aggregate2_noteOffset = aggregate2_noteText.offset;
      int aggregate2_noteLength = aggregate2_noteText.length;
      aggregate2_noteNew = aggregate2_noteHeap;
      aggregate2_noteNew_2 = aggregate2_noteOffset;
      aggregate2_noteNew_3 = aggregate2_noteLength;
      aggregate2_noteNewIsNull = aggregate2_noteIsNull;
      if (wasShown && Long.compare(Slots.getLong(slots, slot + 112L), aggregate2_nNew) == 0
          && (aggregate2_totalNewIsNull ? Slots.getBoolean(slots, slot + 140L)
              : !Slots.getBoolean(slots, slot + 140L)
                  && Long.compare(Slots.getLong(slots, slot + 120L), aggregate2_totalNew) == 0)
          && (aggregate2_pricedNewIsNull ? Slots.getBoolean(slots, slot + 141L)
              : !Slots.getBoolean(slots, slot + 141L)
                  && Decimal128.compare(Slots.getLong(slots, slot + 48L), Slots.getLong(slots, slot + 56L),
                          aggregate2_pricedNew, aggregate2_pricedNew_2)
                      == 0)
          && (aggregate2_feesNewIsNull ? Slots.getBoolean(slots, slot + 142L)
              : !Slots.getBoolean(slots, slot + 142L)
                  && DoubleMath.compare(Slots.getDouble(slots, slot + 128L), aggregate2_feesNew) == 0)
          && (aggregate2_noteNewIsNull ? Slots.getBoolean(slots, slot + 143L)
              : !Slots.getBoolean(slots, slot + 143L)
                  && StoredText.compare(slots, slot + 64L, bytes, aggregate2_noteNew, aggregate2_noteNew_2,
                          aggregate2_noteNew_3)
                      == 0)) {
        continue;
      }
      for (int weight = wasShown ? -1 : 1; weight <= 1; weight += 2) {
        if (weight > 0) {
          Slots.putLong(slots, slot + 112L, aggregate2_nNew);
          Slots.putBoolean(slots, slot + 140L, aggregate2_totalNewIsNull);
          if (!aggregate2_totalNewIsNull) {
            Slots.putLong(slots, slot + 120L, aggregate2_totalNew);
          }
          Slots.putBoolean(slots, slot + 141L, aggregate2_pricedNewIsNull);
          if (!aggregate2_pricedNewIsNull) {
            Slots.putLong(slots, slot + 48L, aggregate2_pricedNew);
            Slots.putLong(slots, slot + 56L, aggregate2_pricedNew_2);
          }
          Slots.putBoolean(slots, slot + 142L, aggregate2_feesNewIsNull);
          if (!aggregate2_feesNewIsNull) {
            Slots.putDouble(slots, slot + 128L, aggregate2_feesNew);
          }
          Slots.putBoolean(slots, slot + 143L, aggregate2_noteNewIsNull);
          if (!aggregate2_noteNewIsNull) {
            StoredText.replace(slots, slot + 64L, bytes, aggregate2_noteNew, aggregate2_noteNew_2,
                aggregate2_noteNew_3);
          }
          Slots.putBoolean(slots, slot + 144L, true);
        }
        made++;
        weights[outRow] = weight;
        long aggregate2_n_2 = Slots.getLong(slots, slot + 112L);
        out_nValues[outRow] = aggregate2_n_2;
        long aggregate2_total_2 = Slots.getLong(slots, slot + 120L);
        boolean aggregate2_totalIsNull_2 = Slots.getBoolean(slots, slot + 140L);
        out_totalNulls[outRow] = aggregate2_totalIsNull_2;
        out_totalValues[outRow] = aggregate2_total_2;
        long aggregate2_pricedHigh_2 = Slots.getLong(slots, slot + 48L);
        long aggregate2_pricedLow_2 = Slots.getLong(slots, slot + 56L);
        boolean aggregate2_pricedIsNull_2 = Slots.getBoolean(slots, slot + 141L);
        out_pricedNulls[outRow] = aggregate2_pricedIsNull_2;
        out_pricedHigh[outRow] = aggregate2_pricedHigh_2;
        out_pricedLow[outRow] = aggregate2_pricedLow_2;
        double aggregate2_fees_2 = Slots.getDouble(slots, slot + 128L);
        boolean aggregate2_feesIsNull_2 = Slots.getBoolean(slots, slot + 142L);
        out_feesNulls[outRow] = aggregate2_feesIsNull_2;
        out_feesValues[outRow] = aggregate2_fees_2;
        StoredText.load(slots, slot + 64L, bytes, aggregate2_noteText_2);
        byte[] aggregate2_noteHeap_2 = aggregate2_noteText_2.heap;
        int aggregate2_noteOffset_2 = aggregate2_noteText_2.offset;
        int aggregate2_noteLength_2 = aggregate2_noteText_2.length;
        boolean aggregate2_noteIsNull_2 = Slots.getBoolean(slots, slot + 143L);
        out_noteNulls[outRow] = aggregate2_noteIsNull_2;
        if (!aggregate2_noteIsNull_2) {
          out_noteVector.append(outRow, aggregate2_noteHeap_2, aggregate2_noteOffset_2,
              aggregate2_noteLength_2);
        }
        StoredText.load(slots, slot, bytes, aggregate2_symbolText);
        byte[] aggregate2_symbolHeap = aggregate2_symbolText.heap;
        int aggregate2_symbolOffset = aggregate2_symbolText.offset;
        int aggregate2_symbolLength = aggregate2_symbolText.length;
        out_symbolVector.append(outRow, aggregate2_symbolHeap, aggregate2_symbolOffset,
            aggregate2_symbolLength);
        long aggregate2_account = Slots.getLong(slots, slot + 80L);
        out_accountValues[outRow] = aggregate2_account;
        long project3_add = aggregate2_totalIsNull_2 ? 0L
            : ExactMath.add(ExactMath.multiply(aggregate2_account, const0_account, sites, 0),
                aggregate2_total_2, sites, 1);
        out__f7Nulls[outRow] = aggregate2_totalIsNull_2;
        out__f7Values[outRow] = project3_add;
        boolean project3_greaterThan = aggregate2_total_2 > const1_total;
        out__f8Nulls[outRow] = aggregate2_totalIsNull_2;
        out__f8Values[outRow] = project3_greaterThan;
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

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_2_EmitProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate2_noteText = new BytesResult();
    this.aggregate2_noteText_2 = new BytesResult();
    this.aggregate2_symbolText = new BytesResult();
    this.const0_account = this.context.constants().getLong(0);
    this.const1_total = this.context.constants().getLong(1);
  }
}
