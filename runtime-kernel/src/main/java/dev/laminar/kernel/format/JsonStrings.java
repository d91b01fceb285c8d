package dev.laminar.kernel.format;

/** Strings of JSON: where they end, whether they are valid, what their escapes stand for. */
final class JsonStrings {

  private JsonStrings() {}

  /**
   * Offset of the closing quote of the string whose first byte is at {@code at}; its escapes and
   * bytes are not checked.
   */
  static int skip(byte[] bytes, int from) {
    int at = from;
    for (; ; ) {
      long marks = Words.findStringEnd(Words.getLong(bytes, at));
      at += Words.firstMarked(marks);
      if (marks != 0) {
        if (bytes[at] == '"') {
          return at;
        }
        if (bytes[at] != '\\' || bytes[at + 1] < ' ') {
          return ~at;
        }
        at += 2;
      }
    }
  }

  /**
   * Offset of the first byte from {@code at} on that is not printable ASCII or ends the plain part
   * of a string: quote, backslash, control character, part of a longer character.
   */
  static int plainEnd(byte[] bytes, int from) {
    int at = from;
    long marks = Words.findStringEndOrNonAscii(Words.getLong(bytes, at));
    while (marks == 0) {
      at += 8;
      marks = Words.findStringEndOrNonAscii(Words.getLong(bytes, at));
    }
    return at + Words.firstMarked(marks);
  }

  /**
   * Offset of the closing quote; {@code ~offset} of an invalid escape, control character or
   * character.
   */
  static int validate(byte[] bytes, int from) {
    int at = from;
    for (; ; ) {
      at = plainEnd(bytes, at);
      byte unit = bytes[at];
      if (unit == '"') {
        return at;
      }
      int next = unit == '\\' ? endOfEscape(bytes, at) : unit < 0 ? Utf8.next(bytes, at) : ~at;
      if (next < 0) {
        return next;
      }
      at = next;
    }
  }

  private static int endOfEscape(byte[] bytes, int at) {
    switch (bytes[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
        return at + 2;
      case 'u':
        break;
      default:
        return bytes[at + 1] == 0 ? ~(at + 1) : ~at;
    }
    int unit = hex(bytes, at + 2);
    if (unit < 0) {
      return unit;
    }
    if (!isSurrogate(unit)) {
      return at + 6;
    }
    if (unit >= 0xDC00 || bytes[at + 6] != '\\' || bytes[at + 7] != 'u') {
      return ~at;
    }
    int low = hex(bytes, at + 8);
    if (low < 0) {
      return low;
    }
    return low >= 0xDC00 && low < 0xE000 ? at + 12 : ~at;
  }

  private static boolean isSurrogate(int unit) {
    return unit >= 0xD800 && unit < 0xE000;
  }

  private static int hex(byte[] bytes, int at) {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = Hex.digit(bytes[i]);
      if (digit < 0) {
        return ~i;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  static boolean hasEscape(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at += 8) {
      long marks = Words.find(Words.getLong(bytes, at), Words.BACKSLASHES);
      if (marks != 0) {
        return at + Words.firstMarked(marks) < to;
      }
    }
    return false;
  }

  /** Characters that a validated string stands for. */
  static int characters(byte[] bytes, int from, int to) {
    int count = 0;
    int at = from;
    while (at < to) {
      at =
          bytes[at] == '\\'
              ? endOfEscape(bytes, at)
              : bytes[at] < 0 ? Utf8.next(bytes, at) : at + 1;
      count++;
    }
    return count;
  }

  /**
   * Replaces the escapes of a validated string by what they stand for, in place. Returns the new
   * length.
   */
  static int unescape(byte[] bytes, int from, int length) {
    int to = from + length;
    int in = from;
    int out = from;
    while (in < to) {
      byte unit = bytes[in++];
      if (unit != '\\') {
        bytes[out++] = unit;
        continue;
      }
      byte kind = bytes[in++];
      if (kind != 'u') {
        bytes[out++] = simple(kind);
        continue;
      }
      int codePoint = hex(bytes, in);
      in += 4;
      if (isSurrogate(codePoint)) {
        codePoint = Character.toCodePoint((char) codePoint, (char) hex(bytes, in + 2));
        in += 6;
      }
      out = Utf8.put(bytes, out, codePoint);
    }
    return out - from;
  }

  private static byte simple(byte kind) {
    return switch (kind) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> kind;
    };
  }
}
