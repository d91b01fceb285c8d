package dev.laminar.compiler.physical;

import dev.laminar.codegen.spec.RowsSpec;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes rows that only come of rows that are taken back, for those who join by time. By event time,
 * a row comes out when the watermark has passed it, if it has not been taken back until then. By
 * the clock, each change of the input comes out as a version: the row, since when it is there, or
 * is not, and which of the two.
 *
 * @param time column with the event time; {@link #BY_CLOCK} where changes have the time at which
 *     they are made
 */
public record Versions(int id, PhysicalNode input, int time, SourceSpan span, Traits traits)
    implements PhysicalNode.Unary {

  public static final int BY_CLOCK = -1;

  public boolean isByClock() {
    return time == BY_CLOCK;
  }

  /** Column with the time of a change; by the clock only. */
  public int versionTime() {
    return input.schema().size();
  }

  /** Column that says whether the row is there from then on; by the clock only. */
  public int valid() {
    return input.schema().size() + 1;
  }

  /** How rows are kept: all columns tell them apart. */
  public RowsSpec rows() {
    RowSchema rows = input.schema();
    return new RowsSpec(
        id, rows, IntStream.range(0, rows.size()).boxed().toList(), List.of(), span);
  }

  @Override
  public RowSchema schema() {
    if (!isByClock()) {
      return input.schema();
    }
    List<Column> columns = new ArrayList<>(input.schema().columns());
    columns.add(new Column("version time", DataType.of(TypeKind.TIMESTAMP, false)));
    columns.add(new Column("valid", DataType.of(TypeKind.BOOLEAN, false)));
    return new RowSchema(columns);
  }

  @Override
  public Versions withId(int value) {
    return new Versions(value, input, time, span, traits);
  }

  @Override
  public Versions withTraits(Traits value) {
    return new Versions(id, input, time, span, value);
  }

  @Override
  public Versions withInput(PhysicalNode node) {
    return new Versions(id, node, time, span, traits);
  }
}
