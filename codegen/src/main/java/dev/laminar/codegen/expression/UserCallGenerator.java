package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.function.JavaKind;
import dev.laminar.kernel.function.UserMethod;
import dev.laminar.kernel.function.UserParameter;
import dev.laminar.kernel.function.VariableArguments;
import dev.laminar.kernel.type.DataType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls of methods that users wrote: {@code invokestatic} with what the parameters ask for. There
 * is no call, but NULL, when an argument is NULL whose parameter does not see NULL. Whatever the
 * method throws becomes an error of the row; what the arguments themselves fail with stays what it
 * is, as they are evaluated before.
 */
final class UserCallGenerator {

  private final Scalar.UserCall call;
  private final String hint;
  private final ExpressionScope scope;

  private UserCallGenerator(Scalar.UserCall call, ExpressionScope scope) {
    this.call = call;
    this.hint = ExpressionScope.hint(call);
    this.scope = scope;
  }

  static Operand operand(Scalar.UserCall call, ExpressionScope scope) {
    return new UserCallGenerator(call, scope.withConstantHint(ExpressionScope.hint(call)))
        .operand();
  }

  private Operand operand() {
    List<Operand> operands = new ArrayList<>();
    List<Operand> strict = new ArrayList<>();
    UserMethod method = call.method();
    for (int i = 0; i < call.arguments().size(); i++) {
      UserParameter parameter = method.parameters().get(i);
      Operand operand = Coercion.operand(call.arguments().get(i), passedType(i), scope);
      if (parameter.type().nullable()) {
        operands.add(scope.stable(operand, hint + "Argument"));
      } else {
        operands.add(operand);
        strict.add(operand);
      }
    }
    if (strict.stream().anyMatch(Operand::isAlwaysNull)) {
      return Operand.nullOf(call.type());
    }
    return call(operands, StrictCall.nullFlag(strict));
  }

  /** A decimal is passed with the digits it has. */
  private DataType passedType(int index) {
    UserParameter parameter = call.method().parameters().get(index);
    DataType type = call.arguments().get(index).type();
    boolean asItIs =
        parameter.anyDigits() && type.kind() == parameter.type().kind()
            || type.isComposite()
            || type.isText() && parameter.type().isText()
            || type.isBinary() && parameter.type().isBinary();
    return asItIs ? type : parameter.type().withNullable(type.nullable());
  }

  /**
   * @param isNull whether there is no call; null when there always is one
   */
  private Operand call(List<Operand> operands, @Nullable CodeExpression isNull) {
    Method method = call.method().method();
    UserParameter declared = call.method().result();
    Local value = scope.declare(hint, Code.defaultValue(UserInvocation.held(method, declared)));
    CodeExpression cheap =
        isNull == null || Trees.isSimple(isNull) ? isNull : scope.declared(hint + "IsNull", isNull);
    UserInvocation invocation =
        new UserInvocation(call.method().function(), hint, call.span(), scope.context());
    ExpressionScope present = scope.nested();
    List<CodeExpression> arguments = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      UserParameter parameter = call.method().parameters().get(i);
      CodeExpression argument = UserArgument.of(parameter, operands.get(i), hint, present);
      arguments.add(
          Trees.isSimple(argument)
              ? argument
              : present.declared(hint + "Argument" + (i + 1), argument));
    }
    present.invoke(
        invocation,
        method,
        call.method().isVariable() ? packed(arguments, present) : arguments,
        value);
    UserResult result = invocation.result(declared, value);
    if (!declared.type().nullable()) {
      result.requireNotNull(present);
    }
    if (cheap == null) {
      scope.inline(present);
    } else {
      scope.addIf(Trees.not(cheap), present);
    }
    return result.operand(call.type(), cheap, scope);
  }

  /** A variable number of arguments in their array, behind the others. */
  private List<CodeExpression> packed(List<CodeExpression> arguments, ExpressionScope present) {
    int fixed = call.method().fixedCount();
    Class<?> type = call.method().method().getParameterTypes()[fixed];
    JavaKind element = JavaKind.of(type.componentType()).orElseThrow();
    int count = arguments.size() - fixed;
    CodeExpression array =
        scope
            .context()
            .callSite(
                VariableArguments.class,
                List.of(Code.literal(element.name()), Code.literal(count)),
                hint + "Arguments");
    for (int i = 0; i < count; i++) {
      present.evaluate(
          Code.invoke(
              array,
              VariableArguments.class,
              setter(element),
              Code.literal(i),
              arguments.get(fixed + i)));
    }
    List<CodeExpression> packed = new ArrayList<>(arguments.subList(0, fixed));
    packed.add(Code.cast(Code.invoke(array, VariableArguments.class, "array"), Types.of(type)));
    return packed;
  }

  private static String setter(JavaKind element) {
    return switch (element) {
      case BOOLEAN -> "setBoolean";
      case BYTE -> "setByte";
      case SHORT -> "setShort";
      case INT -> "setInt";
      case LONG -> "setLong";
      case FLOAT -> "setFloat";
      case DOUBLE -> "setDouble";
      case BOXED_BOOLEAN,
          BOXED_BYTE,
          BOXED_SHORT,
          BOXED_INT,
          BOXED_LONG,
          BOXED_FLOAT,
          BOXED_DOUBLE,
          STRING,
          TEXT_VIEW,
          BYTES,
          DECIMAL,
          DATE,
          TIME,
          TIMESTAMP,
          INSTANT,
          DURATION,
          PERIOD,
          LIST,
          MAP ->
          "setObject";
    };
  }
}
