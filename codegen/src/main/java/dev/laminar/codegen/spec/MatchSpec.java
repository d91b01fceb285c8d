package dev.laminar.codegen.spec;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;

/**
 * Row pattern recognition. Becomes a {@code CompiledMatch}. Operator name {@code Match}.
 *
 * @param input columns of the rows that come in; they have no weights
 * @param partition columns whose equal values make a partition, NULL being equal to NULL
 * @param order of the rows of a partition, most significant first; none: as they come
 * @param timed whether the first of the order is event time, ascending, a TIMESTAMP
 * @param streams whether rows are searched when the watermark passes them; else when the input ends
 * @param outputDelayUs how far the event time of what comes out is behind the watermark; negative:
 *     it has none
 */
public record MatchSpec(
    int id,
    RowSchema input,
    List<Integer> partition,
    List<SortSpec.Key> order,
    boolean timed,
    boolean streams,
    long outputDelayUs,
    RowPattern pattern,
    SourceSpan span) {

  public MatchSpec {
    partition = List.copyOf(partition);
    order = List.copyOf(order);
  }

  /** Rows that come out. */
  public RowSchema schema() {
    return schema(pattern);
  }

  /** Rows that come out of matches of a pattern. */
  public static RowSchema schema(RowPattern pattern) {
    List<Column> columns =
        pattern.outputs().stream()
            .map(item -> new Column(item.name(), item.value().type()))
            .toList();
    return new RowSchema(columns);
  }
}
