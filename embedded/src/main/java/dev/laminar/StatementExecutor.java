package dev.laminar;

import dev.laminar.compile.CompiledQuery;
import dev.laminar.compile.CompiledStatement;
import dev.laminar.compile.DecoderFactory;
import dev.laminar.compile.EncoderClass;
import dev.laminar.compile.StatementCompiler;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.engine.Answer;
import dev.laminar.kernel.engine.Engine;
import dev.laminar.kernel.engine.EngineSnapshot;
import dev.laminar.kernel.engine.StatementGuard;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.ParameterValues;
import dev.laminar.kernel.type.DataType;
import dev.laminar.rows.ParameterConstants;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.catalog.SourceObject;
import dev.laminar.sql.tree.ObjectKind;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has the engine do what statements compiled to. Its caller holds the database's lock. */
final class StatementExecutor {

  private final StatementCompiler compiler;
  private final Engine engine;
  private final PreparedCache prepared;
  private final OutputStream console;

  /**
   * @param prepared lets go of what is out of date after each statement
   * @param console where {@code print} writes
   */
  StatementExecutor(
      StatementCompiler compiler, Engine engine, PreparedCache prepared, OutputStream console) {
    this.compiler = compiler;
    this.engine = engine;
    this.prepared = prepared;
    this.console = console;
  }

  /**
   * Executes a statement. What the engine refuses has not happened in the catalog either.
   *
   * @param cancellation ends a change of a table
   */
  StatementResult execute(CompiledStatement statement, Cancellation cancellation) {
    return execute(statement, List.of(), cancellation);
  }

  /**
   * Starts a SELECT.
   *
   * @param parameters one for each {@code ?}
   */
  StatementResult execute(CompiledStatement statement, List<@Nullable Object> parameters) {
    return execute(statement, parameters, new Cancellation());
  }

  private StatementResult execute(
      CompiledStatement statement, List<@Nullable Object> parameters, Cancellation cancellation) {
    try {
      return apply(statement, parameters, cancellation);
    } catch (OptionException e) {
      LaminarException positioned = positioned(statement, e);
      compiler.undo();
      throw positioned;
    } catch (RuntimeException e) {
      compiler.undo();
      throw e;
    } finally {
      prepared.expire(compiler.version());
    }
  }

  /** Some options are read by the engine, which does not know where they stand. */
  private LaminarException positioned(CompiledStatement statement, OptionException e) {
    SourceSpan span = SourceSpan.NONE;
    CompiledStatement creating =
        statement instanceof CompiledStatement.Replaced replaced ? replaced.by() : statement;
    if (creating instanceof CompiledStatement.NewSource created
        && compiler.catalog().find(created.plan().name()).orElse(null)
            instanceof SourceObject source) {
      SourceSpan value = source.options().valueSpan(e.option());
      span = value.isKnown() ? value : source.span();
    }
    return new LaminarException(ErrorCode.INVALID_OPTION, e.getMessage(), span, e.help(), e);
  }

  private StatementResult apply(
      CompiledStatement statement, List<@Nullable Object> parameters, Cancellation cancellation) {
    return switch (statement) {
      case CompiledStatement.NewSource source -> addSource(source);
      case CompiledStatement.NewQuery created -> {
        addQuery(created.query());
        CompiledStatement.NewSink late = created.lateSink();
        if (late != null) {
          addSink(late);
        }
        yield new StatementResult.Done(
            "stream " + created.query().name() + " created", created.query().warnings());
      }
      case CompiledStatement.NewTable table -> {
        engine.addTable(table.plan(), table.classes());
        yield done("table " + table.plan().name() + " created");
      }
      case CompiledStatement.NewView view -> {
        engine.addView(view.query().plan(), view.stored(), view.classes());
        yield new StatementResult.Done(
            "materialized view " + view.query().name() + " created", view.query().warnings());
      }
      case CompiledStatement.Change change -> change(change, cancellation);
      case CompiledStatement.Truncation truncation ->
          new StatementResult.Changed("deleted", engine.truncate(truncation.table()));
      case CompiledStatement.NewSink sink -> addSink(sink);
      case CompiledStatement.DeclaredSink sink ->
          done(
              "sink "
                  + sink.name()
                  + " declared; INSERT INTO "
                  + sink.name()
                  + " SELECT … feeds it");
      case CompiledStatement.Select select -> {
        addSelect(select.query(), parameters);
        yield new StatementResult.Query(select.query().name());
      }
      case CompiledStatement.NewFunction created ->
          done("function " + created.function().name() + " created");
      case CompiledStatement.Dropped dropped -> drop(dropped);
      case CompiledStatement.Replaced replaced -> replace(replaced);
      case CompiledStatement.Nothing nothing -> done(nothing.message());
      case CompiledStatement.Variable variable -> done(variable.name() + " = " + variable.value());
      case CompiledStatement.Explanation explanation ->
          new StatementResult.Text(explanation.text());
      case CompiledStatement.Analysis analysis -> analyze(analysis, cancellation);
      case CompiledStatement.Show show ->
          ShowCommands.show(show.node(), compiler, engine.snapshot());
      case CompiledStatement.Report report -> report(report);
      case CompiledStatement.Describe describe -> ShowCommands.describe(describe.node(), compiler);
    };
  }

  /**
   * Executes a change of a table. Returns the number of rows.
   *
   * @param guard ends it: then nothing was done
   */
  long execute(CompiledStatement.Change change, ParameterValues parameters, StatementGuard guard) {
    try {
      return engine.execute(parameters.bind(change.plan()), change.classes(), guard);
    } catch (LaminarException e) {
      boolean known =
          e.span().isKnown()
              || e.code() == ErrorCode.CANCELLED
              || e.code() == ErrorCode.TIMED_OUT
              || e.code() == ErrorCode.CLOSED;
      throw known ? e : e.at(change.span());
    }
  }

  private StatementResult change(CompiledStatement.Change change, Cancellation cancellation) {
    String verb =
        switch (change.plan().kind()) {
          case INSERT, PUSH -> "inserted";
          case UPDATE -> "updated";
          case DELETE -> "deleted";
        };
    try (change) {
      requireValues(change.parameters(), List.of());
      ParameterValues none = new ParameterValues(List.of());
      StatementGuard guard = new StatementGuard(Duration.ZERO);
      cancellation.onCancel(guard::cancel);
      return new StatementResult.Changed(verb, execute(change, none, guard));
    }
  }

  /** Runs a query for its figures. */
  private StatementResult analyze(CompiledStatement.Analysis analysis, Cancellation cancellation) {
    try (CompiledQuery query = analysis.query()) {
      StatementGuard guard = new StatementGuard(Duration.ZERO);
      cancellation.onCancel(guard::cancel);
      long startNs = System.nanoTime();
      Answer answer = engine.query(query.plan(), query.classes(), guard);
      answer.measureAll();
      DiscardedRows rows = new DiscardedRows();
      answer.run(rows);
      rows.requireEnd();
      return new StatementResult.Text(
          RunningPlan.printAnswer(query, answer.snapshot(), System.nanoTime() - startNs));
    }
  }

  /** The figures of now: what the agent tells only now and then, it is asked for. */
  private StatementResult report(CompiledStatement.Report report) {
    engine.publish();
    EngineSnapshot snapshot = engine.snapshot();
    EngineSnapshot.QuerySnapshot query =
        snapshot.queries().stream()
            .filter(each -> each.name().equals(report.query().name()))
            .findFirst()
            .orElseThrow(() ->
                new LaminarException(
                    ErrorCode.INTERNAL, "query " + report.query().name() + " is gone"));
    return new StatementResult.Text(
        switch (report.kind()) {
          case ANALYZE -> RunningPlan.print(report.object(), report.query(), query);
          case DIAGNOSE ->
              new Diagnosis(report.object(), report.query(), query, snapshot).toString();
        });
  }

  private static StatementResult done(String message) {
    return new StatementResult.Done(message, List.of());
  }

  private StatementResult addSource(CompiledStatement.NewSource source) {
    SourceConnector connector = source.connector();
    if (connector == null) {
      engine.addPushedSource(source.plan());
    } else {
      DecoderFactory decoders = source.decoders();
      engine.addSource(source.plan(), connector, decoders == null ? null : decoders::decoders);
    }
    return done("source " + source.plan().name() + " created");
  }

  private void addQuery(CompiledQuery query) {
    requireValues(query.parameters(), List.of());
    engine.addQuery(query.plan(), query.classes(), query.retention());
  }

  /**
   * @param parameters one for each {@code ?}
   */
  private void addSelect(CompiledQuery query, List<@Nullable Object> parameters) {
    requireValues(query.parameters(), parameters);
    if (query.answersOnce()) {
      return; // The engine begins it when somebody takes its rows.
    }
    ParameterValues values = ParameterConstants.of(query.parameters(), parameters);
    engine.addQuery(values.bind(query.plan()), query.classes(), query.retention());
  }

  private static void requireValues(List<DataType> parameters, List<@Nullable Object> values) {
    if (parameters.size() != values.size()) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "the statement has parameters that got no values",
          SourceSpan.NONE,
          "prepare it, and execute it with one value for each ?");
    }
  }

  private StatementResult addSink(CompiledStatement.NewSink sink) {
    addQuery(sink.query());
    EncoderClass encoder = sink.encoder();
    try {
      engine.addSink(
          sink.plan(), sink.connector(), encoder == null ? null : encoder.instances(), console);
    } catch (RuntimeException e) {
      engine.dropQuery(sink.query().name());
      throw e;
    }
    return new StatementResult.Done(
        "sink " + sink.plan().name() + " created", sink.query().warnings());
  }

  /** One deployment: nobody sees a time without the object. */
  private StatementResult replace(CompiledStatement.Replaced replaced) {
    List<StatementResult> created = new ArrayList<>();
    engine.deploy(() -> created.add(replace(replaced.old(), replaced.by())));
    compiler.releaseReplaced();
    return created.getFirst();
  }

  private StatementResult replace(CatalogObject old, CompiledStatement by) {
    switch (by) {
      case CompiledStatement.NewSource source -> {
        SourceConnector connector = source.connector();
        if (connector == null) {
          engine.replacePushedSource(old.name(), source.plan());
        } else {
          DecoderFactory decoders = source.decoders();
          engine.replaceSource(
              old.name(), source.plan(), connector, decoders == null ? null : decoders::decoders);
        }
        return done("source " + source.plan().name() + " replaced");
      }
      case CompiledStatement.NewSink sink -> {
        EncoderClass encoder = sink.encoder();
        engine.replaceSink(
            () -> dropFromEngine(old),
            sink.query().plan(),
            sink.query().classes(),
            sink.plan(),
            sink.connector(),
            encoder == null ? null : encoder.instances(),
            console);
        return new StatementResult.Done(
            "sink " + sink.plan().name() + " replaced", sink.query().warnings());
      }
      default -> {
        dropFromEngine(old);
        return apply(by, List.of(), new Cancellation());
      }
    }
  }

  private void dropFromEngine(CatalogObject object) {
    switch (object.kind()) {
      case SOURCE, LOOKUP_TABLE -> engine.dropSource(object.name());
      case TABLE -> engine.dropTable(object.name());
      case STREAM, MATERIALIZED_VIEW -> engine.dropQuery(object.name());
      case SINK -> {
        // One that waits for INSERT INTO is none of the engine's.
        if (engine.hasSink(object.name())) {
          engine.dropSink(object.name());
          engine.dropQuery(StatementCompiler.sinkQueryName(object.name()));
        }
      }
      // The engine knows the queries that call it, not the function.
      case FUNCTION -> {}
    }
  }

  private StatementResult drop(CompiledStatement.Dropped dropped) {
    for (CatalogObject object : dropped.objects()) {
      dropFromEngine(object);
      if (object.kind() == ObjectKind.SINK) {
        compiler.release(StatementCompiler.sinkQueryName(object.name()));
      }
      compiler.release(object.name());
    }
    return done(
        "dropped "
            + String.join(", ", dropped.objects().stream().map(CatalogObject::name).toList()));
  }
}
