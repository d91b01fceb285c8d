package dev.laminar.kernel.engine;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.plan.QueryPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sources, queries and sinks by name, in order of creation. Changed by one thread at a time, read
 * by any.
 */
final class Catalog {

  private final Map<String, SourceEntry> sources = new LinkedHashMap<>();
  private final Map<String, QueryEntry> queries = new LinkedHashMap<>();
  private final Map<String, SinkEntry> sinks = new LinkedHashMap<>();
  private final Map<String, StoredRows> tables = new LinkedHashMap<>();
  private final RowAudit audit = new RowAudit();
  private int nextOrder;

  /** Looks at the figures of the runs that end. */
  RowAudit audit() {
    return audit;
  }

  synchronized List<SourceEntry> sources() {
    return List.copyOf(sources.values());
  }

  synchronized List<QueryEntry> queries() {
    return List.copyOf(queries.values());
  }

  synchronized List<SinkEntry> sinks() {
    return List.copyOf(sinks.values());
  }

  synchronized SourceEntry source(String name) {
    return required(sources.get(name), "source", name);
  }

  synchronized QueryEntry query(String name) {
    return required(queries.get(name), "query", name);
  }

  private static <T> T required(@Nullable T entry, String kind, String name) {
    if (entry == null) {
      throw new LaminarException(ErrorCode.UNDEFINED_OBJECT, "there is no " + kind + " " + name);
    }
    return entry;
  }

  synchronized void add(SourceEntry source) {
    requireNew(sources, "source", source.name());
    sources.put(source.name(), source);
  }

  /**
   * @param view keeps what the query yields, under its name; null for none
   */
  synchronized QueryEntry add(
      QueryPlan plan, ClassResolver classes, @Nullable StoredRows view, Retention retention) {
    requireNew(queries, "query", plan.name());
    QueryEntry entry = entry(plan, classes, view, retention);
    if (view != null) {
      add(view);
    }
    queries.put(plan.name(), entry);
    return entry;
  }

  /** An entry for a query that runs once and has no name of its own. */
  synchronized QueryEntry unnamed(QueryPlan plan, ClassResolver classes) {
    return entry(plan, classes, null, Retention.NONE);
  }

  private QueryEntry entry(
      QueryPlan plan, ClassResolver classes, @Nullable StoredRows view, Retention retention) {
    boolean readsPushed = false;
    for (PlanNode node : plan.nodes()) {
      readsPushed |=
          switch (node) {
            case PlanNode.SourceScan scan -> source(scan.source()).plan().isPushed();
            case PlanNode.StreamScan scan -> query(scan.stream()).readsPushed();
            case PlanNode.TableScan _,
                PlanNode.KeyLookup _,
                PlanNode.Values _,
                PlanNode.Union _,
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
                PlanNode.Aggregate _ ->
                false;
          };
    }
    return new QueryEntry(nextOrder++, plan, classes, readsPushed, view, retention);
  }

  /** What is kept under a name: a table, or a materialized view. */
  synchronized StoredRows stored(String name) {
    return required(tables.get(name), "table", name);
  }

  /** Rows kept under a name; -1 when there is nothing of that name. */
  synchronized long rowCount(String name) {
    StoredRows stored = tables.get(name);
    return stored == null ? -1 : stored.rowCount();
  }

  synchronized void add(StoredRows rows) {
    requireNew(tables, "table", rows.plan().name());
    tables.put(rows.plan().name(), rows);
  }

  synchronized StoredRows removeTable(String name) {
    StoredRows removed = stored(name);
    requireUnread("table", name);
    tables.remove(name);
    return removed;
  }

  private void requireUnread(String kind, String name) {
    for (QueryEntry query : queries.values()) {
      if (query.plan().nodes().stream().anyMatch(node -> readsStored(node, name))) {
        throw inUse(kind, name, "query", query.name());
      }
    }
  }

  private static boolean readsStored(PlanNode node, String name) {
    return node instanceof PlanNode.TableScan scan && scan.table().equals(name)
        || node instanceof PlanNode.KeyLookup lookup && lookup.table().equals(name);
  }

  synchronized List<StoredRows> tables() {
    return List.copyOf(tables.values());
  }

  synchronized void add(SinkEntry sink) {
    requireNew(sinks, "sink", sink.plan().name());
    query(sink.plan().query());
    sinks.put(sink.plan().name(), sink);
  }

  private static void requireNew(Map<String, ?> entries, String kind, String name) {
    if (entries.containsKey(name)) {
      throw new LaminarException(
          ErrorCode.DUPLICATE_OBJECT, "there is a " + kind + " " + name + " already");
    }
  }

  /** Whether any query reads a source. */
  synchronized boolean isRead(String source) {
    return queries.values().stream().anyMatch(query -> reads(query, source));
  }

  private static boolean reads(QueryEntry query, String source) {
    return query.plan().nodes().stream()
        .anyMatch(node -> node instanceof PlanNode.SourceScan scan && scan.source().equals(source));
  }

  synchronized SourceEntry removeSource(String name) {
    SourceEntry source = source(name);
    for (QueryEntry query : queries.values()) {
      if (reads(query, name)) {
        throw inUse("source", name, "query", query.name());
      }
    }
    sources.remove(name);
    return source;
  }

  synchronized QueryEntry removeQuery(String name) {
    QueryEntry removed = query(name);
    for (QueryEntry query : queries.values()) {
      if (query.plan().nodes().stream()
          .anyMatch(
              node -> node instanceof PlanNode.StreamScan scan && scan.stream().equals(name))) {
        throw inUse("query", name, "query", query.name());
      }
    }
    for (SinkEntry sink : sinks.values()) {
      if (sink.plan().query().equals(name)) {
        throw inUse("query", name, "sink", sink.plan().name());
      }
    }
    requireUnread("view", name);
    queries.remove(name);
    tables.remove(name);
    return removed;
  }

  synchronized SinkEntry removeSink(String name) {
    SinkEntry sink = required(sinks.get(name), "sink", name);
    sinks.remove(name);
    return sink;
  }

  private static LaminarException inUse(String kind, String name, String byKind, String byName) {
    return new LaminarException(
        ErrorCode.DEPENDENT_OBJECTS, kind + " " + name + " is read by " + byKind + " " + byName);
  }
}
