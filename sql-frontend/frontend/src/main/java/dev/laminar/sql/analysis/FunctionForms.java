package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.sql.error.NearestNames;
import dev.laminar.sql.function.ArrayFunctions;
import dev.laminar.sql.function.FilterOperator;
import dev.laminar.sql.function.JsonAggregates;
import dev.laminar.sql.function.JsonConstructors;
import dev.laminar.sql.function.MultisetFunctions;
import dev.laminar.sql.function.StatisticalFunctions;
import dev.laminar.sql.function.TextAggregates;
import dev.laminar.sql.statement.ScriptText;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlJsonValueReturning;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlJsonValueFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.NlsString;
import org.jspecify.annotations.Nullable;

/**
 * Copies a query's tree and brings PostgreSQL's spellings to the standard's: {@code
 * DATE_TRUNC('hour', ts)} is {@code FLOOR(ts TO HOUR)}, {@code DATE_PART('hour', ts)} is {@code
 * EXTRACT(HOUR FROM ts)}; percentiles have the types of ours; JSON_OBJECT, JSON_ARRAY, and
 * JSON_VALUE without RETURNING, yield VARCHAR without limit.
 */
final class FunctionForms extends TreeCopy {

  /** Window functions that yield a value, or what is made of values: NULL where there is none. */
  private static final Set<String> OF_A_VALUE =
      Set.of(
          "FIRST_VALUE",
          "LAST_VALUE",
          "SUM",
          "AVG",
          "MIN",
          "MAX",
          "ANY_VALUE",
          "BIT_AND",
          "BIT_OR",
          "BIT_XOR",
          "BOOL_AND",
          "BOOL_OR",
          "EVERY",
          "MODE",
          "MAX_BY",
          "MIN_BY",
          "ARG_MAX",
          "ARG_MIN");

  private final ScriptText script;

  private FunctionForms(ScriptText script) {
    this.script = script;
  }

  static SqlNode rewrite(ScriptText script, SqlNode query) {
    return Objects.requireNonNull(query.accept(new FunctionForms(script)));
  }

  @Override
  public @Nullable SqlNode visit(SqlDataTypeSpec type) {
    return CompositeTypes.withNullableFields(type);
  }

  @Override
  public @Nullable SqlNode visit(SqlLiteral literal) {
    if (literal instanceof SqlCharStringLiteral text) {
      Charset charset = text.getValueAs(NlsString.class).getCharset();
      // E'…' and U&'…' are UTF-16 to the parser.
      if (charset != null && !charset.name().startsWith("UTF-")) {
        throw new LaminarException(
            ErrorCode.UNSUPPORTED,
            "text of the character set " + charset.name() + " is not executed in this version",
            script.span(literal),
            "leave the character set out: all text is UTF-8");
      }
    }
    return super.visit(literal);
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    SqlNode copy =
        JsonAggregates.replaceIn(
            TextAggregates.ordered(
                FilterOperator.replaceIn(
                    WindowForms.replaceIn(script, Objects.requireNonNull(super.visit(call))))));
    SqlNode ofMultisets = MultisetFunctions.replaceIn(copy);
    if (ofMultisets != copy) {
      return ofMultisets;
    }
    SqlNode joined = TimeJoins.rewrite(script, copy);
    if (joined != copy) {
      return joined;
    }
    if (copy instanceof SqlCall over && over.getKind() == SqlKind.OVER) {
      return windowFunction(over);
    }
    if (copy instanceof SqlCall json
        && json.getOperator() == SqlStdOperatorTable.JSON_VALUE
        && !SqlJsonValueFunction.hasExplicitTypeSpec(json.getOperandList())) {
      return returningText(json);
    }
    if (copy instanceof SqlCall array
        && array.getOperator() == SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR
        && array.getOperandList().isEmpty()) {
      return ArrayFunctions.EMPTY_ARRAY.createCall(array.getParserPosition());
    }
    if (copy instanceof SqlCall json && json.getOperator() == SqlStdOperatorTable.JSON_OBJECT) {
      return JsonConstructors.OBJECT.createCall(json.getParserPosition(), json.getOperandList());
    }
    if (copy instanceof SqlCall json && json.getOperator() == SqlStdOperatorTable.JSON_ARRAY) {
      return JsonConstructors.ARRAY.createCall(json.getParserPosition(), json.getOperandList());
    }
    if (copy instanceof SqlCall percentile
        && percentile.getOperator() == SqlStdOperatorTable.PERCENTILE_CONT) {
      return withFunction(percentile, StatisticalFunctions.PERCENTILE_CONT);
    }
    if (copy instanceof SqlCall percentile
        && percentile.getOperator() == SqlStdOperatorTable.PERCENTILE_DISC) {
      return withFunction(percentile, StatisticalFunctions.PERCENTILE_DISC);
    }
    if (copy instanceof SqlCall day
        && day.operandCount() == 1
        && day.getOperator().getName().equalsIgnoreCase("DAYOFWEEK")) {
      return dayOfWeek(day);
    }
    if (copy instanceof SqlCall copied
        && copied.operandCount() == 2
        && copied.operand(0) instanceof SqlCharStringLiteral unit) {
      return switch (copied.getOperator().getName().toUpperCase(Locale.ROOT)) {
        case "DATE_TRUNC" ->
            SqlStdOperatorTable.FLOOR.createCall(
                copied.getParserPosition(), copied.operand(1), qualifier(unit));
        case "DATE_PART" ->
            SqlStdOperatorTable.EXTRACT.createCall(
                copied.getParserPosition(), qualifier(unit), copied.operand(1));
        default -> copy;
      };
    }
    return copy;
  }

  private SqlCall windowFunction(SqlCall over) {
    SqlNode function = over.operand(0);
    SqlNode condition = null;
    if (function instanceof SqlCall filter && filter.getKind() == SqlKind.FILTER) {
      function = filter.operand(0);
      condition = filter.operand(1);
    }
    if (isPercentile(function)) {
      function = StatisticalFunctions.ofFrame((SqlCall) function);
    }
    if (function instanceof SqlCall call && isNamed(call, "APPROX_COUNT_DISTINCT")) {
      function =
          SqlStdOperatorTable.COUNT.createCall(
              SqlSelectKeyword.DISTINCT.symbol(call.getParserPosition()),
              call.getParserPosition(),
              call.getOperandList());
    }
    if (function instanceof SqlCall call
        && isNamed(call, "COUNTIF")
        && call.operandCount() == 1
        && call.getFunctionQuantifier() == null) {
      SqlParserPos pos = call.getParserPosition();
      condition =
          condition == null
              ? call.operand(0)
              : SqlStdOperatorTable.AND.createCall(pos, condition, call.operand(0));
      function = SqlStdOperatorTable.COUNT.createCall(pos, SqlLiteral.createExactNumeric("1", pos));
    }
    requireNoOrder(function);
    SqlCall plain =
        over.getOperator().createCall(over.getParserPosition(), function, over.operand(1));
    return mayBeNull(condition == null ? plain : filtered(plain, (SqlCall) function, condition));
  }

  private static boolean isNamed(SqlCall call, String name) {
    return call.getOperator().getName().equalsIgnoreCase(name);
  }

  private static boolean isPercentile(SqlNode function) {
    return function instanceof SqlCall within
        && within.getKind() == SqlKind.WITHIN_GROUP
        && within.operand(0) instanceof SqlCall percentile
        && (percentile.getOperator() == StatisticalFunctions.PERCENTILE_CONT
            || percentile.getOperator() == StatisticalFunctions.PERCENTILE_DISC)
        && ((SqlNodeList) within.operand(1)).size() == 1;
  }

  /**
   * Of a frame that may have no row, a value of what is NOT NULL may be NULL all the same, which
   * Calcite does not see.
   */
  private static SqlCall mayBeNull(SqlCall over) {
    if (!(over.operand(0) instanceof SqlCall function)
        || function.operandCount() == 0
        || !OF_A_VALUE.contains(function.getOperator().getName().toUpperCase(Locale.ROOT))
        || !(over.operand(1) instanceof SqlWindow window)
        || !mayBeEmpty(window)) {
      return over;
    }
    SqlParserPos pos = function.getParserPosition();
    List<SqlNode> operands = new ArrayList<>(function.getOperandList());
    operands.set(
        0,
        SqlStdOperatorTable.NULLIF.createCall(
            operands.getFirst().getParserPosition(),
            operands.getFirst(),
            SqlLiteral.createNull(pos)));
    SqlCall nullable =
        function.getOperator().createCall(function.getFunctionQuantifier(), pos, operands);
    return over.getOperator().createCall(over.getParserPosition(), nullable, window);
  }

  private static boolean mayBeEmpty(SqlWindow window) {
    SqlNode lower = window.getLowerBound();
    SqlNode upper = window.getUpperBound();
    return SqlWindow.isExcludeCurrentRow(window.getExclude())
        || SqlWindow.isExcludeGroup(window.getExclude())
        || lower != null && lower.getKind() == SqlKind.FOLLOWING
        || upper != null && upper.getKind() == SqlKind.PRECEDING;
  }

  /** The rows of a frame have their order from the window. */
  private void requireNoOrder(SqlNode function) {
    if (!(function instanceof SqlCall call)) {
      return;
    }
    if (call.getKind() == SqlKind.WITHIN_GROUP
        || call.getOperandList().stream().anyMatch(SqlNodeList.class::isInstance)) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "an order of its own for an aggregate with OVER is not executed in this version",
          script.span(call.getKind() == SqlKind.WITHIN_GROUP ? call.operand(0) : call),
          "leave it out: the rows of a frame come in the order of the window");
    }
  }

  /**
   * {@code SUM(x) FILTER (WHERE c) OVER w} is {@code SUM(CASE WHEN c THEN x END) OVER w}:
   * aggregates pass over NULL.
   */
  private static SqlCall filtered(SqlCall over, SqlCall aggregate, SqlNode condition) {
    SqlParserPos pos = aggregate.getParserPosition();
    List<SqlNode> operands = new ArrayList<>(aggregate.getOperandList());
    boolean countsRows =
        operands.isEmpty() || operands.getFirst() instanceof SqlIdentifier star && star.isStar();
    SqlNode value = countsRows ? SqlLiteral.createExactNumeric("1", pos) : operands.getFirst();
    SqlNode kept =
        new SqlCase(
            pos,
            null,
            SqlNodeList.of(condition),
            SqlNodeList.of(value),
            SqlLiteral.createNull(pos));
    if (operands.isEmpty()) {
      operands.add(kept);
    } else {
      operands.set(0, kept);
    }
    SqlCall of =
        aggregate.getOperator().createCall(aggregate.getFunctionQuantifier(), pos, operands);
    return over.getOperator().createCall(over.getParserPosition(), of, over.operand(1));
  }

  /** The parser knows some functions by Calcite's operators. */
  private static SqlNode withFunction(SqlCall call, SqlAggFunction function) {
    return function.createCall(
        call.getFunctionQuantifier(), call.getParserPosition(), call.getOperandList());
  }

  /** ODBC's DAYOFWEEK begins with 1 on Sunday; DOW is PostgreSQL's, which begins with 0. */
  private static SqlNode dayOfWeek(SqlCall day) {
    SqlParserPos pos = day.getParserPosition();
    SqlCall fromZero =
        SqlStdOperatorTable.EXTRACT.createCall(
            pos, new SqlIntervalQualifier(TimeUnit.DOW, null, pos), day.operand(0));
    return SqlStdOperatorTable.PLUS.createCall(
        pos, fromZero, SqlLiteral.createExactNumeric("1", pos));
  }

  /** Calcite's default is VARCHAR(2000). */
  private static SqlNode returningText(SqlCall json) {
    SqlParserPos pos = json.getParserPosition();
    List<SqlNode> operands = new ArrayList<>(json.getOperandList());
    operands.add(2, SqlJsonValueReturning.RETURNING.symbol(pos));
    operands.add(3, new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.VARCHAR, pos), pos));
    return json.getOperator().createCall(pos, operands);
  }

  private SqlIntervalQualifier qualifier(SqlCharStringLiteral literal) {
    String name = Objects.requireNonNull(literal.toValue()).toUpperCase(Locale.ROOT);
    String singular = name.endsWith("S") ? name.substring(0, name.length() - 1) : name;
    Optional<TimeUnit> unit =
        Arrays.stream(TimeUnit.values())
            .filter(each -> each.name().equals(name) || each.name().equals(singular))
            .findFirst();
    if (unit.isEmpty()) {
      List<String> names = Arrays.stream(TimeUnitRange.values()).map(Enum::name).toList();
      throw new LaminarException(
          ErrorCode.INVALID_ARGUMENT,
          "'" + literal.toValue() + "' is not a unit of time",
          script.span(literal),
          NearestNames.help(name, names));
    }
    return new SqlIntervalQualifier(unit.get(), null, literal.getParserPosition());
  }
}
