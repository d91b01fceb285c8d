package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.sql.statement.ScriptText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.SqlMatchRecognize.AfterOption;
import org.apache.calcite.sql.SqlMatchRecognize.RowsPerMatchOption;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.Static;
import org.jspecify.annotations.Nullable;

/**
 * Checks every MATCH_RECOGNIZE of a query's tree by the rules of the standard, and writes its
 * expressions as calls of {@link dev.laminar.sql.function.PatternFunctions}. The tree is changed.
 */
final class PatternForms extends SqlBasicVisitor<@Nullable Void> {

  /** The name of an input without one. No variable can have it. */
  private static final String INPUT = "match input";

  private final ScriptText script;

  private PatternForms(ScriptText script) {
    this.script = script;
  }

  /**
   * Prepares a tree for validation.
   *
   * @throws LaminarException UNSUPPORTED, INVALID_STATEMENT, DUPLICATE_OBJECT, UNDEFINED_OBJECT
   */
  static SqlNode prepare(ScriptText script, SqlNode query) {
    query.accept(new PatternForms(script));
    return query;
  }

  /** Whether a match comes out as all of its rows. */
  static boolean showsAllRows(SqlMatchRecognize match) {
    SqlLiteral rows = match.getRowsPerMatch();
    return rows != null && rows.getValue() == RowsPerMatchOption.ALL_ROWS;
  }

  /** The variables of a pattern in the order in which they stand in it, then its subsets. */
  static Set<String> variables(SqlMatchRecognize match) {
    Set<String> variables = new LinkedHashSet<>();
    addVariables(match.getPattern(), variables);
    match.getSubsetList().forEach(subset -> variables.add(name(((SqlCall) subset).operand(0))));
    return variables;
  }

  private static void addVariables(SqlNode pattern, Set<String> variables) {
    switch (pattern) {
      case SqlIdentifier variable -> variables.add(variable.getSimple());
      case SqlCall call -> call.getOperandList().forEach(part -> addVariables(part, variables));
      default -> {}
    }
  }

  static CalciteContextException notCondition(PatternValidator validator, SqlNode condition) {
    return validator.newValidationError(condition, Static.RESOURCE.condMustBeBoolean("DEFINE"));
  }

  private static String name(SqlNode identifier) {
    return ((SqlIdentifier) identifier).getSimple();
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    if (!(call instanceof SqlMatchRecognize match)) {
      return super.visit(call);
    }
    match.getTableRef().accept(this);
    prepare(match);
    return null;
  }

  private void prepare(SqlMatchRecognize match) {
    Map<String, String> spellings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (match.getPattern() instanceof SqlIdentifier variable) {
      spellings.put(variable.getSimple(), variable.getSimple());
    }
    spell(match.getPattern(), spellings);
    checkQuantifiers(match.getPattern());
    Set<String> patternVariables = new LinkedHashSet<>(spellings.values());
    Map<String, Set<String>> sets = sets(match, spellings);
    SqlNode after = match.getAfter();
    if (after == null) {
      // Calcite would go on with the next row.
      match.setOperand(
          SqlMatchRecognize.OPERAND_AFTER,
          SqlLiteral.createSymbol(AfterOption.SKIP_PAST_LAST_ROW, SqlParserPos.ZERO));
    } else if (after instanceof SqlCall skip) {
      skip.setOperand(0, respelled(skip.operand(0), spellings));
    }
    checkColumns(match);
    checkWithin(match.getInterval());
    boolean allRows = showsAllRows(match);
    PatternShape shape = PatternShape.of(match.getPattern());
    SqlNode input = match.getTableRef();
    String inputName = INPUT;
    if (input.getKind() == SqlKind.AS) {
      inputName = name(((SqlCall) input).operand(1));
      String spelled = spellings.get(inputName);
      if (spelled != null) {
        throw invalid(
            "the input and a pattern variable are both named '" + inputName + "'",
            ((SqlCall) input).operand(1),
            "give one of them another name");
      }
    } else {
      SqlParserPos pos = input.getParserPosition();
      match.setOperand(
          SqlMatchRecognize.OPERAND_TABLE_REF,
          SqlStdOperatorTable.AS.createCall(pos, input, new SqlIdentifier(INPUT, pos)));
    }
    match.setOperand(
        SqlMatchRecognize.OPERAND_PATTERN_DEFINES,
        definitions(match, spellings, sets, patternVariables));
    match.setOperand(
        SqlMatchRecognize.OPERAND_MEASURES, measures(match, spellings, sets, allRows, shape));
  }

  /** Writes each variable of the pattern as where it stands first. */
  private void spell(SqlNode pattern, Map<String, String> spellings) {
    if (!(pattern instanceof SqlCall call)) {
      return;
    }
    for (int i = 0; i < call.operandCount(); i++) {
      if (call.operand(i) instanceof SqlIdentifier variable) {
        spellings.putIfAbsent(variable.getSimple(), variable.getSimple());
        call.setOperand(i, respelled(variable, spellings));
      } else {
        spell(call.operand(i), spellings);
      }
    }
  }

  private SqlIdentifier respelled(SqlIdentifier variable, Map<String, String> spellings) {
    String spelled = spellings.get(variable.getSimple());
    if (spelled == null) {
      throw new LaminarException(
          ErrorCode.UNDEFINED_OBJECT,
          "'" + variable.getSimple() + "' is no variable of the pattern",
          script.span(variable),
          "variables of the pattern: " + String.join(", ", spellings.values()));
    }
    return new SqlIdentifier(spelled, variable.getParserPosition());
  }

  private void checkQuantifiers(SqlNode pattern) {
    if (!(pattern instanceof SqlCall call)) {
      return;
    }
    if (call.getKind() == SqlKind.PATTERN_QUANTIFIER) {
      int least = count(call.operand(1));
      int most = count(call.operand(2));
      if (most >= 0 && most < Math.max(least, 1)) {
        throw invalid(
            "a quantifier {n,m} needs m of at least 1 and at least n", call, "write {n,m} so");
      }
    }
    call.getOperandList().forEach(this::checkQuantifiers);
  }

  /** The number of a quantifier; negative for none. */
  private int count(SqlLiteral literal) {
    try {
      return literal.bigDecimalValue().intValueExact();
    } catch (ArithmeticException e) {
      throw invalid("a quantifier counts in whole numbers", literal, "");
    }
  }

  /** What each variable and subset stands for. */
  private Map<String, Set<String>> sets(SqlMatchRecognize match, Map<String, String> spellings) {
    Map<String, Set<String>> sets = new LinkedHashMap<>();
    spellings.values().forEach(variable -> sets.put(variable, Set.of(variable)));
    for (SqlNode node : match.getSubsetList()) {
      SqlCall subset = (SqlCall) node;
      SqlIdentifier name = subset.operand(0);
      if (spellings.containsKey(name.getSimple())) {
        throw new LaminarException(
            ErrorCode.DUPLICATE_OBJECT,
            "there is a pattern variable '" + name.getSimple() + "' already",
            script.span(name),
            "give the subset another name");
      }
      Set<String> members = new LinkedHashSet<>();
      SqlNodeList list = subset.operand(1);
      List<SqlNode> spelled = new ArrayList<>();
      for (SqlNode member : list) {
        if (!(member instanceof SqlIdentifier variable && variable.isSimple())) {
          throw invalid("a subset is of pattern variables", member, "");
        }
        SqlIdentifier known = respelled(variable, spellings);
        if (!sets.containsKey(known.getSimple()) || sets.get(known.getSimple()).size() > 1) {
          throw invalid("a subset of a subset is not known to the standard", member, "");
        }
        spelled.add(known);
        members.add(known.getSimple());
      }
      subset.setOperand(1, new SqlNodeList(spelled, list.getParserPosition()));
      sets.put(name.getSimple(), members);
    }
    for (SqlNode node : match.getSubsetList()) {
      String name = name(((SqlCall) node).operand(0));
      spellings.put(name, name);
    }
    return sets;
  }

  private void checkColumns(SqlMatchRecognize match) {
    for (SqlNode column : match.getPartitionList()) {
      requireColumn(column, "PARTITION BY");
    }
    for (SqlNode key : match.getOrderList()) {
      if (key.getKind() == SqlKind.NULLS_FIRST || key.getKind() == SqlKind.NULLS_LAST) {
        throw unsupported(
            "NULLS FIRST and NULLS LAST in MATCH_RECOGNIZE are",
            key,
            "leave it out: NULL comes last, with DESC first");
      }
      requireColumn(
          key.getKind() == SqlKind.DESCENDING ? ((SqlCall) key).operand(0) : key, "ORDER BY");
    }
  }

  private void requireColumn(SqlNode node, String clause) {
    if (!(node instanceof SqlIdentifier)) {
      throw unsupported(
          "an expression in " + clause + " of MATCH_RECOGNIZE is",
          node,
          "compute it in a subquery, and name its column here");
    }
  }

  private void checkWithin(@Nullable SqlLiteral within) {
    if (within == null) {
      return;
    }
    SqlIntervalLiteral.IntervalValue value =
        within.getValueAs(SqlIntervalLiteral.IntervalValue.class);
    if (value.getIntervalQualifier().isYearMonth() || ((SqlIntervalLiteral) within).signum() <= 0) {
      throw invalid(
          "WITHIN needs a positive interval of days or less",
          within,
          "for example WITHIN INTERVAL '10' SECOND");
    }
  }

  private SqlNodeList definitions(
      SqlMatchRecognize match,
      Map<String, String> spellings,
      Map<String, Set<String>> sets,
      Set<String> patternVariables) {
    List<SqlNode> definitions = new ArrayList<>();
    Set<String> defined = new HashSet<>();
    for (SqlNode node : match.getPatternDefList()) {
      SqlCall definition = (SqlCall) node;
      SqlIdentifier variable = respelled(definition.operand(1), spellings);
      if (!patternVariables.contains(variable.getSimple())) {
        throw invalid(
            "a subset has no definition of its own", definition.operand(1), "define its variables");
      }
      if (!defined.add(variable.getSimple())) {
        throw new LaminarException(
            ErrorCode.DUPLICATE_OBJECT,
            "'" + variable.getSimple() + "' is defined twice",
            script.span(definition.operand(1)),
            "connect the conditions with AND");
      }
      PatternExpressions expressions =
          PatternExpressions.ofDefinition(script, spellings, sets, variable.getSimple());
      definitions.add(
          definition
              .getOperator()
              .createCall(
                  definition.getParserPosition(),
                  expressions.rewrite(definition.operand(0)),
                  variable));
    }
    return new SqlNodeList(definitions, match.getPatternDefList().getParserPosition());
  }

  private SqlNodeList measures(
      SqlMatchRecognize match,
      Map<String, String> spellings,
      Map<String, Set<String>> sets,
      boolean allRows,
      PatternShape shape) {
    Set<String> names = new HashSet<>();
    if (!allRows) {
      match.getPartitionList().forEach(column -> names.add(lowerCase((SqlIdentifier) column)));
    }
    List<SqlNode> measures = new ArrayList<>();
    for (SqlNode node : match.getMeasureList()) {
      SqlCall measure = (SqlCall) node;
      SqlIdentifier name = measure.operand(1);
      if (!names.add(lowerCase(name))) {
        throw new LaminarException(
            ErrorCode.DUPLICATE_OBJECT,
            "two columns of MATCH_RECOGNIZE are named '" + name.getSimple() + "'",
            script.span(name),
            "give one of them another name with AS");
      }
      PatternExpressions expressions =
          PatternExpressions.ofMeasure(script, spellings, sets, allRows, shape);
      measures.add(
          measure
              .getOperator()
              .createCall(
                  measure.getParserPosition(), expressions.rewrite(measure.operand(0)), name));
    }
    if (measures.isEmpty() && !allRows && match.getPartitionList().isEmpty()) {
      throw invalid(
          "without MEASURES and PARTITION BY, a match has no columns", match, "add MEASURES");
    }
    return new SqlNodeList(measures, match.getMeasureList().getParserPosition());
  }

  private static String lowerCase(SqlIdentifier name) {
    return name.names.getLast().toLowerCase(Locale.ROOT);
  }

  private LaminarException invalid(String message, SqlNode node, String help) {
    return new LaminarException(ErrorCode.INVALID_STATEMENT, message, script.span(node), help);
  }

  private LaminarException unsupported(String whatIs, SqlNode node, String help) {
    return new LaminarException(
        ErrorCode.UNSUPPORTED, whatIs + " not executed in this version", script.span(node), help);
  }
}
