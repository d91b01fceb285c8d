package dev.laminar.bench;

import dev.laminar.bench.loops.Loop;
import dev.laminar.bench.loops.LoopOutput;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.type.RowSchema;
import java.util.Arrays;

/** The query as a loop, on this thread. */
final class HandWrittenContender implements Contender {

  private final Workload workload;
  private final Loop.Factory factory;
  private final RowSchema schema;
  private final boolean weighted;

  /**
   * @param schema of the rows that come out
   * @param weighted whether rows are taken back
   */
  HandWrittenContender(
      Workload workload, Loop.Factory factory, RowSchema schema, boolean weighted) {
    this.workload = workload;
    this.factory = factory;
    this.schema = schema;
    this.weighted = weighted;
  }

  @Override
  public String name() {
    return "by hand";
  }

  @Override
  public Measurement run(boolean checked) {
    CountingSink sink = new CountingSink(checked);
    Loop loop = factory.create(new LoopOutput(schema, weighted, sink));
    Stopwatch stopwatch = new Stopwatch();
    int inputs = workload.inputs().size();
    RowsReader[] readers = new RowsReader[inputs];
    ColumnBatch[] batches = new ColumnBatch[inputs];
    for (int i = 0; i < inputs; i++) {
      Input input = workload.inputs().get(i);
      int[] columns = loop.columns(i);
      readers[i] = new RowsReader(input.batches(), columns, stopwatch);
      batches[i] =
          ColumnBatch.allocate(
              new RowSchema(Arrays.stream(columns).mapToObj(input.schema()::column).toList()),
              ColumnBatch.DEFAULT_CAPACITY);
    }
    stopwatch.start();
    for (int stretch = 0; stretch < workload.stretches(); stretch++) {
      for (int i = 0; i < inputs; i++) {
        if (batches[i].columnCount() > 0) {
          batches[i].reset();
          readers[i].read(batches[i]);
          loop.process(i, batches[i]);
        }
      }
      loop.endEpoch();
    }
    loop.end();
    stopwatch.stop();
    return new Measurement(stopwatch.wallNs(), stopwatch.cpuNs(), sink.rowsOut(), sink.answer());
  }
}
