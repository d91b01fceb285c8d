package dev.laminar;

import dev.laminar.kernel.plan.ChangelogMode;
import java.util.List;

/**
 * How the rows of a SELECT that goes on are to be taken.
 *
 * @param changelog what {@link Cursor#weight} says of a row
 * @param keys sets of columns, by index: no two rows that are there at one time agree in all
 *     columns of one of them. None when rows may repeat
 */
public record Following(ChangelogMode changelog, List<List<Integer>> keys) {

  public Following {
    keys = keys.stream().map(List::copyOf).toList();
  }
}
