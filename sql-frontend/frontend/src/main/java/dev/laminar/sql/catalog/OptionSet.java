package dev.laminar.sql.catalog;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.error.NearestNames;
import java.util.Collection;
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

  /**
   * Checks that every key is known.
   *
   * @param names the known keys; one that ends in {@code *} stands for a family, such as {@code
   *     fields.*}
   * @param owner what takes the options, for the message: {@code connector 'files'}
   * @throws LaminarException INVALID_OPTION at the first unknown key, with the nearest known one
   */
  public void requireKnown(Collection<String> names, String owner) {
    for (Option option : options) {
      if (names.stream().noneMatch(name -> matches(name, option.key()))) {
        String near = NearestNames.help(option.key(), names);
        throw new LaminarException(
            ErrorCode.INVALID_OPTION,
            "there is no option '" + option.key() + "' of " + owner,
            option.keySpan(),
            near.isEmpty() ? "there are: " + String.join(", ", names) : near);
      }
    }
  }

  private static boolean matches(String name, String key) {
    return name.endsWith("*")
        ? key.regionMatches(true, 0, name, 0, name.length() - 1)
        : name.equalsIgnoreCase(key);
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
