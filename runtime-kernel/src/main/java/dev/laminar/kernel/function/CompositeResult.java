package dev.laminar.kernel.function;

import dev.laminar.kernel.composite.CompositeBuilder;
import dev.laminar.kernel.composite.CompositeWriters;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.SqlErrors;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeText;
import org.jspecify.annotations.Nullable;

/** Lists and maps that functions yield as ARRAY and MAP values: one for each call site. */
public final class CompositeResult {

  private static final byte[] NOTHING = {};

  private final DataType type;

  /** The last value: its first {@link #length} bytes. */
  public byte[] heap = NOTHING;

  public int length;

  /**
   * @param type as {@link TypeText} has it
   */
  public CompositeResult(String type) {
    this.type = TypeText.read(type);
  }

  /** Takes a result; null leaves what was there, as nobody reads it. */
  public void of(@Nullable Object value, ErrorSites sites, int site) {
    if (value == null) {
      return;
    }
    CompositeBuilder written;
    try {
      written =
          CompositeWriters.write(
              type,
              value,
              (row, field) -> {
                throw new ClassCastException(row.getClass().getName());
              });
    } catch (LaminarException e) {
      throw SqlErrors.error(e.code(), String.valueOf(e.getMessage()), sites, site, e.help());
    } catch (ClassCastException | ArithmeticException e) {
      throw SqlErrors.error(
          ErrorCode.TYPE_MISMATCH,
          "a function yields something else than " + type.toSql() + ": " + e.getMessage(),
          sites,
          site,
          "");
    }
    heap = written.heap;
    length = written.length;
  }
}
