package dev.laminar.compiler.physical;

import dev.laminar.codegen.spec.RowPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sets of variables that names in expressions stand for: a variable, a subset, or all. */
final class PatternSets {

  private final Map<String, Long> members = new HashMap<>();
  private final List<Long> read = new ArrayList<>();

  void define(String name, long variables) {
    members.put(name, variables);
  }

  /** A bit for each variable; all bits where the name is none of the pattern's. */
  long members(String name) {
    return members.getOrDefault(name, -1L);
  }

  /** The number of a set from which rows are navigated. */
  int number(long variables) {
    if (variables == -1L) {
      return RowPattern.ALL;
    }
    int known = read.indexOf(variables);
    if (known >= 0) {
      return known;
    }
    read.add(variables);
    return read.size() - 1;
  }

  /** The sets that have a number. */
  List<Long> read() {
    return List.copyOf(read);
  }
}
