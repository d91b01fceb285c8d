package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesSet;
import dev.laminar.kernel.intrinsics.LikeFunctions;
import dev.laminar.kernel.intrinsics.LikePattern;
import dev.laminar.kernel.intrinsics.LongSet;
import dev.laminar.kernel.intrinsics.TextComparison;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import java.nio.charset.StandardCharsets;

/** query.sql  Pipeline 0: Scan(texts) > Project#2 > Output */
public final class Pipeline0_Texts_Project extends CompiledPipeline {
  private final ErrorSites sites;
  private final LikePattern project2_likeState;
  private final LikePattern project2_likeState_2;
  private final LikePattern project2_likeState_3;
  private final LikePattern project2_likeState_4;
  private final LikePattern project2_likeState_5;
  private final LikePattern project2_likeState_6;
  private final LikePattern project2_likeState_7;
  private final LikePattern.IgnoringCase project2_ilikeState;
  private final LikeFunctions.State project2_likeState_8;
  private final LikePattern project2_likeState_9;
  private final LikePattern project2_likeState_10;
  private final byte[] const11_literal; // 'a'
  private final int const11_literalLength; // 'a'
  private final byte[] const12_literal; // 'hello'
  private final int const12_literalLength; // 'hello'
  private final byte[] const13_literal; // ''
  private final int const13_literalLength; // ''
  private final byte[] const14_literal; // 'a'
  private final int const14_literalLength; // 'a'
  private final byte[] const15_literal; // 'hello'
  private final int const15_literalLength; // 'hello'
  private final int const16_literal; // 1
  private final int const17_literal; // 3
  private final LongSet project2_values;
  private final BytesSet project2_values_2;

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
    BytesVector in_tVector = (BytesVector) input.column(1);
    byte[] in_tHeap = in_tVector.heap();
    int[] in_tOffsets = in_tVector.offsets();
    int[] in_tLengths = in_tVector.lengths();
    boolean[] in_tNulls = in_tVector.nulls();
    BooleanVector out_l1Vector = (BooleanVector) out.column(1);
    boolean[] out_l1Nulls = out_l1Vector.nulls();
    boolean[] out_l1Values = out_l1Vector.values();
    BooleanVector out_l2Vector = (BooleanVector) out.column(2);
    boolean[] out_l2Nulls = out_l2Vector.nulls();
    boolean[] out_l2Values = out_l2Vector.values();
    BooleanVector out_l3Vector = (BooleanVector) out.column(3);
    boolean[] out_l3Nulls = out_l3Vector.nulls();
    boolean[] out_l3Values = out_l3Vector.values();
    BooleanVector out_l4Vector = (BooleanVector) out.column(4);
    boolean[] out_l4Nulls = out_l4Vector.nulls();
    boolean[] out_l4Values = out_l4Vector.values();
    BooleanVector out_l5Vector = (BooleanVector) out.column(5);
    boolean[] out_l5Nulls = out_l5Vector.nulls();
    boolean[] out_l5Values = out_l5Vector.values();
    BooleanVector out_l6Vector = (BooleanVector) out.column(6);
    boolean[] out_l6Nulls = out_l6Vector.nulls();
    boolean[] out_l6Values = out_l6Vector.values();
    BooleanVector out_l7Vector = (BooleanVector) out.column(7);
    boolean[] out_l7Nulls = out_l7Vector.nulls();
    boolean[] out_l7Values = out_l7Vector.values();
    BooleanVector out_l8Vector = (BooleanVector) out.column(8);
    boolean[] out_l8Nulls = out_l8Vector.nulls();
    boolean[] out_l8Values = out_l8Vector.values();
    BooleanVector out_l9Vector = (BooleanVector) out.column(9);
    boolean[] out_l9Nulls = out_l9Vector.nulls();
    boolean[] out_l9Values = out_l9Vector.values();
    BooleanVector out_l10Vector = (BooleanVector) out.column(10);
    boolean[] out_l10Nulls = out_l10Vector.nulls();
    boolean[] out_l10Values = out_l10Vector.values();
    BooleanVector out_l11Vector = (BooleanVector) out.column(11);
    boolean[] out_l11Nulls = out_l11Vector.nulls();
    boolean[] out_l11Values = out_l11Vector.values();
    BooleanVector out_i1Vector = (BooleanVector) out.column(12);
    boolean[] out_i1Nulls = out_i1Vector.nulls();
    boolean[] out_i1Values = out_i1Vector.values();
    BooleanVector out_i2Vector = (BooleanVector) out.column(13);
    boolean[] out_i2Nulls = out_i2Vector.nulls();
    boolean[] out_i2Values = out_i2Vector.values();
    IntVector in_nVector = (IntVector) input.column(2);
    int[] in_nValues = in_nVector.values();
    boolean[] in_nNulls = in_nVector.nulls();
    BooleanVector out_i3Vector = (BooleanVector) out.column(14);
    boolean[] out_i3Nulls = out_i3Vector.nulls();
    boolean[] out_i3Values = out_i3Vector.values();
    BooleanVector out_i4Vector = (BooleanVector) out.column(15);
    boolean[] out_i4Nulls = out_i4Vector.nulls();
    boolean[] out_i4Values = out_i4Vector.values();
    BooleanVector out_i5Vector = (BooleanVector) out.column(16);
    boolean[] out_i5Nulls = out_i5Vector.nulls();
    boolean[] out_i5Values = out_i5Vector.values();
    for (; row < rowCount; row++) {
      long in_rn = in_rnValues[row];
      out_rnValues[row] = in_rn;
      int in_tOffset = in_tOffsets[row];
      int in_tLength = in_tLengths[row];
      boolean in_tIsNull = in_tNulls[row];
      boolean project2_like = in_tIsNull ? false
          : LikeFunctions.like(in_tHeap, in_tOffset, in_tLength, project2_likeState);
      out_l1Nulls[row] = in_tIsNull;
      out_l1Values[row] = project2_like;
      boolean project2_like_2 = in_tIsNull ? false
          : LikeFunctions.like(in_tHeap, in_tOffset, in_tLength, project2_likeState_2);
      out_l2Nulls[row] = in_tIsNull;
      out_l2Values[row] = project2_like_2;
      boolean project2_like_3 = in_tIsNull ? false
          : LikeFunctions.like(in_tHeap, in_tOffset, in_tLength, project2_likeState_3);
      out_l3Nulls[row] = in_tIsNull;
      out_l3Values[row] = project2_like_3;
      boolean project2_like_4 = in_tIsNull ? false
          : LikeFunctions.like(in_tHeap, in_tOffset, in_tLength, project2_likeState_4);
      out_l4Nulls[row] = in_tIsNull;
      out_l4Values[row] = project2_like_4;
      boolean project2_like_5 = in_tIsNull ? false
          : LikeFunctions.like(in_tHeap, in_tOffset, in_tLength, project2_likeState_5);
      out_l5Nulls[row] = in_tIsNull;
      out_l5Values[row] = project2_like_5;
      boolean project2_not = in_tIsNull ? false
          : !LikeFunctions.like(in_tHeap, in_tOffset, in_tLength, project2_likeState_6);
      out_l6Nulls[row] = in_tIsNull;
      out_l6Values[row] = project2_not;
      boolean project2_like_6 = in_tIsNull ? false
          : LikeFunctions.likeEscape(in_tHeap, in_tOffset, in_tLength, project2_likeState_7);
      out_l7Nulls[row] = in_tIsNull;
      out_l7Values[row] = project2_like_6;
      boolean project2_ilike = in_tIsNull ? false
          : LikeFunctions.ilike(in_tHeap, in_tOffset, in_tLength, project2_ilikeState);
      out_l8Nulls[row] = in_tIsNull;
      out_l8Values[row] = project2_ilike;
      boolean project2_like_7 = in_tIsNull ? false
          : LikeFunctions.like(in_tHeap, in_tOffset, in_tLength, in_tHeap, in_tOffset, in_tLength,
              project2_likeState_8);
      out_l9Nulls[row] = in_tIsNull;
      out_l9Values[row] = project2_like_7;
      boolean project2_like_8 = in_tIsNull ? false
          : LikeFunctions.like(in_tHeap, in_tOffset, in_tLength, project2_likeState_9);
      out_l10Nulls[row] = in_tIsNull;
      out_l10Values[row] = project2_like_8;
      boolean project2_like_9 = in_tIsNull ? false
          : LikeFunctions.like(in_tHeap, in_tOffset, in_tLength, project2_likeState_10);
      out_l11Nulls[row] = in_tIsNull;
      out_l11Values[row] = project2_like_9;
      boolean project2_isIn = in_tIsNull ? false
          : TextComparison.equal(in_tHeap, in_tOffset, in_tLength, const11_literal, 0, const11_literalLength)
              || TextComparison.equal(in_tHeap, in_tOffset, in_tLength, const12_literal, 0,
                  const12_literalLength)
              || TextComparison.equal(in_tHeap, in_tOffset, in_tLength, const13_literal, 0,
                  const13_literalLength);
      out_i1Nulls[row] = in_tIsNull;
      out_i1Values[row] = project2_isIn;
      boolean project2_isIn_2 = in_tIsNull ? false
          : !TextComparison.equal(in_tHeap, in_tOffset, in_tLength, const14_literal, 0, const14_literalLength)
              && !TextComparison.equal(in_tHeap, in_tOffset, in_tLength, const15_literal, 0,
                  const15_literalLength);
      out_i2Nulls[row] = in_tIsNull;
      out_i2Values[row] = project2_isIn_2;
      int in_n = in_nValues[row];
      boolean in_nIsNull = in_nNulls[row];
      boolean project2_isIn_3 = in_nIsNull ? false : in_n == const16_literal || in_n == const17_literal;
      out_i3Nulls[row] = in_nIsNull;
      out_i3Values[row] = project2_isIn_3;
      boolean project2_isIn_4 = in_nIsNull ? false : project2_values.contains((long) in_n);
      out_i4Nulls[row] = in_nIsNull;
      out_i4Values[row] = project2_isIn_4;
      boolean project2_isIn_5 = in_tIsNull ? false
          : project2_values_2.contains(in_tHeap, in_tOffset, in_tLength);
      out_i5Nulls[row] = in_tIsNull;
      out_i5Values[row] = project2_isIn_5;
    }
    context.metrics().batch(rowCount, rowCount, 0, 0, 0);
    output.flush(rowCount);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Texts_Project(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.project2_likeState = new LikePattern(new String(this.context.constants().getBytes(0), 0,
        this.context.constants().getLength(0), StandardCharsets.UTF_8));
    this.project2_likeState_2 = new LikePattern(new String(this.context.constants().getBytes(1), 0,
        this.context.constants().getLength(1), StandardCharsets.UTF_8));
    this.project2_likeState_3 = new LikePattern(new String(this.context.constants().getBytes(2), 0,
        this.context.constants().getLength(2), StandardCharsets.UTF_8));
    this.project2_likeState_4 = new LikePattern(new String(this.context.constants().getBytes(3), 0,
        this.context.constants().getLength(3), StandardCharsets.UTF_8));
    this.project2_likeState_5 = new LikePattern(new String(this.context.constants().getBytes(4), 0,
        this.context.constants().getLength(4), StandardCharsets.UTF_8));
    this.project2_likeState_6 = new LikePattern(new String(this.context.constants().getBytes(5), 0,
        this.context.constants().getLength(5), StandardCharsets.UTF_8));
    this.project2_likeState_7 = new LikePattern(new String(this.context.constants().getBytes(6), 0,
            this.context.constants().getLength(6), StandardCharsets.UTF_8),
        new String(this.context.constants().getBytes(7), 0, this.context.constants().getLength(7),
            StandardCharsets.UTF_8));
    this.project2_ilikeState = new LikePattern.IgnoringCase(new String(this.context.constants().getBytes(8),
        0, this.context.constants().getLength(8), StandardCharsets.UTF_8));
    this.project2_likeState_8 = new LikeFunctions.State();
    this.project2_likeState_9 = new LikePattern(new String(this.context.constants().getBytes(9), 0,
        this.context.constants().getLength(9), StandardCharsets.UTF_8));
    this.project2_likeState_10 = new LikePattern(new String(this.context.constants().getBytes(10), 0,
        this.context.constants().getLength(10), StandardCharsets.UTF_8));
    this.const11_literal = this.context.constants().getBytes(11);
    this.const11_literalLength = this.context.constants().getLength(11);
    this.const12_literal = this.context.constants().getBytes(12);
    this.const12_literalLength = this.context.constants().getLength(12);
    this.const13_literal = this.context.constants().getBytes(13);
    this.const13_literalLength = this.context.constants().getLength(13);
    this.const14_literal = this.context.constants().getBytes(14);
    this.const14_literalLength = this.context.constants().getLength(14);
    this.const15_literal = this.context.constants().getBytes(15);
    this.const15_literalLength = this.context.constants().getLength(15);
    this.const16_literal = this.context.constants().getInt(16);
    this.const17_literal = this.context.constants().getInt(17);
    this.project2_values = new LongSet(this.context.constants(), 18, 12);
    this.project2_values_2 = new BytesSet(this.context.constants(), 30, 10);
  }
}
