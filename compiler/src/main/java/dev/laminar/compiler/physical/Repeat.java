package dev.laminar.compiler.physical;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.RowSchema;

/**
 * Every row as often as its last column says, without that column.
 *
 * @param input whose last column is a BIGINT NOT NULL above 0
 */
public record Repeat(int id, PhysicalNode input, SourceSpan span, Traits traits)
    implements PhysicalNode.Unary {

  @Override
  public RowSchema schema() {
    RowSchema counted = input.schema();
    return new RowSchema(counted.columns().subList(0, counted.size() - 1));
  }

  @Override
  public Repeat withId(int value) {
    return new Repeat(value, input, span, traits);
  }

  @Override
  public Repeat withTraits(Traits value) {
    return new Repeat(id, input, span, value);
  }

  @Override
  public Repeat withInput(PhysicalNode node) {
    return new Repeat(id, node, span, traits);
  }
}
