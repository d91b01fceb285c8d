package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.compiler.physical.AsofJoin;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.physical.Versions;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.util.List;

/** Joins as of a time with a table, or a view, by the clock. */
final class VersionedTables {

  private VersionedTables() {}

  /**
   * Refuses a join in which a left row could meet several rows that were there at its time, or that
   * answers before the clock has passed that.
   */
  static void check(AsofJoin join) {
    PhysicalNode node = join.right();
    List<Integer> keys = join.rightKeys();
    while (node instanceof Project project) {
      keys =
          keys.stream()
              .filter(key -> project.items().get(key).value() instanceof InputColumn)
              .map(key -> ((InputColumn) project.items().get(key).value()).index())
              .toList();
      node = project.input();
    }
    if (!(node instanceof Versions versions) || !versions.isByClock()) {
      return;
    }
    if (join.match().atOnce()) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "EMIT ON UPDATE of a join as of a time with a table is not executed in this version",
          versions.span(),
          "leave EMIT out: a row comes out when the clock has passed its time");
    }
    List<Integer> joined = keys;
    boolean isUnique =
        versions.input().traits().key().alternatives().stream().anyMatch(joined::containsAll);
    if (!isUnique) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "a join as of a time with a table by columns that may be the same in several of its rows is not executed in this version",
          versions.span(),
          "compare all columns of the table's PRIMARY KEY, or those that a view groups by, in ON");
    }
  }
}
