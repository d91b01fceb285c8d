package dev.laminar;

import dev.laminar.binding.RecordBinder;
import dev.laminar.binding.RowReader;
import dev.laminar.compile.CompileSettings;
import dev.laminar.compile.CompiledQuery;
import dev.laminar.compile.CompiledStatement;
import dev.laminar.compile.DecoderFactory;
import dev.laminar.compile.EncoderClass;
import dev.laminar.compile.StatementCompiler;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.engine.Answer;
import dev.laminar.kernel.engine.BatchListener;
import dev.laminar.kernel.engine.Engine;
import dev.laminar.kernel.engine.EngineSnapshot;
import dev.laminar.kernel.engine.PushSource;
import dev.laminar.kernel.engine.StatementGuard;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.ParameterValues;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.rows.BatchQueue;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.catalog.SourceObject;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A streaming SQL database inside this process.
 *
 * <pre>{@code
 * try (Laminar db = Laminar.open()) {
 *   db.execute("CREATE SOURCE trades (…); CREATE STREAM bars AS SELECT … FROM trades …");
 *   try (Subscription<Bar> bars = db.subscribe("bars", Bar.class)) {
 *     db.source("trades", Trade.class).push(new Trade(…));
 *     …
 *   }
 * }
 * }</pre>
 *
 * <p>Thread safe. Errors are {@link LaminarException}s; {@link LaminarException#render} shows one
 * with the line of SQL and a caret under the position.
 */
public final class Laminar implements AutoCloseable {

  private final LaminarOptions options;
  private final StatementCompiler compiler;
  private final Engine engine;
  private final Object lock = new Object();

  private Laminar(LaminarOptions options) {
    this.options = options;
    this.compiler =
        new StatementCompiler(CompileSettings.of(options.codegen()), options.variables());
    this.engine = new Engine(options.engine());
  }

  /** Opens a database in memory. */
  public static Laminar open() {
    return open(LaminarOptions.defaults());
  }

  /** Opens a database in memory. */
  public static Laminar open(LaminarOptions options) {
    Laminar database = new Laminar(options);
    database.engine.start();
    return database;
  }

  /**
   * Executes statements, separated by semicolons. Queries that they start over one source share one
   * reading of it.
   *
   * @return one result per statement
   * @throws LaminarException at the first statement that is wrong; those before it stay executed
   */
  public List<StatementResult> execute(String sql) {
    List<StatementResult> results = new ArrayList<>();
    execute(
        List.of(new SqlScript("sql", sql, Map.of())), false, (_, result) -> results.add(result));
    return results;
  }

  /**
   * Executes a script, a bare SELECT of which prints its rows as a {@code print} sink does.
   *
   * @param name of the script, for positions in messages: {@code ohlc.sql}
   * @param variables what {@code ${NAME}} in options stands for, from here on
   */
  public List<StatementResult> executeScript(
      String name, String sql, Map<String, String> variables) {
    List<StatementResult> results = new ArrayList<>();
    executeScripts(
        List.of(new SqlScript(name, sql, variables)), (_, result) -> results.add(result));
    return results;
  }

  /**
   * Executes scripts as one: sources start when the last statement of the last script is executed,
   * so that a query of a later script misses no row of a stream of an earlier one. A bare SELECT
   * prints its rows as a {@code print} sink does.
   *
   * @param results takes the result of each statement, with its script, as soon as it is executed:
   *     before any query of the scripts puts out its first row
   * @throws LaminarException when the syntax of any script is wrong, before anything is executed;
   *     else at the first statement that is wrong: those before it stay executed
   */
  public void executeScripts(
      List<SqlScript> scripts, BiConsumer<? super SqlScript, ? super StatementResult> results) {
    execute(scripts, true, results);
  }

  /**
   * Prepares one statement of any kind, to be executed any number of times. A SELECT runs until its
   * input ends, or its execution is closed.
   *
   * @throws LaminarException when the text is not one statement, or the SELECT is wrong; whether
   *     another statement is, its execution shows
   */
  public PreparedCommand prepare(String sql) {
    synchronized (lock) {
      List<ParsedStatement> statements = compiler.parse("sql", sql);
      if (statements.size() != 1) {
        throw new LaminarException(
            ErrorCode.INVALID_STATEMENT,
            "one statement is expected, not " + statements.size(),
            statements.isEmpty() ? SourceSpan.NONE : statements.get(1).span(),
            "prepare them one by one, or use execute");
      }
      ParsedStatement statement = statements.getFirst();
      return new Commands(this).prepare(statement, compiler);
    }
  }

  /** The objects that statements have defined, in that order. */
  public List<ObjectInfo> objects() {
    synchronized (lock) {
      return compiler.catalog().objects().stream()
          .map(object -> ObjectInfos.of(object, compiler.query(object.name())))
          .toList();
    }
  }

  /** Names of the functions that statements may use, sorted. */
  public List<String> functions() {
    synchronized (lock) {
      return compiler.executableFunctions();
    }
  }

  /** The reserved words that SQL-92 does not have, sorted: as names, they are to be quoted. */
  public List<String> keywords() {
    return compiler.keywords();
  }

  /** Executes a statement that takes no parameters. */
  StatementResult execute(ParsedStatement statement) {
    List<StatementResult> results = new ArrayList<>();
    synchronized (lock) {
      engine.deploy(() -> results.add(applyOrUndo(compiler.compile(statement))));
    }
    return results.getFirst();
  }

  /** Executes a statement that defines or changes something. */
  Execution change(ParsedStatement statement) {
    return switch (execute(statement)) {
      case StatementResult.Done done -> new Execution.Update(0, done.warnings());
      case StatementResult.Changed changed -> new Execution.Update(changed.rows(), List.of());
      case StatementResult.Text _, StatementResult.Table _, StatementResult.Query _ ->
          throw new LaminarException(ErrorCode.INTERNAL, "a change answers with rows");
    };
  }

  /**
   * Starts a SELECT.
   *
   * @param parameters one for each of its {@code ?}
   * @param rows takes all it puts out, and its end; when it is closed, the SELECT is dropped
   * @return what runs
   */
  CompiledQuery start(
      ParsedStatement statement, List<@Nullable Object> parameters, BatchQueue rows) {
    return select(
        statement,
        query -> {
          Registration attached = attach(query, rows);
          rows.onRelease(attached::close);
          return query(query);
        });
  }

  private void execute(
      List<SqlScript> scripts,
      boolean printSelects,
      BiConsumer<? super SqlScript, ? super StatementResult> results) {
    synchronized (lock) {
      List<List<ParsedStatement>> parsed =
          scripts.stream().map(script -> compiler.parse(script.name(), script.text())).toList();
      engine.deploy(() -> {
        for (int i = 0; i < scripts.size(); i++) {
          SqlScript script = scripts.get(i);
          compiler.setVariables(script.variables());
          for (ParsedStatement statement : parsed.get(i)) {
            CompiledStatement compiled =
                printSelects ? compiler.compilePrinting(statement) : compiler.compile(statement);
            results.accept(script, applyOrUndo(compiled));
          }
        }
      });
    }
  }

  /** What the engine refuses has not happened in the catalog either. */
  private StatementResult applyOrUndo(CompiledStatement statement) {
    try {
      return apply(statement);
    } catch (OptionException e) {
      LaminarException positioned = positioned(statement, e);
      compiler.undo();
      throw positioned;
    } catch (RuntimeException e) {
      compiler.undo();
      throw e;
    }
  }

  /** Some options are read by the engine, which does not know where they stand. */
  private LaminarException positioned(CompiledStatement statement, OptionException e) {
    SourceSpan span = SourceSpan.NONE;
    if (statement instanceof CompiledStatement.NewSource created
        && compiler.catalog().find(created.plan().name()).orElse(null)
            instanceof SourceObject source) {
      SourceSpan value = source.options().valueSpan(e.option());
      span = value.isKnown() ? value : source.span();
    }
    return new LaminarException(ErrorCode.INVALID_OPTION, e.getMessage(), span, e.help(), e);
  }

  private StatementResult apply(CompiledStatement statement) {
    return switch (statement) {
      case CompiledStatement.NewSource source -> addSource(source);
      case CompiledStatement.NewQuery created -> {
        addQuery(created.query());
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
      case CompiledStatement.Change change -> change(change);
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
        addQuery(select.query());
        yield new StatementResult.Query(select.query().name());
      }
      case CompiledStatement.Dropped dropped -> drop(dropped);
      case CompiledStatement.Nothing nothing -> done(nothing.message());
      case CompiledStatement.Variable variable -> done(variable.name() + " = " + variable.value());
      case CompiledStatement.Explanation explanation ->
          new StatementResult.Text(explanation.text());
      case CompiledStatement.Show show ->
          ShowCommands.show(show.node(), compiler, engine.snapshot());
      case CompiledStatement.Describe describe -> ShowCommands.describe(describe.node(), compiler);
    };
  }

  /** Moves with each change of what is defined. */
  long definitionVersion() {
    return compiler.version();
  }

  /** Compiles a SELECT over what ends, which the caller closes. */
  Optional<CompiledQuery> compileAnswer(ParsedStatement statement) {
    synchronized (lock) {
      return compiler.answer(statement);
    }
  }

  /** Compiles a change of a table, which the caller closes. */
  CompiledStatement.Change compileChange(ParsedStatement statement) {
    synchronized (lock) {
      return compiler
          .change(statement)
          .orElseThrow(() ->
              new LaminarException(
                  ErrorCode.INVALID_STATEMENT, "the table of the statement is gone"));
    }
  }

  /**
   * Has a query answered with what there is now.
   *
   * @param guard ends it
   */
  Answer answer(CompiledQuery query, ParameterValues parameters, StatementGuard guard) {
    return engine.query(parameters.bind(query.plan()), query.classes(), guard);
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

  private StatementResult change(CompiledStatement.Change change) {
    String verb =
        switch (change.plan().kind()) {
          case INSERT -> "inserted";
          case UPDATE -> "updated";
          case DELETE -> "deleted";
        };
    try (change) {
      ParameterValues none = new ParameterValues(List.of());
      return new StatementResult.Changed(
          verb, execute(change, none, new StatementGuard(Duration.ZERO)));
    }
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
    engine.addQuery(query.plan(), query.classes());
  }

  private StatementResult addSink(CompiledStatement.NewSink sink) {
    addQuery(sink.query());
    EncoderClass encoder = sink.encoder();
    try {
      engine.addSink(
          sink.plan(),
          sink.connector(),
          encoder == null ? null : encoder.instances(),
          options.console());
    } catch (RuntimeException e) {
      engine.dropQuery(sink.query().name());
      throw e;
    }
    return new StatementResult.Done(
        "sink " + sink.plan().name() + " created", sink.query().warnings());
  }

  private StatementResult drop(CompiledStatement.Dropped dropped) {
    for (CatalogObject object : dropped.objects()) {
      switch (object.kind()) {
        case SOURCE -> {
          engine.dropSource(object.name());
          compiler.release(object.name());
        }
        case TABLE -> {
          engine.dropTable(object.name());
          compiler.release(object.name());
        }
        case STREAM, MATERIALIZED_VIEW -> {
          engine.dropQuery(object.name());
          compiler.release(object.name());
        }
        case SINK -> dropSink(object.name());
        case LOOKUP_TABLE, FUNCTION ->
            throw new LaminarException(ErrorCode.INTERNAL, "dropped a " + object.kind());
      }
    }
    return done(
        "dropped "
            + String.join(", ", dropped.objects().stream().map(CatalogObject::name).toList()));
  }

  private void dropSink(String name) {
    String own = StatementCompiler.sinkQueryName(name);
    // A sink that waits for INSERT INTO is none of the engine's.
    if (compiler.query(own).isPresent()) {
      engine.dropSink(name);
      engine.dropQuery(own);
      compiler.release(own);
    }
    compiler.release(name);
  }

  /**
   * A handle that pushes records into a source without connector.
   *
   * @throws LaminarException when there is no such source, or the record does not fit its columns
   */
  public <T> Source<T> source(String name, Class<T> type) {
    PushSource source = engine.pushedSource(objectName(name));
    return new Source<>(source, RecordBinder.writer(type, source.schema(), name));
  }

  /**
   * Subscribes to what a stream, or a SELECT, puts out from now on, as records. The query of a
   * SELECT is dropped when the subscription is closed.
   *
   * @param stream its name, or {@link StatementResult.Query#query()}
   * @throws LaminarException when there is no such stream, or the record does not fit its columns
   */
  public <T> Subscription<T> subscribe(String stream, Class<T> type) {
    return subscribe(stream, reader(stream, type));
  }

  /**
   * Subscribes without a record.
   *
   * @throws LaminarException when there is no such stream
   */
  public Subscription<Row> subscribe(String stream) {
    return subscribe(stream, Row.reader(query(stream).schema()));
  }

  private <T> Subscription<T> subscribe(String stream, RowReader<T> reader) {
    Subscription<T> subscription = new Subscription<>(Subscription.DEFAULT_CAPACITY);
    Registration attached = attach(stream, subscription.listener(reader));
    subscription.attach(attached);
    return subscription;
  }

  /**
   * Calls back with every row a stream, or a SELECT, puts out from now on.
   *
   * @return detaches the callback when closed
   * @throws LaminarException when there is no such stream, or the record does not fit its columns
   */
  public <T> Registration subscribe(String stream, Class<T> type, RowListener<? super T> listener) {
    RowReader<T> reader = reader(stream, type);
    return attach(
        stream,
        new BatchListener() {
          @Override
          public void onBatch(ColumnBatch batch) {
            for (int row = 0; row < batch.rowCount(); row++) {
              listener.onRow(reader.read(batch, row));
            }
          }

          @Override
          public void onEnd() {
            listener.onEnd();
          }

          @Override
          public void onFailure(LaminarException failure) {
            listener.onFailure(failure);
          }
        });
  }

  private Registration attach(String stream, BatchListener listener) {
    String name = query(stream).name();
    dev.laminar.kernel.engine.Subscription attached = engine.subscribe(name, listener);
    return () -> {
      attached.close();
      dropSelect(name);
    };
  }

  private void dropSelect(String query) {
    synchronized (lock) {
      if (compiler.isAnonymous(query)) {
        try {
          engine.dropQuery(query);
        } catch (LaminarException e) {
          if (e.code() != ErrorCode.CLOSED) {
            throw e;
          }
        }
        compiler.release(query);
      }
    }
  }

  /**
   * Runs a SELECT. Over bounded sources the iteration ends with their input; over others it goes on
   * until closed.
   *
   * @return its rows; closing it ends the query
   * @throws LaminarException when the statement is wrong or no SELECT, or the record does not fit
   *     its columns
   */
  public <T> Subscription<T> query(String sql, Class<T> type) {
    return select(
        sql,
        schema -> RecordBinder.reader(type, schema, "the query"),
        query -> subscribe(query, type));
  }

  /** Runs a SELECT without a record. */
  public Subscription<Row> queryRows(String sql) {
    return select(sql, Row::reader, this::subscribe);
  }

  private <T> Subscription<T> select(
      String sql,
      Function<RowSchema, RowReader<T>> reader,
      Function<String, Subscription<T>> subscribe) {
    Optional<CompiledQuery> answer;
    synchronized (lock) {
      List<ParsedStatement> statements = compiler.parse("sql", sql);
      if (statements.size() != 1
          || !(statements.getFirst().statement() instanceof Statement.Query)) {
        throw new LaminarException(
            ErrorCode.INVALID_STATEMENT,
            "one SELECT is expected",
            SourceSpan.NONE,
            "use execute for other statements");
      }
      answer = compiler.answer(statements.getFirst()).filter(query -> query.parameters().isEmpty());
      if (answer.isEmpty()) {
        return select(statements.getFirst(), subscribe);
      }
    }
    return answer(answer.get(), reader);
  }

  /** Has a query answered on a thread of its own, and closes it in the end. */
  private <T> Subscription<T> answer(
      CompiledQuery query, Function<RowSchema, RowReader<T>> reader) {
    StatementGuard guard = new StatementGuard(Duration.ZERO);
    try {
      Subscription<T> subscription = new Subscription<>(Subscription.DEFAULT_CAPACITY);
      BatchListener rows = subscription.listener(reader.apply(query.schema()));
      Answer answer = answer(query, new ParameterValues(List.of()), guard);
      subscription.attach(() -> {
        guard.cancel();
        query.close();
      });
      answer.start(rows);
      return subscription;
    } catch (RuntimeException e) {
      query.close();
      throw e;
    }
  }

  /** Runs a SELECT, whose name it hands to a subscriber before the first row. */
  private <T> T select(ParsedStatement statement, Function<String, T> subscribe) {
    List<T> subscribed = new ArrayList<>();
    synchronized (lock) {
      // One deployment, so that no row of a pushed source passes between the two.
      engine.deploy(() -> {
        if (!(applyOrUndo(compiler.compile(statement)) instanceof StatementResult.Query query)) {
          throw new LaminarException(ErrorCode.INTERNAL, "a SELECT is no query");
        }
        try {
          subscribed.add(subscribe.apply(query.query()));
        } catch (RuntimeException e) {
          dropSelect(query.query());
          throw e;
        }
      });
    }
    return subscribed.getFirst();
  }

  /** As the engine knows it: it minds case. */
  private String objectName(String name) {
    synchronized (lock) {
      return compiler.catalog().require(name, SourceSpan.NONE).name();
    }
  }

  private <T> RowReader<T> reader(String stream, Class<T> type) {
    return RecordBinder.reader(type, query(stream).schema(), stream);
  }

  /** A stream's compiled query: its plans and generated code. */
  public CompiledQuery query(String stream) {
    synchronized (lock) {
      return compiler
          .query(stream)
          .orElseThrow(() ->
              compiler.catalog().find(stream).isPresent()
                  ? new LaminarException(
                      ErrorCode.INVALID_STATEMENT,
                      "'" + stream + "' is no stream",
                      SourceSpan.NONE,
                      "subscribe to a stream: CREATE STREAM … AS SELECT …")
                  : compiler.catalog().undefined(stream, SourceSpan.NONE));
    }
  }

  /**
   * Waits until every running query is complete: its bounded input ended and its sinks are
   * finished.
   *
   * @throws LaminarException why the first query that failed did so
   */
  public void awaitCompletion() throws InterruptedException {
    engine.awaitCompletion();
  }

  /**
   * Like {@link #awaitCompletion()}, for at most that long.
   *
   * @return false when the time was up first
   */
  public boolean awaitCompletion(long timeout, TimeUnit unit) throws InterruptedException {
    return engine.awaitCompletion(timeout, unit);
  }

  /**
   * Reads no more, has what was read and pushed flow to the sinks, and finishes them: a file gets
   * its name, for example. Windows that are still open are not put out, as they are incomplete.
   * Iterations over subscriptions end. The database answers {@link #metrics()} and {@link
   * #awaitCompletion()}, which throws when a sink could not be finished, and is then to be closed.
   *
   * @param patience how long the batch in work may take to end; a reader who does not read, or a
   *     sink that blocks, may never let it
   * @return false when it took longer: the sinks are not finished then
   */
  public boolean finish(Duration patience) throws InterruptedException {
    return engine.finish(patience);
  }

  /** Figures of sources, queries and sinks. */
  public EngineSnapshot metrics() {
    return engine.snapshot();
  }

  /**
   * Stops everything, gives memory and classes back. Sinks are closed without being finished: see
   * {@link #finish}.
   */
  @Override
  public void close() {
    engine.close();
    synchronized (lock) {
      compiler.close();
    }
  }
}
