package dev.laminar.testkit;

import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** One thing that a test does or expects. Lines count from 1. */
sealed interface Step {

  /** Where it begins in the file. */
  int line();

  /**
   * Statements.
   *
   * @param text padded with empty lines, so that positions in messages are those of the file
   */
  record Sql(String text, int line) implements Step {}

  /** {@code @script}: the statements of another file. */
  record ScriptFile(String path, int line) implements Step {}

  /** {@code @rows}: rows that come into a source or a table, as one epoch. */
  record Rows(String target, TextTable rows, int line) implements Step {}

  /** {@code @watermark}: rows of earlier event times come no more. */
  record Watermark(String source, LocalDateTime time, int line) implements Step {}

  /** {@code @end}: a source ends. */
  record End(String source, int line) implements Step {}

  /**
   * {@code @clock}: what time it is.
   *
   * @param time null where the clock is moved on instead
   */
  record Clock(@Nullable LocalDateTime time, Duration by, int line) implements Step {}

  /**
   * {@code @expect}: what was put out since the last time this was asked.
   *
   * @param lastLine of its table; its own line when it has none
   */
  record Expect(String query, boolean ordered, TextTable rows, int line, int lastLine)
      implements Step {}

  /**
   * {@code @query}: what a query answers now.
   *
   * @param text padded as that of {@link Sql}
   * @param bodyLine the last line of the query
   * @param lastLine of its table; {@code bodyLine} when it has none
   */
  record Query(String text, boolean ordered, TextTable rows, int line, int bodyLine, int lastLine)
      implements Step {}

  /**
   * {@code @error}: the step before fails.
   *
   * @param text what the message contains
   */
  record Failure(String text, int line) implements Step {}
}
