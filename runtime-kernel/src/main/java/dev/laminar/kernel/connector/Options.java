package dev.laminar.kernel.connector;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The options of one source or sink, by case-insensitive key. Getters throw {@link OptionException}
 * for bad values.
 */
public final class Options {

  private final Map<String, String> values;

  public Options(Map<String, String> values) {
    TreeMap<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(values);
    this.values = sorted;
  }

  /** All options, sorted by key. */
  public Map<String, String> asMap() {
    return values;
  }

  public Optional<String> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  public String require(String key) {
    return get(key)
        .orElseThrow(() ->
            new OptionException(key, "missing option '" + key + "'", "add '" + key + "' = '…'"));
  }

  public String get(String key, String defaultValue) {
    return get(key).orElse(defaultValue);
  }

  public long getLong(String key, long defaultValue) {
    Optional<String> text = get(key);
    if (text.isEmpty()) {
      return defaultValue;
    }
    try {
      return Long.parseLong(text.get().replace("_", "").strip());
    } catch (NumberFormatException e) {
      throw new OptionException(
          key, "option '" + key + "' takes a whole number, not '" + text.get() + "'", "");
    }
  }

  public boolean getBoolean(String key, boolean defaultValue) {
    return get(key)
        .map(text ->
            switch (text.strip().toLowerCase(Locale.ROOT)) {
              case "true", "on", "yes" -> true;
              case "false", "off", "no" -> false;
              default ->
                  throw new OptionException(
                      key, "option '" + key + "' takes true or false, not '" + text + "'", "");
            })
        .orElse(defaultValue);
  }

  /** A duration such as {@code 250ms}, {@code 5s}, {@code 10min}, {@code 1h}. */
  public Duration getDuration(String key, Duration defaultValue) {
    return get(key).map(text -> Durations.parse(key, text)).orElse(defaultValue);
  }

  /** One of the given words, in lower case. */
  public String getChoice(String key, String defaultValue, String... choices) {
    String text = get(key, defaultValue).strip().toLowerCase(Locale.ROOT);
    for (String choice : choices) {
      if (choice.equals(text)) {
        return text;
      }
    }
    throw new OptionException(
        key,
        "option '" + key + "' cannot be '" + get(key, defaultValue) + "'",
        "use one of: " + String.join(", ", choices));
  }
}
