package dev.laminar.cli.shell;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where messages go, and where rows go: to the standard output, or the file of {@code .output}. */
final class Console {

  private final Output standard;
  private final PrintWriter messages;
  private @Nullable Output file;

  Console(Output standard, PrintWriter messages) {
    this.standard = standard;
    this.messages = messages;
  }

  Output rows() {
    Output other = file;
    return other == null ? standard : other;
  }

  PrintWriter messages() {
    return messages;
  }

  /** Rows go to a file from now on, which is written anew. */
  void openFile(Path path) {
    closeFile();
    try {
      file = new Output(new PrintWriter(Files.newBufferedWriter(path)), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows go to the standard output again. */
  void closeFile() {
    Output other = file;
    if (other != null) {
      other.writer().close();
      file = null;
    }
  }

  void flush() {
    rows().writer().flush();
    messages.flush();
  }
}
