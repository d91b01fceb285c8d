package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.compile.CompileSettings;
import dev.laminar.compile.CompiledScript;
import dev.laminar.compile.JarBuilder;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example programs, run as their comments say. */
@Timeout(90)
class ExamplesTest {

  private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();

  @TempDir Path folder;

  private String run(String classPath, String program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", classPath, EXAMPLES.resolve("java").resolve(program).toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Path error = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(error.toFile())
            .start();
    assertThat(process.waitFor(80, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(error)).isZero();
    return Files.readString(out);
  }

  @Test
  void compileAndInspect() throws Exception {
    assertThat(
            run(
                System.getProperty("java.class.path"),
                "CompileAndInspect.java",
                EXAMPLES.resolve("data/trades.csv").toString()))
        .contains(
            "== query dear_query",
            "LogicalProject",
            "Filter#",
            ".Encoder: ",
            "class Pipeline0_Trades_")
        .endsWith("== plan: 1 query, 1 sink\n");
  }

  @Test
  void runKernelAlone() throws Exception {
    Path script = EXAMPLES.resolve("ohlc.sql");
    JarBuilder.Program program;
    try (CompiledScript compiled =
        CompiledScript.compile(
            "ohlc.sql",
            Files.readString(script),
            CompileSettings.of(CodegenOptions.fromSystemProperties()),
            Map.of("SCRIPT_DIR", EXAMPLES.toString()))) {
      program = JarBuilder.write(compiled, folder.resolve("ohlc.jar"));
    }
    String classPath =
        program.libraries().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(
            run(classPath, "RunKernelAlone.java", program.jar().toString())
                .lines()
                .findFirst()
                .orElse(""))
        .startsWith("{\"bar\":\"");
  }

  @Test
  void userFunctions() throws Exception {
    assertThat(run(System.getProperty("java.class.path"), "UserFunctions.java"))
        .isEqualTo(
            """
            {country=DE, gross=119.00, squares=4}
            {country=FR, gross=12.60, squares=10}
            error [38000]: function 'gross' threw java.lang.IllegalArgumentException: no rate for XX, in Project#2
              --> sql:1:8
            1 | SELECT gross(12, 'XX') AS g
              |        ^^^^^^^^^^^^^^^
            help: the cause has the stack trace
            """);
  }

  @Test
  void functionsOfTheJdk() throws Exception {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    try (Laminar db = Laminar.open(LaminarOptions.defaults().withConsole(console))) {
      db.executeScript(
          "functions.sql", Files.readString(EXAMPLES.resolve("functions.sql")), Map.of());
      db.awaitCompletion();
    }
    assertThat(console.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"distance":0.0,"bits":8,"query":null}
            {"distance":5.0,"bits":3,"query":"a b"}
            {"distance":13.0,"bits":null,"query":"café"}
            """);
  }

  @Test
  void followView() throws Exception {
    assertThat(run(System.getProperty("java.class.path"), "FollowView.java").lines())
        .containsExactly(
            "at first: {Ann=150, Bob=10}",
            "after a transfer: {Ann=120, Bob=40}",
            "without Bob: {Ann=120}");
  }

  @Test
  void embedPushSubscribe() throws Exception {
    String out = run(System.getProperty("java.class.path"), "EmbedPushSubscribe.java");
    assertThat(out.lines())
        .contains(
            "large: Trade[ts=2026-03-01T09:30:20Z, symbol=ACME, price=12.75, size=5000]",
            "bar: Bar[bar=2026-03-01T09:30:00Z, symbol=ACME, high=12.75, volume=5100]",
            "bar: Bar[bar=2026-03-01T09:31:00Z, symbol=ACME, high=101.00, volume=10]",
            "dear: {symbol=ACME, price=101.00}")
        .anyMatch(line -> line.endsWith("^^^^"));
  }
}
