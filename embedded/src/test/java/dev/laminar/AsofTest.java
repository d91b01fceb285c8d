package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.engine.EngineSnapshot.QuerySnapshot;
import dev.laminar.kernel.engine.OperatorSnapshot;
import dev.laminar.kernel.error.LaminarException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Joins by time: what they keep, what is late, what they hand on, and what they refuse. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AsofTest {

  private static final LocalDateTime START = LocalDateTime.of(2024, 1, 1, 0, 0);

  private final Laminar db = Laminar.open();

  @BeforeEach
  void define() {
    db.execute(
        """
        CREATE SOURCE trades (id BIGINT NOT NULL, ts TIMESTAMP NOT NULL, sym VARCHAR,
          WATERMARK FOR ts AS ts - INTERVAL '1' SECOND);
        CREATE SOURCE quotes (id BIGINT NOT NULL, ts TIMESTAMP NOT NULL, sym VARCHAR,
          WATERMARK FOR ts AS ts - INTERVAL '1' SECOND);
        CREATE TABLE a (id BIGINT NOT NULL, ts TIMESTAMP, sym VARCHAR);
        CREATE TABLE b (id BIGINT NOT NULL, ts TIMESTAMP, sym VARCHAR);
        """);
  }

  @AfterEach
  void close() {
    db.close();
  }

  record Event(long id, LocalDateTime ts, @Nullable String sym) {
    static Event of(long id, double second, @Nullable String sym) {
      return new Event(id, START.plusNanos((long) (second * 1e9)), sym);
    }
  }

  private QuerySnapshot await(String name, Predicate<QuerySnapshot> until)
      throws InterruptedException {
    while (true) {
      QuerySnapshot now = TimedInput.query(db, name);
      if (until.test(now) || now.failure() != null) {
        return now;
      }
      Thread.sleep(5);
    }
  }

  private static long held(QuerySnapshot query) {
    return query.operators().stream().mapToLong(OperatorSnapshot::heldRows).sum();
  }

  private List<String> answer(String query) {
    List<String> rows = new ArrayList<>();
    try (Subscription<Row> result = db.queryRows(query)) {
      result.forEach(row -> rows.add(row.toString()));
    }
    return rows;
  }

  @Test
  void stateFallsBackWhenTheWatermarksPass() throws InterruptedException {
    db.execute(
        """
        CREATE STREAM matched AS SELECT t.id AS id, q.id AS quote FROM trades AS t
          ASOF JOIN quotes AS q MATCH_CONDITION t.ts >= q.ts ON t.sym = q.sym;
        CREATE STREAM bounded AS SELECT t.id AS id, q.id AS quote FROM trades AS t LEFT ASOF JOIN quotes AS q
          MATCH_CONDITION t.ts >= q.ts AND t.ts - q.ts <= INTERVAL '10' SECOND ON t.sym = q.sym;
        CREATE STREAM closest AS SELECT t.id AS id, q.id AS quote FROM trades AS t LEFT ASOF JOIN quotes AS q
          MATCH_CONDITION NEAREST(t.ts, q.ts, INTERVAL '10' SECOND) ON t.sym = q.sym;
        """);
    try (Source<Event> trades = db.source("trades", Event.class);
        Source<Event> quotes = db.source("quotes", Event.class)) {
      for (int i = 0; i < 1_000; i++) {
        quotes.push(Event.of(i, i / 10.0, "s" + i % 4));
      }
      // Nothing is known of the trades yet: every quote may be needed.
      for (String name : List.of("matched", "bounded", "closest")) {
        assertThat(held(await(name, now -> held(now) >= 1_000))).isEqualTo(1_000);
      }
      for (int i = 0; i < 1_000; i++) {
        trades.push(Event.of(i, i / 10.0, "s" + i % 4));
      }
      trades.push(Event.of(1_000, 500, "s0"));
      quotes.push(Event.of(1_000, 500, "s0"));
      // One quote of each symbol, and the two of the last second.
      assertThat(held(await("matched", now -> held(now) <= 6))).isEqualTo(6);
      // Those are out of reach for trades after 499 s.
      assertThat(held(await("bounded", now -> held(now) <= 2))).isEqualTo(2);
      assertThat(held(await("closest", now -> held(now) <= 2))).isEqualTo(2);
    }
  }

  @Test
  void lateRowsAreCounted() throws InterruptedException {
    db.execute(
        """
        CREATE STREAM matched AS SELECT t.id AS id, q.id AS quote FROM trades AS t
          LEFT ASOF JOIN quotes AS q MATCH_CONDITION t.ts >= q.ts ON t.sym = q.sym;
        """);
    try (Subscription<Row> rows = db.subscribe("matched");
        Source<Event> trades = db.source("trades", Event.class);
        Source<Event> quotes = db.source("quotes", Event.class)) {
      quotes.push(Event.of(1, 1, "A"));
      quotes.push(Event.of(2, 20, "A"));
      trades.push(Event.of(1, 5, "A"));
      trades.push(Event.of(2, 20, "A"));
      await("matched", now -> now.rowsIn() == 4);
      quotes.push(Event.of(3, 10, "A"));
      trades.push(Event.of(3, 18.5, "A"));
      trades.push(Event.of(4, 19.5, "A"));
      assertThat(await("matched", now -> now.rowsIn() == 7).rowsLate()).isEqualTo(2);
      quotes.end();
      trades.end();
      List<String> read = new ArrayList<>();
      rows.forEach(row -> read.add(row.toString()));
      assertThat(read).containsExactly("{id=1, quote=1}", "{id=4, quote=1}", "{id=2, quote=2}");
    }
  }

  @Test
  void theResultHasTheEventTimeOfTheLeftSide() {
    db.execute(
        """
        CREATE STREAM matched AS SELECT t.ts AS ts, q.id AS quote FROM trades AS t
          LEFT ASOF JOIN quotes AS q MATCH_CONDITION t.ts <= q.ts ON t.sym = q.sym;
        CREATE STREAM counted AS SELECT TUMBLE_START(ts, INTERVAL '10' SECOND) AS s, COUNT(quote) AS n
          FROM matched GROUP BY TUMBLE(ts, INTERVAL '10' SECOND);
        """);
    try (Subscription<Row> rows = db.subscribe("counted");
        Source<Event> trades = db.source("trades", Event.class);
        Source<Event> quotes = db.source("quotes", Event.class)) {
      trades.push(Event.of(1, 5, "A"));
      trades.push(Event.of(2, 12, "B"));
      trades.push(Event.of(3, 60, "A"));
      quotes.push(Event.of(1, 30, "B"));
      quotes.push(Event.of(2, 40, "C"));
      // The first trade waits for a quote of its symbol, and the windows with it.
      quotes.push(Event.of(3, 45, "A"));
      quotes.push(Event.of(4, 50, "C"));
      assertThat(rows.next().toString()).isEqualTo("{s=2024-01-01T00:00, n=1}");
      assertThat(rows.next().toString()).isEqualTo("{s=2024-01-01T00:00:10, n=1}");
      trades.end();
      quotes.end();
      assertThat(rows.next().toString()).isEqualTo("{s=2024-01-01T00:01, n=0}");
    }
  }

  @Test
  void onUpdateAnswersWhenRowsCome() throws InterruptedException {
    db.execute(
        """
        CREATE STREAM matched AS SELECT t.id AS id, q.id AS quote FROM trades AS t LEFT ASOF JOIN quotes AS q
          MATCH_CONDITION t.ts >= q.ts AND t.ts - q.ts <= INTERVAL '10' SECOND ON t.sym = q.sym EMIT ON UPDATE;
        """);
    try (Subscription<Row> rows = db.subscribe("matched");
        Source<Event> trades = db.source("trades", Event.class);
        Source<Event> quotes = db.source("quotes", Event.class)) {
      trades.push(Event.of(1, 5, "A"));
      assertThat(rows.next().toString()).isEqualTo("{id=1, quote=null}");
      quotes.push(Event.of(1, 5, "A"));
      quotes.push(Event.of(2, 5.5, "A"));
      quotes.push(Event.of(3, 4.9, "A"));
      quotes.push(Event.of(4, 5, "A"));
      quotes.push(Event.of(5, 5, "B"));
      await("matched", now -> now.rowsIn() == 6);
      trades.push(Event.of(2, 5.2, "A"));
      assertThat(rows.next().toString()).isEqualTo("{id=2, quote=4}");
      trades.push(Event.of(3, 4.95, "A"));
      assertThat(rows.next().toString()).isEqualTo("{id=3, quote=3}");
      trades.push(Event.of(4, 15.5, "A"));
      assertThat(rows.next().toString()).isEqualTo("{id=4, quote=2}");
      trades.push(Event.of(5, 15, null));
      assertThat(rows.next().toString()).isEqualTo("{id=5, quote=null}");
      // Trades are to come after 14.5 s: the newest quote of A is in reach, and that of B.
      assertThat(held(await("matched", now -> held(now) <= 2))).isEqualTo(2);
      trades.push(Event.of(6, 16.6, "B"));
      assertThat(rows.next().toString()).isEqualTo("{id=6, quote=null}");
      // And now none.
      assertThat(held(await("matched", now -> held(now) == 0))).isZero();
    }
  }

  @Test
  void keysWithoutRowsGo() throws InterruptedException {
    db.execute(
        """
        CREATE STREAM matched AS SELECT t.id AS id, q.id AS quote FROM trades AS t
          ASOF JOIN quotes AS q MATCH_CONDITION t.ts >= q.ts ON t.sym = q.sym;
        """);
    try (Source<Event> trades = db.source("trades", Event.class);
        Source<Event> quotes = db.source("quotes", Event.class)) {
      quotes.push(Event.of(1, 1_000, "A"));
      for (int i = 0; i < 100_000; i++) {
        trades.push(Event.of(i, i / 200.0, "a symbol of its own " + i));
      }
      QuerySnapshot after = await("matched", now -> now.rowsIn() == 100_001);
      // A hundred thousand keys take 8 MB.
      assertThat(after.stateBytes()).isLessThan(4_000_000);
    }
  }

  @Test
  void answersOverTables() {
    db.execute(
        """
        INSERT INTO a VALUES (1, TIMESTAMP '2024-01-01 00:00:05', 'A'), (2, TIMESTAMP '2024-01-01 00:00:01', 'A'),
          (3, NULL, 'A'), (4, TIMESTAMP '2024-01-01 00:00:09', NULL), (5, TIMESTAMP '2024-01-01 00:00:09', 'C');
        INSERT INTO b VALUES (10, TIMESTAMP '2024-01-01 00:00:05', 'A'), (11, TIMESTAMP '2024-01-01 00:00:04', 'A'),
          (12, NULL, 'A'), (13, TIMESTAMP '2024-01-01 00:00:01', NULL), (14, TIMESTAMP '2024-01-01 00:00:05', 'A');
        """);
    assertThat(
            answer(
                "SELECT a.id AS id, b.id AS other FROM a LEFT ASOF JOIN b MATCH_CONDITION a.ts >= b.ts ON a.sym = b.sym"))
        .containsExactlyInAnyOrder(
            "{id=1, other=14}",
            "{id=2, other=null}",
            "{id=3, other=null}",
            "{id=4, other=null}",
            "{id=5, other=null}");
    assertThat(
            answer(
                "SELECT a.id AS id, b.id AS other FROM a ASOF JOIN b MATCH_CONDITION NEAREST(a.ts, b.ts) ON a.sym = b.sym"))
        .containsExactlyInAnyOrder("{id=1, other=14}", "{id=2, other=11}");
    assertThat(
            answer(
                "SELECT a.id AS id, b.id AS other FROM a ASOF JOIN b MATCH_CONDITION a.ts < b.ts ON TRUE WHERE b.id > 10"))
        .containsExactlyInAnyOrder("{id=2, other=11}");
  }

  @Test
  void otherConditionsAreRefused() {
    assertRefused(
        "SELECT t.id AS id FROM trades AS t ASOF JOIN quotes AS q MATCH_CONDITION t.id >= q.id ON t.sym = q.sym",
        """
        not supported [0A000]: a join by time of column id, which is no TIMESTAMP, is not executed in this version
          --> sql:1:99
        1 | CREATE STREAM refused AS SELECT t.id AS id FROM trades AS t ASOF JOIN quotes AS q MATCH_CONDITION t.id >= q.id ON t.sym = q.sym
          |                                                                                                   ^^^^^^^^^^^^
        help: compare columns of type TIMESTAMP
        """);
    assertRefused(
        "SELECT t.id AS id FROM trades AS t ASOF JOIN quotes AS q MATCH_CONDITION t.ts >= q.ts OR t.ts < q.ts ON t.sym = q.sym",
        """
        not supported [0A000]: this is no comparison of the times of both sides: this MATCH_CONDITION is not executed
          --> sql:1:99
        1 | CREATE STREAM refused AS SELECT t.id AS id FROM trades AS t ASOF JOIN quotes AS q MATCH_CONDITION t.ts >= q.ts OR t.ts < q.ts ON t.sym = q.sym
          |                                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: write a.ts >= b.ts, perhaps with AND a.ts - b.ts <= INTERVAL '5' SECOND; >, <= and < also do, and NEAREST(a.ts, b.ts)
        """);
    assertRefused(
        "SELECT t.id AS id FROM trades AS t ASOF JOIN quotes AS q MATCH_CONDITION t.ts - q.ts <= INTERVAL '5' SECOND ON t.sym = q.sym",
        """
        not supported [0A000]: there must be one comparison of the two times, and at most a tolerance: this MATCH_CONDITION is not executed
          --> sql:1:99
        1 | CREATE STREAM refused AS SELECT t.id AS id FROM trades AS t ASOF JOIN quotes AS q MATCH_CONDITION t.ts - q.ts <= INTERVAL '5' SECOND ON t.sym = q.sym
          |                                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: write a.ts >= b.ts, perhaps with AND a.ts - b.ts <= INTERVAL '5' SECOND; >, <= and < also do, and NEAREST(a.ts, b.ts)
        """);
    assertRefused(
        "SELECT t.id AS id FROM trades AS t ASOF JOIN quotes AS q MATCH_CONDITION t.ts >= q.ts ON t.sym = q.sym AND t.id < q.id",
        """
        not supported [0A000]: a condition in the ON of a join by time that is no equality of both sides is not executed in this version
          --> sql:1:133
        1 | CREATE STREAM refused AS SELECT t.id AS id FROM trades AS t ASOF JOIN quotes AS q MATCH_CONDITION t.ts >= q.ts ON t.sym = q.sym AND t.id < q.id
          |                                                                                                                                     ^^^^^^^^^^^
        help: filter the inputs in queries of their own, or the result with WHERE
        """);
    assertRefused(
        "SELECT t.id AS id FROM trades AS t ASOF JOIN quotes AS q MATCH_CONDITION t.ts <= q.ts ON t.sym = q.sym EMIT ON UPDATE",
        """
        not supported [0A000]: EMIT ON UPDATE of a join that looks forward in time is not executed in this version
          --> sql:1:129
        1 | CREATE STREAM refused AS SELECT t.id AS id FROM trades AS t ASOF JOIN quotes AS q MATCH_CONDITION t.ts <= q.ts ON t.sym = q.sym EMIT ON UPDATE
          |                                                                                                                                 ^^^^^^^^^^^^^^
        help: leave EMIT out: rows come out when their matches are certain
        """);
    assertRefused(
        "SELECT t.id AS id FROM trades AS t ASOF JOIN a AS q MATCH_CONDITION t.ts >= q.ts ON t.sym = q.sym",
        """
        not supported [0A000]: a join by time of rows that are taken back or replaced is not executed in this version
          --> sql:1:94
        1 | CREATE STREAM refused AS SELECT t.id AS id FROM trades AS t ASOF JOIN a AS q MATCH_CONDITION t.ts >= q.ts ON t.sym = q.sym
          |                                                                                              ^^^^^^^^^^^^
        help: read a source, or a stream that only adds rows, such as one with EMIT ON WINDOW CLOSE
        """);
    assertRefused(
        "SELECT t.id AS id FROM trades AS t JOIN a FOR SYSTEM_TIME AS OF t.ts ON t.sym = a.sym",
        """
        not supported [0A000]: a join as of a time with a table by columns that may be the same in several of its rows is not executed in this version
          --> sql:1:66
        1 | CREATE STREAM refused AS SELECT t.id AS id FROM trades AS t JOIN a FOR SYSTEM_TIME AS OF t.ts ON t.sym = a.sym
          |                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: compare all columns of the table's PRIMARY KEY, or those that a view groups by, in ON
        """);
    assertRefused(
        "SELECT t.id AS id FROM trades AS t JOIN quotes FOR SYSTEM_TIME AS OF CURRENT_TIMESTAMP AS q ON t.sym = q.sym",
        """
        not supported [0A000]: FOR SYSTEM_TIME AS OF anything but a column of the left side is not executed in this version
          --> sql:1:95
        1 | CREATE STREAM refused AS SELECT t.id AS id FROM trades AS t JOIN quotes FOR SYSTEM_TIME AS OF CURRENT_TIMESTAMP AS q ON t.sym = q.sym
          |                                                                                               ^^^^^^^^^^^^^^^^^
        help: write FOR SYSTEM_TIME AS OF a.ts, with a.ts the event time of the left side
        """);
    assertRefused(
        "SELECT t.id AS id FROM trades AS t RIGHT JOIN quotes FOR SYSTEM_TIME AS OF t.ts AS q ON t.sym = q.sym",
        """
        not supported [0A000]: a RIGHT JOIN with FOR SYSTEM_TIME AS OF is not executed in this version
          --> sql:1:72
        1 | CREATE STREAM refused AS SELECT t.id AS id FROM trades AS t RIGHT JOIN quotes FOR SYSTEM_TIME AS OF t.ts AS q ON t.sym = q.sym
          |                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: write JOIN or LEFT JOIN
        """);
  }

  private void assertRefused(String query, String text) {
    String statement = "CREATE STREAM refused AS " + query;
    assertThatThrownBy(() -> db.execute(statement))
        .isInstanceOfSatisfying(
            LaminarException.class, e -> assertThat(e.render(statement)).isEqualTo(text.strip()));
  }
}
