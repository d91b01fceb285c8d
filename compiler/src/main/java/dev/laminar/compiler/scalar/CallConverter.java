package dev.laminar.compiler.scalar;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.function.UserMethod;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import dev.laminar.sql.function.UserScalarFunction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/** Converts arithmetic and functions: everything that stays a call. */
final class CallConverter {

  /** What names of the operators {@code !~} and {@code !~*} begin with. */
  private static final String NEGATED = "NEGATED_";

  private final RexToScalar converter;
  private final RexCall call;
  private final SourceSpan span;

  CallConverter(RexToScalar converter, RexCall call, SourceSpan span) {
    this.converter = converter;
    this.call = call;
    this.span = span;
  }

  Scalar convert() {
    if (call.getOperator() instanceof UserScalarFunction user) {
      return user(user);
    }
    return switch (call.getKind()) {
      case PLUS,
          MINUS,
          TIMES,
          DIVIDE,
          CHECKED_PLUS,
          CHECKED_MINUS,
          CHECKED_TIMES,
          CHECKED_DIVIDE,
          MOD,
          MINUS_PREFIX,
          CHECKED_MINUS_PREFIX ->
          arithmetic();
      case EXTRACT -> new DatetimeCalls(converter, call, span).extract();
      case FLOOR, CEIL ->
          call.operands.size() == 2 ? new DatetimeCalls(converter, call, span).round() : function();
      case REINTERPRET -> new DatetimeCalls(converter, call, span).reinterpret();
      case TRIM -> trim();
      case CONCAT_WITH_NULL -> concatenation();
      case CONCAT_WS_POSTGRESQL -> separated();
      case ARRAY_VALUE_CONSTRUCTOR, MAP_VALUE_CONSTRUCTOR, ROW, ITEM, DOT ->
          new CompositeCalls(converter, call, span).convert();
      case SOME, ALL -> new CompositeCalls(converter, call, span).some();
      default ->
          MultisetCalls.isFunction(call)
              ? new MultisetCalls(converter, call, span).convert()
              : CompositeCalls.isFunction(call)
                  ? new CompositeCalls(converter, call, span).convert()
                  : named(new JsonCalls(converter, call, span));
    };
  }

  /** A function that a user wrote: the arguments as its parameters take them. */
  private Scalar user(UserScalarFunction function) {
    UserMethod method =
        function
            .method(call.operands.stream().map(RexNode::getType).toList())
            .orElseThrow(() -> new IllegalStateException("no overload of " + call));
    List<Scalar> arguments = new ArrayList<>();
    for (int i = 0; i < call.operands.size(); i++) {
      Scalar argument = converter.convertOperand(call.operands.get(i), span);
      arguments.add(UserArguments.of(argument, method.parameters().get(i), span));
    }
    return new Scalar.UserCall(method, arguments, RexToScalar.typeOf(call, span), span);
  }

  private Scalar named(JsonCalls json) {
    String name = FunctionNames.of(call.getOperator());
    return switch (name) {
      case "JSON_OBJECT" -> json.object();
      case "JSON_ARRAY" -> json.array();
      case "JSON_SET", "JSON_INSERT", "JSON_REPLACE" -> json.put(name);
      case "JSON_REMOVE" -> json.remove();
      case "JSON_VALUE" -> jsonValue();
      case "AGE" -> age();
      case "EMPTY_ARRAY" -> new Call("ARRAY_OF", List.of(), RexToScalar.typeOf(call, span), span);
      default -> function();
    };
  }

  /** JSON_VALUE, of which RETURNING makes another type than text: NULL where it is none. */
  private Scalar jsonValue() {
    Scalar made = function();
    if (made.type().isText() || !(made instanceof Call value)) {
      return made;
    }
    DataType text = text("").type().withNullable(true);
    return new Scalar.Cast(
        new Call(value.function(), value.arguments(), text, span),
        true,
        made.type().withNullable(true),
        span);
  }

  private Scalar arithmetic() {
    List<Scalar> operands = converter.convertAll(call.operands, span);
    DataType type = RexToScalar.typeOf(call, span);
    DatetimeCalls datetimes = new DatetimeCalls(converter, call, span);
    if (operands.stream().anyMatch(operand -> DatetimeCalls.isTemporal(operand.type()))) {
      return datetimes.arithmetic(operands, type);
    }
    if (DatetimeCalls.isDifference(call)) {
      return datetimes.difference(operands, type);
    }
    Scalar fine = datetimes.fineDifference(operands, type);
    if (fine != null) {
      return fine;
    }
    if (RexToScalar.hasNull(operands)) {
      return new Constant(null, type.withNullable(true), span);
    }
    Constant negative = operands.size() == 1 ? Coercion.negate(operands.getFirst()) : null;
    if (negative != null) {
      return negative;
    }
    List<Scalar> folded = type.isApproximate() ? Coercion.foldLiterals(operands) : operands;
    return new Call(FunctionNames.of(call.getOperator()), folded, type, span);
  }

  /**
   * {@code TRIM(FLAG, characters, text)} as {@code BTRIM(text, characters)}; blanks need no second
   * argument.
   */
  private Scalar trim() {
    String function =
        switch (symbol(call.operands.get(0))) {
          case "LEADING" -> "LTRIM";
          case "TRAILING" -> "RTRIM";
          default -> "BTRIM";
        };
    Scalar characters = converter.convertOperand(call.operands.get(1), span);
    Scalar text = converter.convertOperand(call.operands.get(2), span);
    boolean blanks =
        characters instanceof Constant constant
            && constant.value() instanceof byte[] bytes
            && new String(bytes, StandardCharsets.UTF_8).equals(" ");
    return new Call(
        function,
        blanks ? List.of(text) : List.of(text, characters),
        RexToScalar.typeOf(call, span),
        span);
  }

  /** CONCAT as PostgreSQL has it: NULLs are left out. */
  private Scalar concatenation() {
    DataType inferred = RexToScalar.typeOf(call, span);
    DataType type = inferred.isText() ? inferred : text("").type();
    Scalar joined = null;
    for (RexNode operand : call.operands) {
      Scalar part = converter.convertOperand(operand, span);
      if (part.type().kind() == TypeKind.NULL) {
        continue;
      }
      if (part.type().nullable()) {
        part = new Call("COALESCE", List.of(part, text("")), part.type().withNullable(false), span);
      }
      joined =
          joined == null
              ? part
              : new Call("CONCAT", List.of(joined, part), type.withNullable(false), span);
    }
    return joined == null ? text("") : joined;
  }

  /** CONCAT_WS: parts that are no text are cast. */
  private Scalar separated() {
    List<Scalar> arguments = new ArrayList<>();
    for (Scalar argument : converter.convertAll(call.operands, span)) {
      DataType type = argument.type();
      boolean asItIs = type.isText() || type.kind() == TypeKind.NULL;
      DataType text = text("").type().withNullable(type.nullable());
      arguments.add(asItIs ? argument : Coercion.cast(argument, text, span));
    }
    return new Call("CONCAT_WS", arguments, RexToScalar.typeOf(call, span), span);
  }

  /** AGE of one argument is counted from today's midnight. */
  private Scalar age() {
    if (call.operands.size() != 1) {
      return function();
    }
    Call today =
        new Call("CURRENT_DATE", List.of(), DataType.of(TypeKind.DATE, false), SourceSpan.NONE);
    Scalar from = converter.convertOperand(call.operands.getFirst(), span);
    return new Call("AGE", List.of(today, from), RexToScalar.typeOf(call, span), span);
  }

  /** A function by name. Flags become text arguments where they stand. */
  private Scalar function() {
    List<Scalar> arguments = new ArrayList<>();
    for (RexNode operand : call.operands) {
      arguments.add(
          isSymbol(operand) ? text(symbol(operand)) : converter.convertOperand(operand, span));
    }
    DataType type = RexToScalar.typeOf(call, span);
    String function = FunctionNames.of(call.getOperator(), arguments);
    if (function.equals("POWER") && isOneHalf(arguments.getLast())) {
      return new Call("SQRT", List.of(arguments.getFirst()), type, span);
    }
    if (function.startsWith(NEGATED)) {
      Scalar found = new Call(function.substring(NEGATED.length()), arguments, type, span);
      return new Call(FunctionNames.NOT, List.of(found), type, span);
    }
    return new Call(
        function, type.isApproximate() ? Coercion.foldLiterals(arguments) : arguments, type, span);
  }

  /** The planner writes SQRT(x) as POWER(x, 0.5). */
  private static boolean isOneHalf(Scalar exponent) {
    return exponent instanceof Constant constant
        && constant.type().kind() == TypeKind.DECIMAL
        && constant.type().scale() == 1
        && Long.valueOf(5).equals(constant.value());
  }

  static boolean isSymbol(RexNode node) {
    return node instanceof RexLiteral literal && literal.getTypeName() == SqlTypeName.SYMBOL;
  }

  /** The name of a flag, for example {@code YEAR}, {@code LEADING}. */
  static String symbol(RexNode node) {
    Enum<?> value = ((RexLiteral) node).getValueAs(Enum.class);
    return value == null ? "" : value.name();
  }

  static Constant text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return new Constant(
        bytes, new DataType(TypeKind.VARCHAR, DataType.UNSPECIFIED, 0, false), SourceSpan.NONE);
  }
}
