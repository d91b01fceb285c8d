package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.error.LaminarException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Arrays, maps and rows through SQL. Expected values are PostgreSQL's and DuckDB's, which agree, or
 * made by hand.
 */
class CompositeTypesTest {

  private final Laminar db = Laminar.open();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    db.close();
  }

  private List<List<Object>> rows(String sql) {
    try (PreparedCommand command = db.prepare(sql)) {
      Execution.Rows rows = (Execution.Rows) command.execute(List.of(), ExecuteOptions.defaults());
      List<List<Object>> read = new ArrayList<>();
      try (Cursor cursor = rows.cursor()) {
        while (cursor.next()) {
          List<Object> row = new ArrayList<>();
          for (int i = 0; i < command.columns().size(); i++) {
            row.add(cursor.getObject(i));
          }
          read.add(row);
        }
      }
      return read;
    }
  }

  private Object value(String expression) {
    return rows("SELECT " + expression + " AS v").getFirst().getFirst();
  }

  private static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }

  private static LaminarException failure(Runnable statement) {
    try {
      statement.run();
    } catch (LaminarException e) {
      return e;
    }
    throw new AssertionError("it did not fail");
  }

  @Test
  void constructorsAndTheirParts() {
    assertThat(value("ARRAY[1, NULL, 3]")).isEqualTo(row(1, null, 3));
    assertThat(value("ARRAY[]")).isEqualTo(List.of());
    assertThat(value("ARRAY[ARRAY['a'], ARRAY['b', 'c']]"))
        .isEqualTo(List.of(List.of("a"), List.of("b", "c")));
    assertThat(value("MAP['b', 2, 'a', 1]")).isEqualTo(Map.of("a", 1, "b", 2));
    assertThat(value("CAST(ROW(1, 'x') AS ROW(n INTEGER, s VARCHAR))"))
        .isEqualTo(Map.of("n", 1, "s", "x"));
    assertThat(value("ARRAY['a', 'b'][2]")).isEqualTo("b");
    assertThat(value("ARRAY['a', 'b'][3]")).isNull();
    assertThat(value("ARRAY['a', 'b'][0]")).isNull();
    assertThat(value("ARRAY[ARRAY[1, 2], ARRAY[3]][1][2]")).isEqualTo(2);
    assertThat(value("MAP[1, 'x', 2, 'y'][2]")).isEqualTo("y");
    assertThat(value("MAP[1, 'x'][3]")).isNull();
    assertThat(value("MAP['k', 1, 'k', 2]")).isEqualTo(Map.of("k", 2));
    assertThat(failure(() -> value("MAP[CAST(NULL AS VARCHAR), 1]")).code().sqlState())
        .isEqualTo("22004");
    assertThat(failure(() -> value("ELEMENT(ARRAY[1, 2])")).code().sqlState()).isEqualTo("21000");
  }

  @Test
  void functions() {
    assertThat(value("CARDINALITY(ARRAY[1, NULL])")).isEqualTo(2);
    assertThat(value("CARDINALITY(MAP['a', 1])")).isEqualTo(1);
    assertThat(value("ELEMENT(ARRAY['only'])")).isEqualTo("only");
    assertThat(value("ARRAY[1] || ARRAY[2, 3]")).isEqualTo(List.of(1, 2, 3));
    assertThat(value("ARRAY_APPEND(ARRAY[1], NULL)")).isEqualTo(row(1, null));
    assertThat(value("ARRAY_PREPEND(ARRAY['b'], 'a')")).isEqualTo(List.of("a", "b"));
    assertThat(value("ARRAY_POSITION(ARRAY['a', 'b'], 'b')")).isEqualTo(2);
    assertThat(value("ARRAY_POSITION(ARRAY['a', 'b'], 'c')")).isNull();
    assertThat(value("ARRAY_POSITION(ARRAY[1, NULL], NULL)")).isEqualTo(2);
    assertThat(value("ARRAY_CONTAINS(ARRAY[1, 2], 3)")).isEqualTo(false);
    assertThat(value("ARRAY_CONTAINS(ARRAY[1.5, 2], 2)")).isEqualTo(true);
    assertThat(value("ARRAY_REMOVE(ARRAY[1, 2, 1], 1)")).isEqualTo(List.of(2));
    assertThat(value("ARRAY_UNION(ARRAY[1, 1], ARRAY[2, 1])")).isEqualTo(List.of(1, 2));
    assertThat(value("ARRAY_INTERSECT(ARRAY[1, 2, 2], ARRAY[2])")).isEqualTo(List.of(2));
    assertThat(value("ARRAY_EXCEPT(ARRAY[1, 2], ARRAY[2])")).isEqualTo(List.of(1));
    assertThat(value("ARRAYS_OVERLAP(ARRAY[1, 2], ARRAY[2])")).isEqualTo(true);
    assertThat(value("SORT_ARRAY(ARRAY[3, -1, 2])")).isEqualTo(List.of(-1, 2, 3));
    assertThat(value("ARRAY_TO_STRING(ARRAY['a', NULL, 'b'], ',')")).isEqualTo("a,b");
    assertThat(value("ARRAY_TO_STRING(ARRAY['a', NULL, 'b'], ',', '*')")).isEqualTo("a,*,b");
    assertThat(value("STRING_TO_ARRAY('xx~~yy~~zz', '~~', 'yy')")).isEqualTo(row("xx", null, "zz"));
    assertThat(value("STRING_TO_ARRAY('aé', NULL)")).isEqualTo(List.of("a", "é"));
    assertThat(value("STRING_TO_ARRAY('', ',')")).isEqualTo(List.of());
    assertThat(value("MAP_ENTRIES(MAP['a', 1])[1]")).isEqualTo(Map.of("f0", "a", "f1", 1));
    assertThat(value("MAP_CONTAINS_KEY(MAP['a', 1], 'b')")).isEqualTo(false);
    assertThat(value("CARDINALITY(CAST(NULL AS INTEGER ARRAY))")).isNull();
  }

  @Test
  void anyElementMayBeEqual() {
    assertThat(value("2 = ANY(ARRAY[1, 2, NULL])")).isEqualTo(true);
    assertThat(value("3 = ANY(ARRAY[1, 2, NULL])")).isNull();
    assertThat(value("3 = ANY(ARRAY[1, 2])")).isEqualTo(false);
    assertThat(value("CAST(NULL AS INTEGER) = ANY(ARRAY[1])")).isNull();
    assertThat(value("3 <> ALL(ARRAY[1, 2])")).isEqualTo(true);
    assertThat(value("3 <> ALL(ARRAY[1, NULL])")).isNull();
    assertThat(value("3 > ANY(ARRAY[5, 1])")).isEqualTo(true);
    assertThat(value("3 > ALL(ARRAY[5, 1])")).isEqualTo(false);
    assertThat(value("3 >= ALL(ARRAY[3, 1])")).isEqualTo(true);
    assertThat(value("3 < ANY(ARRAY[1, NULL])")).isNull();
    assertThat(value("3 < ALL(ARRAY[1, NULL])")).isEqualTo(false);
    assertThat(value("3 < ALL(ARRAY[9, NULL])")).isNull();
    assertThat(value("1 <> ANY(ARRAY[1])")).isEqualTo(false);
    assertThat(value("1 <> ANY(ARRAY[1, 2])")).isEqualTo(true);
    assertThat(value("1 = ALL(ARRAY[1, 1])")).isEqualTo(true);
    assertThat(value("1.5 <= ANY(ARRAY[1, 2])")).isEqualTo(true);
    assertThat(value("1 > ANY(CAST(ARRAY[] AS INTEGER ARRAY))")).isEqualTo(false);
    assertThat(value("1 > ALL(CAST(ARRAY[] AS INTEGER ARRAY))")).isEqualTo(true);
    assertThat(value("CAST(NULL AS INTEGER) > ANY(ARRAY[1])")).isNull();
    assertThat(value("1 > ANY(CAST(NULL AS INTEGER ARRAY))")).isNull();
  }

  @Test
  void castsGoPartByPart() {
    assertThat(value("CAST(ARRAY['1', NULL] AS INTEGER ARRAY)")).isEqualTo(row(1, null));
    assertThat(value("CAST(MAP['1', 2.6] AS MAP<INTEGER, INTEGER>)")).isEqualTo(Map.of(1, 3));
    assertThat(value("TRY_CAST(ARRAY['1', 'x'] AS INTEGER ARRAY)")).isEqualTo(row(1, null));
    assertThat(failure(() -> value("CAST(ARRAY['x'] AS INTEGER ARRAY)")).code().sqlState())
        .isEqualTo("22P02");
  }

  @Test
  void theyCompareElementByElement() {
    assertThat(value("ARRAY[1, 2] < ARRAY[1, 3]")).isEqualTo(true);
    assertThat(value("ARRAY[1] < ARRAY[1, -5]")).isEqualTo(true);
    assertThat(value("ARRAY[-1] < ARRAY[1]")).isEqualTo(true);
    assertThat(value("ARRAY[-2.5e0] < ARRAY[-2.4e0]")).isEqualTo(true);
    assertThat(value("ARRAY['a', NULL] = ARRAY['a', NULL]")).isEqualTo(true);
    assertThat(value("ARRAY[1] = ARRAY[1.0]")).isEqualTo(true);
    assertThat(value("ARRAY['a'] > ARRAY['a' || CHR(1)]")).isEqualTo(false);
    assertThat(value("ARRAY[0e0] = ARRAY[-0e0]")).isEqualTo(true);
    assertThat(value("ARRAY[1] = CAST(NULL AS INTEGER ARRAY)")).isNull();
    assertThat(value("ARRAY[1] IS NOT DISTINCT FROM CAST(NULL AS INTEGER ARRAY)")).isEqualTo(false);
  }

  @Test
  void columnsKeysAndJoins() {
    db.execute(
        """
        CREATE TABLE t (k INTEGER ARRAY PRIMARY KEY, p ROW(a INTEGER, b VARCHAR), m MAP<VARCHAR, DOUBLE>);
        INSERT INTO t VALUES (ARRAY[1, 2], ROW(1, 'one'), MAP['x', 1.5]), (ARRAY[1], NULL, NULL),
          (ARRAY[-1], ROW(NULL, NULL), MAP['y', NULL]);
        """);
    assertThat(failure(() -> db.execute("INSERT INTO t (k) VALUES (ARRAY[1])")).code().sqlState())
        .isEqualTo("23505");
    assertThat(rows("SELECT k FROM t ORDER BY k"))
        .containsExactly(row(List.of(-1)), row(List.of(1)), row(List.of(1, 2)));
    assertThat(rows("SELECT k[1], t.p.a, (p).b, m['x'] FROM t ORDER BY k"))
        .containsExactly(
            row(-1, null, null, null), row(1, null, null, null), row(1, 1, "one", 1.5));
    assertThat(rows("SELECT a.k FROM t AS a JOIN t AS b ON a.p = b.p ORDER BY a.k"))
        .containsExactly(row(List.of(-1)), row(List.of(1, 2)));
    assertThat(rows("SELECT k FROM t WHERE p = ROW(1, 'one')")).containsExactly(row(List.of(1, 2)));
    db.execute("UPDATE t SET m = MAP['x', 2.5], p = ROW(2, 'two') WHERE k = ARRAY[1]");
    assertThat(rows("SELECT p, m FROM t WHERE k = ARRAY[1]"))
        .containsExactly(row(Map.of("a", 2, "b", "two"), Map.of("x", 2.5)));
    db.execute("DELETE FROM t WHERE k[1] = 1");
    assertThat(rows("SELECT COUNT(*) FROM t")).containsExactly(row(1L));
    assertThat(failure(() -> db.execute("INSERT INTO t (k) VALUES (ARRAY['x'])")))
        .hasMessage("column 'k' is INTEGER ARRAY, the value is CHAR(1) ARRAY");
  }

  @Test
  void arraysAreAggregatedAndTakenBack() {
    db.execute(
        """
        CREATE TABLE t (id INTEGER PRIMARY KEY, g VARCHAR, n INTEGER);
        INSERT INTO t VALUES (1, 'a', 3), (2, 'a', NULL), (3, 'b', 1), (4, 'a', 3);
        CREATE MATERIALIZED VIEW v AS
          SELECT g, ARRAY_AGG(n ORDER BY n DESC NULLS LAST) AS ns, ARRAY_AGG(DISTINCT n ORDER BY n) AS different,
            JSON_ARRAYAGG(n NULL ON NULL) AS json, JSON_OBJECTAGG(CAST(id AS VARCHAR): n) AS object
          FROM t GROUP BY g;
        """);
    assertThat(rows("SELECT g, ns, different FROM v ORDER BY g"))
        .containsExactly(row("a", row(3, 3, null), row(3, null)), row("b", row(1), row(1)));
    db.execute("DELETE FROM t WHERE id = 4");
    db.execute("UPDATE t SET n = 9 WHERE id = 2");
    db.execute("DELETE FROM t WHERE g = 'b'");
    assertThat(rows("SELECT * FROM v"))
        .containsExactly(row("a", row(9, 3), row(3, 9), "[3,9]", "{\"1\":3,\"2\":9}"));
    assertThat(rows("SELECT ARRAY_AGG(n), JSON_ARRAYAGG(n) FROM t WHERE id > 99"))
        .containsExactly(row(null, null));
    assertThat(
            rows(
                "SELECT COALESCE(JSON_ARRAYAGG(n), '[]'), ARRAY_AGG(n) FILTER (WHERE n > 99) IS"
                    + " NULL, ARRAY_AGG(n) FILTER (WHERE n > 5) FROM t WHERE id < 3 AND n <> 3"))
        .containsExactly(row("[9]", true, row(9)));
    assertThat(rows("SELECT COALESCE(JSON_ARRAYAGG(n), '[]') FROM t WHERE id > 99"))
        .containsExactly(row("[]"));
    assertThat(
            rows(
                "SELECT ARRAY(SELECT id FROM t ORDER BY id DESC), ARRAY(SELECT id FROM t WHERE id >"
                    + " 99)"))
        .containsExactly(row(List.of(2, 1), List.of()));
    assertThat(failure(() -> rows("SELECT INTERSECTION(MULTISET[n]) FROM t")).code().sqlState())
        .isEqualTo("0A000");
  }

  @Test
  void jsonIsReadAndWritten() throws Exception {
    Path file = folder.resolve("in.json");
    Files.writeString(
        file,
        """
        {"id":1,"a":[1,null, 3],"p":{"b":"q\\"\\u00e9","a":5},"m":{"y":1.5,"x":null},"r":[{"s":["u"]},null,{}]}
        {"id":2}
        {"id":3,"a":[ ],"p":{ },"m":{},"r":[],"more":[{"z":1}]}
        """);
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    try (Laminar other = Laminar.open(LaminarOptions.defaults().withConsole(console))) {
      other.execute(
          """
          CREATE SOURCE s (id INTEGER, a INTEGER ARRAY, p ROW(a INTEGER, b VARCHAR),
            m MAP<VARCHAR, DECIMAL(5, 2)>, r ROW(s VARCHAR ARRAY) ARRAY) FROM FILES (path = '%s') FORMAT JSON;
          CREATE SINK o INTO PRINT AS SELECT * FROM s;
          """
              .formatted(file));
      other.awaitCompletion(30, TimeUnit.SECONDS);
    }
    assertThat(console.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "{\"id\":1,\"a\":[1,null,3],\"p\":{\"a\":5,\"b\":\"q\\\"é\"},\"m\":{\"x\":null,\"y\":1.50},\"r\":[{\"s\":[\"u\"]},null,{\"s\":null}]}",
            "{\"id\":2,\"a\":null,\"p\":null,\"m\":null,\"r\":null}",
            "{\"id\":3,\"a\":[],\"p\":{\"a\":null,\"b\":null},\"m\":{},\"r\":[]}");
  }

  @Test
  void malformedPartsAreTold() throws Exception {
    Path file = folder.resolve("bad.json");
    Files.writeString(file, "{\"a\":[1,\"x\"]}\n");
    db.execute("CREATE SOURCE s (a INTEGER ARRAY) FROM FILES (path = '" + file + "') FORMAT JSON");
    assertThatThrownBy(() -> rows("SELECT * FROM s"))
        .hasMessageContaining("column a[]: expected an integer, found \"x\"");
    Files.writeString(file, "{\"a\":[1 2]}\n");
    assertThatThrownBy(() -> rows("SELECT * FROM s"))
        .hasMessageContaining("unexpected '2' in a JSON object");
  }

  @Test
  void csvSaysWhatToWriteInstead() {
    LaminarException refused =
        failure(() ->
            db.execute("CREATE SOURCE s (a INTEGER ARRAY) FROM FILES (path = 'x') FORMAT CSV"));
    assertThat(refused).hasMessage("CSV has no form for column a of type INTEGER ARRAY");
    assertThat(refused.help()).contains("FORMAT JSON", "ARRAY_TO_STRING", "STRING_TO_ARRAY");
  }

  enum Side {
    BUY,
    SELL
  }

  record Leg(Side side, Long size) {}

  record Order(int id, List<String> tags, Map<String, Double> fees, List<Leg> legs, Leg first) {}

  record WrongElement(List<Long> tags) {}

  @Test
  void recordsHoldThem() {
    db.execute(
        """
        CREATE SOURCE orders (id INTEGER NOT NULL, tags VARCHAR ARRAY, fees MAP<VARCHAR, DOUBLE>,
          legs ROW(side VARCHAR, size BIGINT) ARRAY, first ROW(side VARCHAR, size BIGINT));
        CREATE STREAM copy AS SELECT id, tags, fees, legs, first FROM orders;
        """);
    Order order =
        new Order(
            1,
            Arrays.asList("a", null),
            Map.of("vat", 1.5),
            List.of(new Leg(Side.BUY, 5L), new Leg(Side.SELL, null)),
            new Leg(Side.BUY, 7L));
    Order empty = new Order(2, null, null, null, null);
    List<Order> seen = new ArrayList<>();
    try (Subscription<Order> copies = db.subscribe("copy", Order.class);
        Source<Order> source = db.source("orders", Order.class)) {
      source.push(order);
      source.push(empty);
      source.end();
      copies.forEach(seen::add);
    }
    assertThat(seen).containsExactly(order, empty);
    assertThatThrownBy(() -> db.subscribe("copy", WrongElement.class))
        .hasMessageContaining("component java.util.List<java.lang.Long> tags")
        .isInstanceOfSatisfying(
            LaminarException.class, e -> assertThat(e.help()).isEqualTo("use: List<String>"));
  }
}
