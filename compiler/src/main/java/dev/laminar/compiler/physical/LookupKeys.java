package dev.laminar.compiler.physical;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.compiler.physical.PhysicalNode.Filter;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.physical.PhysicalNode.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** By which columns of a lookup table a join asks for its rows. */
public final class LookupKeys {

  private static final int NONE = -1;

  private LookupKeys() {}

  /**
   * The columns of the table that the keys of the right input are, in order; empty when one is no
   * column of it.
   */
  public static Optional<List<Integer>> of(Join join) {
    List<Integer> keys = new ArrayList<>();
    for (int key : join.rightKeys()) {
      int column = column(join.right(), key);
      if (column == NONE) {
        return Optional.empty();
      }
      keys.add(column);
    }
    return Optional.of(keys);
  }

  private static int column(PhysicalNode node, int column) {
    return switch (node) {
      case Scan scan -> scan.projection().get(column);
      case Filter filter -> column(filter.input(), column);
      case Project project ->
          project.items().get(column).value() instanceof Scalar.InputColumn read
              ? column(project.input(), read.index())
              : NONE;
      default -> NONE;
    };
  }
}
