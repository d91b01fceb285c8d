package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;

/** query.sql  Pipeline 0: Scan(Over#2) > Project#3 > Output */
public final class Pipeline0_Over_2_Project extends CompiledPipeline {
  private final ErrorSites sites;

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    int[] weights = input.weights();
    int[] outWeights = out.weights();
    BytesVector in_symbolVector = (BytesVector) input.column(1);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    out_symbolVector.shareHeap(in_symbolHeap);
    int[] out_symbolOffsets = out_symbolVector.offsets();
    int[] out_symbolLengths = out_symbolVector.lengths();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    LongVector out_rnVector = (LongVector) out.column(1);
    long[] out_rnValues = out_rnVector.values();
    LongVector in_priceVector = (LongVector) input.column(2);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    LongVector out_priceVector = (LongVector) out.column(2);
    boolean[] out_priceNulls = out_priceVector.nulls();
    long[] out_priceValues = out_priceVector.values();
    for (; row < rowCount; row++) {
      outWeights[row] = weights[row];
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      out_symbolOffsets[row] = in_symbolOffset;
      out_symbolLengths[row] = in_symbolLength;
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
  public Pipeline0_Over_2_Project(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
