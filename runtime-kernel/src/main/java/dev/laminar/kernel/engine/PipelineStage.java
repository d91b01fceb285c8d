package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import java.util.List;

/** A generated pipeline with what follows each of its batches. */
abstract sealed class PipelineStage extends RunStage implements Stage
    permits TransformStage, AggregateStage {

  private final CompiledPipeline pipeline;
  private final PipelineMetrics metrics;
  private final StageOutput output;
  private final Stage downstream;
  private final PartitionWatermarks partitions;

  PipelineStage(
      int nodeId, CompiledPipeline pipeline, PipelineMetrics metrics, StageOutput output) {
    super(nodeId);
    this.pipeline = pipeline;
    this.metrics = metrics;
    this.output = output;
    this.downstream = output.downstream();
    this.partitions = new PartitionWatermarks(pipeline);
  }

  /** Event times beyond this do not move the watermark. */
  final void limitWatermark(long limitUs) {
    pipeline.limitWatermark(limitUs);
  }

  /** Before rows of a partition of a source. */
  final void enterPartition(int partition, SourceActivity activity) {
    partitions.enter(partition, activity);
  }

  /** The watermark by the partitions that are waited for now, µs. */
  final long partitionsUs(SourceActivity activity) {
    return partitions.watermarkUs(activity);
  }

  /** The partitions of the source that it reads, when there are several. Read by any thread. */
  final List<InputSnapshot.Partition> partitions() {
    return partitions.snapshot();
  }

  final long watermarkUs() {
    return pipeline.watermarkUs();
  }

  @Override
  public final void process(ColumnBatch batch) {
    begin();
    try {
      processAll(batch);
      passed(pipeline.watermarkUs());
    } catch (SqlRuntimeException e) {
      throw new StageException(this, e);
    } finally {
      output.release();
      done();
    }
    sendWatermark();
  }

  private void processAll(ColumnBatch batch) {
    try {
      pipeline.process(batch);
    } catch (SqlRuntimeException e) {
      throw failed(batch, e);
    }
  }

  /** A row failed: what the rows before it yield is put out as if the batch had ended there. */
  private StageException failed(ColumnBatch batch, SqlRuntimeException failure) {
    SqlRuntimeException first = failure;
    try {
      first = processBefore(batch, failure);
      passed(pipeline.watermarkUs());
      endEpoch();
      sendWatermark();
    } catch (RuntimeException e) {
      first.addSuppressed(e);
    }
    RowText.tell(first, batch);
    return new StageException(this, first);
  }

  /**
   * Sees to it that every row before the failing one has been processed.
   *
   * @return the failure of the first row that fails
   */
  abstract SqlRuntimeException processBefore(ColumnBatch batch, SqlRuntimeException failure);

  /** Has the batch that the pipelines of this stage write be of use to others. */
  final void releaseOutput() {
    output.release();
  }

  /** Runs the pipeline alone. */
  final void run(ColumnBatch batch) {
    pipeline.process(batch);
  }

  @Override
  public final void watermark(long watermarkUs) {
    pipeline.advanceWatermark(watermarkUs);
    begin();
    try {
      passed(pipeline.watermarkUs());
    } catch (SqlRuntimeException e) {
      throw new StageException(this, e);
    } finally {
      output.release();
      done();
    }
    sendWatermark();
  }

  @Override
  public final void end() {
    downstream.end();
  }

  /** Puts out what a batch or a watermark made due. */
  abstract void passed(long watermarkUs);

  /** The watermark of the rows that leave it, when that of those that come in is known. */
  long sentUs(long watermarkUs) {
    return watermarkUs;
  }

  /** Watermarks follow, never overtake, the rows that they are about. */
  private void sendWatermark() {
    output.watermark(sentUs(pipeline.watermarkUs()));
  }

  final PipelineSnapshot inputSnapshot() {
    return PipelineSnapshot.of(nodeId(), pipeline.getClass(), metrics);
  }

  @Override
  void close() {
    output.close();
  }
}
