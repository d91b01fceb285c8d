package dev.laminar.kernel.type;

import java.util.ArrayList;
import java.util.List;

/**
 * Types as text that is read again, for constants of generated code: kind, precision and scale,
 * {@code ?} where it may be NULL, and parts in parentheses, each with the length of its name in
 * front of it: {@code ARRAY:-1:0?(7:elementINTEGER:-1:0!)}, {@code !} where it may not.
 */
public final class TypeText {

  private final String text;
  private int position;

  private TypeText(String text) {
    this.text = text;
  }

  public static String write(DataType type) {
    StringBuilder out = new StringBuilder();
    write(type, out);
    return out.toString();
  }

  private static void write(DataType type, StringBuilder out) {
    out.append(type.kind()).append(':').append(type.precision()).append(':').append(type.scale());
    out.append(type.nullable() ? '?' : '!');
    for (Column part : type.parts()) {
      out.append('(').append(part.name().length()).append(':').append(part.name());
      write(part.type(), out);
      out.append(')');
    }
  }

  /** The type of such a text. */
  public static DataType read(String text) {
    return new TypeText(text).type();
  }

  private DataType type() {
    TypeKind kind = TypeKind.valueOf(until(':'));
    int precision = Integer.parseInt(until(':'));
    int start = position;
    while (text.charAt(position) != '?' && text.charAt(position) != '!') {
      position++;
    }
    int scale = Integer.parseInt(text.substring(start, position));
    boolean nullable = text.charAt(position) == '?';
    position++;
    List<Column> parts = new ArrayList<>();
    while (position < text.length() && text.charAt(position) == '(') {
      position++;
      int length = Integer.parseInt(until(':'));
      String name = text.substring(position, position + length);
      position += length;
      parts.add(new Column(name, type()));
      position++;
    }
    return new DataType(kind, precision, scale, nullable, parts);
  }

  private String until(char end) {
    int start = position;
    position = text.indexOf(end, start);
    String part = text.substring(start, position);
    position++;
    return part;
  }
}
