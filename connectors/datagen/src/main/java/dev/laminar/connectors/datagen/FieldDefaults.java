package dev.laminar.connectors.datagen;

import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a column is filled with when the statement does not say: told from its type, and from its
 * name where people mostly mean the same by it.
 *
 * @param kind how values are made
 * @param properties of that kind; what is not there has a default by type
 */
record FieldDefaults(FieldKind kind, Map<String, String> properties) {

  private static final Map<String, String> TEXT_CHOICES =
      Map.ofEntries(
          Map.entry("symbol", "AAPL,MSFT,NVDA,AMZN,IBM"),
          Map.entry("sym", "AAPL,MSFT,NVDA,AMZN,IBM"),
          Map.entry("ticker", "AAPL,MSFT,NVDA,AMZN,IBM"),
          Map.entry("side", "BUY,SELL"),
          Map.entry("currency", "USD,EUR,GBP,JPY,CHF"),
          Map.entry("ccy", "USD,EUR,GBP,JPY,CHF"),
          Map.entry("venue", "XNYS,XNAS,ARCX,BATS"),
          Map.entry("exchange", "XNYS,XNAS,ARCX,BATS"),
          Map.entry("country", "US,GB,DE,FR,JP,IN,BR"),
          Map.entry("city", "London,Paris,Tokyo,Berlin,Mumbai,Austin"),
          Map.entry("status", "NEW,ACTIVE,DONE"),
          Map.entry("level", "DEBUG,INFO,WARN,ERROR"),
          Map.entry("name", "Ada,Alan,Barbara,Edsger,Grace,John"));

  private static final List<String> KEYS = List.of("id", "seq", "sequence", "row_number", "offset");
  private static final List<String> PRICES =
      List.of("price", "px", "bid", "ask", "rate", "temperature");
  private static final List<String> AMOUNTS =
      List.of("size", "qty", "quantity", "volume", "amount", "count");

  static FieldDefaults of(Column column) {
    DataType type = column.type();
    String name = column.name().toLowerCase(Locale.ROOT);
    return switch (type.kind()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL ->
          number(column.name(), name, type);
      case BOOLEAN, INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME, NULL, BINARY, VARBINARY ->
          new FieldDefaults(FieldKind.RANDOM, Map.of());
      case DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ -> new FieldDefaults(FieldKind.TIMESTAMP, Map.of());
      case CHAR, VARCHAR -> text(name, type);
      case ARRAY, MAP, ROW ->
          throw new OptionException(
              "",
              "datagen makes no values of type " + type.toSql() + ", for column " + column.name(),
              "compute it in a query, for example ARRAY[a, b]");
    };
  }

  private static FieldDefaults number(String original, String name, DataType type) {
    if (KEYS.contains(name)) {
      return new FieldDefaults(FieldKind.SEQUENCE, Map.of());
    }
    if (name.endsWith("_id") || original.endsWith("Id") || containsWord(name, AMOUNTS)) {
      return new FieldDefaults(
          FieldKind.RANDOM, type.isApproximate() ? Map.of() : Map.of("min", "1"));
    }
    return containsWord(name, PRICES)
        ? new FieldDefaults(FieldKind.WALK, Map.of())
        : new FieldDefaults(FieldKind.RANDOM, Map.of());
  }

  private static boolean containsWord(String name, List<String> words) {
    return Arrays.stream(name.split("_")).anyMatch(words::contains)
        || words.stream().anyMatch(word -> word.length() > 3 && name.endsWith(word));
  }

  private static FieldDefaults text(String name, DataType type) {
    boolean unlimited = type.precision() == DataType.UNSPECIFIED;
    if ((name.equals("uuid") || name.equals("guid")) && (unlimited || type.precision() >= 36)) {
      return new FieldDefaults(FieldKind.UUID, Map.of());
    }
    String values = TEXT_CHOICES.get(name);
    if (values == null || (!unlimited && longest(values) > type.precision())) {
      return new FieldDefaults(FieldKind.TEXT, Map.of());
    }
    return new FieldDefaults(FieldKind.CHOICE, Map.of("values", values));
  }

  private static int longest(String values) {
    return Arrays.stream(values.split(",")).mapToInt(String::length).max().orElse(0);
  }
}
