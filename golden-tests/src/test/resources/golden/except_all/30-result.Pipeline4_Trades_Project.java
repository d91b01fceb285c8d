package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;

/** query.sql  Pipeline 4: Scan(trades) > Project#13 > Output */
public final class Pipeline4_Trades_Project extends CompiledPipeline {
  private final ErrorSites sites;
  private final long const0_price; // 400.00
  private final int const1_literal; // 0

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    BytesVector in_symbolVector = (BytesVector) input.column(0);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    out_symbolVector.shareHeap(in_symbolHeap);
    int[] out_symbolOffsets = out_symbolVector.offsets();
    int[] out_symbolLengths = out_symbolVector.lengths();
    BooleanVector in_buyVector = (BooleanVector) input.column(2);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    BooleanVector out_buyVector = (BooleanVector) out.column(1);
    boolean[] out_buyNulls = out_buyVector.nulls();
    boolean[] out_buyValues = out_buyVector.values();
    LongVector in_priceVector = (LongVector) input.column(1);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    BooleanVector out_EXPR_2Vector = (BooleanVector) out.column(2);
    boolean[] out_EXPR_2Nulls = out_EXPR_2Vector.nulls();
    boolean[] out_EXPR_2Values = out_EXPR_2Vector.values();
    IntVector out_inputVector = (IntVector) out.column(3);
    int[] out_inputValues = out_inputVector.values();
    for (; row < rowCount; row++) {
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      out_symbolOffsets[row] = in_symbolOffset;
      out_symbolLengths[row] = in_symbolLength;
      boolean in_buy = in_buyValues[row];
      boolean in_buyIsNull = in_buyNulls[row];
      out_buyNulls[row] = in_buyIsNull;
      out_buyValues[row] = in_buy;
      long in_price = in_priceValues[row];
      boolean in_priceIsNull = in_priceNulls[row];
      boolean project13_greaterThan = in_price > const0_price;
      out_EXPR_2Nulls[row] = in_priceIsNull;
      out_EXPR_2Values[row] = project13_greaterThan;
      out_inputValues[row] = const1_literal;
    }
    context.metrics().batch(rowCount, rowCount, 0, 0, 0);
    output.flush(rowCount);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline4_Trades_Project(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_price = this.context.constants().getLong(0);
    this.const1_literal = this.context.constants().getInt(1);
  }
}
