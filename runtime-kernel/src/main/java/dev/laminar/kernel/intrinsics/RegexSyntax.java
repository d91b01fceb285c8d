package dev.laminar.kernel.intrinsics;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Turns PostgreSQL's regular expressions and SQL's SIMILAR TO patterns into {@code java.util.regex}
 * ones. Differences that are bridged: bracket expressions with classes such as {@code [[:alpha:]]}
 * and bare {@code [} or {@code &&}, {@code $} (only the very end), {@code \y \m \M \Z}, and that
 * the dot matches line ends.
 */
final class RegexSyntax {

  private static final int DEFAULT_FLAGS = Pattern.DOTALL | Pattern.UNIX_LINES;

  private RegexSyntax() {}

  /**
   * Compiles a PostgreSQL expression with option letters such as {@code "i"}; {@code g} is for the
   * caller.
   */
  static Pattern compile(String regex, String options) {
    int flags = DEFAULT_FLAGS;
    boolean literal = false;
    for (int i = 0; i < options.length(); i++) {
      switch (options.charAt(i)) {
        case 'i' -> flags |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        case 'c' -> flags &= ~(Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        case 'n', 'm' -> flags = flags & ~Pattern.DOTALL | Pattern.MULTILINE;
        case 'p' -> flags = flags & ~(Pattern.DOTALL | Pattern.MULTILINE);
        case 'w' -> flags |= Pattern.DOTALL | Pattern.MULTILINE;
        case 's' -> flags = flags & ~Pattern.MULTILINE | Pattern.DOTALL;
        case 'x' -> flags |= Pattern.COMMENTS;
        case 'q' -> literal = true;
        case 'g', 't' -> {}
        default ->
            throw new LaminarException(
                ErrorCode.INVALID_ARGUMENT,
                "invalid regular expression option: \"" + options.charAt(i) + "\"");
      }
    }
    boolean multiline = (flags & Pattern.MULTILINE) != 0;
    return compileJava(literal ? Pattern.quote(regex) : translate(regex, multiline), flags, regex);
  }

  /**
   * Compiles a SIMILAR TO pattern; {@code escape} is a code point or -1. The whole text has to
   * match.
   */
  static Pattern compileSimilar(String pattern, int escape) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < pattern.length()) {
      int codePoint = pattern.codePointAt(i);
      i += Character.charCount(codePoint);
      if (codePoint == escape) {
        if (i == pattern.length()) {
          throw invalid(pattern, "it ends with the escape character");
        }
        codePoint = pattern.codePointAt(i);
        i += Character.charCount(codePoint);
        literal(codePoint, out);
      } else if (codePoint == '[') {
        i = bracket(pattern, i, escape, out);
      } else if (codePoint == '%') {
        out.append(".*");
      } else if (codePoint == '_') {
        out.append('.');
      } else if ("|*+?{}(),".indexOf(codePoint) >= 0) {
        out.append(codePoint == '(' ? "(?:" : Character.toString(codePoint));
      } else {
        literal(codePoint, out);
      }
    }
    return compileJava(out.toString(), DEFAULT_FLAGS, pattern);
  }

  private static Pattern compileJava(String java, int flags, String original) {
    try {
      return Pattern.compile(java, flags);
    } catch (PatternSyntaxException e) {
      throw invalid(original, e.getDescription());
    }
  }

  private static LaminarException invalid(String pattern, String why) {
    return new LaminarException(
        ErrorCode.INVALID_REGULAR_EXPRESSION,
        "invalid regular expression \"" + pattern + "\": " + why);
  }

  private static String translate(String regex, boolean multiline) {
    StringBuilder out = new StringBuilder(regex.length() + 16);
    int i = 0;
    while (i < regex.length()) {
      char character = regex.charAt(i++);
      if (character == '\\' && i < regex.length()) {
        escape(regex.charAt(i++), out);
      } else if (character == '[') {
        i = bracket(regex, i, '\\', out);
      } else if (character == '$' && !multiline) {
        out.append("\\z");
      } else {
        out.append(character);
      }
    }
    return out.toString();
  }

  private static void escape(char character, StringBuilder out) {
    switch (character) {
      case 'y' -> out.append("\\b");
      case 'Y' -> out.append("\\B");
      case 'm' -> out.append("\\b(?=\\w)");
      case 'M' -> out.append("\\b(?<=\\w)");
      case 'Z' -> out.append("\\z");
      default -> out.append('\\').append(character);
    }
  }

  /** Copies the bracket expression that starts before {@code start}; returns the index after it. */
  private static int bracket(String regex, int start, int escape, StringBuilder out) {
    int i = start;
    out.append('[');
    if (i < regex.length() && regex.charAt(i) == '^') {
      out.append('^');
      i++;
    }
    int first = i;
    while (i < regex.length() && (regex.charAt(i) != ']' || i == first)) {
      char character = regex.charAt(i);
      if (character == '[' && regex.startsWith("[:", i)) {
        i = namedClass(regex, i, out);
      } else if (character == escape && i + 1 < regex.length()) {
        char escaped = regex.charAt(i + 1);
        if (escape == '\\' || !Character.isLetterOrDigit(escaped)) {
          out.append('\\'); // \d keeps its meaning in a regular expression
        }
        out.append(escaped);
        i += 2;
      } else {
        if ("[]&\\^".indexOf(character) >= 0) {
          out.append('\\');
        }
        out.append(character);
        i++;
      }
    }
    if (i == regex.length()) {
      throw invalid(regex, "brackets [] not balanced");
    }
    out.append(']');
    return i + 1;
  }

  private static int namedClass(String regex, int start, StringBuilder out) {
    int end = regex.indexOf(":]", start);
    String name = end < 0 ? "" : regex.substring(start + 2, end);
    out.append(
        switch (name) {
          case "alpha" -> "\\p{IsAlphabetic}";
          case "digit" -> "\\p{IsDigit}";
          case "alnum" -> "\\p{IsAlphabetic}\\p{IsDigit}";
          case "upper" -> "\\p{IsUppercase}";
          case "lower" -> "\\p{IsLowercase}";
          case "space" -> "\\s";
          case "blank" -> " \\t";
          case "punct" -> "\\p{Punct}";
          case "print" -> "\\p{Print}";
          case "graph" -> "\\p{Graph}";
          case "cntrl" -> "\\p{Cntrl}";
          case "xdigit" -> "\\p{XDigit}";
          case "word" -> "\\w";
          default -> throw invalid(regex, "invalid character class");
        });
    return end + 2;
  }

  private static void literal(int codePoint, StringBuilder out) {
    if (codePoint < 0x80 && !Character.isLetterOrDigit(codePoint)) {
      out.append('\\');
    }
    out.appendCodePoint(codePoint);
  }
}
