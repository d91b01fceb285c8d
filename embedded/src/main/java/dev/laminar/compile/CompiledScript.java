package dev.laminar.compile;

import dev.laminar.codegen.load.GeneratedClass;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.DecoderPlan;
import dev.laminar.kernel.plan.ExecutionPlan;
import dev.laminar.kernel.plan.PlanNode;
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
        statements.add(compiled);
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
    for (CompiledStatement statement : statements) {
      switch (statement) {
        case CompiledStatement.NewQuery created -> queries.add(created.query());
        case CompiledStatement.NewSink sink -> queries.add(sink.query());
        case CompiledStatement.Select select -> queries.add(select.query());
        case CompiledStatement.Dropped dropped ->
            dropped.objects().forEach(object -> removeQueries(object, queries));
        case CompiledStatement.NewView view -> queries.add(view.query());
        case CompiledStatement.NewSource _,
            CompiledStatement.NewTable _,
            CompiledStatement.Change _,
            CompiledStatement.Truncation _,
            CompiledStatement.DeclaredSink _,
            CompiledStatement.NewFunction _,
            CompiledStatement.Nothing _,
            CompiledStatement.Variable _,
            CompiledStatement.Explanation _,
            CompiledStatement.Show _,
            CompiledStatement.Describe _ -> {}
      }
    }
    return queries;
  }

  private static void removeQueries(CatalogObject dropped, List<CompiledQuery> queries) {
    switch (dropped.kind()) {
      case STREAM, MATERIALIZED_VIEW ->
          queries.removeIf(query -> query.name().equals(dropped.name()));
      case SINK ->
          queries.removeIf(
              query -> query.name().equals(StatementCompiler.sinkQueryName(dropped.name())));
      case SOURCE, TABLE, LOOKUP_TABLE, FUNCTION -> {}
    }
  }

  /** The sources that the script leaves, in order. */
  List<CompiledStatement.NewSource> sources() {
    List<CompiledStatement.NewSource> sources = new ArrayList<>();
    for (CompiledStatement statement : statements) {
      if (statement instanceof CompiledStatement.NewSource source) {
        sources.add(source);
      } else if (statement instanceof CompiledStatement.Dropped dropped) {
        sources.removeIf(source -> dropped.removed(source.plan().name()));
      }
    }
    return sources;
  }

  /** The sinks that the script leaves, in order. */
  List<CompiledStatement.NewSink> sinks() {
    List<CompiledStatement.NewSink> sinks = new ArrayList<>();
    for (CompiledStatement statement : statements) {
      if (statement instanceof CompiledStatement.NewSink sink) {
        sinks.add(sink);
      } else if (statement instanceof CompiledStatement.Dropped dropped) {
        sinks.removeIf(sink -> dropped.removed(sink.plan().name()));
      }
    }
    return sinks;
  }

  /** What the script calls that. */
  Optional<CatalogObject> definition(String object) {
    return compiler.catalog().find(object);
  }

  /**
   * Everything the kernel runs.
   *
   * @throws LaminarException when the script has tables or materialized views, which need a
   *     database around them
   */
  public ExecutionPlan plan() {
    requireNoTables();
    List<SourcePlan> sources = sources().stream().map(CompiledStatement.NewSource::plan).toList();
    List<SinkPlan> sinks = sinks().stream().map(CompiledStatement.NewSink::plan).toList();
    List<QueryPlan> queries = queries().stream().map(CompiledQuery::plan).toList();
    List<DecoderPlan> plans = decoders().stream().map(DecoderClass::plan).toList();
    return new ExecutionPlan(sources, queries, sinks, plans);
  }

  private void requireNoTables() {
    for (CompiledStatement statement : statements) {
      if (statement instanceof CompiledStatement.NewTable
          || statement instanceof CompiledStatement.NewView
          || statement instanceof CompiledStatement.Change
          || statement instanceof CompiledStatement.Truncation) {
        throw new LaminarException(
            ErrorCode.UNSUPPORTED,
            "tables and materialized views cannot be compiled to run in the kernel alone",
            SourceSpan.NONE,
            "run the script in a database, or use sources, streams and sinks");
      }
    }
  }

  /**
   * The classes that {@link #plan()} names: pipelines, decoders, encoders. Queries of one shape
   * have the same class more than once.
   */
  public List<GeneratedClass> classes() {
    List<GeneratedClass> classes = new ArrayList<>();
    queries().forEach(query -> classes.addAll(query.generated()));
    decoders().forEach(decoder -> classes.add(decoder.generated()));
    for (CompiledStatement.NewSink sink : sinks()) {
      EncoderClass encoder = sink.encoder();
      if (encoder != null) {
        classes.add(encoder.generated());
      }
    }
    return classes;
  }

  /** Names of the classes of users' functions that the queries call, sorted. */
  public List<String> functionClasses() {
    SortedSet<String> names = new TreeSet<>();
    for (CompiledQuery query : queries()) {
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
   * One decoder per source: queries that start together share a reader of all the columns that any
   * of them reads.
   */
  private List<DecoderClass> generateDecoders() {
    List<CompiledQuery> running = runningQueries();
    List<DecoderClass> generated = new ArrayList<>();
    for (CompiledStatement.NewSource source : sources()) {
      DecoderFactory factory = source.decoders();
      boolean read = running.stream().anyMatch(query -> scans(query.plan(), source.plan().name()));
      if (factory == null || !read) {
        continue;
      }
      SortedSet<Integer> columns = new TreeSet<>();
      running.forEach(query -> columns.addAll(columnsRead(query.plan(), source.plan().name())));
      GeneratedClass decoder =
          factory.generate(columns.stream().mapToInt(Integer::intValue).toArray());
      generated.add(
          new DecoderClass(
              new DecoderPlan(source.plan().name(), List.copyOf(columns), decoder.binaryName()),
              decoder));
    }
    return generated;
  }

  private static boolean scans(QueryPlan query, String source) {
    return query.nodes().stream()
        .anyMatch(node ->
            node instanceof PlanNode.SourceScan scan && scan.source().equalsIgnoreCase(source));
  }

  private static Set<Integer> columnsRead(QueryPlan query, String source) {
    Set<Integer> columns = new TreeSet<>();
    for (PlanNode node : query.nodes()) {
      if (node instanceof PlanNode.SourceScan scan && scan.source().equalsIgnoreCase(source)) {
        columns.addAll(scan.projection());
      }
    }
    return columns;
  }

  /** The queries that run: those that a sink reads, directly or through others. */
  private List<CompiledQuery> runningQueries() {
    Set<String> demanded = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    sinks().forEach(sink -> demanded.add(sink.plan().query()));
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
