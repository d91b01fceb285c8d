package dev.laminar.compiler;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.catalog.OptionSet;
import dev.laminar.sql.catalog.SourceObject;
import dev.laminar.sql.error.NearestNames;
import java.util.ArrayList;
import java.util.List;

/** What the option {@code watermark.per_key} of a source says. */
public final class KeyedWatermarks {

  /** Names of columns, separated by commas: each of their values has a watermark of its own. */
  public static final String OPTION = "watermark.per_key";

  private KeyedWatermarks() {}

  /**
   * The columns by index; none where all rows have one watermark.
   *
   * @throws LaminarException when a column is not there
   */
  public static List<Integer> columns(SourceObject source) {
    List<Integer> columns = new ArrayList<>();
    for (OptionSet.Option option : source.options().options()) {
      if (option.key().equalsIgnoreCase(OPTION)) {
        for (String name : option.value().split(",", -1)) {
          columns.add(column(source, name.strip(), option.valueSpan()));
        }
      }
    }
    return columns;
  }

  private static int column(SourceObject source, String name, SourceSpan span) {
    List<String> names = source.columns().stream().map(SourceObject.SourceColumn::name).toList();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    throw new LaminarException(
        ErrorCode.UNDEFINED_COLUMN,
        "there is no column '" + name + "' in '" + source.name() + "'",
        span,
        NearestNames.help(name, names));
  }
}
