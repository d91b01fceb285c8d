package dev.laminar.binding;

import dev.laminar.kernel.composite.CompositeReaders;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How ARRAY, MAP and ROW values go with components of records: an ARRAY with {@code List<T>}, a MAP
 * with {@code Map<K, V>}, a ROW with a record that has a component for each field, or with {@code
 * Map<String, Object>}; and so on inside of them.
 */
final class CompositeConversion {

  private CompositeConversion() {}

  /** Whether every value of one type goes into the other. */
  static boolean fits(Type javaType, DataType type, boolean writing) {
    if (javaType == Object.class) {
      return !writing;
    }
    return switch (type.kind()) {
      case ARRAY ->
          javaType instanceof ParameterizedType list
              && (list.getRawType() == List.class || list.getRawType() == Collection.class)
              && fits(list.getActualTypeArguments()[0], type.firstPart(), writing);
      case MAP ->
          isMap(javaType)
              && fits(argument(javaType, 0), type.firstPart(), writing)
              && fits(argument(javaType, 1), type.mapValue(), writing);
      case ROW ->
          isMap(javaType)
              ? !writing
                  && argument(javaType, 0) == String.class
                  && argument(javaType, 1) == Object.class
              : javaType instanceof Class<?> record
                  && record.isRecord()
                  && fitsRecord(record, type, writing);
      default -> javaType instanceof Class<?> scalar && fitsScalar(scalar, type, writing);
    };
  }

  private static boolean isMap(Type javaType) {
    return javaType instanceof ParameterizedType map && map.getRawType() == Map.class;
  }

  private static Type argument(Type javaType, int index) {
    return ((ParameterizedType) javaType).getActualTypeArguments()[index];
  }

  private static boolean fitsScalar(Class<?> scalar, DataType type, boolean writing) {
    Conversion conversion = Conversion.forType(scalar).orElse(null);
    return conversion != null
        && (writing ? conversion.writable() : conversion.readable()).contains(type.kind())
        && (writing || !type.nullable() || !scalar.isPrimitive());
  }

  private static boolean fitsRecord(Class<?> record, DataType type, boolean writing) {
    for (RecordComponent component : record.getRecordComponents()) {
      int field = RecordShape.field(type, component.getName());
      if (field < 0 || !fits(component.getGenericType(), type.parts().get(field).type(), writing)) {
        return false;
      }
    }
    return record.getRecordComponents().length > 0;
  }

  /** A value as {@link CompositeReaders} has it, as a Java type has it. */
  static @Nullable Object toJava(Type javaType, @Nullable Object value) {
    if (value == null || javaType == Object.class) {
      return value;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> elements = new ArrayList<>();
      list.forEach(element -> elements.add(toJava(argument(javaType, 0), element)));
      return Collections.unmodifiableList(elements);
    }
    if (value instanceof Map<?, ?> map) {
      return javaType instanceof Class<?> record
          ? RecordShape.of(record).make(map)
          : toMap(javaType, map);
    }
    return scalar((Class<?>) javaType, value);
  }

  private static Object toMap(Type javaType, Map<?, ?> map) {
    Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
    map.forEach((key, value) ->
        entries.put(toJava(argument(javaType, 0), key), toJava(argument(javaType, 1), value)));
    return Collections.unmodifiableMap(entries);
  }

  private static Object scalar(Class<?> wanted, Object value) {
    if (wanted.isEnum()) {
      return enumConstant(wanted, value.toString().stripTrailing());
    }
    if (wanted == Instant.class && value instanceof LocalDateTime time) {
      return time.toInstant(ZoneOffset.UTC);
    }
    return value instanceof Number number ? number(wanted, number) : value;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the class is that of an enum
  private static Object enumConstant(Class<?> type, String name) {
    return Enum.valueOf((Class<Enum>) type, name);
  }

  private static Object number(Class<?> wanted, Number value) {
    return switch (wanted.getName()) {
      case "byte", "java.lang.Byte" -> value.byteValue();
      case "short", "java.lang.Short" -> value.shortValue();
      case "int", "java.lang.Integer" -> value.intValue();
      case "long", "java.lang.Long" -> value.longValue();
      case "float", "java.lang.Float" -> value.floatValue();
      case "double", "java.lang.Double" -> value.doubleValue();
      case "java.math.BigDecimal" ->
          value instanceof BigDecimal ? value : new BigDecimal(value.toString());
      default -> value;
    };
  }

  /** What may be declared for values of a type, as a help. */
  static String javaTypeOf(DataType type) {
    return switch (type.kind()) {
      case ARRAY -> "List<" + javaTypeOf(type.firstPart()) + ">";
      case MAP -> "Map<" + javaTypeOf(type.firstPart()) + ", " + javaTypeOf(type.mapValue()) + ">";
      case ROW -> "a record with components named as the fields of " + type.toSql();
      default -> {
        List<String> types = new ArrayList<>(Conversion.typesFor(type.withNullable(true), false));
        yield types.isEmpty() ? TypeKind.NULL.name() : types.getFirst();
      }
    };
  }
}
