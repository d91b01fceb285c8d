package dev.laminar.compile;

import dev.laminar.compiler.CompiledQueryPlan;
import dev.laminar.compiler.QueryCatalog;
import dev.laminar.compiler.QueryCompiler;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.plan.QueryPlan;
import dev.laminar.sql.SqlFrontend;
import dev.laminar.sql.analysis.AnalyzedInsert;
import dev.laminar.sql.analysis.AnalyzedQuery;
import dev.laminar.sql.analysis.AnalyzedSink;
import dev.laminar.sql.analysis.AnalyzedStream;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.catalog.OptionSet;
import dev.laminar.sql.catalog.SinkObject;
import dev.laminar.sql.catalog.SourceObject;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import dev.laminar.sql.tree.ObjectKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * Compiles statements one after the other against a catalog that grows with them. Nothing is run.
 * Not thread safe.
 */
public final class StatementCompiler implements AutoCloseable {

  private final SqlFrontend frontend = new SqlFrontend();
  private final ConnectorRegistry connectors = new ConnectorRegistry();
  private final SourceCompiler sources;
  private final SinkCompiler sinks;
  private final ClassFactory classes;
  private final QueryCompiler queries;
  private final Map<String, String> variables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Catalog catalog = new Catalog();
  private final Map<String, CompiledQueryPlan> streams =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, CompiledQuery> compiledQueries =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Boolean> boundedSources = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** Decoders of sources and encoders of sinks. */
  private final Map<String, Runnable> formatClasses = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** Queries of SELECTs, which the catalog does not know. */
  private final Set<String> anonymousQueries = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  /** Takes back the last statement, step by step, the last step first. */
  private final Deque<Runnable> undo = new ArrayDeque<>();

  private int lastAnonymousQuery;
  private @Nullable ParsedStatement current;

  /**
   * @param settings of code generation
   * @param variables what {@code ${NAME}} in options stands for
   */
  public StatementCompiler(CompileSettings settings, Map<String, String> variables) {
    this.variables.putAll(variables);
    this.classes = new ClassFactory(settings);
    this.sources = new SourceCompiler(connectors, classes);
    this.sinks = new SinkCompiler(connectors, classes);
    this.queries = new QueryCompiler(new KnownObjects());
  }

  /** What is defined so far. */
  public Catalog catalog() {
    return catalog;
  }

  public SqlFrontend frontend() {
    return frontend;
  }

  /** The query of a stream. */
  public Optional<CompiledQuery> query(String stream) {
    return Optional.ofNullable(compiledQueries.get(stream));
  }

  /** Names of the functions that a statement may use. */
  public List<String> executableFunctions() {
    return FunctionList.executable(frontend.functionNames());
  }

  /** Where a name stands in the statement being compiled. */
  public SourceSpan nameSpan(SqlNode name) {
    return current == null ? SourceSpan.NONE : SqlFrontend.span(current, name);
  }

  /** Splits a script into statements. */
  public List<ParsedStatement> parse(String scriptName, String text) {
    return frontend.parse(scriptName, text);
  }

  /** Sets variables for the statements that follow. */
  public void setVariables(Map<String, String> values) {
    variables.putAll(values);
  }

  /**
   * Compiles a statement and adds what it defines to the catalog.
   *
   * @throws LaminarException when the statement is wrong, or not executed in this version; nothing
   *     has changed then
   */
  public CompiledStatement compile(ParsedStatement statement) {
    undo.clear();
    current = statement;
    try {
      return dispatch(statement);
    } catch (RuntimeException e) {
      undo();
      throw e;
    }
  }

  /** Takes back what the last statement changed here, when the engine could not do what it says. */
  public void undo() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }

  private CompiledStatement dispatch(ParsedStatement statement) {
    return switch (statement.statement()) {
      case Statement.CreateSource create -> createSource(statement, create);
      case Statement.CreateQuery create -> createQuery(statement, create);
      case Statement.CreateSink create -> createSink(statement, create);
      case Statement.Insert insert -> insert(statement, insert);
      case Statement.Query query -> select(statement, query);
      case Statement.Drop drop -> drop(statement, drop);
      case Statement.SetVariable set -> setVariable(statement, set);
      case Statement.Explain explain ->
          new CompiledStatement.Explanation(explain(statement, explain));
      case Statement.Show show -> Explainer.show(this, statement, show);
      case Statement.Describe describe -> new CompiledStatement.Describe(describe.node());
      case Statement.CreateTable _,
          Statement.CreateLookupTable _,
          Statement.CreateFunction _,
          Statement.InsertOnConflict _,
          Statement.Update _,
          Statement.Delete _,
          Statement.Truncate _,
          Statement.AlterSource _,
          Statement.Subscribe _,
          Statement.DeclareCursor _,
          Statement.Fetch _,
          Statement.Control _,
          Statement.Checkpoint _,
          Statement.Restore _ ->
          throw Unsupported.statement(statement);
    };
  }

  /** Like {@link #compile}, but a bare SELECT becomes a {@code print} sink. */
  public CompiledStatement compilePrinting(ParsedStatement statement) {
    CompiledStatement compiled = compile(statement);
    if (!(compiled instanceof CompiledStatement.Select select)) {
      return compiled;
    }
    try {
      return printed(statement, select.query());
    } catch (RuntimeException e) {
      undo();
      throw e;
    }
  }

  private CompiledStatement printed(ParsedStatement statement, CompiledQuery query) {
    OptionSet.Option print =
        new OptionSet.Option("connector", "print", SourceSpan.NONE, SourceSpan.NONE);
    SinkObject sink =
        new SinkObject(
            query.name() + "_print",
            List.of(),
            new OptionSet(List.of(print)),
            Set.of(),
            statement.sql(),
            statement.span());
    return keep(
        sinks.compile(sink, query.name(), query.schema(), Optional.of(query), statement.span()));
  }

  private CompiledStatement createSource(ParsedStatement statement, Statement.CreateSource create) {
    SourceSpan name = SqlFrontend.span(statement, create.node().name());
    Optional<CompiledStatement> kept =
        keptObject(create.node().ifNotExists(), create.node().name().getSimple());
    if (kept.isPresent()) {
      return kept.get();
    }
    SourceObject source = frontend.analyzeSource(statement, create.node(), variables);
    CompiledStatement.NewSource compiled = sources.compile(source, name);
    requireUnused(source, create.node().replace(), name);
    define(source, name);
    boundedSources.put(
        source.name(), compiled.description() != null && compiled.description().bounded());
    undo.push(() -> boundedSources.remove(source.name()));
    DecoderFactory decoders = compiled.decoders();
    if (decoders != null) {
      keepFormat(source.name(), decoders::close);
    }
    return compiled;
  }

  private CompiledStatement createQuery(ParsedStatement statement, Statement.CreateQuery create) {
    SourceSpan name = SqlFrontend.span(statement, create.node().name());
    if (create.node().kind() != ObjectKind.STREAM) {
      throw Unsupported.statement(statement);
    }
    Optional<CompiledStatement> kept =
        keptObject(create.node().ifNotExists(), create.node().name().getSimple());
    if (kept.isPresent()) {
      return kept.get();
    }
    long start = System.nanoTime();
    AnalyzedStream stream = frontend.analyzeStream(statement, create.node(), catalog, variables);
    long analyzed = System.nanoTime();
    new OptionCheck(stream.object().options(), name).requireKnown("a stream", List.of());
    requireUnused(stream.object(), create.node().replace(), name);
    CompiledQuery query =
        compileQuery(stream.query(), stream.object().name(), true, analyzed - start);
    define(stream.object(), name);
    streams.put(query.name(), query.compiled());
    undo.push(() -> streams.remove(query.name()));
    return new CompiledStatement.NewQuery(query);
  }

  private CompiledStatement createSink(ParsedStatement statement, Statement.CreateSink create) {
    SourceSpan name = SqlFrontend.span(statement, create.node().name());
    Optional<CompiledStatement> kept =
        keptObject(create.node().ifNotExists(), create.node().name().getSimple());
    if (kept.isPresent()) {
      return kept.get();
    }
    long start = System.nanoTime();
    AnalyzedSink sink = frontend.analyzeSink(statement, create.node(), catalog, variables);
    long analyzeNs = System.nanoTime() - start;
    requireUnused(sink.sink(), create.node().replace(), name);
    CompiledStatement compiled;
    if (sink.query().isEmpty()) {
      sinks.checkDeclared(sink.sink(), name);
      compiled = new CompiledStatement.DeclaredSink(sink.sink().name());
    } else {
      compiled = feedSink(sink.sink(), sink.query().get(), analyzeNs, name);
    }
    define(sink.sink(), name);
    return compiled;
  }

  private void define(CatalogObject object, SourceSpan name) {
    catalog.define(object, false, name);
    undo.push(() -> catalog.drop(object.kind(), object.name(), false, SourceSpan.NONE));
  }

  private CompiledStatement.NewSink keep(CompiledStatement.NewSink sink) {
    EncoderClass encoder = sink.encoder();
    if (encoder != null) {
      keepFormat(sink.plan().name(), encoder::close);
    }
    return sink;
  }

  private void keepFormat(String object, Runnable release) {
    formatClasses.put(object, release);
    undo.push(() -> releaseFormat(object));
  }

  /** Every sink has a query of its own; that of FROM reads all columns of the stream. */
  private CompiledStatement feedSink(
      SinkObject sink, AnalyzedQuery query, long analyzeNs, SourceSpan name) {
    boolean updates = sinks.acceptsUpdates(sink, name);
    String queryName = sinkQueryName(sink.name());
    if (catalog.find(queryName).isPresent()) {
      throw new LaminarException(
          ErrorCode.DUPLICATE_OBJECT,
          "the query of sink "
              + sink.name()
              + " would be called "
              + queryName
              + ", as another object is",
          name,
          "choose another name for the sink");
    }
    CompiledQuery own = compileQuery(query, queryName, updates, analyzeNs);
    return keep(sinks.compile(sink, own.name(), own.schema(), Optional.of(own), name));
  }

  /** Name of the query that a sink owns. */
  public static String sinkQueryName(String sink) {
    return sink + "_query";
  }

  private CompiledStatement insert(ParsedStatement statement, Statement.Insert insert) {
    long start = System.nanoTime();
    AnalyzedInsert analyzed = frontend.analyzeInsert(statement, insert.node(), catalog);
    long analyzeNs = System.nanoTime() - start;
    if (!(analyzed.target() instanceof SinkObject declared)) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "INSERT INTO source " + analyzed.target().name() + " is not executed in this version",
          statement.span(),
          "push rows from the program: db.source(\"" + analyzed.target().name() + "\", …)");
    }
    SinkObject fed =
        new SinkObject(
            declared.name(),
            analyzed.query().fields(),
            declared.options(),
            analyzed.query().inputs(),
            declared.sql(),
            declared.span());
    if (!declared.fields().isEmpty()) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "sink " + declared.name() + " is fed already",
          statement.span(),
          "create another sink: one query feeds a sink");
    }
    CompiledStatement compiled = feedSink(fed, analyzed.query(), analyzeNs, statement.span());
    catalog.define(fed, true, statement.span());
    undo.push(() -> catalog.define(declared, true, SourceSpan.NONE));
    return compiled;
  }

  private CompiledStatement select(ParsedStatement statement, Statement.Query query) {
    long start = System.nanoTime();
    AnalyzedQuery analyzed = frontend.analyzeQuery(statement, query.node(), catalog);
    long analyzeNs = System.nanoTime() - start;
    String name;
    do {
      lastAnonymousQuery++;
      name = "select_" + lastAnonymousQuery;
    } while (catalog.find(name).isPresent());
    CompiledQuery compiled = compileQuery(analyzed, name, true, analyzeNs);
    anonymousQueries.add(name);
    undo.push(() -> anonymousQueries.remove(compiled.name()));
    return new CompiledStatement.Select(compiled);
  }

  /** Whether a query is that of a SELECT. */
  public boolean isAnonymous(String query) {
    return anonymousQueries.contains(query);
  }

  /** Compiles a query that is going to run. */
  private CompiledQuery compileQuery(
      AnalyzedQuery query, String name, boolean updates, long analyzeNs) {
    CompiledQuery compiled = translate(query, name, updates, analyzeNs);
    compiledQueries.put(compiled.name(), compiled);
    undo.push(() -> release(compiled.name()));
    return compiled;
  }

  private CompiledQuery translate(
      AnalyzedQuery query, String name, boolean updates, long analyzeNs) {
    long start = System.nanoTime();
    CompiledQueryPlan planned = queries.compile(query, name, updates);
    long plannedAt = System.nanoTime();
    QueryClasses generated = classes.forQuery(planned);
    try {
      QueryPlan plan = queries.generate(planned, generated);
      CompileTimes times =
          new CompileTimes(analyzeNs, plannedAt - start, System.nanoTime() - plannedAt);
      CompiledQuery compiled = new CompiledQuery(planned, plan, generated, times);
      classes.dump(compiled, query.script().fragment(query.span()));
      return compiled;
    } catch (RuntimeException e) {
      generated.close();
      throw e;
    }
  }

  private CompiledStatement drop(ParsedStatement statement, Statement.Drop drop) {
    String name = drop.node().name().getSimple();
    if (drop.node().ifExists() && catalog.find(name).isEmpty()) {
      return new CompiledStatement.Nothing("there is no '" + name + "'");
    }
    SourceSpan span = SqlFrontend.span(statement, drop.node().name());
    List<CatalogObject> removed =
        catalog.drop(drop.node().kind(), name, drop.node().cascade(), span);
    undo.push(
        () -> removed.reversed().forEach(object -> catalog.define(object, false, SourceSpan.NONE)));
    removed.forEach(object -> requireNoSelect(object, span));
    return new CompiledStatement.Dropped(removed);
  }

  /** The catalog does not know of SELECTs that run. */
  private void requireNoSelect(CatalogObject object, SourceSpan span) {
    for (String anonymous : anonymousQueries) {
      boolean reads =
          query(anonymous).stream()
              .flatMap(query -> query.plan().nodes().stream())
              .anyMatch(node -> reads(node, object.name()));
      if (reads) {
        throw new LaminarException(
            ErrorCode.DEPENDENT_OBJECTS,
            "cannot drop "
                + Catalog.kindName(object.kind())
                + " '"
                + object.name()
                + "': a SELECT reads it",
            span,
            "close the subscription of the SELECT first");
      }
    }
  }

  private static boolean reads(PlanNode node, String name) {
    return switch (node) {
      case PlanNode.SourceScan scan -> scan.source().equals(name);
      case PlanNode.StreamScan scan -> scan.stream().equals(name);
      case PlanNode.Transform _, PlanNode.Aggregate _ -> false;
    };
  }

  /** Releases the classes of a source, stream, sink or query that the engine has no more. */
  public void release(String name) {
    CompiledQuery released = compiledQueries.remove(name);
    if (released != null) {
      released.close();
    }
    streams.remove(name);
    anonymousQueries.remove(name);
    boundedSources.remove(name);
    releaseFormat(name);
  }

  private void releaseFormat(String name) {
    Runnable release = formatClasses.remove(name);
    if (release != null) {
      release.run();
    }
  }

  private CompiledStatement setVariable(ParsedStatement statement, Statement.SetVariable set) {
    OptionSet.Option option = Settings.read(statement, set.node());
    variables.put(option.key(), option.value());
    return new CompiledStatement.Variable(option.key(), option.value());
  }

  /** Compiles the explained statement against a copy of the catalog, prints it, and forgets it. */
  private String explain(ParsedStatement statement, Statement.Explain explain) {
    Explainer.requireExecutable(explain.node().level(), statement);
    CompiledQuery query = explained(statement, explain);
    try {
      return Explainer.explain(query, explain.node().level());
    } finally {
      query.close();
    }
  }

  private CompiledQuery explained(ParsedStatement statement, Statement.Explain explain) {
    return switch (explain.explained()) {
      case Statement.Query query ->
          translate(frontend.analyzeQuery(statement, query.node(), catalog), "explained", true, 0);
      case Statement.CreateQuery create when create.node().kind() == ObjectKind.STREAM -> {
        AnalyzedStream stream =
            frontend.analyzeStream(statement, create.node(), catalog, variables);
        yield translate(stream.query(), stream.object().name(), true, 0);
      }
      case Statement.CreateSink create -> {
        AnalyzedSink sink = frontend.analyzeSink(statement, create.node(), catalog, variables);
        SourceSpan name = SqlFrontend.span(statement, create.node().name());
        AnalyzedQuery query =
            sink.query()
                .orElseThrow(() ->
                    new LaminarException(
                        ErrorCode.INVALID_STATEMENT, "this sink has no query yet", name, ""));
        yield translate(
            query, sinkQueryName(sink.sink().name()), sinks.acceptsUpdates(sink.sink(), name), 0);
      }
      case Statement.Insert insert -> {
        AnalyzedInsert analyzed = frontend.analyzeInsert(statement, insert.node(), catalog);
        yield translate(analyzed.query(), sinkQueryName(analyzed.target().name()), true, 0);
      }
      default ->
          throw new LaminarException(
              ErrorCode.INVALID_STATEMENT,
              "only queries are explained: SELECT, CREATE STREAM, CREATE SINK … AS, INSERT INTO … SELECT",
              statement.span(),
              "");
    };
  }

  private Optional<CompiledStatement> keptObject(boolean ifNotExists, String name) {
    return ifNotExists && catalog.find(name).isPresent()
        ? Optional.of(new CompiledStatement.Nothing("'" + name + "' exists already"))
        : Optional.empty();
  }

  /**
   * Replacing an object that runs is an upgrade, which is refused as long as it is not there; so
   * are duplicates.
   */
  private void requireUnused(CatalogObject object, boolean replace, SourceSpan name) {
    catalog.checkDefine(object, replace, name);
    if (replace && catalog.find(object.name()).isPresent()) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "CREATE OR REPLACE of an existing object is not executed in this version",
          name,
          "drop it first: DROP " + object.kind().sql() + " " + object.name());
    }
    if (compiledQueries.containsKey(object.name())) {
      throw new LaminarException(
          ErrorCode.DUPLICATE_OBJECT,
          "'" + object.name() + "' is the query of a sink or of a SELECT",
          name,
          "choose another name");
    }
  }

  /** What the compiler asks about objects of the catalog. */
  private final class KnownObjects implements QueryCatalog {
    @Override
    public boolean isBounded(String source) {
      return boundedSources.getOrDefault(source, false);
    }

    @Override
    public CompiledQueryPlan stream(String name) {
      CompiledQueryPlan plan = streams.get(name);
      if (plan == null) {
        throw new IllegalStateException("no compiled query of " + name);
      }
      return plan;
    }
  }

  @Override
  public void close() {
    List.copyOf(compiledQueries.keySet()).forEach(this::release);
    List.copyOf(formatClasses.keySet()).forEach(this::release);
  }
}
