package dev.laminar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the command as a process, in a folder of its own. */
record ProcessFixture(Path folder) {

  record Outcome(int exitCode, String out, String error) {}

  /** The command, its standard error going to a file. */
  ProcessBuilder laminar(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), LaminarCommand.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(folder.resolve("err.txt").toFile());
  }

  Outcome run(String... arguments) throws Exception {
    return run(laminar(arguments));
  }

  Outcome run(ProcessBuilder builder) throws Exception {
    return outcome(start(builder));
  }

  /**
   * The command as a terminal starts it: whoever runs this test in the background would have it
   * ignore Ctrl-C.
   */
  Process startInterruptible(String... arguments) throws IOException {
    ProcessBuilder builder = laminar(arguments);
    builder.command().addAll(0, List.of("env", "--default-signal=INT"));
    return start(builder);
  }

  private Process start(ProcessBuilder builder) throws IOException {
    return builder.redirectOutput(folder.resolve("out.txt").toFile()).start();
  }

  static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  Outcome outcome(Process process) throws Exception {
    assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), Files.readString(folder.resolve("out.txt")), error());
  }

  String error() throws IOException {
    return Files.readString(folder.resolve("err.txt"));
  }

  String script(String name, String sql) throws IOException {
    return Files.writeString(folder.resolve(name), sql).toString();
  }
}
