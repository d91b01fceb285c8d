package dev.laminar.compiler.physical;

import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.codegen.spec.RowPattern;
import dev.laminar.codegen.spec.RowPattern.Read;
import dev.laminar.codegen.spec.RowPattern.What;
import dev.laminar.compiler.scalar.SpanMapper;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.MatchLayout.Skip;
import dev.laminar.kernel.type.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.rel.core.Match;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.jspecify.annotations.Nullable;

/** Translates MATCH_RECOGNIZE, whose expressions the analysis has written as pattern functions. */
final class MatchTranslator {

  private static final int MOST_VARIABLES = 64;

  private static final long MICROS_PER_MILLI = 1000;

  private final Match match;
  private final PhysicalNode input;
  private final SpanMapper spans;
  private final SourceSpan span;
  private final Map<String, Integer> variables = new LinkedHashMap<>();
  private final PatternSets sets = new PatternSets();

  /**
   * @param input whose columns are the fields that the expressions are about
   * @param span where MATCH_RECOGNIZE stands
   */
  MatchTranslator(Match match, PhysicalNode input, SpanMapper spans, SourceSpan span) {
    this.match = match;
    this.input = input;
    this.spans = spans;
    this.span = span;
  }

  Relation translate() {
    collect(match.getPattern());
    if (variables.size() > MOST_VARIABLES) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "a pattern of more than " + MOST_VARIABLES + " variables is not executed in this version",
          span,
          "use a variable again where its condition is the same");
    }
    variables.forEach((name, number) -> sets.define(name, 1L << number));
    match
        .getSubsets()
        .forEach((name, members) ->
            sets.define(
                name,
                members.stream()
                    .mapToLong(member -> 1L << Objects.requireNonNull(variables.get(member)))
                    .reduce(0, (a, b) -> a | b)));
    List<RowPattern.Variable> conditions = new ArrayList<>();
    PatternScope definitions = scope();
    long dependent = 0;
    for (Map.Entry<String, Integer> variable : variables.entrySet()) {
      RowPattern.Variable condition = variable(variable.getKey(), definitions);
      conditions.add(condition);
      dependent |= condition.dependent() ? 1L << variable.getValue() : 0;
    }
    int definitionSets = sets.read().size();
    PatternScope measures = scope();
    List<Item> outputs = outputs(measures);
    PatternProgram.Program program =
        PatternProgram.of(match.getPattern(), variables, dependent, span);
    Skipping skipping = skipping();
    RowPattern pattern =
        new RowPattern(
            conditions,
            PatternProgram.text(match.getPattern()),
            program.code(),
            program.registers(),
            program.memoized(),
            sets.read(),
            definitionSets,
            definitions.scope(),
            measures.scope(),
            outputs,
            skipping.skip(),
            skipping.set(),
            match.isAllRows(),
            match.isStrictStart(),
            match.isStrictEnd(),
            withinUs());
    dev.laminar.compiler.physical.Match node =
        new dev.laminar.compiler.physical.Match(
            0,
            input,
            match.getPartitionKeys().asList(),
            RelToPhysical.keys(match.getOrderKeys()),
            pattern,
            span,
            Traits.INITIAL);
    return Projections.relation(node, match.getRowType().getFieldNames());
  }

  private PatternScope scope() {
    return new PatternScope(input.schema(), sets, spans, match.getCluster().getRexBuilder());
  }

  /** Numbers the variables in the order in which they stand in the pattern. */
  private void collect(RexNode pattern) {
    switch (pattern) {
      case RexCall call when call.getKind() == SqlKind.PATTERN_QUANTIFIER ->
          collect(call.operands.getFirst());
      case RexCall call -> call.operands.forEach(this::collect);
      case RexLiteral variable ->
          variables.putIfAbsent(
              Objects.requireNonNull(variable.getValueAs(String.class)), variables.size());
      default -> throw new IllegalStateException("no row pattern: " + pattern);
    }
  }

  private RowPattern.Variable variable(String name, PatternScope scope) {
    RexNode definition = match.getPatternDefinitions().get(name);
    if (definition == null) {
      return new RowPattern.Variable(name, null, false, 0, span);
    }
    PatternScope.Expression condition =
        scope.definition(definition, spanOf(definition), 1L << variables.get(name));
    return new RowPattern.Variable(
        name,
        condition.scalar(),
        condition.dependent(),
        condition.rowsAfter(),
        condition.scalar().span().isKnown() ? condition.scalar().span() : span);
  }

  private SourceSpan spanOf(RexNode expression) {
    return expression instanceof RexCall call ? spans.span(call.getParserPosition(), span) : span;
  }

  /** Columns of the row first, then the measures: as the analysis has ordered them. */
  private List<Item> outputs(PatternScope scope) {
    List<Item> outputs = new ArrayList<>();
    for (RelDataTypeField field : match.getRowType().getFieldList()) {
      RexNode measure = match.getMeasures().get(field.getName());
      outputs.add(
          measure == null || field.getIndex() < columnCount()
              ? column(field.getName(), scope)
              : new Item(
                  field.getName(),
                  scope.measure(measure, spanOf(measure), List.copyOf(variables.keySet()))));
    }
    return outputs;
  }

  private int columnCount() {
    return match.getRowType().getFieldCount() - match.getMeasures().size();
  }

  private Item column(String name, PatternScope scope) {
    for (int i = 0; i < input.schema().size(); i++) {
      Column column = input.schema().column(i);
      if (column.name().equals(name)) {
        return new Item(name, scope.read(new Read(new What.Near(i, 0), column), SourceSpan.NONE));
      }
    }
    throw new IllegalStateException("no column " + name + " in " + input.schema());
  }

  private record Skipping(Skip skip, long set) {}

  private Skipping skipping() {
    RexNode after = match.getAfter();
    if (after instanceof RexCall call) {
      String variable =
          Objects.requireNonNull(((RexLiteral) call.operands.getFirst()).getValueAs(String.class));
      return new Skipping(
          call.getOperator() == SqlMatchRecognize.SKIP_TO_FIRST ? Skip.TO_FIRST : Skip.TO_LAST,
          sets.members(variable));
    }
    SqlMatchRecognize.AfterOption option =
        ((RexLiteral) after).getValueAs(SqlMatchRecognize.AfterOption.class);
    return new Skipping(
        option == SqlMatchRecognize.AfterOption.SKIP_TO_NEXT_ROW
            ? Skip.NEXT_ROW
            : Skip.PAST_LAST_ROW,
        0);
  }

  private long withinUs() {
    @Nullable RexNode interval = match.getInterval();
    if (interval == null) {
      return 0;
    }
    long millis = Objects.requireNonNull(((RexLiteral) interval).getValueAs(Long.class));
    return Math.multiplyExact(millis, MICROS_PER_MILLI);
  }
}
