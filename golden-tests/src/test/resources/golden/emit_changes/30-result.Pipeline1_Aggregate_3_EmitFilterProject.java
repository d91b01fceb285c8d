package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.DoubleMath;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.intrinsics.NumericCasts;
import dev.laminar.kernel.intrinsics.TextCase;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 1: Emit(Aggregate#3) > Filter#4 > Project#5 > Output */
public final class Pipeline1_Aggregate_3_EmitFilterProject extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate3_greatestText;
  private final BytesResult aggregate3_closingText;
  private final int const0_equals; // 1
  private final BytesResult aggregate3_symbolText;
  private final BytesResult project5_upper;
  private final long const1__f2; // 1
  private final BytesResult aggregate3_greatestText_2;
  private final BytesResult aggregate3_closingText_2;

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
    LongVector out_nVector = (LongVector) out.column(1);
    long[] out_nValues = out_nVector.values();
    LongVector out_totalVector = (LongVector) out.column(2);
    boolean[] out_totalNulls = out_totalVector.nulls();
    long[] out_totalValues = out_totalVector.values();
    LongVector out_lowVector = (LongVector) out.column(3);
    boolean[] out_lowNulls = out_lowVector.nulls();
    long[] out_lowValues = out_lowVector.values();
    BytesVector out_greatestVector = (BytesVector) out.column(4);
    boolean[] out_greatestNulls = out_greatestVector.nulls();
    DoubleVector out_meanVector = (DoubleVector) out.column(5);
    boolean[] out_meanNulls = out_meanVector.nulls();
    double[] out_meanValues = out_meanVector.values();
    BytesVector out_closingVector = (BytesVector) out.column(6);
    boolean[] out_closingNulls = out_closingVector.nulls();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 170L, false);
      boolean wasShown = Slots.getBoolean(slots, slot + 169L);
      long aggregate3_nNew = 0L;
      long aggregate3__f2New = 0L;
      boolean aggregate3__f2NewIsNull = true;
      long aggregate3_lowNew = 0L;
      boolean aggregate3_lowNewIsNull = true;
      byte[] aggregate3_greatestNew = null;
      int aggregate3_greatestNew_2 = 0;
      int aggregate3_greatestNew_3 = 0;
      boolean aggregate3_greatestNewIsNull = true;
      double aggregate3_meanNew = 0.0;
      boolean aggregate3_meanNewIsNull = true;
      byte[] aggregate3_closingNew = null;
      int aggregate3_closingNew_2 = 0;
      int aggregate3_closingNew_3 = 0;
      boolean aggregate3_closingNewIsNull = true;
      long aggregate3_n = Slots.getLong(slots, slot + 80L);
      aggregate3_nNew = aggregate3_n;
      long aggregate3__f2 = Slots.getLong(slots, slot + 88L);
      boolean aggregate3__f2IsNull = !Slots.getBoolean(slots, slot + 160L);
      aggregate3__f2New = aggregate3__f2;
      aggregate3__f2NewIsNull = aggregate3__f2IsNull;
      boolean aggregate3_lowIsNull = !Slots.getBoolean(slots, slot + 161L);
      long aggregate3_low = Slots.getLong(slots, slot + 96L);
      aggregate3_lowNew = aggregate3_low;
      aggregate3_lowNewIsNull = aggregate3_lowIsNull;
      boolean aggregate3_greatestIsNull = !Slots.getBoolean(slots, slot + 162L);
      StoredText.load(slots, slot + 16L, bytes, aggregate3_greatestText);
      byte[] aggregate3_greatestHeap = aggregate3_greatestText.heap;
      int aggregate3_greatestOffset = aggregate3_greatestText.offset;
      int aggregate3_greatestLength = aggregate3_greatestText.length;
      aggregate3_greatestNew = aggregate3_greatestHeap;
      aggregate3_greatestNew_2 = aggregate3_greatestOffset;
      aggregate3_greatestNew_3 = aggregate3_greatestLength;
      aggregate3_greatestNewIsNull = aggregate3_greatestIsNull;
      long aggregate3_meanCount = Slots.getLong(slots, slot + 112L);
      boolean aggregate3_meanIsNull = aggregate3_meanCount == 0L;
      double aggregate3_mean = Slots.getDouble(slots, slot + 104L) / (double) aggregate3_meanCount;
      aggregate3_meanNew = aggregate3_mean;
      aggregate3_meanNewIsNull = aggregate3_meanIsNull;
      boolean aggregate3_closingIsNull = !Slots.getBoolean(slots, slot + 163L);
      StoredText.load(slots, slot + 32L, bytes, aggregate3_closingText);
      byte[] aggregate3_closingHeap = aggregate3_closingText.heap;
      int aggregate3_closingOffset = aggregate3_closingText.offset;
      int aggregate3_closingLength = aggregate3_closingText.length;
      aggregate3_closingNew = aggregate3_closingHeap;
      aggregate3_closingNew_2 = aggregate3_closingOffset;
      aggregate3_closingNew_3 = aggregate3_closingLength;
      aggregate3_closingNewIsNull = aggregate3_closingIsNull;
      if (wasShown && Long.compare(Slots.getLong(slots, slot + 128L), aggregate3_nNew) == 0
          && (aggregate3__f2NewIsNull ? Slots.getBoolean(slots, slot + 164L)
              : !Slots.getBoolean(slots, slot + 164L)
                  && Long.compare(Slots.getLong(slots, slot + 136L), aggregate3__f2New) == 0)
          && (aggregate3_lowNewIsNull ? Slots.getBoolean(slots, slot + 165L)
              : !Slots.getBoolean(slots, slot + 165L)
                  && Long.compare(Slots.getLong(slots, slot + 144L), aggregate3_lowNew) == 0)
          && (aggregate3_greatestNewIsNull ? Slots.getBoolean(slots, slot + 166L)
              : !Slots.getBoolean(slots, slot + 166L)
                  && StoredText.compare(slots, slot + 48L, bytes, aggregate3_greatestNew,
                          aggregate3_greatestNew_2, aggregate3_greatestNew_3)
                      == 0)
          && (aggregate3_meanNewIsNull ? Slots.getBoolean(slots, slot + 167L)
              : !Slots.getBoolean(slots, slot + 167L)
                  && DoubleMath.compare(Slots.getDouble(slots, slot + 152L), aggregate3_meanNew) == 0)
          && (aggregate3_closingNewIsNull ? Slots.getBoolean(slots, slot + 168L)
              : !Slots.getBoolean(slots, slot + 168L)
                  && StoredText.compare(slots, slot + 64L, bytes, aggregate3_closingNew,
                          aggregate3_closingNew_2, aggregate3_closingNew_3)
                      == 0)) {
        continue;
      }
      for (int weight = wasShown ? -1 : 1; weight <= 1; weight += 2) {
        if (weight > 0) {
          Slots.putLong(slots, slot + 128L, aggregate3_nNew);
          Slots.putBoolean(slots, slot + 164L, aggregate3__f2NewIsNull);
          if (!aggregate3__f2NewIsNull) {
            Slots.putLong(slots, slot + 136L, aggregate3__f2New);
          }
          Slots.putBoolean(slots, slot + 165L, aggregate3_lowNewIsNull);
          if (!aggregate3_lowNewIsNull) {
            Slots.putLong(slots, slot + 144L, aggregate3_lowNew);
          }
          Slots.putBoolean(slots, slot + 166L, aggregate3_greatestNewIsNull);
          if (!aggregate3_greatestNewIsNull) {
            StoredText.replace(slots, slot + 48L, bytes, aggregate3_greatestNew, aggregate3_greatestNew_2,
                aggregate3_greatestNew_3);
          }
          Slots.putBoolean(slots, slot + 167L, aggregate3_meanNewIsNull);
          if (!aggregate3_meanNewIsNull) {
            Slots.putDouble(slots, slot + 152L, aggregate3_meanNew);
          }
          Slots.putBoolean(slots, slot + 168L, aggregate3_closingNewIsNull);
          if (!aggregate3_closingNewIsNull) {
            StoredText.replace(slots, slot + 64L, bytes, aggregate3_closingNew, aggregate3_closingNew_2,
                aggregate3_closingNew_3);
          }
          Slots.putBoolean(slots, slot + 169L, true);
        }
        made++;
        // Filter#4 [query.sql:19:8] MOD(COUNT(*), 2) = 1
        long aggregate3_n_2 = Slots.getLong(slots, slot + 128L);
        if (NumericCasts.toInteger(aggregate3_n_2 % 2L, sites, 0) != const0_equals) {
          filtered++;
          continue;
        }
        weights[outRow] = weight;
        StoredText.load(slots, slot, bytes, aggregate3_symbolText);
        byte[] aggregate3_symbolHeap = aggregate3_symbolText.heap;
        int aggregate3_symbolOffset = aggregate3_symbolText.offset;
        int aggregate3_symbolLength = aggregate3_symbolText.length;
        TextCase.upper(aggregate3_symbolHeap, aggregate3_symbolOffset, aggregate3_symbolLength,
            project5_upper);
        out_symbolVector.append(outRow, project5_upper.heap, project5_upper.offset, project5_upper.length);
        out_nValues[outRow] = aggregate3_n_2;
        long aggregate3__f2_2 = Slots.getLong(slots, slot + 136L);
        boolean aggregate3__f2IsNull_2 = Slots.getBoolean(slots, slot + 164L);
        long project5_add = aggregate3__f2IsNull_2 ? 0L
            : ExactMath.add(aggregate3__f2_2, const1__f2, sites, 1);
        out_totalNulls[outRow] = aggregate3__f2IsNull_2;
        out_totalValues[outRow] = project5_add;
        long aggregate3_low_2 = Slots.getLong(slots, slot + 144L);
        boolean aggregate3_lowIsNull_2 = Slots.getBoolean(slots, slot + 165L);
        out_lowNulls[outRow] = aggregate3_lowIsNull_2;
        out_lowValues[outRow] = aggregate3_low_2;
        StoredText.load(slots, slot + 48L, bytes, aggregate3_greatestText_2);
        byte[] aggregate3_greatestHeap_2 = aggregate3_greatestText_2.heap;
        int aggregate3_greatestOffset_2 = aggregate3_greatestText_2.offset;
        int aggregate3_greatestLength_2 = aggregate3_greatestText_2.length;
        boolean aggregate3_greatestIsNull_2 = Slots.getBoolean(slots, slot + 166L);
        out_greatestNulls[outRow] = aggregate3_greatestIsNull_2;
        if (!aggregate3_greatestIsNull_2) {
          out_greatestVector.append(outRow, aggregate3_greatestHeap_2, aggregate3_greatestOffset_2,
              aggregate3_greatestLength_2);
        }
        double aggregate3_mean_2 = Slots.getDouble(slots, slot + 152L);
        boolean aggregate3_meanIsNull_2 = Slots.getBoolean(slots, slot + 167L);
        out_meanNulls[outRow] = aggregate3_meanIsNull_2;
        out_meanValues[outRow] = aggregate3_mean_2;
        StoredText.load(slots, slot + 64L, bytes, aggregate3_closingText_2);
        byte[] aggregate3_closingHeap_2 = aggregate3_closingText_2.heap;
        int aggregate3_closingOffset_2 = aggregate3_closingText_2.offset;
        int aggregate3_closingLength_2 = aggregate3_closingText_2.length;
        boolean aggregate3_closingIsNull_2 = Slots.getBoolean(slots, slot + 168L);
        out_closingNulls[outRow] = aggregate3_closingIsNull_2;
        if (!aggregate3_closingIsNull_2) {
          out_closingVector.append(outRow, aggregate3_closingHeap_2, aggregate3_closingOffset_2,
              aggregate3_closingLength_2);
        }
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
    this.aggregate3_greatestText = new BytesResult();
    this.aggregate3_closingText = new BytesResult();
    this.const0_equals = this.context.constants().getInt(0);
    this.aggregate3_symbolText = new BytesResult();
    this.project5_upper = new BytesResult();
    this.const1__f2 = this.context.constants().getLong(1);
    this.aggregate3_greatestText_2 = new BytesResult();
    this.aggregate3_closingText_2 = new BytesResult();
  }
}
