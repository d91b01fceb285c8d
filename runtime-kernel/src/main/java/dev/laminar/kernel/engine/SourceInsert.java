package dev.laminar.kernel.engine;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.type.RowSchema;

/** A statement that pushes rows into a source without connector. */
final class SourceInsert extends StatementChange {

  private final SourceEntry source;
  private final PushRun run;
  private final RowSchema schema;
  private final ChangedRows rows;

  SourceInsert(SourceEntry source, PushRun run) {
    super(source.name());
    this.source = source;
    this.run = run;
    this.schema = source.plan().schema();
    this.rows = new ChangedRows(schema, 0);
  }

  @Override
  public void onBatch(ColumnBatch batch) {
    for (int row = 0; row < batch.rowCount(); row++) {
      ChangedRows.checkNulls("source " + source.name(), schema, batch, 0, row);
    }
    rows.add(batch, 0);
  }

  /**
   * Has the queries that read the source take the rows, behind what was pushed before. Called by
   * the agent.
   *
   * @return the number of rows
   */
  long apply() {
    run.insert(rows.chunks());
    return rows.count();
  }
}
