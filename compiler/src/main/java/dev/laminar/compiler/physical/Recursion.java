package dev.laminar.compiler.physical;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;

/**
 * The rows of a first term, then those that a step makes of the rows that were added last, until it
 * makes none.
 *
 * @param step reads a {@link ScanTarget.Working} of this name, once
 * @param name unique in the plan, but for copies of the same recursion
 * @param schema of the rows; the inputs have columns of its types, which may be NOT NULL
 * @param all whether a row may come again
 * @param limit steps that it may make
 */
public record Recursion(
    int id,
    PhysicalNode seed,
    PhysicalNode step,
    String name,
    RowSchema schema,
    boolean all,
    long limit,
    SourceSpan span,
    Traits traits)
    implements PhysicalNode {

  @Override
  public List<PhysicalNode> inputs() {
    return List.of(seed, step);
  }

  @Override
  public Recursion withId(int value) {
    return new Recursion(value, seed, step, name, schema, all, limit, span, traits);
  }

  @Override
  public Recursion withTraits(Traits value) {
    return new Recursion(id, seed, step, name, schema, all, limit, span, value);
  }

  @Override
  public Recursion withInputs(List<PhysicalNode> inputs) {
    return new Recursion(id, inputs.get(0), inputs.get(1), name, schema, all, limit, span, traits);
  }
}
