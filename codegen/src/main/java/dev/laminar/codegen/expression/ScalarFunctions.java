package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.intrinsics.Intrinsics;
import dev.laminar.kernel.type.DataType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The functions that code can be generated for, by the names that {@link Scalar.Call} uses: forms
 * with a generator of their own, and the kernel's {@link Intrinsics}.
 */
public final class ScalarFunctions {

  private static final CallForm INTRINSIC = new IntrinsicCallGenerator();
  private static final Map<String, CallForm> FORMS = forms();

  private ScalarFunctions() {}

  private static Map<String, CallForm> forms() {
    Map<String, CallForm> forms = new TreeMap<>();
    register(forms, new LogicGenerator(), "AND", "OR", "NOT");
    register(
        forms,
        new ComparisonGenerator(),
        "EQUALS",
        "NOT_EQUALS",
        "LESS_THAN",
        "LESS_THAN_OR_EQUAL",
        "GREATER_THAN",
        "GREATER_THAN_OR_EQUAL");
    register(
        forms,
        new NullGenerator(),
        "IS_NULL",
        "IS_NOT_NULL",
        "IS_TRUE",
        "IS_NOT_TRUE",
        "IS_FALSE",
        "IS_NOT_FALSE",
        "IS_UNKNOWN",
        "IS_NOT_UNKNOWN",
        "IS_DISTINCT_FROM",
        "IS_NOT_DISTINCT_FROM");
    register(forms, new CoalesceGenerator(), "COALESCE", "NULLIF");
    register(
        forms,
        new ArithmeticGenerator(),
        "ADD",
        "SUBTRACT",
        "MULTIPLY",
        "DIVIDE",
        "MOD",
        "NEGATE",
        "ABS");
    register(forms, new GreatestGenerator(), "GREATEST", "LEAST");
    register(forms, new ConcatGenerator(), "CONCAT");
    register(forms, new ConcatWsGenerator(), "CONCAT_WS");
    register(forms, new RoundingGenerator(), "ROUND", "TRUNCATE", "CEIL", "FLOOR", "SIGN");
    register(forms, new DatetimeGenerator(), "INTERVAL_MILLIS");
    register(
        forms,
        new ClockGenerator(),
        "CURRENT_DATE",
        "CURRENT_TIME",
        "CURRENT_TIMESTAMP",
        "LOCALTIME",
        "LOCALTIMESTAMP",
        "NOW");
    register(forms, new CurrentWatermarkGenerator(), "CURRENT_WATERMARK");
    register(
        forms,
        new CompositeGenerator(),
        "ARRAY_OF",
        "MAP_OF",
        "ROW_OF",
        "PART_OF",
        "PARTS_OF",
        "ITEM",
        "FIELD");
    register(forms, new ArrayGenerator(), ArrayGenerator.NAMES);
    register(forms, new MultisetGenerator(), MultisetGenerator.NAMES);
    return Map.copyOf(forms);
  }

  private static void register(Map<String, CallForm> forms, CallForm form, String... names) {
    for (String name : names) {
      forms.put(name, form);
    }
  }

  /** All names, in alphabetical order. */
  public static Set<String> names() {
    Set<String> names = new TreeSet<>(FORMS.keySet());
    names.addAll(Intrinsics.all().keySet());
    return names;
  }

  /**
   * Whether a call with arguments of these types can be generated; whether arguments have to be
   * literals is not looked at.
   */
  public static boolean supports(String name, List<DataType> arguments) {
    return form(name).accepts(name, arguments);
  }

  /** Whether a call can be generated, its arguments being what they are. */
  public static boolean supports(Scalar.Call call) {
    List<DataType> types = call.arguments().stream().map(Scalar::type).toList();
    CallForm form = form(call.function());
    return form.accepts(call.function(), types)
        && (form != INTRINSIC
            || IntrinsicCallGenerator.resolve(call.function(), call.arguments()) != null);
  }

  /** Whether there is a cast between two types. */
  public static boolean supportsCast(DataType from, DataType to) {
    return CastGenerator.isCastable(from, to);
  }

  /** Whether the kernel has a function for arguments of these types. */
  static boolean isIntrinsic(String name, List<DataType> arguments) {
    return INTRINSIC.accepts(name, arguments);
  }

  /** A call that is known to be one of the kernel's functions. */
  static Operand intrinsic(Scalar.Call call, ExpressionScope scope) {
    return INTRINSIC.operand(call, scope);
  }

  static CallForm form(String name) {
    return FORMS.getOrDefault(name, INTRINSIC);
  }
}
