package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.ByteVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.FloatVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.batch.ShortVector;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.intrinsics.Decimal128Result;
import dev.laminar.kernel.intrinsics.DoubleMath;
import dev.laminar.kernel.intrinsics.TextComparison;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;

/** query.sql  Pipeline 0: Scan(kinds) > Project#2 > Output */
public final class Pipeline0_Kinds_Project extends CompiledPipeline {
  private final ErrorSites sites;
  private final int const0_lessThan; // 1
  private final int const1_lessThanOrEqual; // 0
  private final int const2_i32; // 3
  private final long const3_i64; // 4
  private final float const4_f32; // 0.0f
  private final double const5_f64; // 2.5e0
  private final long const6_d9; // 1.125
  private final long const7_d38High; // 0.0000000000
  private final long const7_d38Low; // 0.0000000000
  private final int const8_day; // DATE '2026-01-01'
  private final long const9_tod; // TIME '09:00:00'
  private final long const10_moment; // TIMESTAMP '1970-01-01 00:00:00'
  private final long const11_moment; // TIMESTAMP '2026-12-31 00:00:00'
  private final byte[] const12_txt; // 'h'
  private final int const12_txtLength; // 'h'
  private final Decimal128Result project2_scaled;

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
    BooleanVector in_flagVector = (BooleanVector) input.column(1);
    boolean[] in_flagValues = in_flagVector.values();
    boolean[] in_flagNulls = in_flagVector.nulls();
    BooleanVector out_c1Vector = (BooleanVector) out.column(1);
    boolean[] out_c1Nulls = out_c1Vector.nulls();
    boolean[] out_c1Values = out_c1Vector.values();
    ByteVector in_i8Vector = (ByteVector) input.column(2);
    byte[] in_i8Values = in_i8Vector.values();
    boolean[] in_i8Nulls = in_i8Vector.nulls();
    BooleanVector out_c2Vector = (BooleanVector) out.column(2);
    boolean[] out_c2Nulls = out_c2Vector.nulls();
    boolean[] out_c2Values = out_c2Vector.values();
    ShortVector in_i16Vector = (ShortVector) input.column(3);
    short[] in_i16Values = in_i16Vector.values();
    boolean[] in_i16Nulls = in_i16Vector.nulls();
    BooleanVector out_c3Vector = (BooleanVector) out.column(3);
    boolean[] out_c3Nulls = out_c3Vector.nulls();
    boolean[] out_c3Values = out_c3Vector.values();
    IntVector in_i32Vector = (IntVector) input.column(4);
    int[] in_i32Values = in_i32Vector.values();
    boolean[] in_i32Nulls = in_i32Vector.nulls();
    BooleanVector out_c4Vector = (BooleanVector) out.column(4);
    boolean[] out_c4Nulls = out_c4Vector.nulls();
    boolean[] out_c4Values = out_c4Vector.values();
    LongVector in_i64Vector = (LongVector) input.column(5);
    long[] in_i64Values = in_i64Vector.values();
    boolean[] in_i64Nulls = in_i64Vector.nulls();
    BooleanVector out_c5Vector = (BooleanVector) out.column(5);
    boolean[] out_c5Nulls = out_c5Vector.nulls();
    boolean[] out_c5Values = out_c5Vector.values();
    FloatVector in_f32Vector = (FloatVector) input.column(6);
    float[] in_f32Values = in_f32Vector.values();
    boolean[] in_f32Nulls = in_f32Vector.nulls();
    BooleanVector out_c6Vector = (BooleanVector) out.column(6);
    boolean[] out_c6Nulls = out_c6Vector.nulls();
    boolean[] out_c6Values = out_c6Vector.values();
    DoubleVector in_f64Vector = (DoubleVector) input.column(7);
    double[] in_f64Values = in_f64Vector.values();
    boolean[] in_f64Nulls = in_f64Vector.nulls();
    BooleanVector out_c7Vector = (BooleanVector) out.column(7);
    boolean[] out_c7Nulls = out_c7Vector.nulls();
    boolean[] out_c7Values = out_c7Vector.values();
    LongVector in_d9Vector = (LongVector) input.column(8);
    long[] in_d9Values = in_d9Vector.values();
    boolean[] in_d9Nulls = in_d9Vector.nulls();
    BooleanVector out_c8Vector = (BooleanVector) out.column(8);
    boolean[] out_c8Nulls = out_c8Vector.nulls();
    boolean[] out_c8Values = out_c8Vector.values();
    Decimal128Vector in_d38Vector = (Decimal128Vector) input.column(9);
    long[] in_d38High = in_d38Vector.high();
    long[] in_d38Low = in_d38Vector.low();
    boolean[] in_d38Nulls = in_d38Vector.nulls();
    BooleanVector out_c9Vector = (BooleanVector) out.column(9);
    boolean[] out_c9Nulls = out_c9Vector.nulls();
    boolean[] out_c9Values = out_c9Vector.values();
    IntVector in_dayVector = (IntVector) input.column(10);
    int[] in_dayValues = in_dayVector.values();
    boolean[] in_dayNulls = in_dayVector.nulls();
    BooleanVector out_c10Vector = (BooleanVector) out.column(10);
    boolean[] out_c10Nulls = out_c10Vector.nulls();
    boolean[] out_c10Values = out_c10Vector.values();
    LongVector in_todVector = (LongVector) input.column(11);
    long[] in_todValues = in_todVector.values();
    boolean[] in_todNulls = in_todVector.nulls();
    BooleanVector out_c11Vector = (BooleanVector) out.column(11);
    boolean[] out_c11Nulls = out_c11Vector.nulls();
    boolean[] out_c11Values = out_c11Vector.values();
    LongVector in_momentVector = (LongVector) input.column(12);
    long[] in_momentValues = in_momentVector.values();
    boolean[] in_momentNulls = in_momentVector.nulls();
    BooleanVector out_c12Vector = (BooleanVector) out.column(12);
    boolean[] out_c12Nulls = out_c12Vector.nulls();
    boolean[] out_c12Values = out_c12Vector.values();
    BytesVector in_txtVector = (BytesVector) input.column(13);
    byte[] in_txtHeap = in_txtVector.heap();
    int[] in_txtOffsets = in_txtVector.offsets();
    int[] in_txtLengths = in_txtVector.lengths();
    boolean[] in_txtNulls = in_txtVector.nulls();
    BooleanVector out_c13Vector = (BooleanVector) out.column(13);
    boolean[] out_c13Nulls = out_c13Vector.nulls();
    boolean[] out_c13Values = out_c13Vector.values();
    BooleanVector out_c14Vector = (BooleanVector) out.column(14);
    boolean[] out_c14Nulls = out_c14Vector.nulls();
    boolean[] out_c14Values = out_c14Vector.values();
    BooleanVector out_c15Vector = (BooleanVector) out.column(15);
    boolean[] out_c15Nulls = out_c15Vector.nulls();
    boolean[] out_c15Values = out_c15Vector.values();
    BooleanVector out_c16Vector = (BooleanVector) out.column(16);
    boolean[] out_c16Nulls = out_c16Vector.nulls();
    boolean[] out_c16Values = out_c16Vector.values();
    BooleanVector out_c17Vector = (BooleanVector) out.column(17);
    boolean[] out_c17Nulls = out_c17Vector.nulls();
    boolean[] out_c17Values = out_c17Vector.values();
    for (; row < rowCount; row++) {
      long in_rn = in_rnValues[row];
      out_rnValues[row] = in_rn;
      boolean in_flag = in_flagValues[row];
      boolean in_flagIsNull = in_flagNulls[row];
      boolean project2_equals = in_flag == true;
      out_c1Nulls[row] = in_flagIsNull;
      out_c1Values[row] = project2_equals;
      int in_i8 = in_i8Values[row];
      boolean in_i8IsNull = in_i8Nulls[row];
      boolean project2_lessThan = in_i8 < const0_lessThan;
      out_c2Nulls[row] = in_i8IsNull;
      out_c2Values[row] = project2_lessThan;
      int in_i16 = in_i16Values[row];
      boolean in_i16IsNull = in_i16Nulls[row];
      boolean project2_lessThanOrEqual = in_i16 <= const1_lessThanOrEqual;
      out_c3Nulls[row] = in_i16IsNull;
      out_c3Values[row] = project2_lessThanOrEqual;
      int in_i32 = in_i32Values[row];
      boolean in_i32IsNull = in_i32Nulls[row];
      boolean project2_greaterThan = in_i32 > const2_i32;
      out_c4Nulls[row] = in_i32IsNull;
      out_c4Values[row] = project2_greaterThan;
      long in_i64 = in_i64Values[row];
      boolean in_i64IsNull = in_i64Nulls[row];
      boolean project2_greaterThanOrEqual = in_i64 >= const3_i64;
      out_c5Nulls[row] = in_i64IsNull;
      out_c5Values[row] = project2_greaterThanOrEqual;
      float in_f32 = in_f32Values[row];
      boolean in_f32IsNull = in_f32Nulls[row];
      boolean project2_greaterThan_2 = !(in_f32 <= const4_f32);
      out_c6Nulls[row] = in_f32IsNull;
      out_c6Values[row] = project2_greaterThan_2;
      double in_f64 = in_f64Values[row];
      boolean in_f64IsNull = in_f64Nulls[row];
      boolean project2_lessThan_2 = in_f64 < const5_f64;
      out_c7Nulls[row] = in_f64IsNull;
      out_c7Values[row] = project2_lessThan_2;
      long in_d9 = in_d9Values[row];
      boolean in_d9IsNull = in_d9Nulls[row];
      boolean project2_notEquals = in_d9 != const6_d9;
      out_c8Nulls[row] = in_d9IsNull;
      out_c8Values[row] = project2_notEquals;
      long in_d38High_2 = in_d38High[row];
      long in_d38Low_2 = in_d38Low[row];
      boolean in_d38IsNull = in_d38Nulls[row];
      boolean project2_greaterThan_3 = Decimal128.compare(in_d38High_2, in_d38Low_2, const7_d38High,
              const7_d38Low)
          > 0;
      out_c9Nulls[row] = in_d38IsNull;
      out_c9Values[row] = project2_greaterThan_3;
      int in_day = in_dayValues[row];
      boolean in_dayIsNull = in_dayNulls[row];
      boolean project2_lessThan_3 = in_day < const8_day;
      out_c10Nulls[row] = in_dayIsNull;
      out_c10Values[row] = project2_lessThan_3;
      long in_tod = in_todValues[row];
      boolean in_todIsNull = in_todNulls[row];
      boolean project2_greaterThan_4 = in_tod > const9_tod;
      out_c11Nulls[row] = in_todIsNull;
      out_c11Values[row] = project2_greaterThan_4;
      long in_moment = in_momentValues[row];
      boolean in_momentIsNull = in_momentNulls[row];
      boolean project2_andDecided = false;
      boolean project2_andIsNull = false;
      project2_andDecided = !in_momentIsNull && in_moment < const10_moment;
      project2_andIsNull = project2_andIsNull || in_momentIsNull;
      if (!project2_andDecided) {
        project2_andDecided = !in_momentIsNull && in_moment > const11_moment;
        project2_andIsNull = project2_andIsNull || in_momentIsNull;
      }
      project2_andIsNull = project2_andIsNull && !project2_andDecided;
      out_c12Nulls[row] = project2_andIsNull;
      out_c12Values[row] = !project2_andDecided;
      int in_txtOffset = in_txtOffsets[row];
      int in_txtLength = in_txtLengths[row];
      boolean in_txtIsNull = in_txtNulls[row];
      boolean project2_greaterThan_5 = in_txtIsNull ? false
          : TextComparison.compare(in_txtHeap, in_txtOffset, in_txtLength, const12_txt, 0, const12_txtLength)
              > 0;
      out_c13Nulls[row] = in_txtIsNull;
      out_c13Values[row] = project2_greaterThan_5;
      boolean project2_equalsIsNull = in_i8IsNull || in_i16IsNull;
      boolean project2_equals_2 = in_i8 == in_i16;
      out_c14Nulls[row] = project2_equalsIsNull;
      out_c14Values[row] = project2_equals_2;
      boolean project2_lessThanIsNull = in_i32IsNull || in_d9IsNull;
      boolean project2_lessThan_4 = (long) in_i32 * 1000L < in_d9;
      out_c15Nulls[row] = project2_lessThanIsNull;
      out_c15Values[row] = project2_lessThan_4;
      boolean project2_lessThanIsNull_2 = in_i64IsNull || in_f64IsNull;
      boolean project2_lessThan_5 = DoubleMath.less((double) in_i64, in_f64);
      out_c16Nulls[row] = project2_lessThanIsNull_2;
      out_c16Values[row] = project2_lessThan_5;
      if (!in_d9IsNull) {
        Decimal128.multiply(in_d9, 10000000L, project2_scaled);
      }
      boolean project2_lessThanIsNull_3 = in_d9IsNull || in_d38IsNull;
      boolean project2_lessThan_6 = Decimal128.compare(project2_scaled.high, project2_scaled.low,
              in_d38High_2, in_d38Low_2)
          < 0;
      out_c17Nulls[row] = project2_lessThanIsNull_3;
      out_c17Values[row] = project2_lessThan_6;
    }
    context.metrics().batch(rowCount, rowCount, 0, 0, 0);
    output.flush(rowCount);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Kinds_Project(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_lessThan = this.context.constants().getInt(0);
    this.const1_lessThanOrEqual = this.context.constants().getInt(1);
    this.const2_i32 = this.context.constants().getInt(2);
    this.const3_i64 = this.context.constants().getLong(3);
    this.const4_f32 = this.context.constants().getFloat(4);
    this.const5_f64 = this.context.constants().getDouble(5);
    this.const6_d9 = this.context.constants().getLong(6);
    this.const7_d38High = this.context.constants().getHigh(7);
    this.const7_d38Low = this.context.constants().getLow(7);
    this.const8_day = this.context.constants().getInt(8);
    this.const9_tod = this.context.constants().getLong(9);
    this.const10_moment = this.context.constants().getLong(10);
    this.const11_moment = this.context.constants().getLong(11);
    this.const12_txt = this.context.constants().getBytes(12);
    this.const12_txtLength = this.context.constants().getLength(12);
    this.project2_scaled = new Decimal128Result();
  }
}
