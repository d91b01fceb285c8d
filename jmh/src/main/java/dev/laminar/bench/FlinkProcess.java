package dev.laminar.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A process that runs Flink over the same rows as those of a workload, query by query. */
final class FlinkProcess implements AutoCloseable {

  private static final String CLASSES = "laminar.flink.peer";
  private static final String MAIN = "dev.laminar.peers.flink.FlinkPeer";
  private static final int READY_HEAP_MB = 1_500;
  private static final int EVENTS_PER_HEAP_MB = 400;

  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter requests;

  /**
   * @throws IllegalStateException when its classes were not built, or it does not start
   */
  FlinkProcess(Workload workload, long events) {
    Path target = Path.of(System.getProperty(CLASSES, "flink-peer/target"));
    if (!Files.isDirectory(target.resolve("lib"))) {
      throw new IllegalStateException(
          "Flink is not there: run ./laminar bench nexmark --peers in the source tree");
    }
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + (READY_HEAP_MB + events / EVENTS_PER_HEAP_MB) + "m",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*",
            MAIN,
            workload.name(),
            Long.toString(events));
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    requests =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    String first = readLine();
    if (!first.equals("READY")) {
      close();
      throw new IllegalStateException("Flink did not start: " + first);
    }
  }

  /**
   * Runs a query over the rows of some inputs.
   *
   * @param skipped columns that are not hashed
   */
  Measurement run(boolean checked, Set<String> inputs, String sql, Set<String> skipped) {
    try {
      requests.write(
          String.join(
              "\t",
              checked ? "CHECK" : "RUN",
              String.join(",", inputs),
              String.join(",", skipped),
              sql.replace('\n', ' ').replace('\t', ' ')));
      requests.newLine();
      requests.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String[] answer = readLine().split(" ", 6);
    if (!answer[0].equals("RESULT")) {
      throw new IllegalStateException(String.join(" ", answer));
    }
    return new Measurement(
        Long.parseLong(answer[1]),
        Long.parseLong(answer[2]),
        Long.parseLong(answer[3]),
        new Answer(Long.parseLong(answer[4]), Long.parseLong(answer[5])));
  }

  private String readLine() {
    try {
      String line = answers.readLine();
      if (line == null) {
        throw new IllegalStateException("the process of Flink ended");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      requests.close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
