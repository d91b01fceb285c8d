package dev.laminar.compile;

import dev.laminar.codegen.load.GeneratedClass;
import dev.laminar.kernel.plan.DecoderPlan;
import dev.laminar.kernel.plan.ExecutionPlan;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.plan.QueryPlan;
import dev.laminar.kernel.plan.SinkPlan;
import dev.laminar.kernel.plan.SourcePlan;
import dev.laminar.sql.statement.ParsedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A script compiled without a database: its queries with their plans and classes, and what the kernel needs to run all of it.
 */
public final class CompiledScript implements AutoCloseable {

  private final StatementCompiler compiler;
  private final List<CompiledStatement> statements;

  private CompiledScript(StatementCompiler compiler, List<CompiledStatement> statements) {
    this.compiler = compiler;
    this.statements = statements;
  }

  /**
   * Compiles every statement of a script; a bare SELECT becomes a {@code print} sink. Nothing is run.
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
        statements.add(compiler.compilePrinting(statement));
      }
      return new CompiledScript(compiler, List.copyOf(statements));
    } catch (RuntimeException e) {
      compiler.close();
      throw e;
    }
  }

  /** The statements, in order. */
  public List<CompiledStatement> statements() {
    return statements;
  }

  /** The queries, in order: of streams, and of sinks that have one of their own. */
  public List<CompiledQuery> queries() {
    List<CompiledQuery> queries = new ArrayList<>();
    for (CompiledStatement statement : statements) {
      switch (statement) {
        case CompiledStatement.NewQuery created -> queries.add(created.query());
        case CompiledStatement.NewSink sink -> sink.query().ifPresent(queries::add);
        case CompiledStatement.Select select -> queries.add(select.query());
        case CompiledStatement.NewSource _,
            CompiledStatement.DeclaredSink _,
            CompiledStatement.Dropped _,
            CompiledStatement.Nothing _,
            CompiledStatement.Variable _,
            CompiledStatement.Explanation _,
            CompiledStatement.Show _,
            CompiledStatement.Describe _ -> {}
      }
    }
    return queries;
  }

  /** Everything the kernel runs. */
  public ExecutionPlan plan() {
    List<SourcePlan> sources = new ArrayList<>();
    List<SinkPlan> sinks = new ArrayList<>();
    for (CompiledStatement statement : statements) {
      if (statement instanceof CompiledStatement.NewSource source) {
        sources.add(source.plan());
      } else if (statement instanceof CompiledStatement.NewSink sink) {
        sinks.add(sink.plan());
      }
    }
    List<QueryPlan> queries = queries().stream().map(CompiledQuery::plan).toList();
    List<DecoderPlan> decoders = decoders().stream().map(DecoderClass::plan).toList();
    return new ExecutionPlan(sources, queries, sinks, decoders);
  }

  /** A generated decoder with the columns it is for. */
  private record DecoderClass(DecoderPlan plan, GeneratedClass generated) {}

  /** One decoder per source: queries that start together share a reader of all the columns that any of them reads. */
  private List<DecoderClass> decoders() {
    Set<String> demanded = demandedQueries();
    List<DecoderClass> decoders = new ArrayList<>();
    for (CompiledStatement statement : statements) {
      if (statement instanceof CompiledStatement.NewSource source && source.decoders() != null) {
        SortedSet<Integer> columns = new TreeSet<>();
        for (CompiledQuery query : queries()) {
          if (demanded.contains(query.name())) {
            columns.addAll(columnsRead(query.plan(), source.plan().name()));
          }
        }
        int[] projection = columns.stream().mapToInt(Integer::intValue).toArray();
        GeneratedClass generated = source.decoders().generate(projection);
        decoders.add(
            new DecoderClass(
                new DecoderPlan(source.plan().name(), List.copyOf(columns), generated.binaryName()), generated));
      }
    }
    return decoders;
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

  /** Queries that a sink reads, directly or through others: the ones that run. */
  private Set<String> demandedQueries() {
    Set<String> demanded = new TreeSet<>();
    for (CompiledStatement statement : statements) {
      if (statement instanceof CompiledStatement.NewSink sink) {
        demanded.add(sink.plan().query());
      }
    }
    for (CompiledQuery query : queries().reversed()) {
      if (demanded.contains(query.name())) {
        for (PlanNode node : query.plan().nodes()) {
          if (node instanceof PlanNode.StreamScan scan) {
            demanded.add(scan.stream());
          }
        }
      }
    }
    return demanded;
  }

  /** Releases all classes. */
  @Override
  public void close() {
    compiler.close();
  }
}
