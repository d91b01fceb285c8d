package dev.laminar.codegen.expression;

import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.function.CompositeArgument;
import dev.laminar.kernel.function.JavaValues;
import dev.laminar.kernel.function.TextView;
import dev.laminar.kernel.function.UserParameter;
import dev.laminar.kernel.type.StorageKind;
import dev.laminar.kernel.type.TypeText;
import java.lang.constant.ConstantDescs;
import java.util.List;

/** Values as the parameters of users' methods take them. */
final class UserArgument {

  private UserArgument() {}

  /**
   * An argument.
   *
   * @param value when the parameter sees NULL, with components that may be evaluated then
   */
  static CodeExpression of(
      UserParameter parameter, Operand value, String hint, ExpressionScope scope) {
    CodeExpression passed = passed(parameter, value, hint, scope);
    CodeExpression isNull = value.isNull();
    return parameter.type().nullable() && isNull != null
        ? Code.conditional(isNull, Code.nullOf(Types.of(parameter.java().type())), passed)
        : passed;
  }

  private static CodeExpression passed(
      UserParameter parameter, Operand value, String hint, ExpressionScope scope) {
    return switch (parameter.java()) {
      case BOOLEAN, INT, LONG, FLOAT, DOUBLE -> value.value();
      case BYTE -> Code.convert(value.value(), ConstantDescs.CD_byte);
      case SHORT -> Code.convert(value.value(), ConstantDescs.CD_short);
      case BOXED_BOOLEAN -> java("boxBoolean", value);
      case BOXED_BYTE -> java("boxByte", value);
      case BOXED_SHORT -> java("boxShort", value);
      case BOXED_INT -> java("boxInt", value);
      case BOXED_LONG -> java("boxLong", value);
      case BOXED_FLOAT -> java("boxFloat", value);
      case BOXED_DOUBLE -> java("boxDouble", value);
      case STRING -> java("string", value);
      case BYTES -> java("bytes", value);
      case TEXT_VIEW -> {
        CodeExpression view = scope.context().callSite(TextView.class, List.of(), hint + "View");
        yield Code.invoke(view, TextView.class, "set", value.components());
      }
      case DECIMAL -> {
        CodeExpression scale = Code.literal(value.type().scale());
        yield value.type().storage() == StorageKind.DECIMAL128
            ? Code.invokeStatic(JavaValues.class, "decimal", value.high(), value.low(), scale)
            : Code.invokeStatic(JavaValues.class, "decimal", value.value(), scale);
      }
      case DATE -> java("date", value);
      case TIME -> java("time", value);
      case TIMESTAMP -> java("timestamp", value);
      case INSTANT -> java("instant", value);
      case DURATION -> java("duration", value);
      case PERIOD -> java("period", value);
      case LIST, MAP -> {
        CodeExpression reader =
            scope
                .context()
                .callSite(
                    CompositeArgument.class,
                    List.of(Code.literal(TypeText.write(parameter.type()))),
                    hint + "Reader");
        yield Code.cast(
            Code.invoke(reader, CompositeArgument.class, "of", value.components()),
            parameter.java().type());
      }
    };
  }

  private static CodeExpression java(String conversion, Operand value) {
    return Code.invokeStatic(JavaValues.class, conversion, value.components());
  }
}
