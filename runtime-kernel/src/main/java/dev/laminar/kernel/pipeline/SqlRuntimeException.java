package dev.laminar.kernel.pipeline;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;

/**
 * A row made generated code fail: division by zero, overflow, a bad cast. Carries its site and,
 * once known, its row.
 */
public final class SqlRuntimeException extends LaminarException {

  private final ErrorSite site;
  private int batchRow = -1;

  public SqlRuntimeException(ErrorCode code, String message, ErrorSite site, String help) {
    super(code, message, site.span(), help);
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

  /** Index of the row within its input batch; -1 when it is not an input row's fault. */
  public int batchRow() {
    return batchRow;
  }
}
