package dev.laminar.codegen.emit;

import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;

/** Literals of Java text, in ASCII. */
final class JavaLiterals {

  private JavaLiterals() {}

  static String of(CodeExpression.Literal literal) {
    return switch (literal.value()) {
      case null -> "null";
      case Boolean truth -> truth.toString();
      case Integer number ->
          switch (literal.type().descriptorString()) {
            case "B" -> "(byte) " + number;
            case "S" -> "(short) " + number;
            case "C" -> "(char) " + number;
            default -> number.toString();
          };
      case Long number -> number + "L";
      case Float number -> floatLiteral(number);
      case Double number -> doubleLiteral(number);
      case String text -> stringLiteral(text);
      default ->
          throw Code.internal("code tree: literal of " + literal.value().getClass().getName());
    };
  }

  private static String floatLiteral(float number) {
    if (Float.isNaN(number)) {
      return "Float.NaN";
    }
    if (Float.isInfinite(number)) {
      return number > 0 ? "Float.POSITIVE_INFINITY" : "Float.NEGATIVE_INFINITY";
    }
    return number + "f";
  }

  private static String doubleLiteral(double number) {
    if (Double.isNaN(number)) {
      return "Double.NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
    }
    return Double.toString(number);
  }

  private static String stringLiteral(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c >= ' ' && c < 127) {
            out.append(c);
          } else {
            out.append(String.format("\\u%04x", (int) c));
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
