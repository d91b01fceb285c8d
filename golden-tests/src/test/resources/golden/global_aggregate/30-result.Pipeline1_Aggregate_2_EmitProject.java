package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.intrinsics.Decimal128Result;
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
  private final int const0_literal; // 1
  private final BytesResult aggregate2_leastText;
  private final BytesResult aggregate2_greatestText;
  private final Decimal128Result aggregate2_meanMean;

  @Override
  public void emit(GroupTable table, long windowStart, long windowEnd) {
    if (table.size() == 0L) {
      long aggregate2_tag = 4294967296L;
      long position = table.firstPosition(aggregate2_tag);
      long made = aggregate2_create(table, table.add(position, aggregate2_tag), aggregate2_tag);
      MemorySegment madeIn = table.slots();
      Slots.putBoolean(madeIn, made + 59L, true);
      table.markChanged(made);
    }
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    int capacity = out.capacity();
    int outRow = 0;
    int made_2 = 0;
    int emitted = 0;
    int changed = table.changedCount();
    int index = 0;
    long slot = 0L;
    IntVector out_oneVector = (IntVector) out.column(0);
    int[] out_oneValues = out_oneVector.values();
    LongVector out_nVector = (LongVector) out.column(1);
    long[] out_nValues = out_nVector.values();
    LongVector out_totalVector = (LongVector) out.column(2);
    boolean[] out_totalNulls = out_totalVector.nulls();
    long[] out_totalValues = out_totalVector.values();
    BytesVector out_leastVector = (BytesVector) out.column(3);
    boolean[] out_leastNulls = out_leastVector.nulls();
    BytesVector out_greatestVector = (BytesVector) out.column(4);
    boolean[] out_greatestNulls = out_greatestVector.nulls();
    Decimal128Vector out_meanVector = (Decimal128Vector) out.column(5);
    boolean[] out_meanNulls = out_meanVector.nulls();
    long[] out_meanHigh = out_meanVector.high();
    long[] out_meanLow = out_meanVector.low();
    for (; index < changed; index++) {
      slot = table.changedSlot(index);
      Slots.putBoolean(slots, slot + 59L, false);
      made_2++;
      out_oneValues[outRow] = const0_literal;
      long aggregate2_n = Slots.getLong(slots, slot + 32L);
      out_nValues[outRow] = aggregate2_n;
      long aggregate2_total = Slots.getLong(slots, slot + 40L);
      boolean aggregate2_totalIsNull = !Slots.getBoolean(slots, slot + 56L);
      out_totalNulls[outRow] = aggregate2_totalIsNull;
      out_totalValues[outRow] = aggregate2_total;
      boolean aggregate2_leastIsNull = !Slots.getBoolean(slots, slot + 57L);
      StoredText.load(slots, slot, bytes, aggregate2_leastText);
      byte[] aggregate2_leastHeap = aggregate2_leastText.heap;
      int aggregate2_leastOffset = aggregate2_leastText.offset;
      int aggregate2_leastLength = aggregate2_leastText.length;
      out_leastNulls[outRow] = aggregate2_leastIsNull;
      if (!aggregate2_leastIsNull) {
        out_leastVector.append(outRow, aggregate2_leastHeap, aggregate2_leastOffset, aggregate2_leastLength);
      }
      boolean aggregate2_greatestIsNull = !Slots.getBoolean(slots, slot + 58L);
      StoredText.load(slots, slot + 16L, bytes, aggregate2_greatestText);
      byte[] aggregate2_greatestHeap = aggregate2_greatestText.heap;
      int aggregate2_greatestOffset = aggregate2_greatestText.offset;
      int aggregate2_greatestLength = aggregate2_greatestText.length;
      out_greatestNulls[outRow] = aggregate2_greatestIsNull;
      if (!aggregate2_greatestIsNull) {
        out_greatestVector.append(outRow, aggregate2_greatestHeap, aggregate2_greatestOffset,
            aggregate2_greatestLength);
      }
      long aggregate2_meanCount = Slots.getLong(slots, slot + 48L);
      boolean aggregate2_meanIsNull = aggregate2_meanCount == 0L;
      long aggregate2_meanSum = Slots.getLong(slots, slot + 40L);
      Decimal128.average(aggregate2_meanSum >> 63, aggregate2_meanSum,
          aggregate2_meanIsNull ? 1L : aggregate2_meanCount, 6, 38, 6, aggregate2_meanMean, sites, 0);
      long aggregate2_meanHigh = aggregate2_meanMean.high;
      long aggregate2_meanLow = aggregate2_meanMean.low;
      out_meanNulls[outRow] = aggregate2_meanIsNull;
      out_meanHigh[outRow] = aggregate2_meanHigh;
      out_meanLow[outRow] = aggregate2_meanLow;
      outRow++;
      if (outRow == capacity) {
        output.flush(outRow);
        emitted += outRow;
        outRow = 0;
      }
    }
    output.flush(outRow);
    table.clearChanged();
    context.metrics().batch(made_2, emitted + outRow, 0, 0, 0);
  }

  // Aggregate#2: keys and start values of a new group.
  private static long aggregate2_create(GroupTable table, long slot, long tag) {
    MemorySegment slots = table.slots();
    ByteSlab bytes = table.bytes();
    return slot;
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_2_EmitProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_literal = this.context.constants().getInt(0);
    this.aggregate2_leastText = new BytesResult();
    this.aggregate2_greatestText = new BytesResult();
    this.aggregate2_meanMean = new Decimal128Result();
  }
}
