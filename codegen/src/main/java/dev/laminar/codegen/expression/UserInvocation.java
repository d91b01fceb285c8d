package dev.laminar.codegen.expression;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.function.UserErrors;
import dev.laminar.kernel.function.UserParameter;
import dev.laminar.kernel.function.UserRows;
import dev.laminar.kernel.function.UserTableMethod;
import dev.laminar.kernel.type.DataType;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls of the methods of one user's function at one place of a statement. Whatever they throw
 * becomes an error of the row.
 */
public final class UserInvocation {

  private final String function;
  private final String hint;
  private final ExpressionContext context;
  private final CodeExpression site;

  /**
   * @param function its name in SQL
   * @param hint what names of locals are made from
   * @param span of the call in the text
   */
  public UserInvocation(String function, String hint, SourceSpan span, ExpressionContext context) {
    this.function = function;
    this.hint = hint;
    this.context = context;
    this.site = Code.literal(context.site(span));
  }

  /** The arguments as the parameters take them: to be read until the block ends. */
  public List<CodeExpression> arguments(
      BlockBuilder out, List<UserParameter> parameters, List<ScalarValue> values) {
    ExpressionScope scope = new ExpressionScope(out, context);
    List<CodeExpression> arguments = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      CodeExpression argument =
          UserArgument.of(parameters.get(i), Operand.of(values.get(i)), hint, scope);
      arguments.add(
          Trees.isSimple(argument) ? argument : scope.declared(hint + "Argument", argument));
    }
    return arguments;
  }

  /** Calls a method for its effect, or assigns what it returns. */
  public void call(
      BlockBuilder out, Method method, List<CodeExpression> arguments, @Nullable Local result) {
    context.link(method.getDeclaringClass());
    MethodTypeDesc descriptor =
        MethodTypeDesc.of(
            Types.of(method.getReturnType()),
            Arrays.stream(method.getParameterTypes()).map(Types::of).toList());
    CodeExpression invocation =
        Code.invokeStatic(
            Types.of(method.getDeclaringClass()), method.getName(), descriptor, arguments);
    guarded(out, invocation, result);
  }

  /** Makes a call whose exceptions are the user's. */
  void guarded(BlockBuilder out, CodeExpression invocation, @Nullable Local result) {
    out.tryCatch(
        tried -> {
          if (result == null) {
            tried.evaluate(invocation);
          } else {
            tried.assign(result, widened(invocation, result.type()));
          }
        },
        Types.of(Throwable.class),
        "thrown",
        (handler, thrown) ->
            handler.throwException(
                Code.invokeStatic(
                    UserErrors.class,
                    "failed",
                    Code.get(thrown),
                    Code.literal(function),
                    context.sites(),
                    site)));
  }

  /** byte and short results are held as ints. */
  private static CodeExpression widened(CodeExpression invocation, ClassDesc type) {
    return type.equals(ConstantDescs.CD_int) ? Code.convert(invocation, type) : invocation;
  }

  /** Calls a method whose result is a SQL value. */
  public ScalarValue value(
      BlockBuilder out,
      Method method,
      List<CodeExpression> arguments,
      UserParameter declared,
      DataType type) {
    Local result = out.declare(hint, Code.defaultValue(held(method, declared)));
    call(out, method, arguments, result);
    ExpressionScope scope = new ExpressionScope(out, context);
    UserResult returned = result(declared, result);
    if (!declared.type().nullable()) {
      returned.requireNotNull(scope);
    }
    Operand value = scope.stable(returned.operand(type, null, scope), hint);
    return new ScalarValue(type, value.components(), value.isNull());
  }

  /** Where the rows of a table function come from, one object for each instance of the class. */
  public CodeExpression rows(String name) {
    return context.callSite(
        UserRows.class, List.of(Code.literal(function), context.sites(), site), name);
  }

  /**
   * A column of a row that a table function yields.
   *
   * @param row of the row's class
   * @param absent whether there is no row; null when there is one
   */
  public ScalarValue column(
      BlockBuilder out,
      CodeExpression row,
      UserTableMethod.RowColumn column,
      DataType type,
      @Nullable CodeExpression absent,
      String name) {
    UserParameter declared = column.value();
    Method accessor = column.accessor();
    ClassDesc held = accessor == null ? row.type() : held(accessor, declared);
    Local value = out.declare(name, Code.defaultValue(held));
    ExpressionScope scope = new ExpressionScope(out, context);
    ExpressionScope present = scope.nested();
    if (accessor == null) {
      present.assign(value, row);
    } else {
      MethodTypeDesc descriptor = MethodTypeDesc.of(Types.of(accessor.getReturnType()));
      CodeExpression read =
          Code.invokeVirtual(
              row,
              Types.of(accessor.getDeclaringClass()),
              accessor.getName(),
              descriptor,
              List.of());
      present.guarded(this, read, value);
    }
    UserResult result = new UserResult(function, declared, Code.get(value), site, name);
    if (!declared.type().nullable()) {
      result.requireNotNull(present);
    }
    if (absent == null) {
      scope.inline(present);
    } else {
      scope.addIf(Code.not(absent), present);
    }
    Operand read = scope.stable(result.operand(type, absent, scope), name);
    return new ScalarValue(type, read.components(), read.isNull());
  }

  /** The type of a local that holds what a method returns. */
  static ClassDesc held(Method method, UserParameter declared) {
    return declared.java().isPrimitive()
        ? Components.types(declared.type().storage()).getFirst()
        : Types.of(method.getReturnType());
  }

  UserResult result(UserParameter declared, Local value) {
    return new UserResult(function, declared, Code.get(value), site, hint);
  }
}
