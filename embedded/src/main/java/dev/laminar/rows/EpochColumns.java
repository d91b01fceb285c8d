package dev.laminar.rows;

import dev.laminar.kernel.batch.BooleanVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.batch.RowCopier;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a subscription as those of a result: in front of the query's columns stand the epoch,
 * the weight, and whether the row is the last of its epoch.
 */
public final class EpochColumns implements BatchSupply {

  private static final List<Column> COLUMNS =
      List.of(
          new Column("_epoch", DataType.of(TypeKind.BIGINT, false)),
          new Column("_weight", DataType.of(TypeKind.INTEGER, false)),
          new Column("_last", DataType.of(TypeKind.BOOLEAN, false)));

  private final RowSchema schema;
  private final ChangeBuffer buffer;
  private Duration timeout;
  private long startNs = System.nanoTime();

  /** Taken, but not put out before it is known whether more of its epoch come. */
  private Delivery.@Nullable Rows pending;

  private @Nullable Delivery ahead;
  private @Nullable Runnable release;
  private boolean closed;

  /**
   * @param schema of {@link #schema}
   * @param timeout how long it may take until the last row, from now on; zero for any time
   */
  public EpochColumns(RowSchema schema, ChangeBuffer buffer, Duration timeout) {
    this.schema = schema;
    this.buffer = buffer;
    this.timeout = timeout;
  }

  /**
   * The columns of the result.
   *
   * @param span of the statement
   * @throws LaminarException when the query has a column of one of the names
   */
  public static RowSchema schema(RowSchema query, SourceSpan span) {
    for (Column column : query.columns()) {
      if (COLUMNS.stream().anyMatch(each -> each.name().equalsIgnoreCase(column.name()))) {
        throw new LaminarException(
            ErrorCode.DUPLICATE_OBJECT,
            "the query has a column '" + column.name() + "', as every subscription has",
            span,
            "subscribe to a view that calls it by another name");
      }
    }
    List<Column> columns = new ArrayList<>(COLUMNS);
    columns.addAll(query.columns());
    return new RowSchema(columns);
  }

  /** Says what is done once when no more rows are wanted; at once when that is so already. */
  public void onRelease(Runnable action) {
    synchronized (this) {
      if (!closed) {
        release = action;
        return;
      }
    }
    action.run();
  }

  /** From now on the buffer is bounded: what the subscription begins with is there. */
  public void bound() {
    buffer.limit();
  }

  /**
   * Lets the reader wait for rows again.
   *
   * @param limit for how long, from now on; zero for any time
   */
  public void resume(Duration limit) {
    timeout = limit;
    startNs = System.nanoTime();
    buffer.resume();
  }

  /** Has the reader that waits get a {@code CANCELLED}. It may {@link #resume}: nothing is lost. */
  public void interrupt() {
    buffer.interrupt();
  }

  /** Whether rows are there already, so that {@link #next} does not wait long. */
  public boolean hasRows() {
    return pending != null || ahead instanceof Delivery.Rows || buffer.hasRows();
  }

  @Override
  public @Nullable ColumnBatch next() {
    Delivery.Rows rows = pending;
    while (rows == null) {
      Delivery delivery = ahead == null ? take() : ahead;
      ahead = null;
      if (delivery == null) {
        return null;
      }
      rows = delivery instanceof Delivery.Rows taken ? taken : null;
    }
    pending = rows;
    // More rows, or the end of the epoch, come soon: the engine is at work on them.
    ahead = take();
    pending = null;
    return batch(rows, !(ahead instanceof Delivery.Rows more && more.epoch() == rows.epoch()));
  }

  private @Nullable Delivery take() {
    if (timeout.isZero()) {
      return buffer.next(ChangeBuffer.FOREVER);
    }
    Delivery delivery = buffer.next(timeout.toNanos() - (System.nanoTime() - startNs));
    if (delivery == null && !buffer.isEnded()) {
      throw new LaminarException(
          ErrorCode.TIMED_OUT,
          "the statement took longer than " + timeout.toMillis() + " ms",
          SourceSpan.NONE,
          "allow it more time, or none at all for a subscription that goes on");
    }
    return delivery;
  }

  private ColumnBatch batch(Delivery.Rows rows, boolean last) {
    ColumnBatch from = rows.batch();
    int count = from.rowCount();
    ColumnBatch batch = ColumnBatch.allocate(schema, count);
    Arrays.fill(((LongVector) batch.column(0)).values(), rows.epoch());
    int[] weights = from.weights();
    int[] copied = ((IntVector) batch.column(1)).values();
    for (int row = 0; row < count; row++) {
      copied[row] = weights == null ? 1 : weights[row];
    }
    ((BooleanVector) batch.column(2)).values()[count - 1] = last;
    for (int column = 0; column < from.columnCount(); column++) {
      RowCopier.copy(from.column(column), 0, batch.column(COLUMNS.size() + column), 0, count);
    }
    batch.setRowCount(count);
    return batch;
  }

  /** Ends the subscription; the reader gets a {@code CANCELLED}. */
  public void cancel() {
    buffer.fail(new LaminarException(ErrorCode.CANCELLED, "the statement was cancelled"));
    release();
  }

  @Override
  public void close() {
    buffer.close();
    release();
  }

  private void release() {
    Runnable action;
    synchronized (this) {
      closed = true;
      action = release;
      release = null;
    }
    if (action != null) {
      action.run();
    }
  }
}
