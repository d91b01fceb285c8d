package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.error.SourceSpan;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The context of expressions in an instance method of a generated class: constants and call-site
 * objects are read from the class's fields where they are used.
 */
public final class MethodContext implements ExpressionContext {

  private final ClassContext classContext;
  private final String operator;
  private final String prefix;
  private final IntFunction<ScalarValue> inputs;

  /**
   * @param operator operator id as plans print it, for example {@code Project#3}: goes into error
   *     sites
   * @param prefix what names of locals start with, for example {@code project3_}
   * @param inputs repeatable value of an input column in the current row, by index
   */
  public MethodContext(
      ClassContext classContext, String operator, String prefix, IntFunction<ScalarValue> inputs) {
    this.classContext = classContext;
    this.operator = operator;
    this.prefix = prefix;
    this.inputs = inputs;
  }

  @Override
  public ScalarValue input(Scalar.InputColumn column) {
    return inputs.apply(column.index());
  }

  @Override
  public String prefix() {
    return prefix;
  }

  @Override
  public ScalarValue constant(Scalar.Constant constant, String hint) {
    return classContext.constant(constant, hint);
  }

  @Override
  public ScalarValue parameter(Scalar.Parameter parameter) {
    return classContext.parameter(parameter);
  }

  @Override
  public CodeExpression callSite(Class<?> type, List<CodeExpression> arguments, String hint) {
    CodeExpression created = Code.newObject(type, arguments.toArray(CodeExpression[]::new));
    return classContext.fieldValue(prefix + hint, created, () -> "");
  }

  @Override
  public CodeExpression constantText(Scalar.Constant constant) {
    return classContext.constantText(constant);
  }

  @Override
  public int constantRun(List<Scalar.Constant> constants) {
    return classContext.constantRun(constants);
  }

  @Override
  public CodeExpression constantTable() {
    return classContext.constantTable();
  }

  @Override
  public CodeExpression clock() {
    return classContext.clock();
  }

  @Override
  public CodeExpression rowWatermark() {
    return classContext.rowWatermark();
  }

  @Override
  public void link(Class<?> type) {
    classContext.builder().link(type);
  }

  @Override
  public CodeExpression sites() {
    return classContext.sites();
  }

  @Override
  public int site(SourceSpan span) {
    return classContext.site(span, operator);
  }
}
