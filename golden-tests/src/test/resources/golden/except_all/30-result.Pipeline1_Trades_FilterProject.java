package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.NumericCasts;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/** query.sql  Pipeline 1: Scan(trades) > Filter#5 > Project#6 > Output */
public final class Pipeline1_Trades_FilterProject extends CompiledPipeline {
  private final ErrorSites sites;
  private final int const0_equals; // 0
  private final int const1_qty; // 500
  private final int const2_literal; // 1

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    int outRow = 0;
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    int filtered = 0;
    BytesVector in_symbolVector = (BytesVector) input.column(1);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    out_symbolVector.shareHeap(in_symbolHeap);
    int[] out_symbolOffsets = out_symbolVector.offsets();
    int[] out_symbolLengths = out_symbolVector.lengths();
    BooleanVector in_buyVector = (BooleanVector) input.column(3);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    BooleanVector out_buyVector = (BooleanVector) out.column(1);
    boolean[] out_buyNulls = out_buyVector.nulls();
    boolean[] out_buyValues = out_buyVector.values();
    IntVector in_qtyVector = (IntVector) input.column(2);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    BooleanVector out_largeVector = (BooleanVector) out.column(2);
    boolean[] out_largeNulls = out_largeVector.nulls();
    boolean[] out_largeValues = out_largeVector.values();
    IntVector out_inputVector = (IntVector) out.column(3);
    int[] out_inputValues = out_inputVector.values();
    // a row that fails says which one it was
    try {
      for (; row < rowCount; row++) {
        // Filter#5 [query.sql:17:49] rn % 3 = 0
        long in_rn = in_rnValues[row];
        if (NumericCasts.toInteger(in_rn % 3L, sites, 0) != const0_equals) {
          filtered++;
          continue;
        }
        int in_symbolOffset = in_symbolOffsets[row];
        int in_symbolLength = in_symbolLengths[row];
        out_symbolOffsets[outRow] = in_symbolOffset;
        out_symbolLengths[outRow] = in_symbolLength;
        boolean in_buy = in_buyValues[row];
        boolean in_buyIsNull = in_buyNulls[row];
        out_buyNulls[outRow] = in_buyIsNull;
        out_buyValues[outRow] = in_buy;
        int in_qty = in_qtyValues[row];
        boolean in_qtyIsNull = in_qtyNulls[row];
        boolean project6_greaterThan = in_qty > const1_qty;
        out_largeNulls[outRow] = in_qtyIsNull;
        out_largeValues[outRow] = project6_greaterThan;
        out_inputValues[outRow] = const2_literal;
        outRow++;
      }
    } catch (SqlRuntimeException failure) {
      throw failure.atRow(row);
    }
    context.metrics().batch(rowCount, outRow, 0, 0, 0);
    context.metrics().filtered(0, filtered);
    output.flush(outRow);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Trades_FilterProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_equals = this.context.constants().getInt(0);
    this.const1_qty = this.context.constants().getInt(1);
    this.const2_literal = this.context.constants().getInt(2);
  }
}
