package laminar.generated.priced;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.DateTimeArithmetic;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.intrinsics.Decimal128Result;
import dev.laminar.kernel.intrinsics.TextCase;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/** query.sql  Pipeline 0: Scan(trades) > Watermark#2 > Filter#3 > Project#4 > Output */
public final class Pipeline0_Trades_WatermarkFilterProject extends CompiledPipeline {
  private final ErrorSites sites;
  private final long const0_ts; // INTERVAL '0 00:00:05' DAY TO SECOND
  private final int const1_qty; // 0
  private final BytesResult project4_upper;
  private final Decimal128Result project4_product;

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    long watermark = watermarkUs;
    int row = 0;
    long partitionWatermark = partitionWatermarkUs;
    long otherPartitions = otherPartitionsUs;
    long watermarkLimit = watermarkLimitUs;
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    int outRow = 0;
    LongVector in_tsVector = (LongVector) input.column(0);
    long[] in_tsValues = in_tsVector.values();
    LongVector in_priceVector = (LongVector) input.column(2);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    int filtered1 = 0;
    IntVector in_qtyVector = (IntVector) input.column(3);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    int filtered2 = 0;
    LongVector out_tsVector = (LongVector) out.column(0);
    long[] out_tsValues = out_tsVector.values();
    BytesVector in_symbolVector = (BytesVector) input.column(1);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    BytesVector out_symbolVector = (BytesVector) out.column(1);
    Decimal128Vector out_notionalVector = (Decimal128Vector) out.column(2);
    boolean[] out_notionalNulls = out_notionalVector.nulls();
    long[] out_notionalHigh = out_notionalVector.high();
    long[] out_notionalLow = out_notionalVector.low();
    // a row that fails says which one it was
    try {
      for (; row < rowCount; row++) {
        // Watermark#2 [query.sql:12:3] WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
        long in_ts = in_tsValues[row];
        long watermark2_subtract = DateTimeArithmetic.subtractTimestamp(in_ts, const0_ts, sites, 0);
        if (watermark2_subtract > partitionWatermark && watermark2_subtract <= watermarkLimit) {
          partitionWatermark = watermark2_subtract;
        }
        if (in_ts < Math.max(watermark, Math.min(partitionWatermark, otherPartitions))) {
          output.late(outRow, Math.max(watermark, Math.min(partitionWatermark, otherPartitions)));
        }
        // Filter#3 [query.sql:16:79] price IS NOT NULL AND qty > 0
        long in_price = in_priceValues[row];
        boolean in_priceIsNull = in_priceNulls[row];
        if (in_priceIsNull) {
          filtered1++;
          continue;
        }
        int in_qty = in_qtyValues[row];
        boolean in_qtyIsNull = in_qtyNulls[row];
        if (!(!in_qtyIsNull && in_qty > const1_qty)) {
          filtered2++;
          continue;
        }
        out_tsValues[outRow] = in_ts;
        int in_symbolOffset = in_symbolOffsets[row];
        int in_symbolLength = in_symbolLengths[row];
        TextCase.upper(in_symbolHeap, in_symbolOffset, in_symbolLength, project4_upper);
        out_symbolVector.append(outRow, project4_upper.heap, project4_upper.offset, project4_upper.length);
        boolean project4_productIsNull = in_priceIsNull || in_qtyIsNull;
        if (!project4_productIsNull) {
          Decimal128.multiply(in_price, (long) in_qty, project4_product);
        }
        out_notionalNulls[outRow] = project4_productIsNull;
        out_notionalHigh[outRow] = project4_product.high;
        out_notionalLow[outRow] = project4_product.low;
        outRow++;
      }
    } catch (SqlRuntimeException failure) {
      this.watermarkUs = Math.max(watermark, Math.min(partitionWatermark, otherPartitions));
      this.partitionWatermarkUs = partitionWatermark;
      throw failure.atRow(row);
    }
    this.watermarkUs = Math.max(watermark, Math.min(partitionWatermark, otherPartitions));
    this.partitionWatermarkUs = partitionWatermark;
    context.metrics().batch(rowCount, outRow, 0, 0, 0);
    context.metrics().filtered(0, filtered1);
    context.metrics().filtered(1, filtered2);
    output.flush(outRow);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_WatermarkFilterProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_ts = this.context.constants().getLong(0);
    this.const1_qty = this.context.constants().getInt(1);
    this.project4_upper = new BytesResult();
    this.project4_product = new Decimal128Result();
  }
}
