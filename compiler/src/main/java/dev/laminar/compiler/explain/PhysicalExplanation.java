package dev.laminar.compiler.explain;

import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineEnd;
import dev.laminar.codegen.spec.PipelineInput;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.compiler.CompiledQueryPlan;
import dev.laminar.compiler.pass.PlanSnapshot;
import dev.laminar.compiler.pipeline.PlannedNode;
import java.util.ArrayList;
import java.util.List;

/** The text of EXPLAIN PHYSICAL: the plan, its pipelines, and the passes that changed it. */
public final class PhysicalExplanation {

  private PhysicalExplanation() {}

  public static String print(CompiledQueryPlan query) {
    StringBuilder out = new StringBuilder(PlanPrinter.print(query.plan()));
    out.append("pipelines:\n");
    for (PlannedNode node : query.nodes()) {
      for (PipelineSpec pipeline : node.pipelines()) {
        out.append("  ")
            .append(pipeline.index())
            .append(": ")
            .append(pipeline(pipeline))
            .append('\n');
      }
    }
    out.append("passes:\n");
    String before = "";
    for (PlanSnapshot snapshot : query.snapshots()) {
      String after = PlanPrinter.printOperators(snapshot.plan());
      out.append("  ").append(snapshot.step());
      if (after.equals(before)) {
        out.append('\n');
      } else {
        out.append(":\n").append(after.indent(4));
      }
      before = after;
    }
    return out.toString();
  }

  /** For example {@code trades > Watermark#2 > Filter#3 > Aggregate#4}. */
  public static String pipeline(PipelineSpec pipeline) {
    List<String> parts = new ArrayList<>();
    parts.add(
        pipeline.inputName() + (pipeline.input() instanceof PipelineInput.Groups ? " groups" : ""));
    for (OperatorSpec operator : pipeline.operators()) {
      parts.add(operator.getClass().getSimpleName() + "#" + operator.id());
    }
    parts.add(
        switch (pipeline.end()) {
          case PipelineEnd.Output output -> "output";
          case PipelineEnd.Groups groups -> "Aggregate#" + groups.aggregate().id();
        });
    return String.join(" > ", parts);
  }
}
