package dev.laminar.kernel.engine;

import dev.laminar.kernel.error.SourceSpan;

/**
 * What a query keeps of what it has put out, and from where it takes what another one keeps.
 *
 * @param historyBytes bytes that the epochs may take that are kept; 0 for none
 * @param fromEpoch with which epoch of the stream that it reads it begins; {@link #NOW} for what
 *     comes next
 * @param span where the statement says so
 */
public record Retention(long historyBytes, long fromEpoch, SourceSpan span) {

  /** A query begins with what comes next. */
  public static final long NOW = -1;

  /** Nothing is kept, and nothing taken of what is. */
  public static final Retention NONE = new Retention(0, NOW, SourceSpan.NONE);

  /** A query that keeps epochs of its own. */
  public static Retention keeping(long historyBytes) {
    return new Retention(historyBytes, NOW, SourceSpan.NONE);
  }

  /** A query that begins with an epoch that is past. */
  public static Retention from(long epoch, SourceSpan span) {
    return new Retention(0, epoch, span);
  }

  boolean isLate() {
    return fromEpoch != NOW;
  }
}
