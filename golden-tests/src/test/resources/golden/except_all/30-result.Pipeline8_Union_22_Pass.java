package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;

/** query.sql  Pipeline 8: Scan(Union#22) > Output */
public final class Pipeline8_Union_22_Pass extends CompiledPipeline {
  private final ErrorSites sites;

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    int[] weights = input.weights();
    int[] outWeights = out.weights();
    BytesVector in_symbolVector = (BytesVector) input.column(0);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    out_symbolVector.shareHeap(in_symbolHeap);
    int[] out_symbolOffsets = out_symbolVector.offsets();
    int[] out_symbolLengths = out_symbolVector.lengths();
    BooleanVector in_buyVector = (BooleanVector) input.column(1);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    BooleanVector out_buyVector = (BooleanVector) out.column(1);
    boolean[] out_buyNulls = out_buyVector.nulls();
    boolean[] out_buyValues = out_buyVector.values();
    BooleanVector in_largeVector = (BooleanVector) input.column(2);
    boolean[] in_largeValues = in_largeVector.values();
    boolean[] in_largeNulls = in_largeVector.nulls();
    BooleanVector out_largeVector = (BooleanVector) out.column(2);
    boolean[] out_largeNulls = out_largeVector.nulls();
    boolean[] out_largeValues = out_largeVector.values();
    for (; row < rowCount; row++) {
      outWeights[row] = weights[row];
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      out_symbolOffsets[row] = in_symbolOffset;
      out_symbolLengths[row] = in_symbolLength;
      boolean in_buy = in_buyValues[row];
      boolean in_buyIsNull = in_buyNulls[row];
      out_buyNulls[row] = in_buyIsNull;
      out_buyValues[row] = in_buy;
      boolean in_large = in_largeValues[row];
      boolean in_largeIsNull = in_largeNulls[row];
      out_largeNulls[row] = in_largeIsNull;
      out_largeValues[row] = in_large;
    }
    context.metrics().batch(rowCount, rowCount, 0, 0, 0);
    output.flush(rowCount);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline8_Union_22_Pass(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
