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
    int changed = table.changedCount();
    int index = 0;
    long slot = 0L;
    LongVector out_accountVector = (LongVector) out.column(0);
    long[] out_accountValues = out_accountVector.values();
    LongVector out_wsVector = (LongVector) out.column(1);
    long[] out_wsValues = out_wsVector.values();
    LongVector out_nVector = (LongVector) out.column(2);
    long[] out_nValues = out_nVector.values();
    BytesVector out_last_noteVector = (BytesVector) out.column(3);
    boolean[] out_last_noteNulls = out_last_noteVector.nulls();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 33L, false);
      made++;
      long aggregate3_account = Slots.getLong(slots, slot + 16L);
      out_accountValues[outRow] = aggregate3_account;
      out_wsValues[outRow] = windowStart;
      long aggregate3_n = Slots.getLong(slots, slot + 24L);
      out_nValues[outRow] = aggregate3_n;
      boolean aggregate3_last_noteIsNull = !Slots.getBoolean(slots, slot + 32L);
      StoredText.load(slots, slot, bytes, aggregate3_last_noteText);
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
    table.clearChanged();
    context.metrics().batch(made, emitted + outRow, 0, 0, 0);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_3_EmitProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate3_last_noteText = new BytesResult();
  }
}
