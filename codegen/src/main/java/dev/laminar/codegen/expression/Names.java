package dev.laminar.codegen.expression;

/** Names of locals and fields from SQL names. */
final class Names {

  private Names() {}

  /** {@code LESS_THAN} as {@code lessThan}. */
  static String camel(String function) {
    StringBuilder out = new StringBuilder();
    boolean upper = false;
    for (int i = 0; i < function.length(); i++) {
      char c = function.charAt(i);
      if (c == '_') {
        upper = !out.isEmpty();
      } else {
        out.append(upper ? Character.toUpperCase(c) : Character.toLowerCase(c));
        upper = false;
      }
    }
    return out.toString();
  }
}
