package dev.laminar.cli.shell;

import java.io.PrintWriter;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/**
 * Where rows go.
 *
 * @param terminal null where it is a file or a pipe
 */
record Output(PrintWriter writer, @Nullable Terminal terminal) {

  private static final int LEAST_WIDTH = 20;

  /** Columns of the terminal; 0 for any number. */
  int width() {
    int columns = terminal == null ? 0 : terminal.getColumns();
    return columns <= 0 ? 0 : Math.max(LEAST_WIDTH, columns);
  }

  void line(AttributedString line) {
    writer.println(terminal == null ? line.toString().stripTrailing() : line.toAnsi(terminal));
  }
}
