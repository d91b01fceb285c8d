package dev.laminar;

import dev.laminar.kernel.engine.Engine;
import dev.laminar.kernel.engine.PushSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/** A source without connector, but for the pushing of records: see {@link Source}. */
public sealed class SourceControl permits Source {

  private static final long MICROS_PER_SECOND = 1_000_000;

  private final Engine engine;
  final PushSource source;

  SourceControl(Engine engine, PushSource source) {
    this.engine = engine;
    this.source = source;
  }

  /**
   * Says that rows of earlier event times will come no more: closes windows, for example, for which
   * no row tells that their time is over. Returns when the queries have put out what that makes
   * due, and all that was pushed before. A watermark never goes back.
   *
   * @throws dev.laminar.kernel.error.LaminarException after {@link #end}, or when a listener that
   *     the engine waits for calls it
   */
  public final void advanceWatermark(LocalDateTime eventTime) {
    long micros =
        Math.addExact(
            Math.multiplyExact(eventTime.toEpochSecond(ZoneOffset.UTC), MICROS_PER_SECOND),
            eventTime.get(ChronoField.MICRO_OF_SECOND));
    engine.advanceWatermark(source.name(), micros);
  }

  /**
   * Returns when the queries have processed all that was pushed until now.
   *
   * @throws dev.laminar.kernel.error.LaminarException when a listener that the engine waits for
   *     calls it
   */
  public final void flush() {
    engine.flush(source.name());
  }

  /**
   * Ends the input: queries close their windows and complete. Nothing can be pushed afterwards, by
   * anybody.
   */
  public final void end() {
    source.close();
  }
}
