package dev.laminar.kernel.connector;

import dev.laminar.kernel.batch.ColumnBatch;

/**
 * A generated decoder: from encoded records in a buffer straight into column arrays. Instances keep
 * state between calls and belong to one split.
 *
 * <p>The buffer has {@code BytesVector.PADDING_BYTES} zero bytes after {@code to}. Text columns of
 * the batch become views into it (escapes are resolved in place, so decoders may rewrite bytes of
 * records they consumed).
 */
public abstract class RecordDecoder {

  /** How a call of {@link #decode} ended. */
  public enum Status {
    /** The batch is full, or every byte is consumed. */
    OK,
    /**
     * What is left is the beginning of a record: call again with more bytes after it, or with
     * {@code endOfInput}.
     */
    INCOMPLETE,
    /** The record at {@link #position()} is malformed; rows before it are in the batch. */
    MALFORMED
  }

  /**
   * Where decoding stopped: the start of the next record, of the incomplete or of the malformed
   * one.
   */
  protected int position;

  /**
   * Records decoded into the batch or (blank lines, header) passed over by the last call, as lines
   * of the input.
   */
  protected long linesConsumed;

  protected String errorMessage = "";
  protected int errorOffset;

  /**
   * Decodes records until the batch is full, the bytes are used up, or one is malformed. Appends
   * after the rows that the batch holds and sets its row count.
   */
  public abstract Status decode(
      byte[] buffer, int from, int to, boolean endOfInput, ColumnBatch batch);

  /**
   * Goes on in the middle of a split, where a decoder of other columns of the same format is.
   *
   * @throws dev.laminar.kernel.error.LaminarException when the split does not have the columns
   */
  public void continueFrom(RecordDecoder before) {}

  /**
   * Start of the record after the one at {@code from}; -1 when its end is not in the buffer. Used
   * to skip malformed ones.
   */
  public abstract int skipRecord(byte[] buffer, int from, int to, boolean endOfInput);

  public final int position() {
    return position;
  }

  /** Lines the last call moved past, for line numbers in messages. */
  public final long linesConsumed() {
    return linesConsumed;
  }

  /** After {@link Status#MALFORMED}: what is wrong with which column, for a user. */
  public final String errorMessage() {
    return errorMessage;
  }

  /** After {@link Status#MALFORMED}: offset in the buffer of the offending byte. */
  public final int errorOffset() {
    return errorOffset;
  }
}
