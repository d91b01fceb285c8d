package dev.laminar.compiler.physical;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.Expansion;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes many rows of one: its columns, and behind them those of the expansion, each row with the
 * weight of the one it comes from.
 *
 * @param outer whether a row that makes none comes out once, with NULL in the added columns
 */
public record Expand(
    int id, PhysicalNode input, Expansion expansion, boolean outer, SourceSpan span, Traits traits)
    implements PhysicalNode.Unary {

  @Override
  public RowSchema schema() {
    List<Column> columns = new ArrayList<>(input.schema().columns());
    for (Column column : expansion.columns()) {
      columns.add(outer ? new Column(column.name(), column.type().withNullable(true)) : column);
    }
    return new RowSchema(columns);
  }

  /** What is read of the input's rows. */
  public List<Scalar> arguments() {
    return expansion.arguments();
  }

  @Override
  public Expand withId(int value) {
    return new Expand(value, input, expansion, outer, span, traits);
  }

  @Override
  public Expand withTraits(Traits value) {
    return new Expand(id, input, expansion, outer, span, value);
  }

  @Override
  public Expand withInput(PhysicalNode node) {
    return new Expand(id, node, expansion, outer, span, traits);
  }
}
