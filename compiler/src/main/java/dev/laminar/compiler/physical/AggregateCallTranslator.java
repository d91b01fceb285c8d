package dev.laminar.compiler.physical;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.codegen.spec.AggregateFunction;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.compiler.physical.Relation.Field;
import dev.laminar.compiler.scalar.CollectedValues;
import dev.laminar.compiler.scalar.TypeMapper;
import dev.laminar.compiler.scalar.UserArguments;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.function.UserAccumulation;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import dev.laminar.sql.function.UserAggregateFunction;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlJsonConstructorNullClause;
import org.apache.calcite.sql.fun.SqlJsonArrayAggAggFunction;
import org.apache.calcite.sql.fun.SqlJsonObjectAggAggFunction;
import org.jspecify.annotations.Nullable;

/** Translates the calls of one aggregate. */
final class AggregateCallTranslator {

  private static final Set<AggregateFunction> IGNORING_DISTINCT =
      Set.of(
          AggregateFunction.MIN,
          AggregateFunction.MAX,
          AggregateFunction.FIRST_VALUE,
          AggregateFunction.LAST_VALUE,
          AggregateFunction.ANY_VALUE,
          AggregateFunction.ARG_MIN,
          AggregateFunction.ARG_MAX,
          AggregateFunction.BIT_AND,
          AggregateFunction.BIT_OR);

  private static final DataType DOUBLE = DataType.of(TypeKind.DOUBLE, false);
  private static final DataType TEXT =
      new DataType(TypeKind.VARCHAR, DataType.UNSPECIFIED, 0, false);

  private final Relation input;
  private final Map<Integer, Integer> keyNumbers;
  private final @Nullable Scalar eventTime;

  /**
   * @param keyNumbers which key a field of the input is
   * @param eventTime of the rows; null for none
   */
  AggregateCallTranslator(
      Relation input, Map<Integer, Integer> keyNumbers, @Nullable Scalar eventTime) {
    this.input = input;
    this.keyNumbers = keyNumbers;
    this.eventTime = eventTime;
  }

  AggregateSpec.Call translate(AggregateCall call, String name, SourceSpan span) {
    AggregateFunction function = function(call.getAggregation(), span);
    refuseModifiers(call, function, span);
    Column output = new Column(name, resultType(function, TypeMapper.map(call.getType(), span)));
    Scalar filter = call.hasFilter() ? withoutIsTrue(read(call.filterArg)) : null;
    List<Scalar> arguments = new ArrayList<>();
    List<AggregateSpec.Order> orders = new ArrayList<>();
    List<Scalar.Constant> parameters = new ArrayList<>();
    switch (function) {
      case FIRST_VALUE, LAST_VALUE -> {
        arguments.add(read(call.getArgList().getFirst()));
        if (eventTime != null) {
          orders.add(new AggregateSpec.Order(eventTime, false, false));
        }
      }
      case PERCENTILE_CONT, PERCENTILE_DISC -> {
        boolean median = isMedian(call);
        AggregateSpec.Order order =
            median
                ? new AggregateSpec.Order(read(call.getArgList().getFirst()), false, false)
                : orders(call).getFirst();
        boolean continuous = function == AggregateFunction.PERCENTILE_CONT;
        Scalar value = continuous ? approximate(order.value()) : order.value();
        arguments.add(value);
        orders.add(new AggregateSpec.Order(value, order.descending(), order.nullsFirst()));
        parameters.add(fraction(median ? null : computed(call.getArgList().getFirst()), span));
      }
      case STRING_AGG -> {
        arguments.add(read(call.getArgList().getFirst()));
        orders.addAll(orders(call));
        parameters.add(separator(call, span));
      }
      case ARRAY_AGG -> {
        Scalar value = read(call.getArgList().getFirst());
        boolean whole = call.getAggregation().getName().equals("ARRAY_CONCAT_AGG");
        arguments.add(
            whole ? CollectedValues.parts(value, span) : CollectedValues.part(value, span));
        orders.addAll(orders(call));
      }
      case JSON_ARRAYAGG -> {
        arguments.add(json(call).element(span));
        orders.addAll(orders(call));
      }
      case JSON_OBJECTAGG ->
          arguments.add(json(call).member(read(call.getArgList().getFirst()), span));
      case GROUPING ->
          call.getArgList()
              .forEach(field ->
                  parameters.add(
                      new Scalar.Constant(
                          keyNumbers.get(field), DataType.of(TypeKind.INTEGER, false), span)));
      case VAR_POP,
          VAR_SAMP,
          STDDEV_POP,
          STDDEV_SAMP,
          COVAR_POP,
          COVAR_SAMP,
          CORR,
          REGR_COUNT,
          REGR_SXX,
          REGR_SYY,
          REGR_SXY,
          REGR_AVGX,
          REGR_AVGY,
          REGR_SLOPE,
          REGR_INTERCEPT,
          REGR_R2 ->
          call.getArgList().forEach(field -> arguments.add(approximate(read(field))));
      case BIT_AND, BIT_OR, BIT_XOR -> {
        Scalar bits = read(call.getArgList().getFirst());
        if (bits.type().isBinary()) {
          throw unsupported(
              function + " of " + bits.type().toSql() + " is not executed in this version",
              span,
              "it takes integers");
        }
        arguments.add(bits);
      }
      case COUNT, SUM, AVG, MIN, MAX, ANY_VALUE, ARG_MIN, ARG_MAX, MODE ->
          call.getArgList().forEach(field -> arguments.add(read(field)));
      case USER -> {}
    }
    UserAccumulation user = null;
    if (function == AggregateFunction.USER) {
      user = user(call);
      for (int i = 0; i < call.getArgList().size(); i++) {
        Scalar argument = read(call.getArgList().get(i));
        arguments.add(UserArguments.of(argument, user.parameters().get(i), span));
      }
    }
    boolean distinct = call.isDistinct() && !ignoresDistinct(function);
    if (distinct
        && !orders.isEmpty()
        && function != AggregateFunction.PERCENTILE_DISC
        && function != AggregateFunction.PERCENTILE_CONT) {
      requireOrderByItself(read(call.getArgList().getFirst()), orders, span);
    }
    return new AggregateSpec.Call(
        function, arguments, distinct, filter, orders, parameters, output, span, user);
  }

  private UserAccumulation user(AggregateCall call) {
    List<DataType> types = call.getArgList().stream().map(field -> read(field).type()).toList();
    return ((UserAggregateFunction) call.getAggregation()).accumulation(types).orElseThrow();
  }

  private CollectedValues.Json json(AggregateCall call) {
    int field = call.getArgList().getLast();
    return new CollectedValues.Json(
        read(field), computed(field), leavesNullOut(call.getAggregation()));
  }

  /** Whether an aggregate of JSON says ABSENT ON NULL. */
  static boolean leavesNullOut(SqlAggFunction aggregation) {
    return switch (aggregation) {
      case SqlJsonArrayAggAggFunction array ->
          array.getNullClause() == SqlJsonConstructorNullClause.ABSENT_ON_NULL;
      case SqlJsonObjectAggAggFunction object ->
          object.getNullClause() == SqlJsonConstructorNullClause.ABSENT_ON_NULL;
      default -> false;
    };
  }

  private Scalar read(int field) {
    return WindowColumns.read(input.fields().get(field));
  }

  static Scalar approximate(Scalar value) {
    return value.type().kind() == TypeKind.DOUBLE
        ? value
        : new Scalar.Cast(value, false, DOUBLE.withNullable(value.type().nullable()), value.span());
  }

  /**
   * The planner writes FILTER conditions as {@code IS TRUE(…)}, which is what a filter means
   * anyway.
   */
  private static Scalar withoutIsTrue(Scalar filter) {
    return filter instanceof Scalar.Call call && call.function().equals("IS_TRUE")
        ? call.arguments().getFirst()
        : filter;
  }

  private List<AggregateSpec.Order> orders(AggregateCall call) {
    List<AggregateSpec.Order> orders = new ArrayList<>();
    for (RelFieldCollation field : call.getCollation().getFieldCollations()) {
      boolean nullsFirst =
          field.nullDirection == RelFieldCollation.NullDirection.UNSPECIFIED
              ? field.direction.isDescending()
              : field.nullDirection == RelFieldCollation.NullDirection.FIRST;
      orders.add(
          new AggregateSpec.Order(
              read(field.getFieldIndex()), field.direction.isDescending(), nullsFirst));
    }
    return orders;
  }

  /** What an argument is, perhaps as a column of the projection below. */
  private Scalar computed(int field) {
    Field argument = input.fields().get(field);
    Scalar value = argument.value();
    return value instanceof InputColumn column && input.node() instanceof PhysicalNode.Project below
        ? below.items().get(column.index()).value()
        : value;
  }

  /**
   * The fraction of a percentile.
   *
   * @param given null for the median's
   */
  static Scalar.Constant fraction(@Nullable Scalar given, SourceSpan span) {
    if (given == null) {
      return new Scalar.Constant(0.5, DOUBLE, span);
    }
    Scalar.Constant constant = given instanceof Scalar.Constant literal ? literal : null;
    double fraction =
        switch (constant == null ? null : constant.value()) {
          case Integer whole -> whole;
          case Long unscaled -> BigDecimal.valueOf(unscaled, constant.type().scale()).doubleValue();
          case BigInteger unscaled ->
              new BigDecimal(unscaled, constant.type().scale()).doubleValue();
          case Double approximate -> approximate;
          case null, default -> Double.NaN;
        };
    if (!(fraction >= 0 && fraction <= 1)) {
      throw unsupported(
          "the fraction of a percentile must be a literal from 0 to 1",
          span,
          "write a number from 0 to 1, such as 0.95");
    }
    return new Scalar.Constant(fraction, DOUBLE, span);
  }

  private Scalar.Constant separator(AggregateCall call, SourceSpan span) {
    return separator(
        call.getArgList().size() < 2 ? null : computed(call.getArgList().get(1)), span);
  }

  /** What stands between texts: a comma when it is left out. */
  static Scalar.Constant separator(@Nullable Scalar given, SourceSpan span) {
    if (given == null) {
      return new Scalar.Constant(",".getBytes(StandardCharsets.UTF_8), TEXT, span);
    }
    if (!(given instanceof Scalar.Constant constant)
        || !(constant.value() instanceof byte[] bytes)) {
      throw unsupported(
          "a separator that is not a literal is not executed in this version",
          span,
          "write a text literal, such as ', '");
    }
    return new Scalar.Constant(bytes, TEXT, span);
  }

  private static void requireOrderByItself(
      Scalar argument, List<AggregateSpec.Order> orders, SourceSpan span) {
    if (!orders.isEmpty() && (orders.size() > 1 || !orders.getFirst().value().equals(argument))) {
      throw unsupported(
          "with DISTINCT, values can be ordered by themselves only",
          span,
          "order by the value that is aggregated, or leave out DISTINCT");
    }
  }

  /** What joins texts has no length of its own. */
  static DataType resultType(AggregateFunction function, DataType type) {
    return switch (function) {
      case STRING_AGG -> TEXT.withNullable(type.nullable());
      case ARRAY_AGG -> type.withNullable(true);
      case JSON_ARRAYAGG, JSON_OBJECTAGG -> TEXT.withNullable(true);
      default -> type;
    };
  }

  private static boolean isMedian(AggregateCall call) {
    return call.getAggregation().getName().equals("MEDIAN");
  }

  static AggregateFunction function(SqlAggFunction aggregation, SourceSpan span) {
    if (aggregation instanceof UserAggregateFunction) {
      return AggregateFunction.USER;
    }
    return switch (aggregation.getKind()) {
      case COUNT -> AggregateFunction.COUNT;
      case SUM -> AggregateFunction.SUM;
      case AVG -> AggregateFunction.AVG;
      case MIN -> AggregateFunction.MIN;
      case MAX -> AggregateFunction.MAX;
      case FIRST_VALUE -> AggregateFunction.FIRST_VALUE;
      case LAST_VALUE -> AggregateFunction.LAST_VALUE;
      case ANY_VALUE -> AggregateFunction.ANY_VALUE;
      case ARG_MIN -> AggregateFunction.ARG_MIN;
      case ARG_MAX -> AggregateFunction.ARG_MAX;
      case BIT_AND -> AggregateFunction.BIT_AND;
      case BIT_OR -> AggregateFunction.BIT_OR;
      case BIT_XOR -> AggregateFunction.BIT_XOR;
      case LISTAGG -> AggregateFunction.STRING_AGG;
      case ARRAY_AGG, ARRAY_CONCAT_AGG -> AggregateFunction.ARRAY_AGG;
      case JSON_ARRAYAGG -> AggregateFunction.JSON_ARRAYAGG;
      case JSON_OBJECTAGG -> AggregateFunction.JSON_OBJECTAGG;
      case MODE -> AggregateFunction.MODE;
      case PERCENTILE_CONT -> AggregateFunction.PERCENTILE_CONT;
      case PERCENTILE_DISC -> AggregateFunction.PERCENTILE_DISC;
      case GROUPING -> AggregateFunction.GROUPING;
      default -> named(aggregation, span);
    };
  }

  private static AggregateFunction named(SqlAggFunction aggregation, SourceSpan span) {
    return switch (aggregation.getName()) {
      case "STDDEV", "STDDEV_SAMP" -> AggregateFunction.STDDEV_SAMP;
      case "STDDEV_POP" -> AggregateFunction.STDDEV_POP;
      case "VARIANCE", "VAR_SAMP" -> AggregateFunction.VAR_SAMP;
      case "VAR_POP" -> AggregateFunction.VAR_POP;
      case "COVAR_POP" -> AggregateFunction.COVAR_POP;
      case "COVAR_SAMP" -> AggregateFunction.COVAR_SAMP;
      case "CORR" -> AggregateFunction.CORR;
      case "REGR_COUNT" -> AggregateFunction.REGR_COUNT;
      case "REGR_SXX" -> AggregateFunction.REGR_SXX;
      case "REGR_SYY" -> AggregateFunction.REGR_SYY;
      case "REGR_SXY" -> AggregateFunction.REGR_SXY;
      case "REGR_AVGX" -> AggregateFunction.REGR_AVGX;
      case "REGR_AVGY" -> AggregateFunction.REGR_AVGY;
      case "REGR_SLOPE" -> AggregateFunction.REGR_SLOPE;
      case "REGR_INTERCEPT" -> AggregateFunction.REGR_INTERCEPT;
      case "REGR_R2" -> AggregateFunction.REGR_R2;
      case "MEDIAN" -> AggregateFunction.PERCENTILE_CONT;
      default ->
          throw unsupported(
              "aggregate function " + aggregation.getName() + " is not executed in this version",
              span,
              "SHOW FUNCTIONS lists those that are");
    };
  }

  /** Whether it does not matter how often a value comes. */
  static boolean ignoresDistinct(AggregateFunction function) {
    return IGNORING_DISTINCT.contains(function);
  }

  private static void refuseModifiers(
      AggregateCall call, AggregateFunction function, SourceSpan span) {
    if (call.isDistinct() && function == AggregateFunction.MODE) {
      throw unsupported(
          "MODE of distinct values is the smallest of them", span, "write MIN, or no DISTINCT");
    }
    if (call.ignoreNulls()) {
      throw unsupported(
          "IGNORE NULLS is not executed in this version",
          span,
          "write FILTER (WHERE x IS NOT NULL) behind the call");
    }
    if (call.distinctKeys != null) {
      throw unsupported("WITHIN DISTINCT is not executed in this version", span, "");
    }
    boolean takesOrder =
        function == AggregateFunction.STRING_AGG
            || function == AggregateFunction.ARRAY_AGG
            || function == AggregateFunction.JSON_ARRAYAGG
            || function == AggregateFunction.PERCENTILE_CONT
            || function == AggregateFunction.PERCENTILE_DISC;
    if (!takesOrder && !call.getCollation().getFieldCollations().isEmpty()) {
      throw unsupported("WITHIN GROUP is not executed in this version", span, "");
    }
  }

  private static LaminarException unsupported(String message, SourceSpan span, String help) {
    return new LaminarException(ErrorCode.UNSUPPORTED, message, span, help);
  }
}
