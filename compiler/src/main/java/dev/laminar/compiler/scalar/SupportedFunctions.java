package dev.laminar.compiler.scalar;

import dev.laminar.codegen.expression.ScalarFunctions;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Cast;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses functions that no code can be generated for. */
final class SupportedFunctions {

  private static final Set<String> OF_CHARACTERS =
      Set.of(
          "POSITION",
          "STRPOS",
          "INSTR",
          "OVERLAY",
          "LEFT",
          "RIGHT",
          "LPAD",
          "RPAD",
          "LTRIM",
          "RTRIM",
          "BTRIM",
          "REVERSE",
          "REPLACE",
          "TRANSLATE3",
          "UPPER",
          "LOWER",
          "INITCAP",
          "SPLIT_PART",
          "REPEAT",
          "ASCII",
          "LIKE",
          "ILIKE",
          "SIMILAR_TO");

  private SupportedFunctions() {}

  /**
   * Looks at every call of an expression, innermost first.
   *
   * @throws LaminarException UNSUPPORTED, with the name of the function and the types of its
   *     arguments
   */
  static void require(Scalar scalar) {
    Scalars.children(scalar).forEach(SupportedFunctions::require);
    if (scalar instanceof Call call && (!ScalarFunctions.supports(call) || ofCharacters(call))) {
      throw refusal(call);
    }
    if (scalar instanceof Cast cast
        && !ScalarFunctions.supportsCast(cast.operand().type(), cast.type())) {
      throw castRefusal(cast);
    }
  }

  /** Whether a function that counts or changes characters is called with bytes, which have none. */
  private static boolean ofCharacters(Call call) {
    return OF_CHARACTERS.contains(call.function())
        && call.arguments().stream().anyMatch(argument -> argument.type().isBinary());
  }

  private static LaminarException castRefusal(Cast cast) {
    DataType from = cast.operand().type();
    DataType to = cast.type();
    String help =
        isInterval(from)
            ? "EXTRACT tells its fields as numbers"
            : isInterval(to)
                ? "cast to VARCHAR first"
                : to.kind() == TypeKind.ARRAY && from.isText()
                    ? "STRING_TO_ARRAY(text, ',') takes a text apart"
                    : "";
    return RexToScalar.unsupported(
        "a cast of " + from.toSql() + " to " + to.toSql() + " is", cast.span(), help);
  }

  private static boolean isInterval(DataType type) {
    return type.kind() == TypeKind.INTERVAL_DAY_TIME || type.kind() == TypeKind.INTERVAL_YEAR_MONTH;
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
