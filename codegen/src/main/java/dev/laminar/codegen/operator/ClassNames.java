package dev.laminar.codegen.operator;

import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineEnd;
import dev.laminar.codegen.spec.PipelineInput;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.tree.NameAllocator;
import java.lang.constant.ClassDesc;
import java.util.Locale;

/** Names of generated classes: {@code laminar.generated.q7.Pipeline0_Trades_FilterAggregate}. */
final class ClassNames {

  private static final int MAX_LENGTH = 60;

  private ClassNames() {}

  static ClassDesc of(PipelineSpec spec) {
    StringBuilder name = new StringBuilder("Pipeline").append(spec.index()).append('_');
    name.append(capitalized(NameAllocator.identifier(spec.inputName()))).append('_');
    StringBuilder operators = new StringBuilder();
    operators.append(
        switch (spec.input()) {
          case PipelineInput.Batches _ -> "";
          case PipelineInput.Groups _ -> "Emit";
          case PipelineInput.Join _ -> "Join";
          case PipelineInput.Asof _ -> "Asof";
        });
    for (OperatorSpec operator : spec.operators()) {
      operators.append(kind(operator));
    }
    if (spec.end() instanceof PipelineEnd.Groups) {
      operators.append("Aggregate");
    }
    name.append(operators.isEmpty() ? "Pass" : operators);
    String shortened =
        name.length() <= MAX_LENGTH ? name.toString() : name.substring(0, MAX_LENGTH);
    return ClassDesc.of(
        "laminar.generated." + NameAllocator.identifier(spec.query()).toLowerCase(Locale.ROOT),
        shortened);
  }

  /** Name of a class that is no pipeline. */
  static ClassDesc of(String query, String name) {
    return ClassDesc.of(
        "laminar.generated." + NameAllocator.identifier(query).toLowerCase(Locale.ROOT), name);
  }

  /** The operator's name in plans. */
  static String kind(OperatorSpec operator) {
    return switch (operator) {
      case OperatorSpec.Filter _ -> "Filter";
      case OperatorSpec.Project _ -> "Project";
      case OperatorSpec.Watermark _ -> "Watermark";
      case OperatorSpec.KeyWatermark _ -> "KeyWatermark";
      case OperatorSpec.OnTime _ -> "OnTime";
      case OperatorSpec.Expand _ -> "Expand";
    };
  }

  private static String capitalized(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
