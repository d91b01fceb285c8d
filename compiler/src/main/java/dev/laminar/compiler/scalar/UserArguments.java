package dev.laminar.compiler.scalar;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.function.UserParameter;
import dev.laminar.kernel.type.DataType;

/** Arguments of functions that users wrote. */
public final class UserArguments {

  private UserArguments() {}

  /** The argument as the parameter takes it: of its type, but for decimals of any digits. */
  public static Scalar of(Scalar argument, UserParameter parameter, SourceSpan span) {
    DataType type = argument.type();
    DataType target = parameter.type().withNullable(type.nullable());
    boolean asItIs =
        parameter.anyDigits() && type.kind() == target.kind()
            || type.isText() && target.isText()
            || type.isBinary() && target.isBinary();
    if (asItIs) {
      return argument;
    }
    boolean wholeNumber = parameter.anyDigits() && type.isInteger();
    return Coercion.cast(
        argument,
        wholeNumber ? DataType.decimal(Coercion.digits(type), 0, type.nullable()) : target,
        span);
  }
}
