package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;

/** query.sql  Pipeline 0: Scan(facts) > Filter#2 > Project#3 > Output */
public final class Pipeline0_Facts_FilterProject extends CompiledPipeline {
  private final ErrorSites sites;
  private final int const0_n; // 1

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    int outRow = 0;
    BooleanVector in_aVector = (BooleanVector) input.column(1);
    boolean[] in_aValues = in_aVector.values();
    boolean[] in_aNulls = in_aVector.nulls();
    BooleanVector in_bVector = (BooleanVector) input.column(2);
    boolean[] in_bValues = in_bVector.values();
    boolean[] in_bNulls = in_bVector.nulls();
    IntVector in_nVector = (IntVector) input.column(3);
    int[] in_nValues = in_nVector.values();
    boolean[] in_nNulls = in_nVector.nulls();
    int filtered = 0;
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    LongVector out_rnVector = (LongVector) out.column(0);
    long[] out_rnValues = out_rnVector.values();
    for (; row < rowCount; row++) {
      // Filter#2 [query.sql:10:28] NOT (a AND n > 1) OR (b AND NOT a)
      boolean in_a = in_aValues[row];
      boolean in_aIsNull = in_aNulls[row];
      boolean in_b = in_bValues[row];
      boolean in_bIsNull = in_bNulls[row];
      int in_n = in_nValues[row];
      boolean in_nIsNull = in_nNulls[row];
      if (!((!in_aIsNull && !in_a) || (!in_nIsNull && in_n <= const0_n)
          || (!in_bIsNull && in_b && !in_aIsNull && !in_a))) {
        filtered++;
        continue;
      }
      long in_rn = in_rnValues[row];
      out_rnValues[outRow] = in_rn;
      outRow++;
    }
    context.metrics().batch(rowCount, outRow, 0, 0, 0);
    context.metrics().filtered(0, filtered);
    output.flush(outRow);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Facts_FilterProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_n = this.context.constants().getInt(0);
  }
}
