package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.engine.EngineSnapshot.PipelineSnapshot;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.pipeline.SqlRuntimeException;
import java.util.List;

/** A stateless generated pipeline. */
final class TransformStage extends PipelineStage {

  TransformStage(
      int nodeId, CompiledPipeline pipeline, PipelineMetrics metrics, StageOutput output) {
    super(nodeId, pipeline, metrics, output);
  }

  @Override
  void passed(long watermarkUs) {}

  /**
   * A transform has no state and puts out nothing of a batch in which a row fails, so the rows
   * before that one are simply processed again. One of them may fail in turn: columns can be
   * computed one after the other. One that makes many rows of one has put those out already.
   */
  @Override
  SqlRuntimeException processBefore(ColumnBatch batch, SqlRuntimeException failure) {
    int rowCount = batch.rowCount();
    SqlRuntimeException first = failure;
    boolean done = failure.isEarlierPutOut();
    try {
      while (!done && first.batchRow() > 0) {
        batch.setRowCount(first.batchRow());
        try {
          run(batch);
          done = true;
        } catch (SqlRuntimeException earlier) {
          first = earlier;
        }
      }
    } finally {
      batch.setRowCount(rowCount);
    }
    return first;
  }

  @Override
  List<PipelineSnapshot> snapshot() {
    return List.of(inputSnapshot());
  }
}
