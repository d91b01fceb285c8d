package dev.laminar.compiler.physical;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.codegen.spec.AggregateFunction;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.RowPattern;
import dev.laminar.codegen.spec.RowPattern.Read;
import dev.laminar.codegen.spec.RowPattern.What;
import dev.laminar.compiler.scalar.RexToScalar;
import dev.laminar.compiler.scalar.Scalars;
import dev.laminar.compiler.scalar.SpanMapper;
import dev.laminar.compiler.scalar.TypeMapper;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.StorageKind;
import dev.laminar.kernel.type.TypeKind;
import dev.laminar.sql.function.PatternFunctions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexPatternFieldRef;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlAggFunction;

/** Expressions that share what they read of a match: those of DEFINE, or those of MEASURES. */
final class PatternScope {

  private static final DataType INTEGER = DataType.of(TypeKind.INTEGER, false);
  private static final DataType BOOLEAN = DataType.of(TypeKind.BOOLEAN, false);

  private final RowSchema input;
  private final PatternSets sets;
  private final SpanMapper spans;
  private final RexBuilder rex;

  private final List<Read> reads = new ArrayList<>();
  private final List<RowPattern.Aggregate> aggregates = new ArrayList<>();

  PatternScope(RowSchema input, PatternSets sets, SpanMapper spans, RexBuilder rex) {
    this.input = input;
    this.sets = sets;
    this.spans = spans;
    this.rex = rex;
  }

  /** A condition, with what it looks at besides its row. */
  record Expression(Scalar scalar, boolean dependent, int rowsAfter) {}

  RowPattern.Scope scope() {
    return new RowPattern.Scope(reads, aggregates);
  }

  /** The column that stands for a read. */
  InputColumn read(Read read, SourceSpan span) {
    int place = reads.indexOf(read);
    if (place < 0) {
      place = reads.size();
      reads.add(read);
    }
    return new InputColumn(place, read.output().name(), read.output().type(), span);
  }

  /**
   * A condition of DEFINE.
   *
   * @param current the variable that the current row is to be mapped to, as a set
   */
  Expression definition(RexNode definition, SourceSpan span, long current) {
    Scalar scalar = convert(definition, span, current, List.of());
    boolean dependent = false;
    int rowsAfter = 0;
    List<Integer> columns = new ArrayList<>();
    Scalars.forEachInput(scalar, column -> columns.add(column.index()));
    for (int column : columns) {
      What what = reads.get(column).what();
      rowsAfter = Math.max(rowsAfter, RowPattern.shift(what));
      dependent |= !(what instanceof What.Near);
    }
    return new Expression(scalar, dependent, rowsAfter);
  }

  /**
   * A measure.
   *
   * @param names of the variables, by number
   */
  Scalar measure(RexNode measure, SourceSpan span, List<String> names) {
    return convert(measure, span, 0, names);
  }

  private Scalar convert(RexNode node, SourceSpan span, long current, List<String> names) {
    List<Scalar> values = new ArrayList<>();
    RexNode replaced = node.accept(new Reads(values, span, current, names));
    return new RexToScalar(values, spans, rex).convert(replaced, span);
  }

  /** Pattern functions become references to values. */
  private final class Reads extends RexShuttle {

    private final List<Scalar> values;
    private final SourceSpan enclosing;
    private final long current;
    private final List<String> names;

    Reads(List<Scalar> values, SourceSpan enclosing, long current, List<String> names) {
      this.values = values;
      this.enclosing = enclosing;
      this.current = current;
      this.names = names;
    }

    @Override
    public RexNode visitCall(RexCall call) {
      SourceSpan span = spans.span(call.getParserPosition(), enclosing);
      return switch (call.getOperator()) {
        case PatternFunctions.Navigation navigation ->
            reference(call, column(call, navigation, span));
        case PatternFunctions.Aggregated aggregated ->
            reference(call, aggregate(call, aggregated, span));
        case PatternFunctions.Classifier classifier ->
            reference(call, classifier(call, classifier, span));
        case PatternFunctions.MatchNumber number ->
            reference(
                call,
                read(
                    new Read(
                        new What.Number(),
                        new Column("number", TypeMapper.map(call.getType(), span))),
                    span));
        case SqlAggFunction function ->
            throw unsupported(
                function.getName() + " in MATCH_RECOGNIZE is",
                span,
                "COUNT, SUM, AVG, MIN and MAX are; aggregate ALL ROWS PER MATCH with GROUP BY");
        default -> super.visitCall(call);
      };
    }

    private RexNode reference(RexCall call, Scalar value) {
      values.add(value);
      return new RexInputRef(values.size() - 1, call.getType());
    }

    private Scalar column(RexCall call, PatternFunctions.Navigation navigation, SourceSpan span) {
      if (!(call.operands.getFirst() instanceof RexPatternFieldRef reference)) {
        throw unsupported(
            "a field of a column in MATCH_RECOGNIZE is", span, "name it as a column in a subquery");
      }
      long members = sets.members(reference.getAlpha());
      int column = reference.getIndex();
      Column output = new Column(input.column(column).name(), TypeMapper.map(call.getType(), span));
      // In a definition, the current row is the last one, if it is to be mapped to the variable.
      boolean isCurrent =
          !navigation.first() && navigation.occurrence() == 0 && (members & current) != 0;
      What what =
          isCurrent
              ? new What.Near(column, navigation.shift())
              : new What.Of(
                  column,
                  sets.number(members),
                  navigation.first(),
                  navigation.occurrence(),
                  navigation.shift(),
                  navigation.whole());
      return read(new Read(what, output), span);
    }

    private Scalar aggregate(
        RexCall call, PatternFunctions.Aggregated aggregated, SourceSpan span) {
      if (!(call.operands.getFirst() instanceof RexCall of
          && of.getOperator() instanceof SqlAggFunction aggregation)) {
        throw new IllegalStateException("no aggregate: " + call);
      }
      AggregateFunction function = AggregateCallTranslator.function(aggregation, span);
      AggregatedColumns columns = new AggregatedColumns();
      List<Scalar> inputs = new ArrayList<>();
      for (int i = 0; i < input.size(); i++) {
        inputs.add(InputColumn.of(i, input.column(i)));
      }
      List<Scalar> arguments = new ArrayList<>();
      for (RexNode operand : of.operands) {
        boolean countsRows =
            operand instanceof RexCall row
                && row.getOperator() instanceof PatternFunctions.AggregatedRow;
        RexNode argument = operand.accept(columns);
        if (!countsRows) {
          arguments.add(new RexToScalar(inputs, spans, rex).convert(argument, span));
        }
      }
      DataType type = TypeMapper.map(of.getType(), span);
      boolean isKept =
          current != 0
              && arguments.stream()
                  .anyMatch(argument -> argument.type().storage() == StorageKind.BYTES)
              && function != AggregateFunction.COUNT;
      if (isKept) {
        throw unsupported(
            function + " of text in DEFINE is", span, "aggregate numbers or times there");
      }
      Column output = new Column(function.name().toLowerCase(Locale.ROOT), type);
      AggregateSpec.Call translated =
          new AggregateSpec.Call(
              function, arguments, false, null, List.of(), List.of(), output, span);
      RowPattern.Aggregate aggregate =
          new RowPattern.Aggregate(translated, columns.members, aggregated.whole());
      int place = aggregates.indexOf(aggregate);
      if (place < 0) {
        place = aggregates.size();
        aggregates.add(aggregate);
      }
      return read(new Read(new What.Sum(place), output), span);
    }

    /** The name of the variable by its number. */
    private Scalar classifier(
        RexCall call, PatternFunctions.Classifier classifier, SourceSpan span) {
      DataType type = TypeMapper.map(call.getType(), span);
      if (current != 0) {
        throw unsupported(
            "CLASSIFIER in DEFINE is", span, "the current row's variable is the one defined");
      }
      Scalar mapped =
          read(
              new Read(
                  new What.Mapped(classifier.whole()),
                  new Column("mapped", INTEGER.withNullable(type.nullable()))),
              span);
      List<Scalar.Branch> branches = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        Scalar condition =
            new Scalar.Call(
                "EQUALS",
                List.of(mapped, new Scalar.Constant(i, INTEGER, span)),
                BOOLEAN.withNullable(type.nullable()),
                span);
        branches.add(
            new Scalar.Branch(
                condition,
                new Scalar.Constant(
                    names.get(i).getBytes(StandardCharsets.UTF_8),
                    type.withNullable(false),
                    span)));
      }
      Scalar otherwise =
          type.nullable() ? new Scalar.Constant(null, type, span) : branches.removeLast().value();
      return branches.isEmpty() ? otherwise : new Scalar.Case(branches, otherwise, type, span);
    }
  }

  /** Columns of the rows that an aggregate is of become columns of the input. */
  private final class AggregatedColumns extends RexShuttle {

    private long members;

    @Override
    public RexNode visitCall(RexCall call) {
      if (call.getOperator() instanceof PatternFunctions.AggregatedRow row) {
        members |= sets.members(row.variable());
        return call;
      }
      if (call.getOperator() == PatternFunctions.AggregatedColumn.INSTANCE
          && call.operands.getFirst() instanceof RexPatternFieldRef reference) {
        members |= sets.members(reference.getAlpha());
        return new RexInputRef(reference.getIndex(), reference.getType());
      }
      return super.visitCall(call);
    }
  }

  private static LaminarException unsupported(String whatIs, SourceSpan span, String help) {
    return new LaminarException(
        ErrorCode.UNSUPPORTED, whatIs + " not executed in this version", span, help);
  }
}
