package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
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

/** query.sql  Pipeline 1: Emit(Aggregate#3) > Project#4 > Output */
public final class Pipeline1_Aggregate_3_EmitProject extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate3_symbolText;
  private final BytesResult aggregate3_noteText;

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
    LongVector out_accountVector = (LongVector) out.column(1);
    long[] out_accountValues = out_accountVector.values();
    BooleanVector out_buyVector = (BooleanVector) out.column(2);
    boolean[] out_buyNulls = out_buyVector.nulls();
    boolean[] out_buyValues = out_buyVector.values();
    BytesVector out_noteVector = (BytesVector) out.column(3);
    boolean[] out_noteNulls = out_noteVector.nulls();
    LongVector out_wsVector = (LongVector) out.column(4);
    long[] out_wsValues = out_wsVector.values();
    LongVector out_nVector = (LongVector) out.column(5);
    long[] out_nValues = out_nVector.values();
    IntVector out_mostVector = (IntVector) out.column(6);
    boolean[] out_mostNulls = out_mostVector.nulls();
    int[] out_mostValues = out_mostVector.values();
    for (; slot < end; slot += 64L) {
      made++;
      StoredText.load(slots, slot, bytes, aggregate3_symbolText);
      byte[] aggregate3_symbolHeap = aggregate3_symbolText.heap;
      int aggregate3_symbolOffset = aggregate3_symbolText.offset;
      int aggregate3_symbolLength = aggregate3_symbolText.length;
      out_symbolVector.append(outRow, aggregate3_symbolHeap, aggregate3_symbolOffset,
          aggregate3_symbolLength);
      long aggregate3_account = Slots.getLong(slots, slot + 32L);
      out_accountValues[outRow] = aggregate3_account;
      boolean aggregate3_buy = Slots.getBoolean(slots, slot + 56L);
      boolean aggregate3_buyIsNull = (Slots.getInt(slots, slot + 48L) & 1) != 0;
      out_buyNulls[outRow] = aggregate3_buyIsNull;
      out_buyValues[outRow] = aggregate3_buy;
      StoredText.load(slots, slot + 16L, bytes, aggregate3_noteText);
      byte[] aggregate3_noteHeap = aggregate3_noteText.heap;
      int aggregate3_noteOffset = aggregate3_noteText.offset;
      int aggregate3_noteLength = aggregate3_noteText.length;
      boolean aggregate3_noteIsNull = (Slots.getInt(slots, slot + 48L) & 2) != 0;
      out_noteNulls[outRow] = aggregate3_noteIsNull;
      if (!aggregate3_noteIsNull) {
        out_noteVector.append(outRow, aggregate3_noteHeap, aggregate3_noteOffset, aggregate3_noteLength);
      }
      out_wsValues[outRow] = windowStart;
      long aggregate3_n = Slots.getLong(slots, slot + 40L);
      out_nValues[outRow] = aggregate3_n;
      boolean aggregate3_mostIsNull = !Slots.getBoolean(slots, slot + 57L);
      int aggregate3_most = Slots.getInt(slots, slot + 52L);
      out_mostNulls[outRow] = aggregate3_mostIsNull;
      out_mostValues[outRow] = aggregate3_most;
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
    this.aggregate3_noteText = new BytesResult();
  }
}
