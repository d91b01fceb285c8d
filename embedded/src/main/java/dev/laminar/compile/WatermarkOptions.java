package dev.laminar.compile;

import dev.laminar.compiler.KeyedWatermarks;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.engine.WatermarkPolicy;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.sql.catalog.OptionSet;
import dev.laminar.sql.catalog.SourceObject;
import java.util.Locale;

/** Checks what a source says of its watermark beside the WATERMARK clause. */
final class WatermarkOptions {

  private static final String PREFIX = "watermark.";

  private WatermarkOptions() {}

  static void check(SourceObject source, OptionCheck check) {
    for (OptionSet.Option option : source.options().options()) {
      String key = option.key().toLowerCase(Locale.ROOT);
      if (key.startsWith(PREFIX)
          && source.watermark() == null
          && WatermarkPolicy.OPTIONS.stream().anyMatch(known -> known.matches(key))
          && !key.equals("watermark.max_future")) {
        throw new LaminarException(
            ErrorCode.INVALID_OPTION,
            "option '"
                + option.key()
                + "' needs a watermark, and source "
                + source.name()
                + " has none",
            option.keySpan(),
            "declare the column of the event time: WATERMARK FOR ts");
      }
    }
    KeyedWatermarks.columns(source);
    check.positioned(() -> WatermarkPolicy.of(new Options(source.options().asMap())));
  }
}
