package dev.laminar;

/**
 * How a subscription treats a reader that is slower than the query.
 *
 * @param bufferRows rows that may wait for the reader. What a table or view holds when the
 *     subscription begins does not count
 * @param bufferBytes bytes that their values may take
 * @param policy when more rows, or larger ones, would have to wait
 */
public record SubscribeOptions(int bufferRows, long bufferBytes, LagPolicy policy) {

  private static final int DEFAULT_ROWS = 8_192;
  private static final long DEFAULT_BYTES = 64L << 20;

  public SubscribeOptions {
    if (bufferRows < 1) {
      throw new IllegalArgumentException("a buffer of " + bufferRows + " rows");
    }
    if (bufferBytes < 1) {
      throw new IllegalArgumentException("a buffer of " + bufferBytes + " bytes");
    }
  }

  /** With 64 MiB. */
  public SubscribeOptions(int bufferRows, LagPolicy policy) {
    this(bufferRows, DEFAULT_BYTES, policy);
  }

  /** 8,192 rows or 64 MiB, then the engine waits for the reader. */
  public static SubscribeOptions defaults() {
    return new SubscribeOptions(DEFAULT_ROWS, LagPolicy.BLOCK);
  }

  public SubscribeOptions withBufferRows(int rows) {
    return new SubscribeOptions(rows, bufferBytes, policy);
  }

  public SubscribeOptions withBufferBytes(long bytes) {
    return new SubscribeOptions(bufferRows, bytes, policy);
  }

  public SubscribeOptions withPolicy(LagPolicy value) {
    return new SubscribeOptions(bufferRows, bufferBytes, value);
  }
}
