package dev.laminar.kernel.engine;

import dev.laminar.kernel.connector.RecordEncoder;
import dev.laminar.kernel.connector.SinkConnector;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.engine.EngineSnapshot.QuerySnapshot;
import dev.laminar.kernel.engine.EngineSnapshot.SinkSnapshot;
import dev.laminar.kernel.engine.EngineSnapshot.SourceSnapshot;
import dev.laminar.kernel.engine.EngineSnapshot.StoredSnapshot;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.plan.ChangePlan;
import dev.laminar.kernel.plan.QueryPlan;
import dev.laminar.kernel.plan.SinkPlan;
import dev.laminar.kernel.plan.SourcePlan;
import dev.laminar.kernel.plan.TablePlan;
import dev.laminar.kernel.state.MemoryAccount;
import dev.laminar.nativebindings.memory.MappedMemory;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs generated queries on one agent thread.
 *
 * <p>Sources, queries and sinks may be added and dropped at any time and from any thread but the
 * agent's. Nothing runs before {@link #start}. From then on each change, or each {@link #deploy} of
 * several, starts what it made demanded:
 *
 * <ul>
 *   <li>a query over a connector's source runs when a sink or a subscription demands its rows,
 *       directly or through queries that read it. Queries that start in one deployment share one
 *       reader of the source. One that starts later joins it if the source is without end, from the
 *       next batch on; over a source that ends it has a reader of its own, from the beginning;
 *   <li>a query over a pushed source runs from its creation on, as rows pushed earlier are gone.
 * </ul>
 *
 * <p>A failing row, sink or source fails the queries that depend on it; the others go on.
 */
public final class Engine implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Engine.class);

  /**
   * How long a batch may take to end by itself when the engine closes, before the agent is
   * interrupted.
   */
  private static final long GRACE_MS = 400;

  private static final long INTERRUPTED_GRACE_MS = 500;

  private final EngineOptions options;
  private final MemoryAccount account = new MemoryAccount();
  private final Catalog catalog = new Catalog();
  private final Wakeup wakeup = new Wakeup();
  private final Completion completion = new Completion();
  private final Topology topology;
  private final Agent agent;
  private final OneShots oneShots;
  private final Thread thread;

  /** Held while the catalog changes; the agent never takes it. */
  private final ReentrantLock changes = new ReentrantLock();

  private int deploymentDepth;
  private volatile boolean started;
  private volatile boolean closed;
  private volatile boolean finished;
  private volatile long startedNs;

  public Engine(EngineOptions options) {
    this.options = options;
    this.topology = new Topology(catalog, options, account, wakeup);
    this.agent = new Agent(options, topology, wakeup, completion);
    this.oneShots = new OneShots(catalog, topology, agent, options, account, wakeup);
    this.thread = Thread.ofPlatform().name(options.threadName()).daemon().unstarted(agent);
    // Linking the native calls takes tens of milliseconds, which the first batch should not.
    Thread.ofPlatform().name("laminar-probe").daemon().start(Engine::probeMemory);
  }

  private static void probeMemory() {
    if (!MappedMemory.isNative()) {
      LOGGER.info("state is kept in memory of the JVM: {}", MappedMemory.unavailabilityCause());
    }
  }

  /**
   * Adds a source that a connector reads.
   *
   * @param decoders null when the connector uses no format
   * @throws dev.laminar.kernel.connector.OptionException when an option is wrong
   */
  public void addSource(
      SourcePlan source, SourceConnector connector, @Nullable DecoderProvider decoders) {
    change(() -> topology.addSource(new SourceEntry(source, connector, decoders, options.clock())));
  }

  /**
   * Adds a source whose rows are pushed.
   *
   * @throws dev.laminar.kernel.connector.OptionException when an option is wrong
   */
  public PushSource addPushedSource(SourcePlan source) {
    PushSource pushed = new PushSource(source, options.batchCapacity(), wakeup);
    change(() -> topology.addSource(new SourceEntry(source, pushed, options.clock())));
    return pushed;
  }

  /** The pushed source of that name. */
  public PushSource pushedSource(String name) {
    PushSource pushed = catalog.source(name).pushed();
    if (pushed == null) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "source " + name + " has a connector: rows cannot be pushed into it");
    }
    return pushed;
  }

  /** Adds a query. What it reads must exist. */
  public void addQuery(QueryPlan query, ClassResolver classes) {
    addQuery(query, classes, Retention.NONE);
  }

  /**
   * Adds a query that keeps what it has put out last, or begins with what another one keeps.
   *
   * @throws LaminarException {@link ErrorCode#INVALID_ARGUMENT} when the epoch is gone with which
   *     it begins
   */
  public void addQuery(QueryPlan query, ClassResolver classes, Retention retention) {
    change(() -> topology.addQuery(query, classes, retention));
  }

  /**
   * Adds a query whose result is kept under its name: a materialized view. It runs from now on.
   *
   * @param view of the name of the query, without keys
   */
  public void addView(QueryPlan query, TablePlan view, ClassResolver classes) {
    change(() -> topology.addView(query, view, classes));
  }

  /** Adds an empty table. */
  public void addTable(TablePlan table, ClassResolver classes) {
    change(() -> topology.addTable(table, classes));
  }

  /**
   * Drops a table and its rows.
   *
   * @throws LaminarException {@link ErrorCode#DEPENDENT_OBJECTS} while a query reads it
   */
  public void dropTable(String name) {
    inTurn(() -> topology.dropTable(name));
  }

  /**
   * Answers a query over what is there now: rows of tables and views as they are at one moment, and
   * of sources until their end. What goes on meanwhile is not held up by it, whatever it takes. The
   * engine must be started.
   *
   * @param statement ends the query
   * @throws LaminarException why the statement was ended before its moment came
   */
  public Answer query(QueryPlan query, ClassResolver classes, StatementGuard statement) {
    requireRunning();
    return oneShots.begin(query, classes, statement);
  }

  /**
   * Executes a statement that changes a table, after those that were there before it. All of it
   * becomes visible at once, to queries that follow the table and to those that read it later, or
   * nothing does. Its query runs on the calling thread. The engine must be started.
   *
   * @param statement ends it: then nothing of it was done
   * @return the number of rows inserted, updated or deleted
   * @throws LaminarException why it failed or was ended
   */
  public long execute(ChangePlan change, ClassResolver classes, StatementGuard statement) {
    requireRunning();
    return oneShots.change(change, classes, statement);
  }

  /**
   * Tells the queries that read a pushed source that rows of earlier event times will come no more;
   * what was pushed before is processed first. Returns when the queries have put out what that
   * makes due. The engine must be started.
   *
   * @param watermarkUs µs since the epoch
   * @throws LaminarException {@link ErrorCode#CLOSED} when the source has ended
   */
  public void advanceWatermark(String source, long watermarkUs) {
    withPushed(source, run -> run.advanceWatermark(watermarkUs));
  }

  /** Returns when all that was pushed into a source until now has been processed. */
  public void flush(String source) {
    withPushed(source, PushRun::flush);
  }

  /**
   * Does what is due by the engine's clock now, instead of within a second: for who moves the
   * clock.
   */
  public void runTimers() {
    requireRunning();
    agent.execute(topology::runTimers);
  }

  private void withPushed(String source, Consumer<PushRun> action) {
    requireRunning();
    PushRun run = catalog.source(source).pushRun();
    if (run == null) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT, "the rows of source " + source + " come from its connector");
    }
    List<CompletableFuture<Void>> waiting = new ArrayList<>();
    agent.execute(() -> {
      action.accept(run);
      topology.endEpoch();
      waiting.addAll(topology.awaitLookups(run));
    });
    // What has passed one lookup may wait for the next one; what came later is not waited for.
    for (int left = waiting.size(); left > 0; left--) {
      waiting.forEach(Engine::await);
      waiting.clear();
      agent.execute(() -> waiting.addAll(topology.awaitLookups(run)));
    }
  }

  /** Waits for what the agent completes, at the latest when it ends. */
  private static void await(CompletableFuture<Void> done) {
    boolean interrupted = false;
    while (!done.isDone()) {
      try {
        done.get();
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Removes all rows of a table. Returns how many there were. The engine must be started. */
  public long truncate(String table) {
    long[] removed = new long[1];
    inTurn(() -> removed[0] = topology.truncate(table));
    return removed[0];
  }

  /** Changes what statements that change tables rely on. */
  private void inTurn(Runnable body) {
    requireNotAgent();
    StatementGuard statement = new StatementGuard(Duration.ZERO);
    oneShots.takeTurn(statement);
    try {
      change(body);
    } finally {
      oneShots.giveTurnBack(statement);
    }
  }

  /**
   * Adds a sink to a query.
   *
   * @param encoders null when the connector uses no format
   * @param console where {@code print} writes
   */
  public void addSink(
      SinkPlan sink,
      SinkConnector connector,
      @Nullable Supplier<RecordEncoder> encoders,
      OutputStream console) {
    change(() -> topology.addSink(new SinkEntry(sink, connector, encoders, console)));
  }

  /** Attaches a listener to what a query puts out from now on. */
  public Subscription subscribe(String query, BatchListener listener) {
    SubscriptionStage stage = topology.subscription(query, listener, topology::reapLater);
    change(() -> topology.subscribe(stage));
    return () -> unsubscribe(stage);
  }

  private void unsubscribe(SubscriptionStage stage) {
    stage.close();
    // A listener that detaches itself is cleaned up after the batch.
    if (!closed && !wakeup.isAgent(Thread.currentThread())) {
      try {
        change(topology::reap);
      } catch (LaminarException e) {
        if (e.code() != ErrorCode.CLOSED) {
          throw e;
        }
      }
    }
  }

  /**
   * Drops a source.
   *
   * @throws LaminarException {@link ErrorCode#DEPENDENT_OBJECTS} while a query reads it
   */
  public void dropSource(String name) {
    change(() -> topology.dropSource(name));
  }

  /**
   * Drops a query; its subscribers are told by {@link BatchListener#onFailure}.
   *
   * @throws LaminarException {@link ErrorCode#DEPENDENT_OBJECTS} while a query or a sink reads it
   */
  public void dropQuery(String name) {
    change(() -> topology.dropQuery(name));
  }

  /** Whether there is a sink of that name. */
  public boolean hasSink(String name) {
    return catalog.sinks().stream().anyMatch(sink -> sink.plan().name().equals(name));
  }

  /** Drops a sink, closing without finishing what it writes. */
  public void dropSink(String name) {
    change(() -> topology.dropSink(name));
  }

  /**
   * Puts a source in the place of another, which nothing reads, or does nothing.
   *
   * @param old name of the other one
   * @param decoders null when the connector uses no format
   * @throws dev.laminar.kernel.connector.OptionException when an option is wrong
   */
  public void replaceSource(
      String old,
      SourcePlan source,
      SourceConnector connector,
      @Nullable DecoderProvider decoders) {
    replace(old, () -> new SourceEntry(source, connector, decoders, options.clock()));
  }

  /** The same for a source whose rows are pushed. */
  public void replacePushedSource(String old, SourcePlan source) {
    PushSource pushed = new PushSource(source, options.batchCapacity(), wakeup);
    replace(old, () -> new SourceEntry(source, pushed, options.clock()));
  }

  private void replace(String old, Supplier<SourceEntry> by) {
    change(() -> {
      SourceEntry entry = by.get();
      topology.dropSource(old);
      topology.addSource(entry);
    });
  }

  /**
   * Puts a sink and its query in the place of others, or does nothing.
   *
   * @param dropOld drops the others
   * @param encoders null when the connector uses no format
   * @throws dev.laminar.kernel.connector.OptionException when an option is wrong
   */
  public void replaceSink(
      Runnable dropOld,
      QueryPlan query,
      ClassResolver classes,
      SinkPlan sink,
      SinkConnector connector,
      @Nullable Supplier<RecordEncoder> encoders,
      OutputStream console) {
    SinkEntry entry = new SinkEntry(sink, connector, encoders, console);
    deploy(() -> {
      dropOld.run();
      addQuery(query, classes);
      change(() -> topology.addSink(entry));
    });
  }

  /**
   * Makes several changes start what they demand together: queries that begin to read one source
   * share its reader.
   */
  public void deploy(Runnable several) {
    requireNotAgent();
    changes.lock();
    try {
      deploymentDepth++;
      try {
        several.run();
      } finally {
        deploymentDepth--;
        if (started && !closed && deploymentDepth == 0) {
          agent.execute(topology::activate);
        }
      }
    } finally {
      changes.unlock();
    }
  }

  private void change(Runnable body) {
    requireNotAgent();
    changes.lock();
    try {
      if (closed || finished) {
        throw Agent.closed();
      }
      if (!started) {
        body.run();
      } else if (deploymentDepth > 0) {
        agent.execute(body);
      } else {
        agent.execute(() -> {
          body.run();
          topology.activate();
        });
      }
    } finally {
      changes.unlock();
    }
  }

  private void requireRunning() {
    requireNotAgent();
    if (closed || finished) {
      throw Agent.closed();
    }
    if (!started) {
      throw new LaminarException(ErrorCode.INVALID_STATEMENT, "the engine is not started");
    }
  }

  private void requireNotAgent() {
    if (wakeup.isAgent(Thread.currentThread())) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "a listener cannot change the engine that is calling it: use another thread");
    }
  }

  /** Starts the agent and what is demanded. */
  public void start() {
    changes.lock();
    try {
      if (closed) {
        throw Agent.closed();
      }
      if (!started) {
        startedNs = System.nanoTime();
        started = true;
        thread.start();
        if (deploymentDepth == 0) {
          agent.execute(topology::activate);
        }
      }
    } finally {
      changes.unlock();
    }
  }

  /**
   * Waits until every running query is complete: its bounded input ended and its sinks are
   * finished.
   *
   * @throws LaminarException the failure of the first query that failed; {@link ErrorCode#CLOSED}
   *     when the engine is closed before
   */
  public void awaitCompletion() throws InterruptedException {
    awaitCompletion(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
  }

  /**
   * Like {@link #awaitCompletion()}, for at most that long.
   *
   * @return false when the time was up first
   */
  public boolean awaitCompletion(long timeout, TimeUnit unit) throws InterruptedException {
    return completion.await(timeout, unit);
  }

  /** Has the agent bring the figures up to date that it tells only now and then. */
  public void publish() {
    change(topology::publish);
  }

  /** The figures of now. Never waits for the agent. */
  public EngineSnapshot snapshot() {
    long nowNs = System.nanoTime();
    return new EngineSnapshot(
        nowNs,
        started ? nowNs - startedNs : 0,
        account.mappedBytes(),
        account.peakBytes(),
        agent.batchTimes(),
        catalog.sources().stream().map(SourceSnapshot::of).toList(),
        catalog.queries().stream().map(Engine::snapshot).toList(),
        catalog.sinks().stream().map(SinkSnapshot::of).toList(),
        catalog.tables().stream().map(StoredSnapshot::of).toList());
  }

  /** How many rows a table or view has, about: it may be changing. -1 when there is none. */
  public long rowCount(String table) {
    return catalog.rowCount(table);
  }

  private static QuerySnapshot snapshot(QueryEntry query) {
    QueryRun run = query.run();
    return run == null ? QuerySnapshot.waiting(query.name()) : run.snapshot();
  }

  /**
   * Reads no more, has what was read and pushed flow to the sinks, and finishes them. Windows that
   * are still open are not put out: they are incomplete. Subscriptions get their end. The engine
   * takes no changes and no pushed rows any more; {@link #awaitCompletion()} tells whether a sink
   * could not be finished.
   *
   * @param patience how long the batch in work, or a deployment, may take to end; a sink or
   *     listener that blocks may never let it
   * @return false when it took longer: the sinks are not finished then
   */
  public boolean finish(Duration patience) throws InterruptedException {
    requireNotAgent();
    long deadlineNs = System.nanoTime() + patience.toNanos();
    if (!changes.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    try {
      finished = true;
      if (!started || closed) {
        return true;
      }
      catalog.sources().forEach(Engine::disconnect);
      return agent.execute(topology::finish, deadlineNs - System.nanoTime());
    } catch (LaminarException e) {
      if (e.code() == ErrorCode.CLOSED) {
        return true; // somebody closed it meanwhile
      }
      throw e;
    } finally {
      changes.unlock();
    }
  }

  /**
   * Ends everything at once: the batch in work is processed, sinks are closed without being
   * finished, memory is given back, threads that wait for the engine fail with {@link
   * ErrorCode#CLOSED}. Called by a listener, it returns before that is done.
   */
  @Override
  public void close() {
    closed = true;
    oneShots.close(Agent.closed());
    agent.close();
    if (wakeup.isAgent(Thread.currentThread())) {
      return;
    }
    // Who waits for space in a source's buffer may be what the agent's current batch waits for.
    catalog.sources().forEach(Engine::disconnect);
    if (!started) {
      closeUnstarted();
      return;
    }
    try {
      if (!thread.join(Duration.ofMillis(GRACE_MS))) {
        thread.interrupt();
        if (!thread.join(Duration.ofMillis(INTERRUPTED_GRACE_MS))) {
          LOGGER.error("the agent does not end: a sink, a source or a listener blocks it");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    assert unaccountedRows().isEmpty() : "rows are not accounted for: " + unaccountedRows();
  }

  /**
   * Operators that have lost rows, or have counted them wrong: found when a query ends, at the
   * latest when the engine is closed. There are none, unless the engine has a defect.
   */
  public List<String> unaccountedRows() {
    return catalog.audit().findings();
  }

  private static void disconnect(SourceEntry source) {
    PushSource pushed = source.pushed();
    if (pushed != null) {
      pushed.disconnect();
    }
  }

  private void closeUnstarted() {
    changes.lock();
    try {
      if (!started) {
        topology.close(Agent.closed());
        completion.close(Agent.closed());
      }
    } finally {
      changes.unlock();
    }
  }
}
