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

/** query.sql  Pipeline 1: Emit(Aggregate#2) > Output */
public final class Pipeline1_Aggregate_2_Emit extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate2_symbolText;
  private final BytesResult aggregate2_a_noteText;
  private final BytesResult aggregate2_cheapest_noteText;
  private final BytesResult aggregate2_first_symbolText;

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
    LongVector out_every_bitVector = (LongVector) out.column(1);
    long[] out_every_bitValues = out_every_bitVector.values();
    IntVector out_any_bitVector = (IntVector) out.column(2);
    boolean[] out_any_bitNulls = out_any_bitVector.nulls();
    int[] out_any_bitValues = out_any_bitVector.values();
    IntVector out_odd_bitsVector = (IntVector) out.column(3);
    boolean[] out_odd_bitsNulls = out_odd_bitsVector.nulls();
    int[] out_odd_bitsValues = out_odd_bitsVector.values();
    LongVector out_odd_accountsVector = (LongVector) out.column(4);
    long[] out_odd_accountsValues = out_odd_accountsVector.values();
    BooleanVector out_all_boughtVector = (BooleanVector) out.column(5);
    boolean[] out_all_boughtNulls = out_all_boughtVector.nulls();
    boolean[] out_all_boughtValues = out_all_boughtVector.values();
    BooleanVector out_some_boughtVector = (BooleanVector) out.column(6);
    boolean[] out_some_boughtNulls = out_some_boughtVector.nulls();
    boolean[] out_some_boughtValues = out_some_boughtVector.values();
    BooleanVector out_all_manyVector = (BooleanVector) out.column(7);
    boolean[] out_all_manyNulls = out_all_manyVector.nulls();
    boolean[] out_all_manyValues = out_all_manyVector.values();
    BytesVector out_a_noteVector = (BytesVector) out.column(8);
    boolean[] out_a_noteNulls = out_a_noteVector.nulls();
    LongVector out_a_priceVector = (LongVector) out.column(9);
    boolean[] out_a_priceNulls = out_a_priceVector.nulls();
    long[] out_a_priceValues = out_a_priceVector.values();
    BytesVector out_cheapest_noteVector = (BytesVector) out.column(10);
    boolean[] out_cheapest_noteNulls = out_cheapest_noteVector.nulls();
    LongVector out_last_priceVector = (LongVector) out.column(11);
    boolean[] out_last_priceNulls = out_last_priceVector.nulls();
    long[] out_last_priceValues = out_last_priceVector.values();
    BytesVector out_first_symbolVector = (BytesVector) out.column(12);
    IntVector out_dearestVector = (IntVector) out.column(13);
    boolean[] out_dearestNulls = out_dearestVector.nulls();
    int[] out_dearestValues = out_dearestVector.values();
    LongVector out_largeVector = (LongVector) out.column(14);
    long[] out_largeValues = out_largeVector.values();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 226L, false);
      made++;
      StoredText.load(slots, slot, bytes, aggregate2_symbolText);
      byte[] aggregate2_symbolHeap = aggregate2_symbolText.heap;
      int aggregate2_symbolOffset = aggregate2_symbolText.offset;
      int aggregate2_symbolLength = aggregate2_symbolText.length;
      out_symbolVector.append(outRow, aggregate2_symbolHeap, aggregate2_symbolOffset,
          aggregate2_symbolLength);
      long aggregate2_every_bit = Slots.getLong(slots, slot + 96L);
      out_every_bitValues[outRow] = aggregate2_every_bit;
      boolean aggregate2_any_bitIsNull = Slots.getLong(slots, slot + 120L) == 0L;
      int aggregate2_any_bit = (int) Slots.getLong(slots, slot + 112L);
      out_any_bitNulls[outRow] = aggregate2_any_bitIsNull;
      out_any_bitValues[outRow] = aggregate2_any_bit;
      boolean aggregate2_odd_bitsIsNull = Slots.getLong(slots, slot + 136L) == 0L;
      int aggregate2_odd_bits = (int) Slots.getLong(slots, slot + 128L);
      out_odd_bitsNulls[outRow] = aggregate2_odd_bitsIsNull;
      out_odd_bitsValues[outRow] = aggregate2_odd_bits;
      long aggregate2_odd_accounts = Slots.getLong(slots, slot + 144L);
      out_odd_accountsValues[outRow] = aggregate2_odd_accounts;
      boolean aggregate2_all_boughtIsNull = !Slots.getBoolean(slots, slot + 213L);
      boolean aggregate2_all_bought = Slots.getBoolean(slots, slot + 212L);
      out_all_boughtNulls[outRow] = aggregate2_all_boughtIsNull;
      out_all_boughtValues[outRow] = aggregate2_all_bought;
      boolean aggregate2_some_boughtIsNull = !Slots.getBoolean(slots, slot + 215L);
      boolean aggregate2_some_bought = Slots.getBoolean(slots, slot + 214L);
      out_some_boughtNulls[outRow] = aggregate2_some_boughtIsNull;
      out_some_boughtValues[outRow] = aggregate2_some_bought;
      boolean aggregate2_all_manyIsNull = !Slots.getBoolean(slots, slot + 217L);
      boolean aggregate2_all_many = Slots.getBoolean(slots, slot + 216L);
      out_all_manyNulls[outRow] = aggregate2_all_manyIsNull;
      out_all_manyValues[outRow] = aggregate2_all_many;
      boolean aggregate2_a_noteIsNull = !Slots.getBoolean(slots, slot + 218L);
      StoredText.load(slots, slot + 32L, bytes, aggregate2_a_noteText);
      byte[] aggregate2_a_noteHeap = aggregate2_a_noteText.heap;
      int aggregate2_a_noteOffset = aggregate2_a_noteText.offset;
      int aggregate2_a_noteLength = aggregate2_a_noteText.length;
      out_a_noteNulls[outRow] = aggregate2_a_noteIsNull;
      if (!aggregate2_a_noteIsNull) {
        out_a_noteVector.append(outRow, aggregate2_a_noteHeap, aggregate2_a_noteOffset,
            aggregate2_a_noteLength);
      }
      boolean aggregate2_a_priceIsNull = !Slots.getBoolean(slots, slot + 220L);
      long aggregate2_a_price = Slots.getLong(slots, slot + 160L);
      out_a_priceNulls[outRow] = aggregate2_a_priceIsNull;
      out_a_priceValues[outRow] = aggregate2_a_price;
      boolean aggregate2_cheapest_noteIsNull = !Slots.getBoolean(slots, slot + 222L);
      StoredText.load(slots, slot + 48L, bytes, aggregate2_cheapest_noteText);
      byte[] aggregate2_cheapest_noteHeap = aggregate2_cheapest_noteText.heap;
      int aggregate2_cheapest_noteOffset = aggregate2_cheapest_noteText.offset;
      int aggregate2_cheapest_noteLength = aggregate2_cheapest_noteText.length;
      out_cheapest_noteNulls[outRow] = aggregate2_cheapest_noteIsNull;
      if (!aggregate2_cheapest_noteIsNull) {
        out_cheapest_noteVector.append(outRow, aggregate2_cheapest_noteHeap, aggregate2_cheapest_noteOffset,
            aggregate2_cheapest_noteLength);
      }
      boolean aggregate2_last_priceIsNull = !Slots.getBoolean(slots, slot + 223L);
      long aggregate2_last_price = Slots.getLong(slots, slot + 176L);
      out_last_priceNulls[outRow] = aggregate2_last_priceIsNull;
      out_last_priceValues[outRow] = aggregate2_last_price;
      StoredText.load(slots, slot + 64L, bytes, aggregate2_first_symbolText);
      byte[] aggregate2_first_symbolHeap = aggregate2_first_symbolText.heap;
      int aggregate2_first_symbolOffset = aggregate2_first_symbolText.offset;
      int aggregate2_first_symbolLength = aggregate2_first_symbolText.length;
      out_first_symbolVector.append(outRow, aggregate2_first_symbolHeap, aggregate2_first_symbolOffset,
          aggregate2_first_symbolLength);
      boolean aggregate2_dearestIsNull = !Slots.getBoolean(slots, slot + 225L);
      int aggregate2_dearest = Slots.getInt(slots, slot + 208L);
      out_dearestNulls[outRow] = aggregate2_dearestIsNull;
      out_dearestValues[outRow] = aggregate2_dearest;
      long aggregate2_large = Slots.getLong(slots, slot + 200L);
      out_largeValues[outRow] = aggregate2_large;
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
    this.aggregate2_symbolText = new BytesResult();
    this.aggregate2_a_noteText = new BytesResult();
    this.aggregate2_cheapest_noteText = new BytesResult();
    this.aggregate2_first_symbolText = new BytesResult();
  }
}
