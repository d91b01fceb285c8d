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
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.DateTimeArithmetic;
import dev.laminar.kernel.intrinsics.DateTimeScanner;
import dev.laminar.kernel.intrinsics.DateTimeText;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.intrinsics.Decimal128Result;
import dev.laminar.kernel.intrinsics.DecimalDigits;
import dev.laminar.kernel.intrinsics.IntegerScanner;
import dev.laminar.kernel.intrinsics.NullFlag;
import dev.laminar.kernel.intrinsics.NumericCasts;
import dev.laminar.kernel.intrinsics.TextCasts;
import dev.laminar.kernel.intrinsics.TextFunctions;
import dev.laminar.kernel.intrinsics.ToTextCasts;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/** query.sql  Pipeline 0: Scan(trades) > Project#2 > Output */
public final class Pipeline0_Trades_Project extends CompiledPipeline {
  private final ErrorSites sites;
  private final DecimalDigits project2_castToDecimalState;
  private final BytesResult project2_castToVarchar;
  private final BytesResult project2_castDecimalToVarchar;
  private final BytesResult project2_castTimestampToVarchar;
  private final BytesResult project2_castToVarchar_2;
  private final byte[] const0_concat; // '12'
  private final int const0_concatLength; // '12'
  private final BytesResult project2_castToVarchar_3;
  private final BytesResult project2_concat;
  private final IntegerScanner project2_castToIntegerState;
  private final BytesResult project2_castToVarchar_4;
  private final byte[] const1_concat; // '.25'
  private final int const1_concatLength; // '.25'
  private final BytesResult project2_concat_2;
  private final TextCasts.DecimalState project2_castToDecimalState_2;
  private final byte[] const2_literal; // '2026-03-01'
  private final int const2_literalLength; // '2026-03-01'
  private final DateTimeScanner project2_castToDateState;
  private final Decimal128Result project2_scaled;
  private final int const3_symbol; // 1
  private final int const4_symbol; // 2
  private final BytesResult project2_substring;
  private final BytesResult project2_castToVarchar_5;
  private final BytesResult project2_castTimestampToVarchar_2;
  private final DateTimeScanner project2_castToTimestampState;
  private final IntegerScanner project2_tryCastToIntegerState;
  private final NullFlag project2_tryCastToIntegerNull;
  private final BytesResult project2_castToVarchar_6;
  private final IntegerScanner project2_tryCastToIntegerState_2;
  private final NullFlag project2_tryCastToIntegerNull_2;

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
    ByteVector out_c1Vector = (ByteVector) out.column(1);
    byte[] out_c1Values = out_c1Vector.values();
    LongVector in_priceVector = (LongVector) input.column(3);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    DoubleVector out_c2Vector = (DoubleVector) out.column(2);
    boolean[] out_c2Nulls = out_c2Vector.nulls();
    double[] out_c2Values = out_c2Vector.values();
    DoubleVector in_feeVector = (DoubleVector) input.column(5);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    LongVector out_c3Vector = (LongVector) out.column(3);
    boolean[] out_c3Nulls = out_c3Vector.nulls();
    long[] out_c3Values = out_c3Vector.values();
    IntVector in_qtyVector = (IntVector) input.column(4);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    BytesVector out_c4Vector = (BytesVector) out.column(4);
    boolean[] out_c4Nulls = out_c4Vector.nulls();
    BytesVector out_c5Vector = (BytesVector) out.column(5);
    boolean[] out_c5Nulls = out_c5Vector.nulls();
    LongVector in_tsVector = (LongVector) input.column(1);
    long[] in_tsValues = in_tsVector.values();
    IntVector out_c6Vector = (IntVector) out.column(6);
    int[] out_c6Values = out_c6Vector.values();
    BytesVector out_c7Vector = (BytesVector) out.column(7);
    BooleanVector in_buyVector = (BooleanVector) input.column(6);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    BytesVector out_c8Vector = (BytesVector) out.column(8);
    boolean[] out_c8Nulls = out_c8Vector.nulls();
    IntVector out_c9Vector = (IntVector) out.column(9);
    int[] out_c9Values = out_c9Vector.values();
    LongVector out_c10Vector = (LongVector) out.column(10);
    long[] out_c10Values = out_c10Vector.values();
    IntVector out_c11Vector = (IntVector) out.column(11);
    int[] out_c11Values = out_c11Vector.values();
    Decimal128Vector out_c12Vector = (Decimal128Vector) out.column(12);
    boolean[] out_c12Nulls = out_c12Vector.nulls();
    long[] out_c12High = out_c12Vector.high();
    long[] out_c12Low = out_c12Vector.low();
    BytesVector in_symbolVector = (BytesVector) input.column(2);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    BytesVector out_c13Vector = (BytesVector) out.column(13);
    FloatVector out_c14Vector = (FloatVector) out.column(14);
    boolean[] out_c14Nulls = out_c14Vector.nulls();
    float[] out_c14Values = out_c14Vector.values();
    LongVector out_c15Vector = (LongVector) out.column(15);
    long[] out_c15Values = out_c15Vector.values();
    IntVector out_c16Vector = (IntVector) out.column(16);
    boolean[] out_c16Nulls = out_c16Vector.nulls();
    int[] out_c16Values = out_c16Vector.values();
    IntVector out_c17Vector = (IntVector) out.column(17);
    boolean[] out_c17Nulls = out_c17Vector.nulls();
    int[] out_c17Values = out_c17Vector.values();
    // a row that fails says which one it was
    try {
      for (; row < rowCount; row++) {
        long in_rn = in_rnValues[row];
        out_rnValues[row] = in_rn;
        int project2_cast = NumericCasts.toTinyint(in_rn, sites, 0);
        out_c1Values[row] = (byte) project2_cast;
        long in_price = in_priceValues[row];
        boolean in_priceIsNull = in_priceNulls[row];
        double project2_cast_2 = in_priceIsNull ? 0.0 : NumericCasts.decimalToDouble(in_price, 2);
        out_c2Nulls[row] = in_priceIsNull;
        out_c2Values[row] = project2_cast_2;
        double in_fee = in_feeValues[row];
        boolean in_feeIsNull = in_feeNulls[row];
        long project2_cast_3 = in_feeIsNull ? 0L
            : NumericCasts.toDecimal(in_fee, 10, 2, project2_castToDecimalState, sites, 1);
        out_c3Nulls[row] = in_feeIsNull;
        out_c3Values[row] = project2_cast_3;
        int in_qty = in_qtyValues[row];
        boolean in_qtyIsNull = in_qtyNulls[row];
        if (!in_qtyIsNull) {
          ToTextCasts.toText(in_qty, project2_castToVarchar);
        }
        boolean project2_castIsNull = in_qtyIsNull || project2_castToVarchar.isNull;
        out_c4Nulls[row] = project2_castIsNull;
        if (!project2_castIsNull) {
          out_c4Vector.append(row, project2_castToVarchar.heap, project2_castToVarchar.offset,
              project2_castToVarchar.length);
        }
        if (!in_priceIsNull) {
          ToTextCasts.decimalToText(in_price, 2, project2_castDecimalToVarchar);
        }
        boolean project2_castIsNull_2 = in_priceIsNull || project2_castDecimalToVarchar.isNull;
        out_c5Nulls[row] = project2_castIsNull_2;
        if (!project2_castIsNull_2) {
          out_c5Vector.append(row, project2_castDecimalToVarchar.heap, project2_castDecimalToVarchar.offset,
              project2_castDecimalToVarchar.length);
        }
        long in_ts = in_tsValues[row];
        int project2_cast_4 = DateTimeArithmetic.dateOf(in_ts);
        out_c6Values[row] = project2_cast_4;
        DateTimeText.timestampToText(in_ts, project2_castTimestampToVarchar);
        out_c7Vector.append(row, project2_castTimestampToVarchar.heap, project2_castTimestampToVarchar.offset,
            project2_castTimestampToVarchar.length);
        boolean in_buy = in_buyValues[row];
        boolean in_buyIsNull = in_buyNulls[row];
        if (!in_buyIsNull) {
          ToTextCasts.toText(in_buy, project2_castToVarchar_2);
        }
        boolean project2_castIsNull_3 = in_buyIsNull || project2_castToVarchar_2.isNull;
        out_c8Nulls[row] = project2_castIsNull_3;
        if (!project2_castIsNull_3) {
          out_c8Vector.append(row, project2_castToVarchar_2.heap, project2_castToVarchar_2.offset,
              project2_castToVarchar_2.length);
        }
        ToTextCasts.toText(in_rn, project2_castToVarchar_3);
        TextFunctions.concat(const0_concat, 0, const0_concatLength, project2_castToVarchar_3.heap,
            project2_castToVarchar_3.offset, project2_castToVarchar_3.length, project2_concat);
        int project2_cast_5 = TextCasts.toInteger(project2_concat.heap, project2_concat.offset,
            project2_concat.length, project2_castToIntegerState, sites, 2);
        out_c9Values[row] = project2_cast_5;
        ToTextCasts.toText(in_rn, project2_castToVarchar_4);
        TextFunctions.concat(project2_castToVarchar_4.heap, project2_castToVarchar_4.offset,
            project2_castToVarchar_4.length, const1_concat, 0, const1_concatLength, project2_concat_2);
        long project2_cast_6 = TextCasts.toDecimal(project2_concat_2.heap, project2_concat_2.offset,
            project2_concat_2.length, 8, 2, project2_castToDecimalState_2, sites, 3);
        out_c10Values[row] = project2_cast_6;
        int project2_cast_7 = TextCasts.toDate(const2_literal, 0, const2_literalLength,
            project2_castToDateState, sites, 4);
        out_c11Values[row] = project2_cast_7;
        if (!in_priceIsNull) {
          Decimal128.rescale(in_price >> 63, in_price, -1, 20, 1, project2_scaled, sites, 5);
        }
        out_c12Nulls[row] = in_priceIsNull;
        out_c12High[row] = project2_scaled.high;
        out_c12Low[row] = project2_scaled.low;
        int in_symbolOffset = in_symbolOffsets[row];
        int in_symbolLength = in_symbolLengths[row];
        TextFunctions.substring(in_symbolHeap, in_symbolOffset, in_symbolLength, const3_symbol, const4_symbol,
            project2_substring, sites, 6);
        ToTextCasts.cut(project2_substring.heap, project2_substring.offset, project2_substring.length, 5,
            project2_castToVarchar_5);
        out_c13Vector.append(row, project2_castToVarchar_5.heap, project2_castToVarchar_5.offset,
            project2_castToVarchar_5.length);
        float project2_cast_8 = in_feeIsNull ? 0.0f : NumericCasts.toReal(in_fee, sites, 7);
        out_c14Nulls[row] = in_feeIsNull;
        out_c14Values[row] = project2_cast_8;
        DateTimeText.timestampToText(in_ts, project2_castTimestampToVarchar_2);
        long project2_cast_9 = TextCasts.toTimestamp(project2_castTimestampToVarchar_2.heap,
            project2_castTimestampToVarchar_2.offset, project2_castTimestampToVarchar_2.length,
            project2_castToTimestampState, sites, 8);
        out_c15Values[row] = project2_cast_9;
        int project2_tryCastToInteger = TextCasts.tryInteger(in_symbolHeap, in_symbolOffset, in_symbolLength,
            project2_tryCastToIntegerNull, project2_tryCastToIntegerState);
        out_c16Nulls[row] = project2_tryCastToIntegerNull.isNull;
        out_c16Values[row] = project2_tryCastToInteger;
        ToTextCasts.toText(in_rn, project2_castToVarchar_6);
        int project2_tryCastToInteger_2 = TextCasts.tryInteger(project2_castToVarchar_6.heap,
            project2_castToVarchar_6.offset, project2_castToVarchar_6.length, project2_tryCastToIntegerNull_2,
            project2_tryCastToIntegerState_2);
        out_c17Nulls[row] = project2_tryCastToIntegerNull_2.isNull;
        out_c17Values[row] = project2_tryCastToInteger_2;
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
    this.project2_castToDecimalState = new DecimalDigits();
    this.project2_castToVarchar = new BytesResult();
    this.project2_castDecimalToVarchar = new BytesResult();
    this.project2_castTimestampToVarchar = new BytesResult();
    this.project2_castToVarchar_2 = new BytesResult();
    this.const0_concat = this.context.constants().getBytes(0);
    this.const0_concatLength = this.context.constants().getLength(0);
    this.project2_castToVarchar_3 = new BytesResult();
    this.project2_concat = new BytesResult();
    this.project2_castToIntegerState = new IntegerScanner();
    this.project2_castToVarchar_4 = new BytesResult();
    this.const1_concat = this.context.constants().getBytes(1);
    this.const1_concatLength = this.context.constants().getLength(1);
    this.project2_concat_2 = new BytesResult();
    this.project2_castToDecimalState_2 = new TextCasts.DecimalState();
    this.const2_literal = this.context.constants().getBytes(2);
    this.const2_literalLength = this.context.constants().getLength(2);
    this.project2_castToDateState = new DateTimeScanner();
    this.project2_scaled = new Decimal128Result();
    this.const3_symbol = this.context.constants().getInt(3);
    this.const4_symbol = this.context.constants().getInt(4);
    this.project2_substring = new BytesResult();
    this.project2_castToVarchar_5 = new BytesResult();
    this.project2_castTimestampToVarchar_2 = new BytesResult();
    this.project2_castToTimestampState = new DateTimeScanner();
    this.project2_tryCastToIntegerState = new IntegerScanner();
    this.project2_tryCastToIntegerNull = new NullFlag();
    this.project2_castToVarchar_6 = new BytesResult();
    this.project2_tryCastToIntegerState_2 = new IntegerScanner();
    this.project2_tryCastToIntegerNull_2 = new NullFlag();
  }
}
