package dev.laminar.kernel.engine;

/** A listener attached to a query. */
public interface Subscription extends AutoCloseable {

  /**
   * Detaches the listener: no call of it begins after this returns, unless this is called by the
   * listener itself.
   */
  @Override
  void close();
}
