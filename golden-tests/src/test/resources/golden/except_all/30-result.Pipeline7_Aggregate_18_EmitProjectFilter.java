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

/** query.sql  Pipeline 7: Emit(Aggregate#18) > Project#19 > Filter#20 > Output */
public final class Pipeline7_Aggregate_18_EmitProjectFilter extends CompiledEmission {
  private final ErrorSites sites;
  private final long const0_times; // 0
  private final BytesResult aggregate18_symbolText;

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
    int[] weights = out.weights();
    int filtered = 0;
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    BooleanVector out_buyVector = (BooleanVector) out.column(1);
    boolean[] out_buyNulls = out_buyVector.nulls();
    boolean[] out_buyValues = out_buyVector.values();
    BooleanVector out_EXPR_2Vector = (BooleanVector) out.column(2);
    boolean[] out_EXPR_2Nulls = out_EXPR_2Vector.nulls();
    boolean[] out_EXPR_2Values = out_EXPR_2Vector.values();
    LongVector out_timesVector = (LongVector) out.column(3);
    long[] out_timesValues = out_timesVector.values();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 55L, false);
      boolean wasShown = Slots.getBoolean(slots, slot + 54L);
      long aggregate18_rows0New = 0L;
      long aggregate18_rows1New = 0L;
      long aggregate18_rows0 = Slots.getLong(slots, slot + 16L);
      aggregate18_rows0New = aggregate18_rows0;
      long aggregate18_rows1 = Slots.getLong(slots, slot + 24L);
      aggregate18_rows1New = aggregate18_rows1;
      if (wasShown && Long.compare(Slots.getLong(slots, slot + 32L), aggregate18_rows0New) == 0
          && Long.compare(Slots.getLong(slots, slot + 40L), aggregate18_rows1New) == 0) {
        continue;
      }
      for (int weight = wasShown ? -1 : 1; weight <= 1; weight += 2) {
        if (weight > 0) {
          Slots.putLong(slots, slot + 32L, aggregate18_rows0New);
          Slots.putLong(slots, slot + 40L, aggregate18_rows1New);
          Slots.putBoolean(slots, slot + 54L, true);
        }
        made++;
        // Filter#20 [query.sql:15:1] SELECT symbol, buy, qty > 300 AS large FROM trades WHERE rn % 2 = 0 EXCEPT ALL SELECT symbol, buy, qty > 500 FROM tra...
        long aggregate18_rows0_2 = Slots.getLong(slots, slot + 32L);
        long aggregate18_rows1_2 = Slots.getLong(slots, slot + 40L);
        long project19_best = 0L;
        project19_best = aggregate18_rows0_2;
        if (aggregate18_rows1_2 < project19_best) {
          project19_best = aggregate18_rows1_2;
        }
        if (!(project19_best > const0_times)) {
          filtered++;
          continue;
        }
        weights[outRow] = weight;
        StoredText.load(slots, slot, bytes, aggregate18_symbolText);
        byte[] aggregate18_symbolHeap = aggregate18_symbolText.heap;
        int aggregate18_symbolOffset = aggregate18_symbolText.offset;
        int aggregate18_symbolLength = aggregate18_symbolText.length;
        out_symbolVector.append(outRow, aggregate18_symbolHeap, aggregate18_symbolOffset,
            aggregate18_symbolLength);
        boolean aggregate18_buy = Slots.getBoolean(slots, slot + 52L);
        boolean aggregate18_buyIsNull = (Slots.getInt(slots, slot + 48L) & 1) != 0;
        out_buyNulls[outRow] = aggregate18_buyIsNull;
        out_buyValues[outRow] = aggregate18_buy;
        boolean aggregate18_EXPR_2 = Slots.getBoolean(slots, slot + 53L);
        boolean aggregate18_EXPR_2IsNull = (Slots.getInt(slots, slot + 48L) & 2) != 0;
        out_EXPR_2Nulls[outRow] = aggregate18_EXPR_2IsNull;
        out_EXPR_2Values[outRow] = aggregate18_EXPR_2;
        out_timesValues[outRow] = project19_best;
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
    context.metrics().batch(made, emitted + outRow, 0, 0, 0);
    context.metrics().filtered(0, filtered);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline7_Aggregate_18_EmitProjectFilter(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_times = this.context.constants().getLong(0);
    this.aggregate18_symbolText = new BytesResult();
  }
}
