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

/** query.sql  Pipeline 1: Emit(Aggregate#4) > Project#5 > Output */
public final class Pipeline1_Aggregate_4_EmitProject extends CompiledEmission {
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
    long slot = 32L;
    LongVector out_window_startVector = (LongVector) out.column(0);
    long[] out_window_startValues = out_window_startVector.values();
    LongVector out_window_endVector = (LongVector) out.column(1);
    long[] out_window_endValues = out_window_endVector.values();
    LongVector out_accountVector = (LongVector) out.column(2);
    long[] out_accountValues = out_accountVector.values();
    LongVector out_nVector = (LongVector) out.column(3);
    long[] out_nValues = out_nVector.values();
    LongVector out_totalVector = (LongVector) out.column(4);
    boolean[] out_totalNulls = out_totalVector.nulls();
    long[] out_totalValues = out_totalVector.values();
    for (; slot < end; slot += 32L) {
      made++;
      out_window_startValues[outRow] = windowStart;
      out_window_endValues[outRow] = windowEnd;
      long aggregate4_account = Slots.getLong(slots, slot);
      out_accountValues[outRow] = aggregate4_account;
      long aggregate4_n = Slots.getLong(slots, slot + 8L);
      out_nValues[outRow] = aggregate4_n;
      long aggregate4_total = Slots.getLong(slots, slot + 16L);
      boolean aggregate4_totalIsNull = !Slots.getBoolean(slots, slot + 24L);
      out_totalNulls[outRow] = aggregate4_totalIsNull;
      out_totalValues[outRow] = aggregate4_total;
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
  public Pipeline1_Aggregate_4_EmitProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
