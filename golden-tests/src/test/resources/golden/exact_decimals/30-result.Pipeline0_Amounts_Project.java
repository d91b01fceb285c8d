package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.intrinsics.Decimal128Result;
import dev.laminar.kernel.intrinsics.DecimalRounding;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/** query.sql  Pipeline 0: Scan(amounts) > Project#2 > Output */
public final class Pipeline0_Amounts_Project extends CompiledPipeline {
  private final ErrorSites sites;
  private final Decimal128Result project2_product;
  private final Decimal128Result project2_scaled;
  private final Decimal128Result project2_add;
  private final Decimal128Result project2_subtract;
  private final int const0_c; // 3
  private final Decimal128Result project2_multiply;
  private final Decimal128Result project2_negate;
  private final Decimal128Result project2_abs;
  private final int const1_a; // 1
  private final Decimal128Result project2_scaled_2;
  private final Decimal128Result project2_scaled_3;
  private final Decimal128Result project2_scaled_4;
  private final Decimal128Result project2_product_2;
  private final Decimal128Result project2_multiply_2;

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
    LongVector in_aVector = (LongVector) input.column(1);
    long[] in_aValues = in_aVector.values();
    LongVector in_bVector = (LongVector) input.column(2);
    long[] in_bValues = in_bVector.values();
    boolean[] in_bNulls = in_bVector.nulls();
    LongVector out_totalVector = (LongVector) out.column(1);
    boolean[] out_totalNulls = out_totalVector.nulls();
    long[] out_totalValues = out_totalVector.values();
    LongVector out_differenceVector = (LongVector) out.column(2);
    boolean[] out_differenceNulls = out_differenceVector.nulls();
    long[] out_differenceValues = out_differenceVector.values();
    Decimal128Vector out_timesVector = (Decimal128Vector) out.column(3);
    boolean[] out_timesNulls = out_timesVector.nulls();
    long[] out_timesHigh = out_timesVector.high();
    long[] out_timesLow = out_timesVector.low();
    Decimal128Vector in_cVector = (Decimal128Vector) input.column(3);
    long[] in_cHigh = in_cVector.high();
    long[] in_cLow = in_cVector.low();
    Decimal128Vector in_dVector = (Decimal128Vector) input.column(4);
    long[] in_dHigh = in_dVector.high();
    long[] in_dLow = in_dVector.low();
    Decimal128Vector out_wide_plusVector = (Decimal128Vector) out.column(4);
    long[] out_wide_plusHigh = out_wide_plusVector.high();
    long[] out_wide_plusLow = out_wide_plusVector.low();
    Decimal128Vector out_wide_minusVector = (Decimal128Vector) out.column(5);
    long[] out_wide_minusHigh = out_wide_minusVector.high();
    long[] out_wide_minusLow = out_wide_minusVector.low();
    Decimal128Vector out_wide_timesVector = (Decimal128Vector) out.column(6);
    long[] out_wide_timesHigh = out_wide_timesVector.high();
    long[] out_wide_timesLow = out_wide_timesVector.low();
    Decimal128Vector out_negatedVector = (Decimal128Vector) out.column(7);
    long[] out_negatedHigh = out_negatedVector.high();
    long[] out_negatedLow = out_negatedVector.low();
    Decimal128Vector out_absoluteVector = (Decimal128Vector) out.column(8);
    long[] out_absoluteHigh = out_absoluteVector.high();
    long[] out_absoluteLow = out_absoluteVector.low();
    LongVector out_roundedVector = (LongVector) out.column(9);
    long[] out_roundedValues = out_roundedVector.values();
    LongVector out_flooredVector = (LongVector) out.column(10);
    long[] out_flooredValues = out_flooredVector.values();
    LongVector out_ceiledVector = (LongVector) out.column(11);
    long[] out_ceiledValues = out_ceiledVector.values();
    BooleanVector out_greaterVector = (BooleanVector) out.column(12);
    boolean[] out_greaterNulls = out_greaterVector.nulls();
    boolean[] out_greaterValues = out_greaterVector.values();
    BooleanVector out_wide_lessVector = (BooleanVector) out.column(13);
    boolean[] out_wide_lessValues = out_wide_lessVector.values();
    LongVector out_narrowedVector = (LongVector) out.column(14);
    long[] out_narrowedValues = out_narrowedVector.values();
    Decimal128Vector out_widenedVector = (Decimal128Vector) out.column(15);
    long[] out_widenedHigh = out_widenedVector.high();
    long[] out_widenedLow = out_widenedVector.low();
    Decimal128Vector out_productVector = (Decimal128Vector) out.column(16);
    boolean[] out_productNulls = out_productVector.nulls();
    long[] out_productHigh = out_productVector.high();
    long[] out_productLow = out_productVector.low();
    // a row that fails says which one it was
    try {
      for (; row < rowCount; row++) {
        long in_rn = in_rnValues[row];
        out_rnValues[row] = in_rn;
        long in_a = in_aValues[row];
        long in_b = in_bValues[row];
        boolean in_bIsNull = in_bNulls[row];
        long project2_add = in_a * 10L + in_b;
        out_totalNulls[row] = in_bIsNull;
        out_totalValues[row] = project2_add;
        long project2_subtract = in_a * 10L - in_b;
        out_differenceNulls[row] = in_bIsNull;
        out_differenceValues[row] = project2_subtract;
        if (!in_bIsNull) {
          Decimal128.multiply(in_a, in_b, project2_product);
        }
        out_timesNulls[row] = in_bIsNull;
        out_timesHigh[row] = project2_product.high;
        out_timesLow[row] = project2_product.low;
        long in_cHigh_2 = in_cHigh[row];
        long in_cLow_2 = in_cLow[row];
        long in_dHigh_2 = in_dHigh[row];
        long in_dLow_2 = in_dLow[row];
        Decimal128.rescale(in_cHigh_2, in_cLow_2, 2, 24, 6, project2_scaled, sites, 0);
        Decimal128.add(project2_scaled.high, project2_scaled.low, in_dHigh_2, in_dLow_2, 25, 6,
            this.project2_add, sites, 1);
        out_wide_plusHigh[row] = this.project2_add.high;
        out_wide_plusLow[row] = this.project2_add.low;
        long project2_wide = in_a * 100L;
        Decimal128.subtract(in_cHigh_2, in_cLow_2, project2_wide >> 63, project2_wide, 23, 4,
            this.project2_subtract, sites, 2);
        out_wide_minusHigh[row] = this.project2_subtract.high;
        out_wide_minusLow[row] = this.project2_subtract.low;
        Decimal128.multiply(in_cHigh_2, in_cLow_2, (long) const0_c >> 63, (long) const0_c, 0, 32, 4,
            project2_multiply, sites, 3);
        out_wide_timesHigh[row] = project2_multiply.high;
        out_wide_timesLow[row] = project2_multiply.low;
        Decimal128.negate(in_cHigh_2, in_cLow_2, project2_negate);
        out_negatedHigh[row] = project2_negate.high;
        out_negatedLow[row] = project2_negate.low;
        Decimal128.abs(in_cHigh_2, in_cLow_2, project2_abs);
        out_absoluteHigh[row] = project2_abs.high;
        out_absoluteLow[row] = project2_abs.low;
        long project2_round = DecimalRounding.round(in_a, 2, const1_a, 13, sites, 4);
        out_roundedValues[row] = project2_round;
        long project2_floor = DecimalRounding.floor(in_a, 2);
        out_flooredValues[row] = project2_floor;
        long project2_ceil = DecimalRounding.ceil(in_a, 2);
        out_ceiledValues[row] = project2_ceil;
        boolean project2_greaterThan = in_a * 10L > in_b;
        out_greaterNulls[row] = in_bIsNull;
        out_greaterValues[row] = project2_greaterThan;
        Decimal128.rescale(in_cHigh_2, in_cLow_2, 2, 24, 6, project2_scaled_2, sites, 7);
        boolean project2_lessThan = Decimal128.compare(project2_scaled_2.high, project2_scaled_2.low,
                in_dHigh_2, in_dLow_2)
            < 0;
        out_wide_lessValues[row] = project2_lessThan;
        Decimal128.rescale(in_dHigh_2, in_dLow_2, -4, 15, 2, project2_scaled_3, sites, 8);
        out_narrowedValues[row] = project2_scaled_3.low;
        Decimal128.multiply(in_a, 100000000L, project2_scaled_4);
        out_widenedHigh[row] = project2_scaled_4.high;
        out_widenedLow[row] = project2_scaled_4.low;
        if (!in_bIsNull) {
          Decimal128.multiply(in_a, in_b, project2_product_2);
        }
        if (!in_bIsNull) {
          Decimal128.multiply(project2_product_2.high, project2_product_2.low, in_dHigh_2, in_dLow_2, 0, 38,
              11, project2_multiply_2, sites, 9);
        }
        out_productNulls[row] = in_bIsNull;
        out_productHigh[row] = project2_multiply_2.high;
        out_productLow[row] = project2_multiply_2.low;
      }
    } catch (SqlRuntimeException failure) {
      throw failure.atRow(row);
    }
    context.metrics().batch(rowCount, rowCount, 0, 0, 0);
    output.flush(rowCount);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Amounts_Project(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.project2_product = new Decimal128Result();
    this.project2_scaled = new Decimal128Result();
    this.project2_add = new Decimal128Result();
    this.project2_subtract = new Decimal128Result();
    this.const0_c = this.context.constants().getInt(0);
    this.project2_multiply = new Decimal128Result();
    this.project2_negate = new Decimal128Result();
    this.project2_abs = new Decimal128Result();
    this.const1_a = this.context.constants().getInt(1);
    this.project2_scaled_2 = new Decimal128Result();
    this.project2_scaled_3 = new Decimal128Result();
    this.project2_scaled_4 = new Decimal128Result();
    this.project2_product_2 = new Decimal128Result();
    this.project2_multiply_2 = new Decimal128Result();
  }
}
