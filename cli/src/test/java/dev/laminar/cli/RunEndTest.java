package dev.laminar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.cli.ProcessFixture.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an endless run leaves behind when its duration is over, and on Ctrl-C. */
@Timeout(60)
class RunEndTest {

  /** Row n has the event time n - 1 milliseconds after the first. */
  private static final String SCRIPT =
      """
      CREATE SOURCE t (id BIGINT NOT NULL, ts TIMESTAMP NOT NULL, WATERMARK FOR ts AS ts)
        FROM DATAGEN (rate = 1000, 'fields.ts.step' = '1ms');
      CREATE SINK plain INTO FILES (path = '${SCRIPT_DIR}/plain.json') AS SELECT id FROM t;
      CREATE SINK packed INTO FILES (path = '${SCRIPT_DIR}/packed.json.gz') AS SELECT id FROM t;
      CREATE SINK windows INTO FILES (path = '${SCRIPT_DIR}/windows.json') AS
        SELECT COUNT(*) AS n FROM t GROUP BY TUMBLE(ts, INTERVAL '0.1' SECOND);
      CREATE SINK hours INTO FILES (path = '${SCRIPT_DIR}/hours.json') AS
        SELECT COUNT(*) AS n FROM t GROUP BY TUMBLE(ts, INTERVAL '1' HOUR);
      """;

  @TempDir Path folder;

  @Test
  void sinksAreFinishedWhenTheDurationIsOver() throws Exception {
    ProcessFixture processes = new ProcessFixture(folder);
    Outcome outcome =
        processes.run(
            "run", processes.script("endless.sql", SCRIPT), "--duration", "700ms", "--metrics");
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertComplete(outcome);
  }

  @Test
  void sinksAreFinishedOnCtrlC() throws Exception {
    ProcessFixture processes = new ProcessFixture(folder);
    Process process =
        processes.startInterruptible("run", processes.script("endless.sql", SCRIPT), "--metrics");
    while (files().stream().noneMatch(name -> name.endsWith(".part"))) {
      Thread.sleep(20);
    }
    Thread.sleep(500);
    ProcessFixture.signal(process, "INT");
    Outcome outcome = processes.outcome(process);
    assertThat(outcome.exitCode()).as(outcome.error()).isEqualTo(130);
    assertComplete(outcome);
  }

  /** Every row that was read is in the files, once; of windows, those that were closed. */
  private void assertComplete(Outcome outcome) throws IOException {
    assertThat(outcome.error()).doesNotContain("WARN", "error");
    int rows = figure(outcome, "source t: ([0-9,]+) rows");
    assertThat(rows).isGreaterThan(200);
    assertThat(files())
        .containsExactlyInAnyOrder(
            "endless.sql",
            "err.txt",
            "out.txt",
            "plain.json",
            "packed.json.gz",
            "windows.json",
            "hours.json");
    List<String> expected =
        IntStream.rangeClosed(1, rows).mapToObj(id -> "{\"id\":" + id + "}").toList();
    assertThat(Files.readAllLines(folder.resolve("plain.json"))).isEqualTo(expected);
    assertThat(unpacked()).isEqualTo(expected);
    // The last event time is rows - 1 ms: that many windows of 100 ms are over.
    List<String> windows = Files.readAllLines(folder.resolve("windows.json"));
    assertThat(windows).hasSize((rows - 1) / 100).containsOnly("{\"n\":100}");
    assertThat(folder.resolve("hours.json")).isEmptyFile();
    assertThat(outcome.error()).contains("query hours_query: STOPPED");
  }

  private static int figure(Outcome outcome, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(outcome.error());
    assertThat(matcher.find()).as(outcome.error()).isTrue();
    return Integer.parseInt(matcher.group(1).replace(",", ""));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.map(path -> path.getFileName().toString()).toList();
    }
  }

  private List<String> unpacked() throws IOException {
    try (InputStream in =
            new GZIPInputStream(Files.newInputStream(folder.resolve("packed.json.gz")));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  /** Nobody reads the output: what cannot be finished must not keep the process alive. */
  @Test
  void blockedSinksDoNotHoldCtrlC() throws Exception {
    ProcessFixture processes = new ProcessFixture(folder);
    String script =
        processes.script(
            "fast.sql",
            "CREATE SOURCE t (id BIGINT NOT NULL) FROM DATAGEN (rate = max); SELECT id FROM t;");
    ProcessBuilder builder = processes.laminar("run", script);
    builder.command().addAll(0, List.of("env", "--default-signal=INT"));
    Process process = builder.start();
    assertThat(process.getInputStream().read()).isEqualTo('{');
    Thread.sleep(500);
    ProcessFixture.signal(process, "INT");
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(processes.error()).contains("a sink blocks: the output is not finished");
  }
}
