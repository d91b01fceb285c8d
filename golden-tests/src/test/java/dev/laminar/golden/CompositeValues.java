package dev.laminar.golden;

import dev.laminar.kernel.type.DataType;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Struct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Arrays, maps and rows of Laminar and of DuckDB in one spelling: {@code [1, 2]}, {@code {k=v}}
 * with the entries in order, {@code (1, 'x')}.
 */
final class CompositeValues {

  /** Spells a part that is not composite and not NULL. */
  @FunctionalInterface
  interface Part {
    String of(Object value, DataType type) throws SQLException;
  }

  private final Part part;

  CompositeValues(Part part) {
    this.part = part;
  }

  String of(Object value, DataType type) throws SQLException {
    if (value == null) {
      return Values.NULL;
    }
    return switch (type.kind()) {
      case ARRAY -> joined(elements(value), type.firstPart(), "[", "]");
      case MAP -> map((Map<?, ?>) value, type);
      case ROW -> row(fields(value), type);
      default -> part.of(value, type);
    };
  }

  private static List<?> elements(Object value) throws SQLException {
    return value instanceof Array array
        ? Arrays.asList((Object[]) array.getArray())
        : new ArrayList<>((Collection<?>) value);
  }

  private static List<?> fields(Object value) throws SQLException {
    return value instanceof Struct struct
        ? Arrays.asList(struct.getAttributes())
        : new ArrayList<>(((Map<?, ?>) value).values());
  }

  private String joined(List<?> elements, DataType type, String open, String close)
      throws SQLException {
    List<String> spelled = new ArrayList<>();
    for (Object element : elements) {
      spelled.add(of(element, type));
    }
    return spelled.stream().collect(Collectors.joining(", ", open, close));
  }

  private String map(Map<?, ?> entries, DataType type) throws SQLException {
    List<String> spelled = new ArrayList<>();
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      spelled.add(
          of(entry.getKey(), type.firstPart()) + "=" + of(entry.getValue(), type.mapValue()));
    }
    return spelled.stream().sorted().collect(Collectors.joining(", ", "{", "}"));
  }

  private String row(List<?> fields, DataType type) throws SQLException {
    List<String> spelled = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      spelled.add(of(fields.get(i), type.parts().get(i).type()));
    }
    return spelled.stream().collect(Collectors.joining(", ", "(", ")"));
  }
}
