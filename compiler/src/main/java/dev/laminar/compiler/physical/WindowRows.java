package dev.laminar.compiler.physical;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.Expansion;
import dev.laminar.compiler.physical.ColumnRole.Bound;
import dev.laminar.compiler.physical.ColumnRole.Part;
import dev.laminar.compiler.physical.Relation.Field;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.WindowShape;
import java.util.ArrayList;
import java.util.List;

/** A window table function whose rows are made: one for each window of a row. */
final class WindowRows {

  private static final List<Part> PARTS = List.of(Part.START, Part.END, Part.TIME);

  private WindowRows() {}

  /**
   * The rows of a table with the windows that each is in.
   *
   * @param names of the added columns
   */
  static Relation of(
      Relation input, Scalar eventTime, WindowShape shape, List<String> names, SourceSpan span) {
    Expand node =
        new Expand(
            0,
            input.node(),
            new Expansion.Windows(eventTime, shape, names),
            false,
            span,
            Traits.INITIAL);
    List<Field> fields = new ArrayList<>(input.fields());
    int first = input.node().schema().size();
    for (int i = 0; i < names.size(); i++) {
      fields.add(
          new Field(
              names.get(i), Relation.column(node, first + i), new Bound(shape, PARTS.get(i))));
    }
    return new Relation(node, fields, input.eventTime());
  }
}
