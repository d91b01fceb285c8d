package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.intrinsics.NumericCasts;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 1: Emit(Aggregate#2) > Filter#3 > Project#4 > Output */
public final class Pipeline1_Aggregate_2_EmitFilterProject extends CompiledEmission {
  private final ErrorSites sites;
  private final int const0_equals; // 1
  private final long const1_total; // 433
  private final BytesResult aggregate2_symbolText;
  private final long const2_divide; // 1000
  private final long const3_total; // 433
  private final BytesResult aggregate2_greatestText;
  private final BytesResult aggregate2_symbolText_2;
  private final long const4_divide; // 1000
  private final long const5_total; // 433
  private final BytesResult aggregate2_greatestText_2;

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
    int filtered1 = 0;
    int filtered2 = 0;
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    LongVector out_nVector = (LongVector) out.column(1);
    long[] out_nValues = out_nVector.values();
    LongVector out_totalVector = (LongVector) out.column(2);
    boolean[] out_totalNulls = out_totalVector.nulls();
    long[] out_totalValues = out_totalVector.values();
    LongVector out_shareVector = (LongVector) out.column(3);
    boolean[] out_shareNulls = out_shareVector.nulls();
    long[] out_shareValues = out_shareVector.values();
    BytesVector out_greatestVector = (BytesVector) out.column(4);
    boolean[] out_greatestNulls = out_greatestVector.nulls();
    BytesVector out_symbolVector_2 = (BytesVector) out.column(0);
    LongVector out_nVector_2 = (LongVector) out.column(1);
    long[] out_nValues_2 = out_nVector_2.values();
    LongVector out_totalVector_2 = (LongVector) out.column(2);
    boolean[] out_totalNulls_2 = out_totalVector_2.nulls();
    long[] out_totalValues_2 = out_totalVector_2.values();
    LongVector out_shareVector_2 = (LongVector) out.column(3);
    boolean[] out_shareNulls_2 = out_shareVector_2.nulls();
    long[] out_shareValues_2 = out_shareVector_2.values();
    BytesVector out_greatestVector_2 = (BytesVector) out.column(4);
    boolean[] out_greatestNulls_2 = out_greatestVector_2.nulls();
    groupsOfSlice: for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 85L, false);
      boolean wasShown = Slots.getBoolean(slots, slot + 84L);
      boolean attempt = true;
      while (attempt) {
        attempt = false;
        made++;
        // Filter#3 [query.sql:19:8] MOD(COUNT(*), 2) = 1 AND SUM(qty) <> 433
        long aggregate2_n = Slots.getLong(slots, slot + 48L);
        if (NumericCasts.toInteger(aggregate2_n % 2L, sites, 0) != const0_equals) {
          filtered1++;
          continue;
        }
        long aggregate2_total = Slots.getLong(slots, slot + 56L);
        boolean aggregate2_totalIsNull = !Slots.getBoolean(slots, slot + 80L);
        if (!(!aggregate2_totalIsNull && aggregate2_total != const1_total)) {
          filtered2++;
          continue;
        }
        weights[outRow] = 1;
        StoredText.load(slots, slot, bytes, aggregate2_symbolText);
        byte[] aggregate2_symbolHeap = aggregate2_symbolText.heap;
        int aggregate2_symbolOffset = aggregate2_symbolText.offset;
        int aggregate2_symbolLength = aggregate2_symbolText.length;
        out_symbolVector.append(outRow, aggregate2_symbolHeap, aggregate2_symbolOffset,
            aggregate2_symbolLength);
        out_nValues[outRow] = aggregate2_n;
        out_totalNulls[outRow] = aggregate2_totalIsNull;
        out_totalValues[outRow] = aggregate2_total;
        long project4_divide = aggregate2_totalIsNull ? 0L
            : ExactMath.divide(const2_divide, ExactMath.subtract(aggregate2_total, const3_total, sites, 1),
                sites, 2);
        out_shareNulls[outRow] = aggregate2_totalIsNull;
        out_shareValues[outRow] = project4_divide;
        boolean aggregate2_greatestIsNull = !Slots.getBoolean(slots, slot + 81L);
        StoredText.load(slots, slot + 16L, bytes, aggregate2_greatestText);
        byte[] aggregate2_greatestHeap = aggregate2_greatestText.heap;
        int aggregate2_greatestOffset = aggregate2_greatestText.offset;
        int aggregate2_greatestLength = aggregate2_greatestText.length;
        out_greatestNulls[outRow] = aggregate2_greatestIsNull;
        if (!aggregate2_greatestIsNull) {
          out_greatestVector.append(outRow, aggregate2_greatestHeap, aggregate2_greatestOffset,
              aggregate2_greatestLength);
        }
        outRow++;
        if (outRow == capacity) {
          output.flush(outRow);
          emitted += outRow;
          outRow = 0;
        }
        Slots.putLong(slots, slot + 64L, aggregate2_n);
        Slots.putBoolean(slots, slot + 82L, aggregate2_totalIsNull);
        if (!aggregate2_totalIsNull) {
          Slots.putLong(slots, slot + 72L, aggregate2_total);
        }
        Slots.putBoolean(slots, slot + 83L, aggregate2_greatestIsNull);
        if (!aggregate2_greatestIsNull) {
          StoredText.replace(slots, slot + 32L, bytes, aggregate2_greatestHeap, aggregate2_greatestOffset,
              aggregate2_greatestLength);
        }
        Slots.putBoolean(slots, slot + 84L, true);
        continue groupsOfSlice;
      }
      if (wasShown) {
        made++;
        weights[outRow] = -1;
        StoredText.load(slots, slot, bytes, aggregate2_symbolText_2);
        byte[] aggregate2_symbolHeap_2 = aggregate2_symbolText_2.heap;
        int aggregate2_symbolOffset_2 = aggregate2_symbolText_2.offset;
        int aggregate2_symbolLength_2 = aggregate2_symbolText_2.length;
        out_symbolVector_2.append(outRow, aggregate2_symbolHeap_2, aggregate2_symbolOffset_2,
            aggregate2_symbolLength_2);
        long aggregate2_n_2 = Slots.getLong(slots, slot + 64L);
        out_nValues_2[outRow] = aggregate2_n_2;
        long aggregate2_total_2 = Slots.getLong(slots, slot + 72L);
        boolean aggregate2_totalIsNull_2 = Slots.getBoolean(slots, slot + 82L);
        out_totalNulls_2[outRow] = aggregate2_totalIsNull_2;
        out_totalValues_2[outRow] = aggregate2_total_2;
        long project4_divide_2 = aggregate2_totalIsNull_2 ? 0L
            : ExactMath.divide(const4_divide, ExactMath.subtract(aggregate2_total_2, const5_total, sites, 3),
                sites, 4);
        out_shareNulls_2[outRow] = aggregate2_totalIsNull_2;
        out_shareValues_2[outRow] = project4_divide_2;
        StoredText.load(slots, slot + 32L, bytes, aggregate2_greatestText_2);
        byte[] aggregate2_greatestHeap_2 = aggregate2_greatestText_2.heap;
        int aggregate2_greatestOffset_2 = aggregate2_greatestText_2.offset;
        int aggregate2_greatestLength_2 = aggregate2_greatestText_2.length;
        boolean aggregate2_greatestIsNull_2 = Slots.getBoolean(slots, slot + 83L);
        out_greatestNulls_2[outRow] = aggregate2_greatestIsNull_2;
        if (!aggregate2_greatestIsNull_2) {
          out_greatestVector_2.append(outRow, aggregate2_greatestHeap_2, aggregate2_greatestOffset_2,
              aggregate2_greatestLength_2);
        }
        outRow++;
        if (outRow == capacity) {
          output.flush(outRow);
          emitted += outRow;
          outRow = 0;
        }
      }
      Slots.putBoolean(slots, slot + 84L, false);
    }
    output.flush(outRow);
    table.clearChanged();
    context.metrics().batch(made, emitted + outRow, 0, 0, 0);
    context.metrics().filtered(0, filtered1);
    context.metrics().filtered(1, filtered2);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_2_EmitFilterProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_equals = this.context.constants().getInt(0);
    this.const1_total = this.context.constants().getLong(1);
    this.aggregate2_symbolText = new BytesResult();
    this.const2_divide = this.context.constants().getLong(2);
    this.const3_total = this.context.constants().getLong(3);
    this.aggregate2_greatestText = new BytesResult();
    this.aggregate2_symbolText_2 = new BytesResult();
    this.const4_divide = this.context.constants().getLong(4);
    this.const5_total = this.context.constants().getLong(5);
    this.aggregate2_greatestText_2 = new BytesResult();
  }
}
