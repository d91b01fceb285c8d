package laminar.generated.repeated;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/** query.sql  Pipeline 0: Scan(groups) > Filter#2 > Project#3 > Output */
public final class Pipeline0_Groups_FilterProject extends CompiledPipeline {
  private final ErrorSites sites;
  private final long const0_n; // 1
  private final long const1_account; // 1

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    int outRow = 0;
    int[] weights = input.weights();
    int[] outWeights = out.weights();
    LongVector in_nVector = (LongVector) input.column(2);
    long[] in_nValues = in_nVector.values();
    int filtered = 0;
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
    LongVector out_nVector = (LongVector) out.column(2);
    long[] out_nValues = out_nVector.values();
    BytesVector in_noteVector = (BytesVector) input.column(6);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    BytesVector out_noteVector = (BytesVector) out.column(3);
    out_noteVector.shareHeap(in_noteHeap);
    boolean[] out_noteNulls = out_noteVector.nulls();
    int[] out_noteOffsets = out_noteVector.offsets();
    int[] out_noteLengths = out_noteVector.lengths();
    // a row that fails says which one it was
    try {
      for (; row < rowCount; row++) {
        // Filter#2 [query.sql:16:92] n > 1
        long in_n = in_nValues[row];
        if (!(in_n > const0_n)) {
          filtered++;
          continue;
        }
        outWeights[outRow] = weights[row];
        int in_symbolOffset = in_symbolOffsets[row];
        int in_symbolLength = in_symbolLengths[row];
        out_symbolOffsets[outRow] = in_symbolOffset;
        out_symbolLengths[outRow] = in_symbolLength;
        long in_account = in_accountValues[row];
        long project3_add = ExactMath.add(in_account, const1_account, sites, 0);
        out_accountValues[outRow] = project3_add;
        out_nValues[outRow] = in_n;
        int in_noteOffset = in_noteOffsets[row];
        int in_noteLength = in_noteLengths[row];
        boolean in_noteIsNull = in_noteNulls[row];
        out_noteNulls[outRow] = in_noteIsNull;
        out_noteOffsets[outRow] = in_noteOffset;
        out_noteLengths[outRow] = in_noteLength;
        outRow++;
      }
    } catch (SqlRuntimeException failure) {
      throw failure.atRow(row);
    }
    context.metrics().batch(rowCount, outRow, 0, 0, 0);
    context.metrics().filtered(0, filtered);
    output.flush(outRow);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Groups_FilterProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_n = this.context.constants().getLong(0);
    this.const1_account = this.context.constants().getLong(1);
  }
}
