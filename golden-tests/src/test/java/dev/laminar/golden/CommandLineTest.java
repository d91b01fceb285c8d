package dev.laminar.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.cli.LaminarCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code laminar} from outside: a process, its streams and its exit code. */
class CommandLineTest {

  private static final String ENDLESS =
      "CREATE SOURCE t (a BIGINT) FROM DATAGEN (rate = 1000);\nCREATE SINK o INTO PRINT AS SELECT a FROM t;\n";

  @TempDir private Path folder;

  private Path script(String text) throws IOException {
    return Files.writeString(folder.resolve("script.sql"), text);
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command =
        ChildJvm.command(
            List.of(), LaminarCommand.class.getName(), new ArrayList<>(Arrays.asList(arguments)));
    return new ProcessBuilder(command).start();
  }

  private static ChildJvm.Result run(String... arguments) throws IOException, InterruptedException {
    return ChildJvm.await(start(arguments));
  }

  @Test
  void rowsAreJsonLinesOnTheStandardOutput() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("in.csv"),
        "ts,Name,price,ok\n2026-03-01 09:30:00.123400,a,1.50,true\n2026-03-01 09:30:01,\"b \"\"q\"\"\",,false\n");
    Path script =
        script(
            """
            CREATE SOURCE t (ts TIMESTAMP, Name VARCHAR, price DECIMAL(8, 2), ok BOOLEAN) FROM FILES (path = '${SCRIPT_DIR}/in.csv');
            SELECT ts, Name, price * 2 AS "Twice", ok, CAST(ts AS DATE) AS day FROM t;
            """);
    ChildJvm.Result result = run("run", script.toString());
    assertThat(result.output())
        .isEqualTo(
            """
            {"ts":"2026-03-01 09:30:00.1234","Name":"a","Twice":3.00,"ok":true,"day":"2026-03-01"}
            {"ts":"2026-03-01 09:30:01","Name":"b \\"q\\"","Twice":null,"ok":false,"day":"2026-03-01"}
            """);
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void theQueriesOfTheSuitesRunSideBySide() throws IOException, InterruptedException {
    for (String suite : List.of("nexmark", "finance")) {
      List<String> arguments =
          new ArrayList<>(List.of("run", "../examples/" + suite + "/sources.sql"));
      try (Stream<Path> files = Files.list(Path.of("../examples", suite))) {
        files
            .map(Path::toString)
            .filter(file -> !file.endsWith("/sources.sql"))
            .sorted()
            .forEach(arguments::add);
      }
      arguments.addAll(
          List.of("--set", "EVENTS=5000", "--set", "ROWS=1000", "--set", "OUTPUT=" + folder));
      ChildJvm.Result result = run(arguments.toArray(String[]::new));
      assertThat(result.exitCode()).as(result.errors()).isZero();
      assertThat(result.output()).contains("\n{");
    }
    // A line of names, and 46 of each 50 events.
    assertThat(Files.readAllLines(folder.resolve("q10.csv"))).hasSize(1 + 4600);
  }

  @Test
  void aUserErrorIsOne() throws IOException, InterruptedException {
    Path script = script("CREATE SOURCE t (a BIGINT) FROM DATAGEN (rows = 3);\nSELECT b FROM t;\n");
    ChildJvm.Result result = run("run", script.toString());
    assertThat(result.output()).isEmpty();
    assertThat(result.errors())
        .isEqualTo(
            """
            error [42703]: there is no column 'b'
              --> script.sql:2:8
            2 | SELECT b FROM t;
              |        ^
            help: there are: a
            """);
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void aWrongArgumentIsOne() throws IOException, InterruptedException {
    ChildJvm.Result result = run("run", "--metric", "x.sql");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors()).contains("--metric").contains("laminar run --help");
  }

  @Test
  void interruptingIsOneHundredAndThirty() throws IOException, InterruptedException {
    Process process = start("run", script(ENDLESS).toString());
    try (BufferedReader rows = process.inputReader()) {
      assertThat(rows.readLine()).startsWith("{\"a\":");
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      while (rows.readLine() != null) {
        // What was in the pipe.
      }
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(ChildJvm.read(process.getErrorStream())).isEmpty();
  }

  @Test
  void aReaderThatLeavesEndsItQuietly() throws IOException, InterruptedException {
    Process process = start("run", script(ENDLESS).toString());
    try (BufferedReader rows = process.inputReader()) {
      assertThat(rows.readLine()).startsWith("{\"a\":");
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isIn(0, 141);
    assertThat(ChildJvm.read(process.getErrorStream())).isEmpty();
  }
}
