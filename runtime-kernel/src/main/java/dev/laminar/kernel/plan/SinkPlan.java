package dev.laminar.kernel.plan;

import dev.laminar.kernel.type.RowSchema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sink attached to a query.
 *
 * @param query name of the query whose output it writes
 * @param encoderClass generated encoder; null when the connector uses no format
 */
public record SinkPlan(
    String name,
    String query,
    String connector,
    RowSchema schema,
    Map<String, String> options,
    @Nullable String encoderClass) {

  public SinkPlan {
    options = Map.copyOf(options);
  }
}
