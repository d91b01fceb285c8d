package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;

/** query.sql  Pipeline 2: Scan(Over#6) > Project#7 > Output */
public final class Pipeline2_Over_6_Project extends CompiledPipeline {
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
    LongVector in_accountVector = (LongVector) input.column(1);
    long[] in_accountValues = in_accountVector.values();
    LongVector out_accountVector = (LongVector) out.column(1);
    long[] out_accountValues = out_accountVector.values();
    LongVector in_nVector = (LongVector) input.column(2);
    long[] in_nValues = in_nVector.values();
    LongVector out_nVector = (LongVector) out.column(2);
    long[] out_nValues = out_nVector.values();
    LongVector in_row_numberVector = (LongVector) input.column(8);
    long[] in_row_numberValues = in_row_numberVector.values();
    LongVector out_numberVector = (LongVector) out.column(3);
    long[] out_numberValues = out_numberVector.values();
    LongVector in_rankVector = (LongVector) input.column(12);
    long[] in_rankValues = in_rankVector.values();
    LongVector out_placeVector = (LongVector) out.column(4);
    long[] out_placeValues = out_placeVector.values();
    LongVector in_sumVector = (LongVector) input.column(9);
    long[] in_sumValues = in_sumVector.values();
    boolean[] in_sumNulls = in_sumVector.nulls();
    LongVector out_aroundVector = (LongVector) out.column(5);
    boolean[] out_aroundNulls = out_aroundVector.nulls();
    long[] out_aroundValues = out_aroundVector.values();
    LongVector in_countVector = (LongVector) input.column(13);
    long[] in_countValues = in_countVector.values();
    LongVector out_latelyVector = (LongVector) out.column(6);
    long[] out_latelyValues = out_latelyVector.values();
    LongVector in_lagVector = (LongVector) input.column(10);
    long[] in_lagValues = in_lagVector.values();
    boolean[] in_lagNulls = in_lagVector.nulls();
    LongVector out_beforeVector = (LongVector) out.column(7);
    boolean[] out_beforeNulls = out_beforeVector.nulls();
    long[] out_beforeValues = out_beforeVector.values();
    BytesVector in_first_valueVector = (BytesVector) input.column(11);
    byte[] in_first_valueHeap = in_first_valueVector.heap();
    int[] in_first_valueOffsets = in_first_valueVector.offsets();
    int[] in_first_valueLengths = in_first_valueVector.lengths();
    boolean[] in_first_valueNulls = in_first_valueVector.nulls();
    BytesVector out_openingVector = (BytesVector) out.column(8);
    out_openingVector.shareHeap(in_first_valueHeap);
    boolean[] out_openingNulls = out_openingVector.nulls();
    int[] out_openingOffsets = out_openingVector.offsets();
    int[] out_openingLengths = out_openingVector.lengths();
    for (; row < rowCount; row++) {
      outWeights[row] = weights[row];
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      out_symbolOffsets[row] = in_symbolOffset;
      out_symbolLengths[row] = in_symbolLength;
      long in_account = in_accountValues[row];
      out_accountValues[row] = in_account;
      long in_n = in_nValues[row];
      out_nValues[row] = in_n;
      long in_row_number = in_row_numberValues[row];
      out_numberValues[row] = in_row_number;
      long in_rank = in_rankValues[row];
      out_placeValues[row] = in_rank;
      long in_sum = in_sumValues[row];
      boolean in_sumIsNull = in_sumNulls[row];
      out_aroundNulls[row] = in_sumIsNull;
      out_aroundValues[row] = in_sum;
      long in_count = in_countValues[row];
      out_latelyValues[row] = in_count;
      long in_lag = in_lagValues[row];
      boolean in_lagIsNull = in_lagNulls[row];
      out_beforeNulls[row] = in_lagIsNull;
      out_beforeValues[row] = in_lag;
      int in_first_valueOffset = in_first_valueOffsets[row];
      int in_first_valueLength = in_first_valueLengths[row];
      boolean in_first_valueIsNull = in_first_valueNulls[row];
      out_openingNulls[row] = in_first_valueIsNull;
      out_openingOffsets[row] = in_first_valueOffset;
      out_openingLengths[row] = in_first_valueLength;
    }
    context.metrics().batch(rowCount, rowCount, 0, 0, 0);
    output.flush(rowCount);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline2_Over_6_Project(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
