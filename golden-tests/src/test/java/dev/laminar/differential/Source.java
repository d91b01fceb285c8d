package dev.laminar.differential;

import dev.laminar.differential.Scope.Value;
import java.util.List;

/**
 * What stands behind FROM.
 *
 * @param rows about how many it has
 */
record Source(Fragment code, List<Value> values, long rows) {
  Source {
    values = List.copyOf(values);
  }
}
