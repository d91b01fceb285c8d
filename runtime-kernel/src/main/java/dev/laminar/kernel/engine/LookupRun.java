package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.LookupRequest;
import dev.laminar.kernel.connector.SourceRequest;
import dev.laminar.kernel.error.LaminarException;
import java.util.List;
import java.util.TreeSet;

/**
 * Hands the rows that one query has asked a lookup table for to the query. Each answer is an epoch,
 * and the rows that were waiting for it belong to that.
 */
final class LookupRun extends SourceRun {

  private final SourceEntry source;
  private final LookupLoads loads;
  private final LookupOnDemandStage stage;
  private final ScanTarget target;
  private boolean finished;

  private LookupRun(
      SourceEntry source, LookupLoads loads, LookupOnDemandStage stage, ScanTarget target) {
    super(source);
    this.source = source;
    this.loads = loads;
    this.stage = stage;
    this.target = target;
    targets().add(target);
  }

  /** Prepares to ask for rows. */
  static LookupRun open(
      SourceEntry source, ScanTarget scan, LookupOnDemandStage stage, Wakeup wakeup) {
    TreeSet<Integer> needed = new TreeSet<>();
    scan.addColumns(needed);
    List<Integer> columns = List.copyOf(needed);
    SourceRequest rows = source.request(columns);
    LookupPolicy.OnDemand policy = source.lookup().onDemand();
    LookupRequest request =
        new LookupRequest(rows, stage.node().keys(), policy.timeoutMs(), policy.concurrency());
    LookupLoads loads =
        new LookupLoads(
            source.name(),
            source.openLookup(request),
            request.keySchema(),
            policy,
            stage.node().span(),
            stage.lookups(),
            wakeup);
    stage.setLoads(loads);
    return new LookupRun(source, loads, stage, scan.over(columns));
  }

  @Override
  boolean waitsForLookups() {
    return false;
  }

  @Override
  boolean poll(long nowNs) {
    if (isFinished() || !target.input().isOpen()) {
      return false;
    }
    if (stage.isDone()) {
      finished = true;
      target.input().end();
      return true;
    }
    try {
      boolean worked = loads.advance(nowNs);
      LookupLoads.Answer answer = loads.poll();
      if (answer != null) {
        take(answer);
      }
      return worked || answer != null;
    } catch (LaminarException e) {
      QueryRun run = target.input().run();
      run.fail(QueryException.of(run.name(), e));
      return true;
    }
  }

  private void take(LookupLoads.Answer answer) {
    QueryInput input = target.input();
    input.perform(() -> stage.beginAnswer(answer));
    for (ColumnBatch rows : answer.rows()) {
      source.metrics().addRows(rows.rowCount());
      target.processOnce(rows);
    }
    input.perform(() -> stage.endAnswer(answer));
  }

  @Override
  void drain() {}

  @Override
  long idleNs(long nowNs) {
    if (isFinished()) {
      return Long.MAX_VALUE;
    }
    return stage.isDone() ? 0 : loads.idleNs(nowNs);
  }

  @Override
  void detachEnded() {
    targets().detachEnded();
    publish();
  }

  @Override
  boolean isFinished() {
    return finished || targets().isEmpty();
  }

  @Override
  void close() {
    finished = true;
    loads.close();
  }
}
