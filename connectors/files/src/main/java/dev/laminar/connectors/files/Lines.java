package dev.laminar.connectors.files;

/** Counts lines and characters in bytes. */
final class Lines {

  private Lines() {}

  /** Line feeds in a range. */
  static int count(byte[] bytes, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        count++;
      }
    }
    return count;
  }

  /** Offset of the line feed at or after {@code from}; -1 when there is none. */
  static int indexOfEnd(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Start of the line that {@code at} lies in, no further back than {@code from}. */
  static int start(byte[] bytes, int from, int at) {
    int start = at;
    while (start > from && bytes[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  /** Characters in a range of UTF-8: every byte but continuation bytes begins one. */
  static int characters(byte[] bytes, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        count++;
      }
    }
    return count;
  }

  /** End of a record's content: {@code to} without the line end before it. */
  static int trimEnd(byte[] bytes, int from, int to) {
    int end = to;
    if (end > from && bytes[end - 1] == '\n') {
      end--;
    }
    if (end > from && bytes[end - 1] == '\r') {
      end--;
    }
    return end;
  }
}
