package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.IntVector;
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

/** query.sql  Pipeline 1: Emit(Aggregate#4) > Project#5 > Output */
public final class Pipeline1_Aggregate_4_EmitProject extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate4_symbolText;

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
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    LongVector out_wsVector = (LongVector) out.column(1);
    long[] out_wsValues = out_wsVector.values();
    Decimal128Vector out_notionalVector = (Decimal128Vector) out.column(2);
    boolean[] out_notionalNulls = out_notionalVector.nulls();
    long[] out_notionalHigh = out_notionalVector.high();
    long[] out_notionalLow = out_notionalVector.low();
    IntVector out_dayVector = (IntVector) out.column(3);
    int[] out_dayValues = out_dayVector.values();
    for (; slot < end; slot += 40L) {
      made++;
      StoredText.load(slots, slot, bytes, aggregate4_symbolText);
      byte[] aggregate4_symbolHeap = aggregate4_symbolText.heap;
      int aggregate4_symbolOffset = aggregate4_symbolText.offset;
      int aggregate4_symbolLength = aggregate4_symbolText.length;
      out_symbolVector.append(outRow, aggregate4_symbolHeap, aggregate4_symbolOffset,
          aggregate4_symbolLength);
      out_wsValues[outRow] = windowStart;
      long aggregate4_notionalHigh = Slots.getLong(slots, slot + 16L);
      long aggregate4_notionalLow = Slots.getLong(slots, slot + 24L);
      boolean aggregate4_notionalIsNull = !Slots.getBoolean(slots, slot + 36L);
      out_notionalNulls[outRow] = aggregate4_notionalIsNull;
      out_notionalHigh[outRow] = aggregate4_notionalHigh;
      out_notionalLow[outRow] = aggregate4_notionalLow;
      int aggregate4_day = Slots.getInt(slots, slot + 32L);
      out_dayValues[outRow] = aggregate4_day;
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
    this.aggregate4_symbolText = new BytesResult();
  }
}
