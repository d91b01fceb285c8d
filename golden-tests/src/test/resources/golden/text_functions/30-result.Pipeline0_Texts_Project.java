package laminar.generated.result;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.intrinsics.TextCase;
import dev.laminar.kernel.intrinsics.TextCodes;
import dev.laminar.kernel.intrinsics.TextEditing;
import dev.laminar.kernel.intrinsics.TextFunctions;
import dev.laminar.kernel.intrinsics.TextTrim;
import dev.laminar.kernel.intrinsics.ToTextCasts;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/** query.sql  Pipeline 0: Scan(texts) > Project#2 > Output */
public final class Pipeline0_Texts_Project extends CompiledPipeline {
  private final ErrorSites sites;
  private final BytesResult project2_upper;
  private final BytesResult project2_lower;
  private final BytesResult project2_btrim;
  private final BytesResult project2_ltrim;
  private final BytesResult project2_rtrim;
  private final int const0_t; // 2
  private final int const1_t; // 3
  private final BytesResult project2_substring;
  private final int const2_t; // 4
  private final BytesResult project2_substring_2;
  private final byte[] const3_t; // 'o'
  private final int const3_tLength; // 'o'
  private final byte[] const4_t; // '-'
  private final int const4_tLength; // '-'
  private final BytesResult project2_concat;
  private final byte[] const5_t; // 'a'
  private final int const5_tLength; // 'a'
  private final byte[] const6_t; // '<A>'
  private final int const6_tLength; // '<A>'
  private final BytesResult project2_replace;
  private final int const7_t; // 2
  private final BytesResult project2_left;
  private final int const8_t; // 2
  private final BytesResult project2_right;
  private final BytesResult project2_reverse;
  private final BytesResult project2_repeat;
  private final int const9_t; // 6
  private final byte[] const10_t; // '*'
  private final int const10_tLength; // '*'
  private final BytesResult project2_lpad;
  private final int const11_t; // 6
  private final byte[] const12_t; // '*'
  private final int const12_tLength; // '*'
  private final BytesResult project2_rpad;
  private final byte[] const13_t; // ','
  private final int const13_tLength; // ','
  private final int const14_t; // 2
  private final BytesResult project2_splitPart;
  private final byte[] const15_t; // 'abc'
  private final int const15_tLength; // 'abc'
  private final byte[] const16_t; // 'xyz'
  private final int const16_tLength; // 'xyz'
  private final BytesResult project2_translate3;
  private final BytesResult project2_castToVarchar;
  private final BytesResult project2_concat_2;
  private final byte[] const17_t; // 'ZZ'
  private final int const17_tLength; // 'ZZ'
  private final int const18_t; // 2
  private final BytesResult project2_overlay;

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
    BytesVector out_upperVector = (BytesVector) out.column(1);
    boolean[] out_upperNulls = out_upperVector.nulls();
    BytesVector out_lowerVector = (BytesVector) out.column(2);
    boolean[] out_lowerNulls = out_lowerVector.nulls();
    IntVector out_charsVector = (IntVector) out.column(3);
    boolean[] out_charsNulls = out_charsVector.nulls();
    int[] out_charsValues = out_charsVector.values();
    BytesVector out_trimmedVector = (BytesVector) out.column(4);
    boolean[] out_trimmedNulls = out_trimmedVector.nulls();
    BytesVector out_left_trimmedVector = (BytesVector) out.column(5);
    boolean[] out_left_trimmedNulls = out_left_trimmedVector.nulls();
    BytesVector out_right_trimmedVector = (BytesVector) out.column(6);
    boolean[] out_right_trimmedNulls = out_right_trimmedVector.nulls();
    BytesVector out_middleVector = (BytesVector) out.column(7);
    boolean[] out_middleNulls = out_middleVector.nulls();
    BytesVector out_tailVector = (BytesVector) out.column(8);
    boolean[] out_tailNulls = out_tailVector.nulls();
    IntVector out_o_atVector = (IntVector) out.column(9);
    boolean[] out_o_atNulls = out_o_atVector.nulls();
    int[] out_o_atValues = out_o_atVector.values();
    BytesVector out_twiceVector = (BytesVector) out.column(10);
    boolean[] out_twiceNulls = out_twiceVector.nulls();
    BytesVector out_replacedVector = (BytesVector) out.column(11);
    boolean[] out_replacedNulls = out_replacedVector.nulls();
    BytesVector out_leftsVector = (BytesVector) out.column(12);
    boolean[] out_leftsNulls = out_leftsVector.nulls();
    BytesVector out_rightsVector = (BytesVector) out.column(13);
    boolean[] out_rightsNulls = out_rightsVector.nulls();
    BytesVector out_reversedVector = (BytesVector) out.column(14);
    boolean[] out_reversedNulls = out_reversedVector.nulls();
    IntVector in_nVector = (IntVector) input.column(2);
    int[] in_nValues = in_nVector.values();
    boolean[] in_nNulls = in_nVector.nulls();
    BytesVector out_repeatedVector = (BytesVector) out.column(15);
    boolean[] out_repeatedNulls = out_repeatedVector.nulls();
    BytesVector out_lpaddedVector = (BytesVector) out.column(16);
    boolean[] out_lpaddedNulls = out_lpaddedVector.nulls();
    BytesVector out_rpaddedVector = (BytesVector) out.column(17);
    boolean[] out_rpaddedNulls = out_rpaddedVector.nulls();
    IntVector out_codeVector = (IntVector) out.column(18);
    boolean[] out_codeNulls = out_codeVector.nulls();
    int[] out_codeValues = out_codeVector.values();
    BytesVector out_partVector = (BytesVector) out.column(19);
    boolean[] out_partNulls = out_partVector.nulls();
    BytesVector out_translatedVector = (BytesVector) out.column(20);
    boolean[] out_translatedNulls = out_translatedVector.nulls();
    BytesVector out_with_numberVector = (BytesVector) out.column(21);
    boolean[] out_with_numberNulls = out_with_numberVector.nulls();
    BytesVector out_overlaidVector = (BytesVector) out.column(22);
    boolean[] out_overlaidNulls = out_overlaidVector.nulls();
    // a row that fails says which one it was
    try {
      for (; row < rowCount; row++) {
        long in_rn = in_rnValues[row];
        out_rnValues[row] = in_rn;
        int in_tOffset = in_tOffsets[row];
        int in_tLength = in_tLengths[row];
        boolean in_tIsNull = in_tNulls[row];
        if (!in_tIsNull) {
          TextCase.upper(in_tHeap, in_tOffset, in_tLength, project2_upper);
        }
        boolean project2_upperIsNull = in_tIsNull || project2_upper.isNull;
        out_upperNulls[row] = project2_upperIsNull;
        if (!project2_upperIsNull) {
          out_upperVector.append(row, project2_upper.heap, project2_upper.offset, project2_upper.length);
        }
        if (!in_tIsNull) {
          TextCase.lower(in_tHeap, in_tOffset, in_tLength, project2_lower);
        }
        boolean project2_lowerIsNull = in_tIsNull || project2_lower.isNull;
        out_lowerNulls[row] = project2_lowerIsNull;
        if (!project2_lowerIsNull) {
          out_lowerVector.append(row, project2_lower.heap, project2_lower.offset, project2_lower.length);
        }
        int project2_charLength = in_tIsNull ? 0 : TextFunctions.charLength(in_tHeap, in_tOffset, in_tLength);
        out_charsNulls[row] = in_tIsNull;
        out_charsValues[row] = project2_charLength;
        if (!in_tIsNull) {
          TextTrim.trimBoth(in_tHeap, in_tOffset, in_tLength, project2_btrim);
        }
        boolean project2_btrimIsNull = in_tIsNull || project2_btrim.isNull;
        out_trimmedNulls[row] = project2_btrimIsNull;
        if (!project2_btrimIsNull) {
          out_trimmedVector.append(row, project2_btrim.heap, project2_btrim.offset, project2_btrim.length);
        }
        if (!in_tIsNull) {
          TextTrim.trimStart(in_tHeap, in_tOffset, in_tLength, project2_ltrim);
        }
        boolean project2_ltrimIsNull = in_tIsNull || project2_ltrim.isNull;
        out_left_trimmedNulls[row] = project2_ltrimIsNull;
        if (!project2_ltrimIsNull) {
          out_left_trimmedVector.append(row, project2_ltrim.heap, project2_ltrim.offset,
              project2_ltrim.length);
        }
        if (!in_tIsNull) {
          TextTrim.trimEnd(in_tHeap, in_tOffset, in_tLength, project2_rtrim);
        }
        boolean project2_rtrimIsNull = in_tIsNull || project2_rtrim.isNull;
        out_right_trimmedNulls[row] = project2_rtrimIsNull;
        if (!project2_rtrimIsNull) {
          out_right_trimmedVector.append(row, project2_rtrim.heap, project2_rtrim.offset,
              project2_rtrim.length);
        }
        if (!in_tIsNull) {
          TextFunctions.substring(in_tHeap, in_tOffset, in_tLength, const0_t, const1_t, project2_substring,
              sites, 0);
        }
        boolean project2_substringIsNull = in_tIsNull || project2_substring.isNull;
        out_middleNulls[row] = project2_substringIsNull;
        if (!project2_substringIsNull) {
          out_middleVector.append(row, project2_substring.heap, project2_substring.offset,
              project2_substring.length);
        }
        if (!in_tIsNull) {
          TextFunctions.substring(in_tHeap, in_tOffset, in_tLength, const2_t, project2_substring_2);
        }
        boolean project2_substringIsNull_2 = in_tIsNull || project2_substring_2.isNull;
        out_tailNulls[row] = project2_substringIsNull_2;
        if (!project2_substringIsNull_2) {
          out_tailVector.append(row, project2_substring_2.heap, project2_substring_2.offset,
              project2_substring_2.length);
        }
        int project2_position = in_tIsNull ? 0
            : TextFunctions.position(const3_t, 0, const3_tLength, in_tHeap, in_tOffset, in_tLength);
        out_o_atNulls[row] = in_tIsNull;
        out_o_atValues[row] = project2_position;
        if (!in_tIsNull) {
          TextFunctions.concat(in_tHeap, in_tOffset, in_tLength, const4_t, 0, const4_tLength, in_tHeap,
              in_tOffset, in_tLength, project2_concat);
        }
        boolean project2_concatIsNull = in_tIsNull || project2_concat.isNull;
        out_twiceNulls[row] = project2_concatIsNull;
        if (!project2_concatIsNull) {
          out_twiceVector.append(row, project2_concat.heap, project2_concat.offset, project2_concat.length);
        }
        if (!in_tIsNull) {
          TextEditing.replace(in_tHeap, in_tOffset, in_tLength, const5_t, 0, const5_tLength, const6_t, 0,
              const6_tLength, project2_replace);
        }
        boolean project2_replaceIsNull = in_tIsNull || project2_replace.isNull;
        out_replacedNulls[row] = project2_replaceIsNull;
        if (!project2_replaceIsNull) {
          out_replacedVector.append(row, project2_replace.heap, project2_replace.offset,
              project2_replace.length);
        }
        if (!in_tIsNull) {
          TextFunctions.left(in_tHeap, in_tOffset, in_tLength, const7_t, project2_left);
        }
        boolean project2_leftIsNull = in_tIsNull || project2_left.isNull;
        out_leftsNulls[row] = project2_leftIsNull;
        if (!project2_leftIsNull) {
          out_leftsVector.append(row, project2_left.heap, project2_left.offset, project2_left.length);
        }
        if (!in_tIsNull) {
          TextFunctions.right(in_tHeap, in_tOffset, in_tLength, const8_t, project2_right);
        }
        boolean project2_rightIsNull = in_tIsNull || project2_right.isNull;
        out_rightsNulls[row] = project2_rightIsNull;
        if (!project2_rightIsNull) {
          out_rightsVector.append(row, project2_right.heap, project2_right.offset, project2_right.length);
        }
        if (!in_tIsNull) {
          TextEditing.reverse(in_tHeap, in_tOffset, in_tLength, project2_reverse);
        }
        boolean project2_reverseIsNull = in_tIsNull || project2_reverse.isNull;
        out_reversedNulls[row] = project2_reverseIsNull;
        if (!project2_reverseIsNull) {
          out_reversedVector.append(row, project2_reverse.heap, project2_reverse.offset,
              project2_reverse.length);
        }
        int in_n = in_nValues[row];
        boolean in_nIsNull = in_nNulls[row];
        boolean project2_repeatIsNull = in_tIsNull || in_nIsNull;
        if (!project2_repeatIsNull) {
          TextEditing.repeat(in_tHeap, in_tOffset, in_tLength, in_n, project2_repeat, sites, 1);
        }
        boolean project2_repeatIsNull_2 = project2_repeatIsNull || project2_repeat.isNull;
        out_repeatedNulls[row] = project2_repeatIsNull_2;
        if (!project2_repeatIsNull_2) {
          out_repeatedVector.append(row, project2_repeat.heap, project2_repeat.offset,
              project2_repeat.length);
        }
        if (!in_tIsNull) {
          TextEditing.padStart(in_tHeap, in_tOffset, in_tLength, const9_t, const10_t, 0, const10_tLength,
              project2_lpad, sites, 2);
        }
        boolean project2_lpadIsNull = in_tIsNull || project2_lpad.isNull;
        out_lpaddedNulls[row] = project2_lpadIsNull;
        if (!project2_lpadIsNull) {
          out_lpaddedVector.append(row, project2_lpad.heap, project2_lpad.offset, project2_lpad.length);
        }
        if (!in_tIsNull) {
          TextEditing.padEnd(in_tHeap, in_tOffset, in_tLength, const11_t, const12_t, 0, const12_tLength,
              project2_rpad, sites, 3);
        }
        boolean project2_rpadIsNull = in_tIsNull || project2_rpad.isNull;
        out_rpaddedNulls[row] = project2_rpadIsNull;
        if (!project2_rpadIsNull) {
          out_rpaddedVector.append(row, project2_rpad.heap, project2_rpad.offset, project2_rpad.length);
        }
        int project2_ascii = in_tIsNull ? 0 : TextCodes.ascii(in_tHeap, in_tOffset, in_tLength);
        out_codeNulls[row] = in_tIsNull;
        out_codeValues[row] = project2_ascii;
        if (!in_tIsNull) {
          TextEditing.splitPart(in_tHeap, in_tOffset, in_tLength, const13_t, 0, const13_tLength, const14_t,
              project2_splitPart, sites, 4);
        }
        boolean project2_splitPartIsNull = in_tIsNull || project2_splitPart.isNull;
        out_partNulls[row] = project2_splitPartIsNull;
        if (!project2_splitPartIsNull) {
          out_partVector.append(row, project2_splitPart.heap, project2_splitPart.offset,
              project2_splitPart.length);
        }
        if (!in_tIsNull) {
          TextEditing.translate(in_tHeap, in_tOffset, in_tLength, const15_t, 0, const15_tLength, const16_t, 0,
              const16_tLength, project2_translate3);
        }
        boolean project2_translate3IsNull = in_tIsNull || project2_translate3.isNull;
        out_translatedNulls[row] = project2_translate3IsNull;
        if (!project2_translate3IsNull) {
          out_translatedVector.append(row, project2_translate3.heap, project2_translate3.offset,
              project2_translate3.length);
        }
        if (!in_nIsNull) {
          ToTextCasts.toText(in_n, project2_castToVarchar);
        }
        boolean project2_concatIsNull_2 = in_tIsNull || in_nIsNull || project2_castToVarchar.isNull;
        if (!project2_concatIsNull_2) {
          TextFunctions.concat(in_tHeap, in_tOffset, in_tLength, project2_castToVarchar.heap,
              project2_castToVarchar.offset, project2_castToVarchar.length, project2_concat_2);
        }
        boolean project2_concatIsNull_3 = project2_concatIsNull_2 || project2_concat_2.isNull;
        out_with_numberNulls[row] = project2_concatIsNull_3;
        if (!project2_concatIsNull_3) {
          out_with_numberVector.append(row, project2_concat_2.heap, project2_concat_2.offset,
              project2_concat_2.length);
        }
        if (!in_tIsNull) {
          TextEditing.overlay(in_tHeap, in_tOffset, in_tLength, const17_t, 0, const17_tLength, const18_t,
              project2_overlay, sites, 5);
        }
        boolean project2_overlayIsNull = in_tIsNull || project2_overlay.isNull;
        out_overlaidNulls[row] = project2_overlayIsNull;
        if (!project2_overlayIsNull) {
          out_overlaidVector.append(row, project2_overlay.heap, project2_overlay.offset,
              project2_overlay.length);
        }
      }
    } catch (SqlRuntimeException failure) {
      throw failure.atRow(row);
    }
    context.metrics().batch(rowCount, rowCount, 0, 0, 0);
    output.flush(rowCount);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Texts_Project(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.project2_upper = new BytesResult();
    this.project2_lower = new BytesResult();
    this.project2_btrim = new BytesResult();
    this.project2_ltrim = new BytesResult();
    this.project2_rtrim = new BytesResult();
    this.const0_t = this.context.constants().getInt(0);
    this.const1_t = this.context.constants().getInt(1);
    this.project2_substring = new BytesResult();
    this.const2_t = this.context.constants().getInt(2);
    this.project2_substring_2 = new BytesResult();
    this.const3_t = this.context.constants().getBytes(3);
    this.const3_tLength = this.context.constants().getLength(3);
    this.const4_t = this.context.constants().getBytes(4);
    this.const4_tLength = this.context.constants().getLength(4);
    this.project2_concat = new BytesResult();
    this.const5_t = this.context.constants().getBytes(5);
    this.const5_tLength = this.context.constants().getLength(5);
    this.const6_t = this.context.constants().getBytes(6);
    this.const6_tLength = this.context.constants().getLength(6);
    this.project2_replace = new BytesResult();
    this.const7_t = this.context.constants().getInt(7);
    this.project2_left = new BytesResult();
    this.const8_t = this.context.constants().getInt(8);
    this.project2_right = new BytesResult();
    this.project2_reverse = new BytesResult();
    this.project2_repeat = new BytesResult();
    this.const9_t = this.context.constants().getInt(9);
    this.const10_t = this.context.constants().getBytes(10);
    this.const10_tLength = this.context.constants().getLength(10);
    this.project2_lpad = new BytesResult();
    this.const11_t = this.context.constants().getInt(11);
    this.const12_t = this.context.constants().getBytes(12);
    this.const12_tLength = this.context.constants().getLength(12);
    this.project2_rpad = new BytesResult();
    this.const13_t = this.context.constants().getBytes(13);
    this.const13_tLength = this.context.constants().getLength(13);
    this.const14_t = this.context.constants().getInt(14);
    this.project2_splitPart = new BytesResult();
    this.const15_t = this.context.constants().getBytes(15);
    this.const15_tLength = this.context.constants().getLength(15);
    this.const16_t = this.context.constants().getBytes(16);
    this.const16_tLength = this.context.constants().getLength(16);
    this.project2_translate3 = new BytesResult();
    this.project2_castToVarchar = new BytesResult();
    this.project2_concat_2 = new BytesResult();
    this.const17_t = this.context.constants().getBytes(17);
    this.const17_tLength = this.context.constants().getLength(17);
    this.const18_t = this.context.constants().getInt(18);
    this.project2_overlay = new BytesResult();
  }
}
