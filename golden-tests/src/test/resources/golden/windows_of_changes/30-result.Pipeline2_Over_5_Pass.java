package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;

/** query.sql  Pipeline 2: Scan(Over#5) > Output */
public final class Pipeline2_Over_5_Pass extends CompiledPipeline {
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
    BytesVector in_symbolVector = (BytesVector) input.column(0);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    out_symbolVector.shareHeap(in_symbolHeap);
    int[] out_symbolOffsets = out_symbolVector.offsets();
    int[] out_symbolLengths = out_symbolVector.lengths();
    LongVector in_nVector = (LongVector) input.column(1);
    long[] in_nValues = in_nVector.values();
    LongVector out_nVector = (LongVector) out.column(1);
    long[] out_nValues = out_nVector.values();
    LongVector in_totalVector = (LongVector) input.column(2);
    long[] in_totalValues = in_totalVector.values();
    boolean[] in_totalNulls = in_totalVector.nulls();
    LongVector out_totalVector = (LongVector) out.column(2);
    boolean[] out_totalNulls = out_totalVector.nulls();
    long[] out_totalValues = out_totalVector.values();
    LongVector in_dense_rankVector = (LongVector) input.column(3);
    long[] in_dense_rankValues = in_dense_rankVector.values();
    LongVector out_placeVector = (LongVector) out.column(3);
    long[] out_placeValues = out_placeVector.values();
    LongVector in_sumVector = (LongVector) input.column(4);
    long[] in_sumValues = in_sumVector.values();
    boolean[] in_sumNulls = in_sumVector.nulls();
    LongVector out_aroundVector = (LongVector) out.column(4);
    boolean[] out_aroundNulls = out_aroundVector.nulls();
    long[] out_aroundValues = out_aroundVector.values();
    BytesVector in_leadVector = (BytesVector) input.column(5);
    byte[] in_leadHeap = in_leadVector.heap();
    int[] in_leadOffsets = in_leadVector.offsets();
    int[] in_leadLengths = in_leadVector.lengths();
    boolean[] in_leadNulls = in_leadVector.nulls();
    BytesVector out_after_itVector = (BytesVector) out.column(5);
    out_after_itVector.shareHeap(in_leadHeap);
    boolean[] out_after_itNulls = out_after_itVector.nulls();
    int[] out_after_itOffsets = out_after_itVector.offsets();
    int[] out_after_itLengths = out_after_itVector.lengths();
    for (; row < rowCount; row++) {
      outWeights[row] = weights[row];
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      out_symbolOffsets[row] = in_symbolOffset;
      out_symbolLengths[row] = in_symbolLength;
      long in_n = in_nValues[row];
      out_nValues[row] = in_n;
      long in_total = in_totalValues[row];
      boolean in_totalIsNull = in_totalNulls[row];
      out_totalNulls[row] = in_totalIsNull;
      out_totalValues[row] = in_total;
      long in_dense_rank = in_dense_rankValues[row];
      out_placeValues[row] = in_dense_rank;
      long in_sum = in_sumValues[row];
      boolean in_sumIsNull = in_sumNulls[row];
      out_aroundNulls[row] = in_sumIsNull;
      out_aroundValues[row] = in_sum;
      int in_leadOffset = in_leadOffsets[row];
      int in_leadLength = in_leadLengths[row];
      boolean in_leadIsNull = in_leadNulls[row];
      out_after_itNulls[row] = in_leadIsNull;
      out_after_itOffsets[row] = in_leadOffset;
      out_after_itLengths[row] = in_leadLength;
    }
    context.metrics().batch(rowCount, rowCount, filtered, 0, 0);
    output.flush(rowCount);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline2_Over_5_Pass(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
