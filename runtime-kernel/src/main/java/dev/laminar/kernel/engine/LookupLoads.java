package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.RowCopier;
import dev.laminar.kernel.connector.LookupReader;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jctools.queues.varhandle.MpscUnboundedVarHandleArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * Asks another system for keys: on threads of its own, a bounded number of requests at a time, each
 * repeated a few times when it fails or takes too long. Keys that come while all are under way are
 * gathered into larger requests. Used by the agent, but for {@link #answers}.
 */
final class LookupLoads {

  private static final long NANOS_PER_MS = 1_000_000;
  private static final long FIRST_PAUSE_NS = 100 * NANOS_PER_MS;
  private static final long LONGEST_PAUSE_NS = 10_000 * NANOS_PER_MS;

  /**
   * What became of an attempt.
   *
   * @param failure null when there is an answer
   */
  record Answer(
      LookupLoad load, int attempt, List<ColumnBatch> rows, @Nullable LaminarException failure) {}

  private final String table;
  private final LookupReader reader;
  private final RowSchema keySchema;
  private final LookupPolicy.OnDemand policy;
  private final SourceSpan span;
  private final LookupMetrics metrics;
  private final Wakeup wakeup;
  private final Deque<LookupLoad> queued = new ArrayDeque<>();

  /** Begun and not answered: under way, or between two attempts. */
  private final List<LookupLoad> begun = new ArrayList<>();

  private final MpscUnboundedVarHandleArrayQueue<Answer> answers =
      new MpscUnboundedVarHandleArrayQueue<>(16);

  /**
   * @param table for messages
   * @param span of the join
   */
  LookupLoads(
      String table,
      LookupReader reader,
      RowSchema keySchema,
      LookupPolicy.OnDemand policy,
      SourceSpan span,
      LookupMetrics metrics,
      Wakeup wakeup) {
    this.table = table;
    this.reader = reader;
    this.keySchema = keySchema;
    this.policy = policy;
    this.span = span;
    this.metrics = metrics;
    this.wakeup = wakeup;
  }

  RowSchema keySchema() {
    return keySchema;
  }

  /**
   * Adds a key to those that are to be asked for.
   *
   * @param columns of the row that hold the key, none of them NULL
   */
  void ask(LookupKey id, ColumnBatch from, int row, int[] columns) {
    LookupLoad load = queued.peekLast();
    if (load == null || load.ids().size() == policy.batchSize()) {
      load = new LookupLoad(ColumnBatch.allocate(keySchema, policy.batchSize()));
      queued.add(load);
    }
    ColumnBatch keys = load.keys();
    int count = keys.rowCount();
    for (int i = 0; i < columns.length; i++) {
      RowCopier.copy(from.column(columns[i]), row, keys.column(i), count, 1);
    }
    keys.setRowCount(count + 1);
    load.ids().add(id);
  }

  /** Begins as many requests as may be under way. */
  void begin() {
    while (begun.size() < policy.concurrency() && !queued.isEmpty()) {
      LookupLoad load = queued.remove();
      begun.add(load);
      attempt(load);
    }
  }

  private void attempt(LookupLoad load) {
    int attempt = load.nextAttempt();
    Thread thread =
        Thread.ofVirtual()
            .name("laminar-lookup-" + table)
            .unstarted(() -> {
              answers.add(answer(load, attempt));
              wakeup.wake();
            });
    load.begin(thread, System.nanoTime(), policy.timeoutMs() * NANOS_PER_MS);
    thread.start();
  }

  private Answer answer(LookupLoad load, int attempt) {
    List<ColumnBatch> rows = new ArrayList<>();
    LaminarException failure = null;
    try {
      reader.load(load.keys(), rows::add);
    } catch (LaminarException e) {
      failure = e;
    } catch (RuntimeException | Error e) {
      failure =
          new LaminarException(
              ErrorCode.IO_ERROR, "reading failed with " + e, SourceSpan.NONE, "", e);
    }
    return new Answer(load, attempt, rows, failure);
  }

  /**
   * The next answer; null when there is none now.
   *
   * @throws LaminarException when a request has failed too often
   */
  @Nullable Answer poll() {
    for (Answer answer = answers.poll(); answer != null; answer = answers.poll()) {
      LookupLoad load = answer.load();
      // Of an attempt that took too long nobody wants to know any more.
      if (load.isUnderWay() && load.attempt() == answer.attempt()) {
        if (answer.failure() == null) {
          load.abandon();
          begun.remove(load);
          return answer;
        }
        failed(load, answer.failure());
      }
    }
    return null;
  }

  /**
   * Repeats what has failed, and gives up what takes too long. Returns whether there was any.
   *
   * @throws LaminarException when a request has failed too often
   */
  boolean advance(long nowNs) {
    boolean any = false;
    for (int i = 0; i < begun.size(); i++) {
      LookupLoad load = begun.get(i);
      if (nowNs - load.dueNs() < 0) {
        continue;
      }
      any = true;
      if (load.isUnderWay()) {
        failed(
            load,
            new LaminarException(
                ErrorCode.TIMED_OUT,
                "no answer came within " + policy.timeoutMs() + " ms",
                SourceSpan.NONE,
                "allow more time with 'lookup.timeout'"));
      } else {
        attempt(load);
      }
    }
    return any;
  }

  private void failed(LookupLoad load, LaminarException why) {
    metrics.failed(String.valueOf(why.getMessage()));
    if (load.attempt() > policy.retries()) {
      load.abandon();
      begun.remove(load);
      throw givenUp(load, why);
    }
    int doublings = Math.min(load.attempt() - 1, 10);
    load.pause(System.nanoTime() + Math.min(FIRST_PAUSE_NS << doublings, LONGEST_PAUSE_NS));
  }

  private LaminarException givenUp(LookupLoad load, LaminarException why) {
    int others = load.keys().rowCount() - 1;
    return new LaminarException(
        why.code(),
        "cannot look up "
            + RowText.of(load.keys(), 0)
            + (others > 0 ? " and " + others + " other keys" : "")
            + " in "
            + table
            + ", after "
            + load.attempt()
            + (load.attempt() == 1 ? " attempt: " : " attempts: ")
            + why.getMessage(),
        span,
        why.help(),
        why);
  }

  /** How long until there is something to do, if no answer comes. */
  long idleNs(long nowNs) {
    if (!answers.isEmpty()) {
      return 0;
    }
    long idleNs = Long.MAX_VALUE;
    for (int i = 0; i < begun.size(); i++) {
      idleNs = Math.min(idleNs, Math.max(0, begun.get(i).dueNs() - nowNs));
    }
    return idleNs;
  }

  /** Asks for nothing more, and waits for nothing. */
  void close() {
    queued.clear();
    for (Iterator<LookupLoad> all = begun.iterator(); all.hasNext(); ) {
      all.next().abandon();
      all.remove();
    }
    reader.close();
  }
}
