package dev.laminar.compile;

import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.catalog.OptionSet;
import dev.laminar.sql.error.NearestNames;
import java.util.List;
import java.util.function.Supplier;

/**
 * Holds options of a statement against what connector, format and engine take; gives their
 * complaints a position.
 */
final class OptionCheck {

  private final OptionSet options;

  /** The statement's name of the object: where a missing option is shown. */
  private final SourceSpan object;

  OptionCheck(OptionSet options, SourceSpan object) {
    this.options = options;
    this.object = object;
  }

  /** Refuses unknown options by naming the nearest known one, and missing ones. */
  void requireKnown(String what, List<OptionSpec> known) {
    for (OptionSet.Option option : options.options()) {
      if (known.stream().noneMatch(spec -> spec.matches(option.key()))) {
        List<String> names = known.stream().map(OptionSpec::name).toList();
        String near = NearestNames.help(option.key(), names);
        throw new LaminarException(
            ErrorCode.INVALID_OPTION,
            what + " takes no option '" + option.key() + "'",
            option.keySpan(),
            near.isEmpty() ? "it takes: " + String.join(", ", names) : near);
      }
    }
    for (OptionSpec spec : known) {
      if (spec.required() && options.find(spec.name()).isEmpty()) {
        throw new LaminarException(
            ErrorCode.INVALID_OPTION,
            what + " needs option '" + spec.name() + "'",
            object,
            "add '" + spec.name() + "' = '…': " + spec.description());
      }
    }
  }

  /** Runs a check of a connector or format. */
  <T> T positioned(Supplier<T> check) {
    try {
      return check.get();
    } catch (OptionException e) {
      SourceSpan span = options.valueSpan(e.option());
      throw new LaminarException(
          ErrorCode.INVALID_OPTION, e.getMessage(), span.isKnown() ? span : object, e.help(), e);
    } catch (LaminarException e) {
      if (e.span().isKnown()) {
        throw e;
      }
      SourceSpan path = options.valueSpan("path");
      throw e.at(path.isKnown() ? path : object);
    }
  }
}
