package dev.laminar.connectors.formats;

import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.Options;
import java.util.List;

/** The options of CSV. */
record CsvOptions(
    boolean header,
    String delimiter,
    String quote,
    String nullText,
    String weightColumn,
    TimestampFormat timestamps) {

  static List<OptionSpec> specs() {
    return List.of(
        OptionSpec.optional(
            "csv.header",
            "true",
            "whether the first line names the columns; columns of a source are found by name, in any case and order;"
                + " without it they stand in declared order"),
        OptionSpec.optional(
            "csv.delimiter", ",", "one ASCII character between fields; \\t for a tab"),
        OptionSpec.optional(
            "csv.quote", "\"", "one ASCII character around fields; doubled inside them"),
        OptionSpec.optional(
            "csv.null",
            "",
            "what an unquoted field says for NULL; by default an empty field is NULL and \"\" is not"),
        TimestampFormat.option("csv"),
        OptionSpec.optional(
            "csv.weight_column",
            "",
            "of a sink: name of a last column for each row's weight (+1 insert, -1 retract); none by default"));
  }

  static CsvOptions of(Options options) {
    String delimiter = character(options, "csv.delimiter", ",");
    String quote = character(options, "csv.quote", "\"");
    if (delimiter.equals(quote)) {
      throw new OptionException(
          "csv.quote", "options 'csv.quote' and 'csv.delimiter' are the same character", "");
    }
    String nullText = options.get("csv.null", "");
    if (nullText.contains(delimiter)
        || nullText.contains(quote)
        || nullText.chars().anyMatch(c -> c < ' ')) {
      throw new OptionException(
          "csv.null",
          "option 'csv.null' cannot contain the delimiter, the quote or control characters",
          "");
    }
    return new CsvOptions(
        options.getBoolean("csv.header", true),
        delimiter,
        quote,
        nullText,
        options.get("csv.weight_column", ""),
        TimestampFormat.of("csv", options));
  }

  private static String character(Options options, String key, String defaultValue) {
    String text = options.get(key, defaultValue);
    String value = text.equals("\\t") ? "\t" : text;
    boolean usable =
        value.length() == 1
            && value.charAt(0) < 0x7F
            && (value.charAt(0) >= ' ' || value.equals("\t"))
            && !Character.isLetterOrDigit(value.charAt(0))
            && "+-.".indexOf(value.charAt(0)) < 0;
    if (!usable) {
      throw new OptionException(
          key,
          "option '"
              + key
              + "' takes one ASCII character that is no letter, digit, sign or point, not '"
              + text
              + "'",
          "write for example ';' or '\\t'");
    }
    return value;
  }
}
