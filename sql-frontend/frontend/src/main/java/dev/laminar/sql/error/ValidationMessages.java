package dev.laminar.sql.error;

import static dev.laminar.kernel.error.ErrorCode.INVALID_ARGUMENT;
import static dev.laminar.kernel.error.ErrorCode.INVALID_STATEMENT;
import static dev.laminar.kernel.error.ErrorCode.INVALID_WINDOW;
import static dev.laminar.kernel.error.ErrorCode.NUMERIC_OUT_OF_RANGE;
import static dev.laminar.kernel.error.ErrorCode.TYPE_MISMATCH;
import static dev.laminar.kernel.error.ErrorCode.UNSUPPORTED;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The validator's messages in our words: those that need nothing but the message itself. */
public final class ValidationMessages {

  private static final Pattern CHARSET = Pattern.compile(" CHARACTER SET \"[^\"]*\"");

  /** The group functions' internal names. */
  private static final Pattern GROUP_FUNCTION = Pattern.compile("\\$(TUMBLE|HOP|SESSION)");

  private static final Pattern ANGLE_BRACKETS = Pattern.compile("<([A-Z_]+)>");

  private static final String PARAMETER_HELP = "give it a type: CAST(? AS BIGINT)";

  private static final List<MessageRule> RULES =
      List.of(
          MessageRule.of(
              "Column '(.*)' is ambiguous",
              INVALID_STATEMENT,
              "column '$1' is in more than one table",
              "write which one it is of: table.$1"),
          MessageRule.of(
              "Cannot apply '(TUMBLE|HOP|CUMULATE|SESSION)' to arguments of type '.*RECORDTYPE.*",
              match ->
                  new Wording(
                      INVALID_WINDOW,
                      match.group(1) + " does not take these arguments",
                      "write "
                          + window(match.group(1), "TABLE t, DESCRIPTOR(ts)")
                          + ", where ts is a TIMESTAMP column of t")),
          MessageRule.of(
              "Cannot apply '((?:TUMBLE|HOP|CUMULATE|SESSION)\\w*)' to arguments of type '(.*)'\\. Supported form.*",
              match ->
                  new Wording(
                      INVALID_WINDOW,
                      match.group(1) + " does not take " + types(match.group(2), match.group(1)),
                      "write "
                          + window(match.group(1).replaceFirst("_.*", ""), "ts")
                          + ", where ts is a TIMESTAMP column")),
          // DECIMAL(38, 19) is what a text turns into where any number would do.
          MessageRule.of(
              "(.*) is not cast to DECIMAL\\(38, 19\\) implicitly",
              TYPE_MISMATCH,
              "this is $1, but a number is needed",
              "write CAST(… AS DOUBLE), or AS another numeric type"),
          MessageRule.of(
              "(.*) is not cast to (.*) implicitly",
              TYPE_MISMATCH,
              "this is $1, but $2 is needed",
              "write CAST(… AS $2)"),
          MessageRule.of(
              "Cannot apply '\\$SCALAR_QUERY' to arguments of type .*",
              INVALID_STATEMENT,
              "a subquery that is a value has one column",
              ""),
          MessageRule.of(
              "Cannot apply '(.*?)' to arguments of type '.*<UNKNOWN>.*'\\. Supported form.*",
              TYPE_MISMATCH,
              "'$1' does not tell the type of its parameter",
              PARAMETER_HELP),
          MessageRule.of(
              "Cannot apply '(.*?)' to arguments of type '(.*)'\\. Supported form\\(s\\): (.*)",
              match ->
                  new Wording(
                      TYPE_MISMATCH,
                      "'"
                          + match.group(1)
                          + "' cannot be applied to "
                          + types(match.group(2), match.group(1)),
                      supported(match.group(3)))),
          MessageRule.of(
              "Invalid number of arguments to function '(.*)'\\. Was expecting (.*) arguments",
              match ->
                  new Wording(
                      INVALID_STATEMENT,
                      match.group(1)
                          + " takes "
                          + count(match.group(2), "argument")
                          + ", not this many",
                      "")),
          MessageRule.of(
              "Cast function cannot convert value of type (.*?)(?: NOT NULL)? to type (.*?)(?: NOT NULL)?",
              TYPE_MISMATCH,
              "$1 cannot be cast to $2",
              ""),
          MessageRule.of(
              "Expression '(.*)' is not being grouped",
              INVALID_STATEMENT,
              "'$1' is neither in GROUP BY nor inside an aggregate",
              "add it to GROUP BY, or aggregate it, for example with LAST_VALUE"),
          MessageRule.of(
              "Aggregate expression is illegal in (.*) clause",
              match ->
                  new Wording(
                      INVALID_STATEMENT,
                      "an aggregate cannot stand in " + match.group(1),
                      match.group(1).equals("WHERE")
                          ? "conditions on aggregates go into HAVING"
                          : "")),
          MessageRule.of(
              "Windowed aggregate expression is illegal in (.*) clause",
              INVALID_STATEMENT,
              "a window function cannot stand in $1",
              "conditions on window functions go into QUALIFY"),
          MessageRule.of(
              "Aggregate expressions cannot be nested",
              INVALID_STATEMENT,
              "aggregates cannot be nested",
              ""),
          MessageRule.of(
              "Group function '(.*)' can only appear in GROUP BY clause",
              INVALID_WINDOW,
              "$1 can stand in GROUP BY only",
              "in SELECT, write $1_START or $1_END with the same arguments"),
          MessageRule.of(
              "Call to auxiliary group function '(.*)' must have matching call to group function '(.*)' in GROUP BY.*",
              INVALID_WINDOW,
              "$1 needs a $2 with the same arguments in GROUP BY",
              ""),
          MessageRule.of(
              "(.*) clause must be a condition",
              TYPE_MISMATCH,
              "$1 takes a condition, and this is not BOOLEAN",
              ""),
          MessageRule.of(
              "FILTER expression must be of type BOOLEAN",
              TYPE_MISMATCH,
              "FILTER takes a condition, and this is not BOOLEAN",
              ""),
          MessageRule.of(
              "Illegal mixing of types in CASE or COALESCE statement",
              TYPE_MISMATCH,
              "the branches have types that do not go together",
              "cast them to one type"),
          MessageRule.of(
              "Values passed to (.*) operator must have compatible types",
              TYPE_MISMATCH,
              "the values of $1 have types that do not go together",
              "cast them to one type"),
          MessageRule.of(
              "Cannot compare values of types '(.*)', '(.*)'",
              TYPE_MISMATCH,
              "$1 cannot be compared with $2",
              ""),
          MessageRule.of(
              "Column count mismatch in (.*)",
              INVALID_STATEMENT,
              "the queries of $1 have different numbers of columns",
              ""),
          MessageRule.of(
              "Type mismatch in column (\\d+) of (.*)",
              TYPE_MISMATCH,
              "the queries of $2 have types that do not go together in column $1",
              "cast them to one type"),
          MessageRule.of(
              "OVER clause is necessary for window functions",
              INVALID_STATEMENT,
              "this function needs an OVER clause",
              "write OVER (PARTITION BY … ORDER BY …)"),
          MessageRule.of(
              "Table '(.*)' is not a temporal table.*",
              UNSUPPORTED,
              "FOR SYSTEM_TIME AS OF is not executed in this version",
              ""),
          MessageRule.of(
              "[Ww]indow expressions are not permitted in the HAVING clause.*",
              UNSUPPORTED,
              "window functions in HAVING, or in a query in it, are not executed in this version",
              "write a condition on them in QUALIFY, and a query with them in WITH"),
          MessageRule.of(
              "Numeric literal '(.*)' out of range",
              NUMERIC_OUT_OF_RANGE,
              "$1 is too large a number",
              ""),
          MessageRule.of(
              "DECIMAL precision (\\d+) must be between 1 and (\\d+)",
              INVALID_STATEMENT,
              "DECIMAL has 1 to $2 digits, not $1",
              ""),
          MessageRule.of(
              "Ordinal out of range",
              INVALID_STATEMENT,
              "there is no select item of that number",
              ""),
          MessageRule.of(
              "Duplicate relation name '(.*)' in FROM clause",
              INVALID_STATEMENT,
              "'$1' is in FROM twice",
              "give one of them another name with AS"),
          MessageRule.of(
              "Parameters must be of the same type",
              TYPE_MISMATCH,
              "these have different types",
              "cast one to the type of the other"),
          MessageRule.of(
              "(?i)cannot infer return type for (\\w+); operand types: \\[(.*)]",
              TYPE_MISMATCH,
              "$1 does not take these types together: $2",
              "cast them to one type"),
          MessageRule.of(
              "'(.*)' is not a valid time frame.*",
              INVALID_ARGUMENT,
              "'$1' is not a unit of time",
              "for example YEAR, MONTH, DAY, HOUR, MINUTE, SECOND"),
          MessageRule.of(
              "Illegal use of dynamic parameter",
              TYPE_MISMATCH,
              "the type of this parameter is not known",
              PARAMETER_HELP),
          MessageRule.of(
              "Illegal use of 'NULL'",
              TYPE_MISMATCH,
              "NULL has no type here",
              "write CAST(NULL AS the type)"),
          MessageRule.of(
              "Illegal (\\w+) literal '(.*)': .*",
              INVALID_STATEMENT,
              "'$2' is not a $1",
              "write it as 2026-03-01, 09:30:00.123456, or both with a space between"));

  private static final int MAX_FORMS = 3;

  private ValidationMessages() {}

  /**
   * The wording of a message; for one that no rule knows, the message itself, as a sentence inside
   * a line.
   */
  public static Wording of(String message) {
    String plain = GROUP_FUNCTION.matcher(CHARSET.matcher(message).replaceAll("")).replaceAll("$1");
    for (MessageRule rule : RULES) {
      Optional<Wording> wording = rule.apply(plain);
      if (wording.isPresent()) {
        return wording.get();
      }
    }
    return new Wording(INVALID_STATEMENT, lowerFirst(plain), "");
  }

  private static String lowerFirst(String text) {
    boolean word = text.length() > 1 && Character.isLowerCase(text.charAt(1));
    return word ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1) : text;
  }

  /** An example of a window function. */
  private static String window(String name, String of) {
    String minutes =
        switch (name) {
          case "HOP", "CUMULATE" -> "INTERVAL '1' MINUTE, INTERVAL '5' MINUTE";
          default -> "INTERVAL '1' MINUTE";
        };
    return name + "(" + of + ", " + minutes + ")";
  }

  /**
   * {@code <VARCHAR> + <INTEGER>} as {@code VARCHAR and INTEGER}; {@code UPPER(<INTEGER>)} as
   * {@code INTEGER}.
   */
  private static String types(String arguments, String operator) {
    String list = arguments.replaceAll("^\\Q" + operator + "\\E\\((.*)\\)$", "$1");
    return Pattern.compile("<((?:[^<>]|<[^<>]*>)*)>")
        .matcher(list)
        .results()
        .map(match -> match.group(1))
        .reduce((left, right) -> left + " and " + right)
        .orElse(list);
  }

  /** The supported forms on one line, without angle brackets, at most three of them. */
  private static String supported(String forms) {
    if (forms.contains("COMPARABLE_TYPE")) {
      return "cast one to the type of the other";
    }
    String[] lines = ANGLE_BRACKETS.matcher(forms).replaceAll(" $1 ").split("\n");
    String shown =
        Arrays.stream(lines)
            .limit(MAX_FORMS)
            .map(line ->
                line.replace("'", "")
                    .replace("DATETIME_INTERVAL", "INTERVAL")
                    .strip()
                    .replaceAll(" +", " "))
            .map(line -> line.replace("( ", "(").replace(" )", ")").replace(" ,", ","))
            .collect(Collectors.joining(", or "));
    return "it takes " + shown + (lines.length > MAX_FORMS ? ", …" : "");
  }

  private static String count(String number, String what) {
    return number + " " + what + (number.equals("1") ? "" : "s");
  }
}
