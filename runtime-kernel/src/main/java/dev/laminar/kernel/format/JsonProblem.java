package dev.laminar.kernel.format;

/** Words what is wrong with a JSON record. */
final class JsonProblem {

  private JsonProblem() {}

  static String structure(byte[] bytes, int recordStart, int offset, int to) {
    if (offset >= to) {
      return "the input ends inside a JSON object";
    }
    byte unit = bytes[offset];
    if (offset == recordStart) {
      return "expected a JSON object, found " + Snippet.of(bytes, offset, to);
    }
    if (unit == '\n') {
      return "the line ends inside a JSON object";
    }
    return "unexpected " + Snippet.character(unit) + " in a JSON object";
  }

  static String value(
      byte[] bytes, Expectation expectation, String type, int start, int offset, int to) {
    if (offset >= to) {
      return "the input ends inside the value";
    }
    if (isNull(bytes, start)) {
      return "is null, but the column is NOT NULL";
    }
    if (bytes[start] == '"') {
      String problem = string(bytes, expectation, type, start, offset);
      if (!problem.isEmpty()) {
        return problem;
      }
    } else if (expectation.isNumeric()) {
      int end = JsonSkip.value(bytes, start);
      if (end >= 0 && NumberSyntax.end(bytes, start) == end) {
        return number(bytes, expectation, type, start, end);
      }
    }
    if (expectation == Expectation.TEXT && bytes[start] != '"' && offset > start) {
      return "the value is not valid JSON at " + Snippet.character(bytes[offset]);
    }
    return "expected " + expectation.phrase() + ", found " + Snippet.of(bytes, start, to);
  }

  private static boolean isNull(byte[] bytes, int start) {
    return bytes[start] == 'n' && JsonSkip.word(bytes, start) > 0;
  }

  private static String string(
      byte[] bytes, Expectation expectation, String type, int start, int offset) {
    int end = JsonStrings.validate(bytes, start + 1);
    if (end < 0) {
      return invalidString(bytes, ~end);
    }
    if (expectation == Expectation.TEXT) {
      int characters = JsonStrings.characters(bytes, start + 1, end);
      return "a text of " + characters + " characters is too long for " + type;
    }
    if (expectation == Expectation.BASE64 && offset == start) {
      return "binary data of "
          + Base64Text.decodedLength(bytes, start + 1, end)
          + " bytes is too long for "
          + type;
    }
    boolean isNumber =
        expectation.isNumeric()
            && NumberSyntax.end(bytes, start + 1) == end
            && !NumberSyntax.hasLeadingZero(bytes, start + 1);
    return isNumber ? number(bytes, expectation, type, start + 1, end) : "";
  }

  private static String invalidString(byte[] bytes, int offset) {
    byte unit = bytes[offset];
    if (unit == '\n') {
      return "the line ends inside a string";
    }
    if (unit == '\\') {
      return "invalid escape " + Snippet.cut(bytes, offset, offset + 2) + " in a string";
    }
    if (unit >= 0 && unit < ' ') {
      return "control character " + Snippet.character(unit) + " in a string";
    }
    return unit < 0
        ? "invalid UTF-8 in a string, " + Snippet.character(unit)
        : "invalid escape in a string, " + Snippet.character(unit);
  }

  /** A number that is one, but not one that the column can hold. */
  static String number(byte[] bytes, Expectation expectation, String type, int start, int end) {
    String text = Snippet.cut(bytes, start, end);
    boolean whole = SlowNumbers.isWhole(bytes, start, end);
    return expectation == Expectation.INTEGER && !whole
        ? "expected an integer, found " + text
        : text + " is out of range for " + type;
  }
}
