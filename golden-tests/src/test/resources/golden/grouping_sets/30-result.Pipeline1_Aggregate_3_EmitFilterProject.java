package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
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
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import java.lang.foreign.MemorySegment;

/** query.sql  Pipeline 1: Emit(Aggregate#3) > Filter#4 > Project#5 > Output */
public final class Pipeline1_Aggregate_3_EmitFilterProject extends CompiledEmission {
  private final ErrorSites sites;
  private final long const0_n; // 1
  private final BytesResult aggregate3_symbolText;

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
    long slot = 72L;
    int filtered = 0;
    LongVector out_wsVector = (LongVector) out.column(0);
    long[] out_wsValues = out_wsVector.values();
    BytesVector out_symbolVector = (BytesVector) out.column(1);
    boolean[] out_symbolNulls = out_symbolVector.nulls();
    BooleanVector out_buyVector = (BooleanVector) out.column(2);
    boolean[] out_buyNulls = out_buyVector.nulls();
    boolean[] out_buyValues = out_buyVector.values();
    LongVector out_gVector = (LongVector) out.column(3);
    long[] out_gValues = out_gVector.values();
    LongVector out_without_sideVector = (LongVector) out.column(4);
    long[] out_without_sideValues = out_without_sideVector.values();
    LongVector out_nVector = (LongVector) out.column(5);
    long[] out_nValues = out_nVector.values();
    LongVector out_totalVector = (LongVector) out.column(6);
    boolean[] out_totalNulls = out_totalVector.nulls();
    long[] out_totalValues = out_totalVector.values();
    LongVector out_accountsVector = (LongVector) out.column(7);
    long[] out_accountsValues = out_accountsVector.values();
    for (; slot < end; slot += 72L) {
      made++;
      // Filter#4 [query.sql:20:8] COUNT(*) > 1
      long aggregate3_n = Slots.getLong(slots, slot + 32L);
      if (!(aggregate3_n > const0_n)) {
        filtered++;
        continue;
      }
      out_wsValues[outRow] = windowStart;
      StoredText.load(slots, slot, bytes, aggregate3_symbolText);
      byte[] aggregate3_symbolHeap = aggregate3_symbolText.heap;
      int aggregate3_symbolOffset = aggregate3_symbolText.offset;
      int aggregate3_symbolLength = aggregate3_symbolText.length;
      boolean aggregate3_symbolIsNull = (Slots.getInt(slots, slot + 56L) & 1) != 0;
      out_symbolNulls[outRow] = aggregate3_symbolIsNull;
      if (!aggregate3_symbolIsNull) {
        out_symbolVector.append(outRow, aggregate3_symbolHeap, aggregate3_symbolOffset,
            aggregate3_symbolLength);
      }
      boolean aggregate3_buy = Slots.getBoolean(slots, slot + 64L);
      boolean aggregate3_buyIsNull = (Slots.getInt(slots, slot + 56L) & 2) != 0;
      out_buyNulls[outRow] = aggregate3_buyIsNull;
      out_buyValues[outRow] = aggregate3_buy;
      long aggregate3_g = (((0 << 1) | ((Slots.getInt(slots, slot + 60L) >>> 0) & 1)) << 1)
          | ((Slots.getInt(slots, slot + 60L) >>> 1) & 1);
      out_gValues[outRow] = aggregate3_g;
      long aggregate3_without_side = (0 << 1) | ((Slots.getInt(slots, slot + 60L) >>> 1) & 1);
      out_without_sideValues[outRow] = aggregate3_without_side;
      out_nValues[outRow] = aggregate3_n;
      long aggregate3_total = Slots.getLong(slots, slot + 40L);
      boolean aggregate3_totalIsNull = !Slots.getBoolean(slots, slot + 65L);
      out_totalNulls[outRow] = aggregate3_totalIsNull;
      out_totalValues[outRow] = aggregate3_total;
      long aggregate3_accounts = Slots.getLong(slots, slot + 48L);
      out_accountsValues[outRow] = aggregate3_accounts;
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
    this.const0_n = this.context.constants().getLong(0);
    this.aggregate3_symbolText = new BytesResult();
  }
}
