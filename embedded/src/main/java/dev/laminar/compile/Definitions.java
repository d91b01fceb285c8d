package dev.laminar.compile;

import dev.laminar.compiler.CompiledQueryPlan;
import dev.laminar.compiler.QueryCatalog;
import dev.laminar.compiler.physical.ScanTarget;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.tree.ObjectKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * What statements have defined so far: the catalog, and what was compiled for its objects. Every
 * change can be taken back until the next statement begins.
 */
final class Definitions implements QueryCatalog, AutoCloseable {

  private final Catalog catalog = new Catalog();
  private final Map<String, CompiledQuery> queries = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, CompiledQueryPlan> streams =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Boolean> boundedSources = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** Decoders of sources, encoders of sinks, rows of tables and views. */
  private final Map<String, Runnable> ownClasses = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** Queries of SELECTs, which the catalog does not know. */
  private final Set<String> anonymousQueries = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  /** How many rows a table or view has now; -1 where nobody knows. */
  private ToLongFunction<String> rowCounts = _ -> ScanTarget.UNKNOWN_ROWS;

  /** Counts changes of the catalog. */
  private final AtomicLong version = new AtomicLong();

  /** Gives back what the last statement has replaced. */
  private final List<Runnable> retired = new ArrayList<>();

  /** Takes back the last statement, step by step, the last step first. */
  private final Deque<Runnable> undo = new ArrayDeque<>();

  Catalog catalog() {
    return catalog;
  }

  Optional<CompiledQuery> query(String name) {
    return Optional.ofNullable(queries.get(name));
  }

  Set<String> anonymousQueries() {
    return anonymousQueries;
  }

  /** What follows can be taken back. */
  void begin() {
    undo.clear();
  }

  void undo() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }

  /** Says who knows how many rows a table or view has. */
  void setRowCounts(ToLongFunction<String> counts) {
    rowCounts = counts;
  }

  @Override
  public long rowCount(String table) {
    return rowCounts.applyAsLong(table);
  }

  long version() {
    return version.get();
  }

  /** What is compiled from now on may differ from what was compiled before. */
  void settingChanged() {
    version.incrementAndGet();
  }

  void define(CatalogObject object, SourceSpan name) {
    version.incrementAndGet();
    catalog.define(object, false, name);
    undo.push(() -> catalog.drop(object.kind(), object.name(), false, SourceSpan.NONE));
  }

  void replace(CatalogObject old, CatalogObject by, SourceSpan span) {
    version.incrementAndGet();
    catalog.define(by, true, span);
    undo.push(() -> catalog.define(old, true, SourceSpan.NONE));
  }

  /** Removes an object, with CASCADE also those that read it. Returns them, dependents first. */
  List<CatalogObject> drop(ObjectKind kind, String name, boolean cascade, SourceSpan span) {
    version.incrementAndGet();
    List<CatalogObject> removed = catalog.drop(kind, name, cascade, span);
    undo.push(
        () -> removed.reversed().forEach(object -> catalog.define(object, false, SourceSpan.NONE)));
    return removed;
  }

  /**
   * Takes an object that nothing reads out of the way of another one of its name. What was compiled
   * for it is kept until {@link #releaseRetired}.
   */
  void retire(CatalogObject old) {
    drop(old.kind(), old.name(), false, SourceSpan.NONE);
    retire(old.name());
    if (old.kind() == ObjectKind.SINK) {
      retire(StatementCompiler.sinkQueryName(old.name()));
    }
  }

  private void retire(String name) {
    take(queries, name, CompiledQuery::close);
    take(streams, name, _ -> {});
    take(boundedSources, name, _ -> {});
    take(ownClasses, name, Runnable::run);
  }

  /** Takes an entry away; undone it is there again, else it is released at last. */
  private <T> void take(Map<String, T> from, String name, Consumer<T> release) {
    T taken = from.remove(name);
    if (taken == null) {
      return;
    }
    Runnable last = () -> release.accept(taken);
    retired.add(last);
    undo.push(() -> {
      retired.remove(last);
      from.put(name, taken);
    });
  }

  /** Releases what was compiled for the objects that were replaced. */
  void releaseRetired() {
    List<Runnable> releases = List.copyOf(retired);
    retired.clear();
    releases.forEach(Runnable::run);
  }

  void addQuery(CompiledQuery query) {
    queries.put(query.name(), query);
    undo.push(() -> release(query.name()));
  }

  /** Lets other queries read a query that was added. */
  void addStream(CompiledQuery query) {
    streams.put(query.name(), query.compiled());
    undo.push(() -> streams.remove(query.name()));
  }

  /** Remembers that a query that was added is a SELECT's. */
  void addAnonymous(CompiledQuery query) {
    anonymousQueries.add(query.name());
    undo.push(() -> anonymousQueries.remove(query.name()));
  }

  void addSource(String source, boolean bounded) {
    boundedSources.put(source, bounded);
    undo.push(() -> boundedSources.remove(source));
  }

  /**
   * @param release what is done when the source, sink, table or view is no more
   */
  void addClasses(String object, Runnable release) {
    ownClasses.put(object, release);
    undo.push(() -> releaseOwn(object));
  }

  /** Releases the classes of a source, stream, sink or query that the engine has no more. */
  void release(String name) {
    CompiledQuery released = queries.remove(name);
    if (released != null) {
      released.close();
    }
    streams.remove(name);
    anonymousQueries.remove(name);
    boundedSources.remove(name);
    releaseOwn(name);
  }

  private void releaseOwn(String name) {
    Runnable release = ownClasses.remove(name);
    if (release != null) {
      release.run();
    }
  }

  /** The answer to IF NOT EXISTS when the object exists. */
  Optional<CompiledStatement> keptObject(boolean ifNotExists, String name) {
    return ifNotExists && catalog.find(name).isPresent()
        ? Optional.of(new CompiledStatement.Nothing("'" + name + "' exists already"))
        : Optional.empty();
  }

  /** Checks that an object's name is free. */
  void requireUnused(CatalogObject object, SourceSpan name) {
    catalog.checkDefine(object, false, name);
    if (queries.containsKey(object.name())) {
      throw new LaminarException(
          ErrorCode.DUPLICATE_OBJECT,
          "'" + object.name() + "' is the query of a sink or of a SELECT",
          name,
          "choose another name");
    }
  }

  /** Whether a query over an object has an answer: a table, a view, or a source that ends. */
  boolean ends(String object) {
    return catalog
        .find(object)
        .map(found ->
            switch (found.kind()) {
              case TABLE, MATERIALIZED_VIEW -> true;
              case SOURCE -> isBounded(found.name());
              case STREAM, SINK, LOOKUP_TABLE, FUNCTION -> false;
            })
        .orElse(false);
  }

  @Override
  public boolean isBounded(String source) {
    return boundedSources.getOrDefault(source, false);
  }

  @Override
  public CompiledQueryPlan stream(String name) {
    CompiledQueryPlan plan = streams.get(name);
    if (plan == null) {
      throw new IllegalStateException("no compiled query of " + name);
    }
    return plan;
  }

  /** Releases all classes. */
  @Override
  public void close() {
    List.copyOf(queries.keySet()).forEach(this::release);
    List.copyOf(ownClasses.keySet()).forEach(this::release);
  }
}
