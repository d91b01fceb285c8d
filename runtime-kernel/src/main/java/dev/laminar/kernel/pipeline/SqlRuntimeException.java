package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import org.jspecify.annotations.Nullable;

/**
 * A row made generated code fail: division by zero, overflow, a bad cast. Carries its site and,
 * once known, its row.
 */
public final class SqlRuntimeException extends LaminarException {

  private final ErrorSite site;
  private int batchRow = -1;
  private boolean earlierPutOut;
  private String rowText = "";

  public SqlRuntimeException(ErrorCode code, String message, ErrorSite site, String help) {
    this(code, message, site, help, null);
  }

  /**
   * @param cause what the user's code threw; null when there is none of his
   */
  public SqlRuntimeException(
      ErrorCode code, String message, ErrorSite site, String help, @Nullable Throwable cause) {
    super(code, message, site.span(), help, cause);
    this.site = site;
  }

  public ErrorSite site() {
    return site;
  }

  /** Called by the generated row loop on its way out. Returns this. */
  public SqlRuntimeException atRow(int row) {
    if (batchRow < 0) {
      batchRow = row;
    }
    return this;
  }

  /** The batch was a piece of another one, from that row on. */
  public void inPieceFrom(int row) {
    if (batchRow >= 0) {
      batchRow += row;
    }
  }

  /**
   * As {@link #atRow}, from a loop that makes many rows of one and has put out what came before.
   */
  public SqlRuntimeException atRowBehindOutput(int row) {
    earlierPutOut = true;
    return atRow(row);
  }

  /** Whether the rows before the failing one have been put out. */
  public boolean isEarlierPutOut() {
    return earlierPutOut;
  }

  /**
   * Tells the values of the row: called by the stage whose input the row is in, the innermost
   * first.
   */
  public void describeRow(String text) {
    if (rowText.isEmpty()) {
      rowText = text;
    }
  }

  /** The values of the row in short form; empty when they are not told. */
  public String rowText() {
    return rowText;
  }

  /** Index of the row within its input batch; -1 when it is not an input row's fault. */
  public int batchRow() {
    return batchRow;
  }
}
