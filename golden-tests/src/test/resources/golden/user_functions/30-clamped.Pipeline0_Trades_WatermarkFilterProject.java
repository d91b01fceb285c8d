package laminar.generated.clamped;

import dev.laminar.golden.Functions;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.function.TextView;
import dev.laminar.kernel.function.UserErrors;
import dev.laminar.kernel.intrinsics.DateTimeArithmetic;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/** query.sql  Pipeline 0: Scan(trades) > Watermark#2 > Filter#3 > Project#4 > Output */
public final class Pipeline0_Trades_WatermarkFilterProject extends CompiledPipeline {
  private final ErrorSites sites;
  private final long const0_ts; // INTERVAL '0 00:00:05' DAY TO SECOND
  private final double const1_clamp; // 0.0e0
  private final double const2_clamp; // 1000.0e0
  private final double const3_lessThan; // 1000.0e0
  private final double const4_clamp; // 100.0e0
  private final double const5_clamp; // 500.0e0
  private final TextView project4_blanksView;

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
    DoubleVector in_feeVector = (DoubleVector) input.column(4);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    int filtered = 0;
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
    IntVector in_qtyVector = (IntVector) input.column(3);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    IntVector out_qtyVector = (IntVector) out.column(2);
    boolean[] out_qtyNulls = out_qtyVector.nulls();
    int[] out_qtyValues = out_qtyVector.values();
    DoubleVector out_feeVector = (DoubleVector) out.column(3);
    boolean[] out_feeNulls = out_feeVector.nulls();
    double[] out_feeValues = out_feeVector.values();
    BytesVector in_noteVector = (BytesVector) input.column(5);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    IntVector out_blanksVector = (IntVector) out.column(4);
    boolean[] out_blanksNulls = out_blanksVector.nulls();
    int[] out_blanksValues = out_blanksVector.values();
    LongVector in_accountVector = (LongVector) input.column(2);
    long[] in_accountValues = in_accountVector.values();
    LongVector out_accountVector = (LongVector) out.column(5);
    long[] out_accountValues = out_accountVector.values();
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
        // Filter#3 [query.sql:23:7] clamp(fee, 0, 1000) < 1000
        double in_fee = in_feeValues[row];
        boolean in_feeIsNull = in_feeNulls[row];
        double filter3_clamp = 0.0;
        if (!in_feeIsNull) {
          try {
            filter3_clamp = Functions.clamp(in_fee, const1_clamp, const2_clamp);
          } catch (Throwable thrown) {
            throw UserErrors.failed(thrown, "clamp", sites, 1);
          }
        }
        if (!(!in_feeIsNull && filter3_clamp < const3_lessThan)) {
          filtered++;
          continue;
        }
        out_tsValues[outRow] = in_ts;
        int in_symbolOffset = in_symbolOffsets[row];
        int in_symbolLength = in_symbolLengths[row];
        out_symbolOffsets[outRow] = in_symbolOffset;
        out_symbolLengths[outRow] = in_symbolLength;
        int in_qty = in_qtyValues[row];
        boolean in_qtyIsNull = in_qtyNulls[row];
        out_qtyNulls[outRow] = in_qtyIsNull;
        out_qtyValues[outRow] = in_qty;
        double project4_clamp = 0.0;
        if (!in_feeIsNull) {
          try {
            project4_clamp = Functions.clamp(in_fee, const4_clamp, const5_clamp);
          } catch (Throwable thrown_2) {
            throw UserErrors.failed(thrown_2, "clamp", sites, 2);
          }
        }
        out_feeNulls[outRow] = in_feeIsNull;
        out_feeValues[outRow] = project4_clamp;
        int in_noteOffset = in_noteOffsets[row];
        int in_noteLength = in_noteLengths[row];
        boolean in_noteIsNull = in_noteNulls[row];
        int project4_blanks = 0;
        if (!in_noteIsNull) {
          TextView project4_blanksArgument1 = project4_blanksView.set(in_noteHeap, in_noteOffset,
              in_noteLength);
          try {
            project4_blanks = Functions.blanks(project4_blanksArgument1);
          } catch (Throwable thrown_3) {
            throw UserErrors.failed(thrown_3, "blanks", sites, 3);
          }
        }
        out_blanksNulls[outRow] = in_noteIsNull;
        out_blanksValues[outRow] = project4_blanks;
        long in_account = in_accountValues[row];
        long project4_or_zero = 0L;
        try {
          project4_or_zero = Functions.orZero(in_qtyIsNull, in_account);
        } catch (Throwable thrown_4) {
          throw UserErrors.failed(thrown_4, "or_zero", sites, 4);
        }
        out_accountValues[outRow] = project4_or_zero;
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
  public Pipeline0_Trades_WatermarkFilterProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_ts = this.context.constants().getLong(0);
    this.const1_clamp = this.context.constants().getDouble(1);
    this.const2_clamp = this.context.constants().getDouble(2);
    this.const3_lessThan = this.context.constants().getDouble(3);
    this.const4_clamp = this.context.constants().getDouble(4);
    this.const5_clamp = this.context.constants().getDouble(5);
    this.project4_blanksView = new TextView();
  }
}
