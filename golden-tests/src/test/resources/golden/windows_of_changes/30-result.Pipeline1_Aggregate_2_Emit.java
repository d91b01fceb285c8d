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
    int groups = 0;
    int filtered = 0;
    int emitted = 0;
    int changed = table.changedCount();
    int index = 0;
    long slot = 0L;
    int[] weights = out.weights();
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    LongVector out_nVector = (LongVector) out.column(1);
    long[] out_nValues = out_nVector.values();
    LongVector out_totalVector = (LongVector) out.column(2);
    boolean[] out_totalNulls = out_totalVector.nulls();
    long[] out_totalValues = out_totalVector.values();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 51L, false);
      groups++;
      boolean wasShown = Slots.getBoolean(slots, slot + 50L);
      long aggregate2_nNew = 0L;
      long aggregate2_totalNew = 0L;
      boolean aggregate2_totalNewIsNull = true;
      long aggregate2_n = Slots.getLong(slots, slot + 16L);
      aggregate2_nNew = aggregate2_n;
      long aggregate2_total = Slots.getLong(slots, slot + 24L);
      boolean aggregate2_totalIsNull = !Slots.getBoolean(slots, slot + 48L);
      aggregate2_totalNew = aggregate2_total;
      aggregate2_totalNewIsNull = aggregate2_totalIsNull;
      if (wasShown && Long.compare(Slots.getLong(slots, slot + 32L), aggregate2_nNew) == 0
          && (aggregate2_totalNewIsNull ? Slots.getBoolean(slots, slot + 49L)
              : !Slots.getBoolean(slots, slot + 49L)
                  && Long.compare(Slots.getLong(slots, slot + 40L), aggregate2_totalNew) == 0)) {
        continue;
      }
      for (int weight = wasShown ? -1 : 1; weight <= 1; weight += 2) {
        if (weight > 0) {
          Slots.putLong(slots, slot + 32L, aggregate2_nNew);
          Slots.putBoolean(slots, slot + 49L, aggregate2_totalNewIsNull);
          if (!aggregate2_totalNewIsNull) {
            Slots.putLong(slots, slot + 40L, aggregate2_totalNew);
          }
          Slots.putBoolean(slots, slot + 50L, true);
        }
        weights[outRow] = weight;
        StoredText.load(slots, slot, bytes, aggregate2_symbolText);
        byte[] aggregate2_symbolHeap = aggregate2_symbolText.heap;
        int aggregate2_symbolOffset = aggregate2_symbolText.offset;
        int aggregate2_symbolLength = aggregate2_symbolText.length;
        out_symbolVector.append(outRow, aggregate2_symbolHeap, aggregate2_symbolOffset,
            aggregate2_symbolLength);
        long aggregate2_n_2 = Slots.getLong(slots, slot + 32L);
        out_nValues[outRow] = aggregate2_n_2;
        long aggregate2_total_2 = Slots.getLong(slots, slot + 40L);
        boolean aggregate2_totalIsNull_2 = Slots.getBoolean(slots, slot + 49L);
        out_totalNulls[outRow] = aggregate2_totalIsNull_2;
        out_totalValues[outRow] = aggregate2_total_2;
        outRow++;
        if (outRow == capacity) {
          output.flush(outRow);
          emitted += outRow;
          outRow = 0;
        }
      }
    }
    output.flush(outRow);
    table.clearChanged();
    context.metrics().batch(groups, emitted + outRow, filtered, 0, 0);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_2_Emit(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate2_symbolText = new BytesResult();
  }
}
