package dev.laminar.compiler.physical;

import dev.laminar.kernel.plan.WindowShape;
import org.jspecify.annotations.Nullable;

/** What a column of a relation has to do with windows, while the planner's tree is translated. */
sealed interface ColumnRole {

  /** Which column of a window. */
  enum Part {
    START,
    END,
    /** The last instant of the window. */
    TIME
  }

  /** An ordinary column. */
  record Plain() implements ColumnRole {}

  /**
   * A window column of rows that are not grouped yet. The field's value is still the event time:
   * grouping by it makes a window of it, reading it computes the bound.
   */
  record Pending(WindowShape window, Part part) implements ColumnRole {}

  /** A bound of the window that a group belongs to. */
  record Bound(WindowShape window, Part part) implements ColumnRole {}

  /** The window that the role speaks of; null for an ordinary column. */
  default @Nullable WindowShape windowOrNull() {
    return switch (this) {
      case Plain() -> null;
      case Pending(WindowShape window, Part part) -> window;
      case Bound(WindowShape window, Part part) -> window;
    };
  }
}
