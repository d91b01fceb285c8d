package dev.laminar.golden;

import dev.laminar.codegen.load.CodegenOptions.Tier;
import dev.laminar.compile.CompiledScript;
import dev.laminar.kernel.type.RowSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Windows that overlap and sessions: random rows, out of order and late, cut into batches of
 * several sizes, against DuckDB, which is told the windows by a join of rows and bounds. A row
 * counts in the windows that the watermark, the greatest event time so far less five seconds, has
 * not passed.
 */
class WindowOracleTest {

  private static final int SEEDS = Integer.getInteger("laminar.windows.seeds", 3);

  private static final String SOURCE =
      """
      -- rows: any order
      CREATE SOURCE trades (
        rn      BIGINT NOT NULL,
        ts      TIMESTAMP NOT NULL,
        symbol  VARCHAR NOT NULL,
        account BIGINT,
        price   DECIMAL(12, 2),
        qty     INTEGER,
        fee     DOUBLE,
        buy     BOOLEAN,
        note    VARCHAR,
        WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
      ) FROM FILES (path = '${CASE}/rows.csv') FORMAT CSV;
      """;

  private static final String TABLE =
      """
      CREATE TABLE trades AS
      SELECT *, max(ts) OVER (ORDER BY rn) - INTERVAL 5 SECOND AS watermark
      FROM read_csv('${CASE}/rows.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
        'rn': 'BIGINT', 'ts': 'TIMESTAMP', 'symbol': 'VARCHAR', 'account': 'BIGINT', 'price': 'DECIMAL(12, 2)',
        'qty': 'INTEGER', 'fee': 'DOUBLE', 'buy': 'BOOLEAN', 'note': 'VARCHAR'});
      """;

  /** Each aggregate as we have it and as DuckDB has it. */
  private static final List<String[]> AGGREGATES =
      List.of(
          both("COUNT(*)"),
          both("COUNT(price)"),
          both("SUM(qty)"),
          both("SUM(price)"),
          both("SUM(fee)"),
          both("AVG(qty)"),
          both("MIN(qty)"),
          both("MAX(price)"),
          both("MIN(note)"),
          both("MAX(fee)"),
          both("COUNT(*) FILTER (WHERE buy)"),
          both("SUM(qty) FILTER (WHERE price > 100)"),
          both("COUNT(DISTINCT account)"),
          both("SUM(DISTINCT qty)"),
          both("BIT_OR(qty)"),
          both("BIT_XOR(qty)"),
          both("BOOL_AND(buy)"),
          both("STRING_AGG(note, '; ' ORDER BY rn DESC)"),
          both("MEDIAN(fee)"),
          new String[] {"MODE(account)", "MODE(account ORDER BY account)"},
          new String[] {"FIRST_VALUE(rn)", "first(rn ORDER BY ts, rn)"},
          new String[] {"LAST_VALUE(note)", "last(note ORDER BY ts, rn)"},
          new String[] {"ARG_MAX(note, rn)", "arg_max(note, rn) FILTER (WHERE note IS NOT NULL)"},
          new String[] {"FLOOR(VAR_POP(qty) * 100 + 0.0123)", "FLOOR(VAR_POP(qty) * 100 + 0.0123)"},
          new String[] {
            "FLOOR(COVAR_POP(fee, qty) * 100 + 0.0123)", "FLOOR(COVAR_POP(fee, qty) * 100 + 0.0123)"
          });

  @TempDir Path folder;

  private static String[] both(String sql) {
    return new String[] {sql, sql};
  }

  /** Columns to group by, and aggregates, each with a comma. */
  private record Pick(String keys, String ours, String duck) {}

  private static Pick pick(Random random) {
    String keys = List.of("", "symbol, ", "symbol, account, ").get(random.nextInt(3));
    StringBuilder ours = new StringBuilder();
    StringBuilder duck = new StringBuilder();
    int taken = 0;
    for (String[] aggregate : AGGREGATES) {
      if (random.nextInt(3) > 0) {
        taken++;
        ours.append(", ").append(aggregate[0]).append(" AS a").append(taken);
        duck.append(", ").append(aggregate[1]).append(" AS a").append(taken);
      }
    }
    return new Pick(keys, ours.toString(), duck.toString());
  }

  private record Shape(String window, String bounds) {}

  /** Hopping windows by their starts, as microseconds. */
  private static Shape hop(int slide, int size, int offset) {
    String arguments = seconds(slide) + ", " + seconds(size) + ", " + seconds(offset);
    String start =
        "epoch_us(ts) - ((epoch_us(ts) - %d) %% %d + %d) %% %d - k * %d"
            .formatted(us(offset), us(slide), us(slide), us(slide), us(slide));
    return new Shape(
        "HOP(%s, " + arguments + ")",
        "(SELECT *, make_timestamp(s) AS ws, make_timestamp(s + %d) AS we FROM (SELECT *, %s AS s FROM trades, range(0, %d) AS r(k)) WHERE s > epoch_us(ts) - %d)"
            .formatted(us(size), start, (size + slide - 1) / slide + 1, us(size)));
  }

  private static Shape cumulate(int step, int size, int offset) {
    String arguments = seconds(step) + ", " + seconds(size) + ", " + seconds(offset);
    String start =
        "epoch_us(ts) - ((epoch_us(ts) - %d) %% %d + %d) %% %d"
            .formatted(us(offset), us(size), us(size), us(size));
    return new Shape(
        "CUMULATE(%s, " + arguments + ")",
        "(SELECT *, make_timestamp(s) AS ws, make_timestamp(e) AS we FROM (SELECT *, s + (k + 1) * %d AS e FROM (SELECT *, %s AS s FROM trades), range(0, %d) AS r(k)) WHERE e > epoch_us(ts))"
            .formatted(us(step), start, size / step));
  }

  private static long us(int seconds) {
    return seconds * 1_000_000L;
  }

  private static String seconds(int seconds) {
    return "INTERVAL '" + seconds + "' SECOND";
  }

  @Test
  void overlappingWindows() throws IOException {
    List<Shape> shapes =
        List.of(
            hop(10, 60, 0),
            hop(7, 60, 3),
            hop(1, 60, 0),
            hop(20, 50, -4),
            hop(30, 30, 0),
            cumulate(10, 60, 0),
            cumulate(15, 120, 7));
    for (int seed = 1; seed <= SEEDS; seed++) {
      Random random = new Random(seed);
      writeRows(random, 600, 40);
      for (Shape shape : shapes) {
        compareGrouped(random, shape, seed);
      }
    }
  }

  private void compareGrouped(Random random, Shape shape, int seed) throws IOException {
    Pick pick = pick(random);
    String keys = pick.keys();
    String name = shape.window().substring(0, shape.window().indexOf('('));
    String start = shape.window().replaceFirst(name, name + "_START").formatted("ts");
    String end = shape.window().replaceFirst(name, name + "_END").formatted("ts");
    String expected =
        "SELECT "
            + keys
            + "ws, we"
            + pick.duck()
            + " FROM "
            + shape.bounds()
            + " WHERE we > watermark GROUP BY "
            + keys
            + "ws, we";
    compare(
        "SELECT "
            + keys
            + start
            + " AS ws, "
            + end
            + " AS we"
            + pick.ours()
            + " FROM trades GROUP BY "
            + keys
            + shape.window().formatted("ts"),
        expected,
        "seed " + seed + ", " + shape.window());
    compare(
        "SELECT "
            + keys
            + "window_start AS ws, window_end AS we"
            + pick.ours()
            + " FROM TABLE("
            + shape.window().formatted("TABLE trades, DESCRIPTOR(ts)")
            + ") GROUP BY "
            + keys
            + "window_start, window_end",
        expected,
        "seed " + seed + ", table function " + shape.window());
  }

  @Test
  void rowsOfWindows() throws IOException {
    for (int seed = 1; seed <= SEEDS; seed++) {
      writeRows(new Random(seed), 300, 40);
      for (Shape shape : List.of(hop(10, 60, 0), hop(7, 60, 3), cumulate(15, 120, 7))) {
        compare(
            "SELECT rn, symbol, window_start AS ws, window_end AS we, window_time AS wt FROM TABLE("
                + shape.window().formatted("TABLE trades, DESCRIPTOR(ts)")
                + ") WHERE qty > 50",
            "SELECT rn, symbol, ws, we, we - INTERVAL 1 MICROSECOND AS wt FROM "
                + shape.bounds()
                + " WHERE qty > 50",
            "seed " + seed + ", rows of " + shape.window());
      }
    }
  }

  @Test
  void aggregatesOfAggregates() throws IOException {
    for (int seed = 1; seed <= SEEDS; seed++) {
      writeRows(new Random(seed), 600, 40);
      for (Shape shape : List.of(hop(10, 60, 0), hop(20, 50, -4), cumulate(15, 120, 7))) {
        String inner =
            "SELECT symbol, window_start, window_end, COUNT(*) AS n, SUM(qty) AS total FROM TABLE("
                + shape.window().formatted("TABLE trades, DESCRIPTOR(ts)")
                + ") GROUP BY symbol, window_start, window_end";
        String expected =
            "SELECT symbol, ws, we, COUNT(*) AS n, SUM(qty) AS total FROM "
                + shape.bounds()
                + " WHERE we > watermark GROUP BY symbol, ws, we";
        compare(
            "SELECT window_start AS ws, window_end AS we, MAX(n) AS most, SUM(total) AS total,"
                + " COUNT(*) AS symbols FROM ("
                + inner
                + ") GROUP BY window_start, window_end",
            "SELECT ws, we, MAX(n) AS most, CAST(SUM(total) AS BIGINT) AS total, COUNT(*) AS"
                + " symbols FROM ("
                + expected
                + ") GROUP BY ws, we",
            "seed " + seed + ", windows of " + shape.window());
        // Which symbols have the most rows of a window: each with the greatest number.
        compare(
            "SELECT a.symbol, a.n, a.window_end AS we FROM ("
                + inner
                + ") a JOIN (SELECT MAX(n) AS most, window_start AS s, window_end AS e FROM ("
                + inner
                + ") GROUP BY window_start, window_end) b ON a.window_start = b.s AND a.window_end = b.e AND a.n >= b.most",
            "SELECT symbol, n, we FROM (SELECT *, RANK() OVER (PARTITION BY ws, we ORDER BY n DESC) AS place FROM ("
                + expected
                + ")) WHERE place = 1",
            "seed " + seed + ", most of " + shape.window());
        compare(
            "SELECT TUMBLE_START(w, INTERVAL '2' MINUTE) AS ws, MAX(n) AS most, COUNT(*) AS windows"
                + " FROM (SELECT window_end AS w, n FROM ("
                + inner
                + ")) GROUP BY TUMBLE(w, INTERVAL '2' MINUTE)",
            "SELECT time_bucket(INTERVAL 2 MINUTE, we) AS ws, MAX(n) AS most, COUNT(*) AS windows"
                + " FROM ("
                + expected
                + ") GROUP BY ALL",
            "seed " + seed + ", tumbling windows over ends of " + shape.window());
      }
    }
  }

  /** The first rows of each window, of groups and of rows; each window comes out once. */
  @Test
  void firstRowsOfWindows() throws IOException {
    for (int seed = 1; seed <= SEEDS; seed++) {
      writeRows(new Random(seed), 600, 4);
      for (Shape shape : List.of(hop(10, 60, 0), hop(30, 30, 0), cumulate(15, 120, 7))) {
        String table = shape.window().formatted("TABLE trades, DESCRIPTOR(ts)");
        String rank =
            "ROW_NUMBER() OVER (PARTITION BY window_start, window_end ORDER BY n DESC, symbol) AS"
                + " place";
        compare(
            "SELECT window_start AS ws, window_end AS we, symbol, n, place FROM (SELECT *, "
                + rank
                + " FROM (SELECT window_start, window_end, symbol, COUNT(*) AS n FROM TABLE("
                + table
                + ") GROUP BY symbol, window_start, window_end)) WHERE place <= 2",
            "SELECT ws, we, symbol, n, place FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY ws, we"
                + " ORDER BY n DESC, symbol) AS place FROM (SELECT ws, we, symbol, COUNT(*) AS n"
                + " FROM "
                + shape.bounds()
                + " GROUP BY ALL)) WHERE place <= 2",
            "seed " + seed + ", first groups of " + shape.window());
        compare(
            "SELECT window_end AS we, symbol, rn, SUM(qty) AS qty FROM (SELECT *, ROW_NUMBER() OVER"
                + " (PARTITION BY window_start, window_end, symbol ORDER BY price DESC NULLS LAST,"
                + " rn) AS place FROM TABLE("
                + table
                + ")) WHERE place = 1 GROUP BY window_end, symbol, rn, window_start",
            "SELECT we, symbol, rn, qty FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY ws, we,"
                + " symbol ORDER BY price DESC NULLS LAST, rn) AS place FROM "
                + shape.bounds()
                + ") WHERE place = 1",
            "seed " + seed + ", first rows of " + shape.window());
        compare(
            "SELECT window_end AS we, rn, RANK() OVER (PARTITION BY window_start, window_end ORDER"
                + " BY symbol) AS place, SUM(qty) OVER (PARTITION BY window_start, window_end ORDER"
                + " BY rn) AS so_far FROM TABLE("
                + table
                + ")",
            "SELECT we, rn, RANK() OVER (PARTITION BY ws, we ORDER BY symbol) AS place,"
                + " CAST(SUM(qty) OVER (PARTITION BY ws, we ORDER BY rn) AS BIGINT) AS so_far FROM "
                + shape.bounds(),
            "seed " + seed + ", functions over windows of " + shape.window());
      }
    }
  }

  /** Functions that look back in event time: rows come out once, when the watermark has passed. */
  @Test
  void functionsInTheOrderOfEventTime() throws IOException {
    List<String> windows =
        List.of(
            "COUNT(*) OVER (PARTITION BY symbol ORDER BY ts, rn ROWS BETWEEN 3 PRECEDING AND"
                + " CURRENT ROW)",
            "CAST(SUM(qty) OVER (PARTITION BY symbol ORDER BY ts RANGE BETWEEN INTERVAL '20' SECOND"
                + " PRECEDING AND CURRENT ROW) AS BIGINT)",
            "MAX(fee) OVER (ORDER BY ts, rn ROWS BETWEEN 5 PRECEDING AND 2 PRECEDING)",
            "LAG(note, 2) OVER (PARTITION BY symbol ORDER BY ts, rn)",
            "FIRST_VALUE(rn) OVER (PARTITION BY account ORDER BY ts, rn ROWS 4 PRECEDING)",
            "ROW_NUMBER() OVER (PARTITION BY symbol ORDER BY ts, rn)",
            "CAST(SUM(qty) OVER (PARTITION BY symbol ORDER BY ts, rn) AS BIGINT)");
    for (int seed = 1; seed <= SEEDS; seed++) {
      writeRows(new Random(seed), 400, 4);
      for (String window : windows) {
        String query = "SELECT rn, " + window + " AS x FROM trades";
        compare(query, query, "seed " + seed);
      }
      String first =
          "SELECT symbol, account, rn FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY symbol,"
              + " account ORDER BY ts, rn) AS place FROM trades) WHERE place = 1";
      compare(first, first, "seed " + seed);
      String before =
          "SELECT *, LAG(ts) OVER (PARTITION BY symbol ORDER BY ts, rn) AS before FROM trades";
      compare(
          "SELECT TUMBLE_START(ts, INTERVAL '1' MINUTE) AS ws, COUNT(before) AS n FROM ("
              + before
              + ") GROUP BY TUMBLE(ts, INTERVAL '1' MINUTE)",
          "SELECT time_bucket(INTERVAL 1 MINUTE, ts) AS ws, COUNT(before) AS n FROM ("
              + before
              + ") GROUP BY ALL",
          "seed " + seed);
    }
  }

  /**
   * Without late rows a session is a run of rows of a key, each less than the gap behind another.
   */
  @Test
  void sessions() throws IOException {
    for (int seed = 1; seed <= SEEDS; seed++) {
      Random random = new Random(seed);
      writeRows(random, 600, 4);
      for (int gap : List.of(1, 6, 20)) {
        Pick pick = pick(random);
        String keys = pick.keys();
        String by = keys.isEmpty() ? "" : "PARTITION BY " + keys.replaceAll(", $", "");
        String expected =
            "SELECT "
                + keys
                + "min(ts) AS ws, max(ts) + INTERVAL "
                + gap
                + " SECOND AS we"
                + pick.duck()
                + " FROM (SELECT *, SUM(CASE WHEN before IS NULL OR ts >= before + INTERVAL "
                + gap
                + " SECOND THEN 1 ELSE 0 END) OVER ("
                + by
                + " ORDER BY ts, rn) AS session FROM (SELECT *, lag(ts) OVER ("
                + by
                + " ORDER BY ts, rn) AS before FROM trades)) GROUP BY "
                + keys
                + "session";
        String gapText = seconds(gap);
        compare(
            "SELECT "
                + keys
                + "SESSION_START(ts, "
                + gapText
                + ") AS ws, SESSION_END(ts, "
                + gapText
                + ") AS we"
                + pick.ours()
                + " FROM trades GROUP BY "
                + keys
                + "SESSION(ts, "
                + gapText
                + ")",
            expected,
            "seed " + seed + ", sessions of " + gap);
        compare(
            "SELECT "
                + keys
                + "window_start AS ws, window_end AS we"
                + pick.ours()
                + " FROM TABLE(SESSION(TABLE trades"
                + (by.isEmpty() ? "" : " PARTITION BY (" + by.substring(13) + ")")
                + ", DESCRIPTOR(ts), "
                + gapText
                + ")) GROUP BY "
                + keys
                + "window_start, window_end",
            expected,
            "seed " + seed + ", session table of " + gap);
      }
    }
  }

  /**
   * Writes rows whose event times go up by half a second on average, with jumps, from before the
   * epoch on.
   *
   * @param disorderSeconds how far a row may be behind: more than five makes it late
   */
  private void writeRows(Random random, int count, int disorderSeconds) throws IOException {
    StringBuilder csv = new StringBuilder("rn,ts,symbol,account,price,qty,fee,buy,note\n");
    DateTimeFormatter format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");
    LocalDateTime time = LocalDateTime.of(1969, 12, 31, 23, 57, 30);
    for (int rn = 1; rn <= count; rn++) {
      time = time.plusNanos(1_000L * random.nextInt(1_000_000));
      if (random.nextInt(100) == 0) {
        time = time.plusSeconds(random.nextInt(400));
      }
      int late = random.nextInt(4) == 0 ? random.nextInt(disorderSeconds * 1_000_000) : 0;
      csv.append(rn).append(',').append(format.format(time.minusNanos(1_000L * late)));
      csv.append(",S").append(random.nextInt(5));
      csv.append(',').append(random.nextInt(6) == 0 ? "" : 1_000 * random.nextInt(4));
      csv.append(',').append(random.nextInt(6) == 0 ? "" : random.nextInt(300) + ".25");
      csv.append(',').append(random.nextInt(6) == 0 ? "" : random.nextInt(400) - 100);
      csv.append(',').append(random.nextInt(6) == 0 ? "" : random.nextInt(900) + ".0");
      csv.append(',').append(random.nextInt(6) == 0 ? "" : random.nextBoolean());
      csv.append(',')
          .append(
              switch (random.nextInt(4)) {
                case 0 -> "";
                case 1 -> "short " + random.nextInt(9);
                default -> "a note that does not lie in a slot " + random.nextInt(30);
              })
          .append('\n');
    }
    Files.writeString(folder.resolve("rows.csv"), csv);
  }

  private void compare(String ours, String duck, String what) {
    GoldenCase golden =
        new GoldenCase(
            what,
            folder,
            SOURCE + "CREATE STREAM result AS " + ours + ";",
            (TABLE + duck + ";").replace("${CASE}", folder.toString()),
            new GoldenCase.Comparison.AnyOrder());
    try (CompiledScript script = compile(golden, what + ": " + ours)) {
      RowSchema schema = script.queries().getLast().schema();
      Rows expected = DuckDb.run(golden, schema).comparable(golden.comparison());
      for (int batch : new int[] {1_024, 64, 7, 1}) {
        Rows actual =
            CaseRunner.run(script, golden.comparison(), batch).comparable(golden.comparison());
        GoldenFile.assertSame(
            expected.text(), actual.text(), what + ", batches of " + batch + ", " + ours);
      }
    }
  }

  private static CompiledScript compile(GoldenCase golden, String what) {
    try {
      return CaseRunner.compile(golden, Tier.ASM);
    } catch (RuntimeException e) {
      throw new AssertionError(what + ": " + e.getMessage(), e);
    }
  }
}
