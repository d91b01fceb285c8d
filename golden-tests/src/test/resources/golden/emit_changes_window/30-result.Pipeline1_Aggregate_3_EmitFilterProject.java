package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.DoubleMath;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.OrderedElements;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 1: Emit(Aggregate#3) > Filter#4 > Project#5 > Output */
public final class Pipeline1_Aggregate_3_EmitFilterProject extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate3_leastText;
  private final OrderedElements aggregate3_midOrdered;
  private final double const0_literal; // 0.5e0
  private final long const1_n; // 1
  private final BytesResult aggregate3_symbolText;
  private final BytesResult aggregate3_leastText_2;

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
    LongVector out_wsVector = (LongVector) out.column(1);
    long[] out_wsValues = out_wsVector.values();
    LongVector out_nVector = (LongVector) out.column(2);
    long[] out_nValues = out_nVector.values();
    LongVector out_totalVector = (LongVector) out.column(3);
    boolean[] out_totalNulls = out_totalVector.nulls();
    long[] out_totalValues = out_totalVector.values();
    BytesVector out_leastVector = (BytesVector) out.column(4);
    boolean[] out_leastNulls = out_leastVector.nulls();
    LongVector out_accountsVector = (LongVector) out.column(5);
    long[] out_accountsValues = out_accountsVector.values();
    DoubleVector out_midVector = (DoubleVector) out.column(6);
    boolean[] out_midNulls = out_midVector.nulls();
    double[] out_midValues = out_midVector.values();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 142L, false);
      boolean wasShown = Slots.getBoolean(slots, slot + 141L);
      long aggregate3_nNew = 0L;
      long aggregate3_totalNew = 0L;
      boolean aggregate3_totalNewIsNull = true;
      byte[] aggregate3_leastNew = null;
      int aggregate3_leastNew_2 = 0;
      int aggregate3_leastNew_3 = 0;
      boolean aggregate3_leastNewIsNull = true;
      long aggregate3_accountsNew = 0L;
      double aggregate3_midNew = 0.0;
      boolean aggregate3_midNewIsNull = true;
      long aggregate3_n = Slots.getLong(slots, slot + 80L);
      aggregate3_nNew = aggregate3_n;
      long aggregate3_total = Slots.getLong(slots, slot + 88L);
      boolean aggregate3_totalIsNull = !Slots.getBoolean(slots, slot + 136L);
      aggregate3_totalNew = aggregate3_total;
      aggregate3_totalNewIsNull = aggregate3_totalIsNull;
      boolean aggregate3_leastIsNull = !Slots.getBoolean(slots, slot + 137L);
      StoredText.load(slots, slot + 16L, bytes, aggregate3_leastText);
      byte[] aggregate3_leastHeap = aggregate3_leastText.heap;
      int aggregate3_leastOffset = aggregate3_leastText.offset;
      int aggregate3_leastLength = aggregate3_leastText.length;
      aggregate3_leastNew = aggregate3_leastHeap;
      aggregate3_leastNew_2 = aggregate3_leastOffset;
      aggregate3_leastNew_3 = aggregate3_leastLength;
      aggregate3_leastNewIsNull = aggregate3_leastIsNull;
      long aggregate3_accounts = Slots.getLong(slots, slot + 96L);
      aggregate3_accountsNew = aggregate3_accounts;
      aggregate3_midOrdered.order(table.multiset(1), slots, slot + 48L, 0, 1, 0, 0);
      boolean aggregate3_midIsNull = aggregate3_midOrdered.isEmpty();
      double aggregate3_mid = 0.0;
      if (!aggregate3_midIsNull) {
        aggregate3_mid = aggregate3_midOrdered.percentileCont(const0_literal, false);
      }
      aggregate3_midNew = aggregate3_mid;
      aggregate3_midNewIsNull = aggregate3_midIsNull;
      if (wasShown && Long.compare(Slots.getLong(slots, slot + 104L), aggregate3_nNew) == 0
          && (aggregate3_totalNewIsNull ? Slots.getBoolean(slots, slot + 138L)
              : !Slots.getBoolean(slots, slot + 138L)
                  && Long.compare(Slots.getLong(slots, slot + 112L), aggregate3_totalNew) == 0)
          && (aggregate3_leastNewIsNull ? Slots.getBoolean(slots, slot + 139L)
              : !Slots.getBoolean(slots, slot + 139L)
                  && StoredText.compare(slots, slot + 64L, bytes, aggregate3_leastNew, aggregate3_leastNew_2,
                          aggregate3_leastNew_3)
                      == 0)
          && Long.compare(Slots.getLong(slots, slot + 120L), aggregate3_accountsNew) == 0
          && (aggregate3_midNewIsNull ? Slots.getBoolean(slots, slot + 140L)
              : !Slots.getBoolean(slots, slot + 140L)
                  && DoubleMath.compare(Slots.getDouble(slots, slot + 128L), aggregate3_midNew) == 0)) {
        continue;
      }
      for (int weight = wasShown ? -1 : 1; weight <= 1; weight += 2) {
        if (weight > 0) {
          Slots.putLong(slots, slot + 104L, aggregate3_nNew);
          Slots.putBoolean(slots, slot + 138L, aggregate3_totalNewIsNull);
          if (!aggregate3_totalNewIsNull) {
            Slots.putLong(slots, slot + 112L, aggregate3_totalNew);
          }
          Slots.putBoolean(slots, slot + 139L, aggregate3_leastNewIsNull);
          if (!aggregate3_leastNewIsNull) {
            StoredText.replace(slots, slot + 64L, bytes, aggregate3_leastNew, aggregate3_leastNew_2,
                aggregate3_leastNew_3);
          }
          Slots.putLong(slots, slot + 120L, aggregate3_accountsNew);
          Slots.putBoolean(slots, slot + 140L, aggregate3_midNewIsNull);
          if (!aggregate3_midNewIsNull) {
            Slots.putDouble(slots, slot + 128L, aggregate3_midNew);
          }
          Slots.putBoolean(slots, slot + 141L, true);
        }
        made++;
        // Filter#4 [query.sql:19:8] COUNT(*) > 1
        long aggregate3_n_2 = Slots.getLong(slots, slot + 104L);
        if (!(aggregate3_n_2 > const1_n)) {
          filtered++;
          continue;
        }
        weights[outRow] = weight;
        StoredText.load(slots, slot, bytes, aggregate3_symbolText);
        byte[] aggregate3_symbolHeap = aggregate3_symbolText.heap;
        int aggregate3_symbolOffset = aggregate3_symbolText.offset;
        int aggregate3_symbolLength = aggregate3_symbolText.length;
        out_symbolVector.append(outRow, aggregate3_symbolHeap, aggregate3_symbolOffset,
            aggregate3_symbolLength);
        out_wsValues[outRow] = windowStart;
        out_nValues[outRow] = aggregate3_n_2;
        long aggregate3_total_2 = Slots.getLong(slots, slot + 112L);
        boolean aggregate3_totalIsNull_2 = Slots.getBoolean(slots, slot + 138L);
        out_totalNulls[outRow] = aggregate3_totalIsNull_2;
        out_totalValues[outRow] = aggregate3_total_2;
        StoredText.load(slots, slot + 64L, bytes, aggregate3_leastText_2);
        byte[] aggregate3_leastHeap_2 = aggregate3_leastText_2.heap;
        int aggregate3_leastOffset_2 = aggregate3_leastText_2.offset;
        int aggregate3_leastLength_2 = aggregate3_leastText_2.length;
        boolean aggregate3_leastIsNull_2 = Slots.getBoolean(slots, slot + 139L);
        out_leastNulls[outRow] = aggregate3_leastIsNull_2;
        if (!aggregate3_leastIsNull_2) {
          out_leastVector.append(outRow, aggregate3_leastHeap_2, aggregate3_leastOffset_2,
              aggregate3_leastLength_2);
        }
        long aggregate3_accounts_2 = Slots.getLong(slots, slot + 120L);
        out_accountsValues[outRow] = aggregate3_accounts_2;
        double aggregate3_mid_2 = Slots.getDouble(slots, slot + 128L);
        boolean aggregate3_midIsNull_2 = Slots.getBoolean(slots, slot + 140L);
        out_midNulls[outRow] = aggregate3_midIsNull_2;
        out_midValues[outRow] = aggregate3_mid_2;
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
  public Pipeline1_Aggregate_3_EmitFilterProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate3_leastText = new BytesResult();
    this.aggregate3_midOrdered = new OrderedElements();
    this.const0_literal = this.context.constants().getDouble(0);
    this.const1_n = this.context.constants().getLong(1);
    this.aggregate3_symbolText = new BytesResult();
    this.aggregate3_leastText_2 = new BytesResult();
  }
}
