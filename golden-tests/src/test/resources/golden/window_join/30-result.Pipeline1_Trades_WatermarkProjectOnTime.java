package laminar.generated.result;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.DateTimeArithmetic;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.EventTimes;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/** query.sql  Pipeline 1: Scan(trades) > Watermark#2 > Project#3 > OnTime#7 > Output */
public final class Pipeline1_Trades_WatermarkProjectOnTime extends CompiledPipeline {
  private final ErrorSites sites;
  private final long const0_ts; // INTERVAL '0 00:00:05' DAY TO SECOND
  private final long const1_add; // 60000000
  private final long const2_add; // 60000000
  private final long const3_add; // INTERVAL '0 00:01:00' DAY TO SECOND

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
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    LongVector out_rnVector = (LongVector) out.column(0);
    long[] out_rnValues = out_rnVector.values();
    LongVector in_accountVector = (LongVector) input.column(2);
    long[] in_accountValues = in_accountVector.values();
    LongVector out_accountVector = (LongVector) out.column(1);
    long[] out_accountValues = out_accountVector.values();
    LongVector out_window_startVector = (LongVector) out.column(2);
    long[] out_window_startValues = out_window_startVector.values();
    LongVector out_window_endVector = (LongVector) out.column(3);
    long[] out_window_endValues = out_window_endVector.values();
    // a row that fails says which one it was
    try {
      for (; row < rowCount; row++) {
        // Watermark#2 [query.sql:12:3] WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
        long in_ts = in_tsValues[row];
        long watermark2_subtract = DateTimeArithmetic.subtractTimestamp(in_ts, const0_ts, sites, 0);
        if (watermark2_subtract > partitionWatermark && watermark2_subtract <= watermarkLimit) {
          partitionWatermark = watermark2_subtract;
        }
        // OnTime#7 [query.sql:19:8] b.window_start = s.window_start AND b.window_end = s.window_end AND b.account = s.account AND s.rn > b.rn
        long project3_timestampMicros = DateTimeArithmetic.timestampMicros(ExactMath.subtract(DateTimeArithmetic.unixMicros(in_ts),
            ExactMath.add(DateTimeArithmetic.unixMicros(in_ts) % 60000000L, const1_add, sites, 1) % 60000000L,
            sites, 2));
        if (project3_timestampMicros
            < EventTimes.plus(Math.max(watermark, Math.min(partitionWatermark, otherPartitions)),
                -59999999L)) {
          late++;
          continue;
        }
        long in_rn = in_rnValues[row];
        out_rnValues[outRow] = in_rn;
        long in_account = in_accountValues[row];
        out_accountValues[outRow] = in_account;
        out_window_startValues[outRow] = project3_timestampMicros;
        long project3_add = DateTimeArithmetic.addTimestamp(DateTimeArithmetic.timestampMicros(ExactMath.subtract(DateTimeArithmetic.unixMicros(in_ts),
                ExactMath.add(DateTimeArithmetic.unixMicros(in_ts) % 60000000L, const2_add, sites, 3)
                    % 60000000L,
                sites, 4)),
            const3_add, sites, 5);
        out_window_endValues[outRow] = project3_add;
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
    output.flush(outRow);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline1_Trades_WatermarkProjectOnTime(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_ts = this.context.constants().getLong(0);
    this.const1_add = this.context.constants().getLong(1);
    this.const2_add = this.context.constants().getLong(2);
    this.const3_add = this.context.constants().getLong(3);
  }
}
