package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.intrinsics.Decimal128Result;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 1: Emit(Aggregate#3) > Output */
public final class Pipeline1_Aggregate_3_Emit extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate3_symbolText;
  private final Decimal128Result aggregate3_meanMean;
  private final Decimal128Result aggregate3_mean_qtyMean;

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
    long slot = 120L;
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    LongVector out_wsVector = (LongVector) out.column(1);
    long[] out_wsValues = out_wsVector.values();
    LongVector out_weVector = (LongVector) out.column(2);
    long[] out_weValues = out_weVector.values();
    LongVector out_nVector = (LongVector) out.column(3);
    long[] out_nValues = out_nVector.values();
    LongVector out_pricedVector = (LongVector) out.column(4);
    long[] out_pricedValues = out_pricedVector.values();
    LongVector out_totalVector = (LongVector) out.column(5);
    boolean[] out_totalNulls = out_totalVector.nulls();
    long[] out_totalValues = out_totalVector.values();
    DoubleVector out_feesVector = (DoubleVector) out.column(6);
    boolean[] out_feesNulls = out_feesVector.nulls();
    double[] out_feesValues = out_feesVector.values();
    LongVector out_lowVector = (LongVector) out.column(7);
    boolean[] out_lowNulls = out_lowVector.nulls();
    long[] out_lowValues = out_lowVector.values();
    LongVector out_highVector = (LongVector) out.column(8);
    boolean[] out_highNulls = out_highVector.nulls();
    long[] out_highValues = out_highVector.values();
    Decimal128Vector out_meanVector = (Decimal128Vector) out.column(9);
    boolean[] out_meanNulls = out_meanVector.nulls();
    long[] out_meanHigh = out_meanVector.high();
    long[] out_meanLow = out_meanVector.low();
    DoubleVector out_mean_feeVector = (DoubleVector) out.column(10);
    boolean[] out_mean_feeNulls = out_mean_feeVector.nulls();
    double[] out_mean_feeValues = out_mean_feeVector.values();
    Decimal128Vector out_mean_qtyVector = (Decimal128Vector) out.column(11);
    boolean[] out_mean_qtyNulls = out_mean_qtyVector.nulls();
    long[] out_mean_qtyHigh = out_mean_qtyVector.high();
    long[] out_mean_qtyLow = out_mean_qtyVector.low();
    for (; slot < end; slot += 120L) {
      made++;
      StoredText.load(slots, slot, bytes, aggregate3_symbolText);
      byte[] aggregate3_symbolHeap = aggregate3_symbolText.heap;
      int aggregate3_symbolOffset = aggregate3_symbolText.offset;
      int aggregate3_symbolLength = aggregate3_symbolText.length;
      out_symbolVector.append(outRow, aggregate3_symbolHeap, aggregate3_symbolOffset,
          aggregate3_symbolLength);
      out_wsValues[outRow] = windowStart;
      out_weValues[outRow] = windowEnd;
      long aggregate3_n = Slots.getLong(slots, slot + 32L);
      out_nValues[outRow] = aggregate3_n;
      long aggregate3_priced = Slots.getLong(slots, slot + 40L);
      out_pricedValues[outRow] = aggregate3_priced;
      long aggregate3_total = Slots.getLong(slots, slot + 48L);
      boolean aggregate3_totalIsNull = !Slots.getBoolean(slots, slot + 112L);
      out_totalNulls[outRow] = aggregate3_totalIsNull;
      out_totalValues[outRow] = aggregate3_total;
      double aggregate3_fees = Slots.getDouble(slots, slot + 56L);
      boolean aggregate3_feesIsNull = !Slots.getBoolean(slots, slot + 113L);
      out_feesNulls[outRow] = aggregate3_feesIsNull;
      out_feesValues[outRow] = aggregate3_fees;
      boolean aggregate3_lowIsNull = !Slots.getBoolean(slots, slot + 114L);
      long aggregate3_low = Slots.getLong(slots, slot + 64L);
      out_lowNulls[outRow] = aggregate3_lowIsNull;
      out_lowValues[outRow] = aggregate3_low;
      boolean aggregate3_highIsNull = !Slots.getBoolean(slots, slot + 115L);
      long aggregate3_high = Slots.getLong(slots, slot + 72L);
      out_highNulls[outRow] = aggregate3_highIsNull;
      out_highValues[outRow] = aggregate3_high;
      long aggregate3_meanCount = Slots.getLong(slots, slot + 80L);
      boolean aggregate3_meanIsNull = aggregate3_meanCount == 0L;
      long aggregate3_meanSumHigh = Slots.getLong(slots, slot + 16L);
      long aggregate3_meanSumLow = Slots.getLong(slots, slot + 24L);
      Decimal128.average(aggregate3_meanSumHigh, aggregate3_meanSumLow,
          aggregate3_meanIsNull ? 1L : aggregate3_meanCount, 4, 38, 6, aggregate3_meanMean, sites, 0);
      long aggregate3_meanHigh = aggregate3_meanMean.high;
      long aggregate3_meanLow = aggregate3_meanMean.low;
      out_meanNulls[outRow] = aggregate3_meanIsNull;
      out_meanHigh[outRow] = aggregate3_meanHigh;
      out_meanLow[outRow] = aggregate3_meanLow;
      long aggregate3_mean_feeCount = Slots.getLong(slots, slot + 96L);
      boolean aggregate3_mean_feeIsNull = aggregate3_mean_feeCount == 0L;
      double aggregate3_mean_fee = Slots.getDouble(slots, slot + 88L) / (double) aggregate3_mean_feeCount;
      out_mean_feeNulls[outRow] = aggregate3_mean_feeIsNull;
      out_mean_feeValues[outRow] = aggregate3_mean_fee;
      long aggregate3_mean_qtyCount = Slots.getLong(slots, slot + 104L);
      boolean aggregate3_mean_qtyIsNull = aggregate3_mean_qtyCount == 0L;
      long aggregate3_mean_qtySum = Slots.getLong(slots, slot + 48L);
      Decimal128.average(aggregate3_mean_qtySum >> 63, aggregate3_mean_qtySum,
          aggregate3_mean_qtyIsNull ? 1L : aggregate3_mean_qtyCount, 6, 38, 6, aggregate3_mean_qtyMean, sites,
          1);
      long aggregate3_mean_qtyHigh = aggregate3_mean_qtyMean.high;
      long aggregate3_mean_qtyLow = aggregate3_mean_qtyMean.low;
      out_mean_qtyNulls[outRow] = aggregate3_mean_qtyIsNull;
      out_mean_qtyHigh[outRow] = aggregate3_mean_qtyHigh;
      out_mean_qtyLow[outRow] = aggregate3_mean_qtyLow;
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

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_3_Emit(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate3_symbolText = new BytesResult();
    this.aggregate3_meanMean = new Decimal128Result();
    this.aggregate3_mean_qtyMean = new Decimal128Result();
  }
}
