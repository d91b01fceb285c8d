package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.DateTimeArithmetic;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 1: Emit(Aggregate#2) > Project#3 > Output */
public final class Pipeline1_Aggregate_2_EmitProject extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate2_noteText;
  private final BytesResult aggregate2_symbolText;
  private final BytesResult aggregate2_noteText_2;
  private final long const0_ts; // INTERVAL '0 00:02:00' DAY TO SECOND

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
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    LongVector out_accountVector = (LongVector) out.column(1);
    long[] out_accountValues = out_accountVector.values();
    LongVector out_nVector = (LongVector) out.column(2);
    long[] out_nValues = out_nVector.values();
    LongVector out_totalVector = (LongVector) out.column(3);
    boolean[] out_totalNulls = out_totalVector.nulls();
    long[] out_totalValues = out_totalVector.values();
    LongVector out_priceVector = (LongVector) out.column(4);
    boolean[] out_priceNulls = out_priceVector.nulls();
    long[] out_priceValues = out_priceVector.values();
    BytesVector out_noteVector = (BytesVector) out.column(5);
    boolean[] out_noteNulls = out_noteVector.nulls();
    LongVector out_tsVector = (LongVector) out.column(6);
    long[] out_tsValues = out_tsVector.values();
    LongVector out_range_boundVector = (LongVector) out.column(7);
    long[] out_range_boundValues = out_range_boundVector.values();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 127L, false);
      boolean wasShown = Slots.getBoolean(slots, slot + 126L);
      long aggregate2_nNew = 0L;
      long aggregate2_totalNew = 0L;
      boolean aggregate2_totalNewIsNull = true;
      long aggregate2_priceNew = 0L;
      boolean aggregate2_priceNewIsNull = true;
      byte[] aggregate2_noteNew = null;
      int aggregate2_noteNew_2 = 0;
      int aggregate2_noteNew_3 = 0;
      boolean aggregate2_noteNewIsNull = true;
      long aggregate2_tsNew = 0L;
      long aggregate2_n = Slots.getLong(slots, slot + 56L);
      aggregate2_nNew = aggregate2_n;
      long aggregate2_total = Slots.getLong(slots, slot + 64L);
      boolean aggregate2_totalIsNull = !Slots.getBoolean(slots, slot + 120L);
      aggregate2_totalNew = aggregate2_total;
      aggregate2_totalNewIsNull = aggregate2_totalIsNull;
      boolean aggregate2_priceIsNull = !Slots.getBoolean(slots, slot + 121L);
      long aggregate2_price = Slots.getLong(slots, slot + 72L);
      aggregate2_priceNew = aggregate2_price;
      aggregate2_priceNewIsNull = aggregate2_priceIsNull;
      boolean aggregate2_noteIsNull = !Slots.getBoolean(slots, slot + 122L);
      StoredText.load(slots, slot + 16L, bytes, aggregate2_noteText);
      byte[] aggregate2_noteHeap = aggregate2_noteText.heap;
      int aggregate2_noteOffset = aggregate2_noteText.offset;
      int aggregate2_noteLength = aggregate2_noteText.length;
      aggregate2_noteNew = aggregate2_noteHeap;
      aggregate2_noteNew_2 = aggregate2_noteOffset;
      aggregate2_noteNew_3 = aggregate2_noteLength;
      aggregate2_noteNewIsNull = aggregate2_noteIsNull;
      long aggregate2_ts = Slots.getLong(slots, slot + 80L);
      aggregate2_tsNew = aggregate2_ts;
      if (wasShown && Long.compare(Slots.getLong(slots, slot + 88L), aggregate2_nNew) == 0
          && (aggregate2_totalNewIsNull ? Slots.getBoolean(slots, slot + 123L)
              : !Slots.getBoolean(slots, slot + 123L)
                  && Long.compare(Slots.getLong(slots, slot + 96L), aggregate2_totalNew) == 0)
          && (aggregate2_priceNewIsNull ? Slots.getBoolean(slots, slot + 124L)
              : !Slots.getBoolean(slots, slot + 124L)
                  && Long.compare(Slots.getLong(slots, slot + 104L), aggregate2_priceNew) == 0)
          && (aggregate2_noteNewIsNull ? Slots.getBoolean(slots, slot + 125L)
              : !Slots.getBoolean(slots, slot + 125L)
                  && StoredText.compare(slots, slot + 32L, bytes, aggregate2_noteNew, aggregate2_noteNew_2,
                          aggregate2_noteNew_3)
                      == 0)
          && Long.compare(Slots.getLong(slots, slot + 112L), aggregate2_tsNew) == 0) {
        continue;
      }
      for (int weight = wasShown ? -1 : 1; weight <= 1; weight += 2) {
        if (weight > 0) {
          Slots.putLong(slots, slot + 88L, aggregate2_nNew);
          Slots.putBoolean(slots, slot + 123L, aggregate2_totalNewIsNull);
          if (!aggregate2_totalNewIsNull) {
            Slots.putLong(slots, slot + 96L, aggregate2_totalNew);
          }
          Slots.putBoolean(slots, slot + 124L, aggregate2_priceNewIsNull);
          if (!aggregate2_priceNewIsNull) {
            Slots.putLong(slots, slot + 104L, aggregate2_priceNew);
          }
          Slots.putBoolean(slots, slot + 125L, aggregate2_noteNewIsNull);
          if (!aggregate2_noteNewIsNull) {
            StoredText.replace(slots, slot + 32L, bytes, aggregate2_noteNew, aggregate2_noteNew_2,
                aggregate2_noteNew_3);
          }
          Slots.putLong(slots, slot + 112L, aggregate2_tsNew);
          Slots.putBoolean(slots, slot + 126L, true);
        }
        made++;
        weights[outRow] = weight;
        StoredText.load(slots, slot, bytes, aggregate2_symbolText);
        byte[] aggregate2_symbolHeap = aggregate2_symbolText.heap;
        int aggregate2_symbolOffset = aggregate2_symbolText.offset;
        int aggregate2_symbolLength = aggregate2_symbolText.length;
        out_symbolVector.append(outRow, aggregate2_symbolHeap, aggregate2_symbolOffset,
            aggregate2_symbolLength);
        long aggregate2_account = Slots.getLong(slots, slot + 48L);
        out_accountValues[outRow] = aggregate2_account;
        long aggregate2_n_2 = Slots.getLong(slots, slot + 88L);
        out_nValues[outRow] = aggregate2_n_2;
        long aggregate2_total_2 = Slots.getLong(slots, slot + 96L);
        boolean aggregate2_totalIsNull_2 = Slots.getBoolean(slots, slot + 123L);
        out_totalNulls[outRow] = aggregate2_totalIsNull_2;
        out_totalValues[outRow] = aggregate2_total_2;
        long aggregate2_price_2 = Slots.getLong(slots, slot + 104L);
        boolean aggregate2_priceIsNull_2 = Slots.getBoolean(slots, slot + 124L);
        out_priceNulls[outRow] = aggregate2_priceIsNull_2;
        out_priceValues[outRow] = aggregate2_price_2;
        StoredText.load(slots, slot + 32L, bytes, aggregate2_noteText_2);
        byte[] aggregate2_noteHeap_2 = aggregate2_noteText_2.heap;
        int aggregate2_noteOffset_2 = aggregate2_noteText_2.offset;
        int aggregate2_noteLength_2 = aggregate2_noteText_2.length;
        boolean aggregate2_noteIsNull_2 = Slots.getBoolean(slots, slot + 125L);
        out_noteNulls[outRow] = aggregate2_noteIsNull_2;
        if (!aggregate2_noteIsNull_2) {
          out_noteVector.append(outRow, aggregate2_noteHeap_2, aggregate2_noteOffset_2,
              aggregate2_noteLength_2);
        }
        long aggregate2_ts_2 = Slots.getLong(slots, slot + 112L);
        out_tsValues[outRow] = aggregate2_ts_2;
        long project3_subtract = DateTimeArithmetic.subtractTimestamp(aggregate2_ts_2, const0_ts, sites, 0);
        out_range_boundValues[outRow] = project3_subtract;
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
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_2_EmitProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate2_noteText = new BytesResult();
    this.aggregate2_symbolText = new BytesResult();
    this.aggregate2_noteText_2 = new BytesResult();
    this.const0_ts = this.context.constants().getLong(0);
  }
}
