package dev.laminar.jdbc;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of metadata: {@code %} is any text, {@code _} any character, {@code \} takes the
 * meaning from the next. Matches without regard to case, as names do.
 */
final class NamePattern {

  private final @Nullable Pattern pattern;

  /**
   * @param pattern null for every name
   */
  NamePattern(@Nullable String pattern) {
    this.pattern = pattern == null ? null : compile(pattern);
  }

  private static Pattern compile(String pattern) {
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char character = pattern.charAt(i);
      if (character == '%') {
        expression.append(".*");
      } else if (character == '_') {
        expression.append('.');
      } else {
        boolean escaped = character == '\\' && i + 1 < pattern.length();
        char literal = escaped ? pattern.charAt(++i) : character;
        expression.append(Pattern.quote(String.valueOf(literal)));
      }
    }
    return Pattern.compile(
        expression.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }

  boolean matches(String name) {
    return pattern == null || pattern.matcher(name).matches();
  }

  /** Whether objects without a catalog or schema, as all are, are meant. */
  static boolean matchesNone(@Nullable String pattern) {
    return pattern == null || pattern.isEmpty() || pattern.equals("%");
  }
}
