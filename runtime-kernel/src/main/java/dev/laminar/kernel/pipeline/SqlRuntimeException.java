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
  private boolean earlierPutOut;

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

  /** Index of the row within its input batch; -1 when it is not an input row's fault. */
  public int batchRow() {
    return batchRow;
  }
}
