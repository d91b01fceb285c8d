package dev.laminar.sql.error;

import dev.laminar.kernel.error.ErrorCode;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts one message of Calcite's into our words. */
record MessageRule(Pattern pattern, Function<MatchResult, Wording> wording) {

  static MessageRule of(String regex, Function<MatchResult, Wording> wording) {
    return new MessageRule(Pattern.compile(regex, Pattern.DOTALL), wording);
  }

  /** A rule whose wording quotes groups of the pattern as {@code $1}, {@code $2}. */
  static MessageRule of(String regex, ErrorCode code, String message, String help) {
    return of(regex, match -> new Wording(code, fill(message, match), fill(help, match)));
  }

  Optional<Wording> apply(String message) {
    Matcher matcher = pattern.matcher(message);
    return matcher.matches()
        ? Optional.of(wording.apply(matcher.toMatchResult()))
        : Optional.empty();
  }

  private static String fill(String template, MatchResult match) {
    String filled = template;
    for (int i = 1; i <= match.groupCount(); i++) {
      String group = match.group(i);
      filled = filled.replace("$" + i, group == null ? "" : group);
    }
    return filled;
  }
}
