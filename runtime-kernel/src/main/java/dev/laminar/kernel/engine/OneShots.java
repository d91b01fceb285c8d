package dev.laminar.kernel.engine;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.plan.ChangePlan;
import dev.laminar.kernel.plan.QueryPlan;
import dev.laminar.kernel.state.MemoryAccount;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Statements that are executed once: queries that end, and changes of tables. Thread safe. */
final class OneShots {

  private static final long IDLE_THREAD_S = 10;

  private final Catalog catalog;
  private final Topology topology;
  private final Agent agent;
  private final EngineOptions options;
  private final MemoryAccount account;
  private final Wakeup wakeup;
  private final ChangeTurns turns = new ChangeTurns();
  private final Set<StatementGuard> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads;
  private volatile boolean closed;

  OneShots(
      Catalog catalog,
      Topology topology,
      Agent agent,
      EngineOptions options,
      MemoryAccount account,
      Wakeup wakeup) {
    this.catalog = catalog;
    this.topology = topology;
    this.agent = agent;
    this.options = options;
    this.account = account;
    this.wakeup = wakeup;
    // A thread for each query that runs: who reads slowly must not keep another one waiting.
    this.threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_THREAD_S,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().name("laminar-query-", 0).daemon().factory());
  }

  /** See {@link Engine#query}. */
  Answer begin(QueryPlan plan, ClassResolver classes, StatementGuard statement) {
    AnswerListener listener = new AnswerListener();
    OneShotRun run = newRun(plan, classes, statement, listener, null);
    open(statement);
    try {
      if (run.readsStored()) {
        agent.execute(() -> topology.begin(run), statement, false);
      }
    } catch (RuntimeException e) {
      open.remove(statement);
      run.close();
      throw e;
    }
    return new Answer(run, listener, threads, () -> open.remove(statement));
  }

  private OneShotRun newRun(
      QueryPlan plan,
      ClassResolver classes,
      StatementGuard statement,
      BatchListener listener,
      @Nullable ConflictRun conflicts) {
    OneShotRun run =
        new OneShotRun(plan, classes, catalog, options, account, statement, wakeup, conflicts);
    run.prepare(listener);
    return run;
  }

  /** See {@link Engine#execute}. */
  long change(ChangePlan plan, ClassResolver classes, StatementGuard statement) {
    takeTurn(statement);
    try {
      StatementChange change = changeOf(plan);
      ChangeSteps steps =
          new ChangeSteps(
              topology,
              statement,
              change,
              newRun(plan.rows(), classes, statement, change, null),
              (update, conflicts) -> newRun(update, classes, statement, conflicts, conflicts));
      try {
        return change(steps, statement);
      } finally {
        steps.close();
      }
    } finally {
      giveTurnBack(statement);
    }
  }

  private long change(ChangeSteps steps, StatementGuard statement) {
    long[] count = {-1};
    while (count[0] < 0) {
      steps.runBeside();
      agent.execute(() -> count[0] = steps.advance(), statement, true);
    }
    return count[0];
  }

  private StatementChange changeOf(ChangePlan plan) {
    if (plan.kind() != ChangePlan.Kind.PUSH) {
      return new ChangeRun(plan, catalog.stored(plan.table()));
    }
    SourceEntry source = catalog.source(plan.table());
    PushRun pushRun = source.pushRun();
    if (pushRun == null) {
      throw new LaminarException(
          ErrorCode.INTERNAL, "the rows of source " + source.name() + " come from its connector");
    }
    return new SourceInsert(source, pushRun);
  }

  /** Waits until no other statement changes tables. */
  void takeTurn(StatementGuard statement) {
    open(statement);
    try {
      turns.take(statement);
    } catch (RuntimeException e) {
      open.remove(statement);
      throw e;
    }
  }

  void giveTurnBack(StatementGuard statement) {
    open.remove(statement);
    turns.giveBack(statement);
  }

  private void open(StatementGuard statement) {
    open.add(statement);
    if (closed) {
      statement.end(Agent.closed());
    }
  }

  /** Ends all statements. */
  void close(LaminarException why) {
    closed = true;
    open.forEach(statement -> statement.end(why));
    threads.shutdown();
  }
}
