package dev.laminar;

import static dev.laminar.TimedInput.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.TimedInput.Changelog;
import dev.laminar.TimedInput.Event;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Windows of every kind in every mode, over random rows in random batches: after each batch, what
 * has been put out, with what was replaced or taken back left out, is what the mode says of the
 * rows so far.
 */
@Timeout(240)
class EmissionOfShapesTest {

  private static final int SEEDS = Integer.getInteger("laminar.emission.seeds", 2);
  private static final int EVENTS = 240;
  private static final long LATENESS = 7;

  private static final String AGGREGATES =
      "SUM(v), MIN(v), COUNT(DISTINCT v), STRING_AGG(CAST(v AS VARCHAR), '.')";
  private static final String ORDERED_AGGREGATES = AGGREGATES.replace("'.')", "'.' ORDER BY v)");

  /** A window of a key, with the values of its rows by their slices. */
  private static final class Window {
    private final String key;
    private long start;
    private long end;
    private final List<long[]> values = new ArrayList<>();

    Window(String key, long start, long end) {
      this.key = key;
      this.start = start;
      this.end = end;
    }

    /**
     * What the aggregates say, the values in the order of slices, then in that of arrival; or in
     * their own.
     */
    String row(boolean ordered) {
      values.sort(Comparator.comparingLong(value -> value[ordered ? 1 : 0]));
      List<Long> all = values.stream().map(value -> value[1]).toList();
      return start
          + " "
          + end
          + " "
          + key
          + " "
          + all.stream().mapToLong(Long::longValue).sum()
          + " "
          + all.stream().mapToLong(Long::longValue).min().orElseThrow()
          + " "
          + all.stream().distinct().count()
          + " "
          + String.join(".", all.stream().map(String::valueOf).toList());
    }
  }

  /** How event time is cut. */
  private interface Shape {
    String call(String table);

    /** Takes a row into the windows that are open; false when there is none. */
    boolean take(List<Window> windows, String key, long value, long time, long closed);
  }

  /** Windows that are there whatever rows come. */
  private record Fixed(String call, long slice, Bounds bounds) implements Shape {

    interface Bounds {
      List<long[]> of(long time);
    }

    @Override
    public String call(String table) {
      return call.formatted(table);
    }

    @Override
    public boolean take(List<Window> windows, String key, long value, long time, long closed) {
      boolean taken = false;
      for (long[] bound : bounds.of(time)) {
        if (bound[1] <= closed) {
          continue;
        }
        taken = true;
        Window window =
            windows.stream()
                .filter(
                    each -> each.key.equals(key) && each.start == bound[0] && each.end == bound[1])
                .findFirst()
                .orElse(null);
        if (window == null) {
          window = new Window(key, bound[0], bound[1]);
          windows.add(window);
        }
        window.values.add(new long[] {Math.floorDiv(time, slice), value});
      }
      return taken;
    }
  }

  private static Fixed tumble() {
    return new Fixed(
        "TUMBLE(TABLE %s, DESCRIPTOR(ts), INTERVAL '10' SECOND)", 10, time -> hops(time, 10, 10));
  }

  private static Fixed hop(long slide, long size, long slice) {
    return new Fixed(
        "HOP(TABLE %s, DESCRIPTOR(ts), INTERVAL '"
            + slide
            + "' SECOND, INTERVAL '"
            + size
            + "' SECOND)",
        slice,
        time -> hops(time, slide, size));
  }

  private static List<long[]> hops(long time, long slide, long size) {
    List<long[]> all = new ArrayList<>();
    for (long start = Math.floorDiv(time, slide) * slide; start > time - size; start -= slide) {
      all.add(new long[] {start, start + size});
    }
    return all;
  }

  private static Fixed cumulate(long step, long size) {
    return new Fixed(
        "CUMULATE(TABLE %s, DESCRIPTOR(ts), INTERVAL '"
            + step
            + "' SECOND, INTERVAL '"
            + size
            + "' SECOND)",
        step,
        time -> {
          long start = Math.floorDiv(time, size) * size;
          List<long[]> all = new ArrayList<>();
          for (long end = start + step; end <= start + size; end += step) {
            if (end > time) {
              all.add(new long[] {start, end});
            }
          }
          return all;
        });
  }

  /** Sessions of rows that are less than a gap apart. */
  private record Sessions(long gap) implements Shape {

    @Override
    public String call(String table) {
      return "SESSION(TABLE "
          + table
          + " PARTITION BY k, DESCRIPTOR(ts), INTERVAL '"
          + gap
          + "' SECOND)";
    }

    @Override
    public boolean take(List<Window> windows, String key, long value, long time, long closed) {
      List<Window> met =
          windows.stream()
              .filter(each -> each.key.equals(key) && each.end > closed)
              .filter(each -> time < each.end && each.start < time + gap)
              .sorted(Comparator.comparingLong(each -> each.start))
              .toList();
      if (met.isEmpty() && time + gap <= closed) {
        return false;
      }
      Window session = met.isEmpty() ? new Window(key, time, time + gap) : met.getFirst();
      for (Window other : met.subList(Math.min(1, met.size()), met.size())) {
        session.values.addAll(other.values);
        session.end = Math.max(session.end, other.end);
        windows.remove(other);
      }
      if (met.isEmpty()) {
        windows.add(session);
      }
      session.start = Math.min(session.start, time);
      session.end = Math.max(session.end, time + gap);
      session.values.add(new long[] {0, value});
      return true;
    }
  }

  private static final List<Shape> SHAPES =
      List.of(
          tumble(),
          hop(5, 20, 5),
          hop(4, 10, 2),
          hop(1, 15, 1),
          cumulate(5, 20),
          cumulate(2, 30),
          new Sessions(3),
          new Sessions(8));

  private final TimedInput input = new TimedInput();
  private final Laminar db = input.db();

  @AfterEach
  void close() {
    input.close();
  }

  /** A mode, and which windows have come out by a watermark. */
  private record Mode(String clause, boolean replaces, long lateness, Predicate<long[]> isOut) {

    /** What comes out once says nothing of the order of late rows. */
    boolean ordered() {
      return clause.equals("EMIT FINAL") || clause.equals("EMIT ON WINDOW CLOSE") && lateness == 0;
    }
  }

  /** {@code at[0]} is when a window ends, {@code at[1]} the watermark. */
  private static final List<Mode> MODES =
      List.of(
          new Mode("EMIT ON UPDATE", true, 0, at -> true),
          new Mode("EMIT ON UPDATE", true, LATENESS, at -> true),
          new Mode("EMIT CHANGES", false, 0, at -> true),
          new Mode("EMIT CHANGES", false, LATENESS, at -> true),
          new Mode("EMIT ON WINDOW CLOSE", false, 0, at -> at[0] <= at[1]),
          new Mode("EMIT ON WINDOW CLOSE", false, LATENESS, at -> at[0] <= at[1]),
          new Mode("EMIT AFTER WATERMARK", false, LATENESS, at -> at[0] <= at[1]),
          new Mode("EMIT FINAL", false, LATENESS, at -> at[0] + LATENESS <= at[1]),
          new Mode("EMIT EVERY INTERVAL '10' SECOND", true, LATENESS, at -> true));

  private static List<Event> events(Random random) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      long now = i / 3 - 20;
      boolean moves = random.nextInt(5) == 0;
      boolean row = !moves || random.nextBoolean();
      boolean jumps = random.nextInt(60) == 0;
      events.add(
          new Event(
              "abc".substring(random.nextInt(3)).substring(0, 1),
              (long) random.nextInt(5),
              row ? at(now - random.nextInt(25)) : null,
              moves ? at(now - random.nextInt(10) + (jumps ? 15 : 0)) : null));
    }
    return events;
  }

  private static long seconds(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC);
  }

  /** The rows so far, and the windows that they make. */
  private static final class Reference {
    private final Shape shape;
    private final long lateness;
    private final List<Window> windows = new ArrayList<>();
    private long watermark = Long.MIN_VALUE / 2;
    private int late;

    Reference(Shape shape, long lateness) {
      this.shape = shape;
      this.lateness = lateness;
    }

    void take(Event event) {
      if (event.wm() != null) {
        watermark = Math.max(watermark, seconds(event.wm()));
      }
      if (event.ts() != null
          && !shape.take(
              windows, event.k(), event.v(), seconds(event.ts()), watermark - lateness)) {
        late++;
      }
    }

    List<String> rows(Mode mode) {
      return windows.stream()
          .filter(window -> mode.isOut().test(new long[] {window.end, watermark}))
          .map(window -> window.row(mode.ordered()))
          .sorted()
          .toList();
    }
  }

  /** What is there after a changelog. */
  private static final class Contents {
    private final boolean replaces;
    private final boolean byEnd;
    private final Map<String, Integer> rows = new TreeMap<>();
    private final Map<String, String> byKey = new HashMap<>();

    Contents(boolean replaces, boolean byEnd) {
      this.replaces = replaces;
      this.byEnd = byEnd;
    }

    void apply(String line) {
      String row = line.substring(3);
      String[] cells = row.split(" ", -1);
      String key = cells[2] + " " + cells[byEnd ? 1 : 0];
      if (!replaces) {
        rows.merge(row, line.startsWith("-") ? -1 : 1, Integer::sum);
      } else if (line.startsWith("-")) {
        assertThat(byKey.remove(key)).as(line).isEqualTo(row);
      } else {
        byKey.put(key, row);
      }
    }

    List<String> rows() {
      if (replaces) {
        return byKey.values().stream().sorted().toList();
      }
      List<String> all = new ArrayList<>();
      rows.forEach((row, weight) -> {
        assertThat(weight).as(row).isBetween(0, 1);
        if (weight == 1) {
          all.add(row);
        }
      });
      all.sort(Comparator.naturalOrder());
      return all;
    }
  }

  private record Running(
      String name, Mode mode, Changelog changelog, Contents contents, Reference reference) {}

  @Test
  void contentsAreWhatTheModeSaysOfTheRowsSoFar() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Random random = new Random(seed);
      String source = "s" + seed;
      input.source(source);
      List<Running> queries = new ArrayList<>();
      for (Shape shape : SHAPES) {
        for (Mode mode : MODES) {
          String name = "q" + seed + "_" + queries.size();
          db.execute(
              "CREATE STREAM "
                  + name
                  + " AS SELECT window_start, window_end, k, "
                  + (mode.ordered() ? ORDERED_AGGREGATES : AGGREGATES)
                  + " FROM TABLE("
                  + shape.call(source)
                  + ") WHERE k IS NOT NULL GROUP BY window_start, window_end, k "
                  + mode.clause()
                  + (mode.lateness() > 0
                      ? " ALLOW LATENESS INTERVAL '" + mode.lateness() + "' SECOND"
                      : ""));
          queries.add(
              new Running(
                  name + ": " + shape.call(source) + " " + mode.clause() + " " + mode.lateness(),
                  mode,
                  input.changelog(name),
                  new Contents(mode.replaces(), shape.call("s").startsWith("CUMULATE")),
                  new Reference(shape, mode.lateness())));
        }
      }
      List<Event> events = events(random);
      for (int from = 0; from < events.size(); ) {
        int to = Math.min(events.size(), from + 1 + random.nextInt(12));
        List<Event> batch = events.subList(from, to);
        input.push(source, batch);
        queries.forEach(query -> compare(query, batch, false));
        from = to;
      }
      input.end(source);
      queries.forEach(query -> input.awaitEnd(query.name().split(":", -1)[0]));
      queries.forEach(query -> {
        query.reference().watermark = Long.MAX_VALUE / 2;
        compare(query, List.of(), true);
        assertThat(input.query(query.name().split(":", -1)[0]).rowsLate())
            .as(query.name())
            .isEqualTo(query.reference().late);
      });
    }
  }

  private static void compare(Running query, List<Event> batch, boolean ended) {
    batch.forEach(query.reference()::take);
    query.changelog().take().forEach(query.contents()::apply);
    // By the clock there is nothing yet, but at the end.
    if (ended || !query.mode().clause().contains("EVERY")) {
      assertThat(query.contents().rows())
          .as(query.name())
          .containsExactlyElementsOf(query.reference().rows(query.mode()));
    }
  }

  /** Corrections are the same, one by one, however rows are cut into batches. */
  @Test
  void batchesMakeNoDifferenceToCorrections() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      List<Event> events = events(new Random(seed));
      for (int i = 0; i < SHAPES.size(); i++) {
        List<List<String>> changelogs = new ArrayList<>();
        for (int cut : List.of(1, 3, 50)) {
          String name = "c" + seed + "_" + i + "_" + cut;
          input.source(name);
          db.execute(
              "CREATE STREAM q"
                  + name
                  + " AS SELECT window_start, window_end, k, "
                  + AGGREGATES
                  + " FROM TABLE("
                  + SHAPES.get(i).call(name)
                  + ") WHERE k IS NOT NULL GROUP BY window_start, window_end, k"
                  + " EMIT ON WINDOW CLOSE ALLOW LATENESS INTERVAL '7' SECOND");
          Changelog q = input.changelog("q" + name);
          for (int from = 0; from < events.size(); from += cut) {
            input.push(name, events.subList(from, Math.min(events.size(), from + cut)));
          }
          changelogs.add(q.take());
        }
        assertThat(changelogs.get(0)).as(SHAPES.get(i).call("s")).isNotEmpty();
        for (List<String> changelog : changelogs.subList(1, changelogs.size())) {
          // Sessions that end at one time come out in any order.
          for (String key :
              SHAPES.get(i) instanceof Sessions ? List.of(" a ", " b ", " c ") : List.of(" ")) {
            assertThat(ofKey(changelog, key))
                .as(SHAPES.get(i).call("s"))
                .containsExactlyElementsOf(ofKey(changelogs.get(0), key));
          }
        }
      }
    }
  }

  private static List<String> ofKey(List<String> changelog, String key) {
    return changelog.stream().filter(line -> line.contains(key)).toList();
  }

  /** By the clock: what has changed since the last time, and what has when a window closes. */
  @Test
  void everyInterval() {
    input.source("s");
    Map<Shape, Running> queries = new HashMap<>();
    for (Shape shape : SHAPES) {
      String name = "e" + queries.size();
      db.execute(
          "CREATE STREAM "
              + name
              + " AS SELECT window_start, window_end, k, "
              + AGGREGATES
              + " FROM TABLE("
              + shape.call("s")
              + ") WHERE k IS NOT NULL GROUP BY window_start, window_end, k"
              + " EMIT EVERY INTERVAL '10' SECOND ALLOW LATENESS INTERVAL '7' SECOND");
      queries.put(
          shape,
          new Running(
              name,
              MODES.getLast(),
              input.changelog(name),
              new Contents(true, shape.call("s").startsWith("CUMULATE")),
              new Reference(shape, LATENESS)));
    }
    List<Event> events = events(new Random(7)).subList(0, 120);
    for (int from = 0; from < events.size(); from += 40) {
      List<Event> batch = events.subList(from, from + 40);
      input.push("s", batch);
      input.clock().pass(Duration.ofSeconds(10));
      // The agent sleeps a second at most.
      long before = System.nanoTime();
      TimedInput.await(() -> System.nanoTime() - before > 1_300_000_000L);
      queries.values().forEach(query -> compare(query, batch, true));
    }
  }
}
