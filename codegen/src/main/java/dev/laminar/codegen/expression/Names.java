package dev.laminar.codegen.expression;

import dev.laminar.codegen.tree.NameAllocator;

/** Names of locals and fields from SQL names. */
final class Names {

  private Names() {}

  /** A name as users write it, which may hold any character, as one of a local. */
  static String identifier(String name) {
    return NameAllocator.identifier(name);
  }

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
