package dev.laminar.kernel.engine;

import dev.laminar.kernel.connector.SinkWriter;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.pipeline.BatchClock;
import dev.laminar.kernel.pipeline.CompiledRows;
import dev.laminar.kernel.pipeline.ConstantTable;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.plan.QueryPlan;
import dev.laminar.kernel.plan.TablePlan;
import dev.laminar.kernel.state.MemoryAccount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What runs: source runs, query runs and what is attached to them. Only the agent uses it once the
 * engine is started; its changes happen between two batches.
 */
final class Topology {

  /** Rows that are there already, for a run that begins. */
  private record Feed(QueryRun run, Runnable body) {}

  private final Catalog catalog;
  private final EngineOptions options;
  private final MemoryAccount account;
  private final OutputBatches batches;
  private final Wakeup wakeup;

  // What the next deployment looks at: nothing in it depends on how much runs already.
  private final List<QueryEntry> newQueries = new ArrayList<>();
  private final List<SinkEntry> newSinks = new ArrayList<>();
  private final List<SubscriptionStage> newSubscriptions = new ArrayList<>();

  private final List<QueryRun> queryRuns = new ArrayList<>();
  private final List<SinkStage> sinkStages = new ArrayList<>();
  private SourceRun[] sourceRuns = {};
  private final Epochs epochs = new Epochs();
  private final List<Feed> newFeeds = new ArrayList<>();
  private final List<LookupStage> newLookups = new ArrayList<>();

  /** Readings of tables by queries that answer once. */
  private final List<TableSnapshot> snapshots = new ArrayList<>();

  private boolean runEnded;
  private boolean finished;
  private volatile @Nullable QueryException firstFailure;

  Topology(Catalog catalog, EngineOptions options, MemoryAccount account, Wakeup wakeup) {
    this.wakeup = wakeup;
    this.catalog = catalog;
    this.options = options;
    this.account = account;
    this.batches = new OutputBatches(options.batchCapacity());
  }

  SourceRun[] sourceRuns() {
    return sourceRuns;
  }

  /**
   * Whether a query runs that may end: one that reads a source. The others read what these put out,
   * or follow tables, whose end nobody can wait for.
   */
  boolean isAnyQueryRunning() {
    for (QueryRun run : queryRuns) {
      if (run.isReadingSource()) {
        return true;
      }
    }
    return false;
  }

  /** The failure of the first query that failed and was not dropped. */
  @Nullable QueryException firstFailure() {
    return firstFailure;
  }

  /** Starts what is demanded and does not run: one deployment. */
  void activate() {
    if (finished) {
      return;
    }
    Map<SourceEntry, List<ScanTarget>> scans = new LinkedHashMap<>();
    for (QueryEntry query : newQueries) {
      if (query.runsAlways() && query.run() == null) {
        ensureRun(query, scans);
      }
    }
    newQueries.clear();
    for (SinkEntry sink : newSinks) {
      attachSink(sink, ensureRun(catalog.query(sink.plan().query()), scans));
    }
    newSinks.clear();
    for (SubscriptionStage subscription : newSubscriptions) {
      if (!subscription.isClosed()) {
        ensureRun(catalog.query(subscription.query()), scans).attach(subscription);
      }
    }
    newSubscriptions.clear();
    scans.forEach(this::startReading);
    feedStored();
    reapEnded();
  }

  /** Hands new runs the rows that are there already, once everything is attached to them. */
  private void feedStored() {
    List<Feed> feeds = List.copyOf(newFeeds);
    QueryRun previous = null;
    newFeeds.clear();
    for (Feed feed : feeds) {
      // A run reads what the runs before it have made of their rows.
      if (feed.run() != previous) {
        epochs.end();
      }
      previous = feed.run();
      // Also where there are no rows: an aggregate of all rows has a result then.
      epochs.touch(feed.run());
      feed.body().run();
      feed.run().setFed();
    }
    epochs.end();
  }

  /** Ends what a batch or a statement began. */
  void endEpoch() {
    epochs.end();
  }

  /** Begins a query that answers once, over what is there now. */
  void begin(OneShotRun query) {
    snapshots.addAll(query.begin());
  }

  /** Whether a page of a reading is to be filled now. */
  boolean fillSnapshots() {
    boolean filled = false;
    for (int i = 0; i < snapshots.size(); i++) {
      TableSnapshot snapshot = snapshots.get(i);
      filled |= snapshot.fill();
      if (snapshot.isDone()) {
        snapshot.detach();
        snapshots.remove(i--);
        filled = true;
      }
    }
    return filled;
  }

  /** Whether {@link #fillSnapshots} has something to do. */
  boolean hasSnapshotsToFill() {
    for (int i = 0; i < snapshots.size(); i++) {
      if (snapshots.get(i).isToBeFilled()) {
        return true;
      }
    }
    return false;
  }

  void addTable(TablePlan plan, ClassResolver classes) {
    catalog.add(stored(plan, classes));
  }

  private StoredRows stored(TablePlan plan, ClassResolver classes) {
    PipelineContext context =
        new PipelineContext(
            new ConstantTable(plan.rows().constants().toArray()),
            new ErrorSites(plan.rows().sites()),
            null,
            null,
            null,
            new PipelineMetrics(),
            new BatchClock(options.clock()));
    CompiledRows rows =
        GeneratedInstances.create(CompiledRows.class, plan.rows(), classes, context);
    return new StoredRows(plan, rows, account.child(), options.batchCapacity());
  }

  void dropTable(String name) {
    catalog.removeTable(name).close();
  }

  /** Returns how many rows there were. */
  long truncate(String table) {
    long removed = catalog.stored(table).clear();
    epochs.end();
    return removed;
  }

  void addView(QueryPlan query, TablePlan view, ClassResolver classes) {
    addQuery(catalog.add(query, classes, stored(view, classes), Retention.NONE));
  }

  private void attachSink(SinkEntry sink, QueryRun run) {
    if (run.failure() != null) {
      return;
    }
    SinkWriter writer;
    try {
      writer = sink.open();
    } catch (LaminarException e) {
      run.fail(QueryException.of(run.name(), e));
      return;
    } catch (RuntimeException e) {
      run.fail(QueryException.ofDefect(run.name(), e));
      return;
    }
    SinkStage stage = new SinkStage(sink.plan().name(), run, writer);
    sink.setStage(stage);
    sinkStages.add(stage);
    run.attach(stage);
  }

  /** The live run of a query, or a new one; that of a failed query stays what it is. */
  private QueryRun ensureRun(QueryEntry query, Map<SourceEntry, List<ScanTarget>> scans) {
    QueryRun current = query.run();
    if (current != null && (current.isRunning() || current.failure() != null || query.runsOnce())) {
      return current;
    }
    QueryRun run = newRun(query);
    query.setRun(run);
    Map<PlanNode, QueryInput> inputs = build(run);
    StoredRows view = query.view();
    if (view != null) {
      run.attach(new ViewStage(view));
    }
    if (query.keepsHistory()) {
      HistoryStage history =
          new HistoryStage(query.name(), query.retention().historyBytes(), epochs);
      query.setHistory(history);
      run.attach(history);
    }
    inputs.forEach((node, input) -> connect(node, input, scans));
    return run;
  }

  private QueryRun newRun(QueryEntry query) {
    QueryRun run =
        new QueryRun(
            query,
            account.child(),
            new BatchClock(options.clock()),
            catalog.audit(),
            this::reapLater);
    queryRuns.add(run);
    return run;
  }

  /** The stages of a run; none when they cannot be made, and the run has failed. */
  private Map<PlanNode, QueryInput> build(QueryRun run) {
    QueryEntry query = run.query();
    try {
      QueryRunBuilder builder =
          new QueryRunBuilder(
              run, query.classes(), epochs, batches, options.clock(), this::lookupPolicy, null);
      Map<PlanNode, QueryInput> inputs = builder.build(query.plan().nodes());
      newLookups.addAll(builder.lookups());
      return inputs;
    } catch (LaminarException e) {
      run.fail(QueryException.of(query.name(), e));
    } catch (RuntimeException | LinkageError e) {
      run.fail(QueryException.ofDefect(query.name(), e));
    }
    return Map.of();
  }

  private LookupPolicy lookupPolicy(String source) {
    return catalog.source(source).lookup();
  }

  private void connect(PlanNode node, QueryInput input, Map<SourceEntry, List<ScanTarget>> scans) {
    switch (node) {
      case PlanNode.SourceScan scan ->
          scans
              .computeIfAbsent(catalog.source(scan.source()), source -> new ArrayList<>())
              .add(new ScanTarget(input, scan.projection()));
      case PlanNode.StreamScan scan -> {
        QueryEntry stream = catalog.query(scan.stream());
        QueryRun upstream = ensureRun(stream, scans);
        Retention retention = input.run().query().retention();
        if (scan.late()) {
          upstream.attachLate(new StreamStage(input));
        } else if (retention.isLate()) {
          newFeeds.add(new Feed(input.run(), () -> replay(stream, upstream, retention, input)));
        } else {
          upstream.attach(new StreamStage(input));
        }
      }
      case PlanNode.TableScan scan -> {
        StoredRows stored = catalog.stored(scan.table());
        newFeeds.add(
            new Feed(input.run(), () -> stored.read(input, scan.projection(), scan.follow())));
      }
      case PlanNode.KeyLookup lookup -> {
        StoredRows stored = catalog.stored(lookup.table());
        newFeeds.add(new Feed(input.run(), () -> lookUp(lookup, stored, input)));
      }
      case PlanNode.Values values ->
          newFeeds.add(
              new Feed(
                  input.run(), () -> LiteralRows.feed(values, input, options.batchCapacity())));
      case PlanNode.Union _,
          PlanNode.Join _,
          PlanNode.IntervalJoin _,
          PlanNode.LookupJoin _,
          PlanNode.LookupOnDemand _,
          PlanNode.AsofJoin _,
          PlanNode.Sort _,
          PlanNode.Over _,
          PlanNode.Match _,
          PlanNode.Working _,
          PlanNode.Recursion _,
          PlanNode.Repeat _,
          PlanNode.Versions _,
          PlanNode.Transform _,
          PlanNode.Aggregate _ -> {}
    }
  }

  /** What a stream has put out before, then what it puts out from now on. */
  private static void replay(
      QueryEntry stream, QueryRun upstream, Retention retention, QueryInput input) {
    HistoryStage history = stream.history();
    try {
      if (history != null) {
        history.require(retention);
        history.replay(retention.fromEpoch(), input);
      }
    } catch (LaminarException e) {
      input.run().fail(QueryException.of(input.run().name(), e));
      return;
    }
    upstream.attach(new StreamStage(input));
  }

  private void lookUp(PlanNode.KeyLookup node, StoredRows stored, QueryInput input) {
    for (LookupStage lookup : List.copyOf(newLookups)) {
      if (lookup.node() == node) {
        newLookups.remove(lookup);
        lookup.look(stored);
        lookup.emit(input);
      }
    }
  }

  private void startReading(SourceEntry source, List<ScanTarget> scans) {
    PushRun pushRun = source.pushRun();
    if (pushRun != null) {
      scans.forEach(pushRun::add);
      return;
    }
    try {
      if (source.lookup().kind().changes()) {
        for (ScanTarget scan : scans) {
          addSourceRun(lookup(source, scan));
        }
        return;
      }
      ReaderRun running = source.bounded() ? null : readerOf(source);
      if (running == null) {
        addSourceRun(ReaderRun.open(source, scans, options.batchCapacity()));
      } else {
        running.join(scans);
      }
    } catch (LaminarException e) {
      fail(scans, query -> QueryException.of(query, e));
    } catch (RuntimeException | LinkageError e) {
      fail(scans, query -> QueryException.ofDefect(query, e));
    }
  }

  /** Has one query look rows up in a table that changes, in its own time. */
  private SourceRun lookup(SourceEntry source, ScanTarget scan) {
    scan.input().setLookup();
    return switch (scan.input().run().lookup(scan.input())) {
      case LookupJoinStage stage -> ReloadRun.open(source, scan, stage, options.batchCapacity());
      case LookupOnDemandStage stage -> LookupRun.open(source, scan, stage, wakeup);
      default -> throw new IllegalStateException("no lookup in " + source.name());
    };
  }

  /** Tells of each place behind a source where rows may wait for lookups when they have passed. */
  List<CompletableFuture<Void>> awaitLookups(PushRun source) {
    Set<LookupOnDemandStage> stages = new LinkedHashSet<>();
    source.targets().addLookups(stages);
    return stages.stream().map(LookupOnDemandStage::passed).toList();
  }

  private @Nullable ReaderRun readerOf(SourceEntry source) {
    for (SourceRun run : sourceRuns) {
      if (run instanceof ReaderRun reader && reader.reads(source) && !reader.isFinished()) {
        return reader;
      }
    }
    return null;
  }

  private static void fail(List<ScanTarget> scans, ScanTargets.QueryFailure failure) {
    for (ScanTarget scan : scans) {
      QueryRun run = scan.input().run();
      run.fail(failure.of(run.name()));
    }
  }

  private void addSourceRun(SourceRun run) {
    List<SourceRun> runs = new ArrayList<>(List.of(sourceRuns));
    runs.add(run);
    sourceRuns = runs.toArray(SourceRun[]::new);
  }

  void addSource(SourceEntry source) {
    catalog.add(source);
    PushRun pushRun = source.pushRun();
    if (pushRun != null) {
      addSourceRun(pushRun);
    }
  }

  void addSink(SinkEntry sink) {
    catalog.add(sink);
    newSinks.add(sink);
  }

  /**
   * @throws LaminarException when the epoch is gone with which it begins to read a stream
   */
  void addQuery(QueryPlan query, ClassResolver classes, Retention retention) {
    if (retention.isLate()) {
      query.nodes().forEach(node -> requireHistory(node, retention));
    }
    addQuery(catalog.add(query, classes, null, retention));
  }

  private void requireHistory(PlanNode node, Retention retention) {
    if (node instanceof PlanNode.StreamScan scan) {
      HistoryStage history = catalog.query(scan.stream()).history();
      if (history == null) {
        HistoryStage.requireReached(scan.stream(), retention, epochs);
      } else {
        history.require(retention);
      }
    }
  }

  private void addQuery(QueryEntry query) {
    newQueries.add(query);
    // Rows pushed from now on are for this query, even if the engine is started only later.
    pushedSourcesOf(query).forEach(pushed -> pushed.setHasReader(true));
  }

  private List<PushSource> pushedSourcesOf(QueryEntry query) {
    return query.plan().nodes().stream()
        .filter(PlanNode.SourceScan.class::isInstance)
        .map(node -> catalog.source(((PlanNode.SourceScan) node).source()).pushed())
        .filter(Objects::nonNull)
        .toList();
  }

  /**
   * A listener to attach to a query.
   *
   * @param onDetach called on the agent's thread when the listener detached itself
   */
  SubscriptionStage subscription(String query, BatchListener listener, Runnable onDetach) {
    return new SubscriptionStage(query, listener, epochs, onDetach);
  }

  void subscribe(SubscriptionStage subscription) {
    catalog.query(subscription.query());
    newSubscriptions.add(subscription);
  }

  void dropSource(String name) {
    PushRun pushRun = catalog.removeSource(name).pushRun();
    if (pushRun != null) {
      pushRun.close();
      List<SourceRun> runs = new ArrayList<>(List.of(sourceRuns));
      runs.remove(pushRun);
      sourceRuns = runs.toArray(SourceRun[]::new);
    }
  }

  void dropQuery(String name) {
    QueryEntry query = catalog.removeQuery(name);
    newQueries.remove(query);
    QueryRun run = query.run();
    LaminarException dropped =
        new LaminarException(ErrorCode.CANCELLED, "query " + name + " was dropped");
    if (run != null) {
      run.end(QueryException.of(name, dropped));
    }
    StoredRows view = query.view();
    if (view != null) {
      view.close();
    }
    for (SubscriptionStage subscription : newSubscriptions) {
      if (subscription.query().equals(name)) {
        subscription.deliverFailure(dropped);
      }
    }
    newSubscriptions.removeIf(SubscriptionStage::isClosed);
    for (PushSource pushed : pushedSourcesOf(query)) {
      pushed.setHasReader(catalog.isRead(pushed.name()));
    }
    reap();
  }

  void dropSink(String name) {
    SinkEntry sink = catalog.removeSink(name);
    newSinks.remove(sink);
    SinkStage stage = sink.stage();
    if (stage != null) {
      stage.close();
    }
    reap();
  }

  /** Has the agent clean up when the batch in work is done. */
  void reapLater() {
    runEnded = true;
  }

  /** Called between batches: cleans up when a query ended since the last call. */
  boolean reapEnded() {
    if (!runEnded) {
      return false;
    }
    reap();
    return true;
  }

  /** Stops what nothing demands any more, and closes sources that nothing reads. */
  void reap() {
    runEnded = false;
    while (stopUndemanded()) {
      // A query that stopped was the demand for the queries it reads.
    }
    queryRuns.removeIf(run -> !run.isRunning());
    sinkStages.removeIf(SinkStage::isClosed);
    List<SourceRun> live = new ArrayList<>();
    for (SourceRun run : sourceRuns) {
      run.detachEnded();
      if (run.isFinished()) {
        run.close();
      } else {
        live.add(run);
      }
    }
    sourceRuns = live.toArray(SourceRun[]::new);
    catalog.tables().forEach(StoredRows::detachEnded);
    firstFailure = findFailure();
  }

  private boolean stopUndemanded() {
    boolean stopped = false;
    for (QueryRun run : queryRuns) {
      run.detachClosed();
      if (run.isRunning() && !run.hasConsumers() && !run.query().readsPushed()) {
        run.stop();
        stopped = true;
      }
    }
    return stopped;
  }

  private @Nullable QueryException findFailure() {
    QueryException known = firstFailure;
    QueryException found = null;
    for (QueryEntry query : catalog.queries()) {
      QueryRun run = query.run();
      QueryException failure = run == null ? null : run.failure();
      if (failure != null && failure == known) {
        return known;
      }
      found = found == null ? failure : found;
    }
    return found;
  }

  /**
   * Has aggregates emit that do so at an interval.
   *
   * @return whether any had to
   */
  boolean emitByTimers() {
    boolean any = false;
    for (int i = 0; i < queryRuns.size(); i++) {
      QueryRun run = queryRuns.get(i);
      EmitTimer timer = run.dueTimer();
      if (timer != null) {
        epochs.touch(run);
        epochs.entered(System.nanoTime());
        run.emitByTimer(timer);
        any = true;
      }
    }
    if (any) {
      epochs.end();
    }
    return any;
  }

  /** Something comes in: see {@link Epochs#entered}. */
  void entered(long atNs) {
    epochs.entered(atNs);
  }

  /** How long until the next aggregate emits by its timer, ms. */
  long untilTimerMs() {
    long untilMs = Long.MAX_VALUE;
    for (int i = 0; i < queryRuns.size(); i++) {
      untilMs = Math.min(untilMs, queryRuns.get(i).untilTimerMs());
    }
    return untilMs;
  }

  /** Does all that is due by the clock. */
  void runTimers() {
    for (SourceRun run : sourceRuns) {
      if (run.findIdle()) {
        run.publish();
      }
    }
    endEpoch();
    emitByTimers();
    expireState();
    endEpoch();
  }

  /** Drops state that nothing has touched for long, of runs that nothing happens to, too. */
  void expireState() {
    queryRuns.forEach(QueryRun::expire);
  }

  /** Makes what sinks hold visible, and figures that only the agent can compute. */
  void flush() {
    sinkStages.forEach(SinkStage::flush);
    queryRuns.forEach(QueryRun::publish);
  }

  /** The same, with figures that take a while to work out. */
  void publish() {
    flush();
    queryRuns.forEach(QueryRun::findDue);
  }

  /** Reads no more, and finishes the sinks over what was read. Nothing starts afterwards. */
  void finish() {
    finished = true;
    for (SourceRun run : sourceRuns) {
      run.drain();
    }
    queryRuns.forEach(QueryRun::finish);
    reap();
  }

  /** Ends everything without finishing it and gives all memory back. */
  void close(LaminarException reason) {
    for (QueryRun run : queryRuns) {
      run.end(QueryException.of(run.name(), reason));
    }
    newSubscriptions.forEach(subscription -> subscription.deliverFailure(reason));
    for (SourceRun run : sourceRuns) {
      run.close();
    }
    queryRuns.clear();
    snapshots.forEach(TableSnapshot::close);
    snapshots.forEach(TableSnapshot::detach);
    snapshots.clear();
    catalog.tables().forEach(StoredRows::close);
    sourceRuns = new SourceRun[0];
  }
}
