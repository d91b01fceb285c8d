package dev.laminar.peers.flink;

import java.util.List;
import org.apache.flink.streaming.api.functions.source.legacy.SourceFunction;
import org.apache.flink.table.data.RowData;

/** Puts out rows in memory as fast as they are taken. */
final class RowsSource implements SourceFunction<RowData> {

  private static final long serialVersionUID = 1;

  private volatile boolean cancelled;

  @Override
  public void run(SourceContext<RowData> context) {
    RunState run = RunState.current();
    List<RowData> rows = run.rows;
    run.started();
    for (int i = 0; i < rows.size() && !cancelled; i++) {
      context.collect(rows.get(i));
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
  }
}
