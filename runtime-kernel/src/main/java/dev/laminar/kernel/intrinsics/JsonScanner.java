package dev.laminar.kernel.intrinsics;

/**
 * Walks over JSON text (RFC 8259) without building anything. Positions are offsets in the heap; a
 * method that moves over something returns the position after it, or {@link #INVALID}.
 */
final class JsonScanner {

  static final int INVALID = -1;
  static final int MAX_DEPTH = 1000;

  private byte[] heap = new byte[0];
  private int end;

  void set(byte[] source, int offset, int length) {
    heap = source;
    end = offset + length;
  }

  byte[] heap() {
    return heap;
  }

  /** The character at a position, 0 at the end. */
  int at(int position) {
    return position < end ? heap[position] : 0;
  }

  int skipBlanks(int position) {
    int i = position;
    while (i < end && (heap[i] == ' ' || heap[i] == '\n' || heap[i] == '\r' || heap[i] == '\t')) {
      i++;
    }
    return i;
  }

  /** Whether nothing but blanks follows. */
  boolean isEnd(int position) {
    return skipBlanks(position) == end;
  }

  /** Whether the whole text is one JSON value. */
  boolean isValid(int start) {
    int after = skipValue(skipBlanks(start), 0);
    return after != INVALID && isEnd(after);
  }

  /** Moves over a value that begins at {@code position}, checking all of it. */
  int skipValue(int position, int depth) {
    return switch (at(position)) {
      case '{' -> skipObject(position, depth);
      case '[' -> skipArray(position, depth);
      case '"' -> skipString(position);
      case 't' -> skipWord(position, "true");
      case 'f' -> skipWord(position, "false");
      case 'n' -> skipWord(position, "null");
      default -> skipNumber(position);
    };
  }

  private int skipObject(int position, int depth) {
    int i = skipBlanks(position + 1);
    if (at(i) == '}') {
      return i + 1;
    }
    while (depth < MAX_DEPTH) {
      i = memberValue(skipString(i));
      i = i == INVALID ? INVALID : skipValue(i, depth + 1);
      if (i == INVALID) {
        return INVALID;
      }
      i = skipBlanks(i);
      if (at(i) == '}') {
        return i + 1;
      }
      i = nextItem(i);
      if (i == INVALID || at(i) != '"') {
        return INVALID;
      }
    }
    return INVALID;
  }

  private int skipArray(int position, int depth) {
    int i = skipBlanks(position + 1);
    if (at(i) == ']') {
      return i + 1;
    }
    while (depth < MAX_DEPTH) {
      i = skipValue(i, depth + 1);
      if (i == INVALID) {
        return INVALID;
      }
      i = skipBlanks(i);
      if (at(i) == ']') {
        return i + 1;
      }
      i = nextItem(i);
      if (i == INVALID) {
        return INVALID;
      }
    }
    return INVALID;
  }

  /** From after a member's name to its value. */
  int memberValue(int afterName) {
    if (afterName == INVALID) {
      return INVALID;
    }
    int colon = skipBlanks(afterName);
    return at(colon) == ':' ? skipBlanks(colon + 1) : INVALID;
  }

  /** From a comma to the item after it. */
  int nextItem(int position) {
    return at(position) == ',' ? skipBlanks(position + 1) : INVALID;
  }

  int skipString(int position) {
    if (at(position) != '"') {
      return INVALID;
    }
    int i = position + 1;
    while (i < end) {
      byte character = heap[i];
      if (character == '"') {
        return i + 1;
      }
      if (character == '\\') {
        i = skipEscape(i + 1);
        if (i == INVALID) {
          return INVALID;
        }
      } else if (character >= 0 && character < ' ') {
        return INVALID;
      } else {
        i++;
      }
    }
    return INVALID;
  }

  private int skipEscape(int position) {
    switch (at(position)) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return position + 1;
      }
      case 'u' -> {
        for (int i = position + 1; i <= position + 4; i++) {
          if (Character.digit(at(i), 16) < 0) {
            return INVALID;
          }
        }
        return position + 5;
      }
      default -> {
        return INVALID;
      }
    }
  }

  private int skipWord(int position, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at(position + i) != word.charAt(i)) {
        return INVALID;
      }
    }
    return position + word.length();
  }

  private boolean isDigit(int position) {
    return at(position) >= '0' && at(position) <= '9';
  }

  private int skipDigits(int position) {
    int i = position;
    while (isDigit(i)) {
      i++;
    }
    return i;
  }

  private int skipNumber(int position) {
    int i = at(position) == '-' ? position + 1 : position;
    if (!isDigit(i)) {
      return INVALID;
    }
    i = at(i) == '0' ? i + 1 : skipDigits(i);
    if (at(i) == '.') {
      if (!isDigit(i + 1)) {
        return INVALID;
      }
      i = skipDigits(i + 1);
    }
    if ((at(i) | 0x20) == 'e') {
      i++;
      if (at(i) == '+' || at(i) == '-') {
        i++;
      }
      if (!isDigit(i)) {
        return INVALID;
      }
      i = skipDigits(i);
    }
    return i;
  }
}
