package dev.laminar.kernel.plan;

import dev.laminar.kernel.type.RowSchema;
import java.util.Map;

/**
 * A source as the kernel knows it.
 *
 * @param connector name of its connector; empty for rows that the embedding program pushes
 * @param schema physical columns
 */
public record SourcePlan(
    String name, String connector, RowSchema schema, Map<String, String> options) {

  public SourcePlan {
    options = Map.copyOf(options);
  }

  public boolean isPushed() {
    return connector.isEmpty();
  }
}
