package dev.laminar.compile;

import dev.laminar.codegen.load.GeneratedClass;
import dev.laminar.kernel.connector.SinkConnector;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.connector.SourceDescription;
import dev.laminar.kernel.engine.ClassResolver;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.ChangePlan;
import dev.laminar.kernel.plan.SinkPlan;
import dev.laminar.kernel.plan.SourcePlan;
import dev.laminar.kernel.plan.TablePlan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.catalog.FunctionObject;
import dev.laminar.sql.tree.SqlDescribe;
import dev.laminar.sql.tree.SqlReport;
import dev.laminar.sql.tree.SqlShow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a statement compiled to: everything that executing it takes. */
public sealed interface CompiledStatement {

  /**
   * CREATE SOURCE.
   *
   * @param connector null when rows are pushed
   * @param decoders makes its decoders; null when the connector uses no format
   */
  record NewSource(
      SourcePlan plan,
      @Nullable SourceConnector connector,
      @Nullable SourceDescription description,
      @Nullable DecoderFactory decoders)
      implements CompiledStatement {}

  /**
   * CREATE TABLE.
   *
   * @param generated the class that keeps its rows
   */
  record NewTable(TablePlan plan, ClassResolver classes, GeneratedClass generated)
      implements CompiledStatement {}

  /**
   * CREATE MATERIALIZED VIEW.
   *
   * @param stored keeps what the query yields
   * @param classes of both
   * @param generated the class that keeps its rows
   */
  record NewView(
      CompiledQuery query, TablePlan stored, ClassResolver classes, GeneratedClass generated)
      implements CompiledStatement {}

  /**
   * INSERT, UPDATE or DELETE of a table.
   *
   * @param queries of the plan, to be closed after its execution
   * @param parameters types of the {@code ?}, by index: nullable
   */
  record Change(
      ChangePlan plan, List<CompiledQuery> queries, List<DataType> parameters, SourceSpan span)
      implements CompiledStatement, AutoCloseable {

    public Change {
      queries = List.copyOf(queries);
      parameters = List.copyOf(parameters);
    }

    /** Finds the classes of the queries. */
    public ClassResolver classes() {
      return queries.stream().map(CompiledQuery::classes).reduce(ClassResolver::or).orElseThrow();
    }

    @Override
    public void close() {
      queries.forEach(CompiledQuery::close);
    }
  }

  /** TRUNCATE. */
  record Truncation(String table) implements CompiledStatement {}

  /**
   * CREATE STREAM.
   *
   * @param lateSink takes the rows that come too late; null for none, or one that is created later
   */
  record NewQuery(CompiledQuery query, @Nullable NewSink lateSink) implements CompiledStatement {}

  /**
   * CREATE SINK over a query, or INSERT INTO a sink.
   *
   * @param query the sink's own query
   * @param encoder null when the connector uses no format
   */
  record NewSink(
      SinkPlan plan, SinkConnector connector, @Nullable EncoderClass encoder, CompiledQuery query)
      implements CompiledStatement {}

  /** CREATE SINK that waits for INSERT INTO. */
  record DeclaredSink(String name) implements CompiledStatement {}

  /**
   * EXPLAIN ANALYZE or DIAGNOSE of what runs.
   *
   * @param object name of the stream, view or sink
   */
  record Report(SqlReport.Kind kind, String object, CompiledQuery query)
      implements CompiledStatement {}

  /**
   * EXPLAIN ANALYZE of a SELECT that ends: it is run for its figures.
   *
   * @param query closed when it was run
   */
  record Analysis(CompiledQuery query) implements CompiledStatement {}

  /** A bare SELECT: its rows go to whoever executed it. */
  record Select(CompiledQuery query) implements CompiledStatement {}

  /** DROP: what was removed, dependents first. */
  record Dropped(List<CatalogObject> objects) implements CompiledStatement {

    boolean removed(String name) {
      return objects.stream().anyMatch(object -> object.name().equals(name));
    }
  }

  /**
   * CREATE OR REPLACE of an object that was there. Its classes are released when the engine has the
   * new one.
   *
   * @param by creates the new one
   */
  record Replaced(CatalogObject old, CompiledStatement by) implements CompiledStatement {}

  /** CREATE FUNCTION. */
  record NewFunction(FunctionObject function) implements CompiledStatement {}

  /** IF NOT EXISTS over an object that exists, IF EXISTS over one that does not. */
  record Nothing(String message) implements CompiledStatement {}

  /** SET. */
  record Variable(String name, String value) implements CompiledStatement {}

  /** EXPLAIN and SHOW CODE: the text. */
  record Explanation(String text) implements CompiledStatement {}

  /** SHOW. */
  record Show(SqlShow node) implements CompiledStatement {}

  /** DESCRIBE. */
  record Describe(SqlDescribe node) implements CompiledStatement {}
}
