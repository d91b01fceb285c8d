package laminar.generated.result;

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
import dev.laminar.kernel.state.OrderedElements;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 1: Emit(Aggregate#3) > Project#4 > Output */
public final class Pipeline1_Aggregate_3_EmitProject extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate3_symbolText;
  private final OrderedElements aggregate3_notesOrdered;
  private final BytesResult aggregate3_notesBytes;
  private final OrderedElements aggregate3_qtysOrdered;
  private final BytesResult aggregate3_qtysBytes;
  private final OrderedElements aggregate3_accountsOrdered;
  private final BytesResult aggregate3_accountsBytes;
  private final OrderedElements aggregate3_boughtOrdered;
  private final BytesResult aggregate3_boughtBytes;
  private final OrderedElements aggregate3_pairsOrdered;
  private final BytesResult aggregate3_pairsBytes;
  private final OrderedElements aggregate3_sidesOrdered;
  private final BytesResult aggregate3_sidesBytes;
  private final OrderedElements aggregate3_jsonOrdered;
  private final BytesResult aggregate3_jsonBytes;

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
    long slot = 128L;
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    LongVector out_wsVector = (LongVector) out.column(1);
    long[] out_wsValues = out_wsVector.values();
    BytesVector out_notesVector = (BytesVector) out.column(2);
    boolean[] out_notesNulls = out_notesVector.nulls();
    BytesVector out_qtysVector = (BytesVector) out.column(3);
    boolean[] out_qtysNulls = out_qtysVector.nulls();
    BytesVector out_accountsVector = (BytesVector) out.column(4);
    boolean[] out_accountsNulls = out_accountsVector.nulls();
    BytesVector out_boughtVector = (BytesVector) out.column(5);
    boolean[] out_boughtNulls = out_boughtVector.nulls();
    BytesVector out_pairsVector = (BytesVector) out.column(6);
    boolean[] out_pairsNulls = out_pairsVector.nulls();
    BytesVector out_sidesVector = (BytesVector) out.column(7);
    boolean[] out_sidesNulls = out_sidesVector.nulls();
    BytesVector out_jsonVector = (BytesVector) out.column(8);
    boolean[] out_jsonNulls = out_jsonVector.nulls();
    for (; slot < end; slot += 128L) {
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
      aggregate3_notesOrdered.enclose(aggregate3_notesBytes, -1, 0, false);
      byte[] aggregate3_notesHeap = aggregate3_notesBytes.heap;
      int aggregate3_notesOffset = aggregate3_notesBytes.offset;
      int aggregate3_notesLength = aggregate3_notesBytes.length;
      out_notesNulls[outRow] = aggregate3_notesIsNull;
      if (!aggregate3_notesIsNull) {
        out_notesVector.append(outRow, aggregate3_notesHeap, aggregate3_notesOffset, aggregate3_notesLength);
      }
      aggregate3_qtysOrdered.order(table.multiset(1), slots, slot + 32L, 1, 2, 0, 1);
      boolean aggregate3_qtysIsNull = aggregate3_qtysOrdered.isEmpty();
      aggregate3_qtysOrdered.enclose(aggregate3_qtysBytes, -1, 0, false);
      byte[] aggregate3_qtysHeap = aggregate3_qtysBytes.heap;
      int aggregate3_qtysOffset = aggregate3_qtysBytes.offset;
      int aggregate3_qtysLength = aggregate3_qtysBytes.length;
      out_qtysNulls[outRow] = aggregate3_qtysIsNull;
      if (!aggregate3_qtysIsNull) {
        out_qtysVector.append(outRow, aggregate3_qtysHeap, aggregate3_qtysOffset, aggregate3_qtysLength);
      }
      aggregate3_accountsOrdered.order(table.multiset(2), slots, slot + 48L, 1, 1, 0, 0);
      boolean aggregate3_accountsIsNull = aggregate3_accountsOrdered.isEmpty();
      aggregate3_accountsOrdered.enclose(aggregate3_accountsBytes, -1, 0, true);
      byte[] aggregate3_accountsHeap = aggregate3_accountsBytes.heap;
      int aggregate3_accountsOffset = aggregate3_accountsBytes.offset;
      int aggregate3_accountsLength = aggregate3_accountsBytes.length;
      out_accountsNulls[outRow] = aggregate3_accountsIsNull;
      if (!aggregate3_accountsIsNull) {
        out_accountsVector.append(outRow, aggregate3_accountsHeap, aggregate3_accountsOffset,
            aggregate3_accountsLength);
      }
      aggregate3_boughtOrdered.order(table.multiset(3), slots, slot + 64L, 1, 1, 0, 0);
      boolean aggregate3_boughtIsNull = aggregate3_boughtOrdered.isEmpty();
      aggregate3_boughtOrdered.enclose(aggregate3_boughtBytes, -1, 0, false);
      byte[] aggregate3_boughtHeap = aggregate3_boughtBytes.heap;
      int aggregate3_boughtOffset = aggregate3_boughtBytes.offset;
      int aggregate3_boughtLength = aggregate3_boughtBytes.length;
      out_boughtNulls[outRow] = aggregate3_boughtIsNull;
      if (!aggregate3_boughtIsNull) {
        out_boughtVector.append(outRow, aggregate3_boughtHeap, aggregate3_boughtOffset,
            aggregate3_boughtLength);
      }
      aggregate3_pairsOrdered.order(table.multiset(4), slots, slot + 80L, 1, 1, 0, 0);
      boolean aggregate3_pairsIsNull = aggregate3_pairsOrdered.isEmpty();
      aggregate3_pairsOrdered.enclose(aggregate3_pairsBytes, -1, 0, false);
      byte[] aggregate3_pairsHeap = aggregate3_pairsBytes.heap;
      int aggregate3_pairsOffset = aggregate3_pairsBytes.offset;
      int aggregate3_pairsLength = aggregate3_pairsBytes.length;
      out_pairsNulls[outRow] = aggregate3_pairsIsNull;
      if (!aggregate3_pairsIsNull) {
        out_pairsVector.append(outRow, aggregate3_pairsHeap, aggregate3_pairsOffset, aggregate3_pairsLength);
      }
      aggregate3_sidesOrdered.order(table.multiset(5), slots, slot + 96L, 1, 1, 1, 1);
      boolean aggregate3_sidesIsNull = aggregate3_sidesOrdered.isEmpty();
      aggregate3_sidesOrdered.enclose(aggregate3_sidesBytes, -1, 0, true);
      byte[] aggregate3_sidesHeap = aggregate3_sidesBytes.heap;
      int aggregate3_sidesOffset = aggregate3_sidesBytes.offset;
      int aggregate3_sidesLength = aggregate3_sidesBytes.length;
      out_sidesNulls[outRow] = aggregate3_sidesIsNull;
      if (!aggregate3_sidesIsNull) {
        out_sidesVector.append(outRow, aggregate3_sidesHeap, aggregate3_sidesOffset, aggregate3_sidesLength);
      }
      aggregate3_jsonOrdered.order(table.multiset(6), slots, slot + 112L, 1, 1, 0, 0);
      boolean aggregate3_jsonIsNull = aggregate3_jsonOrdered.isEmpty();
      aggregate3_jsonOrdered.enclose(aggregate3_jsonBytes, 91, 93, false);
      byte[] aggregate3_jsonHeap = aggregate3_jsonBytes.heap;
      int aggregate3_jsonOffset = aggregate3_jsonBytes.offset;
      int aggregate3_jsonLength = aggregate3_jsonBytes.length;
      out_jsonNulls[outRow] = aggregate3_jsonIsNull;
      if (!aggregate3_jsonIsNull) {
        out_jsonVector.append(outRow, aggregate3_jsonHeap, aggregate3_jsonOffset, aggregate3_jsonLength);
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
    this.aggregate3_notesBytes = new BytesResult();
    this.aggregate3_qtysOrdered = new OrderedElements();
    this.aggregate3_qtysBytes = new BytesResult();
    this.aggregate3_accountsOrdered = new OrderedElements();
    this.aggregate3_accountsBytes = new BytesResult();
    this.aggregate3_boughtOrdered = new OrderedElements();
    this.aggregate3_boughtBytes = new BytesResult();
    this.aggregate3_pairsOrdered = new OrderedElements();
    this.aggregate3_pairsBytes = new BytesResult();
    this.aggregate3_sidesOrdered = new OrderedElements();
    this.aggregate3_sidesBytes = new BytesResult();
    this.aggregate3_jsonOrdered = new OrderedElements();
    this.aggregate3_jsonBytes = new BytesResult();
  }
}
