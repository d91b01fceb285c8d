package dev.laminar.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.Laminar;
import dev.laminar.Row;
import dev.laminar.Subscription;
import dev.laminar.kernel.engine.EngineSnapshot.SourceSnapshot;
import dev.laminar.kernel.engine.QueryStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Queries over one source share its reading and decoding, whenever they begin. */
@Timeout(120)
class SharedSourceTest {

  private static final int QUERIES = 500;
  private static final int RECORDS = 20_000;

  /** Twice what a query took when this was written: a view of at most five rows. */
  private static final long MAX_HEAP_BYTES_PER_QUERY = 64_000;

  private static final String COLUMNS =
      "(id BIGINT NOT NULL, symbol VARCHAR NOT NULL, price DOUBLE NOT NULL, size BIGINT NOT NULL, venue VARCHAR)";

  @TempDir Path folder;

  private static String record(int id) {
    return "{\"id\":%d,\"symbol\":\"S%d\",\"price\":%d.5,\"size\":%d,\"venue\":\"V%d\",\"unread\":[%d]}%n"
        .formatted(id, id % 7, id % 100, id % 1_000, id % 5, id);
  }

  private static String query(int number) {
    String select =
        switch (number % 5) {
          case 0 -> "SELECT COUNT(*) AS a, SUM(size) AS b FROM trades WHERE id < " + 40 * number;
          case 1 -> "SELECT COUNT(*) AS a, SUM(id) AS b FROM trades WHERE size = " + number;
          case 2 -> "SELECT COUNT(*) AS a, MAX(id) AS b FROM trades WHERE price < " + number % 100;
          case 3 ->
              "SELECT COUNT(*) AS a, MIN(id) AS b FROM trades WHERE symbol = 'S%d' AND id > %d"
                  .formatted(number % 7, number);
          default ->
              "SELECT COUNT(DISTINCT venue) AS a, COUNT(venue) + %d AS b FROM trades"
                  .formatted(number);
        };
    return "CREATE MATERIALIZED VIEW q" + number + " AS " + select + ";\n";
  }

  /** The same by a loop over the numbers of the records. */
  private static List<Long> expected(int number) {
    long count = 0;
    Long b = null;
    for (long id = 0; id < RECORDS; id++) {
      switch (number % 5) {
        case 0 -> {
          if (id < 40L * number) {
            count++;
            b = (b == null ? 0 : b) + id % 1_000;
          }
        }
        case 1 -> {
          if (id % 1_000 == number) {
            count++;
            b = (b == null ? 0 : b) + id;
          }
        }
        case 2 -> {
          if (id % 100 + 0.5 < number % 100) {
            count++;
            b = id;
          }
        }
        case 3 -> {
          if (id % 7 == number % 7 && id > number) {
            count++;
            b = b == null ? id : b;
          }
        }
        default -> {
          count = 5;
          b = RECORDS + (long) number;
        }
      }
    }
    List<Long> row = new ArrayList<>();
    row.add(count);
    row.add(b);
    return row;
  }

  @Test
  void fiveHundredQueriesDecodeARecordOnce() throws Exception {
    Path file = folder.resolve("trades.json");
    StringBuilder records = new StringBuilder();
    for (int id = 0; id < RECORDS; id++) {
      records.append(record(id));
    }
    Files.writeString(file, records);
    records.setLength(0);
    StringBuilder script = new StringBuilder();
    script.append(
        "CREATE SOURCE trades %s FROM FILES (path = '%s') FORMAT JSON;\n".formatted(COLUMNS, file));
    for (int number = 0; number < QUERIES; number++) {
      script.append(query(number));
    }
    try (Laminar db = Laminar.open()) {
      long heapBefore = heapBytes();
      db.execute(script.toString());
      assertThat(db.awaitCompletion(60, TimeUnit.SECONDS)).isTrue();
      assertThat((heapBytes() - heapBefore) / QUERIES).isLessThan(MAX_HEAP_BYTES_PER_QUERY);
      SourceSnapshot source = db.metrics().sources().getFirst();
      assertThat(source.rows()).isEqualTo(RECORDS);
      assertThat(source.bytes()).isEqualTo(Files.size(file));
      for (int number = 0; number < QUERIES; number++) {
        assertThat(row(db, "q" + number)).as(query(number)).isEqualTo(expected(number));
      }
    }
  }

  private static List<Object> row(Laminar db, String view) {
    try (Subscription<Row> rows = db.queryRows("SELECT a, b FROM " + view)) {
      List<Object> row = new ArrayList<>();
      rows.forEach(each -> row.addAll(each.toMap().values()));
      return row;
    }
  }

  private static long heapBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** A source that goes on: queries come, with columns that were not read, and go. */
  @Test
  void queriesComeAndGoWhileTheSourceIsRead() throws Exception {
    for (String format : List.of("JSON", "CSV")) {
      Path file = folder.resolve("followed." + format);
      boolean csv = format.equals("CSV");
      Files.writeString(file, csv ? "venue,id,size,symbol,price\n" : "");
      try (Laminar db = Laminar.open()) {
        db.execute(
            "CREATE SOURCE trades %s FROM FILES (path = '%s', follow = TRUE, follow.poll_interval = '5ms') FORMAT %s;"
                    .formatted(COLUMNS, file, format)
                + "CREATE MATERIALIZED VIEW first AS SELECT COUNT(*) AS a, SUM(size) AS b FROM trades");
        append(file, csv, 0, 100);
        awaitCount(db, "first", 100);

        // Reads along from here on, and columns that were not read before.
        db.execute(
            "CREATE MATERIALIZED VIEW second AS SELECT COUNT(*) AS a, MAX(symbol) || MAX(venue) AS b FROM trades");
        append(file, csv, 100, 103);
        awaitCount(db, "second", 3);
        assertThat(row(db, "second")).containsExactly(3L, "S4V2");
        assertThat(row(db, "first")).containsExactly(103L, sumOfSizes(103));

        db.execute("DROP MATERIALIZED VIEW first");
        append(file, csv, 103, 110);
        awaitCount(db, "second", 10);
        assertThat(row(db, "second")).containsExactly(10L, "S6V4");

        db.execute(
            "CREATE MATERIALIZED VIEW third AS SELECT COUNT(*) AS a, SUM(price) AS b FROM trades");
        append(file, csv, 110, 112);
        awaitCount(db, "third", 2);
        assertThat(row(db, "third")).containsExactly(2L, 10.5 + 11.5);
        assertThat(db.metrics().sources().getFirst().rows()).isEqualTo(112);
        assertThat(db.metrics().sources().getFirst().malformed()).isZero();
      }
    }
  }

  /** What the header of the file does not have fails the new query, and no other. */
  @Test
  void aColumnThatIsNotThereFailsOnlyWhoNeedsIt() throws Exception {
    Path file = folder.resolve("short.csv");
    Files.writeString(file, "id,size\n1,10\n");
    try (Laminar db = Laminar.open()) {
      db.execute(
          "CREATE SOURCE trades %s FROM FILES (path = '%s', follow = TRUE, follow.poll_interval = '5ms') FORMAT CSV;"
                  .formatted(COLUMNS, file)
              + "CREATE MATERIALIZED VIEW first AS SELECT COUNT(*) AS a, SUM(size) AS b FROM trades");
      awaitCount(db, "first", 1);
      db.execute("CREATE MATERIALIZED VIEW second AS SELECT MAX(symbol) AS a FROM trades");
      Files.writeString(file, "2,5\n", StandardOpenOption.APPEND);
      awaitCount(db, "first", 2);
      assertThat(row(db, "first")).containsExactly(2L, 15L);
      assertThat(db.metrics().queries())
          .extracting(query -> query.status())
          .containsExactly(QueryStatus.RUNNING, QueryStatus.FAILED);
      assertThat(db.metrics().queries().get(1).failure())
          .hasMessageContaining("the header has no column 'symbol'");
    }
  }

  /** Over a source that ends a query gets all of it, whenever it begins. */
  @Test
  void lateQueriesOverFilesThatEndReadAllOfThem() throws Exception {
    Path file = folder.resolve("bounded.json");
    append(file, false, 0, 50);
    try (Laminar db = Laminar.open()) {
      db.execute(
          "CREATE SOURCE trades %s FROM FILES (path = '%s') FORMAT JSON".formatted(COLUMNS, file));
      for (String view : List.of("early", "late")) {
        db.execute(
            "CREATE MATERIALIZED VIEW %s AS SELECT COUNT(*) AS a, SUM(size) AS b FROM trades"
                .formatted(view));
        assertThat(db.awaitCompletion(30, TimeUnit.SECONDS)).isTrue();
        assertThat(row(db, view)).containsExactly(50L, sumOfSizes(50));
      }
    }
  }

  private static long sumOfSizes(int records) {
    return records * (records - 1L) / 2;
  }

  private static void append(Path file, boolean csv, int from, int to) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int id = from; id < to; id++) {
      text.append(
          csv
              ? "V%d,%d,%d,S%d,%d.5%n".formatted(id % 5, id, id % 1_000, id % 7, id % 100)
              : record(id));
    }
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static void awaitCount(Laminar db, String view, long count) throws InterruptedException {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (row(db, view).stream().limit(1).noneMatch(rows -> rows.equals(count))) {
      assertThat(System.nanoTime()).as(view).isLessThan(deadlineNs);
      Thread.sleep(5);
    }
  }
}
