package dev.laminar.jdbc;

import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.sql.SQLException;
import java.sql.Struct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ROW value, read as a whole. */
final class LaminarStruct implements Struct {

  private final DataType type;
  private final @Nullable Object[] attributes;

  /**
   * @param value the fields in order, as a cursor has them
   */
  LaminarStruct(DataType type, Map<?, ?> value) {
    this.type = type;
    List<@Nullable Object> all = new ArrayList<>();
    value.values().forEach(field -> all.add(part(type.parts().get(all.size()).type(), field)));
    this.attributes = all.toArray();
  }

  /** A part of a value as JDBC has values of its type; scalars as a cursor has them. */
  static @Nullable Object part(DataType type, @Nullable Object value) {
    return switch (value) {
      case List<?> list -> new LaminarArray(type, list);
      case Map<?, ?> map -> ofMap(type, map);
      case null, default -> value;
    };
  }

  private static Object ofMap(DataType type, Map<?, ?> value) {
    if (type.kind() != TypeKind.MAP) {
      return new LaminarStruct(type, value);
    }
    Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
    value.forEach(
        (key, mapped) -> entries.put(part(type.firstPart(), key), part(type.mapValue(), mapped)));
    return entries;
  }

  @Override
  public String getSQLTypeName() {
    return type.toSql();
  }

  @Override
  public Object[] getAttributes() {
    return attributes.clone();
  }

  @Override
  public Object[] getAttributes(@Nullable Map<String, Class<?>> types) throws SQLException {
    if (types != null && !types.isEmpty()) {
      throw Refusals.type("getAttributes");
    }
    return getAttributes();
  }

  @Override
  public String toString() {
    return Arrays.toString(attributes);
  }
}
