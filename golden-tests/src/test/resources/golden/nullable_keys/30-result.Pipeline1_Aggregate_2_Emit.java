package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
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
    IntVector out_qtyVector = (IntVector) out.column(0);
    boolean[] out_qtyNulls = out_qtyVector.nulls();
    int[] out_qtyValues = out_qtyVector.values();
    BooleanVector out_buyVector = (BooleanVector) out.column(1);
    boolean[] out_buyNulls = out_buyVector.nulls();
    boolean[] out_buyValues = out_buyVector.values();
    LongVector out_nVector = (LongVector) out.column(2);
    long[] out_nValues = out_nVector.values();
    Decimal128Vector out_totalVector = (Decimal128Vector) out.column(3);
    boolean[] out_totalNulls = out_totalVector.nulls();
    long[] out_totalHigh = out_totalVector.high();
    long[] out_totalLow = out_totalVector.low();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 34L, false);
      made++;
      int aggregate2_qty = Slots.getInt(slots, slot + 28L);
      boolean aggregate2_qtyIsNull = (Slots.getInt(slots, slot + 24L) & 1) != 0;
      out_qtyNulls[outRow] = aggregate2_qtyIsNull;
      out_qtyValues[outRow] = aggregate2_qty;
      boolean aggregate2_buy = Slots.getBoolean(slots, slot + 32L);
      boolean aggregate2_buyIsNull = (Slots.getInt(slots, slot + 24L) & 2) != 0;
      out_buyNulls[outRow] = aggregate2_buyIsNull;
      out_buyValues[outRow] = aggregate2_buy;
      long aggregate2_n = Slots.getLong(slots, slot + 16L);
      out_nValues[outRow] = aggregate2_n;
      long aggregate2_totalHigh = Slots.getLong(slots, slot);
      long aggregate2_totalLow = Slots.getLong(slots, slot + 8L);
      boolean aggregate2_totalIsNull = !Slots.getBoolean(slots, slot + 33L);
      out_totalNulls[outRow] = aggregate2_totalIsNull;
      out_totalHigh[outRow] = aggregate2_totalHigh;
      out_totalLow[outRow] = aggregate2_totalLow;
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
  }
}
