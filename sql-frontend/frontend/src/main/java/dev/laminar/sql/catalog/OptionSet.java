package dev.laminar.sql.catalog;

import dev.laminar.kernel.error.SourceSpan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of an object, each with the positions of its key and value. Keys match without regard
 * to case and are unique. {@code FROM KAFKA (…) FORMAT JSON (…)} is the options {@code connector =
 * kafka}, {@code format = json} and those in the parentheses.
 */
public record OptionSet(List<Option> options) {

  public static final OptionSet EMPTY = new OptionSet(List.of());

  public OptionSet {
    options = List.copyOf(options);
  }

  /** One option; the value with its {@code ${VARIABLES}} replaced. */
  public record Option(String key, String value, SourceSpan keySpan, SourceSpan valueSpan) {}

  public Optional<Option> find(String key) {
    return options.stream().filter(option -> option.key().equalsIgnoreCase(key)).findFirst();
  }

  public Optional<String> value(String key) {
    return find(key).map(Option::value);
  }

  /** Keys and values, in the order written. */
  public Map<String, String> asMap() {
    Map<String, String> map = new LinkedHashMap<>();
    options.forEach(option -> map.put(option.key(), option.value()));
    return map;
  }

  /** Where an option's value stands; {@link SourceSpan#NONE} when the option is not there. */
  public SourceSpan valueSpan(String key) {
    return find(key).map(Option::valueSpan).orElse(SourceSpan.NONE);
  }

  /** Where an option's key stands; {@link SourceSpan#NONE} when the option is not there. */
  public SourceSpan keySpan(String key) {
    return find(key).map(Option::keySpan).orElse(SourceSpan.NONE);
  }
}
