package dev.laminar.kernel.format;

/** Where fields and rows of CSV end. Immutable. */
final class CsvSyntax {

  /**
   * Line feed, carriage return and the zero behind the input are all below this, with few others.
   */
  private static final long CONTROLS = Words.ONES * 0x0E;

  private final byte delimiter;
  private final byte quote;
  private final long delimiters;
  private final long quotes;

  CsvSyntax(byte delimiter, byte quote) {
    this.delimiter = delimiter;
    this.quote = quote;
    this.delimiters = Words.ONES * delimiter;
    this.quotes = Words.ONES * quote;
  }

  byte quote() {
    return quote;
  }

  byte delimiter() {
    return delimiter;
  }

  /** Whether a byte ends an unquoted field. */
  boolean isEnd(byte unit) {
    return unit == delimiter || unit == '\n' || unit == '\r' || unit == 0;
  }

  /** Offset of the byte that ends the unquoted field. */
  int plainEnd(byte[] bytes, int from) {
    int at = from;
    for (; ; ) {
      long word = Words.getLong(bytes, at);
      long marks = (((word ^ delimiters) - Words.ONES) | (word - CONTROLS)) & ~word & Words.TOPS;
      at += Words.firstMarked(marks);
      if (marks != 0) {
        if (isEnd(bytes[at])) {
          return at;
        }
        at++;
      }
    }
  }

  /**
   * Offset of the quote that ends a quoted field; {@code ~offset} of the zero that comes before it.
   */
  int closingQuote(byte[] bytes, int from) {
    int at = from;
    for (; ; ) {
      long word = Words.getLong(bytes, at);
      long marks = (((word ^ quotes) - Words.ONES) | (word - Words.ONES)) & ~word & Words.TOPS;
      at += Words.firstMarked(marks);
      if (marks != 0) {
        if (bytes[at] == 0) {
          return ~at;
        }
        if (bytes[at + 1] != quote) {
          return at;
        }
        at += 2;
      }
    }
  }

  boolean hasQuote(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at += 8) {
      long marks = Words.find(Words.getLong(bytes, at), quotes);
      if (marks != 0) {
        return at + Words.firstMarked(marks) < to;
      }
    }
    return false;
  }

  int lineFeeds(byte[] bytes, int from, int to) {
    int count = 0;
    int next = Lines.next(bytes, from, to);
    while (next >= 0) {
      count++;
      next = Lines.next(bytes, next, to);
    }
    return count;
  }

  /** Makes one quote of each pair. Returns the new length. */
  int collapse(byte[] bytes, int from, int length) {
    int out = from;
    for (int in = from; in < from + length; in++) {
      bytes[out++] = bytes[in];
      in += bytes[in] == quote ? 1 : 0;
    }
    return out - from;
  }

  /** Characters of a quoted field's content. */
  int characters(byte[] bytes, int from, int length) {
    int count = Utf8.characters(bytes, from, length);
    for (int i = from; i < from + length; i++) {
      if (bytes[i] == quote && i + 1 < from + length && bytes[i + 1] == quote) {
        count--;
        i++;
      }
    }
    return count;
  }

  /**
   * Offset behind the field at {@code at}, quoted or not; {@code ~offset} of the end of input
   * inside quotes.
   */
  int fieldEnd(byte[] bytes, int at) {
    if (bytes[at] != quote) {
      return plainEnd(bytes, at);
    }
    int end = closingQuote(bytes, at + 1);
    return end < 0 ? end : plainEnd(bytes, end + 1);
  }

  /** Offset behind the line feed that ends the record; -1 when it is not there yet. */
  int nextRecord(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int end = fieldEnd(bytes, at);
      if (end < 0) {
        end = ~end;
        if (end >= to) {
          return -1;
        }
      }
      if (bytes[end] == '\n') {
        return end + 1;
      }
      at = end + 1;
    }
    return -1;
  }
}
