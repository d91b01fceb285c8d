package dev.laminar;

import dev.laminar.binding.RecordBinder;
import dev.laminar.compile.CompileSettings;
import dev.laminar.compile.CompiledQuery;
import dev.laminar.compile.CompiledStatement;
import dev.laminar.compile.StatementCompiler;
import dev.laminar.kernel.engine.Answer;
import dev.laminar.kernel.engine.BatchListener;
import dev.laminar.kernel.engine.Engine;
import dev.laminar.kernel.engine.EngineOptions;
import dev.laminar.kernel.engine.EngineSnapshot;
import dev.laminar.kernel.engine.PushSource;
import dev.laminar.kernel.engine.StatementGuard;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.function.UserFunctions;
import dev.laminar.kernel.function.UserRoutine;
import dev.laminar.kernel.plan.ParameterValues;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.rows.BatchQueue;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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

  /** For tables with fewer rows it does not matter what a join keeps. */
  private static final long LARGE_TABLE_ROWS = 10_000;

  /** By how much a table has to grow for a prepared statement to be compiled again. */
  private static final long SEVERAL_TIMES = 8;

  private final StatementCompiler compiler;
  private final Engine engine;
  private final Feeds feeds = new Feeds(this);
  private final PreparedCache prepared = new PreparedCache();
  private final StatementExecutor executor;
  private final Detachments detachments = new Detachments();

  /** Of those who use no {@link Session}. */
  private final Cursors cursors = new Cursors();

  private final Object lock = new Object();

  private Laminar(LaminarOptions options) {
    this.compiler =
        new StatementCompiler(
            new CompileSettings(options.codegen(), options.compilation()), options.variables());
    this.engine = new Engine(options.engine());
    compiler.setRowCounts(engine::rowCount);
    this.executor = new StatementExecutor(compiler, engine, prepared, options.console());
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
        List.of(new SqlScript("sql", sql, Map.of())),
        false,
        (_, result) -> results.add(result),
        cursors,
        new Cancellation());
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
    executeScripts(scripts, results, cursors, new Cancellation());
  }

  /**
   * @param own of the session
   * @param cancellation ends it, at the change of a table or the FETCH that it is at
   */
  void executeScripts(
      List<SqlScript> scripts,
      BiConsumer<? super SqlScript, ? super StatementResult> results,
      Cursors own,
      Cancellation cancellation) {
    execute(scripts, true, results, own, cancellation);
  }

  /**
   * Prepares one statement of any kind, to be executed any number of times. A SELECT runs until its
   * input ends, or its execution is closed.
   *
   * @throws LaminarException when the text is not one statement, or the SELECT is wrong; whether
   *     another statement is, its execution shows
   */
  public PreparedCommand prepare(String sql) {
    return prepare(new SqlScript("sql", sql, Map.of()));
  }

  /**
   * Prepares a script of one statement, whose name positions in messages show.
   *
   * @throws LaminarException as {@link #prepare(String)}
   */
  public PreparedCommand prepare(SqlScript script) {
    return prepare(script, cursors);
  }

  /** A user with cursors of its own, as a connection of JDBC is. */
  public Session openSession() {
    return new Session(this);
  }

  /**
   * @param own of the session
   */
  PreparedCommand prepare(SqlScript script, Cursors own) {
    synchronized (lock) {
      Optional<PreparedCommand> known = prepared.take(script, compiler.version());
      if (known.isPresent()) {
        return known.get();
      }
      compiler.setVariables(script.variables());
      List<ParsedStatement> statements = compiler.parse(script.name(), script.text());
      if (statements.size() != 1) {
        throw new LaminarException(
            ErrorCode.INVALID_STATEMENT,
            "one statement is expected, not " + statements.size(),
            statements.isEmpty() ? SourceSpan.NONE : statements.get(1).span(),
            "prepare them one by one, or use execute");
      }
      ParsedStatement statement = statements.getFirst();
      return prepared.lend(
          script, compiler.version(), new Commands(this, own).prepare(statement, compiler));
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

  /** Names of the functions that statements may use, sorted, and then those of users. */
  public List<String> functions() {
    synchronized (lock) {
      List<String> names = new ArrayList<>(compiler.executableFunctions());
      compiler.userFunctions().forEach(function -> names.add(function.name()));
      return List.copyOf(names);
    }
  }

  /**
   * Lets statements call the public static methods of a name: each is an overload of the function,
   * which is a table function when they yield rows. Generated code calls them directly. {@code
   * docs/sql/user-functions.md} tells which Java types stand for which SQL types, and how NULL is
   * declared.
   *
   * @param name of the function in SQL
   * @throws LaminarException when there is such a function already, or the methods cannot be called
   */
  public void createFunction(String name, Class<?> type, String method) {
    createFunction(UserFunctions.ofMethods(name, type, method));
  }

  /**
   * Lets statements call a class as an aggregate: it has public static methods {@code S create()},
   * {@code void accumulate(S, …)} and {@code R result(S)}, and perhaps {@code void retract(S, …)}.
   *
   * @param name of the function in SQL
   * @throws LaminarException when there is such a function already, or the class is no aggregate
   */
  public void createFunction(String name, Class<?> type) {
    createFunction(UserFunctions.aggregate(name, type));
  }

  private void createFunction(UserRoutine routine) {
    synchronized (lock) {
      compiler.createFunction(routine);
    }
  }

  /** The reserved words that SQL-92 does not have, sorted: as names, they are to be quoted. */
  public List<String> keywords() {
    return compiler.keywords();
  }

  /**
   * A statement with the script that it is of.
   *
   * @param first whether the variables of the script begin to count: SET of a later statement
   *     outdoes them
   */
  private record ScriptStep(SqlScript script, ParsedStatement statement, boolean first) {}

  /** Executes a statement that takes no parameters. */
  StatementResult execute(ParsedStatement statement) {
    List<StatementResult> results = new ArrayList<>();
    detachments.await();
    synchronized (lock) {
      engine.deploy(
          () -> results.add(executor.execute(compiler.compile(statement), new Cancellation())));
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
        parameters,
        compiler::compile,
        query -> {
          Registration attached = attach(query, rows);
          rows.onRelease(attached::close);
          return query(query);
        });
  }

  private void execute(
      List<SqlScript> scripts,
      boolean printSelects,
      BiConsumer<? super SqlScript, ? super StatementResult> results,
      Cursors own,
      Cancellation cancellation) {
    detachments.await();
    Deque<ScriptStep> steps = new ArrayDeque<>();
    synchronized (lock) {
      for (SqlScript script : scripts) {
        boolean first = true;
        for (ParsedStatement statement : compiler.parse(script.name(), script.text())) {
          steps.add(new ScriptStep(script, statement, first));
          first = false;
        }
      }
    }
    while (!steps.isEmpty()) {
      if (steps.getFirst().statement().statement() instanceof Statement.Fetch fetch) {
        // It may wait for rows: of what stands before it, and of what others do meanwhile.
        ScriptStep step = steps.removeFirst();
        if (step.first()) {
          synchronized (lock) {
            compiler.setVariables(step.script().variables());
          }
        }
        results.accept(step.script(), own.fetch(step.statement(), fetch, cancellation));
      } else {
        deploy(steps, printSelects, results, own, cancellation);
      }
    }
  }

  /** Executes statements up to a FETCH. */
  private void deploy(
      Deque<ScriptStep> steps,
      boolean printSelects,
      BiConsumer<? super SqlScript, ? super StatementResult> results,
      Cursors own,
      Cancellation cancellation) {
    try {
      synchronized (lock) {
        engine.deploy(() -> {
          while (!steps.isEmpty()
              && !(steps.getFirst().statement().statement() instanceof Statement.Fetch)) {
            cancellation.check();
            ScriptStep step = steps.removeFirst();
            if (step.first()) {
              compiler.setVariables(step.script().variables());
            }
            results.accept(
                step.script(), execute(step.statement(), printSelects, own, cancellation));
          }
        });
      }
    } finally {
      own.bound();
    }
  }

  private StatementResult execute(
      ParsedStatement statement, boolean printSelects, Cursors own, Cancellation cancellation) {
    return switch (statement.statement()) {
      case Statement.DeclareCursor declared -> own.declare(this, statement, declared);
      case Statement.CloseCursor close -> own.close(statement, close);
      default ->
          executor.execute(
              printSelects ? compiler.compilePrinting(statement) : compiler.compile(statement),
              cancellation);
    };
  }

  /** Moves with each change of what is defined. */
  long definitionVersion() {
    return compiler.version();
  }

  /** Whether a table is large, and several times as large as it was. */
  boolean areOutgrown(Map<String, Long> tableSizes) {
    for (Map.Entry<String, Long> table : tableSizes.entrySet()) {
      long outgrown = Math.max(LARGE_TABLE_ROWS, SEVERAL_TIMES * table.getValue());
      if (engine.rowCount(table.getKey()) > outgrown) {
        return true;
      }
    }
    return false;
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
    return executor.execute(change, parameters, guard);
  }

  /**
   * A handle that pushes records into a source without connector.
   *
   * @throws LaminarException when there is no such source, or the record does not fit its columns
   */
  public <T> Source<T> source(String name, Class<T> type) {
    PushSource source = engine.pushedSource(objectName(name));
    return new Source<>(engine, source, RecordBinder.writer(type, source.schema(), name));
  }

  /**
   * A source without connector, to control it without pushing records.
   *
   * @throws LaminarException when there is no such source
   */
  public SourceControl source(String name) {
    return new SourceControl(engine, engine.pushedSource(objectName(name)));
  }

  /**
   * The rows that a stream, a view, a table or a query puts out, as records, to be subscribed to by
   * iteration, callback or {@link java.util.concurrent.Flow}.
   *
   * @param what a name, {@link StatementResult.Query#query()}, the text of a query, or of SUBSCRIBE
   * @throws LaminarException when there is no such thing, the record does not fit its columns, or
   *     rows are also taken back: see {@link #changes}
   */
  public <T> Feed<T> rows(String what, Class<T> type) {
    return feeds.rows(what, type);
  }

  /** Like {@link #rows(String, Class)}, without a record: a {@link Row} tells its weight. */
  public Feed<Row> rows(String what) {
    return feeds.rows(what);
  }

  /**
   * The changes of a stream, a view, a table or a query, epoch by epoch: what is added and taken
   * back. A table or view begins with its contents.
   *
   * @param what a name, {@link StatementResult.Query#query()}, the text of a query, or of SUBSCRIBE
   * @throws LaminarException when there is no such thing, or the record does not fit its columns
   */
  public <T> Feed<Change<T>> changes(String what, Class<T> type) {
    return feeds.changes(what, type);
  }

  /** Like {@link #changes(String, Class)}, without a record. */
  public Feed<Change<Row>> changes(String what) {
    return feeds.changes(what);
  }

  /** Subscribes to {@link #rows(String, Class)} by iteration. */
  public <T> Subscription<T> subscribe(String what, Class<T> type) {
    return rows(what, type).subscribe();
  }

  /** Subscribes to {@link #rows(String)} by iteration. */
  public Subscription<Row> subscribe(String what) {
    return rows(what).subscribe();
  }

  /**
   * Attaches a listener to a query that runs, or will now; a SELECT is dropped with it.
   *
   * @param stream its name
   */
  Registration attach(String stream, BatchListener listener) {
    CompiledQuery query = query(stream);
    Registration attached =
        query.answersOnce()
            ? begin(query, listener)
            : engine.subscribe(query.name(), listener)::close;
    return () ->
        detachments.detach(() -> {
          attached.close();
          dropSelect(query.name());
        });
  }

  private void dropSelect(String query) {
    synchronized (lock) {
      if (compiler.isAnonymous(query)) {
        try {
          if (!query(query).answersOnce()) {
            engine.dropQuery(query);
          }
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
    return answer(sql, origin -> Feeds.rows(origin, type));
  }

  /** Runs a SELECT without a record. */
  public Subscription<Row> queryRows(String sql) {
    return answer(sql, Feeds::rows);
  }

  private <E> Subscription<E> answer(String sql, Function<FeedOrigin, Feed<E>> feed) {
    ParsedStatement statement = parseOne(sql, "one SELECT is expected");
    if (!(statement.statement() instanceof Statement.Query)) {
      throw notOne("one SELECT is expected");
    }
    Optional<CompiledQuery> ending =
        compileAnswer(statement).filter(query -> query.parameters().isEmpty());
    if (ending.isPresent()) {
      CompiledQuery query = ending.get();
      try {
        return feed.apply(FeedOrigin.of("the query", query, rows -> answer(query, rows)))
            .subscribe();
      } catch (RuntimeException e) {
        query.close();
        throw e;
      }
    }
    Subscription<E> answer =
        select(
            statement,
            List.of(),
            compiler::compile,
            name -> feed.apply(feeds.named(query(name))).begin());
    answer.limit();
    return answer;
  }

  /** Has a query answered on a thread of its own, and closes it in the end. */
  private Registration answer(CompiledQuery query, BatchListener listener) {
    Registration running = begin(query, listener);
    return () -> {
      running.close();
      query.close();
    };
  }

  /** Has a query answered on a thread of its own; closed, that ends. */
  private Registration begin(CompiledQuery query, BatchListener listener) {
    StatementGuard guard = new StatementGuard(Duration.ZERO);
    answer(query, new ParameterValues(List.of()), guard).start(listener);
    return guard::cancel;
  }

  /**
   * @param expected says what, when it is not one
   */
  ParsedStatement parseOne(String sql, String expected) {
    synchronized (lock) {
      List<ParsedStatement> statements = compiler.parse("sql", sql);
      if (statements.size() != 1) {
        throw notOne(expected);
      }
      return statements.getFirst();
    }
  }

  private static LaminarException notOne(String expected) {
    return new LaminarException(
        ErrorCode.INVALID_STATEMENT, expected, SourceSpan.NONE, "use execute for other statements");
  }

  /** Compiles a query that follows what it reads, to learn its columns; the caller closes it. */
  CompiledQuery preview(ParsedStatement statement) {
    synchronized (lock) {
      return compiler.preview(statement);
    }
  }

  /**
   * Runs a query that follows what it reads.
   *
   * @param columns those that the listener expects
   * @return drops the query
   */
  Registration follow(ParsedStatement statement, RowSchema columns, BatchListener listener) {
    return select(
        statement,
        List.of(),
        compiler::follow,
        name -> {
          if (!query(name).schema().equals(columns)) {
            throw new LaminarException(
                ErrorCode.INVALID_STATEMENT,
                "what is subscribed to has other columns now",
                SourceSpan.NONE,
                "ask the database for it again");
          }
          return attach(name, listener);
        });
  }

  /** Runs a query, whose name it hands to a subscriber before the first row. */
  private <T> T select(
      ParsedStatement statement,
      List<@Nullable Object> parameters,
      Function<ParsedStatement, CompiledStatement> compile,
      Function<String, T> subscribe) {
    List<T> subscribed = new ArrayList<>();
    synchronized (lock) {
      // One deployment, so that no row of a pushed source passes between the two.
      engine.deploy(() -> {
        if (!(executor.execute(compile.apply(statement), parameters)
            instanceof StatementResult.Query query)) {
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

  /** Whether something is defined, or runs, under a name. */
  boolean isKnown(String name) {
    synchronized (lock) {
      return compiler.catalog().find(name).isPresent() || compiler.query(name).isPresent();
    }
  }

  /** Whether a name is that of something that each reader reads for itself. */
  boolean isReadByEach(String name) {
    synchronized (lock) {
      return compiler
          .catalog()
          .find(name)
          .map(object ->
              switch (object.kind()) {
                case SOURCE, LOOKUP_TABLE, TABLE, MATERIALIZED_VIEW -> true;
                case STREAM, SINK, FUNCTION -> false;
              })
          .orElse(false);
    }
  }

  /** As the engine knows it: it minds case. */
  private String objectName(String name) {
    synchronized (lock) {
      return compiler.catalog().require(name, SourceSpan.NONE).name();
    }
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

  /**
   * Does what is due by the clock now, instead of within a second: for programs that move the clock
   * of {@link EngineOptions#withClock} themselves.
   */
  public void runTimers() {
    engine.runTimers();
  }

  /** Figures of sources, queries and sinks. */
  public EngineSnapshot metrics() {
    return engine.snapshot();
  }

  /**
   * Operators that have lost rows, or have counted them wrong: found when a query ends, at the
   * latest when the database is closed, which is an {@link AssertionError} where assertions are
   * enabled. There are none, unless the database has a defect.
   */
  public List<String> unaccountedRows() {
    return engine.unaccountedRows();
  }

  /**
   * Stops everything, gives memory and classes back. Sinks are closed without being finished: see
   * {@link #finish}.
   */
  @Override
  public void close() {
    engine.close();
    prepared.close();
    synchronized (lock) {
      compiler.close();
    }
  }
}
