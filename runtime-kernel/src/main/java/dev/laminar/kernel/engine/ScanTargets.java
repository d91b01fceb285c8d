package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The queries that read one source run, in order of their creation. */
final class ScanTargets {

  private ScanTarget[] targets = {};

  void add(ScanTarget target) {
    int place = targets.length;
    while (place > 0 && targets[place - 1].order() > target.order()) {
      place--;
    }
    ScanTarget[] copy = Arrays.copyOf(targets, targets.length + 1);
    System.arraycopy(targets, place, copy, place + 1, targets.length - place);
    copy[place] = target;
    targets = copy;
  }

  /** Adds the columns that any of them reads. */
  void addColumns(Collection<Integer> to) {
    for (ScanTarget target : targets) {
      target.addColumns(to);
    }
  }

  /** The batches have other columns from now on. */
  void project(List<Integer> batchColumns) {
    targets =
        Arrays.stream(targets).map(target -> target.over(batchColumns)).toArray(ScanTarget[]::new);
  }

  boolean isEmpty() {
    return targets.length == 0;
  }

  /**
   * @param watermarkLimitUs event times beyond do not move the watermark
   * @param partition of the source that the rows are of
   */
  void process(
      int batchIndex,
      ColumnBatch batch,
      RowLocator locator,
      long watermarkLimitUs,
      int partition,
      SourceActivity activity) {
    for (ScanTarget target : targets) {
      target.input().enterPartition(partition, activity, watermarkLimitUs);
      target.process(batchIndex, batch, locator);
    }
  }

  /** The batch that follows was pushed some time ago. */
  void entered(long atNs) {
    if (targets.length > 0) {
      targets[0].input().entered(atNs);
    }
  }

  /** Rows of earlier event times will come no more. */
  void watermark(long watermarkUs) {
    for (ScanTarget target : targets) {
      target.input().watermark(watermarkUs);
    }
  }

  /** Other partitions of the source are waited for than before. */
  void refresh(SourceActivity activity) {
    for (ScanTarget target : targets) {
      target.input().refresh(activity);
    }
  }

  /** The greatest of all queries, µs. */
  long watermarkUs() {
    long greatestUs = Long.MIN_VALUE;
    for (ScanTarget target : targets) {
      greatestUs = Math.max(greatestUs, target.input().watermarkUs());
    }
    return greatestUs;
  }

  /**
   * Rows of a statement, of the one partition that a source has to which rows are pushed.
   *
   * @param watermarkLimitUs event times beyond do not move the watermark
   */
  void insert(ColumnBatch batch, long watermarkLimitUs, SourceActivity activity) {
    for (ScanTarget target : targets) {
      target.input().enterPartition(0, activity, watermarkLimitUs);
      target.processOnce(batch);
    }
  }

  /** Rows that no source can tell the place of. */
  void process(ColumnBatch batch) {
    if (batch.rowCount() > 0) {
      for (ScanTarget target : targets) {
        target.processOnce(batch);
      }
    }
  }

  /** Whether so many rows wait for lookups in one of the queries that no more are to come. */
  boolean areHeld() {
    for (ScanTarget target : targets) {
      if (target.input().run().isHeld()) {
        return true;
      }
    }
    return false;
  }

  /** Adds the stages behind the targets in which rows may wait for lookups. */
  void addLookups(Collection<LookupOnDemandStage> to) {
    for (ScanTarget target : targets) {
      target.input().run().addLookups(to);
    }
  }

  void end() {
    for (ScanTarget target : targets) {
      target.input().end();
    }
  }

  /** The source failed, and every query that reads it with it. */
  void fail(QueryFailure failure) {
    for (ScanTarget target : targets) {
      QueryRun run = target.input().run();
      run.fail(failure.of(run.name()));
    }
  }

  /** A failure of something that several queries depend on. */
  @FunctionalInterface
  interface QueryFailure {
    QueryException of(String query);
  }

  void detachEnded() {
    targets =
        Arrays.stream(targets).filter(target -> target.input().isOpen()).toArray(ScanTarget[]::new);
  }
}
