package laminar.generated.result;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;

/** query.sql  Pipeline 0: Scan(Over#2) > Output */
public final class Pipeline0_Over_2_Pass extends CompiledPipeline {
  private final ErrorSites sites;

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    int[] weights = input.weights();
    int[] outWeights = out.weights();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    LongVector out_rnVector = (LongVector) out.column(0);
    long[] out_rnValues = out_rnVector.values();
    LongVector in_priceVector = (LongVector) input.column(1);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    LongVector out_priceVector = (LongVector) out.column(1);
    boolean[] out_priceNulls = out_priceVector.nulls();
    long[] out_priceValues = out_priceVector.values();
    for (; row < rowCount; row++) {
      outWeights[row] = weights[row];
      long in_rn = in_rnValues[row];
      out_rnValues[row] = in_rn;
      long in_price = in_priceValues[row];
      boolean in_priceIsNull = in_priceNulls[row];
      out_priceNulls[row] = in_priceIsNull;
      out_priceValues[row] = in_price;
    }
    context.metrics().batch(rowCount, rowCount, 0, 0, 0);
    output.flush(rowCount);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Over_2_Pass(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
