package laminar.generated.large;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;

/** query.sql  Pipeline 0: Scan(priced) > Filter#2 > Output */
public final class Pipeline0_Priced_Filter extends CompiledPipeline {
  private final ErrorSites sites;
  private final long const0_notionalHigh; // 10000.00
  private final long const0_notionalLow; // 10000.00

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    int outRow = 0;
    Decimal128Vector in_notionalVector = (Decimal128Vector) input.column(2);
    long[] in_notionalHigh = in_notionalVector.high();
    long[] in_notionalLow = in_notionalVector.low();
    boolean[] in_notionalNulls = in_notionalVector.nulls();
    int filtered = 0;
    LongVector in_tsVector = (LongVector) input.column(0);
    long[] in_tsValues = in_tsVector.values();
    LongVector out_tsVector = (LongVector) out.column(0);
    long[] out_tsValues = out_tsVector.values();
    BytesVector in_symbolVector = (BytesVector) input.column(1);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    BytesVector out_symbolVector = (BytesVector) out.column(1);
    out_symbolVector.shareHeap(in_symbolHeap);
    int[] out_symbolOffsets = out_symbolVector.offsets();
    int[] out_symbolLengths = out_symbolVector.lengths();
    Decimal128Vector out_notionalVector = (Decimal128Vector) out.column(2);
    boolean[] out_notionalNulls = out_notionalVector.nulls();
    long[] out_notionalHigh = out_notionalVector.high();
    long[] out_notionalLow = out_notionalVector.low();
    for (; row < rowCount; row++) {
      // Filter#2 [query.sql:18:70] notional > 10000
      long in_notionalHigh_2 = in_notionalHigh[row];
      long in_notionalLow_2 = in_notionalLow[row];
      boolean in_notionalIsNull = in_notionalNulls[row];
      if (!(!in_notionalIsNull
          && Decimal128.compare(in_notionalHigh_2, in_notionalLow_2, const0_notionalHigh, const0_notionalLow)
              > 0)) {
        filtered++;
        continue;
      }
      long in_ts = in_tsValues[row];
      out_tsValues[outRow] = in_ts;
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      out_symbolOffsets[outRow] = in_symbolOffset;
      out_symbolLengths[outRow] = in_symbolLength;
      out_notionalNulls[outRow] = in_notionalIsNull;
      out_notionalHigh[outRow] = in_notionalHigh_2;
      out_notionalLow[outRow] = in_notionalLow_2;
      outRow++;
    }
    context.metrics().batch(rowCount, outRow, 0, 0, 0);
    context.metrics().filtered(0, filtered);
    output.flush(outRow);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Priced_Filter(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_notionalHigh = this.context.constants().getHigh(0);
    this.const0_notionalLow = this.context.constants().getLow(0);
  }
}
