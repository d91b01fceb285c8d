package dev.laminar.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.ScreenTerminal;

/** A shell on an emulated terminal: types at it, and looks at its screen. */
final class ShellFixture implements AutoCloseable {

  static final String CTRL_C = "\u0003";
  static final String CTRL_D = "\u0004";
  static final String CTRL_L = "\u000c";
  static final String UP = "\u001bOA";
  static final String LEFT = "\u001bOD";

  private static final long PATIENCE_MS = 30_000;
  private static final long POLL_MS = 20;

  private final ScreenTerminal screen;
  private final LineDisciplineTerminal terminal;
  private final Shell shell;
  private final Thread user;

  ShellFixture(int columns, int rows, Map<String, String> environment) throws IOException {
    ScreenTerminal.VirtualTerminal emulated =
        ScreenTerminal.withTerminal("laminar", "xterm", columns, rows);
    this.screen = emulated.screen();
    this.terminal = emulated.terminal();
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    this.shell = new Shell(Map.of(), Mode.TABLE, nowhere, nowhere, terminal, true);
    this.user = Thread.ofPlatform().name("test-shell").start(() -> shell.interact(environment));
    waitFor(text -> text.endsWith("laminar>"));
  }

  Shell shell() {
    return shell;
  }

  /** Types text as it is: a line feed is \r. */
  void type(String text) throws IOException {
    terminal.processInputBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Types a line on a clear screen, and returns the screen when the next prompt has come. */
  String enter(String line) throws IOException {
    type(CTRL_L);
    waitFor(text -> text.startsWith("laminar>") && text.lastIndexOf("laminar>") == 0);
    type(line + "\r");
    return waitFor(text -> text.lastIndexOf("laminar>") > 0 && text.endsWith("laminar>"));
  }

  /** The screen, without blanks at ends of lines, and empty lines at the end. */
  String text() {
    String all = screen.toString();
    return Arrays.stream(all.split("\n"))
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"))
        .stripTrailing();
  }

  String waitFor(Predicate<String> wanted) {
    long deadline = System.currentTimeMillis() + PATIENCE_MS;
    String text = text();
    while (!wanted.test(text)) {
      assertThat(System.currentTimeMillis()).as("screen:\n" + text).isLessThan(deadline);
      pause();
      text = text();
    }
    return text;
  }

  String waitFor(String part) {
    return waitFor(text -> text.contains(part));
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the user has left. */
  boolean hasLeft() throws InterruptedException {
    user.join(PATIENCE_MS);
    return !user.isAlive();
  }

  @Override
  public void close() throws IOException {
    type(CTRL_C);
    type(CTRL_D);
    try {
      user.join(PATIENCE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    shell.close();
    terminal.close();
  }
}
