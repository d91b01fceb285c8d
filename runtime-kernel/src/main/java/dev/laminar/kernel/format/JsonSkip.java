package dev.laminar.kernel.format;

/**
 * Moves over values that nobody reads, by structure: strings, brackets, numbers and words, never
 * beyond the line.
 */
final class JsonSkip {

  static final int TRUE = 0x65757274;
  static final int FALSE_TAIL = 0x65736C61;
  static final int NULL = 0x6C6C756E;

  /** Levels of nesting whose kind of bracket is remembered; deeper ones are only counted. */
  private static final int REMEMBERED_LEVELS = 64;

  private JsonSkip() {}

  /** Offset behind the value that starts at {@code at}. */
  static int value(byte[] bytes, int at) {
    byte first = bytes[at];
    if (first == '"') {
      int end = JsonStrings.skip(bytes, at + 1);
      return end < 0 ? end : end + 1;
    }
    if (first <= '9') {
      return number(bytes, at);
    }
    if ((first | 0x20) == '{') {
      return nested(bytes, at);
    }
    return word(bytes, at);
  }

  private static int number(byte[] bytes, int at) {
    return NumberSyntax.hasLeadingZero(bytes, at) ? ~(at + 1) : NumberSyntax.end(bytes, at);
  }

  /** true, false or null. */
  static int word(byte[] bytes, int at) {
    switch (bytes[at]) {
      case 't':
        return Words.getInt(bytes, at) == TRUE ? at + 4 : ~mismatch(bytes, at, TRUE);
      case 'n':
        return Words.getInt(bytes, at) == NULL ? at + 4 : ~mismatch(bytes, at, NULL);
      case 'f':
        return Words.getInt(bytes, at + 1) == FALSE_TAIL
            ? at + 5
            : ~mismatch(bytes, at + 1, FALSE_TAIL);
      default:
        return ~at;
    }
  }

  private static int mismatch(byte[] bytes, int at, int expected) {
    return at + (Integer.numberOfTrailingZeros(Words.getInt(bytes, at) ^ expected) >>> 3);
  }

  private static int nested(byte[] bytes, int from) {
    int at = from;
    int depth = 0;
    long objects = 0;
    do {
      long marks = Words.findStructure(Words.getLong(bytes, at));
      at += Words.firstMarked(marks);
      if (marks == 0) {
        continue;
      }
      byte unit = bytes[at++];
      if (unit == '"') {
        at = JsonStrings.skip(bytes, at);
        if (at < 0) {
          return at;
        }
        at++;
      } else if ((unit | 0x20) == '{') {
        objects = depth < REMEMBERED_LEVELS ? objects << 1 | unit >> 5 & 1 : objects;
        depth++;
      } else if ((unit | 0x20) == '}') {
        if (depth <= REMEMBERED_LEVELS) {
          if ((objects & 1) != (unit >> 5 & 1)) {
            return ~(at - 1);
          }
          objects >>>= 1;
        }
        depth--;
      } else if (unit != '\t' && unit != '\r') {
        return ~(at - 1);
      }
    } while (depth > 0);
    return at;
  }
}
