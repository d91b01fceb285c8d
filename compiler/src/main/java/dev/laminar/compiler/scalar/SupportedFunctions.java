package dev.laminar.compiler.scalar;

import dev.laminar.codegen.expression.ScalarFunctions;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.type.TypeKind;
import java.util.stream.Collectors;

/** Refuses functions that no code can be generated for. */
final class SupportedFunctions {

  private SupportedFunctions() {}

  /**
   * Looks at every call of an expression, innermost first.
   *
   * @throws LaminarException UNSUPPORTED, with the name of the function and the types of its
   *     arguments
   */
  static void require(Scalar scalar) {
    Scalars.children(scalar).forEach(SupportedFunctions::require);
    if (scalar instanceof Call call && !ScalarFunctions.supports(call)) {
      throw refusal(call);
    }
  }

  private static LaminarException refusal(Call call) {
    boolean known = ScalarFunctions.names().contains(call.function());
    String types =
        call.arguments().stream()
            .map(Scalar::type)
            .map(type -> type.kind() == TypeKind.NULL ? "NULL" : type.toSql())
            .collect(Collectors.joining(", ", "(", ")"));
    return new LaminarException(
        ErrorCode.UNSUPPORTED,
        "function " + call.function() + (known ? types : "") + " is not executed in this version",
        call.span(),
        known
            ? "cast its arguments to other types, or write as literals those that must be"
            : "write it with functions that are, or compute it before the rows come in");
  }
}
