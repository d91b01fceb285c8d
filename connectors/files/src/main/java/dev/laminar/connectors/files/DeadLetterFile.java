package dev.laminar.connectors.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;

/**
 * Malformed records as JSON lines, appended: {@code file}, {@code line}, {@code byte}, {@code
 * message}, and the record as {@code record}, or {@code record_base64} when its bytes are not
 * UTF-8; {@code truncated} when it was too long to keep.
 */
final class DeadLetterFile implements AutoCloseable {

  private final Path path;
  private final OutputStream out;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  DeadLetterFile(Path path) {
    this.path = path;
    try {
      Path parent = path.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      out =
          Channels.newOutputStream(
              FileChannel.open(
                  path,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw FileErrors.cannotWrite(path, e);
    }
  }

  /** Writes one line at once: what follows may fail without this record being lost. */
  void write(MalformedRecord record) {
    line.reset();
    text("{\"file\":");
    quoted(record.file());
    text(
        ",\"line\":"
            + record.line()
            + ",\"column\":"
            + record.column()
            + ",\"byte\":"
            + record.offset()
            + ",\"message\":");
    quoted(record.message());
    content(record.content());
    text(record.truncated() ? ",\"truncated\":true}\n" : "}\n");
    try {
      line.writeTo(out);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(path, e);
    }
  }

  private void content(ByteBuffer content) {
    try {
      String decoded = StandardCharsets.UTF_8.newDecoder().decode(content.duplicate()).toString();
      text(",\"record\":");
      quoted(decoded);
    } catch (CharacterCodingException e) {
      text(",\"record_base64\":");
      byte[] bytes = new byte[content.remaining()];
      content.duplicate().get(bytes);
      quoted(Base64.getEncoder().encodeToString(bytes));
    }
  }

  private void text(String text) {
    try {
      line.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    text(out.append('"').toString());
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw FileErrors.cannotWrite(path, e);
    }
  }
}
