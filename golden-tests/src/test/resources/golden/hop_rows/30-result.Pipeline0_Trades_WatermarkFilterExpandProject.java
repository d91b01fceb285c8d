package laminar.generated.result;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.DateTimeArithmetic;
import dev.laminar.kernel.intrinsics.WindowBounds;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/** query.sql  Pipeline 0: Scan(trades) > Watermark#2 > Filter#3 > Expand#4 > Project#5 > Output */
public final class Pipeline0_Trades_WatermarkFilterExpandProject extends CompiledPipeline {
  private final ErrorSites sites;
  private final long const0_ts; // INTERVAL '0 00:01:00' DAY TO SECOND
  private final int const1_qty; // 400

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
    int capacity = out.capacity();
    int outRow = 0;
    int emitted = 0;
    int expanded = 0;
    int made = 0;
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    IntVector in_qtyVector = (IntVector) input.column(2);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    int filtered = 0;
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    LongVector out_rnVector = (LongVector) out.column(0);
    long[] out_rnValues = out_rnVector.values();
    LongVector out_window_startVector = (LongVector) out.column(1);
    long[] out_window_startValues = out_window_startVector.values();
    LongVector out_window_endVector = (LongVector) out.column(2);
    long[] out_window_endValues = out_window_endVector.values();
    LongVector out_window_timeVector = (LongVector) out.column(3);
    long[] out_window_timeValues = out_window_timeVector.values();
    IntVector out_qtyVector = (IntVector) out.column(4);
    boolean[] out_qtyNulls = out_qtyVector.nulls();
    int[] out_qtyValues = out_qtyVector.values();
    // a row that fails says which one it was
    try {
      for (; row < rowCount; row++) {
        // Watermark#2 [query.sql:12:3] WATERMARK FOR ts AS ts - INTERVAL '60' SECOND
        long in_ts = in_tsValues[row];
        long watermark2_subtract = DateTimeArithmetic.subtractTimestamp(in_ts, const0_ts, sites, 0);
        if (watermark2_subtract > partitionWatermark && watermark2_subtract <= watermarkLimit) {
          partitionWatermark = watermark2_subtract;
        }
        if (in_ts < Math.max(watermark, Math.min(partitionWatermark, otherPartitions))) {
          output.late(outRow, Math.max(watermark, Math.min(partitionWatermark, otherPartitions)));
        }
        // Filter#3 [query.sql:17:7] qty > 400
        int in_qty = in_qtyValues[row];
        boolean in_qtyIsNull = in_qtyNulls[row];
        if (!(!in_qtyIsNull && in_qty > const1_qty)) {
          filtered++;
          continue;
        }
        // Expand#4 [query.sql:16:12] HOP(TABLE trades, DESCRIPTOR(ts), INTERVAL '1' MINUTE, INTERVAL '3' MINUTE)
        expanded++;
        long in_rn = in_rnValues[row];
        for (long expand4_start = WindowBounds.firstStart(in_ts, 60000000L, 180000000L, 0L); expand4_start
            <= in_ts; expand4_start += 60000000L) {
          made++;
          long expand4_other = expand4_start + 180000000L;
          out_rnValues[outRow] = in_rn;
          out_window_startValues[outRow] = expand4_start;
          out_window_endValues[outRow] = expand4_other;
          long expand4_bound = expand4_other - 1L;
          out_window_timeValues[outRow] = expand4_bound;
          out_qtyNulls[outRow] = in_qtyIsNull;
          out_qtyValues[outRow] = in_qty;
          outRow++;
          if (outRow == capacity) {
            output.flush(outRow);
            emitted += outRow;
            outRow = 0;
          }
        }
      }
    } catch (SqlRuntimeException failure) {
      this.watermarkUs = Math.max(watermark, Math.min(partitionWatermark, otherPartitions));
      this.partitionWatermarkUs = partitionWatermark;
      output.flush(outRow);
      throw failure.atRowBehindOutput(row);
    }
    this.watermarkUs = Math.max(watermark, Math.min(partitionWatermark, otherPartitions));
    this.partitionWatermarkUs = partitionWatermark;
    output.flush(outRow);
    context.metrics().batch(rowCount, emitted + outRow, 0, 0, 0);
    context.metrics().filtered(0, filtered);
    context.metrics().expanded(expanded, made);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_WatermarkFilterExpandProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_ts = this.context.constants().getLong(0);
    this.const1_qty = this.context.constants().getInt(1);
  }
}
