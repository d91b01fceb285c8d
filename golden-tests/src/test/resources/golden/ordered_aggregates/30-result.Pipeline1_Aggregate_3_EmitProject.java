package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.OrderedElements;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 1: Emit(Aggregate#3) > Project#4 > Output */
public final class Pipeline1_Aggregate_3_EmitProject extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate3_symbolText;
  private final OrderedElements aggregate3_notesOrdered;
  private final byte[] const0_literal; // '; '
  private final int const0_literalLength; // '; '
  private final BytesResult aggregate3_notesText;
  private final OrderedElements aggregate3_symbolsOrdered;
  private final byte[] const1_literal; // '-'
  private final int const1_literalLength; // '-'
  private final BytesResult aggregate3_symbolsText;
  private final OrderedElements aggregate3_boughtOrdered;
  private final byte[] const2_literal; // ', '
  private final int const2_literalLength; // ', '
  private final BytesResult aggregate3_boughtText;
  private final OrderedElements aggregate3_midOrdered;
  private final double const3_literal; // 0.5e0
  private final OrderedElements aggregate3_mid_qtyOrdered;
  private final double const4_literal; // 0.5e0
  private final OrderedElements aggregate3_lowOrdered;
  private final double const5_literal; // 0.25e0
  private final OrderedElements aggregate3_highOrdered;
  private final double const6_literal; // 0.1e0
  private final OrderedElements aggregate3_mostOrdered;
  private final double const7_literal; // 0.9e0
  private final OrderedElements aggregate3_middleOrdered;
  private final double const8_literal; // 0.5e0
  private final BytesResult aggregate3_usual_noteText;

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
    long slot = 192L;
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    LongVector out_wsVector = (LongVector) out.column(1);
    long[] out_wsValues = out_wsVector.values();
    BytesVector out_notesVector = (BytesVector) out.column(2);
    boolean[] out_notesNulls = out_notesVector.nulls();
    BytesVector out_symbolsVector = (BytesVector) out.column(3);
    boolean[] out_symbolsNulls = out_symbolsVector.nulls();
    BytesVector out_boughtVector = (BytesVector) out.column(4);
    boolean[] out_boughtNulls = out_boughtVector.nulls();
    DoubleVector out_midVector = (DoubleVector) out.column(5);
    boolean[] out_midNulls = out_midVector.nulls();
    double[] out_midValues = out_midVector.values();
    DoubleVector out_mid_qtyVector = (DoubleVector) out.column(6);
    boolean[] out_mid_qtyNulls = out_mid_qtyVector.nulls();
    double[] out_mid_qtyValues = out_mid_qtyVector.values();
    DoubleVector out_lowVector = (DoubleVector) out.column(7);
    boolean[] out_lowNulls = out_lowVector.nulls();
    double[] out_lowValues = out_lowVector.values();
    DoubleVector out_highVector = (DoubleVector) out.column(8);
    boolean[] out_highNulls = out_highVector.nulls();
    double[] out_highValues = out_highVector.values();
    IntVector out_mostVector = (IntVector) out.column(9);
    boolean[] out_mostNulls = out_mostVector.nulls();
    int[] out_mostValues = out_mostVector.values();
    LongVector out_middleVector = (LongVector) out.column(10);
    boolean[] out_middleNulls = out_middleVector.nulls();
    long[] out_middleValues = out_middleVector.values();
    LongVector out_usualVector = (LongVector) out.column(11);
    long[] out_usualValues = out_usualVector.values();
    BytesVector out_usual_noteVector = (BytesVector) out.column(12);
    boolean[] out_usual_noteNulls = out_usual_noteVector.nulls();
    for (; slot < end; slot += 192L) {
      made++;
      StoredText.load(slots, slot, bytes, aggregate3_symbolText);
      byte[] aggregate3_symbolHeap = aggregate3_symbolText.heap;
      int aggregate3_symbolOffset = aggregate3_symbolText.offset;
      int aggregate3_symbolLength = aggregate3_symbolText.length;
      out_symbolVector.append(outRow, aggregate3_symbolHeap, aggregate3_symbolOffset,
          aggregate3_symbolLength);
      out_wsValues[outRow] = windowStart;
      aggregate3_notesOrdered.order(table.multiset(0), slots, slot + 16L, 1, 1, 1, 1);
      boolean aggregate3_notesIsNull = aggregate3_notesOrdered.isEmpty();
      aggregate3_notesOrdered.join(aggregate3_notesText, const0_literal, 0, const0_literalLength, false);
      byte[] aggregate3_notesHeap = aggregate3_notesText.heap;
      int aggregate3_notesOffset = aggregate3_notesText.offset;
      int aggregate3_notesLength = aggregate3_notesText.length;
      out_notesNulls[outRow] = aggregate3_notesIsNull;
      if (!aggregate3_notesIsNull) {
        out_notesVector.append(outRow, aggregate3_notesHeap, aggregate3_notesOffset, aggregate3_notesLength);
      }
      aggregate3_symbolsOrdered.order(table.multiset(1), slots, slot + 32L, 1, 2, 1, 1);
      boolean aggregate3_symbolsIsNull = aggregate3_symbolsOrdered.isEmpty();
      aggregate3_symbolsOrdered.join(aggregate3_symbolsText, const1_literal, 0, const1_literalLength, false);
      byte[] aggregate3_symbolsHeap = aggregate3_symbolsText.heap;
      int aggregate3_symbolsOffset = aggregate3_symbolsText.offset;
      int aggregate3_symbolsLength = aggregate3_symbolsText.length;
      out_symbolsNulls[outRow] = aggregate3_symbolsIsNull;
      if (!aggregate3_symbolsIsNull) {
        out_symbolsVector.append(outRow, aggregate3_symbolsHeap, aggregate3_symbolsOffset,
            aggregate3_symbolsLength);
      }
      aggregate3_boughtOrdered.order(table.multiset(2), slots, slot + 48L, 1, 2, 1, 0);
      boolean aggregate3_boughtIsNull = aggregate3_boughtOrdered.isEmpty();
      aggregate3_boughtOrdered.join(aggregate3_boughtText, const2_literal, 0, const2_literalLength, false);
      byte[] aggregate3_boughtHeap = aggregate3_boughtText.heap;
      int aggregate3_boughtOffset = aggregate3_boughtText.offset;
      int aggregate3_boughtLength = aggregate3_boughtText.length;
      out_boughtNulls[outRow] = aggregate3_boughtIsNull;
      if (!aggregate3_boughtIsNull) {
        out_boughtVector.append(outRow, aggregate3_boughtHeap, aggregate3_boughtOffset,
            aggregate3_boughtLength);
      }
      aggregate3_midOrdered.order(table.multiset(3), slots, slot + 64L, 0, 1, 0, 0);
      boolean aggregate3_midIsNull = aggregate3_midOrdered.isEmpty();
      double aggregate3_mid = 0.0;
      if (!aggregate3_midIsNull) {
        aggregate3_mid = aggregate3_midOrdered.percentileCont(const3_literal, false);
      }
      out_midNulls[outRow] = aggregate3_midIsNull;
      out_midValues[outRow] = aggregate3_mid;
      aggregate3_mid_qtyOrdered.order(table.multiset(4), slots, slot + 80L, 0, 1, 0, 0);
      boolean aggregate3_mid_qtyIsNull = aggregate3_mid_qtyOrdered.isEmpty();
      double aggregate3_mid_qty = 0.0;
      if (!aggregate3_mid_qtyIsNull) {
        aggregate3_mid_qty = aggregate3_mid_qtyOrdered.percentileCont(const4_literal, false);
      }
      out_mid_qtyNulls[outRow] = aggregate3_mid_qtyIsNull;
      out_mid_qtyValues[outRow] = aggregate3_mid_qty;
      aggregate3_lowOrdered.order(table.multiset(5), slots, slot + 96L, 0, 1, 0, 0);
      boolean aggregate3_lowIsNull = aggregate3_lowOrdered.isEmpty();
      double aggregate3_low = 0.0;
      if (!aggregate3_lowIsNull) {
        aggregate3_low = aggregate3_lowOrdered.percentileCont(const5_literal, false);
      }
      out_lowNulls[outRow] = aggregate3_lowIsNull;
      out_lowValues[outRow] = aggregate3_low;
      aggregate3_highOrdered.order(table.multiset(6), slots, slot + 112L, 0, 1, 1, 1);
      boolean aggregate3_highIsNull = aggregate3_highOrdered.isEmpty();
      double aggregate3_high = 0.0;
      if (!aggregate3_highIsNull) {
        aggregate3_high = aggregate3_highOrdered.percentileCont(const6_literal, false);
      }
      out_highNulls[outRow] = aggregate3_highIsNull;
      out_highValues[outRow] = aggregate3_high;
      aggregate3_mostOrdered.order(table.multiset(7), slots, slot + 128L, 0, 1, 0, 0);
      long aggregate3_mostElement = aggregate3_mostOrdered.percentileDisc(const7_literal, false);
      boolean aggregate3_mostIsNull = table.multiset(7).isNull(aggregate3_mostElement, 0);
      int aggregate3_most = (int) table.multiset(7).low(aggregate3_mostElement, 0);
      out_mostNulls[outRow] = aggregate3_mostIsNull;
      out_mostValues[outRow] = aggregate3_most;
      aggregate3_middleOrdered.order(table.multiset(8), slots, slot + 144L, 0, 1, 1, 1);
      long aggregate3_middleElement = aggregate3_middleOrdered.percentileDisc(const8_literal, false);
      boolean aggregate3_middleIsNull = table.multiset(8).isNull(aggregate3_middleElement, 0);
      long aggregate3_middle = table.multiset(8).low(aggregate3_middleElement, 0);
      out_middleNulls[outRow] = aggregate3_middleIsNull;
      out_middleValues[outRow] = aggregate3_middle;
      long aggregate3_usualElement = table.multiset(9).mode(slots, slot + 160L);
      long aggregate3_usual = table.multiset(9).low(aggregate3_usualElement, 0);
      out_usualValues[outRow] = aggregate3_usual;
      long aggregate3_usual_noteElement = table.multiset(10).mode(slots, slot + 176L);
      boolean aggregate3_usual_noteIsNull = table.multiset(10).isNull(aggregate3_usual_noteElement, 0);
      table.multiset(10).load(aggregate3_usual_noteElement, 0, aggregate3_usual_noteText);
      byte[] aggregate3_usual_noteHeap = aggregate3_usual_noteText.heap;
      int aggregate3_usual_noteOffset = aggregate3_usual_noteText.offset;
      int aggregate3_usual_noteLength = aggregate3_usual_noteText.length;
      out_usual_noteNulls[outRow] = aggregate3_usual_noteIsNull;
      if (!aggregate3_usual_noteIsNull) {
        out_usual_noteVector.append(outRow, aggregate3_usual_noteHeap, aggregate3_usual_noteOffset,
            aggregate3_usual_noteLength);
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
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Aggregate_3_EmitProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate3_symbolText = new BytesResult();
    this.aggregate3_notesOrdered = new OrderedElements();
    this.const0_literal = this.context.constants().getBytes(0);
    this.const0_literalLength = this.context.constants().getLength(0);
    this.aggregate3_notesText = new BytesResult();
    this.aggregate3_symbolsOrdered = new OrderedElements();
    this.const1_literal = this.context.constants().getBytes(1);
    this.const1_literalLength = this.context.constants().getLength(1);
    this.aggregate3_symbolsText = new BytesResult();
    this.aggregate3_boughtOrdered = new OrderedElements();
    this.const2_literal = this.context.constants().getBytes(2);
    this.const2_literalLength = this.context.constants().getLength(2);
    this.aggregate3_boughtText = new BytesResult();
    this.aggregate3_midOrdered = new OrderedElements();
    this.const3_literal = this.context.constants().getDouble(3);
    this.aggregate3_mid_qtyOrdered = new OrderedElements();
    this.const4_literal = this.context.constants().getDouble(4);
    this.aggregate3_lowOrdered = new OrderedElements();
    this.const5_literal = this.context.constants().getDouble(5);
    this.aggregate3_highOrdered = new OrderedElements();
    this.const6_literal = this.context.constants().getDouble(6);
    this.aggregate3_mostOrdered = new OrderedElements();
    this.const7_literal = this.context.constants().getDouble(7);
    this.aggregate3_middleOrdered = new OrderedElements();
    this.const8_literal = this.context.constants().getDouble(8);
    this.aggregate3_usual_noteText = new BytesResult();
  }
}
