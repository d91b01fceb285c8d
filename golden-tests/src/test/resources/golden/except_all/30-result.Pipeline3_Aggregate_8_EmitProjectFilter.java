package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 3: Emit(Aggregate#8) > Project#9 > Filter#10 > Output */
public final class Pipeline3_Aggregate_8_EmitProjectFilter extends CompiledEmission {
  private final ErrorSites sites;
  private final long const0_times; // 0
  private final BytesResult aggregate8_symbolText;

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
    BooleanVector out_largeVector = (BooleanVector) out.column(2);
    boolean[] out_largeNulls = out_largeVector.nulls();
    boolean[] out_largeValues = out_largeVector.values();
    LongVector out_timesVector = (LongVector) out.column(3);
    long[] out_timesValues = out_timesVector.values();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 55L, false);
      boolean wasShown = Slots.getBoolean(slots, slot + 54L);
      long aggregate8_rows0New = 0L;
      long aggregate8_rows1New = 0L;
      long aggregate8_rows0 = Slots.getLong(slots, slot + 16L);
      aggregate8_rows0New = aggregate8_rows0;
      long aggregate8_rows1 = Slots.getLong(slots, slot + 24L);
      aggregate8_rows1New = aggregate8_rows1;
      if (wasShown && Long.compare(Slots.getLong(slots, slot + 32L), aggregate8_rows0New) == 0
          && Long.compare(Slots.getLong(slots, slot + 40L), aggregate8_rows1New) == 0) {
        continue;
      }
      for (int weight = wasShown ? -1 : 1; weight <= 1; weight += 2) {
        if (weight > 0) {
          Slots.putLong(slots, slot + 32L, aggregate8_rows0New);
          Slots.putLong(slots, slot + 40L, aggregate8_rows1New);
          Slots.putBoolean(slots, slot + 54L, true);
        }
        made++;
        // Filter#10 [query.sql:15:1] SELECT symbol, buy, qty > 300 AS large FROM trades WHERE rn % 2 = 0 EXCEPT ALL SELECT symbol, buy, qty > 500 FROM tra...
        long aggregate8_rows0_2 = Slots.getLong(slots, slot + 32L);
        long aggregate8_rows1_2 = Slots.getLong(slots, slot + 40L);
        long project9_subtract = ExactMath.subtract(aggregate8_rows0_2, aggregate8_rows1_2, sites, 0);
        if (!(project9_subtract > const0_times)) {
          filtered++;
          continue;
        }
        weights[outRow] = weight;
        StoredText.load(slots, slot, bytes, aggregate8_symbolText);
        byte[] aggregate8_symbolHeap = aggregate8_symbolText.heap;
        int aggregate8_symbolOffset = aggregate8_symbolText.offset;
        int aggregate8_symbolLength = aggregate8_symbolText.length;
        out_symbolVector.append(outRow, aggregate8_symbolHeap, aggregate8_symbolOffset,
            aggregate8_symbolLength);
        boolean aggregate8_buy = Slots.getBoolean(slots, slot + 52L);
        boolean aggregate8_buyIsNull = (Slots.getInt(slots, slot + 48L) & 1) != 0;
        out_buyNulls[outRow] = aggregate8_buyIsNull;
        out_buyValues[outRow] = aggregate8_buy;
        boolean aggregate8_large = Slots.getBoolean(slots, slot + 53L);
        boolean aggregate8_largeIsNull = (Slots.getInt(slots, slot + 48L) & 2) != 0;
        out_largeNulls[outRow] = aggregate8_largeIsNull;
        out_largeValues[outRow] = aggregate8_large;
        out_timesValues[outRow] = project9_subtract;
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
  public Pipeline3_Aggregate_8_EmitProjectFilter(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_times = this.context.constants().getLong(0);
    this.aggregate8_symbolText = new BytesResult();
  }
}
