package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.codegen.spec.SourceText;
import dev.laminar.codegen.tree.ClassBuilder;
import dev.laminar.kernel.pipeline.CompiledOver;
import dev.laminar.kernel.plan.OverLayout;

/** Generates the class of window functions: an entry point of this package. */
public final class OverGenerator {

  private OverGenerator() {}

  /**
   * Generates the class. The result depends on nothing but the arguments.
   *
   * @param query name of the statement, for the package of the class; a Java identifier
   * @param source SQL text that spans point into
   */
  public static GeneratedRows generate(OverSpec spec, String query, SourceText source) {
    ClassBuilder builder =
        new ClassBuilder(
            ClassNames.of(query, "Over" + spec.id()), CompiledOver.class, source.name());
    builder.comment(() -> source.name() + "  Over#" + spec.id() + " " + spec.schema());
    ClassContext owner = new ClassContext(builder, CompiledOver.class, source);
    OverCode code = new OverCode(spec);
    RowScope scope = RowScope.of(owner, "Over", spec.id());
    OverRows rows = new OverRows(owner, scope, code);
    rows.add();
    rows.release();
    new OverFunctions(owner, scope, code).generate();
    new OverEmission(owner, scope, code).generate();
    owner.finish();
    return new GeneratedRows(builder.build(), owner.codeRef(), code.rowsLayout());
  }

  /** What the functions look at, apart from the values, which the class knows. */
  public static OverLayout layout(OverSpec spec) {
    return new OverCode(spec).layout();
  }
}
