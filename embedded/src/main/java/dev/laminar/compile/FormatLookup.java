package dev.laminar.compile;

import dev.laminar.connectors.formats.Format;
import dev.laminar.connectors.formats.Formats;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.catalog.OptionSet;
import dev.laminar.sql.error.NearestNames;
import java.util.List;

/** Finds formats by the name that a statement gives. */
final class FormatLookup {

  private FormatLookup() {}

  static Format require(String name, OptionSet options, SourceSpan object) {
    List<String> known = Formats.all().stream().map(Format::name).toList();
    if (name.isEmpty()) {
      throw new LaminarException(
          ErrorCode.INVALID_OPTION,
          "the format of the records is missing",
          object,
          "add FORMAT " + String.join(" or FORMAT ", known));
    }
    SourceSpan span = options.valueSpan("format");
    return Formats.byName(name)
        .orElseThrow(() -> {
          String near = NearestNames.help(name, known);
          return new LaminarException(
              ErrorCode.INVALID_OPTION,
              "there is no format '" + name + "'",
              span.isKnown() ? span : object,
              near.isEmpty() ? "there are: " + String.join(", ", known) : near);
        });
  }
}
