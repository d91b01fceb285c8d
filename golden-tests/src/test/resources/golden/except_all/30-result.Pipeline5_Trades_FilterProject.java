package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;

/** query.sql  Pipeline 5: Scan(trades) > Filter#15 > Project#16 > Output */
public final class Pipeline5_Trades_FilterProject extends CompiledPipeline {
  private final ErrorSites sites;
  private final long const0_account; // 2000
  private final double const1_fee; // 300.0e0
  private final int const2_literal; // 1

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    int outRow = 0;
    LongVector in_accountVector = (LongVector) input.column(1);
    long[] in_accountValues = in_accountVector.values();
    int filtered = 0;
    BytesVector in_symbolVector = (BytesVector) input.column(0);
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
    DoubleVector in_feeVector = (DoubleVector) input.column(2);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    BooleanVector out_EXPR_2Vector = (BooleanVector) out.column(2);
    boolean[] out_EXPR_2Nulls = out_EXPR_2Vector.nulls();
    boolean[] out_EXPR_2Values = out_EXPR_2Vector.values();
    IntVector out_inputVector = (IntVector) out.column(3);
    int[] out_inputValues = out_inputVector.values();
    for (; row < rowCount; row++) {
      // Filter#15 [query.sql:21:50] account > 2000
      long in_account = in_accountValues[row];
      if (!(in_account > const0_account)) {
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
      double in_fee = in_feeValues[row];
      boolean in_feeIsNull = in_feeNulls[row];
      boolean project16_greaterThan = !(in_fee <= const1_fee);
      out_EXPR_2Nulls[outRow] = in_feeIsNull;
      out_EXPR_2Values[outRow] = project16_greaterThan;
      out_inputValues[outRow] = const2_literal;
      outRow++;
    }
    context.metrics().batch(rowCount, outRow, 0, 0, 0);
    context.metrics().filtered(0, filtered);
    output.flush(outRow);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline5_Trades_FilterProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_account = this.context.constants().getLong(0);
    this.const1_fee = this.context.constants().getDouble(1);
    this.const2_literal = this.context.constants().getInt(2);
  }
}
