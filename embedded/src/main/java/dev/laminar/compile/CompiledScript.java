package dev.laminar.compile;

import dev.laminar.codegen.load.GeneratedClass;
import dev.laminar.kernel.plan.DecoderPlan;
import dev.laminar.kernel.plan.ExecutionPlan;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.plan.PlanStep;
import dev.laminar.kernel.plan.QueryPlan;
import dev.laminar.kernel.plan.SinkPlan;
import dev.laminar.kernel.plan.SourcePlan;
import dev.laminar.sql.analysis.FunctionsUsed;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.catalog.FunctionObject;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.tree.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A script compiled without a database: its queries with their plans and classes, and what the
 * kernel needs to run all of it. Not thread safe.
 */
public final class CompiledScript implements AutoCloseable {

  private final String name;
  private final String text;
  private final StatementCompiler compiler;
  private final List<CompiledStatement> statements;
  private @Nullable List<DecoderClass> decoders;

  private CompiledScript(
      String name, String text, StatementCompiler compiler, List<CompiledStatement> statements) {
    this.name = name;
    this.text = text;
    this.compiler = compiler;
    this.statements = statements;
  }

  /**
   * Compiles every statement of a script; a bare SELECT becomes a {@code print} sink. Nothing is
   * run.
   *
   * @param name for positions in messages: {@code ohlc.sql}
   * @param variables what {@code ${NAME}} in options stands for
   * @throws dev.laminar.kernel.error.LaminarException at the first statement that is wrong
   */
  public static CompiledScript compile(
      String name, String sql, CompileSettings settings, Map<String, String> variables) {
    StatementCompiler compiler = new StatementCompiler(settings, variables);
    try {
      List<CompiledStatement> statements = new ArrayList<>();
      for (ParsedStatement statement : compiler.parse(name, sql)) {
        CompiledStatement compiled = compiler.compilePrinting(statement);
        if (compiled
            instanceof CompiledStatement.Replaced(CatalogObject old, CompiledStatement by)) {
          statements.add(new CompiledStatement.Dropped(List.of(old)));
          addWithSink(by, statements);
          compiler.releaseReplaced();
          continue;
        }
        if (compiled instanceof CompiledStatement.Analysis(CompiledQuery query)) {
          query.close(); // What is only compiled is not run to be looked at.
        }
        addWithSink(compiled, statements);
        if (compiled instanceof CompiledStatement.Dropped dropped) {
          dropped.objects().forEach(object -> forget(object, compiler));
        }
      }
      return new CompiledScript(name, sql, compiler, List.copyOf(statements));
    } catch (RuntimeException e) {
      compiler.close();
      throw e;
    }
  }

  /** A stream whose late rows go to a sink is followed by that. */
  private static void addWithSink(CompiledStatement compiled, List<CompiledStatement> to) {
    to.add(compiled);
    if (compiled instanceof CompiledStatement.NewQuery created && created.lateSink() != null) {
      to.add(created.lateSink());
    }
  }

  private static void forget(CatalogObject dropped, StatementCompiler compiler) {
    if (dropped.kind() == ObjectKind.SINK) {
      compiler.release(StatementCompiler.sinkQueryName(dropped.name()));
    }
    compiler.release(dropped.name());
  }

  /** The name that positions in messages show. */
  public String name() {
    return name;
  }

  /** The SQL text that positions point into. */
  public String text() {
    return text;
  }

  /** The statements, in order. */
  public List<CompiledStatement> statements() {
    return statements;
  }

  /**
   * The queries that the script leaves, in order: of streams, and of sinks that have one of their
   * own.
   */
  public List<CompiledQuery> queries() {
    List<CompiledQuery> queries = new ArrayList<>();
    for (CompiledStatement statement : lasting()) {
      switch (statement) {
        case CompiledStatement.NewQuery created -> queries.add(created.query());
        case CompiledStatement.NewSink sink -> queries.add(sink.query());
        case CompiledStatement.Select select -> queries.add(select.query());
        case CompiledStatement.NewView view -> queries.add(view.query());
        case CompiledStatement.NewSource _,
            CompiledStatement.NewTable _,
            CompiledStatement.Change _,
            CompiledStatement.Truncation _,
            CompiledStatement.Dropped _,
            CompiledStatement.Replaced _,
            CompiledStatement.NewFunction _,
            CompiledStatement.DeclaredSink _,
            CompiledStatement.Nothing _,
            CompiledStatement.Variable _,
            CompiledStatement.Explanation _,
            CompiledStatement.Analysis _,
            CompiledStatement.Show _,
            CompiledStatement.Describe _,
            CompiledStatement.Report _ -> {}
      }
    }
    return queries;
  }

  /** The statements, in order, without those that made or changed what a later one drops. */
  private List<CompiledStatement> lasting() {
    List<CompiledStatement> lasting = new ArrayList<>();
    for (CompiledStatement statement : statements) {
      if (statement instanceof CompiledStatement.Dropped dropped) {
        lasting.removeIf(made -> object(made).map(dropped::removed).orElse(false));
      } else {
        lasting.add(statement);
      }
    }
    return lasting;
  }

  /** Name of the object that a statement is about. */
  private static Optional<String> object(CompiledStatement statement) {
    return switch (statement) {
      case CompiledStatement.NewQuery created -> Optional.of(created.query().name());
      case CompiledStatement.NewSink sink -> Optional.of(sink.plan().name());
      case CompiledStatement.NewView view -> Optional.of(view.query().name());
      case CompiledStatement.NewSource source -> Optional.of(source.plan().name());
      case CompiledStatement.NewTable table -> Optional.of(table.plan().name());
      case CompiledStatement.Change change -> Optional.of(change.plan().table());
      case CompiledStatement.Truncation truncation -> Optional.of(truncation.table());
      case CompiledStatement.Select _,
          CompiledStatement.Dropped _,
          CompiledStatement.Replaced _,
          CompiledStatement.NewFunction _,
          CompiledStatement.DeclaredSink _,
          CompiledStatement.Nothing _,
          CompiledStatement.Variable _,
          CompiledStatement.Explanation _,
          CompiledStatement.Analysis _,
          CompiledStatement.Show _,
          CompiledStatement.Describe _,
          CompiledStatement.Report _ ->
          Optional.empty();
    };
  }

  /** The sources that the script leaves, in order. */
  List<CompiledStatement.NewSource> sources() {
    return lasting(CompiledStatement.NewSource.class);
  }

  /** The sinks that the script leaves, in order. */
  List<CompiledStatement.NewSink> sinks() {
    return lasting(CompiledStatement.NewSink.class);
  }

  private <T extends CompiledStatement> List<T> lasting(Class<T> kind) {
    return lasting().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** What the script calls that. */
  Optional<CatalogObject> definition(String object) {
    return compiler.catalog().find(object);
  }

  /** Everything the kernel runs. */
  public ExecutionPlan plan() {
    List<SourcePlan> sources = sources().stream().map(CompiledStatement.NewSource::plan).toList();
    List<SinkPlan> sinks = sinks().stream().map(CompiledStatement.NewSink::plan).toList();
    List<PlanStep> steps =
        lasting().stream().map(CompiledScript::step).flatMap(Optional::stream).toList();
    List<DecoderPlan> plans = decoders().stream().map(DecoderClass::plan).toList();
    return new ExecutionPlan(sources, steps, sinks, plans);
  }

  private static Optional<PlanStep> step(CompiledStatement statement) {
    return switch (statement) {
      case CompiledStatement.NewQuery created ->
          Optional.of(new PlanStep.StartQuery(created.query().plan()));
      case CompiledStatement.NewSink sink ->
          Optional.of(new PlanStep.StartQuery(sink.query().plan()));
      case CompiledStatement.Select select ->
          Optional.of(new PlanStep.StartQuery(select.query().plan()));
      case CompiledStatement.NewTable table -> Optional.of(new PlanStep.CreateTable(table.plan()));
      case CompiledStatement.NewView view ->
          Optional.of(new PlanStep.CreateView(view.query().plan(), view.stored()));
      case CompiledStatement.Change change -> Optional.of(new PlanStep.Change(change.plan()));
      case CompiledStatement.Truncation truncation ->
          Optional.of(new PlanStep.Truncate(truncation.table()));
      case CompiledStatement.NewSource _,
          CompiledStatement.Dropped _,
          CompiledStatement.Replaced _,
          CompiledStatement.NewFunction _,
          CompiledStatement.DeclaredSink _,
          CompiledStatement.Nothing _,
          CompiledStatement.Variable _,
          CompiledStatement.Explanation _,
          CompiledStatement.Analysis _,
          CompiledStatement.Show _,
          CompiledStatement.Describe _,
          CompiledStatement.Report _ ->
          Optional.empty();
    };
  }

  /**
   * The classes that {@link #plan()} names: pipelines, decoders, encoders. Queries of one shape
   * have the same class more than once.
   */
  public List<GeneratedClass> classes() {
    List<GeneratedClass> classes = new ArrayList<>();
    lasting(CompiledStatement.NewTable.class).forEach(table -> classes.add(table.generated()));
    lasting(CompiledStatement.NewView.class).forEach(view -> classes.add(view.generated()));
    executed().forEach(query -> classes.addAll(query.generated()));
    decoders().forEach(decoder -> classes.add(decoder.generated()));
    for (CompiledStatement.NewSink sink : sinks()) {
      EncoderClass encoder = sink.encoder();
      if (encoder != null) {
        classes.add(encoder.generated());
      }
    }
    return classes;
  }

  /** All queries that a program of the script executes: also those of changes. */
  private List<CompiledQuery> executed() {
    List<CompiledQuery> executed = new ArrayList<>();
    lasting(CompiledStatement.Change.class).forEach(change -> executed.addAll(change.queries()));
    executed.addAll(queries());
    return executed;
  }

  /** Names of the classes of users' functions that the script calls, sorted. */
  public List<String> functionClasses() {
    SortedSet<String> names = new TreeSet<>();
    for (CompiledQuery query : executed()) {
      for (String function : FunctionsUsed.in(query.compiled().logical())) {
        if (compiler.catalog().find(function).orElse(null) instanceof FunctionObject found) {
          names.add(found.routine().type().getName());
        }
      }
    }
    return List.copyOf(names);
  }

  /** A generated decoder with the columns it is for. */
  private record DecoderClass(DecoderPlan plan, GeneratedClass generated) {}

  private List<DecoderClass> decoders() {
    List<DecoderClass> known = decoders;
    if (known == null) {
      known = generateDecoders();
      decoders = known;
    }
    return known;
  }

  /**
   * Queries that start together share a reader of all the columns that any of them reads, and a
   * change of a table reads by itself: one decoder for each such set of columns.
   */
  private List<DecoderClass> generateDecoders() {
    List<List<QueryPlan>> together = new ArrayList<>();
    together.add(runningQueries().stream().map(CompiledQuery::plan).toList());
    for (CompiledStatement.Change change : lasting(CompiledStatement.Change.class)) {
      together.add(change.queries().stream().map(CompiledQuery::plan).toList());
    }
    List<DecoderClass> generated = new ArrayList<>();
    for (CompiledStatement.NewSource source : sources()) {
      String name = source.plan().name();
      DecoderFactory factory = source.decoders();
      if (factory != null) {
        together.stream()
            .filter(queries -> queries.stream().anyMatch(query -> scans(query, name)))
            .map(queries -> columnsRead(queries, name))
            .distinct()
            .forEach(columns -> generated.add(decoder(name, factory, columns)));
      }
    }
    return generated;
  }

  private static DecoderClass decoder(
      String source, DecoderFactory factory, List<Integer> columns) {
    GeneratedClass decoder =
        factory.generate(columns.stream().mapToInt(Integer::intValue).toArray());
    return new DecoderClass(new DecoderPlan(source, columns, decoder.binaryName()), decoder);
  }

  private static boolean scans(QueryPlan query, String source) {
    return query.nodes().stream()
        .anyMatch(node ->
            node instanceof PlanNode.SourceScan scan && scan.source().equalsIgnoreCase(source));
  }

  private static List<Integer> columnsRead(List<QueryPlan> queries, String source) {
    SortedSet<Integer> columns = new TreeSet<>();
    for (QueryPlan query : queries) {
      for (PlanNode node : query.nodes()) {
        if (node instanceof PlanNode.SourceScan scan && scan.source().equalsIgnoreCase(source)) {
          columns.addAll(scan.projection());
        }
      }
    }
    return List.copyOf(columns);
  }

  /**
   * The queries that run: those of views, and those that a sink or a view reads through streams.
   */
  private List<CompiledQuery> runningQueries() {
    Set<String> demanded = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    sinks().forEach(sink -> demanded.add(sink.plan().query()));
    lasting(CompiledStatement.NewView.class).forEach(view -> demanded.add(view.query().name()));
    List<CompiledQuery> queries = queries();
    for (CompiledQuery query : queries.reversed()) {
      if (demanded.contains(query.name())) {
        for (PlanNode node : query.plan().nodes()) {
          if (node instanceof PlanNode.StreamScan scan) {
            demanded.add(scan.stream());
          }
        }
      }
    }
    return queries.stream().filter(query -> demanded.contains(query.name())).toList();
  }

  /** Releases all classes. */
  @Override
  public void close() {
    compiler.close();
  }
}
