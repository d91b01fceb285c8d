package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.sql.function.PatternFunctions;
import dev.laminar.sql.statement.ScriptText;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Writes an expression of DEFINE or MEASURES with calls of {@link PatternFunctions}: {@code
 * PREV(A.x + A.y)} becomes a column of a row plus another one, and a column by itself is that of
 * its variable's last row.
 */
final class PatternExpressions extends SqlShuttle {

  /** Aggregates that rows of a match can be combined with. */
  private static final Set<String> AGGREGATES = Set.of("COUNT", "SUM", "AVG", "MIN", "MAX");

  /** Rows are navigated by no more than this. */
  private static final int MAX_OFFSET = 10_000;

  /** Stands for all variables. */
  private static final String ALL = "";

  private final ScriptText script;
  private final Map<String, String> spellings;
  private final Map<String, Set<String>> sets;

  /** The variable whose definition it is; null for a measure. */
  private final @Nullable String defined;

  private final boolean allRows;

  /** Of the pattern; null in a definition. */
  private final @Nullable PatternShape shape;

  private final Place place;

  /**
   * Where in the expression.
   *
   * @param whole whether the match is looked at as a whole
   * @param first see {@link PatternFunctions.Navigation}
   * @param logical whether inside FIRST or LAST
   * @param physical whether inside PREV or NEXT
   * @param aggregate whether inside an aggregate
   */
  private record Place(
      boolean whole,
      boolean first,
      int occurrence,
      int shift,
      boolean logical,
      boolean physical,
      boolean aggregate) {

    static Place top(boolean whole) {
      return new Place(whole, false, 0, 0, false, false, false);
    }

    boolean navigates() {
      return logical || physical;
    }

    Place withWhole(boolean value) {
      return new Place(value, first, occurrence, shift, logical, physical, aggregate);
    }

    Place inLogical(boolean isFirst, int offset) {
      return new Place(whole, isFirst, offset, shift, true, physical, aggregate);
    }

    Place inPhysical(int offset) {
      return new Place(whole, first, occurrence, shift + offset, logical, true, aggregate);
    }

    Place inAggregate() {
      return new Place(whole, first, occurrence, shift, logical, physical, true);
    }
  }

  private PatternExpressions(
      ScriptText script,
      Map<String, String> spellings,
      Map<String, Set<String>> sets,
      @Nullable String defined,
      boolean allRows,
      @Nullable PatternShape shape,
      Place place) {
    this.script = script;
    this.spellings = spellings;
    this.sets = sets;
    this.defined = defined;
    this.allRows = allRows;
    this.shape = shape;
    this.place = place;
  }

  static PatternExpressions ofDefinition(
      ScriptText script,
      Map<String, String> spellings,
      Map<String, Set<String>> sets,
      String variable) {
    return new PatternExpressions(script, spellings, sets, variable, false, null, Place.top(false));
  }

  static PatternExpressions ofMeasure(
      ScriptText script,
      Map<String, String> spellings,
      Map<String, Set<String>> sets,
      boolean allRows,
      PatternShape shape) {
    return new PatternExpressions(
        script, spellings, sets, null, allRows, shape, Place.top(!allRows));
  }

  SqlNode rewrite(SqlNode expression) {
    return Objects.requireNonNull(expression.accept(this));
  }

  private SqlNode rewrite(SqlNode expression, Place at) {
    return new PatternExpressions(script, spellings, sets, defined, allRows, shape, at)
        .rewrite(expression);
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    switch (call.getKind()) {
      case FIRST, LAST -> {
        if (place.logical() || place.aggregate()) {
          throw invalid(
              "FIRST and LAST cannot stand in " + (place.aggregate() ? "an aggregate" : "another"),
              call,
              "");
        }
        requireOneVariable(call.operand(0), call);
        return rewrite(
            call.operand(0),
            place.inLogical(call.getKind() == SqlKind.FIRST, offset(call.operand(1))));
      }
      case PREV, NEXT -> {
        if (place.logical() || place.aggregate()) {
          throw invalid(
              call.getKind() + " cannot stand in FIRST, LAST or an aggregate",
              call,
              "write PREV(FIRST(x)) for the row before the first one");
        }
        requireOneVariable(call.operand(0), call);
        int rows = offset(call.operand(1));
        return rewrite(
            call.operand(0), place.inPhysical(call.getKind() == SqlKind.PREV ? -rows : rows));
      }
      case RUNNING, FINAL -> {
        if (defined != null && call.getKind() == SqlKind.FINAL) {
          throw invalid(
              "FINAL cannot stand in DEFINE: the match is not known yet", call, "leave it out");
        }
        // With one row per match both are the same.
        boolean whole = !allRows && defined == null || call.getKind() == SqlKind.FINAL;
        return rewrite(call.operand(0), place.withWhole(whole));
      }
      case CLASSIFIER -> {
        refuseInside(call);
        return new PatternFunctions.Classifier(place.whole(), isEmptyShown())
            .createCall(call.getParserPosition());
      }
      case MATCH_NUMBER -> {
        refuseInside(call);
        return PatternFunctions.MatchNumber.INSTANCE.createCall(call.getParserPosition());
      }
      case OVER, FILTER, WITHIN_GROUP, WITHIN_DISTINCT, IGNORE_NULLS, RESPECT_NULLS ->
          throw unsupported(
              call.getKind().sql + " in MATCH_RECOGNIZE is",
              call,
              "compute it in a query over the matches");
      default -> {
        if (call.isA(SqlKind.QUERY)) {
          throw unsupported("a subquery in MATCH_RECOGNIZE is", call, "join in a query around it");
        }
        return isAggregate(call) ? aggregate(call) : super.visit(call);
      }
    }
  }

  private static boolean isAggregate(SqlCall call) {
    return AGGREGATES.contains(call.getOperator().getName().toUpperCase(Locale.ROOT));
  }

  private void refuseInside(SqlCall call) {
    if (place.navigates() || place.aggregate()) {
      throw unsupported(
          call.getOperator().getName() + " in PREV, NEXT, FIRST, LAST or an aggregate is",
          call,
          "call it by itself, with ALL ROWS PER MATCH for each row");
    }
  }

  private SqlNode aggregate(SqlCall call) {
    if (place.navigates() || place.aggregate()) {
      throw invalid(
          "an aggregate cannot stand in PREV, NEXT, FIRST, LAST or another aggregate", call, "");
    }
    if (call.getFunctionQuantifier() != null) {
      throw unsupported(
          "DISTINCT in MATCH_RECOGNIZE is", call, "aggregate ALL ROWS PER MATCH with GROUP BY");
    }
    SqlCall of;
    SqlNode argument = call.operandCount() == 1 ? call.operand(0) : null;
    if (argument instanceof SqlIdentifier star && star.isStar()) {
      of = countOf(call, star);
    } else {
      requireOneVariable(call, call);
      of = (SqlCall) Objects.requireNonNull(inAggregate(call));
    }
    return new PatternFunctions.Aggregated(place.whole()).createCall(call.getParserPosition(), of);
  }

  /** {@code COUNT(*)}, {@code COUNT(A.*)}. */
  private SqlCall countOf(SqlCall call, SqlIdentifier star) {
    String variable =
        star.names.size() == 1
            ? PatternFunctions.AggregatedRow.ALL
            : spellings.get(star.names.getFirst());
    if (variable == null || star.names.size() > 2) {
      throw invalid("'" + star + "' is no variable of the pattern", star, "");
    }
    return call.getOperator()
        .createCall(
            call.getParserPosition(),
            new PatternFunctions.AggregatedRow(variable).createCall(star.getParserPosition()));
  }

  private @Nullable SqlNode inAggregate(SqlCall call) {
    PatternExpressions inside =
        new PatternExpressions(
            script, spellings, sets, defined, allRows, shape, place.inAggregate());
    List<SqlNode> operands =
        call.getOperandList().stream().map(operand -> inside.rewrite(operand)).toList();
    return call.getOperator().createCall(call.getParserPosition(), operands);
  }

  /** The rows that a navigation or an aggregate is about are those of one variable. */
  private void requireOneVariable(SqlNode argument, SqlCall call) {
    Set<String> variables = new LinkedHashSet<>();
    argument.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlIdentifier identifier) {
            if (!identifier.isStar()) {
              variables.add(variableOf(identifier));
            }
            return null;
          }
        });
    if (variables.size() > 1) {
      throw invalid(
          "all columns here must be of one pattern variable",
          call,
          "write a call for each variable");
    }
    if (variables.isEmpty()) {
      throw invalid("a column is needed here", call, "name a column, or one of a variable: A.x");
    }
  }

  /** The variable or subset that a column is of. */
  private String variableOf(SqlIdentifier column) {
    String variable = column.names.size() > 1 ? spellings.get(column.names.getFirst()) : null;
    return variable == null ? ALL : variable;
  }

  private int offset(SqlLiteral literal) {
    try {
      int offset = literal.bigDecimalValue().intValueExact();
      if (offset >= 0 && offset <= MAX_OFFSET) {
        return offset;
      }
    } catch (ArithmeticException e) {
      // Refused below.
    }
    throw invalid("an offset is a whole number from 0 to " + MAX_OFFSET, literal, "");
  }

  @Override
  public @Nullable SqlNode visit(SqlIdentifier column) {
    if (column.isStar()) {
      throw invalid("'*' can stand in COUNT only", column, "");
    }
    String variable = variableOf(column);
    SqlIdentifier spelled = variable.equals(ALL) ? column : column.setName(0, variable);
    if (place.aggregate()) {
      return PatternFunctions.AggregatedColumn.INSTANCE.createCall(
          column.getParserPosition(), spelled);
    }
    return new PatternFunctions.Navigation(
            place.first(), place.occurrence(), place.shift(), place.whole(), mayBeMissing(variable))
        .createCall(column.getParserPosition(), spelled);
  }

  /** Whether there may be no row that a column is to be of. */
  private boolean mayBeMissing(String variable) {
    if (place.occurrence() > 0 || place.shift() != 0) {
      return true;
    }
    Set<String> members = variable.equals(ALL) ? sets.keySet() : sets.get(variable);
    if (defined != null) {
      // The current row is mapped to the variable.
      return !(variable.equals(ALL) || Objects.requireNonNull(members).contains(defined));
    }
    PatternShape pattern = Objects.requireNonNull(shape);
    if (pattern.empty()) {
      return true;
    }
    boolean always = !Collections.disjoint(pattern.always(), Objects.requireNonNull(members));
    return !(variable.equals(ALL) || place.whole() && always);
  }

  /** Whether a measure may be of a match without rows. */
  private boolean isEmptyShown() {
    return shape != null && shape.empty();
  }

  private LaminarException invalid(String message, SqlNode node, String help) {
    return new LaminarException(ErrorCode.INVALID_STATEMENT, message, script.span(node), help);
  }

  private LaminarException unsupported(String whatIs, SqlNode node, String help) {
    return new LaminarException(
        ErrorCode.UNSUPPORTED, whatIs + " not executed in this version", script.span(node), help);
  }
}
