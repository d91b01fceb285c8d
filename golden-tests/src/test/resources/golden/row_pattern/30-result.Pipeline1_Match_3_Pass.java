package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;

/** query.sql  Pipeline 1: Scan(Match#3) > Output */
public final class Pipeline1_Match_3_Pass extends CompiledPipeline {
  private final ErrorSites sites;

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
    LongVector in_first_rnVector = (LongVector) input.column(1);
    long[] in_first_rnValues = in_first_rnVector.values();
    LongVector out_first_rnVector = (LongVector) out.column(1);
    long[] out_first_rnValues = out_first_rnVector.values();
    LongVector in_last_rnVector = (LongVector) input.column(2);
    long[] in_last_rnValues = in_last_rnVector.values();
    LongVector out_last_rnVector = (LongVector) out.column(2);
    long[] out_last_rnValues = out_last_rnVector.values();
    LongVector in_totalVector = (LongVector) input.column(3);
    long[] in_totalValues = in_totalVector.values();
    boolean[] in_totalNulls = in_totalVector.nulls();
    LongVector out_totalVector = (LongVector) out.column(3);
    boolean[] out_totalNulls = out_totalVector.nulls();
    long[] out_totalValues = out_totalVector.values();
    DoubleVector in_topVector = (DoubleVector) input.column(4);
    double[] in_topValues = in_topVector.values();
    boolean[] in_topNulls = in_topVector.nulls();
    DoubleVector out_topVector = (DoubleVector) out.column(4);
    boolean[] out_topNulls = out_topVector.nulls();
    double[] out_topValues = out_topVector.values();
    BytesVector in_noteVector = (BytesVector) input.column(5);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    BytesVector out_noteVector = (BytesVector) out.column(5);
    out_noteVector.shareHeap(in_noteHeap);
    boolean[] out_noteNulls = out_noteVector.nulls();
    int[] out_noteOffsets = out_noteVector.offsets();
    int[] out_noteLengths = out_noteVector.lengths();
    IntVector in_riseVector = (IntVector) input.column(6);
    int[] in_riseValues = in_riseVector.values();
    boolean[] in_riseNulls = in_riseVector.nulls();
    IntVector out_riseVector = (IntVector) out.column(6);
    boolean[] out_riseNulls = out_riseVector.nulls();
    int[] out_riseValues = out_riseVector.values();
    for (; row < rowCount; row++) {
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      out_symbolOffsets[row] = in_symbolOffset;
      out_symbolLengths[row] = in_symbolLength;
      long in_first_rn = in_first_rnValues[row];
      out_first_rnValues[row] = in_first_rn;
      long in_last_rn = in_last_rnValues[row];
      out_last_rnValues[row] = in_last_rn;
      long in_total = in_totalValues[row];
      boolean in_totalIsNull = in_totalNulls[row];
      out_totalNulls[row] = in_totalIsNull;
      out_totalValues[row] = in_total;
      double in_top = in_topValues[row];
      boolean in_topIsNull = in_topNulls[row];
      out_topNulls[row] = in_topIsNull;
      out_topValues[row] = in_top;
      int in_noteOffset = in_noteOffsets[row];
      int in_noteLength = in_noteLengths[row];
      boolean in_noteIsNull = in_noteNulls[row];
      out_noteNulls[row] = in_noteIsNull;
      out_noteOffsets[row] = in_noteOffset;
      out_noteLengths[row] = in_noteLength;
      int in_rise = in_riseValues[row];
      boolean in_riseIsNull = in_riseNulls[row];
      out_riseNulls[row] = in_riseIsNull;
      out_riseValues[row] = in_rise;
    }
    context.metrics().batch(rowCount, rowCount, 0, 0, 0);
    output.flush(rowCount);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Match_3_Pass(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
  }
}
