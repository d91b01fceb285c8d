package dev.laminar;

import dev.laminar.binding.RowWriter;
import dev.laminar.kernel.engine.Engine;
import dev.laminar.kernel.engine.PushSource;

/**
 * Pushes records into a source. Any thread may push; what happens when the engine does not keep up
 * is the source's {@code backpressure} option (by default the pushing thread waits).
 *
 * @param <T> the record: components match columns by name
 */
public final class Source<T> extends SourceControl implements AutoCloseable {

  private final RowWriter<T> writer;

  Source(Engine engine, PushSource source, RowWriter<T> writer) {
    super(engine, source);
    this.writer = writer;
  }

  /**
   * Pushes one row.
   *
   * @throws dev.laminar.kernel.error.LaminarException when a component is null for a NOT NULL
   *     column or does not fit its type, when the buffer is full and the source rejects then, or
   *     after {@link #end}
   */
  public void push(T row) {
    source.push(row, writer::write);
  }

  /** Lets go of this handle; the source goes on. Use {@link #end} to end its input. */
  @Override
  public void close() {}
}
