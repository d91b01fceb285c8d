package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.intrinsics.TextComparison;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/** query.sql  Pipeline 0: Scan(trades) > Project#2 > Output */
public final class Pipeline0_Trades_Project extends CompiledPipeline {
  private final ErrorSites sites;
  private final long const0_price; // 500.00
  private final byte[] const1_literal; // 'high'
  private final int const1_literalLength; // 'high'
  private final long const2_price; // 100.00
  private final byte[] const3_literal; // 'middle'
  private final int const3_literalLength; // 'middle'
  private final byte[] const4_literal; // 'none'
  private final int const4_literalLength; // 'none'
  private final byte[] const5_literal; // 'low'
  private final int const5_literalLength; // 'low'
  private final byte[] const6_symbol; // 'IBM'
  private final int const6_symbolLength; // 'IBM'
  private final int const7_literal; // 1
  private final byte[] const8_symbol; // 'AAPL'
  private final int const8_symbolLength; // 'AAPL'
  private final int const9_literal; // 2
  private final int const10_qty; // 0
  private final long const11_literal; // 0.50
  private final int const12_qty; // 0
  private final byte[] const13_symbol; // 'IBM'
  private final int const13_symbolLength; // 'IBM'
  private final int const14_qty; // 100
  private final int const15_literal; // 100

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
    LongVector in_priceVector = (LongVector) input.column(2);
    long[] in_priceValues = in_priceVector.values();
    boolean[] in_priceNulls = in_priceVector.nulls();
    BytesVector out_levelVector = (BytesVector) out.column(1);
    BytesVector in_symbolVector = (BytesVector) input.column(1);
    byte[] in_symbolHeap = in_symbolVector.heap();
    int[] in_symbolOffsets = in_symbolVector.offsets();
    int[] in_symbolLengths = in_symbolVector.lengths();
    IntVector out_codeVector = (IntVector) out.column(2);
    boolean[] out_codeNulls = out_codeVector.nulls();
    int[] out_codeValues = out_codeVector.values();
    IntVector in_qtyVector = (IntVector) input.column(3);
    int[] in_qtyValues = in_qtyVector.values();
    boolean[] in_qtyNulls = in_qtyVector.nulls();
    BooleanVector in_buyVector = (BooleanVector) input.column(4);
    boolean[] in_buyValues = in_buyVector.values();
    boolean[] in_buyNulls = in_buyVector.nulls();
    IntVector out_signedVector = (IntVector) out.column(3);
    boolean[] out_signedNulls = out_signedVector.nulls();
    int[] out_signedValues = out_signedVector.values();
    LongVector out_mixedVector = (LongVector) out.column(4);
    boolean[] out_mixedNulls = out_mixedVector.nulls();
    long[] out_mixedValues = out_mixedVector.values();
    IntVector out_qty0Vector = (IntVector) out.column(5);
    int[] out_qty0Values = out_qty0Vector.values();
    BytesVector in_noteVector = (BytesVector) input.column(5);
    byte[] in_noteHeap = in_noteVector.heap();
    int[] in_noteOffsets = in_noteVector.offsets();
    int[] in_noteLengths = in_noteVector.lengths();
    boolean[] in_noteNulls = in_noteVector.nulls();
    BytesVector out_labelVector = (BytesVector) out.column(6);
    BytesVector out_otherVector = (BytesVector) out.column(7);
    boolean[] out_otherNulls = out_otherVector.nulls();
    IntVector out_mostVector = (IntVector) out.column(8);
    boolean[] out_mostNulls = out_mostVector.nulls();
    int[] out_mostValues = out_mostVector.values();
    // a row that fails says which one it was
    try {
      for (; row < rowCount; row++) {
        long in_rn = in_rnValues[row];
        out_rnValues[row] = in_rn;
        long in_price = in_priceValues[row];
        boolean in_priceIsNull = in_priceNulls[row];
        byte[] project2_choiceHeap = null;
        int project2_choiceOffset = 0;
        int project2_choiceLength = 0;
        if (!in_priceIsNull && in_price > const0_price) {
          project2_choiceHeap = const1_literal;
          project2_choiceOffset = 0;
          project2_choiceLength = const1_literalLength;
        } else if (!in_priceIsNull && in_price > const2_price) {
          project2_choiceHeap = const3_literal;
          project2_choiceOffset = 0;
          project2_choiceLength = const3_literalLength;
        } else if (in_priceIsNull) {
          project2_choiceHeap = const4_literal;
          project2_choiceOffset = 0;
          project2_choiceLength = const4_literalLength;
        } else {
          project2_choiceHeap = const5_literal;
          project2_choiceOffset = 0;
          project2_choiceLength = const5_literalLength;
        }
        out_levelVector.append(row, project2_choiceHeap, project2_choiceOffset, project2_choiceLength);
        int in_symbolOffset = in_symbolOffsets[row];
        int in_symbolLength = in_symbolLengths[row];
        int project2_choice = 0;
        boolean project2_choiceIsNull = true;
        if (TextComparison.equal(in_symbolHeap, in_symbolOffset, in_symbolLength, const6_symbol, 0,
            const6_symbolLength)) {
          project2_choiceIsNull = false;
          project2_choice = const7_literal;
        } else if (TextComparison.equal(in_symbolHeap, in_symbolOffset, in_symbolLength, const8_symbol, 0,
            const8_symbolLength)) {
          project2_choiceIsNull = false;
          project2_choice = const9_literal;
        }
        out_codeNulls[row] = project2_choiceIsNull;
        out_codeValues[row] = project2_choice;
        int in_qty = in_qtyValues[row];
        boolean in_qtyIsNull = in_qtyNulls[row];
        boolean in_buy = in_buyValues[row];
        boolean in_buyIsNull = in_buyNulls[row];
        int project2_choice_2 = 0;
        boolean project2_choiceIsNull_2 = true;
        if (!in_buyIsNull && in_buy) {
          project2_choiceIsNull_2 = in_qtyIsNull;
          project2_choice_2 = in_qty;
        } else {
          project2_choiceIsNull_2 = in_qtyIsNull;
          if (!in_qtyIsNull) {
            project2_choice_2 = ExactMath.negate(in_qty, sites, 0);
          }
        }
        out_signedNulls[row] = project2_choiceIsNull_2;
        out_signedValues[row] = project2_choice_2;
        long project2_choice_3 = 0L;
        boolean project2_choiceIsNull_3 = true;
        if (!in_qtyIsNull && in_qty > const10_qty) {
          project2_choiceIsNull_3 = in_priceIsNull;
          project2_choice_3 = in_price;
        } else {
          project2_choiceIsNull_3 = false;
          project2_choice_3 = const11_literal;
        }
        out_mixedNulls[row] = project2_choiceIsNull_3;
        out_mixedValues[row] = project2_choice_3;
        int project2_coalesce = in_qtyIsNull ? const12_qty : in_qty;
        out_qty0Values[row] = project2_coalesce;
        int in_noteOffset = in_noteOffsets[row];
        int in_noteLength = in_noteLengths[row];
        boolean in_noteIsNull = in_noteNulls[row];
        byte[] project2_coalesceHeap = null;
        int project2_coalesceOffset = 0;
        int project2_coalesceLength = 0;
        boolean project2_coalesceIsNull = true;
        project2_coalesceIsNull = in_noteIsNull;
        project2_coalesceHeap = in_noteHeap;
        project2_coalesceOffset = in_noteOffset;
        project2_coalesceLength = in_noteLength;
        if (project2_coalesceIsNull) {
          project2_coalesceIsNull = false;
          project2_coalesceHeap = in_symbolHeap;
          project2_coalesceOffset = in_symbolOffset;
          project2_coalesceLength = in_symbolLength;
        }
        out_labelVector.append(row, project2_coalesceHeap, project2_coalesceOffset, project2_coalesceLength);
        boolean project2_nullIfIsNull = TextComparison.equal(in_symbolHeap, in_symbolOffset, in_symbolLength,
            const13_symbol, 0, const13_symbolLength);
        out_otherNulls[row] = project2_nullIfIsNull;
        if (!project2_nullIfIsNull) {
          out_otherVector.append(row, in_symbolHeap, in_symbolOffset, in_symbolLength);
        }
        int project2_choice_4 = 0;
        boolean project2_choiceIsNull_4 = true;
        if (!in_qtyIsNull && !in_qtyIsNull && in_qty > const14_qty) {
          project2_choiceIsNull_4 = in_qtyIsNull;
          project2_choice_4 = in_qty;
        } else {
          project2_choiceIsNull_4 = false;
          project2_choice_4 = const15_literal;
        }
        out_mostNulls[row] = project2_choiceIsNull_4;
        out_mostValues[row] = project2_choice_4;
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
    this.const0_price = this.context.constants().getLong(0);
    this.const1_literal = this.context.constants().getBytes(1);
    this.const1_literalLength = this.context.constants().getLength(1);
    this.const2_price = this.context.constants().getLong(2);
    this.const3_literal = this.context.constants().getBytes(3);
    this.const3_literalLength = this.context.constants().getLength(3);
    this.const4_literal = this.context.constants().getBytes(4);
    this.const4_literalLength = this.context.constants().getLength(4);
    this.const5_literal = this.context.constants().getBytes(5);
    this.const5_literalLength = this.context.constants().getLength(5);
    this.const6_symbol = this.context.constants().getBytes(6);
    this.const6_symbolLength = this.context.constants().getLength(6);
    this.const7_literal = this.context.constants().getInt(7);
    this.const8_symbol = this.context.constants().getBytes(8);
    this.const8_symbolLength = this.context.constants().getLength(8);
    this.const9_literal = this.context.constants().getInt(9);
    this.const10_qty = this.context.constants().getInt(10);
    this.const11_literal = this.context.constants().getLong(11);
    this.const12_qty = this.context.constants().getInt(12);
    this.const13_symbol = this.context.constants().getBytes(13);
    this.const13_symbolLength = this.context.constants().getLength(13);
    this.const14_qty = this.context.constants().getInt(14);
    this.const15_literal = this.context.constants().getInt(15);
  }
}
