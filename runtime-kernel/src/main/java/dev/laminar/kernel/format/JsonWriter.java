package dev.laminar.kernel.format;

import dev.laminar.kernel.connector.ByteBuilder;
import java.nio.charset.StandardCharsets;

/** Text as JSON strings. */
public final class JsonWriter {

  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final int ESCAPE_BYTES = 6;

  private JsonWriter() {}

  public static void nullValue(ByteBuilder out) {
    out.append(NULL, 0, NULL.length);
  }

  /** What stands before a value: brace or comma, the key, the colon. */
  public static byte[] key(String name, boolean first) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    ByteBuilder out = new ByteBuilder(bytes.length + 4);
    out.append((byte) (first ? '{' : ','));
    text(out, java.util.Arrays.copyOf(bytes, bytes.length + 16), 0, bytes.length);
    out.append((byte) ':');
    return java.util.Arrays.copyOf(out.bytes(), out.length());
  }

  /**
   * A string: quotes, backslashes and control characters are escaped, all else is UTF-8 as it is.
   */
  public static void text(ByteBuilder out, byte[] heap, int offset, int length) {
    out.append((byte) '"');
    int from = offset;
    int to = offset + length;
    while (from < to) {
      int end = plainEnd(heap, from, to);
      out.append(heap, from, end - from);
      if (end < to) {
        escape(out, heap[end]);
        end++;
      }
      from = end;
    }
    out.append((byte) '"');
  }

  private static int plainEnd(byte[] heap, int from, int to) {
    for (int at = from; at < to; at += 8) {
      long marks = Words.findStringEnd(Words.getLong(heap, at));
      if (marks != 0) {
        return Math.min(to, at + Words.firstMarked(marks));
      }
    }
    return to;
  }

  private static void escape(ByteBuilder out, byte unit) {
    byte[] bytes = out.reserve(ESCAPE_BYTES);
    int at = out.length();
    bytes[at] = '\\';
    byte letter =
        switch (unit) {
          case '"', '\\' -> unit;
          case '\b' -> 'b';
          case '\f' -> 'f';
          case '\n' -> 'n';
          case '\r' -> 'r';
          case '\t' -> 't';
          default -> 'u';
        };
    bytes[at + 1] = letter;
    if (letter != 'u') {
      out.setLength(at + 2);
      return;
    }
    bytes[at + 2] = '0';
    bytes[at + 3] = '0';
    bytes[at + 4] = Hex.lowerDigit(unit >> 4);
    bytes[at + 5] = Hex.lowerDigit(unit);
    out.setLength(at + ESCAPE_BYTES);
  }

  /** Binary data as base64 in quotes. */
  public static void binary(ByteBuilder out, byte[] heap, int offset, int length) {
    byte[] bytes = out.reserve(Math.addExact((length / 3 + 1) * 4, 2));
    int at = out.length();
    bytes[at] = '"';
    int end = Base64Text.encode(heap, offset, length, bytes, at + 1);
    bytes[end] = '"';
    out.setLength(end + 1);
  }
}
