package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.error.SourceSpan;
import java.util.List;

/** What expressions need of the method they are generated into. */
public interface ExpressionContext {

  /** The value of an input column in the current row; repeatable. */
  ScalarValue input(Scalar.InputColumn column);

  /** What names of locals start with, for example {@code filter2_}. */
  String prefix();

  /**
   * A literal of the statement, read from the constant table; repeatable. Each call registers a
   * constant of its own, even for equal values: the shape of the code must not depend on which
   * literals happen to be equal.
   *
   * @param hint what the constant is for, in camel case: becomes part of its name
   */
  ScalarValue constant(Scalar.Constant constant, String hint);

  /** The value of a parameter of the statement, read from the constant table; repeatable. */
  ScalarValue parameter(Scalar.Parameter parameter);

  /**
   * An object of this call site, made in the constructor by {@code new type(arguments)} and kept in
   * a final field.
   *
   * @param arguments may use {@link #constantText} and {@link #constantTable}, nothing of the row
   */
  CodeExpression callSite(Class<?> type, List<CodeExpression> arguments, String hint);

  /**
   * A text literal of the statement as a {@code String}; only for arguments of {@link #callSite}.
   */
  CodeExpression constantText(Scalar.Constant constant);

  /**
   * Registers constants behind one another in the table, for call-site objects that read a run of
   * it.
   *
   * @return index of the first one
   */
  int constantRun(List<Scalar.Constant> constants);

  /** The {@code ConstantTable}; only for arguments of {@link #callSite}. */
  CodeExpression constantTable();

  /** The {@code BatchClock} that tells the time. */
  CodeExpression clock();

  /** The watermark that the current row met, a {@code long} in microseconds; repeatable. */
  CodeExpression rowWatermark();

  /** Has the class find a class of the user's, whatever class loader it is of. */
  void link(Class<?> type);

  /** The {@code ErrorSites} that intrinsics report to. */
  CodeExpression sites();

  /** Registers a place where a row can fail. Returns its index. */
  int site(SourceSpan span);
}
