package dev.laminar.kernel.intrinsics;

/** JSON strings and SQL text turned into each other. */
public final class JsonText {

  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private JsonText() {}

  /** Most bytes that {@link #quote} writes for a text of that length. */
  public static int maxQuotedBytes(int length) {
    return 6 * length + 2;
  }

  /** Writes a text as JSON string with its quotes, and returns the offset after it. */
  public static int quote(byte[] heap, int offset, int length, byte[] out, int at) {
    int to = at;
    out[to++] = '"';
    for (int i = offset; i < offset + length; i++) {
      byte value = heap[i];
      if (value == '"' || value == '\\') {
        out[to++] = '\\';
        out[to++] = value;
      } else if (value >= 0 && value < ' ') {
        to = escapeControl(value, out, to);
      } else {
        out[to++] = value;
      }
    }
    out[to++] = '"';
    return to;
  }

  private static int escapeControl(byte value, byte[] out, int at) {
    out[at] = '\\';
    byte letter =
        switch (value) {
          case '\n' -> 'n';
          case '\r' -> 'r';
          case '\t' -> 't';
          case '\b' -> 'b';
          case '\f' -> 'f';
          default -> 'u';
        };
    out[at + 1] = letter;
    if (letter != 'u') {
      return at + 2;
    }
    out[at + 2] = '0';
    out[at + 3] = '0';
    out[at + 4] = HEX[value >> 4];
    out[at + 5] = HEX[value & 15];
    return at + 6;
  }

  /** The text of the valid JSON string between two quotes: a view when it has no escapes. */
  static void unquote(byte[] heap, int from, int end, BytesResult result) {
    int escape = from;
    while (escape < end && heap[escape] != '\\') {
      escape++;
    }
    if (escape == end) {
      result.view(heap, from, end - from);
      return;
    }
    byte[] out = result.own(end - from);
    result.view(out, 0, unescape(heap, from, end, out));
  }

  /** Whether a valid JSON string between two quotes stands for certain bytes. */
  static boolean isText(
      byte[] heap, int from, int end, byte[] text, int textLength, byte[] scratch) {
    for (int i = from; i < end; i++) {
      if (heap[i] == '\\') {
        return scratch.length >= end - from
            && unescape(heap, from, end, scratch) == textLength
            && TextComparison.matches(scratch, 0, text, 0, textLength);
      }
    }
    return end - from == textLength && TextComparison.matches(heap, from, text, 0, textLength);
  }

  /**
   * Resolves escapes into {@code out}, which has room for the escaped form. Lone surrogates become
   * U+FFFD.
   */
  private static int unescape(byte[] heap, int from, int end, byte[] out) {
    int to = 0;
    int i = from;
    while (i < end) {
      byte value = heap[i++];
      if (value != '\\') {
        out[to++] = value;
        continue;
      }
      byte escape = heap[i++];
      if (escape != 'u') {
        out[to++] = unescaped(escape);
        continue;
      }
      int codePoint = hex(heap, i);
      i += 4;
      if (codePoint >= 0xD800
          && codePoint < 0xDC00
          && i + 6 <= end
          && heap[i] == '\\'
          && heap[i + 1] == 'u') {
        int low = hex(heap, i + 2);
        if (low >= 0xDC00 && low < 0xE000) {
          codePoint = Character.toCodePoint((char) codePoint, (char) low);
          i += 6;
        }
      }
      boolean lone = codePoint >= 0xD800 && codePoint < 0xE000;
      to = Utf8.encode(lone ? Utf8.REPLACEMENT : codePoint, out, to);
    }
    return to;
  }

  private static byte unescaped(byte escape) {
    return switch (escape) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> escape;
    };
  }

  private static int hex(byte[] heap, int at) {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      value = value << 4 | Character.digit(heap[i], 16);
    }
    return value;
  }
}
