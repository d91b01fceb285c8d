package dev.laminar.codegen.tree;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Hands out unique Java identifiers in one scope: the members of a class, or the locals and labels
 * of a method. The same requests in the same order give the same names.
 */
public final class NameAllocator {

  private static final int MAX_LENGTH = 80;

  private static final Set<String> RESERVED_WORDS =
      Set.of(
          "abstract",
          "assert",
          "boolean",
          "break",
          "byte",
          "case",
          "catch",
          "char",
          "class",
          "const",
          "continue",
          "default",
          "do",
          "double",
          "else",
          "enum",
          "extends",
          "false",
          "final",
          "finally",
          "float",
          "for",
          "goto",
          "if",
          "implements",
          "import",
          "instanceof",
          "int",
          "interface",
          "long",
          "native",
          "new",
          "null",
          "package",
          "permits",
          "private",
          "protected",
          "public",
          "record",
          "return",
          "sealed",
          "short",
          "static",
          "strictfp",
          "super",
          "switch",
          "synchronized",
          "this",
          "throw",
          "throws",
          "transient",
          "true",
          "try",
          "var",
          "void",
          "volatile",
          "when",
          "while",
          "yield",
          "_");

  private final Set<String> taken;
  private final Map<String, Integer> counters;

  public NameAllocator() {
    taken = new HashSet<>();
    counters = new HashMap<>();
  }

  private NameAllocator(NameAllocator original) {
    taken = new HashSet<>(original.taken);
    counters = new HashMap<>(original.counters);
  }

  /** An allocator that goes on from here by itself: for work that may be given up. */
  public NameAllocator copy() {
    return new NameAllocator(this);
  }

  /** Takes a name out of circulation, for example that of an inherited member. */
  public NameAllocator reserve(String name) {
    taken.add(name);
    return this;
  }

  /**
   * A name that nobody has yet: the hint made a valid identifier, with {@code _2}, {@code _3} …
   * behind it when it is taken.
   *
   * @param hint for example {@code filter2_price}; what no identifier may hold becomes an
   *     underscore
   */
  public String allocate(String hint) {
    String base = identifier(hint);
    if (taken.add(base)) {
      return base;
    }
    int counter = counters.getOrDefault(base, 1);
    String name;
    do {
      counter++;
      name = base + "_" + counter;
    } while (!taken.add(name));
    counters.put(base, counter);
    return name;
  }

  /** A Java identifier of ASCII letters, digits and underscores that looks like the text. */
  public static String identifier(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length() && out.length() < MAX_LENGTH; i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (digit && out.isEmpty()) {
        out.append('_');
      }
      out.append(digit || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' ? c : '_');
    }
    String name = out.toString();
    return name.isEmpty() || RESERVED_WORDS.contains(name) ? name + "_0" : name;
  }
}
