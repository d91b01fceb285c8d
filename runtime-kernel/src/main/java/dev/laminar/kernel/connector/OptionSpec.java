package dev.laminar.kernel.connector;

/**
 * One option a connector or format takes in WITH (…).
 *
 * @param name the key; a name that ends in {@code *} stands for a family, such as {@code fields.*}
 * @param required whether leaving it out is an error
 * @param defaultValue what is used when it is left out, as text; empty when there is no default
 * @param description one line for documentation and messages, with the unit and the allowed values
 */
public record OptionSpec(String name, boolean required, String defaultValue, String description) {

  public static OptionSpec required(String name, String description) {
    return new OptionSpec(name, true, "", description);
  }

  public static OptionSpec optional(String name, String defaultValue, String description) {
    return new OptionSpec(name, false, defaultValue, description);
  }

  public boolean matches(String key) {
    return name.endsWith("*")
        ? key.regionMatches(true, 0, name, 0, name.length() - 1)
        : name.equalsIgnoreCase(key);
  }
}
