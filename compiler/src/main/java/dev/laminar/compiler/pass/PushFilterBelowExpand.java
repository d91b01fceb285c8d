package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.compiler.physical.Expand;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Filter;
import dev.laminar.compiler.physical.Traits;
import dev.laminar.compiler.scalar.Scalars;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves what is asked of the row itself below what makes many rows of it. What can fail stays: a
 * row that nothing is made of must not fail.
 */
final class PushFilterBelowExpand {

  private PushFilterBelowExpand() {}

  static PhysicalNode rewrite(Filter filter, Expand expand) {
    int own = expand.input().schema().size();
    List<Scalar> below = new ArrayList<>();
    List<Scalar> above = new ArrayList<>();
    for (Scalar conjunct : Conjuncts.split(filter.condition())) {
      boolean movable =
          !Conjuncts.reads(conjunct, column -> column >= own) && !Scalars.canFail(conjunct);
      (movable ? below : above).add(conjunct);
    }
    @Nullable Scalar moved = Conjuncts.join(below);
    if (moved == null) {
      return filter;
    }
    PhysicalNode input =
        PushFilterBelowProject.rewrite(
            new Filter(0, expand.input(), moved, filter.span(), Traits.INITIAL));
    @Nullable Scalar rest = Conjuncts.join(above);
    PhysicalNode expanded = expand.withInput(input);
    return rest == null
        ? expanded
        : new Filter(filter.id(), expanded, rest, filter.span(), filter.traits());
  }
}
