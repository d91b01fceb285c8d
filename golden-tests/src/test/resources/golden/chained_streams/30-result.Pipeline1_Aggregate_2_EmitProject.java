package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
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

/** query.sql  Pipeline 1: Emit(Aggregate#2) > Project#3 > Output */
public final class Pipeline1_Aggregate_2_EmitProject extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate2_symbolText;

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
    long slot = 48L;
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    LongVector out_wsVector = (LongVector) out.column(1);
    long[] out_wsValues = out_wsVector.values();
    LongVector out_nVector = (LongVector) out.column(2);
    long[] out_nValues = out_nVector.values();
    Decimal128Vector out_totalVector = (Decimal128Vector) out.column(3);
    boolean[] out_totalNulls = out_totalVector.nulls();
    long[] out_totalHigh = out_totalVector.high();
    long[] out_totalLow = out_totalVector.low();
    for (; slot < end; slot += 48L) {
      made++;
      StoredText.load(slots, slot, bytes, aggregate2_symbolText);
      byte[] aggregate2_symbolHeap = aggregate2_symbolText.heap;
      int aggregate2_symbolOffset = aggregate2_symbolText.offset;
      int aggregate2_symbolLength = aggregate2_symbolText.length;
      out_symbolVector.append(outRow, aggregate2_symbolHeap, aggregate2_symbolOffset,
          aggregate2_symbolLength);
      out_wsValues[outRow] = windowStart;
      long aggregate2_n = Slots.getLong(slots, slot + 32L);
      out_nValues[outRow] = aggregate2_n;
      long aggregate2_totalHigh = Slots.getLong(slots, slot + 16L);
      long aggregate2_totalLow = Slots.getLong(slots, slot + 24L);
      boolean aggregate2_totalIsNull = !Slots.getBoolean(slots, slot + 40L);
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
    context.metrics().batch(made, emitted + outRow, 0, 0, 0);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_2_EmitProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate2_symbolText = new BytesResult();
  }
}
