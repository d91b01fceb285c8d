package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.DateTimeArithmetic;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/** query.sql  Pipeline 0: Scan(trades) > Watermark#5 > Filter#6 > Output */
public final class Pipeline0_Trades_WatermarkFilter extends CompiledPipeline {
  private final ErrorSites sites;
  private final long const0_ts; // INTERVAL '0 00:00:05' DAY TO SECOND

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
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    BooleanVector in_buyVector = (BooleanVector) input.column(4);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    int filtered = 0;
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    LongVector out_rnVector = (LongVector) out.column(0);
    long[] out_rnValues = out_rnVector.values();
    LongVector out_tsVector = (LongVector) out.column(1);
    long[] out_tsValues = out_tsVector.values();
    BytesVector in_symbolVector = (BytesVector) input.column(2);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    BytesVector out_symbolVector = (BytesVector) out.column(2);
    out_symbolVector.shareHeap(in_symbolHeap);
    int[] out_symbolOffsets = out_symbolVector.offsets();
    int[] out_symbolLengths = out_symbolVector.lengths();
    IntVector in_qtyVector = (IntVector) input.column(3);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    IntVector out_qtyVector = (IntVector) out.column(3);
    boolean[] out_qtyNulls = out_qtyVector.nulls();
    int[] out_qtyValues = out_qtyVector.values();
    BooleanVector out_buyVector = (BooleanVector) out.column(4);
    boolean[] out_buyNulls = out_buyVector.nulls();
    boolean[] out_buyValues = out_buyVector.values();
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
    // a row that fails says which one it was
    try {
      for (; row < rowCount; row++) {
        // Watermark#5 [query.sql:12:3] WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
        long in_ts = in_tsValues[row];
        long watermark5_subtract = DateTimeArithmetic.subtractTimestamp(in_ts, const0_ts, sites, 0);
        if (watermark5_subtract > partitionWatermark && watermark5_subtract <= watermarkLimit) {
          partitionWatermark = watermark5_subtract;
        }
        if (in_ts < Math.max(watermark, Math.min(partitionWatermark, otherPartitions))) {
          output.late(outRow, Math.max(watermark, Math.min(partitionWatermark, otherPartitions)));
        }
        // Filter#6 [query.sql:18:44] NOT buy
        boolean in_buy = in_buyValues[row];
        boolean in_buyIsNull = in_buyNulls[row];
        if (!(!in_buyIsNull && !in_buy)) {
          filtered++;
          continue;
        }
        long in_rn = in_rnValues[row];
        out_rnValues[outRow] = in_rn;
        out_tsValues[outRow] = in_ts;
        int in_symbolOffset = in_symbolOffsets[row];
        int in_symbolLength = in_symbolLengths[row];
        out_symbolOffsets[outRow] = in_symbolOffset;
        out_symbolLengths[outRow] = in_symbolLength;
        int in_qty = in_qtyValues[row];
        boolean in_qtyIsNull = in_qtyNulls[row];
        out_qtyNulls[outRow] = in_qtyIsNull;
        out_qtyValues[outRow] = in_qty;
        out_buyNulls[outRow] = in_buyIsNull;
        out_buyValues[outRow] = in_buy;
        int in_noteOffset = in_noteOffsets[row];
        int in_noteLength = in_noteLengths[row];
        boolean in_noteIsNull = in_noteNulls[row];
        out_noteNulls[outRow] = in_noteIsNull;
        out_noteOffsets[outRow] = in_noteOffset;
        out_noteLengths[outRow] = in_noteLength;
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
    context.metrics().filtered(0, filtered);
    output.flush(outRow);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_WatermarkFilter(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_ts = this.context.constants().getLong(0);
  }
}
