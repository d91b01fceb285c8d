package laminar.generated.result;

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

/** query.sql  Pipeline 2: Emit(Aggregate#4) > Output */
public final class Pipeline2_Aggregate_4_Emit extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate4_wordText;

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
    BytesVector out_wordVector = (BytesVector) out.column(0);
    boolean[] out_wordNulls = out_wordVector.nulls();
    LongVector out_nVector = (LongVector) out.column(1);
    long[] out_nValues = out_nVector.values();
    LongVector out_totalVector = (LongVector) out.column(2);
    boolean[] out_totalNulls = out_totalVector.nulls();
    long[] out_totalValues = out_totalVector.values();
    IntVector out_sideVector = (IntVector) out.column(3);
    boolean[] out_sideNulls = out_sideVector.nulls();
    int[] out_sideValues = out_sideVector.values();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 42L, false);
      made++;
      StoredText.load(slots, slot, bytes, aggregate4_wordText);
      byte[] aggregate4_wordHeap = aggregate4_wordText.heap;
      int aggregate4_wordOffset = aggregate4_wordText.offset;
      int aggregate4_wordLength = aggregate4_wordText.length;
      boolean aggregate4_wordIsNull = (Slots.getInt(slots, slot + 32L) & 1) != 0;
      out_wordNulls[outRow] = aggregate4_wordIsNull;
      if (!aggregate4_wordIsNull) {
        out_wordVector.append(outRow, aggregate4_wordHeap, aggregate4_wordOffset, aggregate4_wordLength);
      }
      long aggregate4_n = Slots.getLong(slots, slot + 16L);
      out_nValues[outRow] = aggregate4_n;
      long aggregate4_total = Slots.getLong(slots, slot + 24L);
      boolean aggregate4_totalIsNull = !Slots.getBoolean(slots, slot + 40L);
      out_totalNulls[outRow] = aggregate4_totalIsNull;
      out_totalValues[outRow] = aggregate4_total;
      boolean aggregate4_sideIsNull = !Slots.getBoolean(slots, slot + 41L);
      int aggregate4_side = Slots.getInt(slots, slot + 36L);
      out_sideNulls[outRow] = aggregate4_sideIsNull;
      out_sideValues[outRow] = aggregate4_side;
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
  public Pipeline2_Aggregate_4_Emit(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate4_wordText = new BytesResult();
  }
}
