package dev.laminar;

/** A listener attached to a stream. */
public interface Registration extends AutoCloseable {

  /**
   * Detaches the listener: no call of it begins after this returns, unless the listener itself
   * closes.
   */
  @Override
  void close();
}
