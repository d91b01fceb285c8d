package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.intrinsics.ExactMath;
import dev.laminar.kernel.intrinsics.IntrinsicOverload;
import dev.laminar.kernel.intrinsics.Intrinsics;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import dev.laminar.kernel.type.TypeKind;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of the kernel's functions, by the convention that {@code @Intrinsic} documents. */
final class IntrinsicCallGenerator implements CallForm {

  private static final int IMPOSSIBLE = Integer.MAX_VALUE;

  @Override
  public boolean accepts(String function, List<DataType> arguments) {
    return overloads(function, arguments).stream()
        .anyMatch(overload -> cost(overload, arguments) < IMPOSSIBLE);
  }

  @Override
  public Operand operand(Scalar.Call call, ExpressionScope scope) {
    IntrinsicOverload overload = resolve(call.function(), call.arguments());
    if (overload == null) {
      List<String> types =
          call.arguments().stream().map(argument -> argument.type().toSql()).toList();
      throw Code.internal("no function " + call.function() + " takes " + types);
    }
    return call(overload, call, scope);
  }

  /** The overload that takes the arguments with the least conversion; null when there is none. */
  static @Nullable IntrinsicOverload resolve(String function, List<Scalar> arguments) {
    List<DataType> types = arguments.stream().map(Scalar::type).toList();
    IntrinsicOverload best = null;
    int bestCost = IMPOSSIBLE;
    for (IntrinsicOverload overload : overloads(function, types)) {
      boolean literal = overload.literalsMayVary() || hasLiterals(overload, arguments);
      int cost = literal ? cost(overload, types) : IMPOSSIBLE;
      if (cost < bestCost) {
        best = overload;
        bestCost = cost;
      }
    }
    return best;
  }

  /** Intervals are held like dates and timestamps; their fields have functions of their own. */
  private static List<IntrinsicOverload> overloads(String function, List<DataType> arguments) {
    boolean ofInterval =
        function.startsWith("EXTRACT_")
            && arguments.size() == 1
            && DatetimeGenerator.isInterval(arguments.getFirst());
    return Intrinsics.overloads(
        ofInterval && !function.endsWith("_INTERVAL") ? function + "_INTERVAL" : function);
  }

  private static boolean hasLiterals(IntrinsicOverload overload, List<Scalar> arguments) {
    return overload.literals().stream()
        .allMatch(i -> i < arguments.size() && arguments.get(i) instanceof Scalar.Constant);
  }

  private static int cost(IntrinsicOverload overload, List<DataType> arguments) {
    if (overload.arguments().size() != arguments.size()) {
      return IMPOSSIBLE;
    }
    int total = 0;
    for (int i = 0; i < arguments.size(); i++) {
      int cost = cost(arguments.get(i), overload.arguments().get(i));
      if (cost == IMPOSSIBLE) {
        return IMPOSSIBLE;
      }
      total += cost;
    }
    return total;
  }

  /** What passing a value of some type as some storage takes: 0 when it is passed as it is. */
  private static int cost(DataType type, StorageKind parameter) {
    if (type.kind() == TypeKind.NULL) {
      return 0;
    }
    if (type.kind() == TypeKind.DECIMAL) {
      // An unscaled number means nothing without its scale.
      boolean whole = type.scale() == 0 && type.storage() == parameter;
      return whole ? 0 : parameter == StorageKind.DOUBLE ? 4 : IMPOSSIBLE;
    }
    StorageKind storage = narrowed(type.storage());
    if (storage == parameter) {
      return 0;
    }
    return switch (parameter) {
      case LONG ->
          storage == StorageKind.INT && (type.isInteger() || type.kind() == TypeKind.DATE)
              ? 1
              : IMPOSSIBLE;
      case DOUBLE -> type.isNumeric() ? storage == StorageKind.FLOAT ? 1 : 3 : IMPOSSIBLE;
      case BOOLEAN, BYTE, SHORT, INT, FLOAT, DECIMAL128, BYTES -> IMPOSSIBLE;
    };
  }

  private static StorageKind narrowed(StorageKind storage) {
    return storage == StorageKind.BYTE || storage == StorageKind.SHORT ? StorageKind.INT : storage;
  }

  /** A call of a certain overload. */
  static Operand call(IntrinsicOverload overload, Scalar.Call call, ExpressionScope scope) {
    boolean varies = !hasLiterals(overload, call.arguments());
    List<Operand> operands = new ArrayList<>();
    List<Operand> varying = new ArrayList<>();
    List<Scalar.Constant> literals = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      Scalar argument = call.arguments().get(i);
      boolean isLiteral = overload.literals().contains(i);
      if (isLiteral && !varies && argument instanceof Scalar.Constant constant) {
        literals.add(constant);
      } else {
        (isLiteral ? varying : operands)
            .add(
                Coercion.operand(
                    argument, passedType(argument.type(), overload.arguments().get(i)), scope));
      }
    }
    boolean isNull =
        operands.stream().anyMatch(Operand::isAlwaysNull)
            || varying.stream().anyMatch(Operand::isAlwaysNull)
            || literals.stream().anyMatch(literal -> literal.value() == null);
    return isNull
        ? Operand.nullOf(call.type())
        : call(overload, operands, varying, literals, call, scope);
  }

  private static DataType passedType(DataType type, StorageKind parameter) {
    if (type.kind() == TypeKind.NULL || narrowed(type.storage()) == parameter) {
      return type.kind() == TypeKind.NULL ? nullType(parameter) : type;
    }
    if (parameter == StorageKind.DOUBLE) {
      return DataType.of(TypeKind.DOUBLE, type.nullable());
    }
    return DataType.of(
        type.kind() == TypeKind.DATE ? TypeKind.TIMESTAMP : TypeKind.BIGINT, type.nullable());
  }

  /** Some type of a storage, for a NULL that is never passed. */
  private static DataType nullType(StorageKind storage) {
    return storage == StorageKind.BYTES
        ? DataType.of(TypeKind.VARCHAR, true)
        : DataType.of(TypeKind.BIGINT, true);
  }

  /**
   * A call with operands that have the storages of the parameters.
   *
   * @param varying what stands where literals could, for the call-site object to use; else empty
   */
  static Operand call(
      IntrinsicOverload overload,
      List<Operand> operands,
      List<Operand> varying,
      List<Scalar.Constant> literals,
      Scalar.Call call,
      ExpressionScope scope) {
    String hint = Names.camel(call.function());
    List<CodeExpression> site =
        overload.takesSite() || !varying.isEmpty()
            ? List.of(scope.context().sites(), scope.site(call.span()))
            : List.of();
    List<CodeExpression> last = new ArrayList<>();
    if (overload.hasState()) {
      last.add(state(overload, varying, literals, site, call, scope));
    }
    if (overload.takesSite()) {
      last.addAll(site);
    }
    List<Operand> all = new ArrayList<>(operands);
    all.addAll(varying);
    DataType type = call.type();
    return switch (overload.holder()) {
      case NONE -> {
        CodeExpression tree = invoke(overload.method(), operands, List.of(), last);
        yield result(StrictCall.guarded(rawType(overload, type), all, tree), type, call, scope);
      }
      case NULL_FLAG ->
          result(
              StrictCall.nullable(
                  rawType(overload, type),
                  all,
                  flag -> invoke(overload.method(), operands, List.of(flag), last),
                  hint,
                  scope),
              type,
              call,
              scope);
      case BYTES ->
          StrictCall.bytes(
              type,
              all,
              holder -> invoke(overload.method(), operands, List.of(holder), last),
              hint,
              scope);
      case DECIMAL128 ->
          StrictCall.nullableWide(
              type,
              all,
              holder -> invoke(overload.method(), operands, List.of(holder), last),
              hint,
              scope);
    };
  }

  /** The call-site object: made for the literals, or told by each row what stands for them. */
  private static CodeExpression state(
      IntrinsicOverload overload,
      List<Operand> varying,
      List<Scalar.Constant> literals,
      List<CodeExpression> site,
      Scalar.Call call,
      ExpressionScope scope) {
    String hint = Names.camel(call.function()) + "State";
    if (varying.isEmpty()) {
      checkLiterals(overload, literals, call);
      List<CodeExpression> texts = literals.stream().map(scope.context()::constantText).toList();
      return scope.context().callSite(overload.state(), texts, hint);
    }
    List<CodeExpression> arguments = new ArrayList<>(StrictCall.components(varying));
    arguments.addAll(site);
    CodeExpression state = scope.context().callSite(overload.state(), List.of(), hint);
    return Code.invoke(state, overload.state(), "use", arguments);
  }

  /**
   * Makes the call-site object once now, so that a bad pattern is an error of the statement and not
   * of its first run.
   */
  private static void checkLiterals(
      IntrinsicOverload overload, List<Scalar.Constant> literals, Scalar.Call call) {
    Object[] texts =
        literals.stream()
            .map(literal ->
                literal.value() instanceof byte[] bytes
                    ? new String(bytes, StandardCharsets.UTF_8)
                    : "")
            .toArray();
    Class<?>[] types = new Class<?>[texts.length];
    Arrays.fill(types, String.class);
    try {
      overload.state().getConstructor(types).newInstance(texts);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof LaminarException refused
          ? refused.at(call.span())
          : unusable(overload, e);
    } catch (ReflectiveOperationException e) {
      throw unusable(overload, e);
    }
  }

  private static LaminarException unusable(IntrinsicOverload overload, Exception cause) {
    return new LaminarException(
        ErrorCode.INTERNAL_CODEGEN,
        "cannot make the call-site object of " + overload.name(),
        SourceSpan.NONE,
        "",
        cause);
  }

  private static CodeExpression invoke(
      Method method,
      List<Operand> operands,
      List<CodeExpression> holder,
      List<CodeExpression> last) {
    List<CodeExpression> arguments = new ArrayList<>(StrictCall.components(operands));
    arguments.addAll(holder);
    arguments.addAll(last);
    MethodTypeDesc descriptor =
        MethodTypeDesc.of(
            Types.of(method.getReturnType()),
            Arrays.stream(method.getParameterTypes()).map(Types::of).toList());
    return Code.invokeStatic(
        Types.of(method.getDeclaringClass()), method.getName(), descriptor, arguments);
  }

  /** The type a primitive result has before it is brought to the type the planner gave the call. */
  private static DataType rawType(IntrinsicOverload overload, DataType type) {
    if (narrowed(type.storage()) == overload.result()) {
      return type;
    }
    TypeKind kind =
        switch (overload.result()) {
          case BOOLEAN -> TypeKind.BOOLEAN;
          case INT, BYTE, SHORT -> TypeKind.INTEGER;
          case LONG -> TypeKind.BIGINT;
          case FLOAT -> TypeKind.REAL;
          case DOUBLE, DECIMAL128, BYTES -> TypeKind.DOUBLE;
        };
    return DataType.of(kind, type.nullable());
  }

  private static Operand result(
      Operand raw, DataType type, Scalar.Call call, ExpressionScope scope) {
    DataType rawType = raw.type();
    if (rawType.storage() == type.storage() && rawType.kind() == type.kind()) {
      return raw;
    }
    if (rawType.kind() == TypeKind.BIGINT && type.isInteger()) {
      CodeExpression narrow =
          Code.invokeStatic(
              ExactMath.class,
              "checkInteger",
              raw.value(),
              scope.context().sites(),
              scope.site(call.span()));
      Operand checked =
          new Operand(
              DataType.of(TypeKind.INTEGER, type.nullable()),
              List.of(narrow),
              raw.isNull(),
              raw.safe());
      return Coercion.convert(checked, type, call.span(), scope);
    }
    return Coercion.convert(raw, type, call.span(), scope);
  }
}
