package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import java.util.List;

/** A generated pipeline with what follows each of its batches. */
abstract sealed class PipelineStage implements Stage permits TransformStage, AggregateStage {

  private final int nodeId;
  private final CompiledPipeline pipeline;
  private final PipelineMetrics metrics;
  private final StageOutput output;
  private final Stage downstream;
  private long sentWatermarkUs = Long.MIN_VALUE;

  PipelineStage(
      int nodeId, CompiledPipeline pipeline, PipelineMetrics metrics, StageOutput output) {
    this.nodeId = nodeId;
    this.pipeline = pipeline;
    this.metrics = metrics;
    this.output = output;
    this.downstream = output.downstream();
  }

  /** Event times beyond this do not move the watermark. */
  final void limitWatermark(long limitUs) {
    pipeline.limitWatermark(limitUs);
  }

  final long watermarkUs() {
    return pipeline.watermarkUs();
  }

  @Override
  public final void process(ColumnBatch batch) {
    try {
      pipeline.process(batch);
      passed(pipeline.watermarkUs());
    } catch (SqlRuntimeException e) {
      throw new StageException(this, e);
    } finally {
      output.release();
    }
    sendWatermark();
  }

  @Override
  public final void watermark(long watermarkUs) {
    pipeline.advanceWatermark(watermarkUs);
    try {
      passed(pipeline.watermarkUs());
    } catch (SqlRuntimeException e) {
      throw new StageException(this, e);
    } finally {
      output.release();
    }
    sendWatermark();
  }

  @Override
  public final void end() {
    downstream.end();
  }

  /** Puts out what a batch or a watermark made due. */
  abstract void passed(long watermarkUs);

  /** Watermarks follow, never overtake, the rows that they are about. */
  private void sendWatermark() {
    long watermarkUs = pipeline.watermarkUs();
    if (watermarkUs > sentWatermarkUs) {
      sentWatermarkUs = watermarkUs;
      downstream.watermark(watermarkUs);
    }
  }

  /** Figures by pipeline: one, or two for an aggregate. Read by any thread. */
  abstract List<PipelineSnapshot> snapshot();

  final PipelineSnapshot inputSnapshot() {
    return PipelineSnapshot.of(nodeId, pipeline.getClass(), metrics);
  }

  final int nodeId() {
    return nodeId;
  }

  /** Figures that only the agent can compute are left for others to read. Called now and then. */
  void publish() {}

  /** Gives memory back. */
  void close() {
    output.close();
  }
}
