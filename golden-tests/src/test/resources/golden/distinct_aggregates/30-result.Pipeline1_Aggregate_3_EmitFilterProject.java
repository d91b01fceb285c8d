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
import dev.laminar.kernel.state.OrderedElements;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 1: Emit(Aggregate#3) > Filter#4 > Project#5 > Output */
public final class Pipeline1_Aggregate_3_EmitFilterProject extends CompiledEmission {
  private final ErrorSites sites;
  private final long const0_accounts; // 1
  private final BytesResult aggregate3_symbolText;
  private final Decimal128Result aggregate3_meanMean;
  private final OrderedElements aggregate3_textsOrdered;
  private final byte[] const1_literal; // '|'
  private final int const1_literalLength; // '|'
  private final BytesResult aggregate3_textsText;

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
    long end = table.endOffset();
    long slot = 272L;
    int filtered = 0;
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    LongVector out_wsVector = (LongVector) out.column(1);
    long[] out_wsValues = out_wsVector.values();
    LongVector out_nVector = (LongVector) out.column(2);
    long[] out_nValues = out_nVector.values();
    LongVector out_accountsVector = (LongVector) out.column(3);
    long[] out_accountsValues = out_accountsVector.values();
    LongVector out_notesVector = (LongVector) out.column(4);
    long[] out_notesValues = out_notesVector.values();
    LongVector out_sidesVector = (LongVector) out.column(5);
    long[] out_sidesValues = out_sidesVector.values();
    LongVector out_totalVector = (LongVector) out.column(6);
    long[] out_totalValues = out_totalVector.values();
    Decimal128Vector out_meanVector = (Decimal128Vector) out.column(7);
    boolean[] out_meanNulls = out_meanVector.nulls();
    long[] out_meanHigh = out_meanVector.high();
    long[] out_meanLow = out_meanVector.low();
    Decimal128Vector out_boughtVector = (Decimal128Vector) out.column(8);
    boolean[] out_boughtNulls = out_boughtVector.nulls();
    long[] out_boughtHigh = out_boughtVector.high();
    long[] out_boughtLow = out_boughtVector.low();
    LongVector out_pairsVector = (LongVector) out.column(9);
    long[] out_pairsValues = out_pairsVector.values();
    IntVector out_mostVector = (IntVector) out.column(10);
    boolean[] out_mostNulls = out_mostVector.nulls();
    int[] out_mostValues = out_mostVector.values();
    LongVector out_completeVector = (LongVector) out.column(11);
    long[] out_completeValues = out_completeVector.values();
    LongVector out_feesVector = (LongVector) out.column(12);
    long[] out_feesValues = out_feesVector.values();
    BytesVector out_textsVector = (BytesVector) out.column(13);
    boolean[] out_textsNulls = out_textsVector.nulls();
    for (; slot < end; slot += 272L) {
      made++;
      // Filter#4 [query.sql:22:8] COUNT(DISTINCT account) > 1
      long aggregate3_accounts = Slots.getLong(slots, slot + 200L);
      if (!(aggregate3_accounts > const0_accounts)) {
        filtered++;
        continue;
      }
      StoredText.load(slots, slot, bytes, aggregate3_symbolText);
      byte[] aggregate3_symbolHeap = aggregate3_symbolText.heap;
      int aggregate3_symbolOffset = aggregate3_symbolText.offset;
      int aggregate3_symbolLength = aggregate3_symbolText.length;
      out_symbolVector.append(outRow, aggregate3_symbolHeap, aggregate3_symbolOffset,
          aggregate3_symbolLength);
      out_wsValues[outRow] = windowStart;
      long aggregate3_n = Slots.getLong(slots, slot + 192L);
      out_nValues[outRow] = aggregate3_n;
      out_accountsValues[outRow] = aggregate3_accounts;
      long aggregate3_notes = Slots.getLong(slots, slot + 208L);
      out_notesValues[outRow] = aggregate3_notes;
      long aggregate3_sides = Slots.getLong(slots, slot + 216L);
      out_sidesValues[outRow] = aggregate3_sides;
      long aggregate3_total = Slots.getLong(slots, slot + 224L);
      out_totalValues[outRow] = aggregate3_total;
      long aggregate3_meanCount = Slots.getLong(slots, slot + 232L);
      boolean aggregate3_meanIsNull = aggregate3_meanCount == 0L;
      long aggregate3_meanSumHigh = Slots.getLong(slots, slot + 80L);
      long aggregate3_meanSumLow = Slots.getLong(slots, slot + 88L);
      Decimal128.average(aggregate3_meanSumHigh, aggregate3_meanSumLow,
          aggregate3_meanIsNull ? 1L : aggregate3_meanCount, 6, 38, 6, aggregate3_meanMean, sites, 0);
      long aggregate3_meanHigh = aggregate3_meanMean.high;
      long aggregate3_meanLow = aggregate3_meanMean.low;
      out_meanNulls[outRow] = aggregate3_meanIsNull;
      out_meanHigh[outRow] = aggregate3_meanHigh;
      out_meanLow[outRow] = aggregate3_meanLow;
      long aggregate3_boughtHigh = Slots.getLong(slots, slot + 112L);
      long aggregate3_boughtLow = Slots.getLong(slots, slot + 120L);
      boolean aggregate3_boughtIsNull = !Slots.getBoolean(slots, slot + 268L);
      out_boughtNulls[outRow] = aggregate3_boughtIsNull;
      out_boughtHigh[outRow] = aggregate3_boughtHigh;
      out_boughtLow[outRow] = aggregate3_boughtLow;
      long aggregate3_pairs = Slots.getLong(slots, slot + 240L);
      out_pairsValues[outRow] = aggregate3_pairs;
      boolean aggregate3_mostIsNull = !Slots.getBoolean(slots, slot + 269L);
      int aggregate3_most = Slots.getInt(slots, slot + 264L);
      out_mostNulls[outRow] = aggregate3_mostIsNull;
      out_mostValues[outRow] = aggregate3_most;
      long aggregate3_complete = Slots.getLong(slots, slot + 248L);
      out_completeValues[outRow] = aggregate3_complete;
      long aggregate3_fees = Slots.getLong(slots, slot + 256L);
      out_feesValues[outRow] = aggregate3_fees;
      aggregate3_textsOrdered.order(table.multiset(8), slots, slot + 176L, 0, 1, 1, 1);
      boolean aggregate3_textsIsNull = aggregate3_textsOrdered.isEmpty();
      aggregate3_textsOrdered.join(aggregate3_textsText, const1_literal, 0, const1_literalLength, true);
      byte[] aggregate3_textsHeap = aggregate3_textsText.heap;
      int aggregate3_textsOffset = aggregate3_textsText.offset;
      int aggregate3_textsLength = aggregate3_textsText.length;
      out_textsNulls[outRow] = aggregate3_textsIsNull;
      if (!aggregate3_textsIsNull) {
        out_textsVector.append(outRow, aggregate3_textsHeap, aggregate3_textsOffset, aggregate3_textsLength);
      }
      outRow++;
      if (outRow == capacity) {
        output.flush(outRow);
        emitted += outRow;
        outRow = 0;
      }
    }
    output.flush(outRow);
    context.metrics().batch(made, emitted + outRow, 0, 0, 0);
    context.metrics().filtered(0, filtered);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_3_EmitFilterProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_accounts = this.context.constants().getLong(0);
    this.aggregate3_symbolText = new BytesResult();
    this.aggregate3_meanMean = new Decimal128Result();
    this.aggregate3_textsOrdered = new OrderedElements();
    this.const1_literal = this.context.constants().getBytes(1);
    this.const1_literalLength = this.context.constants().getLength(1);
    this.aggregate3_textsText = new BytesResult();
  }
}
