package laminar.generated.result;

import dev.laminar.golden.Functions;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.function.UserErrors;
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

/** query.sql  Pipeline 1: Emit(Aggregate#2) > Project#3 > Output */
public final class Pipeline1_Aggregate_2_EmitProject extends CompiledEmission {
  private final ErrorSites sites;
  private final BytesResult aggregate2_symbolText;

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
    long slot = 48L;
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    LongVector out_wsVector = (LongVector) out.column(1);
    long[] out_wsValues = out_wsVector.values();
    LongVector out_squaresVector = (LongVector) out.column(2);
    long[] out_squaresValues = out_squaresVector.values();
    DoubleVector out_feesVector = (DoubleVector) out.column(3);
    boolean[] out_feesNulls = out_feesVector.nulls();
    double[] out_feesValues = out_feesVector.values();
    IntVector out_blanksVector = (IntVector) out.column(4);
    boolean[] out_blanksNulls = out_blanksVector.nulls();
    int[] out_blanksValues = out_blanksVector.values();
    LongVector out_accountsVector = (LongVector) out.column(5);
    long[] out_accountsValues = out_accountsVector.values();
    for (; slot < end; slot += 48L) {
      made++;
      StoredText.load(slots, slot, bytes, aggregate2_symbolText);
      byte[] aggregate2_symbolHeap = aggregate2_symbolText.heap;
      int aggregate2_symbolOffset = aggregate2_symbolText.offset;
      int aggregate2_symbolLength = aggregate2_symbolText.length;
      out_symbolVector.append(outRow, aggregate2_symbolHeap, aggregate2_symbolOffset,
          aggregate2_symbolLength);
      out_wsValues[outRow] = windowStart;
      long aggregate2_squaresState = 0L;
      if (Slots.getBoolean(slots, slot + 44L)) {
        aggregate2_squaresState = Slots.getLong(slots, slot + 16L);
      } else {
        try {
          aggregate2_squaresState = Functions.SquareSum.create();
        } catch (Throwable thrown) {
          throw UserErrors.failed(thrown, "square_sum", sites, 0);
        }
      }
      long aggregate2_squares = 0L;
      try {
        aggregate2_squares = Functions.SquareSum.result(aggregate2_squaresState);
      } catch (Throwable thrown_2) {
        throw UserErrors.failed(thrown_2, "square_sum", sites, 0);
      }
      out_squaresValues[outRow] = aggregate2_squares;
      double aggregate2_fees = Slots.getDouble(slots, slot + 24L);
      boolean aggregate2_feesIsNull = !Slots.getBoolean(slots, slot + 45L);
      out_feesNulls[outRow] = aggregate2_feesIsNull;
      out_feesValues[outRow] = aggregate2_fees;
      boolean aggregate2_blanksIsNull = !Slots.getBoolean(slots, slot + 46L);
      int aggregate2_blanks = Slots.getInt(slots, slot + 40L);
      out_blanksNulls[outRow] = aggregate2_blanksIsNull;
      out_blanksValues[outRow] = aggregate2_blanks;
      long aggregate2_accounts = Slots.getLong(slots, slot + 32L);
      out_accountsValues[outRow] = aggregate2_accounts;
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
  public Pipeline1_Aggregate_2_EmitProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.aggregate2_symbolText = new BytesResult();
  }
}
