package dev.laminar.compile;

import dev.laminar.kernel.plan.ExecutionPlan;
import dev.laminar.kernel.plan.QueryPlan;
import dev.laminar.kernel.plan.SinkPlan;
import dev.laminar.kernel.plan.SourcePlan;
import dev.laminar.sql.statement.ParsedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    return new ExecutionPlan(sources, queries, sinks);
  }

  /** Releases all classes. */
  @Override
  public void close() {
    compiler.close();
  }
}
