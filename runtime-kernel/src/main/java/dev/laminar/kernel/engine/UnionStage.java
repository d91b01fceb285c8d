package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.plan.ChangelogMode;
import java.util.List;

/** Rows of several inputs, one after the other as they come: UNION ALL. */
final class UnionStage extends RunStage {

  private final PipelineMetrics metrics = new PipelineMetrics();
  private final Stage downstream;
  private final boolean weighted;
  private final MergedInputs inputs;

  UnionStage(int nodeId, int inputCount, ChangelogMode mode, Stage downstream) {
    super(nodeId);
    this.downstream = downstream;
    this.weighted = mode != ChangelogMode.APPEND;
    this.inputs = new MergedInputs(inputCount, downstream);
  }

  Stage input(int index) {
    return new Input(index);
  }

  @Override
  List<PipelineSnapshot> snapshot() {
    return List.of(PipelineSnapshot.of(nodeId(), metrics));
  }

  private final class Input implements Stage {

    private final int index;
    private final WeightedView view = new WeightedView();

    Input(int index) {
      this.index = index;
    }

    @Override
    public void process(ColumnBatch batch) {
      metrics.batch(batch.rowCount(), batch.rowCount(), 0, 0, 0);
      begin();
      try {
        downstream.process(weighted ? view.of(batch) : batch);
      } finally {
        done();
      }
    }

    @Override
    public void watermark(long watermarkUs) {
      inputs.advance(index, watermarkUs);
    }

    @Override
    public void end() {
      inputs.end(index);
    }
  }
}
