package dev.laminar.compile;

import dev.laminar.compiler.physical.QuerySettings;
import dev.laminar.kernel.connector.ByteSizes;
import dev.laminar.kernel.connector.Durations;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.engine.Retention;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.sql.catalog.OptionSet;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.tree.SqlOption;
import dev.laminar.sql.tree.SqlSetVariable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * SET: some names are settings of the queries that are compiled from then on, others are refused
 * until they do something; all else are variables for {@code ${NAME}}.
 */
final class Settings {

  private static final Set<String> RESERVED =
      Set.of("io", "cores", "cpu_affinity", "state.backend");

  private static final String STATE_TTL = "state_ttl";

  private static final String RETAIN_HISTORY = "retain_history";

  /** What CREATE MATERIALIZED VIEW takes. */
  static final List<OptionSpec> OF_VIEWS =
      List.of(
          OptionSpec.optional(
              STATE_TTL, "0", "how long state that nothing touches is kept, such as '1 day'"));

  /** What CREATE STREAM takes. */
  static final List<OptionSpec> OF_STREAMS =
      List.of(
          OF_VIEWS.getFirst(),
          OptionSpec.optional(
              RETAIN_HISTORY,
              "0",
              "bytes of past epochs to keep for those who subscribe late, such as '64mb'"));

  private final Map<String, String> variables;
  private QuerySettings queries = QuerySettings.DEFAULTS;

  /**
   * @param variables to be set
   */
  Settings(Map<String, String> variables) {
    this.variables = variables;
  }

  /** Of a stream or view with options of its own, compiled now. */
  QuerySettings queries(OptionSet options) {
    return options
        .find(STATE_TTL)
        .map(option -> queries.withStateTtlMs(ttlMs(option)))
        .orElse(queries);
  }

  /** What a stream with options of its own keeps of what it puts out. */
  static Retention retention(OptionSet options) {
    return options
        .find(RETAIN_HISTORY)
        .map(option ->
            new OptionCheck(options, option.valueSpan())
                .positioned(() -> Retention.keeping(ByteSizes.parse(option.key(), option.value()))))
        .orElse(Retention.NONE);
  }

  static boolean keepsHistory(CompiledQuery query) {
    return query.retention().historyBytes() > 0;
  }

  /** Of queries that are compiled now. */
  QuerySettings queries() {
    return queries;
  }

  OptionSet.Option set(ParsedStatement statement, SqlSetVariable set) {
    SqlOption option = set.option();
    OptionSet.Option read =
        new OptionSet.Option(
            option.key(),
            option.value(),
            statement.script().span(option.keyNode()),
            statement.script().span(option.valueNode()));
    String key = option.key().toLowerCase(Locale.ROOT);
    if (RESERVED.contains(key)) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "setting '" + option.key() + "' is not executed in this version",
          read.keySpan(),
          "leave it out");
    }
    switch (key) {
      case STATE_TTL -> queries = queries.withStateTtlMs(ttlMs(read));
      case "recursion_limit" -> queries = queries.withRecursionLimit(positive(read));
      default -> variables.put(read.key(), read.value());
    }
    return read;
  }

  /** For how long; 0 is for ever. */
  private static long ttlMs(OptionSet.Option option) {
    if (option.value().strip().equals("0")) {
      return 0;
    }
    try {
      long ms = Durations.parse(option.key(), option.value()).toMillis();
      if (ms > 0) {
        return ms;
      }
    } catch (OptionException | ArithmeticException e) {
      // Said below.
    }
    throw invalid(option, "a time such as '90 s', '1 hour' or '2 days', or 0 for ever");
  }

  private static long positive(OptionSet.Option option) {
    try {
      long value = Long.parseLong(option.value().strip());
      if (value > 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw invalid(option, "a whole number above 0");
  }

  private static LaminarException invalid(OptionSet.Option option, String expected) {
    return new LaminarException(
        ErrorCode.INVALID_OPTION,
        "setting '" + option.key() + "' is " + expected + ", not '" + option.value() + "'",
        option.valueSpan(),
        "");
  }
}
