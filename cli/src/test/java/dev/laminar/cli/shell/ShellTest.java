package dev.laminar.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shell as a person uses it, on an emulated terminal. */
@Timeout(120)
class ShellTest {

  private static final Map<String, String> NO_HISTORY = Map.of("LAMINAR_HISTORY", "");

  @TempDir Path folder;

  private static ShellFixture shell() throws IOException {
    return new ShellFixture(60, 24, NO_HISTORY);
  }

  @Test
  void aStatementHasSeveralLinesAndThePromptTellsWhatIsOpen() throws Exception {
    try (ShellFixture shell = shell()) {
      shell.type("SELECT (\r1 +\r2) AS three,\r'a\rb' AS x\r");
      shell.type("/* and\rno more */;\r");
      String screen = shell.waitFor("(1 row");
      assertThat(screen)
          .contains(
              """
              laminar> SELECT (
                    (> 1 +
                    (> 2) AS three,
                    -> 'a
                    '> b' AS x
                    -> /* and
                    *> no more */;
               three | x
              """)
          .contains("     3 | a↵b");
    }
  }

  @Test
  void anErrorPointsIntoTheStatementAsTyped() throws Exception {
    try (ShellFixture shell = shell()) {
      shell.type("SELECT 1,\r    nope\rFROM (VALUES (1)) AS t (a);\r");
      assertThat(shell.waitFor(text -> text.contains("^^^^") && text.endsWith("laminar>")))
          .contains(
              """
              error [42703]: there is no column 'nope'
                --> sql:2:5
              2 |     nope
                |     ^^^^
              """);
      assertThat(shell.enter("SELECT 7 AS still_here;")).contains("          7");
    }
  }

  @Test
  void aTableFitsTheTerminal() throws Exception {
    try (ShellFixture shell = shell()) {
      String screen =
          shell.enter(
              "SELECT '日本' AS jp, 12 AS n, REPEAT('long ', 30) AS txt, '' AS e, CAST(NULL AS INT)"
                  + " AS z;");
      // 60 columns: 日本 takes four of them, and the long text is cut.
      assertThat(screen)
          .contains("\n jp   |  n | txt ")
          .contains("\n------+----+----")
          .contains(" 日本 | 12 | long long ");
      assertThat(screen).contains("…").contains("|   | NULL").contains("(1 row, ");
      assertThat(screen.lines().filter(line -> line.contains("日本 |")).findFirst().orElse(""))
          .satisfies(line -> assertThat(Cell.columns(line)).isLessThanOrEqualTo(60));
    }
  }

  @Test
  void manyColumnsBecomeLines() throws Exception {
    try (ShellFixture shell = shell()) {
      StringBuilder sql = new StringBuilder("SELECT 1 AS first_column");
      for (int i = 2; i < 9; i++) {
        sql.append(", ").append(i).append(" AS another_column_").append(i);
      }
      assertThat(shell.enter(sql + ";"))
          .contains("-[ row 1 ]", "first_column     | 1", "another_column_8 | 8");
      shell.enter("\\x");
      assertThat(shell.enter("SELECT 1 AS a, 'x' AS b;")).contains("a | 1\nb | x");
    }
  }

  @Test
  void rowsBeyondTheLimitAreCounted() throws Exception {
    try (ShellFixture shell = shell()) {
      shell.enter("CREATE SOURCE s (n BIGINT NOT NULL) FROM DATAGEN (rows = 5000);");
      shell.enter(".rows 3");
      assertThat(shell.enter("SELECT n FROM s;"))
          .contains("(the first 3 of 5,000 rows; .rows 0 shows all");
    }
  }

  @Test
  void ctrlCClearsALineAndCtrlDLeaves() throws Exception {
    try (ShellFixture shell = shell()) {
      shell.type("SELECT nonsense,\rmore");
      shell.waitFor("-> more");
      shell.type(ShellFixture.CTRL_C);
      shell.waitFor(text -> text.endsWith("laminar>"));
      assertThat(shell.enter("SELECT 5 AS five;")).contains("    5\n").doesNotContain("error");
      shell.type(ShellFixture.CTRL_D);
      assertThat(shell.hasLeft()).isTrue();
    }
  }

  @Test
  void aKeyedViewIsDrawnInPlaceUntilCtrlC() throws Exception {
    try (ShellFixture shell = shell()) {
      shell.enter("CREATE TABLE t (k VARCHAR NOT NULL, v INTEGER NOT NULL);");
      shell.enter("INSERT INTO t VALUES ('a', 1), ('b', 2), ('a', 4);");
      shell.enter("CREATE MATERIALIZED VIEW sums AS SELECT k, SUM(v) AS s FROM t GROUP BY k;");
      shell.type(".watch sums\r");
      shell.waitFor("(2 rows, ");
      shell.shell().database().execute("INSERT INTO t VALUES ('a', 10), ('c', 3)");
      shell.shell().database().execute("DELETE FROM t WHERE k = 'b'");
      String screen = shell.waitFor("(2 rows; 6 changes");
      // In place: no second table, and 'a' still first.
      assertThat(screen)
          .containsOnlyOnce(" k |  s")
          .contains(" a | 15\n c |  3\n(2 rows; 6 changes");
      shell.type(ShellFixture.CTRL_C);
      shell.waitFor(text -> text.endsWith("laminar>"));
      assertThat(shell.enter("SELECT COUNT(*) AS n FROM sums;")).contains(" n\n---\n 2");
    }
  }

  @Test
  void aStreamShowsItsLastRowsUntilCtrlC() throws Exception {
    try (ShellFixture shell = shell()) {
      shell.enter(
          "CREATE SOURCE s (n BIGINT NOT NULL) FROM DATAGEN (rate = 500, 'fields.n.start' = '1');");
      shell.type("SELECT n, n * 2 AS d FROM s;\r");
      String screen = shell.waitFor("the last 20 shown");
      assertThat(screen).containsOnlyOnce("----+----").contains("/s; Ctrl-C ends)");
      shell.type(ShellFixture.CTRL_C);
      screen = shell.waitFor(text -> text.endsWith("laminar>"));
      Matcher rows =
          Pattern.compile("\n +([0-9]+) \\| +([0-9]+)\n\\(([0-9,]+) rows").matcher(screen);
      assertThat(rows.find()).as(screen).isTrue();
      long last = Long.parseLong(rows.group(1));
      assertThat(Long.parseLong(rows.group(2))).isEqualTo(2 * last);
      assertThat(Long.parseLong(rows.group(3).replace(",", ""))).isEqualTo(last);
    }
  }

  @Test
  void ctrlCEndsALongAnswer() throws Exception {
    try (ShellFixture shell = shell()) {
      shell.enter("CREATE SOURCE s (n BIGINT NOT NULL) FROM DATAGEN (rows = 60000);");
      shell.type("SELECT COUNT(*) AS pairs FROM s a CROSS JOIN s b;\r");
      shell.waitFor("AS pairs FROM");
      Thread.sleep(500);
      shell.type(ShellFixture.CTRL_C);
      shell.waitFor("ended by Ctrl-C");
      assertThat(shell.enter("SELECT 1 AS again;")).contains("     1");
    }
  }

  /** What it would do to a table is not done, and the next statement is. */
  @Test
  void ctrlCEndsALongChangeAndLeavesNothingOfIt() throws Exception {
    try (ShellFixture shell = shell()) {
      shell.enter("CREATE SOURCE s (n BIGINT NOT NULL) FROM DATAGEN (rows = 60000);");
      shell.enter("CREATE TABLE t (a BIGINT);");
      shell.enter("INSERT INTO t VALUES (1), (2);");
      String pairs = "(SELECT COUNT(*) FROM s a CROSS JOIN s b)";
      for (String change :
          List.of(
              "INSERT INTO t " + pairs,
              "UPDATE t SET a = a + " + pairs,
              "DELETE FROM t WHERE a < " + pairs)) {
        shell.enter("");
        shell.type(change + ";\r");
        shell.waitFor("JOIN s b)");
        Thread.sleep(500);
        shell.type(ShellFixture.CTRL_C);
        shell.waitFor(text -> text.contains("ended by Ctrl-C") && text.endsWith("laminar>"));
        assertThat(shell.enter("SELECT SUM(a) AS s, COUNT(*) AS n FROM t;")).contains(" 3 | 2");
      }
      assertThat(shell.enter("INSERT INTO t VALUES (3);")).contains("1 row inserted");
    }
  }

  @Test
  void cursorsFetchWhatThereIs() throws Exception {
    try (ShellFixture shell = shell()) {
      shell.enter("CREATE TABLE t (a INTEGER);");
      assertThat(shell.enter("DECLARE c CURSOR FOR SUBSCRIBE t;")).contains("cursor c declared");
      shell.enter("INSERT INTO t VALUES (41), (42);");
      assertThat(shell.enter("FETCH FROM c;")).contains("|    1 | FALSE | 41", "(1 row, ");
      assertThat(shell.enter("FETCH ALL FROM c;")).contains("|    1 | TRUE  | 42", "(1 row, ");
      shell.type("FETCH ALL FROM c;\r");
      Thread.sleep(300);
      shell.type(ShellFixture.CTRL_C);
      shell.waitFor("ended by Ctrl-C");
      assertThat(shell.enter("CLOSE ALL;")).contains("all cursors closed");
    }
  }

  @Test
  void printSinksWriteAboveThePrompt() throws Exception {
    try (ShellFixture shell = shell()) {
      shell.enter("CREATE TABLE t (a INTEGER);");
      shell.enter("CREATE SINK p INTO PRINT AS SELECT a FROM t;");
      shell.type("SELECT 41");
      shell.waitFor("SELECT 41");
      shell.shell().database().execute("INSERT INTO t VALUES (77)");
      shell.waitFor(text -> text.contains("{\"a\":77}\n") && text.endsWith("laminar> SELECT 41"));
      assertThat(shell.enter(" + 1 AS answer;")).contains("     42");
    }
  }

  @Test
  void completesKeywordsObjectsColumnsAndCommands() throws Exception {
    try (ShellFixture shell = new ShellFixture(90, 24, NO_HISTORY)) {
      shell.enter("CREATE TABLE accounts (id INTEGER, balance INTEGER);");
      shell.enter("CREATE TABLE transfers (amount INTEGER);");
      // A keyword, an object, a column of it, in the case that was begun.
      shell.type("sel\t bal FROM acc\t");
      shell.waitFor("laminar> select  bal FROM accounts");
      for (int i = 0; i < " FROM accounts ".length(); i++) {
        shell.type(ShellFixture.LEFT);
      }
      shell.type("\t");
      shell.waitFor("select  balance");
      shell.type(ShellFixture.CTRL_C);
      // Behind an alias, its columns only.
      shell.type("SELECT 1 FROM transfers x, accounts a WHERE x.\t");
      shell.waitFor("WHERE x.amount");
      shell.type(ShellFixture.CTRL_C);
      shell.type("\\d tr\t");
      shell.waitFor("\\d transfers");
      shell.type(ShellFixture.CTRL_C);
      shell.type(".ou\t");
      shell.waitFor(".output");
      shell.type(ShellFixture.CTRL_C);
    }
  }

  @Test
  void historyIsKeptForTheNextTime() throws Exception {
    Path file = folder.resolve("state").resolve("history");
    Map<String, String> environment = Map.of("LAMINAR_HISTORY", file.toString());
    try (ShellFixture shell = new ShellFixture(60, 24, environment)) {
      shell.type("SELECT 1 AS\rone;\r");
      shell.waitFor("(1 row");
      shell.type(ShellFixture.CTRL_D);
      assertThat(shell.hasLeft()).isTrue();
    }
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    try (ShellFixture shell = new ShellFixture(60, 24, environment)) {
      shell.type(ShellFixture.UP);
      shell.waitFor("laminar> SELECT 1 AS\n      -> one;");
    }
  }

  @Test
  void commandsDescribeWhatIsDefined() throws Exception {
    try (ShellFixture shell = new ShellFixture(90, 40, NO_HISTORY)) {
      shell.enter(
          "CREATE SOURCE s (ts TIMESTAMP NOT NULL, n BIGINT, WATERMARK FOR ts AS ts - INTERVAL '1'"
              + " SECOND);");
      shell.enter("CREATE TABLE t (id INTEGER PRIMARY KEY, x VARCHAR DEFAULT 'none');");
      shell.enter("CREATE MATERIALIZED VIEW v AS SELECT x, COUNT(*) AS n FROM t GROUP BY x;");
      assertThat(shell.enter("\\d"))
          .contains(
              """
               name | kind              | status         | reads
              ------+-------------------+----------------+-------
               s    | source            | pushed, 0 rows |
               t    | table             |                |
               v    | materialized view | running        | t
              """);
      assertThat(shell.enter("\\d t"))
          .contains(
              " id     | INTEGER NOT NULL |", "default 'none'", "primary key: id", "read by: v");
      assertThat(shell.enter("\\d v"))
          .contains("key: x", "reads: t", "rows are added and taken back");
      assertThat(shell.enter("\\d s")).contains("| event time", "watermark: of ts");
      assertThat(shell.enter("\\dv").lines().filter(line -> line.startsWith(" v "))).hasSize(1);
      assertThat(shell.enter("\\df substr")).contains("SUBSTRING");
      assertThat(shell.enter("\\h drop")).contains("DROP SINK IF EXISTS nowhere;");
      assertThat(shell.enter("\\?")).contains("\\timing, .timing [on|off]");
    }
  }

  @Test
  void typosNameWhatWasMeant() throws Exception {
    try (ShellFixture shell = shell()) {
      assertThat(shell.enter(".mde csv"))
          .contains("there is no command .mde", "did you mean .mode?");
      assertThat(shell.enter(".mode cvs")).contains("there are table, vertical, json, csv");
      shell.enter("CREATE TABLE accounts (id INTEGER);");
      assertThat(shell.enter("\\d acounts")).contains("did you mean accounts?");
      assertThat(shell.enter("\\h insrt into")).contains("did you mean INSERT INTO?");
    }
  }

  @Test
  void scriptsAreReadAndRowsGoToFiles() throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("s.sql"),
            "CREATE TABLE t (a INTEGER, b VARCHAR);\n"
                + "INSERT INTO t VALUES (1, 'x,y'), (2, ''), (3, NULL);\n");
    Path rows = folder.resolve("rows.csv");
    try (ShellFixture shell = new ShellFixture(200, 24, NO_HISTORY)) {
      assertThat(shell.enter(".read " + script)).contains("table t created", "3 rows inserted");
      shell.enter(".mode csv");
      shell.enter(".output " + rows);
      shell.enter("SELECT a, b FROM t ORDER BY a;");
      shell.enter(".output");
      assertThat(Files.readString(rows)).isEqualTo("a,b\n1,\"x,y\"\n2,\"\"\n3,\n");
      assertThat(shell.enter("SELECT 1 AS z;")).contains("\nz\n1\n");
    }
  }

  /** A query that fails while its user types is told at the next prompt. */
  @Test
  void failuresBesideAreTold() throws Exception {
    try (ShellFixture shell = shell()) {
      shell.enter("CREATE TABLE t (a INTEGER);");
      shell.enter("CREATE SINK k INTO BLACKHOLE AS SELECT 10 / a AS q FROM t;");
      String told = shell.enter("INSERT INTO t VALUES (0);") + shell.enter("SELECT 1 AS x;");
      assertThat(told).contains("failed", "division by zero");
    }
  }
}
