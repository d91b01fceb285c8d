package laminar.generated.result;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 1: Emit(Aggregate#3) > Project#4 > Output */
public final class Pipeline1_Aggregate_3_EmitProject extends CompiledEmission {
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
    long end = table.endOffset();
    long slot = 56L;
    LongVector out_wsVector = (LongVector) out.column(0);
    long[] out_wsValues = out_wsVector.values();
    LongVector out_buysVector = (LongVector) out.column(1);
    long[] out_buysValues = out_buysVector.values();
    LongVector out_soldVector = (LongVector) out.column(2);
    boolean[] out_soldNulls = out_soldVector.nulls();
    long[] out_soldValues = out_soldVector.values();
    LongVector out_ibm_highVector = (LongVector) out.column(3);
    boolean[] out_ibm_highNulls = out_ibm_highVector.nulls();
    long[] out_ibm_highValues = out_ibm_highVector.values();
    DoubleVector out_big_feeVector = (DoubleVector) out.column(4);
    boolean[] out_big_feeNulls = out_big_feeVector.nulls();
    double[] out_big_feeValues = out_big_feeVector.values();
    LongVector out_notesVector = (LongVector) out.column(5);
    long[] out_notesValues = out_notesVector.values();
    for (; slot < end; slot += 56L) {
      made++;
      out_wsValues[outRow] = windowStart;
      long aggregate3_buys = Slots.getLong(slots, slot);
      out_buysValues[outRow] = aggregate3_buys;
      long aggregate3_sold = Slots.getLong(slots, slot + 8L);
      boolean aggregate3_soldIsNull = !Slots.getBoolean(slots, slot + 48L);
      out_soldNulls[outRow] = aggregate3_soldIsNull;
      out_soldValues[outRow] = aggregate3_sold;
      boolean aggregate3_ibm_highIsNull = !Slots.getBoolean(slots, slot + 49L);
      long aggregate3_ibm_high = Slots.getLong(slots, slot + 16L);
      out_ibm_highNulls[outRow] = aggregate3_ibm_highIsNull;
      out_ibm_highValues[outRow] = aggregate3_ibm_high;
      long aggregate3_big_feeCount = Slots.getLong(slots, slot + 32L);
      boolean aggregate3_big_feeIsNull = aggregate3_big_feeCount == 0L;
      double aggregate3_big_fee = Slots.getDouble(slots, slot + 24L) / (double) aggregate3_big_feeCount;
      out_big_feeNulls[outRow] = aggregate3_big_feeIsNull;
      out_big_feeValues[outRow] = aggregate3_big_fee;
      long aggregate3_notes = Slots.getLong(slots, slot + 40L);
      out_notesValues[outRow] = aggregate3_notes;
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
  public Pipeline1_Aggregate_3_EmitProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
