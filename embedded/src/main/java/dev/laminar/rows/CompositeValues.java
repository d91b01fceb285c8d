package dev.laminar.rows;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import java.lang.reflect.Array;
import java.sql.SQLException;
import java.sql.Struct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From a program's collections to the ARRAY, MAP and ROW values that parameters take. */
final class CompositeValues {

  private CompositeValues() {}

  /**
   * A list for an ARRAY: of a collection, an array of Java or one of JDBC. Null when the value is
   * nothing of that.
   */
  static @Nullable Object toArray(Object value, DataType type) {
    Collection<?> elements = elements(value);
    return elements == null ? null : list(elements, type.firstPart());
  }

  private static @Nullable Collection<?> elements(Object value) {
    Object given = value instanceof java.sql.Array array ? unwrap(array::getArray) : value;
    if (given instanceof Collection<?> collection) {
      return collection;
    }
    // Bytes are a BINARY value.
    if (!given.getClass().isArray() || given instanceof byte[]) {
      return null;
    }
    List<@Nullable Object> elements = new ArrayList<>();
    for (int i = 0; i < Array.getLength(given); i++) {
      elements.add(Array.get(given, i));
    }
    return elements;
  }

  private static List<@Nullable Object> list(Collection<?> elements, DataType type) {
    List<@Nullable Object> converted = new ArrayList<>();
    elements.forEach(element -> converted.add(part(element, type)));
    return converted;
  }

  /** The value of a MAP. */
  static @Nullable Object toMap(Object value, DataType type) {
    if (!(value instanceof Map<?, ?> map)) {
      return null;
    }
    Map<@Nullable Object, @Nullable Object> converted = new LinkedHashMap<>();
    map.forEach(
        (key, mapped) -> converted.put(part(key, type.firstPart()), part(mapped, type.mapValue())));
    return converted;
  }

  /** The value of a ROW: of a map by the names of its fields, or of a struct or a list in order. */
  static @Nullable Object toRow(Object value, DataType type) {
    Collection<?> fields;
    if (value instanceof Map<?, ?> named) {
      fields = named(named, type);
    } else {
      fields =
          value instanceof Struct struct
              ? Arrays.asList(unwrap(struct::getAttributes))
              : elements(value);
    }
    if (fields == null || fields.size() != type.parts().size()) {
      return null;
    }
    Map<String, @Nullable Object> converted = new LinkedHashMap<>();
    int index = 0;
    for (Object field : fields) {
      Column column = type.parts().get(index);
      converted.put(column.name(), part(field, column.type()));
      index++;
    }
    return converted;
  }

  /** Values in the order of the fields; null when another name is there. */
  private static @Nullable Collection<?> named(Map<?, ?> values, DataType type) {
    List<@Nullable Object> fields = new ArrayList<>();
    int found = 0;
    for (Column column : type.parts()) {
      found += values.containsKey(column.name()) ? 1 : 0;
      fields.add(values.get(column.name()));
    }
    return found == values.size() ? fields : null;
  }

  private static @Nullable Object part(@Nullable Object value, DataType type) {
    if (value == null) {
      return null;
    }
    Object converted = ParameterValues.convert(value, type);
    if (converted == null) {
      throw new LaminarException(
          ErrorCode.TYPE_MISMATCH,
          "a "
              + type.toSql()
              + " is wanted inside of a parameter, not a "
              + value.getClass().getName(),
          SourceSpan.NONE,
          "");
    }
    return converted;
  }

  /** Reads a value of JDBC. */
  private interface Reading<T> {
    T read() throws SQLException;
  }

  private static <T> T unwrap(Reading<T> reading) {
    try {
      return reading.read();
    } catch (SQLException e) {
      throw new LaminarException(
          ErrorCode.INVALID_ARGUMENT,
          "a parameter's value cannot be read: " + e.getMessage(),
          SourceSpan.NONE,
          "",
          e);
    }
  }
}
