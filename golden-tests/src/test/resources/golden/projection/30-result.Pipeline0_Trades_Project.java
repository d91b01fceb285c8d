package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.Decimal128Vector;
import dev.laminar.kernel.batch.DoubleVector;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.Decimal128;
import dev.laminar.kernel.intrinsics.Decimal128Result;
import dev.laminar.kernel.intrinsics.DoubleMath;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.intrinsics.NumericCasts;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/** query.sql  Pipeline 0: Scan(trades) > Project#2 > Output */
public final class Pipeline0_Trades_Project extends CompiledPipeline {
  private final ErrorSites sites;
  private final Decimal128Result project2_product;
  private final int const0_qty; // 1
  private final double const1_fee; // 2.0e0
  private final int const2_literal; // 42
  private final byte[] const3_literal; // 'it''s'
  private final int const3_literalLength; // 'it''s'

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    BytesVector in_symbolVector = (BytesVector) input.column(0);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    BytesVector out_symbolVector = (BytesVector) out.column(0);
    out_symbolVector.shareHeap(in_symbolHeap);
    int[] out_symbolOffsets = out_symbolVector.offsets();
    int[] out_symbolLengths = out_symbolVector.lengths();
    LongVector in_priceVector = (LongVector) input.column(2);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    LongVector out_priceVector = (LongVector) out.column(1);
    boolean[] out_priceNulls = out_priceVector.nulls();
    long[] out_priceValues = out_priceVector.values();
    IntVector in_qtyVector = (IntVector) input.column(3);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    IntVector out_qtyVector = (IntVector) out.column(2);
    boolean[] out_qtyNulls = out_qtyVector.nulls();
    int[] out_qtyValues = out_qtyVector.values();
    Decimal128Vector out_notionalVector = (Decimal128Vector) out.column(3);
    boolean[] out_notionalNulls = out_notionalVector.nulls();
    long[] out_notionalHigh = out_notionalVector.high();
    long[] out_notionalLow = out_notionalVector.low();
    IntVector out_successorVector = (IntVector) out.column(4);
    boolean[] out_successorNulls = out_successorVector.nulls();
    int[] out_successorValues = out_successorVector.values();
    IntVector out_negatedVector = (IntVector) out.column(5);
    boolean[] out_negatedNulls = out_negatedVector.nulls();
    int[] out_negatedValues = out_negatedVector.values();
    LongVector in_accountVector = (LongVector) input.column(1);
    long[] in_accountValues = in_accountVector.values();
    LongVector out_seventhsVector = (LongVector) out.column(6);
    long[] out_seventhsValues = out_seventhsVector.values();
    IntVector out_restVector = (IntVector) out.column(7);
    int[] out_restValues = out_restVector.values();
    DoubleVector in_feeVector = (DoubleVector) input.column(4);
    double[] in_feeValues = in_feeVector.values();
    boolean[] in_feeNulls = in_feeVector.nulls();
    DoubleVector out_twiceVector = (DoubleVector) out.column(8);
    boolean[] out_twiceNulls = out_twiceVector.nulls();
    double[] out_twiceValues = out_twiceVector.values();
    BytesVector out_againVector = (BytesVector) out.column(9);
    out_againVector.shareHeap(in_symbolHeap);
    int[] out_againOffsets = out_againVector.offsets();
    int[] out_againLengths = out_againVector.lengths();
    IntVector out_answerVector = (IntVector) out.column(10);
    int[] out_answerValues = out_answerVector.values();
    BytesVector out_literalVector = (BytesVector) out.column(11);
    // a row that fails says which one it was
    try {
      for (; row < rowCount; row++) {
        int in_symbolOffset = in_symbolOffsets[row];
        int in_symbolLength = in_symbolLengths[row];
        out_symbolOffsets[row] = in_symbolOffset;
        out_symbolLengths[row] = in_symbolLength;
        long in_price = in_priceValues[row];
        boolean in_priceIsNull = in_priceNulls[row];
        out_priceNulls[row] = in_priceIsNull;
        out_priceValues[row] = in_price;
        int in_qty = in_qtyValues[row];
        boolean in_qtyIsNull = in_qtyNulls[row];
        out_qtyNulls[row] = in_qtyIsNull;
        out_qtyValues[row] = in_qty;
        boolean project2_productIsNull = in_priceIsNull || in_qtyIsNull;
        if (!project2_productIsNull) {
          Decimal128.multiply(in_price, (long) in_qty, project2_product);
        }
        out_notionalNulls[row] = project2_productIsNull;
        out_notionalHigh[row] = project2_product.high;
        out_notionalLow[row] = project2_product.low;
        int project2_add = in_qtyIsNull ? 0 : ExactMath.add(in_qty, const0_qty, sites, 0);
        out_successorNulls[row] = in_qtyIsNull;
        out_successorValues[row] = project2_add;
        int project2_negate = in_qtyIsNull ? 0 : ExactMath.negate(in_qty, sites, 1);
        out_negatedNulls[row] = in_qtyIsNull;
        out_negatedValues[row] = project2_negate;
        long in_account = in_accountValues[row];
        long project2_divide = in_account / 7L;
        out_seventhsValues[row] = project2_divide;
        int project2_mod = NumericCasts.toInteger(in_account % 7L, sites, 2);
        out_restValues[row] = project2_mod;
        double in_fee = in_feeValues[row];
        boolean in_feeIsNull = in_feeNulls[row];
        double project2_multiply = in_feeIsNull ? 0.0 : DoubleMath.multiply(in_fee, const1_fee, sites, 3);
        out_twiceNulls[row] = in_feeIsNull;
        out_twiceValues[row] = project2_multiply;
        out_againOffsets[row] = in_symbolOffset;
        out_againLengths[row] = in_symbolLength;
        out_answerValues[row] = const2_literal;
        out_literalVector.append(row, const3_literal, 0, const3_literalLength);
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
    this.project2_product = new Decimal128Result();
    this.const0_qty = this.context.constants().getInt(0);
    this.const1_fee = this.context.constants().getDouble(1);
    this.const2_literal = this.context.constants().getInt(2);
    this.const3_literal = this.context.constants().getBytes(3);
    this.const3_literalLength = this.context.constants().getLength(3);
  }
}
