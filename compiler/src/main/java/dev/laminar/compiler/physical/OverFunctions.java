package dev.laminar.compiler.physical;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.AggregateFunction;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.compiler.scalar.CollectedValues;
import dev.laminar.compiler.scalar.TypeMapper;
import dev.laminar.compiler.scalar.UserArguments;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.function.UserAccumulation;
import dev.laminar.kernel.plan.OverLayout.Bound;
import dev.laminar.kernel.plan.OverLayout.Exclusion;
import dev.laminar.kernel.plan.OverLayout.NumberFunction;
import dev.laminar.kernel.plan.OverLayout.PickFunction;
import dev.laminar.kernel.plan.OverLayout.Unit;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.sql.function.UserAggregateFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Translates one window function. */
final class OverFunctions {

  /** Aggregates that no window has. */
  private static final Set<AggregateFunction> WITHOUT_WINDOW =
      Set.of(
          AggregateFunction.FIRST_VALUE, AggregateFunction.LAST_VALUE, AggregateFunction.GROUPING);

  private final OverTranslator columns;
  private final RexBuilder rex;
  private final OverTranslator.Call call;
  private final RexOver over;
  private final RexWindow window;
  private final SourceSpan span;

  OverFunctions(OverTranslator columns, RexBuilder rex, OverTranslator.Call call, SourceSpan span) {
    this.columns = columns;
    this.rex = rex;
    this.call = call;
    this.over = call.over();
    this.window = over.getWindow();
    this.span = span;
  }

  OverSpec.Function translate() {
    DataType type = TypeMapper.map(call.type(), span);
    return switch (over.getAggOperator().getKind()) {
      case ROW_NUMBER -> place(NumberFunction.ROW_NUMBER, type);
      case RANK -> place(NumberFunction.RANK, type);
      case DENSE_RANK -> place(NumberFunction.DENSE_RANK, type);
      case PERCENT_RANK -> place(NumberFunction.PERCENT_RANK, type);
      case CUME_DIST -> place(NumberFunction.CUME_DIST, type);
      case NTILE ->
          new OverSpec.Place(
              NumberFunction.NTILE, number(0), column(type.withNullable(true)), span);
      case LAG -> shifted(PickFunction.LAG, type);
      case LEAD -> shifted(PickFunction.LEAD, type);
      case FIRST_VALUE -> picked(PickFunction.FIRST_VALUE, null, type);
      case LAST_VALUE -> picked(PickFunction.LAST_VALUE, null, type);
      case NTH_VALUE -> picked(PickFunction.NTH_VALUE, number(1), type);
      default -> aggregated(type);
    };
  }

  private Column column(DataType type) {
    String name = call.sum() ? "sum" : over.getAggOperator().getName().replace("$", "");
    return new Column(name.toLowerCase(Locale.ROOT), type);
  }

  private OverSpec.Function place(NumberFunction function, DataType type) {
    return new OverSpec.Place(function, null, column(type), span);
  }

  /** An operand as a number of rows. */
  private Scalar number(int operand) {
    RexNode node = over.getOperands().get(operand);
    return columns.value(columns.convert(cast(node, SqlTypeName.BIGINT), span));
  }

  private RexNode cast(RexNode node, SqlTypeName type) {
    return rex.makeCast(
        rex.getTypeFactory()
            .createTypeWithNullability(
                rex.getTypeFactory().createSqlType(type), node.getType().isNullable()),
        node);
  }

  private OverSpec.Function shifted(PickFunction function, DataType type) {
    List<RexNode> operands = over.getOperands();
    Scalar distance =
        operands.size() > 1
            ? number(1)
            : new Scalar.Constant(
                1L,
                TypeMapper.map(rex.getTypeFactory().createSqlType(SqlTypeName.BIGINT), span),
                span);
    Scalar otherwise =
        operands.size() > 2
            ? columns.value(columns.convert(rex.makeCast(call.type(), operands.get(2)), span))
            : null;
    return new OverSpec.Other(
        function,
        value(call.type()),
        distance,
        otherwise,
        over.ignoreNulls(),
        null,
        column(type),
        span);
  }

  /** The first operand, in the type of the result but for NULL. */
  private Scalar value(RelDataType result) {
    RexNode operand = over.getOperands().getFirst();
    RexNode typed =
        SqlTypeUtil.equalSansNullability(rex.getTypeFactory(), operand.getType(), result)
            ? operand
            : rex.makeCast(
                rex.getTypeFactory()
                    .createTypeWithNullability(result, operand.getType().isNullable()),
                operand);
    return columns.value(columns.convert(typed, span));
  }

  private OverSpec.Function picked(PickFunction function, @Nullable Scalar number, DataType type) {
    OverSpec.Frame frame = frame();
    requireRow(frame, type);
    return new OverSpec.Other(
        function, value(call.type()), number, null, over.ignoreNulls(), frame, column(type), span);
  }

  private OverSpec.Function aggregated(DataType type) {
    if (over.ignoreNulls()) {
      throw unsupported(
          "IGNORE NULLS of an aggregate", "leave it out: aggregates pass over NULL anyway");
    }
    AggregateFunction function =
        over.getAggOperator().getKind() == SqlKind.SUM0
            ? AggregateFunction.SUM
            : AggregateCallTranslator.function(over.getAggOperator(), span);
    if (WITHOUT_WINDOW.contains(function)) {
      throw withOver();
    }
    UserAccumulation user = user();
    OverSpec.Frame frame = frame();
    boolean counts =
        function == AggregateFunction.COUNT
            || function == AggregateFunction.REGR_COUNT
            || over.getAggOperator().getKind() == SqlKind.SUM0;
    if (!counts && user == null) {
      requireRow(frame, type);
    }
    boolean distinct = over.isDistinct() && !AggregateCallTranslator.ignoresDistinct(function);
    List<Scalar> arguments = arguments(function, user);
    AggregateSpec.Call translated =
        new AggregateSpec.Call(
            function,
            arguments,
            distinct,
            null,
            isPercentile(function)
                ? List.of(new AggregateSpec.Order(arguments.getFirst(), isDescending(), false))
                : List.of(),
            parameters(function),
            column(AggregateCallTranslator.resultType(function, type)),
            span,
            user);
    return new OverSpec.Aggregated(translated, frame);
  }

  private static boolean isPercentile(AggregateFunction function) {
    return function == AggregateFunction.PERCENTILE_CONT
        || function == AggregateFunction.PERCENTILE_DISC;
  }

  /** Of a percentile: its last operand says so. */
  private boolean isDescending() {
    return over.getOperands().size() == 3
        && over.getOperands().get(2) instanceof RexLiteral literal
        && Boolean.TRUE.equals(literal.getValueAs(Boolean.class));
  }

  private List<Scalar.Constant> parameters(AggregateFunction function) {
    if (function == AggregateFunction.STRING_AGG) {
      return List.of(separator());
    }
    if (!isPercentile(function)) {
      return List.of();
    }
    Scalar fraction =
        over.getOperands().size() == 1 ? null : columns.convert(over.getOperands().get(1), span);
    return List.of(AggregateCallTranslator.fraction(fraction, span));
  }

  /** What is aggregated, as columns. */
  private List<Scalar> arguments(AggregateFunction function, @Nullable UserAccumulation user) {
    List<Scalar> arguments = new ArrayList<>();
    switch (function) {
      case STRING_AGG, PERCENTILE_DISC ->
          arguments.add(columns.convert(over.getOperands().getFirst(), span));
      case PERCENTILE_CONT ->
          arguments.add(approximate(columns.convert(over.getOperands().getFirst(), span)));
      case ARRAY_AGG -> {
        RexNode operand = over.getOperands().getFirst();
        Scalar value = columns.convert(operand, span);
        if (over.getAggOperator().getName().equals("ARRAY_CONCAT_AGG")) {
          arguments.add(CollectedValues.parts(value, span));
        } else {
          refuseAbsent(operand);
          arguments.add(CollectedValues.part(value, span));
        }
      }
      case JSON_ARRAYAGG -> {
        RexNode operand = over.getOperands().getFirst();
        refuseAbsent(operand);
        arguments.add(
            json(operand, AggregateCallTranslator.leavesNullOut(over.getAggOperator()))
                .element(span));
      }
      case JSON_OBJECTAGG -> {
        RexNode name = over.getOperands().getFirst();
        refuseAbsent(name);
        arguments.add(
            json(
                    over.getOperands().get(1),
                    AggregateCallTranslator.leavesNullOut(over.getAggOperator()))
                .member(columns.convert(name, span), span));
      }
      default -> {
        for (RexNode operand : over.getOperands()) {
          arguments.add(argument(operand, function, user, arguments.size()));
        }
      }
    }
    return arguments.stream().map(columns::value).toList();
  }

  private Scalar argument(
      RexNode operand, AggregateFunction function, @Nullable UserAccumulation user, int index) {
    Scalar argument = columns.convert(operand, span);
    if (user != null) {
      if (user.parameters().get(index).type().nullable()) {
        refuseAbsent(operand);
      }
      return UserArguments.of(argument, user.parameters().get(index), span);
    }
    return function.isStatistics() ? approximate(argument) : argument;
  }

  private CollectedValues.Json json(RexNode operand, boolean absent) {
    Scalar value = columns.convert(operand, span);
    return new CollectedValues.Json(value, value, absent);
  }

  /** Refuses what may be NULL for a row that is to be left out: such a function takes NULL. */
  private void refuseAbsent(RexNode operand) {
    if (isNullOtherwise(operand)) {
      throw unsupported(
          "FILTER, or CASE without ELSE, in "
              + over.getAggOperator().getName()
              + " with OVER, which takes NULL for a value,",
          "leave the rows out with WHERE in a subquery");
    }
  }

  /** {@code CASE … ELSE NULL END}, as which FILTER is written, too. */
  private static boolean isNullOtherwise(RexNode node) {
    return node instanceof RexCall made
        && (made.getKind() == SqlKind.CASE
            ? made.operands.getLast() instanceof RexLiteral last && last.isNull()
                || isNullOtherwise(made.operands.getLast())
            : made.getKind() == SqlKind.CAST
                && (isNullOtherwise(made.operands.getFirst())
                    || made.operands.getFirst() instanceof RexLiteral cast && cast.isNull()));
  }

  private @Nullable UserAccumulation user() {
    if (!(over.getAggOperator() instanceof UserAggregateFunction function)) {
      return null;
    }
    List<DataType> types =
        over.getOperands().stream().map(operand -> columns.convert(operand, span).type()).toList();
    return function.accumulation(types).orElseThrow();
  }

  private Scalar.Constant separator() {
    Scalar separator =
        over.getOperands().size() < 2 ? null : columns.convert(over.getOperands().get(1), span);
    return AggregateCallTranslator.separator(separator, span);
  }

  private static Scalar approximate(Scalar argument) {
    return AggregateCallTranslator.approximate(argument);
  }

  private LaminarException withOver() {
    return unsupported(
        over.getAggOperator().getName() + " with OVER",
        "aggregate with GROUP BY in a subquery, and join its result");
  }

  /** A type without NULL asks for a row in every frame. */
  private void requireRow(OverSpec.Frame frame, DataType type) {
    boolean reachesRow =
        reaches(frame.start().bound(), true) && reaches(frame.end().bound(), false);
    boolean keepsRow = frame.exclusion() == Exclusion.NONE || frame.exclusion() == Exclusion.TIES;
    if (!type.nullable() && !(reachesRow && keepsRow)) {
      throw unsupported(
          over.getAggOperator().getName()
              + " of what is NOT NULL, over a frame that may have no row,",
          "write NULLIF(x, NULL) instead of x, which may be NULL as the result");
    }
  }

  /**
   * Whether a frame's bound is at the current row or beyond it, so that the row is in the frame.
   */
  private static boolean reaches(Bound bound, boolean isStart) {
    return switch (bound) {
      case CURRENT_ROW -> true;
      case UNBOUNDED_PRECEDING, PRECEDING -> isStart;
      case UNBOUNDED_FOLLOWING, FOLLOWING -> !isStart;
    };
  }

  private OverSpec.Frame frame() {
    boolean byRows = window.isRows();
    if (!byRows && window.orderKeys.isEmpty()) {
      // All rows are peers.
      return new OverSpec.Frame(
          Unit.RANGE,
          new OverSpec.Edge(Bound.UNBOUNDED_PRECEDING, null, null),
          new OverSpec.Edge(Bound.UNBOUNDED_FOLLOWING, null, null),
          exclusion());
    }
    return new OverSpec.Frame(
        byRows ? Unit.ROWS : Unit.RANGE,
        edge(window.getLowerBound(), byRows),
        edge(window.getUpperBound(), byRows),
        exclusion());
  }

  private Exclusion exclusion() {
    RexWindowExclusion exclusion = window.getExclude();
    return switch (exclusion) {
      case EXCLUDE_NO_OTHER -> Exclusion.NONE;
      case EXCLUDE_CURRENT_ROW -> Exclusion.CURRENT_ROW;
      case EXCLUDE_GROUP -> Exclusion.GROUP;
      case EXCLUDE_TIES -> Exclusion.TIES;
    };
  }

  private OverSpec.Edge edge(RexWindowBound bound, boolean byRows) {
    Bound kind = kind(bound);
    RexNode offset = bound.getOffset();
    if (offset == null) {
      return new OverSpec.Edge(kind, null, null);
    }
    if (byRows) {
      Scalar rows = columns.convert(cast(offset, SqlTypeName.BIGINT), span);
      if (!(rows instanceof Scalar.Constant || rows instanceof Scalar.Parameter)) {
        throw unsupported("a frame whose size depends on the row", "write a number of rows");
      }
      return new OverSpec.Edge(kind, columns.value(rows), null);
    }
    RangeBounds bounds = new RangeBounds(columns, rex, window.orderKeys.getFirst(), span);
    return new OverSpec.Edge(kind, null, bounds.range(offset, kind == Bound.PRECEDING));
  }

  private static Bound kind(RexWindowBound bound) {
    if (bound.isCurrentRow()) {
      return Bound.CURRENT_ROW;
    }
    if (bound.isUnbounded()) {
      return bound.isPreceding() ? Bound.UNBOUNDED_PRECEDING : Bound.UNBOUNDED_FOLLOWING;
    }
    return bound.isPreceding() ? Bound.PRECEDING : Bound.FOLLOWING;
  }

  private LaminarException unsupported(String what, String help) {
    return new LaminarException(
        ErrorCode.UNSUPPORTED, what + " is not executed in this version", span, help);
  }
}
