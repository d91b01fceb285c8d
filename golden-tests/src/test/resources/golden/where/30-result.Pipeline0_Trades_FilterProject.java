package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.TextComparison;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;

/** query.sql  Pipeline 0: Scan(trades) > Filter#2 > Project#3 > Output */
public final class Pipeline0_Trades_FilterProject extends CompiledPipeline {
  private final ErrorSites sites;
  private final long const0_price; // 100.00
  private final int const1_qty; // 10
  private final byte[] const2_symbol; // 'IBM'
  private final int const2_symbolLength; // 'IBM'

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    int outRow = 0;
    LongVector in_priceVector = (LongVector) input.column(2);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    int filtered1 = 0;
    IntVector in_qtyVector = (IntVector) input.column(3);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    BooleanVector in_buyVector = (BooleanVector) input.column(4);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    int filtered2 = 0;
    BytesVector in_symbolVector = (BytesVector) input.column(1);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    int filtered3 = 0;
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    LongVector out_rnVector = (LongVector) out.column(0);
    long[] out_rnValues = out_rnVector.values();
    BytesVector out_symbolVector = (BytesVector) out.column(1);
    out_symbolVector.shareHeap(in_symbolHeap);
    int[] out_symbolOffsets = out_symbolVector.offsets();
    int[] out_symbolLengths = out_symbolVector.lengths();
    LongVector out_priceVector = (LongVector) out.column(2);
    boolean[] out_priceNulls = out_priceVector.nulls();
    long[] out_priceValues = out_priceVector.values();
    for (; row < rowCount; row++) {
      // Filter#2 [query.sql:17:7] price > 100 AND (qty >= 10 OR buy) AND symbol <> 'IBM'
      long in_price = in_priceValues[row];
      boolean in_priceIsNull = in_priceNulls[row];
      if (!(!in_priceIsNull && in_price > const0_price)) {
        filtered1++;
        continue;
      }
      int in_qty = in_qtyValues[row];
      boolean in_qtyIsNull = in_qtyNulls[row];
      boolean in_buy = in_buyValues[row];
      boolean in_buyIsNull = in_buyNulls[row];
      if (!((!in_qtyIsNull && in_qty >= const1_qty) || (!in_buyIsNull && in_buy))) {
        filtered2++;
        continue;
      }
      int in_symbolOffset = in_symbolOffsets[row];
      int in_symbolLength = in_symbolLengths[row];
      if (TextComparison.equal(in_symbolHeap, in_symbolOffset, in_symbolLength, const2_symbol, 0,
          const2_symbolLength)) {
        filtered3++;
        continue;
      }
      long in_rn = in_rnValues[row];
      out_rnValues[outRow] = in_rn;
      out_symbolOffsets[outRow] = in_symbolOffset;
      out_symbolLengths[outRow] = in_symbolLength;
      out_priceNulls[outRow] = in_priceIsNull;
      out_priceValues[outRow] = in_price;
      outRow++;
    }
    context.metrics().batch(rowCount, outRow, 0, 0, 0);
    context.metrics().filtered(0, filtered1);
    context.metrics().filtered(1, filtered2);
    context.metrics().filtered(2, filtered3);
    output.flush(outRow);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_FilterProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_price = this.context.constants().getLong(0);
    this.const1_qty = this.context.constants().getInt(1);
    this.const2_symbol = this.context.constants().getBytes(2);
    this.const2_symbolLength = this.context.constants().getLength(2);
  }
}
