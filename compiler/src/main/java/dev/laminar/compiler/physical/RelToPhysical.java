package dev.laminar.compiler.physical;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.codegen.spec.Expansion.Unnest;
import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.compiler.logical.Expansion;
import dev.laminar.compiler.logical.RepeatRows;
import dev.laminar.compiler.physical.ColumnRole.Bound;
import dev.laminar.compiler.physical.ColumnRole.Part;
import dev.laminar.compiler.physical.ColumnRole.Pending;
import dev.laminar.compiler.physical.PhysicalNode.Filter;
import dev.laminar.compiler.physical.PhysicalNode.GroupAggregate;
import dev.laminar.compiler.physical.PhysicalNode.Output;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.physical.PhysicalNode.Scan;
import dev.laminar.compiler.physical.PhysicalNode.Watermark;
import dev.laminar.compiler.physical.Relation.Field;
import dev.laminar.compiler.scalar.RexToScalar;
import dev.laminar.compiler.scalar.Scalars;
import dev.laminar.compiler.scalar.SpanMapper;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.OverLayout;
import dev.laminar.kernel.plan.WindowShape;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import dev.laminar.sql.analysis.AnalyzedQuery;
import dev.laminar.sql.analysis.AnalyzedQuery.OutputColumn;
import dev.laminar.sql.analysis.WorkingTable;
import dev.laminar.sql.function.WindowBound;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * Translates the planner's tree to streaming operators, one to one: passes simplify what comes out.
 * Refuses, with its position, whatever is not executed.
 */
public final class RelToPhysical {

  private final TableResolver tables;
  private final SpanMapper spans;
  private final ConstructFinder constructs;
  private final ExecutionMode mode;
  private final Projections projections;
  private final CombinedInputs combined;
  private final Recursions recursions;

  /** See {@link GroupedWindows}. */
  private final GroupedWindows windows;

  private RelToPhysical(
      TableResolver tables,
      SpanMapper spans,
      ConstructFinder constructs,
      ExecutionMode mode,
      QuerySettings settings,
      GroupedWindows windows) {
    this.tables = tables;
    this.spans = spans;
    this.constructs = constructs;
    this.mode = mode;
    this.projections = new Projections(constructs.statement());
    this.combined = new CombinedInputs(projections, constructs, spans);
    this.recursions = new Recursions(mode, constructs, spans, settings.recursionLimit());
    this.windows = windows;
  }

  /**
   * The plan of a query.
   *
   * @param root the query's relational expression
   * @param name of the query
   * @param taker who takes its rows
   * @param mode whether it reads what there is once, or follows it
   * @param settings of the session
   */
  public static PhysicalPlan translate(
      RelNode root,
      AnalyzedQuery query,
      String name,
      RowTaker taker,
      ExecutionMode mode,
      QuerySettings settings,
      TableResolver tables,
      SpanMapper spans) {
    ConstructFinder constructs = new ConstructFinder(query.node(), spans);
    RelToPhysical translator =
        new RelToPhysical(tables, spans, constructs, mode, settings, GroupedWindows.of(root));
    if (mode == ExecutionMode.CONTINUOUS
        && isOrderedOnly(root)
        && !(taker instanceof RowTaker.Readers)) {
      throw Refusals.order(constructs);
    }
    Relation relation = translator.translateRoot(root, query);
    List<String> names = query.columns().stream().map(OutputColumn::name).toList();
    Output output =
        new Output(
            0,
            translator.projections.materialize(relation),
            name,
            names,
            taker,
            query.span(),
            Traits.INITIAL);
    return new PhysicalPlan(output, List.of()).withRoot(output);
  }

  /** Whether rows are ordered, perhaps by what is not selected, and all of them taken. */
  private static boolean isOrderedOnly(RelNode root) {
    return switch (root) {
      case org.apache.calcite.rel.core.Sort sort -> sort.fetch == null && sort.offset == null;
      case org.apache.calcite.rel.core.Project project ->
          project.getInput() instanceof org.apache.calcite.rel.core.Sort sort
              && sort.fetch == null
              && sort.offset == null;
      default -> false;
    };
  }

  /** Expressions of the outermost SELECT know the position of their select item or clause. */
  private Relation translateRoot(RelNode root, AnalyzedQuery query) {
    List<SourceSpan> columns = query.columns().stream().map(OutputColumn::span).toList();
    return switch (root) {
      case org.apache.calcite.rel.core.Sort sort ->
          sort(sort, translateRoot(sort.getInput(), query));
      case org.apache.calcite.rel.core.Project project
          when project.getInput() instanceof org.apache.calcite.rel.core.Sort ->
          project(translateRoot(project.getInput(), query), project, columns);
      case org.apache.calcite.rel.core.Project project
          when project.getInput() instanceof org.apache.calcite.rel.core.Filter filter -> {
        boolean having = filter.getInput() instanceof Aggregate;
        SourceSpan clause = having ? query.clauses().having() : query.clauses().where();
        Relation input =
            filter(translate(filter.getInput()), filter.getCondition(), filter, clause);
        yield project(input, project, columns);
      }
      case org.apache.calcite.rel.core.Project project ->
          project(translate(project.getInput()), project, columns);
      default -> translate(root);
    };
  }

  private Relation translate(RelNode rel) {
    return switch (rel) {
      case TableScan scan -> scan(scan);
      case org.apache.calcite.rel.core.Filter filter ->
          filter(translate(filter.getInput()), filter.getCondition(), rel, SourceSpan.NONE);
      case org.apache.calcite.rel.core.Project project ->
          project(translate(project.getInput()), project, List.of());
      case Calc calc -> calc(calc);
      case Aggregate aggregate ->
          new AggregateTranslator(
                  aggregate, translate(aggregate.getInput()), spans, constructs.groupBy())
              .translate();
      case Expansion expansion -> expand(expansion);
      case TableFunctionScan function -> windowFunction(function);
      case org.apache.calcite.rel.core.Match match ->
          new MatchTranslator(
                  match,
                  projections.materialize(translate(match.getInput())),
                  spans,
                  constructs.kind(SqlKind.MATCH_RECOGNIZE))
              .translate();
      case org.apache.calcite.rel.core.Join join when AsofTranslator.concerns(join) ->
          new AsofTranslator(
                  join,
                  translate(AsofTranslator.left(join)),
                  translate(join.getRight()),
                  projections,
                  constructs,
                  spans)
              .translate();
      case org.apache.calcite.rel.core.Join join ->
          combined.join(join, translate(join.getLeft()), translate(join.getRight()));
      case org.apache.calcite.rel.core.Union union when union.all ->
          combined.union(
              union,
              union.getInputs().stream().map(this::translate).toList(),
              constructs.kind(SqlKind.UNION));
      case org.apache.calcite.rel.core.Values values ->
          combined.values(values, constructs.kind(SqlKind.VALUES));
      case org.apache.calcite.rel.core.Sort sort -> sort(sort, translate(sort.getInput()));
      case dev.laminar.sql.analysis.Recursion recursion -> recursion(recursion);
      case RepeatRows repeat -> combined.repeat(repeat, translate(repeat.getInput()));
      default -> throw Refusals.operator(rel, constructs);
    };
  }

  private Relation recursion(dev.laminar.sql.analysis.Recursion rel) {
    recursions.requireAnswer(rel);
    Recursion node =
        recursions.recursion(
            rel,
            projections.materialize(translate(rel.getLeft())),
            projections.materialize(translate(rel.getRight())));
    return Projections.relation(node, rel.getRowType().getFieldNames());
  }

  private Relation sort(org.apache.calcite.rel.core.Sort rel, Relation input) {
    boolean continuous = mode == ExecutionMode.CONTINUOUS;
    if (continuous && rel.offset == null && rel.fetch == null) {
      // What is kept up to date has no order: it is given when it is read.
      return input;
    }
    PhysicalNode node = projections.materialize(input);
    List<Sort.Key> keys = keys(rel.getCollation());
    Scalar offset = rel.offset == null ? null : limit(rel.offset, rel);
    Scalar fetch = rel.fetch == null ? null : limit(rel.fetch, rel);
    SourceSpan span = constructs.orderBy();
    PhysicalNode sorted =
        continuous
            ? new Over(
                0,
                node,
                List.of(),
                keys,
                List.of(),
                new OverSpec.Top(OverLayout.Limit.ROW_NUMBER, offset, fetch),
                false,
                null,
                -1,
                span,
                Traits.INITIAL)
            : new Sort(0, node, keys, offset, fetch, span, Traits.INITIAL);
    return Projections.relation(sorted, rel.getRowType().getFieldNames());
  }

  static List<Sort.Key> keys(RelCollation order) {
    List<Sort.Key> keys = new ArrayList<>();
    for (RelFieldCollation key : order.getFieldCollations()) {
      boolean nullsFirst = key.nullDirection == RelFieldCollation.NullDirection.FIRST;
      keys.add(new Sort.Key(key.getFieldIndex(), key.getDirection().isDescending(), nullsFirst));
    }
    return keys;
  }

  private Scalar limit(RexNode count, RelNode rel) {
    return new RexToScalar(List.of(), spans, rel.getCluster().getRexBuilder())
        .convert(count, constructs.orderBy());
  }

  private Relation calc(Calc calc) {
    Relation relation = translate(calc.getInput());
    if (calc.getProgram().getCondition() != null) {
      relation =
          filter(
              relation,
              calc.getProgram().expandLocalRef(calc.getProgram().getCondition()),
              calc,
              SourceSpan.NONE);
    }
    List<RexNode> projects =
        calc.getProgram().getProjectList().stream().map(calc.getProgram()::expandLocalRef).toList();
    return project(relation, projects, calc, List.of());
  }

  private Relation scan(TableScan rel) {
    WorkingTable working = rel.getTable().unwrap(WorkingTable.class);
    if (working != null) {
      return recursions.working(rel, working);
    }
    String name = rel.getTable().getQualifiedName().getLast();
    SourceSpan span = constructs.table(name);
    InputTable table = tables.resolve(rel, span);
    PhysicalNode node =
        new Scan(
            0,
            table.target(),
            IntStream.range(0, table.target().schema().size()).boxed().toList(),
            span,
            Traits.INITIAL);
    boolean physical =
        IntStream.range(0, table.columns().size())
            .allMatch(i ->
                table.columns().get(i).value() instanceof InputColumn column
                    && column.index() == i);
    if (!physical) {
      List<Item> items =
          table.columns().stream().map(column -> new Item(column.name(), column.value())).toList();
      node = new Project(0, node, items, span, Traits.INITIAL);
    }
    Scalar eventTime = null;
    InputTable.Declaration watermark = table.watermark();
    if (watermark != null) {
      node =
          new Watermark(
              0,
              node,
              watermark.column(),
              watermark.value(),
              watermark.keys(),
              watermark.span(),
              Traits.INITIAL);
      eventTime = Relation.column(node, watermark.column());
    } else if (table.target() instanceof ScanTarget.Stream stream
        && stream.eventTime()
            instanceof EventTime.Of(List<EventTime.TimeColumn> columns, String strategy)) {
      eventTime = Relation.column(node, columns.getLast().index());
    }
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      fields.add(
          new Field(
              table.columns().get(i).name(), Relation.column(node, i), new ColumnRole.Plain()));
    }
    return new Relation(node, fields, eventTime);
  }

  private Relation expand(Expansion rel) {
    Relation input = translate(rel.getInput());
    RexToScalar converter = converter(input, rel);
    RexCall called = rel.called();
    SourceSpan span =
        called == null
            ? constructs.kind(SqlKind.UNNEST)
            : spans.span(called.getParserPosition(), constructs.statement());
    Expand node =
        new Expand(
            0,
            input.node(),
            called == null
                ? new Unnest(
                    rel.collections().stream().map(each -> converter.convert(each, span)).toList(),
                    rel.addedNames(),
                    rel.ordinality())
                : CalledRows.of(called, rel.addedNames(), converter, span),
            rel.outer(),
            span,
            Traits.INITIAL);
    List<Field> fields = new ArrayList<>(input.fields());
    int first = input.node().schema().size();
    for (int i = first; i < node.schema().size(); i++) {
      String name = node.schema().column(i).name();
      fields.add(new Field(name, Relation.column(node, i), new ColumnRole.Plain()));
    }
    return new Relation(node, fields, input.eventTime());
  }

  private Relation filter(Relation input, RexNode condition, RelNode rel, SourceSpan clause) {
    SourceSpan enclosing = clause.isKnown() ? clause : constructs.statement();
    Scalar scalar = converter(input, rel).convert(condition, enclosing);
    SourceSpan span = Scalars.spanOf(scalar);
    PhysicalNode node =
        new Filter(0, input.node(), scalar, span.isKnown() ? span : enclosing, Traits.INITIAL);
    return new Relation(node, input.fields(), input.eventTime());
  }

  private Relation project(
      Relation input, org.apache.calcite.rel.core.Project rel, List<SourceSpan> columns) {
    return project(input, rel.getProjects(), rel, columns);
  }

  private Relation project(
      Relation below, List<RexNode> projected, RelNode rel, List<SourceSpan> columns) {
    Relation input = below;
    List<RexNode> expressions = projected;
    if (RexOver.containsOver(projected, null)) {
      OverTranslator.Result over =
          new OverTranslator(
                  below,
                  spans,
                  rel.getCluster().getRexBuilder(),
                  constructs.statement(),
                  mode.answersOnce())
              .translate(projected, columns);
      input = over.relation();
      expressions = over.expressions();
    }
    RexToScalar converter = converter(input, rel);
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < expressions.size(); i++) {
      SourceSpan enclosing = i < columns.size() ? columns.get(i) : constructs.statement();
      String name = rel.getRowType().getFieldNames().get(i);
      if (expressions.get(i) instanceof RexCall call
          && call.getOperator() instanceof WindowBound bound) {
        fields.add(bound(call, bound, name, converter, rel));
      } else {
        fields.add(field(expressions.get(i), name, input, converter, enclosing));
      }
    }
    Relation result = new Relation(input.node(), fields, input.eventTime());
    boolean trivial = fields.stream().allMatch(field -> Scalars.isTrivial(field.value()));
    return trivial ? result : projections.project(result);
  }

  private Field field(
      RexNode expression,
      String name,
      Relation input,
      RexToScalar converter,
      SourceSpan enclosing) {
    if (expression instanceof RexInputRef reference) {
      return input.fields().get(reference.getIndex()).withName(name);
    }
    if (expression instanceof RexCall call && isGroupWindow(call)) {
      return window(call, name, converter);
    }
    Field end = windowEnd(expression, name, input);
    if (end != null) {
      return end;
    }
    Scalar value = converter.convert(expression, enclosing);
    if (value instanceof Constant constant && constant.type().kind() == TypeKind.NULL) {
      value =
          new Constant(
              null, new DataType(TypeKind.VARCHAR, DataType.UNSPECIFIED, 0, true), constant.span());
    }
    return new Field(name, value, new ColumnRole.Plain());
  }

  private static boolean isGroupWindow(RexCall call) {
    return call.getKind() == SqlKind.TUMBLE;
  }

  /** The bound of a window of GROUP BY: the event time itself, until it is grouped by. */
  private Field bound(
      RexCall call, WindowBound bound, String name, RexToScalar converter, RelNode rel) {
    SourceSpan span = spans.span(call.getParserPosition(), constructs.statement());
    String window = bound.window().name();
    if (!windows.isGrouped(rel)) {
      throw Refusals.ungroupedBound(bound.getName(), window, span);
    }
    WindowShape shape =
        WindowColumns.shape(window, call.operands.subList(1, call.operands.size()), span);
    return new Field(
        name,
        eventTime(converter, call.operands.getFirst(), span),
        new Pending(shape, bound.isEnd() ? Part.END : Part.START));
  }

  /** An event time that stands for the window's call in error messages. */
  private static Scalar eventTime(RexToScalar converter, RexNode node, SourceSpan span) {
    Scalar eventTime = converter.convert(node, span);
    return eventTime instanceof InputColumn column
        ? new InputColumn(column.index(), column.name(), column.type(), span)
        : eventTime;
  }

  /** TUMBLE in GROUP BY: the event time itself, until it is grouped by. */
  private Field window(RexCall call, String name, RexToScalar converter) {
    SourceSpan span = spans.span(call.getParserPosition(), constructs.statement());
    WindowShape shape =
        WindowColumns.shape("TUMBLE", call.operands.subList(1, call.operands.size()), span);
    return new Field(
        name, eventTime(converter, call.operands.getFirst(), span), new Pending(shape, Part.START));
  }

  /**
   * TUMBLE_END comes from the planner as the start plus the size; the aggregate has a column for
   * it.
   */
  private static @Nullable Field windowEnd(RexNode expression, String name, Relation input) {
    if (!(input.node() instanceof GroupAggregate aggregate && expression instanceof RexCall call)) {
      return null;
    }
    boolean plus = call.getKind() == SqlKind.PLUS && call.operands.get(0) instanceof RexInputRef;
    if (!plus || !(call.operands.get(1) instanceof RexLiteral interval)) {
      return null;
    }
    Field start = input.fields().get(((RexInputRef) call.operands.get(0)).getIndex());
    Long millis = interval.getValueAs(Long.class);
    boolean isEnd =
        start.role() instanceof Bound(WindowShape window, Part part)
            && part == Part.START
            && millis != null
            && millis * 1000 == window.reachUs();
    if (!isEnd || start.role().windowOrNull() == null) {
      return null;
    }
    InputColumn column = Relation.column(aggregate, aggregate.keys().size() + 1);
    return new Field(name, column, new Bound(start.role().windowOrNull(), Part.END));
  }

  /**
   * A window as a table function: three more fields, which are the event time until they are
   * grouped by. Of TUMBLE they may be read; of HOP and CUMULATE rows are made where they are.
   */
  private Relation windowFunction(TableFunctionScan function) {
    RexCall call = (RexCall) function.getCall();
    String name = call.getOperator().getName();
    SourceSpan span = spans.span(call.getParserPosition(), constructs.statement());
    Relation input = translate(function.getInput(0));
    RexCall descriptor = (RexCall) call.operands.getFirst();
    Field time = input.fields().get(((RexInputRef) descriptor.operands.getFirst()).getIndex());
    WindowShape shape =
        WindowColumns.shape(
            name.toUpperCase(Locale.ROOT), call.operands.subList(1, call.operands.size()), span);
    Scalar eventTime =
        WindowColumns.read(time) instanceof InputColumn column
            ? new InputColumn(column.index(), column.name(), column.type(), span)
            : WindowColumns.read(time);
    List<Field> fields = new ArrayList<>(input.fields());
    List<String> names = function.getRowType().getFieldNames();
    boolean makesRows =
        shape instanceof WindowShape.Tumble
            ? mode == ExecutionMode.CONTINUOUS && windows.isPartitioned(function)
            : !windows.isGrouped(function);
    if (makesRows) {
      if (shape instanceof WindowShape.Session) {
        throw Refusals.sessionRows(span);
      }
      return WindowRows.of(
          input, eventTime, shape, names.subList(fields.size(), names.size()), span);
    }
    for (Part part : List.of(Part.START, Part.END, Part.TIME)) {
      if (fields.size() < names.size()) {
        fields.add(new Field(names.get(fields.size()), eventTime, new Pending(shape, part)));
      }
    }
    return new Relation(input.node(), fields, input.eventTime());
  }

  private RexToScalar converter(Relation input, RelNode rel) {
    List<Scalar> inputs = input.fields().stream().map(WindowColumns::read).toList();
    return new RexToScalar(inputs, spans, rel.getCluster().getRexBuilder());
  }
}
