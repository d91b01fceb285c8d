package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 1: Emit(Aggregate#3) > Filter#4 > Project#5 > Output */
public final class Pipeline1_Aggregate_3_EmitFilterProject extends CompiledEmission {
  private final ErrorSites sites;
  private final long const0__f3; // 3
  private final long const1_total; // 200
  private final BytesResult aggregate3_symbolText;

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
    long slot = 40L;
    int filtered1 = 0;
    int filtered2 = 0;
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    LongVector out_wsVector = (LongVector) out.column(1);
    long[] out_wsValues = out_wsVector.values();
    LongVector out_totalVector = (LongVector) out.column(2);
    boolean[] out_totalNulls = out_totalVector.nulls();
    long[] out_totalValues = out_totalVector.values();
    for (; slot < end; slot += 40L) {
      made++;
      // Filter#4 [query.sql:19:8] COUNT(*) >= 3 AND SUM(qty) > 200
      long aggregate3__f3 = Slots.getLong(slots, slot + 24L);
      if (!(aggregate3__f3 >= const0__f3)) {
        filtered1++;
        continue;
      }
      long aggregate3_total = Slots.getLong(slots, slot + 16L);
      boolean aggregate3_totalIsNull = !Slots.getBoolean(slots, slot + 32L);
      if (!(!aggregate3_totalIsNull && aggregate3_total > const1_total)) {
        filtered2++;
        continue;
      }
      StoredText.load(slots, slot, bytes, aggregate3_symbolText);
      byte[] aggregate3_symbolHeap = aggregate3_symbolText.heap;
      int aggregate3_symbolOffset = aggregate3_symbolText.offset;
      int aggregate3_symbolLength = aggregate3_symbolText.length;
      out_symbolVector.append(outRow, aggregate3_symbolHeap, aggregate3_symbolOffset,
          aggregate3_symbolLength);
      out_wsValues[outRow] = windowStart;
      out_totalNulls[outRow] = aggregate3_totalIsNull;
      out_totalValues[outRow] = aggregate3_total;
      outRow++;
      if (outRow == capacity) {
        output.flush(outRow);
        emitted += outRow;
        outRow = 0;
      }
    }
    output.flush(outRow);
    context.metrics().batch(made, emitted + outRow, 0, 0, 0);
    context.metrics().filtered(0, filtered1);
    context.metrics().filtered(1, filtered2);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_3_EmitFilterProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0__f3 = this.context.constants().getLong(0);
    this.const1_total = this.context.constants().getLong(1);
    this.aggregate3_symbolText = new BytesResult();
  }
}
