package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.DateTimeArithmetic;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/** query.sql  Pipeline 0: Scan(trades) > Watermark#2 > Output */
public final class Pipeline0_Trades_Watermark extends CompiledPipeline {
  private final ErrorSites sites;
  private final long const0_ts; // INTERVAL '0 00:05:00' DAY TO SECOND

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
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
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
    LongVector in_accountVector = (LongVector) input.column(3);
    long[] in_accountValues = in_accountVector.values();
    LongVector out_accountVector = (LongVector) out.column(3);
    long[] out_accountValues = out_accountVector.values();
    IntVector in_qtyVector = (IntVector) input.column(4);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    IntVector out_qtyVector = (IntVector) out.column(4);
    boolean[] out_qtyNulls = out_qtyVector.nulls();
    int[] out_qtyValues = out_qtyVector.values();
    DoubleVector in_feeVector = (DoubleVector) input.column(5);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    DoubleVector out_feeVector = (DoubleVector) out.column(5);
    boolean[] out_feeNulls = out_feeVector.nulls();
    double[] out_feeValues = out_feeVector.values();
    BooleanVector in_buyVector = (BooleanVector) input.column(6);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    BooleanVector out_buyVector = (BooleanVector) out.column(6);
    boolean[] out_buyNulls = out_buyVector.nulls();
    boolean[] out_buyValues = out_buyVector.values();
    BytesVector in_noteVector = (BytesVector) input.column(7);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    BytesVector out_noteVector = (BytesVector) out.column(7);
    out_noteVector.shareHeap(in_noteHeap);
    boolean[] out_noteNulls = out_noteVector.nulls();
    int[] out_noteOffsets = out_noteVector.offsets();
    int[] out_noteLengths = out_noteVector.lengths();
    // a row that fails says which one it was
    try {
      for (; row < rowCount; row++) {
        // Watermark#2 [query.sql:12:3] WATERMARK FOR ts AS ts - INTERVAL '5' MINUTE
        long in_ts = in_tsValues[row];
        long watermark2_subtract = DateTimeArithmetic.subtractTimestamp(in_ts, const0_ts, sites, 0);
        if (watermark2_subtract > partitionWatermark && watermark2_subtract <= watermarkLimit) {
          partitionWatermark = watermark2_subtract;
        }
        if (in_ts < Math.max(watermark, Math.min(partitionWatermark, otherPartitions))) {
          output.late(row, Math.max(watermark, Math.min(partitionWatermark, otherPartitions)));
        }
        long in_rn = in_rnValues[row];
        out_rnValues[row] = in_rn;
        out_tsValues[row] = in_ts;
        int in_symbolOffset = in_symbolOffsets[row];
        int in_symbolLength = in_symbolLengths[row];
        out_symbolOffsets[row] = in_symbolOffset;
        out_symbolLengths[row] = in_symbolLength;
        long in_account = in_accountValues[row];
        out_accountValues[row] = in_account;
        int in_qty = in_qtyValues[row];
        boolean in_qtyIsNull = in_qtyNulls[row];
        out_qtyNulls[row] = in_qtyIsNull;
        out_qtyValues[row] = in_qty;
        double in_fee = in_feeValues[row];
        boolean in_feeIsNull = in_feeNulls[row];
        out_feeNulls[row] = in_feeIsNull;
        out_feeValues[row] = in_fee;
        boolean in_buy = in_buyValues[row];
        boolean in_buyIsNull = in_buyNulls[row];
        out_buyNulls[row] = in_buyIsNull;
        out_buyValues[row] = in_buy;
        int in_noteOffset = in_noteOffsets[row];
        int in_noteLength = in_noteLengths[row];
        boolean in_noteIsNull = in_noteNulls[row];
        out_noteNulls[row] = in_noteIsNull;
        out_noteOffsets[row] = in_noteOffset;
        out_noteLengths[row] = in_noteLength;
      }
    } catch (SqlRuntimeException failure) {
      this.watermarkUs = Math.max(watermark, Math.min(partitionWatermark, otherPartitions));
      this.partitionWatermarkUs = partitionWatermark;
      throw failure.atRow(row);
    }
    this.watermarkUs = Math.max(watermark, Math.min(partitionWatermark, otherPartitions));
    this.partitionWatermarkUs = partitionWatermark;
    context.metrics().batch(rowCount, rowCount, 0, 0, 0);
    output.flush(rowCount);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_Watermark(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_ts = this.context.constants().getLong(0);
  }
}
