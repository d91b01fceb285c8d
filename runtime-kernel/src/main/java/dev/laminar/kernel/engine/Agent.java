package dev.laminar.kernel.engine;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.nativebindings.affinity.ThreadAffinity;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.jctools.queues.varhandle.MpscUnboundedVarHandleArrayQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that does the work. One duty cycle polls each source run for one batch, so that none
 * starves another and a command waits for a few batches at most. Without work it looks again a few
 * times, yields, then sleeps until it is woken or a source is due.
 */
final class Agent implements Runnable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Agent.class);

  /** How long what a busy agent wrote may stay invisible. */
  private static final long FLUSH_INTERVAL_NS = 100_000_000;

  /** How long state that has expired may stay where no rows come. */
  private static final long EXPIRY_INTERVAL_NS = 1_000_000_000;

  /** Only a bound: whoever leaves work wakes the agent. */
  private static final long MAX_SLEEP_NS = 1_000_000_000;

  /** Longer batches count as that long; a histogram without bound would grow on this thread. */
  private static final long MAX_BATCH_TIME_NS = 60_000_000_000L;

  private static final long NANOS_PER_MS = 1_000_000;

  private static final int BATCH_TIME_DIGITS = 2;

  /**
   * @param begun completed when the agent takes it
   */
  private record Command(
      Runnable body, CompletableFuture<Void> begun, CompletableFuture<Void> done) {

    Command(Runnable body) {
      this(body, new CompletableFuture<>(), new CompletableFuture<>());
    }
  }

  private final EngineOptions options;
  private final Topology topology;
  private final Wakeup wakeup;
  private final Completion completion;
  private final MpscUnboundedVarHandleArrayQueue<Command> commands =
      new MpscUnboundedVarHandleArrayQueue<>(64);
  private final MpscUnboundedVarHandleArrayQueue<AgentRequest> requests =
      new MpscUnboundedVarHandleArrayQueue<>(64);
  private final SingleWriterRecorder batchTimes =
      new SingleWriterRecorder(MAX_BATCH_TIME_NS, BATCH_TIME_DIGITS);
  private final Histogram allBatchTimes = new Histogram(MAX_BATCH_TIME_NS, BATCH_TIME_DIGITS);
  private volatile boolean closing;
  private volatile boolean terminated;
  private int idleCycles;
  private long flushedNs;
  private long expiredNs;
  private boolean unflushed;

  Agent(EngineOptions options, Topology topology, Wakeup wakeup, Completion completion) {
    this.options = options;
    this.topology = topology;
    this.wakeup = wakeup;
    this.completion = completion;
  }

  /** Has the agent execute a command between two batches, and waits for it. */
  void execute(Runnable body) {
    await(add(body));
  }

  /**
   * Like {@link #execute(Runnable)}, unless the batch in work takes too long.
   *
   * @param patienceNs how long the agent may take to begin
   * @return false when it did not: the command may still be executed, if the engine is not closed
   */
  boolean execute(Runnable body, long patienceNs) throws InterruptedException {
    Command command = add(body);
    try {
      command.begun().get(patienceNs, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw unwrap(e);
    }
    await(command);
    return true;
  }

  /**
   * Has the agent do something short for a statement between two batches, and waits for it.
   *
   * @param changes whether it changes more than the statement sees
   * @throws LaminarException why the statement was ended; nothing was done then
   */
  void execute(Runnable body, StatementGuard statement, boolean changes) {
    AgentRequest request = new AgentRequest(body, statement, changes);
    requests.add(request);
    wakeup.wake();
    request.await(() -> terminated);
  }

  private Command add(Runnable body) {
    Command command = new Command(body);
    commands.add(command);
    wakeup.wake();
    return command;
  }

  private void await(Command command) {
    boolean interrupted = false;
    try {
      while (!isDone(command)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Waits a while. An interrupt does not end the wait for a command that may be half done: the
   * caller looks for it.
   */
  private boolean isDone(Command command) {
    try {
      command.done().get(100, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      if (terminated && !command.done().isDone()) {
        throw closed();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw unwrap(e);
    }
    return false;
  }

  private static RuntimeException unwrap(ExecutionException e) {
    if (e.getCause() instanceof RuntimeException known) {
      // Thrown by the agent's thread on behalf of this one: its own trace shows nothing of the
      // caller.
      known.addSuppressed(new IllegalStateException("the command was given here"));
      return known;
    }
    return new IllegalStateException(e.getCause());
  }

  static LaminarException closed() {
    return new LaminarException(ErrorCode.CLOSED, "the engine is closed");
  }

  void close() {
    closing = true;
    wakeup.wake();
  }

  @Override
  public void run() {
    wakeup.agentIs(Thread.currentThread());
    LaminarException reason = closed();
    try {
      pin();
      while (!closing) {
        idle(dutyCycle());
      }
    } catch (Throwable e) {
      LOGGER.error("the agent stopped", e);
      reason =
          new LaminarException(
              ErrorCode.INTERNAL, "the agent stopped: " + e, SourceSpan.NONE, "", e);
    } finally {
      terminate(reason);
    }
  }

  private void pin() {
    int cpu = options.pinnedCpu();
    if (cpu >= 0) {
      try {
        ThreadAffinity.pin(cpu);
      } catch (RuntimeException e) {
        LOGGER.warn("agent {} runs on any CPU: {}", options.threadName(), e.getMessage());
      }
    }
  }

  private boolean dutyCycle() {
    boolean worked = executeCommands() | executeRequests() | topology.fillSnapshots();
    if (topology.emitByTimers()) {
      worked = true;
      unflushed = true;
    }
    long nowNs = System.nanoTime();
    SourceRun[] runs = topology.sourceRuns();
    for (SourceRun run : runs) {
      long startNs = System.nanoTime();
      topology.entered(startNs);
      if (run.poll(nowNs, runs)) {
        topology.endEpoch();
        long takenNs = Math.max(0, System.nanoTime() - startNs);
        batchTimes.recordValue(Math.min(takenNs, MAX_BATCH_TIME_NS));
        worked = true;
        unflushed = true;
      }
    }
    if (unflushed && (!worked || nowNs - flushedNs > FLUSH_INTERVAL_NS)) {
      flushedNs = nowNs;
      unflushed = false;
      topology.flush();
    }
    if (nowNs - expiredNs > EXPIRY_INTERVAL_NS) {
      expiredNs = nowNs;
      topology.expireState();
    }
    // Last: a sink that could not be flushed ended its query.
    if (topology.reapEnded()) {
      completion.update(topology.isAnyQueryRunning(), topology.firstFailure());
      worked = true;
    }
    return worked;
  }

  private boolean executeCommands() {
    Command command = commands.poll();
    if (command == null) {
      return false;
    }
    while (command != null) {
      command.begun().complete(null);
      topology.entered(System.nanoTime());
      try {
        command.body().run();
        completion.update(topology.isAnyQueryRunning(), topology.firstFailure());
        command.done().complete(null);
      } catch (Throwable e) {
        command.done().completeExceptionally(e);
      }
      command = commands.poll();
    }
    unflushed = true;
    return true;
  }

  private boolean executeRequests() {
    AgentRequest request = requests.poll();
    if (request == null) {
      return false;
    }
    boolean changes = false;
    while (request != null) {
      topology.entered(System.nanoTime());
      changes |= request.execute();
      request = requests.poll();
    }
    if (changes) {
      unflushed = true;
      completion.update(topology.isAnyQueryRunning(), topology.firstFailure());
    }
    return true;
  }

  private void idle(boolean worked) {
    if (worked) {
      idleCycles = 0;
      return;
    }
    idleCycles++;
    if (idleCycles <= options.idleSpins()) {
      Thread.onSpinWait();
    } else if (idleCycles <= options.idleSpins() + options.idleYields()) {
      Thread.yield();
    } else {
      // A listener may have interrupted its own thread, which could then never sleep again.
      Thread.interrupted();
      wakeup.prepareToSleep();
      wakeup.sleep(sleepNs());
    }
  }

  private long sleepNs() {
    if (closing || !commands.isEmpty() || !requests.isEmpty() || topology.hasSnapshotsToFill()) {
      return 0;
    }
    long nowNs = System.nanoTime();
    long untilTimerMs = topology.untilTimerMs();
    long sleepNs =
        untilTimerMs > MAX_SLEEP_NS / NANOS_PER_MS
            ? MAX_SLEEP_NS
            : Math.max(1, untilTimerMs) * NANOS_PER_MS;
    for (SourceRun run : topology.sourceRuns()) {
      sleepNs = Math.min(sleepNs, run.sleepNs(nowNs));
    }
    return sleepNs;
  }

  private void terminate(LaminarException reason) {
    Thread.interrupted(); // an interrupt meant to end a blocked write must not disturb closing
    try {
      topology.close(reason);
    } finally {
      terminated = true;
      for (Command left = commands.poll(); left != null; left = commands.poll()) {
        left.begun().completeExceptionally(closed());
        left.done().completeExceptionally(closed());
      }
      for (AgentRequest left = requests.poll(); left != null; left = requests.poll()) {
        left.refuse(closed());
      }
      completion.close(reason);
    }
  }

  /** Times of all batches so far. Called by any thread. */
  EngineSnapshot.BatchTimes batchTimes() {
    synchronized (allBatchTimes) {
      allBatchTimes.add(batchTimes.getIntervalHistogram());
      return EngineSnapshot.BatchTimes.of(allBatchTimes);
    }
  }
}
