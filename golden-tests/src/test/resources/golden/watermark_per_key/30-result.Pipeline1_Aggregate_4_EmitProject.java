package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
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

/** query.sql  Pipeline 1: Emit(Aggregate#4) > Project#5 > Output */
public final class Pipeline1_Aggregate_4_EmitProject extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate4_symbolText;
  private final BytesResult aggregate4_mostText;

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
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    LongVector out_wsVector = (LongVector) out.column(1);
    long[] out_wsValues = out_wsVector.values();
    BooleanVector out_manyVector = (BooleanVector) out.column(2);
    boolean[] out_manyValues = out_manyVector.values();
    LongVector out_nVector = (LongVector) out.column(3);
    long[] out_nValues = out_nVector.values();
    LongVector out_rows_sumVector = (LongVector) out.column(4);
    long[] out_rows_sumValues = out_rows_sumVector.values();
    BytesVector out_mostVector = (BytesVector) out.column(5);
    boolean[] out_mostNulls = out_mostVector.nulls();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      made++;
      StoredText.load(slots, slot + 32L, bytes, aggregate4_symbolText);
      byte[] aggregate4_symbolHeap = aggregate4_symbolText.heap;
      int aggregate4_symbolOffset = aggregate4_symbolText.offset;
      int aggregate4_symbolLength = aggregate4_symbolText.length;
      out_symbolVector.append(outRow, aggregate4_symbolHeap, aggregate4_symbolOffset,
          aggregate4_symbolLength);
      long aggregate4_start = Slots.getLong(slots, slot);
      out_wsValues[outRow] = aggregate4_start;
      boolean aggregate4_many = Slots.getBoolean(slots, slot + 88L);
      out_manyValues[outRow] = aggregate4_many;
      long aggregate4_n = Slots.getLong(slots, slot + 64L);
      out_nValues[outRow] = aggregate4_n;
      long aggregate4_rows_sum = Slots.getLong(slots, slot + 72L);
      out_rows_sumValues[outRow] = aggregate4_rows_sum;
      boolean aggregate4_mostIsNull = !Slots.getBoolean(slots, slot + 89L);
      StoredText.load(slots, slot + 48L, bytes, aggregate4_mostText);
      byte[] aggregate4_mostHeap = aggregate4_mostText.heap;
      int aggregate4_mostOffset = aggregate4_mostText.offset;
      int aggregate4_mostLength = aggregate4_mostText.length;
      out_mostNulls[outRow] = aggregate4_mostIsNull;
      if (!aggregate4_mostIsNull) {
        out_mostVector.append(outRow, aggregate4_mostHeap, aggregate4_mostOffset, aggregate4_mostLength);
      }
      outRow++;
      if (outRow == capacity) {
        output.flush(outRow);
        emitted += outRow;
        outRow = 0;
      }
    }
    int ended = table.changedCount();
    for (int removed = 0; removed < ended; removed++) {
      long endedSlot = table.changedSlot(removed);
      StoredText.free(slots, endedSlot + 32L, bytes);
      StoredText.free(slots, endedSlot + 48L, bytes);
      table.remove(endedSlot, Slots.getLong(slots, endedSlot + 80L));
    }
    output.flush(outRow);
    table.clearChanged();
    context.metrics().batch(made, emitted + outRow, 0, 0, 0);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_4_EmitProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate4_symbolText = new BytesResult();
    this.aggregate4_mostText = new BytesResult();
  }
}
