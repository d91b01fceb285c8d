package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.spec.MatchSpec;
import dev.laminar.codegen.spec.SourceText;
import dev.laminar.codegen.tree.ClassBuilder;
import dev.laminar.kernel.pipeline.CompiledMatch;
import dev.laminar.kernel.plan.MatchLayout;

/** Generates the class of row pattern recognition: an entry point of this package. */
public final class MatchGenerator {

  private MatchGenerator() {}

  /**
   * Generates the class. The result depends on nothing but the arguments.
   *
   * @param query name of the statement, for the package of the class; a Java identifier
   * @param source SQL text that spans point into
   */
  public static GeneratedRows generate(MatchSpec spec, String query, SourceText source) {
    ClassBuilder builder =
        new ClassBuilder(
            ClassNames.of(query, "Match" + spec.id()), CompiledMatch.class, source.name());
    builder.comment(() -> source.name() + "  Match#" + spec.id() + " " + spec.schema());
    ClassContext owner = new ClassContext(builder, CompiledMatch.class, source);
    MatchCode code = new MatchCode(spec);
    RowScope scope = RowScope.of(owner, "Match", spec.id());
    new MatchRows(owner, scope, code).generate();
    new MatchConditions(owner, scope, code).generate();
    new MatchEmission(owner, scope, code).generate();
    owner.finish();
    return new GeneratedRows(builder.build(), owner.codeRef(), code.rowsLayout());
  }

  /** What is looked for, apart from the conditions, which the class knows. */
  public static MatchLayout layout(MatchSpec spec) {
    return new MatchCode(spec).layout();
  }
}
