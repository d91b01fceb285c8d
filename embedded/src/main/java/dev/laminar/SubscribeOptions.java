package dev.laminar;

/**
 * How a subscription treats a reader that is slower than the query.
 *
 * @param bufferRows rows that may wait for the reader. What a table or view holds when the
 *     subscription begins does not count
 * @param policy when more rows would have to wait
 */
public record SubscribeOptions(int bufferRows, LagPolicy policy) {

  private static final int DEFAULT_ROWS = 8_192;

  public SubscribeOptions {
    if (bufferRows < 1) {
      throw new IllegalArgumentException("a buffer of " + bufferRows + " rows");
    }
  }

  /** 8,192 rows, then the engine waits for the reader. */
  public static SubscribeOptions defaults() {
    return new SubscribeOptions(DEFAULT_ROWS, LagPolicy.BLOCK);
  }

  public SubscribeOptions withBufferRows(int rows) {
    return new SubscribeOptions(rows, policy);
  }

  public SubscribeOptions withPolicy(LagPolicy value) {
    return new SubscribeOptions(bufferRows, value);
  }
}
