package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A compiled SQL/JSON path: {@code [lax | strict] $} and steps {@code .name}, {@code ."name"},
 * {@code ['name']}, {@code .*}, {@code [0]}, {@code [last - 1]}, {@code [0 to 2]}, {@code [*]}.
 * Filters and item methods are refused.
 */
final class JsonPath {

  /** What one step selects. */
  sealed interface Step {

    /** A member; the name with padding. */
    record Member(byte[] name, int length) implements Step {}

    /** All members. */
    record AnyMember() implements Step {}

    /**
     * Elements {@code from} to {@code to}; negative values count from the last element, which is
     * -1.
     */
    record Elements(int from, int to) implements Step {}

    /** All elements. */
    record AnyElement() implements Step {}
  }

  private final String text;
  private final boolean strict;
  private final Step[] steps;
  private int at;

  JsonPath(String path) {
    text = path;
    skipBlanks();
    strict = acceptWord("strict");
    if (!strict) {
      acceptWord("lax");
    }
    skipBlanks();
    if (!accept('$')) {
      throw invalid("it must begin with $");
    }
    List<Step> parsed = new ArrayList<>();
    skipBlanks();
    while (at < text.length()) {
      parsed.add(step());
      skipBlanks();
    }
    steps = parsed.toArray(Step[]::new);
  }

  boolean strict() {
    return strict;
  }

  int stepCount() {
    return steps.length;
  }

  Step step(int index) {
    return steps[index];
  }

  private Step step() {
    if (accept('.')) {
      skipBlanks();
      if (accept('*')) {
        return new Step.AnyMember();
      }
      return member(
          at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')
              ? quoted()
              : name());
    }
    if (accept('[')) {
      skipBlanks();
      Step step = bracket();
      skipBlanks();
      if (!accept(']')) {
        throw invalid("] expected");
      }
      return step;
    }
    throw text.charAt(at) == '?'
        ? new LaminarException(ErrorCode.UNSUPPORTED, "filters in JSON paths: \"" + text + "\"")
        : invalid("'.' or '[' expected");
  }

  private Step bracket() {
    if (accept('*')) {
      return new Step.AnyElement();
    }
    if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
      return member(quoted());
    }
    int from = subscript();
    skipBlanks();
    return new Step.Elements(from, acceptWord("to") ? subscript() : from);
  }

  private int subscript() {
    skipBlanks();
    if (!acceptWord("last")) {
      return number();
    }
    skipBlanks();
    return accept('-') ? -1 - number() : -1;
  }

  private int number() {
    skipBlanks();
    int start = at;
    while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
      at++;
    }
    if (at == start || at - start > 9) {
      throw invalid("array subscript expected");
    }
    return Integer.parseInt(text.substring(start, at));
  }

  private String name() {
    int start = at;
    while (at < text.length()
        && (Character.isUnicodeIdentifierPart(text.charAt(at))
            || text.charAt(at) == '$'
            || text.charAt(at) == '-'
            || Character.isSurrogate(text.charAt(at)))) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '(') {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED, "item methods in JSON paths: \"" + text + "\"");
    }
    if (at == start) {
      throw invalid("member name expected");
    }
    return text.substring(start, at);
  }

  private String quoted() {
    char quote = text.charAt(at++);
    StringBuilder name = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      name.append(text.charAt(at++));
    }
    if (!accept(quote)) {
      throw invalid("closing quote expected");
    }
    return name.toString();
  }

  private static Step member(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return new Step.Member(Arrays.copyOf(bytes, bytes.length + 16), bytes.length);
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean accept(char character) {
    if (at < text.length() && text.charAt(at) == character) {
      at++;
      return true;
    }
    return false;
  }

  private boolean acceptWord(String word) {
    if (text.regionMatches(true, at, word, 0, word.length())) {
      at += word.length();
      return true;
    }
    return false;
  }

  private LaminarException invalid(String why) {
    return new LaminarException(
        ErrorCode.INVALID_JSON_PATH,
        "invalid JSON path \"" + text + "\" at character " + (at + 1) + ": " + why);
  }
}
