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
  private final BytesResult aggregate3_first_noteText;
  private final BytesResult aggregate3_last_noteText;

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
    long slot = 136L;
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    LongVector out_wsVector = (LongVector) out.column(1);
    long[] out_wsValues = out_wsVector.values();
    LongVector out_first_rowVector = (LongVector) out.column(2);
    long[] out_first_rowValues = out_first_rowVector.values();
    LongVector out_last_rowVector = (LongVector) out.column(3);
    long[] out_last_rowValues = out_last_rowVector.values();
    LongVector out_openingVector = (LongVector) out.column(4);
    boolean[] out_openingNulls = out_openingVector.nulls();
    long[] out_openingValues = out_openingVector.values();
    LongVector out_closingVector = (LongVector) out.column(5);
    boolean[] out_closingNulls = out_closingVector.nulls();
    long[] out_closingValues = out_closingVector.values();
    BytesVector out_first_noteVector = (BytesVector) out.column(6);
    boolean[] out_first_noteNulls = out_first_noteVector.nulls();
    BytesVector out_last_noteVector = (BytesVector) out.column(7);
    boolean[] out_last_noteNulls = out_last_noteVector.nulls();
    for (; slot < end; slot += 136L) {
      made++;
      StoredText.load(slots, slot, bytes, aggregate3_symbolText);
      byte[] aggregate3_symbolHeap = aggregate3_symbolText.heap;
      int aggregate3_symbolOffset = aggregate3_symbolText.offset;
      int aggregate3_symbolLength = aggregate3_symbolText.length;
      out_symbolVector.append(outRow, aggregate3_symbolHeap, aggregate3_symbolOffset,
          aggregate3_symbolLength);
      out_wsValues[outRow] = windowStart;
      long aggregate3_first_row = Slots.getLong(slots, slot + 48L);
      out_first_rowValues[outRow] = aggregate3_first_row;
      long aggregate3_last_row = Slots.getLong(slots, slot + 64L);
      out_last_rowValues[outRow] = aggregate3_last_row;
      boolean aggregate3_openingIsNull = !Slots.getBoolean(slots, slot + 128L);
      long aggregate3_opening = Slots.getLong(slots, slot + 80L);
      out_openingNulls[outRow] = aggregate3_openingIsNull;
      out_openingValues[outRow] = aggregate3_opening;
      boolean aggregate3_closingIsNull = !Slots.getBoolean(slots, slot + 129L);
      long aggregate3_closing = Slots.getLong(slots, slot + 96L);
      out_closingNulls[outRow] = aggregate3_closingIsNull;
      out_closingValues[outRow] = aggregate3_closing;
      boolean aggregate3_first_noteIsNull = !Slots.getBoolean(slots, slot + 130L);
      StoredText.load(slots, slot + 16L, bytes, aggregate3_first_noteText);
      byte[] aggregate3_first_noteHeap = aggregate3_first_noteText.heap;
      int aggregate3_first_noteOffset = aggregate3_first_noteText.offset;
      int aggregate3_first_noteLength = aggregate3_first_noteText.length;
      out_first_noteNulls[outRow] = aggregate3_first_noteIsNull;
      if (!aggregate3_first_noteIsNull) {
        out_first_noteVector.append(outRow, aggregate3_first_noteHeap, aggregate3_first_noteOffset,
            aggregate3_first_noteLength);
      }
      boolean aggregate3_last_noteIsNull = !Slots.getBoolean(slots, slot + 131L);
      StoredText.load(slots, slot + 32L, bytes, aggregate3_last_noteText);
      byte[] aggregate3_last_noteHeap = aggregate3_last_noteText.heap;
      int aggregate3_last_noteOffset = aggregate3_last_noteText.offset;
      int aggregate3_last_noteLength = aggregate3_last_noteText.length;
      out_last_noteNulls[outRow] = aggregate3_last_noteIsNull;
      if (!aggregate3_last_noteIsNull) {
        out_last_noteVector.append(outRow, aggregate3_last_noteHeap, aggregate3_last_noteOffset,
            aggregate3_last_noteLength);
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
    this.aggregate3_first_noteText = new BytesResult();
    this.aggregate3_last_noteText = new BytesResult();
  }
}
