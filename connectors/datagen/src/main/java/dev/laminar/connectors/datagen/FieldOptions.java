package dev.laminar.connectors.datagen;

import dev.laminar.connectors.generator.NearestName;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is said about one column: the options {@code fields.<column>.<property>}, over defaults.
 *
 * @param given properties of the statement
 * @param defaults properties used for those that are not given
 */
record FieldOptions(Column column, Map<String, String> given, Map<String, String> defaults) {

  static final String PREFIX = "fields.";
  static final String KIND = "kind";
  static final String NULL_RATE = "null_rate";

  /** One per column of the schema, without defaults. */
  static List<FieldOptions> parse(Options options, RowSchema schema) {
    List<FieldOptions> fields = new ArrayList<>();
    for (Column column : schema.columns()) {
      fields.add(new FieldOptions(column, new TreeMap<>(), Map.of()));
    }
    for (Map.Entry<String, String> option : options.asMap().entrySet()) {
      String key = option.getKey();
      if (!key.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
        continue;
      }
      int dot = key.lastIndexOf('.');
      if (dot < PREFIX.length()) {
        throw new OptionException(
            key,
            "option '" + key + "' names no property",
            "write '" + key + ".kind', '" + key + ".min', …");
      }
      int column = column(key, key.substring(PREFIX.length(), dot), schema);
      fields
          .get(column)
          .given
          .put(key.substring(dot + 1).toLowerCase(Locale.ROOT), option.getValue());
    }
    return fields;
  }

  private static int column(String key, String name, RowSchema schema) {
    int index = schema.indexOf(name);
    if (index < 0) {
      throw new OptionException(
          key,
          "option '" + key + "': there is no column '" + name + "'",
          NearestName.help(name, schema.columns().stream().map(Column::name).toList(), "columns"));
    }
    return index;
  }

  FieldOptions withDefaults(Map<String, String> values) {
    return new FieldOptions(column, given, values);
  }

  /** The option's full name, for messages. */
  String key(String property) {
    return PREFIX + column.name() + "." + property;
  }

  Optional<String> get(String property) {
    String value = given.get(property);
    return Optional.ofNullable(value == null ? defaults.get(property) : value);
  }

  /** The kind that is named, or the first that takes what is given. */
  FieldKind kind(FieldKind usual) {
    List<FieldKind> kinds = FieldKind.of(column.type());
    String named = given.get(KIND);
    if (named != null) {
      FieldKind kind = named(named, kinds);
      checkProperties(kind);
      return kind;
    }
    if (takesAll(usual)) {
      return usual;
    }
    for (FieldKind kind : kinds) {
      if (takesAll(kind)) {
        return kind;
      }
    }
    checkProperties(usual);
    return usual;
  }

  private FieldKind named(String text, List<FieldKind> kinds) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    List<String> words = kinds.stream().map(FieldKind::word).toList();
    if (words.contains(word)) {
      return kinds.get(words.indexOf(word));
    }
    throw new OptionException(
        key(KIND),
        "option '"
            + key(KIND)
            + "': a column of type "
            + column.type().toSql()
            + " cannot be '"
            + text
            + "'",
        "use one of: " + String.join(", ", words));
  }

  private boolean takesAll(FieldKind kind) {
    return given.keySet().stream().allMatch(property -> takes(kind, property));
  }

  private boolean takes(FieldKind kind, String property) {
    return property.equals(KIND)
        || property.equals(NULL_RATE)
        || kind.properties(column.type()).contains(property);
  }

  private void checkProperties(FieldKind kind) {
    for (String property : given.keySet()) {
      if (!takes(kind, property)) {
        List<String> known = new ArrayList<>(kind.properties(column.type()));
        known.addAll(List.of(KIND, NULL_RATE));
        throw new OptionException(
            key(property),
            "option '" + key(property) + "': kind " + kind.word() + " takes no '" + property + "'",
            NearestName.help(property, known, "properties"));
      }
    }
  }
}
