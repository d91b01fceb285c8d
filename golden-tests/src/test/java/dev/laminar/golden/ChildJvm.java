package dev.laminar.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Another JVM with this one's class path. */
final class ChildJvm {

  private static final long TIMEOUT_SECONDS = 60;

  /** How it ended. */
  record Result(int exitCode, String output, String errors) {}

  private ChildJvm() {}

  /** The command line of a JVM with the flags that the launcher gives it. */
  static List<String> command(List<String> flags, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Xmx1g");
    command.addAll(flags);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }

  static Result run(List<String> flags, String mainClass, List<String> arguments)
      throws IOException, InterruptedException {
    return await(new ProcessBuilder(command(flags, mainClass, arguments)).start());
  }

  /** Reads what a process writes until it ends. */
  static Result await(Process process) throws InterruptedException {
    CompletableFuture<String> errors =
        CompletableFuture.supplyAsync(() -> read(process.getErrorStream()), ChildJvm::start);
    CompletableFuture<String> output =
        CompletableFuture.supplyAsync(() -> read(process.getInputStream()), ChildJvm::start);
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(
          "the process did not end in " + TIMEOUT_SECONDS + " s: " + errors.join());
    }
    return new Result(process.exitValue(), output.join(), errors.join());
  }

  /**
   * A thread of its own: the common pool may have a single one, and an unread pipe stops the
   * process.
   */
  private static void start(Runnable reading) {
    Thread.ofPlatform().daemon().start(reading);
  }

  static String read(InputStream in) {
    try {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
