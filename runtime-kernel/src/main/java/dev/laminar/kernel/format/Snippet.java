package dev.laminar.kernel.format;

import java.nio.charset.StandardCharsets;

/** Pieces of input as messages quote them: short, printable. */
final class Snippet {

  private static final int MAX_BYTES = 40;

  private Snippet() {}

  /**
   * The JSON value or word at {@code at}, up to the next delimiter; brackets and strings are kept
   * whole.
   */
  static String of(byte[] bytes, int at, int to) {
    if (at >= to || bytes[at] == '\n' || bytes[at] == '\r') {
      return "nothing";
    }
    int end = JsonSkip.value(bytes, at);
    if (end < 0 || end > to || !isDelimiter(bytes[end])) {
      end = at + 1;
      while (end < to && !isDelimiter(bytes[end])) {
        end++;
      }
    }
    return cut(bytes, at, end);
  }

  private static boolean isDelimiter(byte unit) {
    return unit == ',' || unit == '}' || unit == ']' || unit == ':' || (unit >= 0 && unit <= ' ');
  }

  /** The text between two offsets. */
  static String cut(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + MAX_BYTES);
    while (end > from && end < to && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    String text = new String(bytes, from, end - from, StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c < ' ' ? '\uFFFD' : c);
    }
    return end < to ? out.append('…').toString() : out.toString();
  }

  /** A byte as messages name it: {@code 'x'}, or {@code byte 0x1F}. */
  static String character(byte unit) {
    return unit > ' ' && unit < 0x7F
        ? "'" + (char) unit + "'"
        : String.format("byte 0x%02X", unit & 0xFF);
  }
}
