package dev.laminar.kernel.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.laminar.kernel.connector.SinkConnector;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.pipeline.ErrorSite;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.CodeRef;
import dev.laminar.kernel.plan.DecoderPlan;
import dev.laminar.kernel.plan.ExecutionPlan;
import dev.laminar.kernel.plan.PlanCodec;
import dev.laminar.kernel.plan.PlanNode;
import dev.laminar.kernel.plan.PlanStep;
import dev.laminar.kernel.plan.QueryPlan;
import dev.laminar.kernel.plan.SinkPlan;
import dev.laminar.kernel.plan.SourcePlan;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs plans as a user runs a compiled jar: in a JVM of their own, found on the class path. */
class PlanRunnerTest {

  private static final RowSchema SCHEMA =
      new RowSchema(List.of(new Column("n", DataType.of(TypeKind.BIGINT, false))));

  @TempDir private Path folder;

  private record Result(int exitCode, List<String> out, String messages) {}

  private static ExecutionPlan plan(
      Map<String, String> options, long subtracted, String connector) {
    String prefix = LaunchedConnectors.class.getName() + "$";
    ErrorSite site =
        new ErrorSite("Project#1", new SourceSpan("n.sql", 2, 8, 2, 20), "100 * n / (n - 3)");
    return new ExecutionPlan(
        List.of(new SourcePlan("numbers", connector, SCHEMA, options)),
        List.of(
            new PlanStep.StartQuery(
                new QueryPlan(
                    "shares",
                    List.of(
                        new PlanNode.SourceScan(0, "numbers", List.of(0), SCHEMA),
                        new PlanNode.Transform(
                            1,
                            0,
                            new CodeRef(prefix + "Divide", List.of(subtracted), List.of(site)),
                            SCHEMA,
                            ChangelogMode.APPEND))))),
        List.of(new SinkPlan("out", "shares", "LINES", SCHEMA, Map.of(), prefix + "LineEncoder")),
        List.of(new DecoderPlan("numbers", List.of(0), prefix + "NumberDecoder")));
  }

  private void write(String resource, byte[] content) throws IOException {
    Path file = folder.resolve(resource);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private Process start(ExecutionPlan plan, String... arguments) throws IOException {
    write(PlanRunner.PLAN_RESOURCE, PlanCodec.encode(plan));
    String prefix = LaunchedConnectors.class.getName() + "$";
    write(
        "META-INF/services/" + SourceConnector.class.getName(),
        (prefix + "Numbers").getBytes(StandardCharsets.UTF_8));
    write(
        "META-INF/services/" + SinkConnector.class.getName(),
        (prefix + "Lines").getBytes(StandardCharsets.UTF_8));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(folder + java.io.File.pathSeparator + System.getProperty("java.class.path"));
    command.add(PlanRunner.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(folder.resolve("messages").toFile()).start();
  }

  private Result finish(Process process) throws IOException, InterruptedException {
    List<String> out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .lines()
            .toList();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), out, Files.readString(folder.resolve("messages")));
  }

  @Test
  void runsToTheEndOfItsInput() throws IOException, InterruptedException {
    Result result = finish(start(plan(Map.of("rows", "25"), 100, "numbers")));
    assertThat(result.messages())
        .startsWith("laminar: done, 25 rows in, 25 rows out in ")
        .hasLineCount(1);
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, 25)
                .mapToObj(n -> Long.toString(100 * n / (n - 100)))
                .toList());
  }

  @Test
  void showsTheRowAndTheLineThatFailed() throws IOException, InterruptedException {
    write(
        PlanRunner.SQL_RESOURCES + "n.sql",
        "INSERT INTO out\nSELECT 100 * n / (n - 3) FROM numbers".getBytes(StandardCharsets.UTF_8));
    Result result = finish(start(plan(Map.of("rows", "25"), 3, "numbers")));
    assertThat(result.exitCode()).isOne();
    assertThat(result.messages())
        .isEqualToNormalizingNewlines(
            """
            error [22012]: division by zero, in row 3 of numbers (numbers:3)
              --> n.sql:2:8
            2 | SELECT 100 * n / (n - 3) FROM numbers
              |        ^^^^^^^^^^^^^
            help: guard it with NULLIF(divisor, 0) or a CASE, or filter such rows out first
            """);
  }

  @Test
  void saysWhichConnectorIsMissing() throws IOException, InterruptedException {
    Result result = finish(start(plan(Map.of(), 3, "kafka")));
    assertThat(result.exitCode()).isOne();
    assertThat(result.messages())
        .startsWith(
            "error [42704]: source numbers needs connector kafka, which is not on the class path");
  }

  @Test
  void refusesSourcesThatAProgramMustPush() throws IOException, InterruptedException {
    Result result = finish(start(plan(Map.of(), 3, "")));
    assertThat(result.exitCode()).isOne();
    assertThat(result.messages()).startsWith("error [42000]: source numbers has no connector");
  }

  @Test
  void explainsItselfWhenGivenArguments() throws IOException, InterruptedException {
    assertThat(finish(start(plan(Map.of(), 3, "numbers"), "--help")).exitCode()).isZero();
    assertThat(finish(start(plan(Map.of(), 3, "numbers"), "--speed")).exitCode()).isOne();
  }

  @Test
  void endsOnAnInterruptWith130() throws IOException, InterruptedException {
    assumeTrue(
        Files.exists(Path.of("/proc/self/status")) && !isInterruptIgnored(),
        "SIGINT reaches child processes");
    Process process = start(plan(Map.of(), -1, "numbers"));
    // Output proves that it runs.
    assertThat(process.getInputStream().read()).isEqualTo('5');
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    process.getInputStream().transferTo(OutputStream.nullOutputStream());
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(Files.readString(folder.resolve("messages"))).isEmpty();
  }

  /**
   * A process started in the background by a shell script ignores SIGINT, and so do its children.
   */
  private static boolean isInterruptIgnored() throws IOException {
    String ignored =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElse("SigIgn: 0")
            .substring(7)
            .strip();
    return (Long.parseUnsignedLong(ignored, 16) & 2) != 0;
  }
}
