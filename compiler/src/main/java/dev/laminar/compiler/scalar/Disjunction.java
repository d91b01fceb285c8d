package dev.laminar.compiler.scalar;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.codegen.scalar.Scalar.InList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds IN in a chain of ORs: the planner writes short lists out. */
final class Disjunction {

  private Disjunction() {}

  /**
   * The alternatives, with {@code x = 1}, {@code x = 2} put together as {@code x IN (1, 2)} where
   * the first one stood.
   */
  static List<Scalar> collectLists(List<Scalar> alternatives) {
    List<Scalar> collected = new ArrayList<>();
    for (Scalar alternative : alternatives) {
      InList list = asList(alternative);
      int place = list == null ? -1 : find(list, collected);
      if (list == null || place < 0) {
        collected.add(alternative);
      } else {
        collected.set(place, join(asList(collected.get(place)), list));
      }
    }
    return collected;
  }

  private static @Nullable InList asList(Scalar alternative) {
    if (alternative instanceof InList list && !list.negated()) {
      return list;
    }
    if (alternative instanceof Call call
        && call.function().equals(FunctionNames.EQUALS)
        && call.arguments().get(1) instanceof Constant constant
        && constant.value() != null
        && !(call.arguments().getFirst() instanceof Constant)) {
      return new InList(
          call.arguments().getFirst(), List.of(constant), false, call.type(), call.span());
    }
    return null;
  }

  private static int find(InList list, List<Scalar> collected) {
    for (int i = 0; i < collected.size(); i++) {
      InList other = asList(collected.get(i));
      if (other != null && other.operand().equals(list.operand())) {
        return i;
      }
    }
    return -1;
  }

  private static InList join(@Nullable InList first, InList second) {
    if (first == null) {
      return second;
    }
    List<Constant> constants = new ArrayList<>(first.constants());
    constants.addAll(second.constants());
    return new InList(
        first.operand(),
        constants,
        false,
        first.type(),
        Scalars.union(first.span(), second.span()));
  }
}
