package dev.laminar.kernel.format;

/** Lines of a buffer. */
final class Lines {

  private static final long LINE_FEEDS = Words.ONES * '\n';

  private Lines() {}

  /**
   * Offset behind the first line feed from {@code from} on; -1 when there is none before {@code
   * to}.
   */
  static int next(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at += 8) {
      long marks = Words.find(Words.getLong(bytes, at), LINE_FEEDS);
      if (marks != 0) {
        int next = at + Words.firstMarked(marks) + 1;
        return next <= to ? next : -1;
      }
    }
    return -1;
  }
}
