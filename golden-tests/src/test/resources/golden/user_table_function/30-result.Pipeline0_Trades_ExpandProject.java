package laminar.generated.result;

import dev.laminar.golden.Functions;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.function.UserErrors;
import dev.laminar.kernel.function.UserRows;
import dev.laminar.kernel.intrinsics.DoubleMath;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/** query.sql  Pipeline 0: Scan(trades) > Expand#2 > Project#3 > Output */
public final class Pipeline0_Trades_ExpandProject extends CompiledPipeline {
  private final ErrorSites sites;
  private final UserRows expand2_expand2_bandsRows;

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    int capacity = out.capacity();
    int outRow = 0;
    int emitted = 0;
    int expanded = 0;
    int made = 0;
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    BytesVector in_symbolVector = (BytesVector) input.column(1);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    DoubleVector in_feeVector = (DoubleVector) input.column(2);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    LongVector out_rnVector = (LongVector) out.column(0);
    long[] out_rnValues = out_rnVector.values();
    BytesVector out_symbolVector = (BytesVector) out.column(1);
    IntVector out_bandVector = (IntVector) out.column(2);
    boolean[] out_bandNulls = out_bandVector.nulls();
    int[] out_bandValues = out_bandVector.values();
    DoubleVector out_aboveVector = (DoubleVector) out.column(3);
    boolean[] out_aboveNulls = out_aboveVector.nulls();
    double[] out_aboveValues = out_aboveVector.values();
    // a row that fails says which one it was
    try {
      for (; row < rowCount; row++) {
        // Expand#2 [query.sql:18:37] bands(fee)
        expanded++;
        long in_rn = in_rnValues[row];
        int in_symbolOffset = in_symbolOffsets[row];
        int in_symbolLength = in_symbolLengths[row];
        double in_fee = in_feeValues[row];
        boolean in_feeIsNull = in_feeNulls[row];
        if (!in_feeIsNull) {
          Object[] expand2_bandsResult = null;
          try {
            expand2_bandsResult = Functions.bands(in_fee);
          } catch (Throwable thrown) {
            throw UserErrors.failed(thrown, "bands", sites, 0);
          }
          expand2_expand2_bandsRows.begin(expand2_bandsResult);
        } else {
          expand2_expand2_bandsRows.none();
        }
        int expand2_bandsMade = 0;
        for (; expand2_expand2_bandsRows.hasRow()
            || expand2_bandsMade == 0; expand2_expand2_bandsRows.advance()) {
          made++;
          expand2_bandsMade++;
          boolean expand2_bandsNothing = !expand2_expand2_bandsRows.hasRow();
          Functions.Band expand2_bandsRow = (Functions.Band) expand2_expand2_bandsRows.row();
          out_rnValues[outRow] = in_rn;
          out_symbolVector.append(outRow, in_symbolHeap, in_symbolOffset, in_symbolLength);
          int expand2_bands_band = 0;
          if (!expand2_bandsNothing) {
            try {
              expand2_bands_band = expand2_bandsRow.band();
            } catch (Throwable thrown_2) {
              throw UserErrors.failed(thrown_2, "bands", sites, 0);
            }
          }
          out_bandNulls[outRow] = expand2_bandsNothing;
          out_bandValues[outRow] = expand2_bands_band;
          double expand2_bands_low = 0.0;
          if (!expand2_bandsNothing) {
            try {
              expand2_bands_low = expand2_bandsRow.low();
            } catch (Throwable thrown_3) {
              throw UserErrors.failed(thrown_3, "bands", sites, 0);
            }
          }
          boolean project3_subtractIsNull = in_feeIsNull || expand2_bandsNothing;
          double project3_subtract = project3_subtractIsNull ? 0.0
              : DoubleMath.subtract(in_fee, expand2_bands_low, sites, 1);
          out_aboveNulls[outRow] = project3_subtractIsNull;
          out_aboveValues[outRow] = project3_subtract;
          outRow++;
          if (outRow == capacity) {
            output.flush(outRow);
            emitted += outRow;
            outRow = 0;
          }
        }
      }
    } catch (SqlRuntimeException failure) {
      output.flush(outRow);
      throw failure.atRowBehindOutput(row);
    }
    output.flush(outRow);
    context.metrics().batch(rowCount, emitted + outRow, 0, 0, 0);
    context.metrics().expanded(expanded, made);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_ExpandProject(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.expand2_expand2_bandsRows = new UserRows("bands", sites, 0);
  }
}
