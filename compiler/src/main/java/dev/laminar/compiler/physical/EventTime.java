package dev.laminar.compiler.physical;

import dev.laminar.kernel.plan.WindowShape;
import java.util.List;

/** Which columns of an edge carry event time, and what its watermark is worth. */
public sealed interface EventTime {

  EventTime NONE = new None();

  /** Whether the watermark is about a column: all rows on time are later there. */
  boolean tells(int column);

  /** No row carries event time, or the columns that did were projected away. */
  record None() implements EventTime {
    @Override
    public boolean tells(int column) {
      return false;
    }
  }

  /**
   * Rows carry event time.
   *
   * @param columns by index in the edge's schema; not empty
   * @param strategy where the watermark comes from, as plans print it, for example {@code ts -
   *     INTERVAL '5' SECOND}
   */
  record Of(List<TimeColumn> columns, String strategy) implements EventTime {
    public Of {
      columns = List.copyOf(columns);
    }

    @Override
    public boolean tells(int column) {
      return columns.stream().anyMatch(time -> time.index() == column && time.isLater());
    }
  }

  /** A column that has something to do with the watermark. */
  sealed interface TimeColumn {

    int index();

    TimeColumn withIndex(int index);

    /** Whether rows on time are later than the watermark by this column. */
    default boolean isLater() {
      return switch (this) {
        case Exact _, WindowEnd _ -> true;
        case WindowStart _ -> false;
      };
    }
  }

  /** Never behind the watermark, but for late rows. */
  record Exact(int index) implements TimeColumn {
    @Override
    public Exact withIndex(int value) {
      return new Exact(value);
    }
  }

  /**
   * End of a window that is not closed yet: beyond the watermark, so that the instant before is not
   * behind it either.
   */
  record WindowEnd(int index) implements TimeColumn {
    @Override
    public WindowEnd withIndex(int value) {
      return new WindowEnd(value);
    }
  }

  /**
   * Start of a window that ended no earlier than the watermark: up to the window's size behind it.
   *
   * @param shape of the window
   */
  record WindowStart(int index, WindowShape shape) implements TimeColumn {
    @Override
    public WindowStart withIndex(int value) {
      return new WindowStart(value, shape);
    }
  }
}
