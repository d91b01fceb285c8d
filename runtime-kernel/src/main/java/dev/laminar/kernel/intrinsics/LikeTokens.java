package dev.laminar.kernel.intrinsics;

/**
 * A LIKE pattern as code points, with {@code %} and {@code _} as marks. Memory is reused when it is
 * compiled again.
 */
final class LikeTokens {

  private static final int ANY_TEXT = -1;
  private static final int ANY_CHARACTER = -2;

  private int[] tokens = new int[32];
  private int count;
  private boolean ignoreCase;

  /**
   * False when the pattern ends with the escape character; {@code escape} is a code point, or -1
   * for none.
   */
  boolean compile(byte[] heap, int offset, int length, int escape, boolean lowerCase) {
    if (tokens.length < length) {
      tokens = new int[Math.max(length, 2 * tokens.length)];
    }
    ignoreCase = lowerCase;
    count = 0;
    int end = offset + length;
    int i = offset;
    while (i < end) {
      int width = Utf8.width(heap, i, end);
      int codePoint = Utf8.decode(heap, i, width);
      i += width;
      if (codePoint == escape) {
        if (i == end) {
          return false;
        }
        width = Utf8.width(heap, i, end);
        add(Utf8.decode(heap, i, width));
        i += width;
      } else if (codePoint == '%') {
        tokens[count++] = ANY_TEXT;
      } else if (codePoint == '_') {
        tokens[count++] = ANY_CHARACTER;
      } else {
        add(codePoint);
      }
    }
    return true;
  }

  private void add(int codePoint) {
    tokens[count++] = ignoreCase ? Character.toLowerCase(codePoint) : codePoint;
  }

  /** Whether {@code _} occurs. */
  boolean hasAnyCharacter() {
    for (int i = 0; i < count; i++) {
      if (tokens[i] == ANY_CHARACTER) {
        return true;
      }
    }
    return false;
  }

  int count() {
    return count;
  }

  boolean isAnyText(int index) {
    return tokens[index] == ANY_TEXT;
  }

  int codePoint(int index) {
    return tokens[index];
  }

  /**
   * On a mismatch the last {@code %} takes one more character: no recursion, and no more than text
   * times pattern steps.
   */
  boolean matches(byte[] heap, int offset, int length) {
    int end = offset + length;
    int at = offset;
    int token = 0;
    int retryToken = -1;
    int retryAt = offset;
    while (at < end) {
      int width = Utf8.width(heap, at, end);
      int expected = token < count ? tokens[token] : 0;
      if (token < count && expected == ANY_TEXT) {
        retryToken = ++token;
        retryAt = at;
      } else if (token < count
          && (expected == ANY_CHARACTER || same(Utf8.decode(heap, at, width), expected))) {
        token++;
        at += width;
      } else if (retryToken >= 0) {
        token = retryToken;
        retryAt += Utf8.width(heap, retryAt, end);
        at = retryAt;
      } else {
        return false;
      }
    }
    while (token < count && tokens[token] == ANY_TEXT) {
      token++;
    }
    return token == count;
  }

  private boolean same(int codePoint, int expected) {
    return codePoint == expected || ignoreCase && Character.toLowerCase(codePoint) == expected;
  }
}
