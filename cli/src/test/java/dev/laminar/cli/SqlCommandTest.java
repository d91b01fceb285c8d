package dev.laminar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.cli.ProcessFixture.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The shell as a process: through pipes, and on a terminal of the operating system. */
@Timeout(120)
class SqlCommandTest {

  private static final String TABLE =
      "CREATE TABLE t (id INTEGER, x VARCHAR); INSERT INTO t VALUES (1, 'a'), (2, NULL), (3,"
          + " '');\n";

  @TempDir Path folder;

  private Outcome run(String... arguments) throws Exception {
    return new ProcessFixture(folder).run(arguments);
  }

  private String script(String name, String sql) throws IOException {
    return new ProcessFixture(folder).script(name, sql);
  }

  private Outcome pipe(String input, String... arguments) throws Exception {
    ProcessFixture processes = new ProcessFixture(folder);
    Path in = Files.writeString(folder.resolve("in.sql"), input);
    ProcessBuilder builder = processes.laminar(arguments).redirectInput(in.toFile());
    return processes.outcome(builder.redirectOutput(folder.resolve("out.txt").toFile()).start());
  }

  @Test
  void scriptsThenCommandsThenTheEnd() throws Exception {
    Outcome outcome =
        run(
            "sql",
            script("t.sql", TABLE),
            "-c",
            "SELECT id, x FROM t ORDER BY id",
            "-c",
            ".mode csv",
            "-c",
            "SELECT x FROM t ORDER BY id; SELECT 1.50 AS d");
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.out())
        .isEqualTo(
            """
            {"id":1,"x":"a"}
            {"id":2,"x":null}
            {"id":3,"x":""}
            x
            a

            ""
            d
            1.50
            """);
    assertThat(outcome.error()).isEqualTo("3 rows inserted\n");
  }

  /** The same bytes as {@code run}, whose encoder is generated. */
  @Test
  void jsonIsThatOfRun() throws Exception {
    String sql =
        "CREATE SOURCE s (n BIGINT NOT NULL) FROM DATAGEN (rows = 1);\n"
            + "SELECT CAST(-7 AS TINYINT) AS i, 2.50 AS \"d\"\"q\", CAST(0.1 AS REAL) AS r,"
            + " CAST(0.1 AS DOUBLE) AS f, 1e30 AS big, 1e0 AS one, TRUE AS b,\n"
            + " CAST(NULL AS INTEGER) AS z, E'a\"b\\\\c\\n\\t\\u0001ü€' AS s, DATE '2026-03-01' AS"
            + " dt,\n"
            + " TIME '09:30:00.5' AS tm, TIMESTAMP '2026-03-01 09:30:00.120' AS ts, X'01ff' AS"
            + " bin,\n"
            + " INTERVAL '1 02:03:04.5' DAY TO SECOND AS iv, INTERVAL '1-2' YEAR TO MONTH AS ym,\n"
            + " ARRAY[1, NULL, 3] AS a, MAP['k', 1.50, 'b', 2.00] AS m,\n"
            + " ARRAY[TIMESTAMP '2026-03-01 09:30:00.120', TIMESTAMP '2026-03-01 09:30:00'] AS"
            + " tss\n"
            + "FROM s;\n";
    String file = script("values.sql", sql);
    Outcome run = run("run", file);
    assertThat(run.exitCode()).as(run.error()).isZero();
    Outcome shell = run("sql", file, "-c", "SELECT 1 AS x");
    assertThat(shell.exitCode()).as(shell.error()).isZero();
    assertThat(shell.out()).isEqualTo(run.out() + "{\"x\":1}\n");
  }

  @Test
  void aPipeStopsAtTheFirstError() throws Exception {
    Outcome outcome =
        pipe(
            TABLE + "SELECT id\n FROM t WHERE id = 3;\nSELECT 1,\n  nope;\nSELECT 2 AS b;\n",
            "sql");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEqualTo("{\"id\":3}\n");
    assertThat(outcome.error())
        .contains(
            "error [42703]: there is no column 'nope'\n  --> sql:5:3\n5 |   nope;\n  |   ^^^^\n");
    assertThat(pipe("SELECT 1 AS last_without_semicolon", "sql").out())
        .isEqualTo("{\"last_without_semicolon\":1}\n");
    assertThat(pipe("SELECT 'open;\n", "sql").error()).contains("this string is not closed");
    assertThat(pipe(".nothing\nSELECT 1;\n", "sql").exitCode()).isEqualTo(1);
    assertThat(pipe("SELECT 1 AS a;\n.quit\nSELECT 2 AS a;\n", "sql").out())
        .isEqualTo("{\"a\":1}\n");
  }

  /**
   * Views of input that ends have all of it before a script reads them, and sinks before its end.
   */
  @Test
  void inputThatEndsIsWaitedFor() throws Exception {
    String views =
        script(
            "views.sql",
            "CREATE SOURCE s (n BIGINT NOT NULL) FROM DATAGEN (rows = 300000, 'fields.n.start' ="
                + " '1');\n"
                + "CREATE MATERIALIZED VIEW v AS SELECT COUNT(*) AS c, MAX(n) AS m FROM s;\n"
                + "CREATE SINK k INTO FILES (path = '${SCRIPT_DIR}/rows.json') AS SELECT n FROM"
                + " s;\n"
                + "CREATE SOURCE endless (n BIGINT NOT NULL) FROM DATAGEN (rate = 1000);\n"
                + "CREATE SINK e INTO BLACKHOLE AS SELECT n FROM endless;\n");
    Outcome outcome = run("sql", views, "-c", "SELECT c, m FROM v");
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.out()).isEqualTo("{\"c\":300000,\"m\":300000}\n");
    assertThat(Files.readAllLines(folder.resolve("rows.json"))).hasSize(300_000);
  }

  @Test
  void aLiveQueryWritesChangesAsTheyCome() throws Exception {
    ProcessFixture processes = new ProcessFixture(folder);
    Process process = processes.laminar("sql").start();
    try (OutputStream in = process.getOutputStream();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      in.write(
          ("CREATE TABLE t (k INTEGER, v INTEGER); INSERT INTO t VALUES (1, 5), (1, 6);\n"
                  + "SELECT k, SUM(v) AS s FROM t GROUP BY k EMIT CHANGES;\n")
              .getBytes(StandardCharsets.UTF_8));
      in.flush();
      assertThat(out.readLine()).isEqualTo("{\"k\":1,\"s\":11,\"weight\":1}");
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(process.exitValue()).isEqualTo(143);
  }

  @Test
  void argumentsAreExplained() throws Exception {
    Outcome help = run("sql", "--help");
    assertThat(help.out())
        .contains("\\h SELECT", "laminar sql examples/tables.sql", "LAMINAR_HISTORY");
    assertThat(run("sql", "--mode", "xml").error()).contains("xml");
    assertThat(run("sql", folder.resolve("no.sql").toString()).exitCode()).isEqualTo(1);
  }

  /** A real terminal: what JLine's emulation cannot show is that the system's is found. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void onATerminalOfTheSystem() throws Exception {
    ProcessFixture processes = new ProcessFixture(folder);
    String table = script("t.sql", TABLE);
    List<String> command = new ArrayList<>(processes.laminar("sql", table).command());
    command.add(1, "-Dlaminar.terminals=0,1,2");
    // exec, as a shell that waits ends by the Ctrl-C that was meant for the program.
    String line =
        "exec " + String.join(" ", command.stream().map(word -> "'" + word + "'").toList());
    // script, which every Debian has, runs a command on a new terminal.
    ProcessBuilder builder =
        new ProcessBuilder("timeout", "90", "script", "-qec", line, "/dev/null");
    builder.environment().put("TERM", "xterm");
    builder.environment().put("LAMINAR_HISTORY", folder.resolve("history").toString());
    builder.redirectErrorStream(true);
    Process process = builder.start();
    StringBuilder seen = new StringBuilder();
    try (OutputStream in = process.getOutputStream();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      readUntil(out, seen, "laminar> ");
      type(in, "SELECT id, x\r");
      readUntil(out, seen, "-> ");
      type(in, "FROM t ORDER BY id;\r");
      readUntil(out, seen, "(3 rows");
      readUntil(out, seen, "laminar> ");
      type(in, "CREATE SOURCE s (n BIGINT NOT NULL) FROM DATAGEN (rate = 1000);\r");
      readUntil(out, seen, "source s created");
      type(in, "SELECT n FROM s;\r");
      readUntil(out, seen, "Ctrl-C ends");
      type(in, "\u0003");
      readUntil(out, seen, "laminar> ");
      type(in, "\u0004");
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(seen.toString()).isTrue();
    }
    assertThat(process.exitValue()).as(seen.toString()).isZero();
    assertThat(seen.toString()).contains("3 rows inserted").contains("  1 | a").contains("NULL");
    assertThat(Files.readString(folder.resolve("history"))).contains("FROM t ORDER BY id;");
  }

  private static void type(OutputStream in, String text) throws IOException {
    in.write(text.getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  /** Reads on until a text comes after what was read before. */
  private static void readUntil(BufferedReader out, StringBuilder seen, String text)
      throws IOException {
    int from = seen.length();
    while (seen.indexOf(text, from) < 0) {
      int c = out.read();
      assertThat(c).as("the end came before '" + text + "':\n" + seen).isNotNegative();
      seen.append((char) c);
    }
  }
}
