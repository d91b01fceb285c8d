package dev.laminar.cli.shell;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jline.reader.LineReader;
import org.jspecify.annotations.Nullable;

/** What print sinks write: above the prompt while a line is being typed. */
final class PromptOutput extends OutputStream {

  private final Supplier<@Nullable LineReader> reader;
  private final PrintWriter out;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  PromptOutput(Supplier<@Nullable LineReader> reader, PrintWriter out) {
    this.reader = reader;
    this.out = out;
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  /** Whole lines are shown, the rest waits. */
  @Override
  public void write(byte[] bytes, int offset, int length) {
    int last = offset + length - 1;
    while (last >= offset && bytes[last] != '\n') {
      last--;
    }
    if (last < offset) {
      line.write(bytes, offset, length);
      return;
    }
    line.write(bytes, offset, last - offset);
    show(line.toString(StandardCharsets.UTF_8));
    line.reset();
    line.write(bytes, last + 1, offset + length - last - 1);
  }

  private void show(String lines) {
    LineReader editing = reader.get();
    if (editing != null && editing.isReading()) {
      editing.printAbove(lines);
    } else {
      out.println(lines);
      out.flush();
    }
  }
}
