package dev.laminar.compiler.physical;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;

/**
 * The rows of all inputs.
 *
 * @param inputs with columns of the schema's types; a column that may be NULL here may be NOT NULL
 *     there
 * @param schema of the rows
 */
public record Union(
    int id, List<PhysicalNode> inputs, RowSchema schema, SourceSpan span, Traits traits)
    implements PhysicalNode {

  public Union {
    inputs = List.copyOf(inputs);
  }

  @Override
  public Union withId(int value) {
    return new Union(value, inputs, schema, span, traits);
  }

  @Override
  public Union withTraits(Traits value) {
    return new Union(id, inputs, schema, span, value);
  }

  @Override
  public Union withInputs(List<PhysicalNode> others) {
    return new Union(id, others, schema, span, traits);
  }
}
