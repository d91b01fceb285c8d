package dev.laminar.kernel.engine;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

/**
 * The answer to a query, which is over what there was when this was made: it is put out by {@link
 * #run} or {@link #start}, one of which must be called, once.
 */
public final class Answer {

  private final OneShotRun run;
  private final AnswerListener listener;
  private final ExecutorService threads;
  private final Runnable onDone;

  Answer(OneShotRun run, AnswerListener listener, ExecutorService threads, Runnable onDone) {
    this.run = run;
    this.listener = listener;
    this.threads = threads;
    this.onDone = onDone;
  }

  /**
   * Whether the answer is small and takes little time: no more than a few thousand rows, out of
   * what is in memory already.
   */
  public boolean isShort() {
    return run.isShort();
  }

  /** Has the times of all batches be measured, not only of some. Called before it is put out. */
  public void measureAll() {
    run.measureAll();
  }

  /** What became of the rows, and what it took; complete when it was put out. */
  public EngineSnapshot.QuerySnapshot snapshot() {
    return run.snapshot();
  }

  /** Puts the answer out on this thread. Returns when that is done. */
  public void run(BatchListener rows) {
    listener.setTarget(rows);
    try {
      run.run();
    } finally {
      onDone.run();
    }
  }

  /** Puts the answer out on a thread of its own. A listener that waits holds up nothing else. */
  public void start(BatchListener rows) {
    try {
      threads.execute(() -> run(rows));
    } catch (RejectedExecutionException e) {
      run.close();
      onDone.run();
      throw Agent.closed();
    }
  }
}
