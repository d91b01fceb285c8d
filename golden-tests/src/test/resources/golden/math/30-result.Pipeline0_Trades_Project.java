package laminar.generated.result;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.DoubleMath;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.intrinsics.Rounding;
import dev.laminar.kernel.intrinsics.Trigonometry;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/** query.sql  Pipeline 0: Scan(trades) > Project#2 > Output */
public final class Pipeline0_Trades_Project extends CompiledPipeline {
  private final ErrorSites sites;
  private final double const0_add; // 1.0e0
  private final double const1_fee; // 1000.0e0
  private final double const2_fee; // 100.0e0
  private final double const3_power; // 3.0e0
  private final double const4_fee; // 3.0e0

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    LongVector out_rnVector = (LongVector) out.column(0);
    long[] out_rnValues = out_rnVector.values();
    IntVector in_qtyVector = (IntVector) input.column(1);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    IntVector out_aVector = (IntVector) out.column(1);
    boolean[] out_aNulls = out_aVector.nulls();
    int[] out_aValues = out_aVector.values();
    DoubleVector in_feeVector = (DoubleVector) input.column(2);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    DoubleVector out_bVector = (DoubleVector) out.column(2);
    boolean[] out_bNulls = out_bVector.nulls();
    double[] out_bValues = out_bVector.values();
    DoubleVector out_cVector = (DoubleVector) out.column(3);
    boolean[] out_cNulls = out_cVector.nulls();
    double[] out_cValues = out_cVector.values();
    DoubleVector out_dVector = (DoubleVector) out.column(4);
    boolean[] out_dNulls = out_dVector.nulls();
    double[] out_dValues = out_dVector.values();
    DoubleVector out_eVector = (DoubleVector) out.column(5);
    boolean[] out_eNulls = out_eVector.nulls();
    double[] out_eValues = out_eVector.values();
    DoubleVector out_fVector = (DoubleVector) out.column(6);
    boolean[] out_fNulls = out_fVector.nulls();
    double[] out_fValues = out_fVector.values();
    DoubleVector out_gVector = (DoubleVector) out.column(7);
    boolean[] out_gNulls = out_gVector.nulls();
    double[] out_gValues = out_gVector.values();
    DoubleVector out_hVector = (DoubleVector) out.column(8);
    boolean[] out_hNulls = out_hVector.nulls();
    double[] out_hValues = out_hVector.values();
    DoubleVector out_iVector = (DoubleVector) out.column(9);
    boolean[] out_iNulls = out_iVector.nulls();
    double[] out_iValues = out_iVector.values();
    IntVector out_jVector = (IntVector) out.column(10);
    boolean[] out_jNulls = out_jVector.nulls();
    int[] out_jValues = out_jVector.values();
    IntVector out_kVector = (IntVector) out.column(11);
    boolean[] out_kNulls = out_kVector.nulls();
    int[] out_kValues = out_kVector.values();
    DoubleVector out_lVector = (DoubleVector) out.column(12);
    boolean[] out_lNulls = out_lVector.nulls();
    double[] out_lValues = out_lVector.values();
    DoubleVector out_mVector = (DoubleVector) out.column(13);
    boolean[] out_mNulls = out_mVector.nulls();
    double[] out_mValues = out_mVector.values();
    // a row that fails says which one it was
    try {
      for (; row < rowCount; row++) {
        long in_rn = in_rnValues[row];
        out_rnValues[row] = in_rn;
        int in_qty = in_qtyValues[row];
        boolean in_qtyIsNull = in_qtyNulls[row];
        int project2_abs = in_qtyIsNull ? 0 : ExactMath.abs(in_qty, sites, 0);
        out_aNulls[row] = in_qtyIsNull;
        out_aValues[row] = project2_abs;
        double in_fee = in_feeValues[row];
        boolean in_feeIsNull = in_feeNulls[row];
        double project2_sqrt = in_feeIsNull ? 0.0 : DoubleMath.sqrt(DoubleMath.abs(in_fee), sites, 1);
        out_bNulls[row] = in_feeIsNull;
        out_bValues[row] = project2_sqrt;
        double project2_ln = in_feeIsNull ? 0.0
            : DoubleMath.ln(DoubleMath.add(DoubleMath.abs(in_fee), const0_add, sites, 2), sites, 3);
        out_cNulls[row] = in_feeIsNull;
        out_cValues[row] = project2_ln;
        double project2_exp = in_feeIsNull ? 0.0
            : DoubleMath.exp(DoubleMath.divide(in_fee, const1_fee, sites, 4), sites, 5);
        out_dNulls[row] = in_feeIsNull;
        out_dValues[row] = project2_exp;
        double project2_power = in_feeIsNull ? 0.0
            : DoubleMath.power(DoubleMath.divide(in_fee, const2_fee, sites, 6), const3_power, sites, 7);
        out_eNulls[row] = in_feeIsNull;
        out_eValues[row] = project2_power;
        double project2_sin = in_feeIsNull ? 0.0 : Trigonometry.sin(in_fee, sites, 8);
        out_fNulls[row] = in_feeIsNull;
        out_fValues[row] = project2_sin;
        double project2_round = in_feeIsNull ? 0.0 : Rounding.round(in_fee);
        out_gNulls[row] = in_feeIsNull;
        out_gValues[row] = project2_round;
        double project2_floor = in_feeIsNull ? 0.0 : DoubleMath.floor(in_fee);
        out_hNulls[row] = in_feeIsNull;
        out_hValues[row] = project2_floor;
        double project2_ceil = in_feeIsNull ? 0.0 : DoubleMath.ceil(in_fee);
        out_iNulls[row] = in_feeIsNull;
        out_iValues[row] = project2_ceil;
        int project2_sign = in_qtyIsNull ? 0 : ExactMath.sign(in_qty);
        out_jNulls[row] = in_qtyIsNull;
        out_jValues[row] = project2_sign;
        int project2_mod = in_qty % 7;
        out_kNulls[row] = in_qtyIsNull;
        out_kValues[row] = project2_mod;
        double project2_divide = in_feeIsNull ? 0.0 : DoubleMath.divide(in_fee, const4_fee, sites, 9);
        out_lNulls[row] = in_feeIsNull;
        out_lValues[row] = project2_divide;
        double project2_atan = in_feeIsNull ? 0.0 : Trigonometry.atan(in_fee);
        out_mNulls[row] = in_feeIsNull;
        out_mValues[row] = project2_atan;
      }
    } catch (SqlRuntimeException failure) {
      throw failure.atRow(row);
    }
    context.metrics().batch(rowCount, rowCount, 0, 0, 0);
    output.flush(rowCount);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Trades_Project(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_add = this.context.constants().getDouble(0);
    this.const1_fee = this.context.constants().getDouble(1);
    this.const2_fee = this.context.constants().getDouble(2);
    this.const3_power = this.context.constants().getDouble(3);
    this.const4_fee = this.context.constants().getDouble(4);
  }
}
