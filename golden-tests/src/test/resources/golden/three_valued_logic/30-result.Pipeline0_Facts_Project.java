package laminar.generated.result;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;

/** query.sql  Pipeline 0: Scan(facts) > Project#2 > Output */
public final class Pipeline0_Facts_Project extends CompiledPipeline {
  private final ErrorSites sites;
  private final int const0_n; // 1
  private final int const1_n; // 3
  private final int const2_n; // 5
  private final int const3_literal; // 0
  private final int const4_literal; // 7

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
    BooleanVector in_aVector = (BooleanVector) input.column(1);
    boolean[] in_aValues = in_aVector.values();
    boolean[] in_aNulls = in_aVector.nulls();
    BooleanVector in_bVector = (BooleanVector) input.column(2);
    boolean[] in_bValues = in_bVector.values();
    boolean[] in_bNulls = in_bVector.nulls();
    BooleanVector out_conjunctionVector = (BooleanVector) out.column(1);
    boolean[] out_conjunctionNulls = out_conjunctionVector.nulls();
    boolean[] out_conjunctionValues = out_conjunctionVector.values();
    BooleanVector out_disjunctionVector = (BooleanVector) out.column(2);
    boolean[] out_disjunctionNulls = out_disjunctionVector.nulls();
    boolean[] out_disjunctionValues = out_disjunctionVector.values();
    BooleanVector out_negationVector = (BooleanVector) out.column(3);
    boolean[] out_negationNulls = out_negationVector.nulls();
    boolean[] out_negationValues = out_negationVector.values();
    BooleanVector out_equalVector = (BooleanVector) out.column(4);
    boolean[] out_equalNulls = out_equalVector.nulls();
    boolean[] out_equalValues = out_equalVector.values();
    BooleanVector out_unequalVector = (BooleanVector) out.column(5);
    boolean[] out_unequalNulls = out_unequalVector.nulls();
    boolean[] out_unequalValues = out_unequalVector.values();
    BooleanVector out_is_trueVector = (BooleanVector) out.column(6);
    boolean[] out_is_trueValues = out_is_trueVector.values();
    BooleanVector out_is_not_trueVector = (BooleanVector) out.column(7);
    boolean[] out_is_not_trueValues = out_is_not_trueVector.values();
    BooleanVector out_is_falseVector = (BooleanVector) out.column(8);
    boolean[] out_is_falseValues = out_is_falseVector.values();
    BooleanVector out_is_not_falseVector = (BooleanVector) out.column(9);
    boolean[] out_is_not_falseValues = out_is_not_falseVector.values();
    BooleanVector out_is_unknownVector = (BooleanVector) out.column(10);
    boolean[] out_is_unknownValues = out_is_unknownVector.values();
    BooleanVector out_is_nullVector = (BooleanVector) out.column(11);
    boolean[] out_is_nullValues = out_is_nullVector.values();
    BooleanVector out_is_not_nullVector = (BooleanVector) out.column(12);
    boolean[] out_is_not_nullValues = out_is_not_nullVector.values();
    BooleanVector out_is_distinctVector = (BooleanVector) out.column(13);
    boolean[] out_is_distinctValues = out_is_distinctVector.values();
    BooleanVector out_is_sameVector = (BooleanVector) out.column(14);
    boolean[] out_is_sameValues = out_is_sameVector.values();
    IntVector in_nVector = (IntVector) input.column(3);
    int[] in_nValues = in_nVector.values();
    boolean[] in_nNulls = in_nVector.nulls();
    BooleanVector out_with_numberVector = (BooleanVector) out.column(15);
    boolean[] out_with_numberNulls = out_with_numberVector.nulls();
    boolean[] out_with_numberValues = out_with_numberVector.values();
    BooleanVector out_nestedVector = (BooleanVector) out.column(16);
    boolean[] out_nestedNulls = out_nestedVector.nulls();
    boolean[] out_nestedValues = out_nestedVector.values();
    BooleanVector out_in_nullVector = (BooleanVector) out.column(17);
    boolean[] out_in_nullNulls = out_in_nullVector.nulls();
    boolean[] out_in_nullValues = out_in_nullVector.values();
    BooleanVector out_not_inVector = (BooleanVector) out.column(18);
    boolean[] out_not_inNulls = out_not_inVector.nulls();
    boolean[] out_not_inValues = out_not_inVector.values();
    for (; row < rowCount; row++) {
      long in_rn = in_rnValues[row];
      out_rnValues[row] = in_rn;
      boolean in_a = in_aValues[row];
      boolean in_aIsNull = in_aNulls[row];
      boolean in_b = in_bValues[row];
      boolean in_bIsNull = in_bNulls[row];
      boolean project2_andDecided = false;
      boolean project2_andIsNull = false;
      project2_andDecided = !in_aIsNull && !in_a;
      project2_andIsNull = project2_andIsNull || in_aIsNull;
      if (!project2_andDecided) {
        project2_andDecided = !in_bIsNull && !in_b;
        project2_andIsNull = project2_andIsNull || in_bIsNull;
      }
      project2_andIsNull = project2_andIsNull && !project2_andDecided;
      out_conjunctionNulls[row] = project2_andIsNull;
      out_conjunctionValues[row] = !project2_andDecided;
      boolean project2_orDecided = false;
      boolean project2_orIsNull = false;
      project2_orDecided = !in_aIsNull && in_a;
      project2_orIsNull = project2_orIsNull || in_aIsNull;
      if (!project2_orDecided) {
        project2_orDecided = !in_bIsNull && in_b;
        project2_orIsNull = project2_orIsNull || in_bIsNull;
      }
      project2_orIsNull = project2_orIsNull && !project2_orDecided;
      out_disjunctionNulls[row] = project2_orIsNull;
      out_disjunctionValues[row] = project2_orDecided;
      out_negationNulls[row] = in_aIsNull;
      out_negationValues[row] = !in_a;
      boolean project2_equalsIsNull = in_aIsNull || in_bIsNull;
      boolean project2_equals = in_a == in_b;
      out_equalNulls[row] = project2_equalsIsNull;
      out_equalValues[row] = project2_equals;
      boolean project2_notEqualsIsNull = in_aIsNull || in_bIsNull;
      boolean project2_notEquals = in_a != in_b;
      out_unequalNulls[row] = project2_notEqualsIsNull;
      out_unequalValues[row] = project2_notEquals;
      boolean project2_isTrue = !in_aIsNull && in_a;
      out_is_trueValues[row] = project2_isTrue;
      boolean project2_isNotTrue = in_aIsNull || !in_a;
      out_is_not_trueValues[row] = project2_isNotTrue;
      boolean project2_isFalse = !in_aIsNull && !in_a;
      out_is_falseValues[row] = project2_isFalse;
      boolean project2_isNotFalse = in_aIsNull || in_a;
      out_is_not_falseValues[row] = project2_isNotFalse;
      out_is_unknownValues[row] = in_aIsNull;
      out_is_nullValues[row] = in_aIsNull;
      out_is_not_nullValues[row] = !in_aIsNull;
      boolean project2_isDistinctFrom = !(in_aIsNull ? in_bIsNull : !in_bIsNull && in_a == in_b);
      out_is_distinctValues[row] = project2_isDistinctFrom;
      boolean project2_isNotDistinctFrom = in_aIsNull ? in_bIsNull : !in_bIsNull && in_a == in_b;
      out_is_sameValues[row] = project2_isNotDistinctFrom;
      int in_n = in_nValues[row];
      boolean in_nIsNull = in_nNulls[row];
      boolean project2_andDecided_2 = false;
      boolean project2_andIsNull_2 = false;
      project2_andDecided_2 = !in_aIsNull && !in_a;
      project2_andIsNull_2 = project2_andIsNull_2 || in_aIsNull;
      if (!project2_andDecided_2) {
        project2_andDecided_2 = !in_nIsNull && in_n <= const0_n;
        project2_andIsNull_2 = project2_andIsNull_2 || in_nIsNull;
      }
      project2_andIsNull_2 = project2_andIsNull_2 && !project2_andDecided_2;
      out_with_numberNulls[row] = project2_andIsNull_2;
      out_with_numberValues[row] = !project2_andDecided_2;
      boolean project2_orDecided_2 = false;
      boolean project2_orIsNull_2 = false;
      project2_orDecided_2 = !in_aIsNull && in_a;
      project2_orIsNull_2 = project2_orIsNull_2 || in_aIsNull;
      if (!project2_orDecided_2) {
        project2_orDecided_2 = !in_nIsNull && in_n < const1_n;
        project2_orIsNull_2 = project2_orIsNull_2 || in_nIsNull;
      }
      project2_orIsNull_2 = project2_orIsNull_2 && !project2_orDecided_2;
      out_nestedNulls[row] = project2_orIsNull_2;
      out_nestedValues[row] = !project2_orDecided_2;
      boolean project2_orDecided_3 = false;
      boolean project2_orIsNull_3 = false;
      project2_orDecided_3 = !in_nIsNull && in_n == const2_n;
      project2_orIsNull_3 = project2_orIsNull_3 || in_nIsNull;
      if (!project2_orDecided_3) {
        project2_orDecided_3 = false;
        project2_orIsNull_3 = true;
      }
      project2_orIsNull_3 = project2_orIsNull_3 && !project2_orDecided_3;
      out_in_nullNulls[row] = project2_orIsNull_3;
      out_in_nullValues[row] = project2_orDecided_3;
      boolean project2_isIn = in_nIsNull ? false : in_n != const3_literal && in_n != const4_literal;
      out_not_inNulls[row] = in_nIsNull;
      out_not_inValues[row] = project2_isIn;
    }
    context.metrics().batch(rowCount, rowCount, 0, 0, 0);
    output.flush(rowCount);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Facts_Project(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_n = this.context.constants().getInt(0);
    this.const1_n = this.context.constants().getInt(1);
    this.const2_n = this.context.constants().getInt(2);
    this.const3_literal = this.context.constants().getInt(3);
    this.const4_literal = this.context.constants().getInt(4);
  }
}
