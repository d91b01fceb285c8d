package dev.laminar.kernel.connector;

/** Counters of one source run; written by its agent only. */
public final class SourceMetrics {

  private volatile long rows;
  private volatile long bytes;
  private volatile long malformed;
  private volatile String lastError = "";

  public void addRows(long count) {
    rows = rows + count;
  }

  public void addBytes(long count) {
    bytes = bytes + count;
  }

  /** Counts a malformed record and keeps its message for SHOW SOURCES. */
  public void addMalformed(String message) {
    malformed = malformed + 1;
    lastError = message;
  }

  public long rows() {
    return rows;
  }

  public long bytes() {
    return bytes;
  }

  public long malformed() {
    return malformed;
  }

  public String lastError() {
    return lastError;
  }
}
