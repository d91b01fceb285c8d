package dev.laminar.kernel.engine;

import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import java.util.List;

/** A stateless generated pipeline. */
final class TransformStage extends PipelineStage {

  TransformStage(
      int nodeId, CompiledPipeline pipeline, PipelineMetrics metrics, StageOutput output) {
    super(nodeId, pipeline, metrics, output);
  }

  @Override
  void passed(long watermarkUs) {}

  @Override
  List<PipelineSnapshot> snapshot() {
    return List.of(inputSnapshot());
  }
}
