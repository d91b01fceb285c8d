package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;

/** query.sql  Pipeline 2: Scan(Over#4) > Project#5 > Output */
public final class Pipeline2_Over_4_Project extends CompiledPipeline {
  private final ErrorSites sites;

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    LongVector in_window_endVector = (LongVector) input.column(2);
    long[] in_window_endValues = in_window_endVector.values();
    LongVector out_window_endVector = (LongVector) out.column(0);
    long[] out_window_endValues = out_window_endVector.values();
    BytesVector in_symbolVector = (BytesVector) input.column(0);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    BytesVector out_symbolVector = (BytesVector) out.column(1);
    out_symbolVector.shareHeap(in_symbolHeap);
    int[] out_symbolOffsets = out_symbolVector.offsets();
    int[] out_symbolLengths = out_symbolVector.lengths();
    LongVector in_nVector = (LongVector) input.column(3);
    long[] in_nValues = in_nVector.values();
    LongVector out_nVector = (LongVector) out.column(2);
    long[] out_nValues = out_nVector.values();
    LongVector in_row_numberVector = (LongVector) input.column(4);
    long[] in_row_numberValues = in_row_numberVector.values();
    LongVector out_placeVector = (LongVector) out.column(3);
    long[] out_placeValues = out_placeVector.values();
    for (; row < rowCount; row++) {
      long in_window_end = in_window_endValues[row];
      out_window_endValues[row] = in_window_end;
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      out_symbolOffsets[row] = in_symbolOffset;
      out_symbolLengths[row] = in_symbolLength;
      long in_n = in_nValues[row];
      out_nValues[row] = in_n;
      long in_row_number = in_row_numberValues[row];
      out_placeValues[row] = in_row_number;
    }
    context.metrics().batch(rowCount, rowCount, 0, 0, 0);
    output.flush(rowCount);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline2_Over_4_Project(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
