package dev.laminar.compiler.physical;

import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;

/**
 * Rows of literals.
 *
 * @param rows constants by column, of the columns' types
 */
public record Values(
    int id, RowSchema schema, List<List<Constant>> rows, SourceSpan span, Traits traits)
    implements PhysicalNode {

  public Values {
    rows = rows.stream().map(List::copyOf).toList();
  }

  @Override
  public List<PhysicalNode> inputs() {
    return List.of();
  }

  @Override
  public Values withId(int value) {
    return new Values(value, schema, rows, span, traits);
  }

  @Override
  public Values withTraits(Traits value) {
    return new Values(id, schema, rows, span, value);
  }

  @Override
  public Values withInputs(List<PhysicalNode> inputs) {
    return this;
  }
}
