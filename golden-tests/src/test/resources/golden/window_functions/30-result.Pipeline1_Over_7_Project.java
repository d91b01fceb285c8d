package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;

/** query.sql  Pipeline 1: Scan(Over#7) > Project#8 > Output */
public final class Pipeline1_Over_7_Project extends CompiledPipeline {
  private final ErrorSites sites;

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int filtered = 0;
    int row = 0;
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    int[] weights = input.weights();
    int[] outWeights = out.weights();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    LongVector out_rnVector = (LongVector) out.column(0);
    long[] out_rnValues = out_rnVector.values();
    BytesVector in_symbolVector = (BytesVector) input.column(2);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    BytesVector out_symbolVector = (BytesVector) out.column(1);
    out_symbolVector.shareHeap(in_symbolHeap);
    int[] out_symbolOffsets = out_symbolVector.offsets();
    int[] out_symbolLengths = out_symbolVector.lengths();
    LongVector in_row_numberVector = (LongVector) input.column(9);
    long[] in_row_numberValues = in_row_numberVector.values();
    LongVector out_nVector = (LongVector) out.column(2);
    long[] out_nValues = out_nVector.values();
    LongVector in_rankVector = (LongVector) input.column(13);
    long[] in_rankValues = in_rankVector.values();
    LongVector out_placeVector = (LongVector) out.column(3);
    long[] out_placeValues = out_placeVector.values();
    LongVector in_sumVector = (LongVector) input.column(10);
    long[] in_sumValues = in_sumVector.values();
    boolean[] in_sumNulls = in_sumVector.nulls();
    LongVector out_recentVector = (LongVector) out.column(4);
    boolean[] out_recentNulls = out_recentVector.nulls();
    long[] out_recentValues = out_recentVector.values();
    LongVector in_countVector = (LongVector) input.column(14);
    long[] in_countValues = in_countVector.values();
    LongVector out_latelyVector = (LongVector) out.column(5);
    long[] out_latelyValues = out_latelyVector.values();
    LongVector in_lagVector = (LongVector) input.column(11);
    long[] in_lagValues = in_lagVector.values();
    boolean[] in_lagNulls = in_lagVector.nulls();
    LongVector out_beforeVector = (LongVector) out.column(6);
    boolean[] out_beforeNulls = out_beforeVector.nulls();
    long[] out_beforeValues = out_beforeVector.values();
    BytesVector in_first_valueVector = (BytesVector) input.column(12);
    byte[] in_first_valueHeap = in_first_valueVector.heap();
    int[] in_first_valueOffsets = in_first_valueVector.offsets();
    int[] in_first_valueLengths = in_first_valueVector.lengths();
    boolean[] in_first_valueNulls = in_first_valueVector.nulls();
    BytesVector out_openingVector = (BytesVector) out.column(7);
    out_openingVector.shareHeap(in_first_valueHeap);
    boolean[] out_openingNulls = out_openingVector.nulls();
    int[] out_openingOffsets = out_openingVector.offsets();
    int[] out_openingLengths = out_openingVector.lengths();
    DoubleVector in_maxVector = (DoubleVector) input.column(15);
    double[] in_maxValues = in_maxVector.values();
    boolean[] in_maxNulls = in_maxVector.nulls();
    DoubleVector out_highestVector = (DoubleVector) out.column(8);
    boolean[] out_highestNulls = out_highestVector.nulls();
    double[] out_highestValues = out_highestVector.values();
    DoubleVector in_cume_distVector = (DoubleVector) input.column(16);
    double[] in_cume_distValues = in_cume_distVector.values();
    DoubleVector out_shareVector = (DoubleVector) out.column(9);
    double[] out_shareValues = out_shareVector.values();
    for (; row < rowCount; row++) {
      outWeights[row] = weights[row];
      long in_rn = in_rnValues[row];
      out_rnValues[row] = in_rn;
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      out_symbolOffsets[row] = in_symbolOffset;
      out_symbolLengths[row] = in_symbolLength;
      long in_row_number = in_row_numberValues[row];
      out_nValues[row] = in_row_number;
      long in_rank = in_rankValues[row];
      out_placeValues[row] = in_rank;
      long in_sum = in_sumValues[row];
      boolean in_sumIsNull = in_sumNulls[row];
      out_recentNulls[row] = in_sumIsNull;
      out_recentValues[row] = in_sum;
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
      double in_max = in_maxValues[row];
      boolean in_maxIsNull = in_maxNulls[row];
      out_highestNulls[row] = in_maxIsNull;
      out_highestValues[row] = in_max;
      double in_cume_dist = in_cume_distValues[row];
      out_shareValues[row] = in_cume_dist;
    }
    context.metrics().batch(rowCount, rowCount, filtered, 0, 0);
    output.flush(rowCount);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Over_7_Project(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
