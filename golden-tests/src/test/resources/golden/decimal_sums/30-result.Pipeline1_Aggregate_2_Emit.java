package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.intrinsics.Decimal128Result;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 1: Emit(Aggregate#2) > Output */
public final class Pipeline1_Aggregate_2_Emit extends CompiledEmission {
  private final ErrorSites sites;
  private final Decimal128Result aggregate2_avg_bMean;

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
    BooleanVector out_signVector = (BooleanVector) out.column(0);
    boolean[] out_signValues = out_signVector.values();
    LongVector out_nVector = (LongVector) out.column(1);
    long[] out_nValues = out_nVector.values();
    Decimal128Vector out_sum_aVector = (Decimal128Vector) out.column(2);
    long[] out_sum_aHigh = out_sum_aVector.high();
    long[] out_sum_aLow = out_sum_aVector.low();
    Decimal128Vector out_sum_bVector = (Decimal128Vector) out.column(3);
    boolean[] out_sum_bNulls = out_sum_bVector.nulls();
    long[] out_sum_bHigh = out_sum_bVector.high();
    long[] out_sum_bLow = out_sum_bVector.low();
    Decimal128Vector out_sum_cVector = (Decimal128Vector) out.column(4);
    long[] out_sum_cHigh = out_sum_cVector.high();
    long[] out_sum_cLow = out_sum_cVector.low();
    Decimal128Vector out_sum_dVector = (Decimal128Vector) out.column(5);
    long[] out_sum_dHigh = out_sum_dVector.high();
    long[] out_sum_dLow = out_sum_dVector.low();
    Decimal128Vector out_min_cVector = (Decimal128Vector) out.column(6);
    long[] out_min_cHigh = out_min_cVector.high();
    long[] out_min_cLow = out_min_cVector.low();
    Decimal128Vector out_max_dVector = (Decimal128Vector) out.column(7);
    long[] out_max_dHigh = out_max_dVector.high();
    long[] out_max_dLow = out_max_dVector.low();
    Decimal128Vector out_avg_bVector = (Decimal128Vector) out.column(8);
    boolean[] out_avg_bNulls = out_avg_bVector.nulls();
    long[] out_avg_bHigh = out_avg_bVector.high();
    long[] out_avg_bLow = out_avg_bVector.low();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 132L, false);
      made++;
      boolean aggregate2_sign = Slots.getBoolean(slots, slot + 128L);
      out_signValues[outRow] = aggregate2_sign;
      long aggregate2_n = Slots.getLong(slots, slot + 112L);
      out_nValues[outRow] = aggregate2_n;
      long aggregate2_sum_aHigh = Slots.getLong(slots, slot);
      long aggregate2_sum_aLow = Slots.getLong(slots, slot + 8L);
      out_sum_aHigh[outRow] = aggregate2_sum_aHigh;
      out_sum_aLow[outRow] = aggregate2_sum_aLow;
      long aggregate2_sum_bHigh = Slots.getLong(slots, slot + 16L);
      long aggregate2_sum_bLow = Slots.getLong(slots, slot + 24L);
      boolean aggregate2_sum_bIsNull = !Slots.getBoolean(slots, slot + 129L);
      out_sum_bNulls[outRow] = aggregate2_sum_bIsNull;
      out_sum_bHigh[outRow] = aggregate2_sum_bHigh;
      out_sum_bLow[outRow] = aggregate2_sum_bLow;
      long aggregate2_sum_cHigh = Slots.getLong(slots, slot + 32L);
      long aggregate2_sum_cLow = Slots.getLong(slots, slot + 40L);
      out_sum_cHigh[outRow] = aggregate2_sum_cHigh;
      out_sum_cLow[outRow] = aggregate2_sum_cLow;
      long aggregate2_sum_dHigh = Slots.getLong(slots, slot + 48L);
      long aggregate2_sum_dLow = Slots.getLong(slots, slot + 56L);
      out_sum_dHigh[outRow] = aggregate2_sum_dHigh;
      out_sum_dLow[outRow] = aggregate2_sum_dLow;
      long aggregate2_min_cHigh = Slots.getLong(slots, slot + 64L);
      long aggregate2_min_cLow = Slots.getLong(slots, slot + 72L);
      out_min_cHigh[outRow] = aggregate2_min_cHigh;
      out_min_cLow[outRow] = aggregate2_min_cLow;
      long aggregate2_max_dHigh = Slots.getLong(slots, slot + 80L);
      long aggregate2_max_dLow = Slots.getLong(slots, slot + 88L);
      out_max_dHigh[outRow] = aggregate2_max_dHigh;
      out_max_dLow[outRow] = aggregate2_max_dLow;
      long aggregate2_avg_bCount = Slots.getLong(slots, slot + 120L);
      boolean aggregate2_avg_bIsNull = aggregate2_avg_bCount == 0L;
      long aggregate2_avg_bSumHigh = Slots.getLong(slots, slot + 96L);
      long aggregate2_avg_bSumLow = Slots.getLong(slots, slot + 104L);
      Decimal128.average(aggregate2_avg_bSumHigh, aggregate2_avg_bSumLow,
          aggregate2_avg_bIsNull ? 1L : aggregate2_avg_bCount, 3, 38, 6, aggregate2_avg_bMean, sites, 0);
      long aggregate2_avg_bHigh = aggregate2_avg_bMean.high;
      long aggregate2_avg_bLow = aggregate2_avg_bMean.low;
      out_avg_bNulls[outRow] = aggregate2_avg_bIsNull;
      out_avg_bHigh[outRow] = aggregate2_avg_bHigh;
      out_avg_bLow[outRow] = aggregate2_avg_bLow;
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

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_2_Emit(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate2_avg_bMean = new Decimal128Result();
  }
}
