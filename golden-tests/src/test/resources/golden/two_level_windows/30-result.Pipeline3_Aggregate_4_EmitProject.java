package laminar.generated.result;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 3: Emit(Aggregate#4) > Project#5 > Output */
public final class Pipeline3_Aggregate_4_EmitProject extends CompiledEmission {
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
    long slot = 24L;
    LongVector out_fourVector = (LongVector) out.column(0);
    long[] out_fourValues = out_fourVector.values();
    LongVector out_bestVector = (LongVector) out.column(1);
    boolean[] out_bestNulls = out_bestVector.nulls();
    long[] out_bestValues = out_bestVector.values();
    LongVector out_barsVector = (LongVector) out.column(2);
    long[] out_barsValues = out_barsVector.values();
    for (; slot < end; slot += 24L) {
      made++;
      out_fourValues[outRow] = windowStart;
      boolean aggregate4_bestIsNull = !Slots.getBoolean(slots, slot + 16L);
      long aggregate4_best = Slots.getLong(slots, slot);
      out_bestNulls[outRow] = aggregate4_bestIsNull;
      out_bestValues[outRow] = aggregate4_best;
      long aggregate4_bars = Slots.getLong(slots, slot + 8L);
      out_barsValues[outRow] = aggregate4_bars;
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
  public Pipeline3_Aggregate_4_EmitProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
