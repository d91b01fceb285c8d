package dev.laminar.cli.shell;

import dev.laminar.Laminar;
import dev.laminar.ObjectInfo;
import dev.laminar.kernel.engine.EngineSnapshot;
import dev.laminar.kernel.engine.QueryStatus;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.sql.tree.ObjectKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Follows the queries that run beside the shell: which failed, which will end. */
final class QueryWatch {

  private static final long POLL_MS = 10;

  /** A query that failed. */
  record Failure(String query, LaminarException cause) {}

  private final Laminar database;
  private final Set<LaminarException> reported = new HashSet<>();

  QueryWatch(Laminar database) {
    this.database = database;
  }

  /** Those that were not told before. */
  List<Failure> newFailures() {
    List<Failure> failures = new ArrayList<>();
    for (EngineSnapshot.QuerySnapshot query : database.metrics().queries()) {
      LaminarException cause = query.failure();
      if (cause != null && reported.add(cause)) {
        failures.add(new Failure(query.name(), cause));
      }
    }
    return failures;
  }

  /**
   * Waits until all views, streams and sinks that read nothing but input that ends have taken in
   * all of it.
   *
   * @param isEnough ends the wait
   */
  void awaitBounded(BooleanSupplier isEnough) {
    Set<String> ending = ending();
    try {
      while (!isEnough.getAsBoolean() && isAnyRunning(ending)) {
        Thread.sleep(POLL_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isAnyRunning(Set<String> names) {
    return !names.isEmpty()
        && database.metrics().queries().stream()
            .anyMatch(query ->
                query.status() == QueryStatus.RUNNING && names.contains(key(query.name())));
  }

  /** Names of the queries that end by themselves. */
  private Set<String> ending() {
    EngineSnapshot snapshot = database.metrics();
    Map<String, Boolean> ends = new HashMap<>();
    snapshot.sources().forEach(source -> ends.put(key(source.name()), source.bounded()));
    Set<String> names = new HashSet<>();
    for (ObjectInfo object : database.objects()) {
      if (object.kind() == ObjectKind.SOURCE) {
        continue;
      }
      boolean all =
          !object.dependsOn().isEmpty()
              && object.dependsOn().stream().allMatch(name -> ends.getOrDefault(key(name), false));
      ends.put(key(object.name()), all && object.kind() != ObjectKind.TABLE);
      if (all) {
        names.add(key(object.name()));
      }
    }
    snapshot.sinks().stream()
        .filter(sink -> names.contains(key(sink.name())))
        .forEach(sink -> names.add(key(sink.query())));
    return names;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
