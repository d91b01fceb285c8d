package dev.laminar.sql.function;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlOperandTypeInference;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/**
 * What expressions of MATCH_RECOGNIZE are made of, besides ordinary functions. The analysis writes
 * every column, aggregate and special function of DEFINE and MEASURES as a call of one of these, so
 * that a call says by itself which row it is about; users cannot write them.
 */
public final class PatternFunctions {

  private PatternFunctions() {}

  /** A function that no statement names: it is what it is, and is not looked up by its name. */
  abstract static class Own extends SqlFunction {

    Own(
        String name,
        SqlKind kind,
        SqlReturnTypeInference returnType,
        @Nullable SqlOperandTypeInference operandTypeInference,
        SqlOperandTypeChecker operandTypeChecker,
        SqlFunctionCategory category) {
      super(name, kind, returnType, operandTypeInference, operandTypeChecker, category);
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
      call.getOperandList().forEach(operand -> validator.deriveType(scope, operand));
      return validateOperands(validator, scope, call);
    }
  }

  /**
   * A column of a row of the match: of the first or last row of a pattern variable, or of one some
   * rows away. Its operand is the column.
   */
  public static final class Navigation extends Own {

    private final boolean first;
    private final int occurrence;
    private final int shift;
    private final boolean whole;

    /**
     * @param first whether rows of the variable are counted from its first one; else from its last
     * @param occurrence how many further rows of the variable, away from where counting starts
     * @param shift how many rows of the partition behind that one; negative: before it
     * @param whole whether the match is looked at as a whole; else up to the current row
     * @param nullable whether there may be no such row
     */
    public Navigation(boolean first, int occurrence, int shift, boolean whole, boolean nullable) {
      super(
          (first ? "FIRST" : "LAST")
              + "_"
              + occurrence
              + (shift == 0 ? "" : (shift < 0 ? "_PREV_" : "_NEXT_") + Math.abs(shift))
              + (whole ? "_FINAL" : ""),
          SqlKind.OTHER_FUNCTION,
          nullable ? ReturnTypes.ARG0_FORCE_NULLABLE : ReturnTypes.ARG0,
          null,
          OperandTypes.ANY,
          SqlFunctionCategory.MATCH_RECOGNIZE);
      this.first = first;
      this.occurrence = occurrence;
      this.shift = shift;
      this.whole = whole;
    }

    public boolean first() {
      return first;
    }

    public int occurrence() {
      return occurrence;
    }

    public int shift() {
      return shift;
    }

    public boolean whole() {
      return whole;
    }
  }

  /** A column of the rows that an aggregate is of: its operand. */
  public static final class AggregatedColumn extends Own {

    public static final AggregatedColumn INSTANCE = new AggregatedColumn();

    private AggregatedColumn() {
      super(
          "AGGREGATED_COLUMN",
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.ARG0_FORCE_NULLABLE,
          null,
          OperandTypes.ANY,
          SqlFunctionCategory.MATCH_RECOGNIZE);
    }
  }

  /** What COUNT counts of a variable's rows: something that is not NULL. */
  public static final class AggregatedRow extends Own {

    /** Stands for all variables. */
    public static final String ALL = "";

    private final String variable;

    public AggregatedRow(String variable) {
      super(
          "AGGREGATED_ROW_" + variable,
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.INTEGER,
          null,
          OperandTypes.NILADIC,
          SqlFunctionCategory.MATCH_RECOGNIZE);
      this.variable = variable;
    }

    public String variable() {
      return variable;
    }
  }

  /** An aggregate, its operand, of rows of the match. */
  public static final class Aggregated extends Own {

    private final boolean whole;

    /**
     * @param whole whether it is of the match as a whole; else up to the current row
     */
    public Aggregated(boolean whole) {
      super(
          whole ? "AGGREGATED_FINAL" : "AGGREGATED",
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.ARG0,
          null,
          OperandTypes.ANY,
          SqlFunctionCategory.MATCH_RECOGNIZE);
      this.whole = whole;
    }

    public boolean whole() {
      return whole;
    }
  }

  /** The name of the variable that a row is mapped to. */
  public static final class Classifier extends Own {

    private final boolean whole;

    /**
     * @param whole whether of the match's last row; else of the current one
     */
    public Classifier(boolean whole, boolean nullable) {
      super(
          whole ? "CLASSIFIER_FINAL" : "CLASSIFIER_RUNNING",
          SqlKind.OTHER_FUNCTION,
          text(nullable),
          null,
          OperandTypes.NILADIC,
          SqlFunctionCategory.MATCH_RECOGNIZE);
      this.whole = whole;
    }

    public boolean whole() {
      return whole;
    }

    private static SqlReturnTypeInference text(boolean nullable) {
      return binding -> textType(binding, nullable);
    }

    private static RelDataType textType(SqlOperatorBinding binding, boolean nullable) {
      RelDataType type = binding.getTypeFactory().createSqlType(SqlTypeName.VARCHAR);
      return binding.getTypeFactory().createTypeWithNullability(type, nullable);
    }
  }

  /** The number of the match in its partition, from 1 on. */
  public static final class MatchNumber extends Own {

    public static final MatchNumber INSTANCE = new MatchNumber();

    private MatchNumber() {
      super(
          "NUMBER_OF_MATCH",
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.BIGINT,
          null,
          OperandTypes.NILADIC,
          SqlFunctionCategory.MATCH_RECOGNIZE);
    }
  }
}
