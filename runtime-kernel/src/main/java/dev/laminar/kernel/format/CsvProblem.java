package dev.laminar.kernel.format;

/** Words what is wrong with a CSV row. */
final class CsvProblem {

  private CsvProblem() {}

  static String structure(
      CsvSyntax syntax, byte[] bytes, int recordStart, int offset, int to, int expected) {
    int count = 0;
    int at = recordStart;
    for (; ; ) {
      int end = syntax.fieldEnd(bytes, at);
      if (end < 0) {
        return "the input ends inside a quoted field";
      }
      count++;
      if (bytes[end] != syntax.delimiter()) {
        break;
      }
      at = end + 1;
    }
    if (count != expected) {
      return "expected " + expected + (expected == 1 ? " field" : " fields") + ", found " + count;
    }
    return offset >= to
        ? "the input ends inside a row"
        : "unexpected " + Snippet.character(bytes[offset]);
  }

  static String value(
      CsvSyntax syntax,
      byte[] bytes,
      Expectation expectation,
      String type,
      int start,
      int offset,
      int to) {
    boolean quoted = bytes[start] == syntax.quote();
    int content = quoted ? start + 1 : start;
    int end = quoted ? syntax.closingQuote(bytes, content) : syntax.plainEnd(bytes, start);
    if (end < 0) {
      return "the input ends inside a quoted field";
    }
    int fieldEnd = quoted ? end + 1 : end;
    if (!syntax.isEnd(bytes[fieldEnd])) {
      return "unexpected " + Snippet.character(bytes[fieldEnd]) + " behind a closing quote";
    }
    String text = Snippet.cut(bytes, content, end);
    if (expectation.isNumeric()) {
      int first = bytes[content] == '+' ? content + 1 : content;
      if (NumberSyntax.end(bytes, first) == end) {
        return JsonProblem.number(bytes, expectation, type, first, end);
      }
    }
    if (expectation == Expectation.TEXT) {
      return offset > start || bytes[offset] < 0
          ? "invalid UTF-8, " + Snippet.character(bytes[offset])
          : "a text of "
              + syntax.characters(bytes, content, end - content)
              + " characters is too long for "
              + type;
    }
    if (expectation == Expectation.HEX
        && offset == start
        && Hex.firstInvalid(bytes, content, end) == end) {
      return "binary data of " + (end - content) / 2 + " bytes is too long for " + type;
    }
    return "expected "
        + expectation.phrase()
        + ", found "
        + (text.isEmpty() ? "nothing" : "\"" + text + "\"");
  }
}
