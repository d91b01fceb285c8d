package dev.laminar.compile;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.sql.catalog.OptionSet;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.tree.SqlOption;
import dev.laminar.sql.tree.SqlSetVariable;
import java.util.Locale;
import java.util.Set;

/**
 * SET: names are variables for {@code ${NAME}}; those of the dialect's settings are refused until
 * they do something.
 */
final class Settings {

  private static final Set<String> RESERVED =
      Set.of("state_ttl", "io", "cores", "cpu_affinity", "state.backend");

  private Settings() {}

  static OptionSet.Option read(ParsedStatement statement, SqlSetVariable set) {
    SqlOption option = set.option();
    if (RESERVED.contains(option.key().toLowerCase(Locale.ROOT))) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "setting '" + option.key() + "' is not executed in this version",
          statement.script().span(option.keyNode()),
          "leave it out");
    }
    return new OptionSet.Option(
        option.key(),
        option.value(),
        statement.script().span(option.keyNode()),
        statement.script().span(option.valueNode()));
  }
}
