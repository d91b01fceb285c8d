package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.RegexFunctions;
import dev.laminar.kernel.intrinsics.RegexMatcher;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import java.nio.charset.StandardCharsets;

/** query.sql  Pipeline 0: Scan(texts) > Project#2 > Output */
public final class Pipeline0_Texts_Project extends CompiledPipeline {
  private final ErrorSites sites;
  private final RegexMatcher project2_regexpLikeState;
  private final RegexMatcher project2_regexpLikeState_2;
  private final byte[] const2_t; // '_'
  private final int const2_tLength; // '_'
  private final RegexMatcher project2_regexpReplaceState;
  private final BytesResult project2_regexpReplace;
  private final RegexMatcher project2_regexpExtractState;
  private final BytesResult project2_regexpExtract;
  private final RegexMatcher.Similar project2_similarToState;
  private final RegexMatcher project2_regexpLikeState_3;

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
    BooleanVector out_lower_onlyVector = (BooleanVector) out.column(1);
    boolean[] out_lower_onlyNulls = out_lower_onlyVector.nulls();
    boolean[] out_lower_onlyValues = out_lower_onlyVector.values();
    BooleanVector out_two_digitsVector = (BooleanVector) out.column(2);
    boolean[] out_two_digitsNulls = out_two_digitsVector.nulls();
    boolean[] out_two_digitsValues = out_two_digitsVector.values();
    BytesVector out_vowelsVector = (BytesVector) out.column(3);
    boolean[] out_vowelsNulls = out_vowelsVector.nulls();
    BytesVector out_digitsVector = (BytesVector) out.column(4);
    boolean[] out_digitsNulls = out_digitsVector.nulls();
    BooleanVector out_alikeVector = (BooleanVector) out.column(5);
    boolean[] out_alikeNulls = out_alikeVector.nulls();
    boolean[] out_alikeValues = out_alikeVector.values();
    BooleanVector out_wordsVector = (BooleanVector) out.column(6);
    boolean[] out_wordsNulls = out_wordsVector.nulls();
    boolean[] out_wordsValues = out_wordsVector.values();
    for (; row < rowCount; row++) {
      long in_rn = in_rnValues[row];
      out_rnValues[row] = in_rn;
      int in_tOffset = in_tOffsets[row];
      int in_tLength = in_tLengths[row];
      boolean in_tIsNull = in_tNulls[row];
      boolean project2_regexpLike = in_tIsNull ? false
          : RegexFunctions.like(in_tHeap, in_tOffset, in_tLength, project2_regexpLikeState);
      out_lower_onlyNulls[row] = in_tIsNull;
      out_lower_onlyValues[row] = project2_regexpLike;
      boolean project2_regexpLike_2 = in_tIsNull ? false
          : RegexFunctions.like(in_tHeap, in_tOffset, in_tLength, project2_regexpLikeState_2);
      out_two_digitsNulls[row] = in_tIsNull;
      out_two_digitsValues[row] = project2_regexpLike_2;
      if (!in_tIsNull) {
        RegexFunctions.replace(in_tHeap, in_tOffset, in_tLength, const2_t, 0, const2_tLength,
            project2_regexpReplace, project2_regexpReplaceState);
      }
      boolean project2_regexpReplaceIsNull = in_tIsNull || project2_regexpReplace.isNull;
      out_vowelsNulls[row] = project2_regexpReplaceIsNull;
      if (!project2_regexpReplaceIsNull) {
        out_vowelsVector.append(row, project2_regexpReplace.heap, project2_regexpReplace.offset,
            project2_regexpReplace.length);
      }
      if (!in_tIsNull) {
        RegexFunctions.extract(in_tHeap, in_tOffset, in_tLength, project2_regexpExtract,
            project2_regexpExtractState);
      }
      boolean project2_regexpExtractIsNull = in_tIsNull || project2_regexpExtract.isNull;
      out_digitsNulls[row] = project2_regexpExtractIsNull;
      if (!project2_regexpExtractIsNull) {
        out_digitsVector.append(row, project2_regexpExtract.heap, project2_regexpExtract.offset,
            project2_regexpExtract.length);
      }
      boolean project2_similarTo = in_tIsNull ? false
          : RegexFunctions.similar(in_tHeap, in_tOffset, in_tLength, project2_similarToState);
      out_alikeNulls[row] = in_tIsNull;
      out_alikeValues[row] = project2_similarTo;
      boolean project2_regexpLike_3 = in_tIsNull ? false
          : RegexFunctions.like(in_tHeap, in_tOffset, in_tLength, project2_regexpLikeState_3);
      out_wordsNulls[row] = in_tIsNull;
      out_wordsValues[row] = project2_regexpLike_3;
    }
    context.metrics().batch(rowCount, rowCount, 0, 0, 0);
    output.flush(rowCount);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Texts_Project(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.project2_regexpLikeState = new RegexMatcher(new String(this.context.constants().getBytes(0), 0,
        this.context.constants().getLength(0), StandardCharsets.UTF_8));
    this.project2_regexpLikeState_2 = new RegexMatcher(new String(this.context.constants().getBytes(1), 0,
        this.context.constants().getLength(1), StandardCharsets.UTF_8));
    this.const2_t = this.context.constants().getBytes(2);
    this.const2_tLength = this.context.constants().getLength(2);
    this.project2_regexpReplaceState = new RegexMatcher(new String(this.context.constants().getBytes(3), 0,
        this.context.constants().getLength(3), StandardCharsets.UTF_8));
    this.project2_regexpReplace = new BytesResult();
    this.project2_regexpExtractState = new RegexMatcher(new String(this.context.constants().getBytes(4), 0,
        this.context.constants().getLength(4), StandardCharsets.UTF_8));
    this.project2_regexpExtract = new BytesResult();
    this.project2_similarToState = new RegexMatcher.Similar(new String(this.context.constants().getBytes(5),
        0, this.context.constants().getLength(5), StandardCharsets.UTF_8));
    this.project2_regexpLikeState_3 = new RegexMatcher(new String(this.context.constants().getBytes(6), 0,
        this.context.constants().getLength(6), StandardCharsets.UTF_8));
  }
}
