package dev.laminar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.cli.ProcessFixture.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process: exit codes, and what goes to which stream. */
@Timeout(60)
class LaminarCommandTest {

  private static final String SOURCE =
      "CREATE SOURCE t (id BIGINT NOT NULL) FROM DATAGEN ('rows' = '${ROWS}', 'fields.id.start' = '1');\n";

  @TempDir Path folder;

  private ProcessBuilder laminar(String... arguments) {
    return new ProcessFixture(folder).laminar(arguments);
  }

  private Outcome run(String... arguments) throws Exception {
    return new ProcessFixture(folder).run(arguments);
  }

  private String script(String name, String sql) throws IOException {
    return new ProcessFixture(folder).script(name, sql);
  }

  @Test
  void rowsGoToTheOutputAndFiguresToTheError() throws Exception {
    String source = script("source.sql", SOURCE);
    String query =
        script(
            "query.sql",
            "SHOW CREATE SOURCE t;\n"
                + "SELECT id AS \"Id\", TIMESTAMP '2026-03-01 09:30:00.120' AS ts FROM t WHERE id <> 2;\n"
                + "CREATE SINK k INTO BLACKHOLE AS SELECT id, COUNT(*) AS n FROM t GROUP BY id EMIT ON UPDATE;");
    Outcome outcome = run("run", source, query, "--set", "ROWS=3", "--metrics");
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.out())
        .isEqualTo(
            SOURCE.strip().replace(";", "")
                + "\n{\"Id\":1,\"ts\":\"2026-03-01 09:30:00.12\"}\n{\"Id\":3,\"ts\":\"2026-03-01 09:30:00.12\"}\n");
    assertThat(outcome.error())
        .contains("source t: 3 rows", "sink k: 3 rows")
        .doesNotContain("WARN");
  }

  @Test
  void warningsGoToTheError() throws Exception {
    String script =
        script(
            "grow.sql",
            "CREATE SOURCE t (id BIGINT NOT NULL) FROM DATAGEN ('fields.id.start' = '1');\n"
                + "CREATE STREAM s AS SELECT id, COUNT(*) AS n FROM t GROUP BY id;");
    Outcome outcome = run("run", script);
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.error())
        .contains("warning: the state of Aggregate#2 grows with every new key and is never freed")
        .contains("grow.sql:2:31")
        .contains("help: SET state_ttl = '1 day' before");
  }

  @Test
  void scriptsStartTogether() throws Exception {
    String first =
        script(
            "a.sql",
            SOURCE
                + "CREATE STREAM odd AS SELECT id FROM t WHERE MOD(id, 2) = 1;\n"
                + "CREATE SINK all_rows INTO BLACKHOLE AS SELECT id FROM odd;");
    String second = script("b.sql", "CREATE SINK k INTO BLACKHOLE AS SELECT id FROM odd;");
    Outcome outcome = run("run", first, second, "--set", "ROWS=9999", "--metrics");
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.error())
        .contains("source t: 9,999 rows", "sink all_rows: 5,000 rows", "sink k: 5,000 rows");
  }

  @Test
  void scriptsOfOneNameAreToldApart() throws Exception {
    Files.createDirectory(folder.resolve("more"));
    String first = script("q.sql", SOURCE);
    String second = script("more/q.sql", "SELECT idd FROM t;");
    Outcome outcome = run("run", first, second, "--set", "ROWS=3");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.error())
        .isEqualTo(
            """
            error [42703]: there is no column 'idd'
              --> FILE:1:8
            1 | SELECT idd FROM t;
              |        ^^^
            help: did you mean id?
            """
                .replace("FILE", second));
  }

  @Test
  void userErrorsHaveTheLineAndExitCodeOne() throws Exception {
    Outcome outcome =
        run("run", script("bad.sql", SOURCE + "SELECT idd FROM t;"), "--set", "ROWS=3");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.error())
        .isEqualTo(
            """
            error [42703]: there is no column 'idd'
              --> bad.sql:2:8
            2 | SELECT idd FROM t;
              |        ^^^
            help: did you mean id?
            """);
  }

  @Test
  void argumentsAreChecked() throws Exception {
    Outcome missing = run("run", folder.resolve("none.sql").toString());
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.error()).contains("none.sql does not exist");
    Outcome unknown = run("rum");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.error()).contains("Did you mean: laminar run?", "try: laminar --help");
    Outcome bench = run("bench");
    assertThat(bench.exitCode()).isEqualTo(1);
    assertThat(bench.error()).contains("the benchmarks are not on the class path");
  }

  @Test
  void endlessInputEndsWithItsDurationOrItsReader() throws Exception {
    String endless =
        script(
            "endless.sql",
            "CREATE SOURCE t (id BIGINT NOT NULL) FROM DATAGEN (rate = 1000); SELECT id FROM t;");
    Outcome limited = run("run", endless, "--duration", "500ms");
    assertThat(limited.exitCode()).as(limited.error()).isZero();
    assertThat(limited.out()).contains("{\"id\":");

    Process process = laminar("run", endless).start();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(reader.readLine()).startsWith("{\"id\":");
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readString(folder.resolve("err.txt"))).isEmpty();
  }

  @Test
  void signalsCloseQuietly() throws Exception {
    String endless =
        script(
            "endless.sql",
            "CREATE SOURCE t (id BIGINT NOT NULL) FROM DATAGEN (rate = 1000); SELECT id FROM t;");
    Process process = laminar("run", endless).start();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(reader.readLine()).startsWith("{\"id\":");
      ProcessFixture.signal(process, "TERM");
      while (reader.readLine() != null) {
        // The rows that were on their way.
      }
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(Files.readString(folder.resolve("err.txt"))).isEmpty();
  }

  /** Tests of SQL: what passes, what fails, and what an update writes. */
  @Test
  void testsOfSql() throws Exception {
    String file =
        script(
            "t.sqlt",
            """
            CREATE TABLE t (k INTEGER);
            @test one row
            @rows t
            | k |
            | 1 |
            @expect t
            | k |
            | 1 |
            @test two rows
            INSERT INTO t VALUES (1), (2);
            @expect t
            | k |
            | 1 |
            """);
    Outcome failed = run("test", file);
    assertThat(failed.exitCode()).as(failed.error()).isEqualTo(1);
    assertThat(failed.out().lines().map(line -> line.replaceAll(" \\(.* m?s\\)", "")))
        .containsExactly(
            file,
            "  ok    one row",
            "  FAIL  two rows",
            "        t.sqlt:11: other rows came (- expected, + came):",
            "            | k |",
            "            | 1 |",
            "          + | 2 |",
            "1 passed, 1 failed");
    assertThat(run("test", file, "--filter", "one").exitCode()).isZero();
    assertThat(run("test", file, "--filter", "three").error()).contains("no test has 'three'");

    ProcessBuilder refused = laminar("test", file, "--update");
    refused.environment().put("CI", "true");
    assertThat(new ProcessFixture(folder).run(refused).exitCode()).isEqualTo(1);
    ProcessBuilder update = laminar("test", file, "--update");
    update.environment().remove("CI");
    assertThat(new ProcessFixture(folder).run(update).exitCode()).isZero();
    assertThat(Files.readString(Path.of(file))).endsWith("@expect t\n| k |\n| 1 |\n| 2 |\n");

    Outcome example = run("test", "../examples/bars.sqlt");
    assertThat(example.exitCode()).as(example.out()).isZero();
  }
}
