package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.AsofSpec;
import dev.laminar.codegen.spec.JoinSpec;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineEnd;
import dev.laminar.codegen.spec.PipelineInput;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.tree.ClassBuilder;
import dev.laminar.kernel.pipeline.CompiledAsof;
import dev.laminar.kernel.pipeline.CompiledEmission;
import dev.laminar.kernel.pipeline.CompiledIntervalJoin;
import dev.laminar.kernel.pipeline.CompiledJoin;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.plan.AsofLayout;
import dev.laminar.kernel.plan.RowsLayout;
import java.util.List;

/** Generates the class of a pipeline: the entry point of this package. */
public final class PipelineGenerator {

  private PipelineGenerator() {}

  /**
   * Generates one pipeline. The result depends on nothing but the specification: generating it
   * twice gives equal models.
   *
   * @throws dev.laminar.kernel.error.LaminarException when an expression or aggregate cannot be
   *     generated
   */
  public static GeneratedPipeline generate(PipelineSpec spec) {
    return switch (spec.input()) {
      case PipelineInput.Batches _ -> batches(spec);
      case PipelineInput.Groups groups -> emission(spec, groups.aggregate());
      case PipelineInput.Join join -> join(spec, join.join());
      case PipelineInput.Asof asof -> asof(spec, asof.join());
    };
  }

  private static GeneratedPipeline batches(PipelineSpec spec) {
    ClassContext owner = context(spec, CompiledPipeline.class);
    int slotSizeBytes =
        switch (spec.end()) {
          case PipelineEnd.Output output -> {
            TransformGenerator.generate(owner, spec, output.schema());
            yield 0;
          }
          case PipelineEnd.Groups groups -> {
            GroupCode code = new GroupCode(groups.aggregate());
            AggregateGenerator.generate(owner, spec, code);
            yield code.layout().sizeBytes();
          }
        };
    KeyClockCode clock = AggregateGenerator.clock(owner, spec);
    return finish(owner, slotSizeBytes, clock == null ? List.of() : List.of(clock.rowsLayout()));
  }

  private static GeneratedPipeline emission(PipelineSpec spec, AggregateSpec aggregate) {
    ClassContext owner = context(spec, CompiledEmission.class);
    GroupCode code = new GroupCode(aggregate);
    EmissionGenerator.generate(owner, spec, code);
    return finish(owner, code.layout().sizeBytes(), List.of());
  }

  private static GeneratedPipeline join(PipelineSpec spec, JoinSpec join) {
    boolean inTime = join.interval() != null;
    ClassContext owner = context(spec, inTime ? CompiledIntervalJoin.class : CompiledJoin.class);
    JoinCode code = new JoinCode(join);
    if (inTime) {
      IntervalJoinGenerator.generate(owner, spec, code);
    } else {
      JoinGenerator.generate(owner, spec, code);
    }
    return finish(
        owner, 0, List.of(code.left().code().rowsLayout(), code.right().code().rowsLayout()));
  }

  private static GeneratedPipeline asof(PipelineSpec spec, AsofSpec join) {
    ClassContext owner = context(spec, CompiledAsof.class);
    AsofGenerator.generate(owner, spec, join);
    return finish(owner, 0, List.of());
  }

  /** How the join by time that a pipeline starts at keeps its rows. */
  public static AsofLayout asofLayout(PipelineSpec spec, AsofSpec join) {
    return new AsofCode(spec, join).layout();
  }

  private static ClassContext context(PipelineSpec spec, Class<?> superclass) {
    ClassBuilder builder = new ClassBuilder(ClassNames.of(spec), superclass, spec.source().name());
    builder.comment(() -> header(spec));
    return new ClassContext(builder, superclass, spec.source());
  }

  private static GeneratedPipeline finish(
      ClassContext owner, int slotSizeBytes, List<RowsLayout> rows) {
    owner.finish();
    return new GeneratedPipeline(owner.builder().build(), owner.codeRef(), slotSizeBytes, rows);
  }

  private static String header(PipelineSpec spec) {
    StringBuilder out = new StringBuilder();
    out.append(spec.source().name()).append("  Pipeline ").append(spec.index()).append(": ");
    switch (spec.input()) {
      case PipelineInput.Batches _ -> out.append("Scan(").append(spec.inputName()).append(')');
      case PipelineInput.Groups groups ->
          out.append("Emit(Aggregate#").append(groups.aggregate().id()).append(')');
      case PipelineInput.Join join -> out.append("Join#").append(join.join().id());
      case PipelineInput.Asof asof -> out.append("AsofJoin#").append(asof.join().id());
    }
    for (OperatorSpec operator : spec.operators()) {
      out.append(" > ").append(ClassNames.kind(operator)).append('#').append(operator.id());
    }
    switch (spec.end()) {
      case PipelineEnd.Output _ -> out.append(" > Output");
      case PipelineEnd.Groups groups -> out.append(" > Aggregate#").append(groups.aggregate().id());
    }
    return out.toString();
  }
}
