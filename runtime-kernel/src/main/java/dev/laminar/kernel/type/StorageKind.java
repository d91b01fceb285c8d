package dev.laminar.kernel.type;

/** How a value lies in a column and in generated code's local variables. */
public enum StorageKind {
  /** {@code boolean[]}; one {@code boolean} local. */
  BOOLEAN,
  /** {@code byte[]}; one {@code int} local. */
  BYTE,
  /** {@code short[]}; one {@code int} local. */
  SHORT,
  /**
   * {@code int[]}; one {@code int} local. INTEGER, DATE (days), INTERVAL YEAR TO MONTH (months).
   */
  INT,
  /**
   * {@code long[]}; one {@code long} local. BIGINT, DECIMAL up to 18 digits (unscaled), TIME,
   * TIMESTAMP, day-time intervals (µs).
   */
  LONG,
  /** {@code float[]}; one {@code float} local. */
  FLOAT,
  /** {@code double[]}; one {@code double} local. */
  DOUBLE,
  /**
   * Two {@code long[]} (high, low, two's complement); two {@code long} locals. DECIMAL of 19 to 38
   * digits (unscaled).
   */
  DECIMAL128,
  /**
   * A view: heap {@code byte[]}, {@code int} offset, {@code int} length; three locals. UTF-8 for
   * text, raw for binary, the bytes of {@code CompositeBytes} for ARRAY, MAP and ROW.
   */
  BYTES
}
