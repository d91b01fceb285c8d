package dev.laminar;

import dev.laminar.kernel.error.LaminarException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows, one after the other. It stands before the first row to begin with. Columns count from 0.
 * Getters of a primitive read the column's array without boxing, and are for columns of the types
 * they name; under a NULL their value is unspecified: ask {@link #isNull} first. One thread reads.
 */
public interface Cursor extends AutoCloseable {

  List<ColumnInfo> columns();

  /**
   * Goes to the next row, waiting for it.
   *
   * @return false when there are no more: the input ended, or the cursor is closed
   * @throws LaminarException why the query failed; {@code CANCELLED}, {@code TIMED_OUT}
   */
  boolean next();

  /**
   * How often the row is there more than before: 1 for one that is added or replaces the one of its
   * key, negative for one that is taken back. Always 1 unless {@link ExecuteOptions#changes}.
   */
  int weight();

  boolean isNull(int column);

  /** BOOLEAN. */
  boolean getBoolean(int column);

  /**
   * TINYINT to BIGINT; DATE in days and timestamps in µs since 1970-01-01, TIME in µs since
   * midnight, intervals in months or µs.
   */
  long getLong(int column);

  /** Any number. */
  double getDouble(int column);

  /** DECIMAL and integers; null for NULL. */
  @Nullable BigDecimal getDecimal(int column);

  /** A value of any type as {@code CAST(… AS VARCHAR)} spells it; null for NULL. */
  @Nullable String getText(int column);

  /** Text as UTF-8, and binary values, as a new array; null for NULL. */
  byte @Nullable [] getBytes(int column);

  /**
   * Where the bytes of a text (UTF-8) or a binary value lie, from {@link #bytesOffset}, {@link
   * #bytesLength} of them. Until {@link #next} is called.
   */
  byte[] bytes(int column);

  int bytesOffset(int column);

  int bytesLength(int column);

  /** A value of any type as {@link Row} has it; null for NULL. */
  @Nullable Object getObject(int column);

  /** Ends the query; idempotent. */
  @Override
  void close();
}
