package dev.laminar;

import dev.laminar.kernel.engine.EngineOptions;
import dev.laminar.kernel.engine.EngineSnapshot.QuerySnapshot;
import dev.laminar.kernel.engine.EngineSnapshot.SourceSnapshot;
import dev.laminar.kernel.error.LaminarException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * A database whose clock stands still until it is moved, and whose rows and watermarks are given
 * one after the other. A source of it has {@code (k, v, ts, wm)} with {@code WATERMARK FOR ts AS
 * wm}, so that a row without event time moves the watermark and nothing else. Times are seconds
 * after the epoch.
 */
final class TimedInput implements AutoCloseable {

  /** A clock that stands still until it is moved. */
  static final class Clock implements InstantSource {

    private volatile Instant now = Instant.ofEpochSecond(1_000_000);

    @Override
    public Instant instant() {
      return now;
    }

    void pass(Duration time) {
      now = now.plus(time);
    }
  }

  /** A row of the sources. */
  public record Event(String k, Long v, LocalDateTime ts, LocalDateTime wm) {}

  private final Clock clock = new Clock();
  private final Laminar db =
      Laminar.open(LaminarOptions.defaults().withEngine(EngineOptions.defaults().withClock(clock)));
  private final List<Registration> open = new ArrayList<>();

  Laminar db() {
    return db;
  }

  Clock clock() {
    return clock;
  }

  /** Creates a source, with options if any. */
  void source(String name, String... options) {
    db.execute(
        "CREATE SOURCE "
            + name
            + " (k VARCHAR, v BIGINT, ts TIMESTAMP(6), wm TIMESTAMP(6), WATERMARK FOR ts AS wm)"
            + (options.length == 0 ? "" : " WITH (" + String.join(", ", options) + ")"));
  }

  static LocalDateTime at(long second) {
    return LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
  }

  private static long second(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC);
  }

  /** Pushes one row, and waits until it has been processed, with all that follows from it. */
  void row(String source, String k, long v, long second) {
    push(source, List.of(new Event(k, v, at(second), null)));
  }

  /** Moves the watermark. */
  void watermark(String source, long second) {
    push(source, List.of(new Event(null, null, null, at(second))));
  }

  /** Pushes rows in one go, or cut at random places. */
  void push(String source, List<Event> events, Random cuts) {
    int from = 0;
    while (from < events.size()) {
      int to = Math.min(events.size(), from + 1 + cuts.nextInt(8));
      push(source, events.subList(from, to));
      from = to;
    }
  }

  void push(String source, List<Event> events) {
    long before = sourceSnapshot(source).rows();
    try (Source<Event> into = db.source(source, Event.class)) {
      events.forEach(into::push);
    }
    await(() -> sourceSnapshot(source).rows() >= before + events.size());
    settle();
  }

  void end(String source) {
    try (Source<Event> into = db.source(source, Event.class)) {
      into.end();
    }
  }

  /** Waits for the end of the batch in work. */
  void settle() {
    db.execute("CREATE TABLE nothing (n INTEGER); DROP TABLE nothing");
  }

  static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      try {
        Thread.sleep(2);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  SourceSnapshot sourceSnapshot(String name) {
    return db.metrics().sources().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  QuerySnapshot query(String name) {
    return query(db, name);
  }

  static QuerySnapshot query(Laminar db, String name) {
    return db.metrics().queries().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Waits until a query has nothing more to come. */
  void awaitEnd(String query) {
    await(() -> query(query).status().name().equals("COMPLETED"));
  }

  /** What a query puts out from now on, a line for each row: {@code +1 a 10 3}. */
  final class Changelog {

    private final String query;
    private final List<String> lines = new ArrayList<>();
    private long received;

    private Changelog(String query) {
      this.query = query;
      this.received = query(query).rowsOut();
      open.add(
          db.rows(query)
              .subscribe(
                  new RowListener<Row>() {
                    @Override
                    public void onRow(Row row) {
                      add(line(row));
                    }

                    @Override
                    public void onFailure(LaminarException failure) {
                      add("failed: " + failure.getMessage());
                    }
                  }));
    }

    private synchronized void add(String line) {
      lines.add(line);
      received++;
    }

    private synchronized long received() {
      return received;
    }

    /** The lines so far, which are forgotten. */
    List<String> take() {
      settle();
      await(() -> received() >= query(query).rowsOut());
      synchronized (this) {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
      }
    }
  }

  Changelog changelog(String query) {
    return new Changelog(query);
  }

  private static String line(Row row) {
    StringBuilder line = new StringBuilder(row.weight() < 0 ? "-1" : "+1");
    for (int i = 0; i < row.columns().size(); i++) {
      Object value = row.get(i);
      line.append(' ').append(value instanceof LocalDateTime time ? second(time) : value);
    }
    return line.toString();
  }

  @Override
  public void close() {
    open.forEach(Registration::close);
    db.close();
  }
}
