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

/** query.sql  Pipeline 1: Emit(Aggregate#2) > Output */
public final class Pipeline1_Aggregate_2_Emit extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate2_kText;
  private final BytesResult aggregate2_leastText;
  private final BytesResult aggregate2_mostText;

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
    BytesVector out_kVector = (BytesVector) out.column(0);
    LongVector out_nVector = (LongVector) out.column(1);
    long[] out_nValues = out_nVector.values();
    BytesVector out_leastVector = (BytesVector) out.column(2);
    BytesVector out_mostVector = (BytesVector) out.column(3);
    LongVector out_kindsVector = (LongVector) out.column(4);
    long[] out_kindsValues = out_kindsVector.values();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 82L, false);
      made++;
      StoredText.load(slots, slot, bytes, aggregate2_kText);
      byte[] aggregate2_kHeap = aggregate2_kText.heap;
      int aggregate2_kOffset = aggregate2_kText.offset;
      int aggregate2_kLength = aggregate2_kText.length;
      out_kVector.append(outRow, aggregate2_kHeap, aggregate2_kOffset, aggregate2_kLength);
      long aggregate2_n = Slots.getLong(slots, slot + 64L);
      out_nValues[outRow] = aggregate2_n;
      StoredText.load(slots, slot + 16L, bytes, aggregate2_leastText);
      byte[] aggregate2_leastHeap = aggregate2_leastText.heap;
      int aggregate2_leastOffset = aggregate2_leastText.offset;
      int aggregate2_leastLength = aggregate2_leastText.length;
      out_leastVector.append(outRow, aggregate2_leastHeap, aggregate2_leastOffset, aggregate2_leastLength);
      StoredText.load(slots, slot + 32L, bytes, aggregate2_mostText);
      byte[] aggregate2_mostHeap = aggregate2_mostText.heap;
      int aggregate2_mostOffset = aggregate2_mostText.offset;
      int aggregate2_mostLength = aggregate2_mostText.length;
      out_mostVector.append(outRow, aggregate2_mostHeap, aggregate2_mostOffset, aggregate2_mostLength);
      long aggregate2_kinds = Slots.getLong(slots, slot + 72L);
      out_kindsValues[outRow] = aggregate2_kinds;
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
  public Pipeline1_Aggregate_2_Emit(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate2_kText = new BytesResult();
    this.aggregate2_leastText = new BytesResult();
    this.aggregate2_mostText = new BytesResult();
  }
}
