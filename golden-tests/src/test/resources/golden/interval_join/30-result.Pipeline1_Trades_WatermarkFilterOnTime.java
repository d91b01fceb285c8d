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

/** query.sql  Pipeline 1: Scan(trades) > Watermark#2 > Filter#3 > OnTime#7 > Output */
public final class Pipeline1_Trades_WatermarkFilterOnTime extends CompiledPipeline {
  private final ErrorSites sites;
  private final long const0_ts; // INTERVAL '0 00:00:05' DAY TO SECOND

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int late = 0;
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
    LongVector in_accountVector = (LongVector) input.column(2);
    long[] in_accountValues = in_accountVector.values();
    LongVector out_accountVector = (LongVector) out.column(2);
    long[] out_accountValues = out_accountVector.values();
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
        // Watermark#2 [query.sql:12:3] WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
        long in_ts = in_tsValues[row];
        long watermark2_subtract = DateTimeArithmetic.subtractTimestamp(in_ts, const0_ts, sites, 0);
        if (watermark2_subtract > partitionWatermark && watermark2_subtract <= watermarkLimit) {
          partitionWatermark = watermark2_subtract;
        }
        // Filter#3 [query.sql:16:1] SELECT b.rn AS bought, s.rn AS sold, b.ts, s.ts AS sold_at, s.account, b.note FROM (SELECT * FROM trades WHERE buy) A...
        boolean in_buy = in_buyValues[row];
        boolean in_buyIsNull = in_buyNulls[row];
        if (!(!in_buyIsNull && in_buy)) {
          filtered++;
          continue;
        }
        // OnTime#7 [query.sql:19:8] b.account = s.account AND s.ts BETWEEN b.ts - INTERVAL '10' SECOND AND b.ts + INTERVAL '45' SECOND AND b.qty > s.qty
        if (in_ts < Math.max(watermark, Math.min(partitionWatermark, otherPartitions))) {
          late++;
          continue;
        }
        long in_rn = in_rnValues[row];
        out_rnValues[outRow] = in_rn;
        out_tsValues[outRow] = in_ts;
        long in_account = in_accountValues[row];
        out_accountValues[outRow] = in_account;
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
    context.metrics().batch(rowCount, outRow, 0, late + 0, 0);
    context.metrics().filtered(0, filtered);
    output.flush(outRow);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Trades_WatermarkFilterOnTime(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_ts = this.context.constants().getLong(0);
  }
}
