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

/** query.sql  Pipeline 1: Emit(Aggregate#3) > Project#4 > Output */
public final class Pipeline1_Aggregate_3_EmitProject extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate3_symbolText;
  private final BytesResult aggregate3_leastText;
  private final BytesResult aggregate3_greatestText;

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
    long slot = 64L;
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    LongVector out_wsVector = (LongVector) out.column(1);
    long[] out_wsValues = out_wsVector.values();
    LongVector out_nVector = (LongVector) out.column(2);
    long[] out_nValues = out_nVector.values();
    BytesVector out_leastVector = (BytesVector) out.column(3);
    boolean[] out_leastNulls = out_leastVector.nulls();
    BytesVector out_greatestVector = (BytesVector) out.column(4);
    boolean[] out_greatestNulls = out_greatestVector.nulls();
    for (; slot < end; slot += 64L) {
      made++;
      StoredText.load(slots, slot, bytes, aggregate3_symbolText);
      byte[] aggregate3_symbolHeap = aggregate3_symbolText.heap;
      int aggregate3_symbolOffset = aggregate3_symbolText.offset;
      int aggregate3_symbolLength = aggregate3_symbolText.length;
      out_symbolVector.append(outRow, aggregate3_symbolHeap, aggregate3_symbolOffset,
          aggregate3_symbolLength);
      out_wsValues[outRow] = windowStart;
      long aggregate3_n = Slots.getLong(slots, slot + 48L);
      out_nValues[outRow] = aggregate3_n;
      boolean aggregate3_leastIsNull = !Slots.getBoolean(slots, slot + 56L);
      StoredText.load(slots, slot + 16L, bytes, aggregate3_leastText);
      byte[] aggregate3_leastHeap = aggregate3_leastText.heap;
      int aggregate3_leastOffset = aggregate3_leastText.offset;
      int aggregate3_leastLength = aggregate3_leastText.length;
      out_leastNulls[outRow] = aggregate3_leastIsNull;
      if (!aggregate3_leastIsNull) {
        out_leastVector.append(outRow, aggregate3_leastHeap, aggregate3_leastOffset, aggregate3_leastLength);
      }
      boolean aggregate3_greatestIsNull = !Slots.getBoolean(slots, slot + 57L);
      StoredText.load(slots, slot + 32L, bytes, aggregate3_greatestText);
      byte[] aggregate3_greatestHeap = aggregate3_greatestText.heap;
      int aggregate3_greatestOffset = aggregate3_greatestText.offset;
      int aggregate3_greatestLength = aggregate3_greatestText.length;
      out_greatestNulls[outRow] = aggregate3_greatestIsNull;
      if (!aggregate3_greatestIsNull) {
        out_greatestVector.append(outRow, aggregate3_greatestHeap, aggregate3_greatestOffset,
            aggregate3_greatestLength);
      }
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
    this.aggregate3_symbolText = new BytesResult();
    this.aggregate3_leastText = new BytesResult();
    this.aggregate3_greatestText = new BytesResult();
  }
}
