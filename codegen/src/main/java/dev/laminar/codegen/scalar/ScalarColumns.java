package dev.laminar.codegen.scalar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which columns expressions read, and what they become behind a projection. */
public final class ScalarColumns {

  private ScalarColumns() {}

  /**
   * Indices of the input columns an expression reads, ascending. Walks deep trees without
   * recursion.
   */
  public static SortedSet<Integer> of(Scalar scalar) {
    SortedSet<Integer> columns = new TreeSet<>();
    Deque<Scalar> open = new ArrayDeque<>(List.of(scalar));
    while (!open.isEmpty()) {
      Scalar next = open.pop();
      if (next instanceof Scalar.InputColumn column) {
        columns.add(column.index());
      } else {
        children(next).forEach(open::push);
      }
    }
    return columns;
  }

  /** Number of nodes of an expression: a measure of how much code it takes. */
  public static int size(Scalar scalar) {
    int size = 0;
    Deque<Scalar> open = new ArrayDeque<>(List.of(scalar));
    while (!open.isEmpty()) {
      Scalar next = open.pop();
      size++;
      children(next).forEach(open::push);
    }
    return size;
  }

  /** Whether a function is called in an expression. */
  public static boolean calls(Scalar scalar, String function) {
    Deque<Scalar> open = new ArrayDeque<>(List.of(scalar));
    while (!open.isEmpty()) {
      Scalar next = open.pop();
      if (next instanceof Scalar.Call call && call.function().equals(function)) {
        return true;
      }
      children(next).forEach(open::push);
    }
    return false;
  }

  private static List<Scalar> children(Scalar scalar) {
    return switch (scalar) {
      case Scalar.InputColumn _, Scalar.Constant _, Scalar.Parameter _ -> List.of();
      case Scalar.Call call -> call.arguments();
      case Scalar.UserCall call -> call.arguments();
      case Scalar.Case choice -> {
        List<Scalar> all = new ArrayList<>();
        for (Scalar.Branch branch : choice.branches()) {
          all.add(branch.condition());
          all.add(branch.value());
        }
        all.add(choice.otherwise());
        yield all;
      }
      case Scalar.Cast cast -> List.of(cast.operand());
      case Scalar.InList in -> List.of(in.operand());
    };
  }
}
