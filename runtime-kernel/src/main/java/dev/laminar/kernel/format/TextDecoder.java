package dev.laminar.kernel.format;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.RecordDecoder;

/**
 * A decoder of records that are lines of text: the loop over records, their ends, what to do with a
 * broken one.
 *
 * <p>A record that cannot be read is only called malformed when its end is in the buffer; before
 * that it is incomplete, so that the answer does not depend on how the input was cut. Nothing in
 * the buffer is changed before the whole record is known to be good: values that have to be decoded
 * in place are marked by a negative length first.
 */
public abstract class TextDecoder extends RecordDecoder {

  /** What a record method returns when it fails, having said why. */
  protected static final int FAILED = -1;

  private static final int BYTE_ORDER_MARK = 0xBFBBEF;

  private final String[] names;
  private final String[] types;
  private final Expectation[] expectations;

  /** Whether a value of the current record has to be decoded in place. */
  protected boolean pending;

  /** Line feeds inside the current record. */
  protected int innerLines;

  private Failure failure = Failure.VALUE;
  private int failedColumn;
  private int failedStart;
  private int failedOffset;
  private boolean started;

  /** Why the current record is malformed. */
  enum Failure {
    VALUE,
    MISSING,
    UNKNOWN_KEY,
    STRUCTURE
  }

  protected TextDecoder(int columns) {
    names = new String[columns];
    types = new String[columns];
    expectations = new Expectation[columns];
  }

  /**
   * Names a column of the batch; called by the constructors of generated classes.
   *
   * @param expectation name of an {@link Expectation}
   */
  protected void column(int index, String name, String type, String expectation) {
    describe(index, name, type, expectation);
  }

  final void describe(int index, String name, String type, String expectation) {
    names[index] = name;
    types[index] = type;
    expectations[index] = Expectation.valueOf(expectation);
  }

  /** Puts the batch's arrays into fields and shares the buffer with its text columns. */
  protected abstract void bind(byte[] bytes, ColumnBatch batch);

  /**
   * Reads the record at {@code at} into a row. Returns the offset behind its last value, or {@link
   * #FAILED}.
   */
  protected abstract int record(byte[] bytes, int at, int row);

  /** Decodes the marked values of a row in place. */
  protected abstract void resolve(byte[] bytes, int row);

  /** Offset of the first byte of the next record that is not blank; counts the lines it passes. */
  abstract int skipBlank(byte[] bytes, int from, int to);

  /**
   * Offset of the line feed that ends a record, from its last value on; the offset of anything else
   * that is there.
   */
  abstract int lineEnd(byte[] bytes, int at);

  /** What is wrong with a record's structure. */
  abstract String describeStructure(byte[] bytes, int offset, int to);

  /** What is wrong with a value that is not of a column's type. */
  abstract String describeValue(byte[] bytes, int column, int start, int offset, int to);

  @Override
  public void continueFrom(RecordDecoder before) {
    started = ((TextDecoder) before).started;
  }

  @Override
  public final Status decode(
      byte[] bytes, int from, int to, boolean endOfInput, ColumnBatch batch) {
    linesConsumed = 0;
    int at = from;
    if (!started) {
      if (isCutMark(bytes, from, to) && !endOfInput) {
        position = from;
        return from == to ? Status.OK : Status.INCOMPLETE;
      }
      started = true;
      at =
          to - from >= 3 && (Words.getInt(bytes, from) & 0xFFFFFF) == BYTE_ORDER_MARK
              ? from + 3
              : from;
    }
    bind(bytes, batch);
    return decodeRecords(bytes, at, to, endOfInput, batch);
  }

  /** Whether the bytes may be the beginning of a byte order mark and no more. */
  private static boolean isCutMark(byte[] bytes, int from, int to) {
    int length = to - from;
    return length < 3
        && (Words.getInt(bytes, from) & 0xFFFFFF) == (BYTE_ORDER_MARK & (1 << 8 * length) - 1);
  }

  private Status decodeRecords(
      byte[] bytes, int from, int to, boolean endOfInput, ColumnBatch batch) {
    int row = batch.rowCount();
    int capacity = batch.capacity();
    int at = from;
    Status status = Status.OK;
    while (row < capacity) {
      at = skipBlank(bytes, at, to);
      if (at >= to) {
        break;
      }
      pending = false;
      innerLines = 0;
      int end = record(bytes, at, row);
      end = end < 0 ? end : endOfRecord(bytes, end, to, endOfInput);
      if (end < 0) {
        status = failed(bytes, at, to, endOfInput);
        break;
      }
      if (pending) {
        resolve(bytes, row);
      }
      row += acceptRecord() ? 1 : 0;
      at = end;
    }
    position = Math.min(at, to);
    batch.setRowCount(row);
    return status;
  }

  /** The record just read is good. Returns false when it is not a row, such as a header line. */
  boolean acceptRecord() {
    return true;
  }

  private int endOfRecord(byte[] bytes, int from, int to, boolean endOfInput) {
    int at = lineEnd(bytes, from);
    if (bytes[at] == '\n') {
      linesConsumed += 1 + innerLines;
      return at + 1;
    }
    if (at >= to && endOfInput) {
      linesConsumed += 1 + innerLines;
      return to;
    }
    return broken(at);
  }

  private Status failed(byte[] bytes, int at, int to, boolean endOfInput) {
    if (!endOfInput && skipRecord(bytes, at, to, false) < 0) {
      return Status.INCOMPLETE;
    }
    errorOffset = Math.min(failedOffset, to);
    errorMessage =
        switch (failure) {
          case VALUE -> "column " + names[failedColumn] + ": " + valueMessage(bytes, to);
          case MISSING ->
              "column " + names[failedColumn] + ": is missing, but the column is NOT NULL";
          case UNKNOWN_KEY ->
              Snippet.of(bytes, errorOffset, to) + " is not a column of this source";
          case STRUCTURE -> describeStructure(bytes, errorOffset, to);
        };
    return Status.MALFORMED;
  }

  private String valueMessage(byte[] bytes, int to) {
    return describeValue(bytes, failedColumn, failedStart, errorOffset, to);
  }

  /** A value was refused by its reader, which returned {@code code}. Returns {@link #FAILED}. */
  protected final int rejected(int column, int start, int code) {
    failure = Failure.VALUE;
    failedColumn = column;
    failedStart = start;
    failedOffset = ~code;
    return FAILED;
  }

  /** A NOT NULL column has no value. Returns {@link #FAILED}. */
  protected final int missing(int column, int offset) {
    failure = Failure.MISSING;
    failedColumn = column;
    failedOffset = offset;
    return FAILED;
  }

  /** The record is not what its format asks for at {@code offset}. Returns {@link #FAILED}. */
  protected final int broken(int offset) {
    failure = Failure.STRUCTURE;
    failedOffset = offset;
    return FAILED;
  }

  /** A key that the source does not declare. Returns {@link #FAILED}. */
  final int unknownKey(int offset) {
    failure = Failure.UNKNOWN_KEY;
    failedOffset = offset;
    return FAILED;
  }

  /** Makes a text column's values views into the buffer. */
  protected static void share(byte[] bytes, BytesVector column, ColumnBatch batch) {
    if (batch.rowCount() > 0 && column.heap() != bytes) {
      throw new IllegalStateException(
          "rows of one batch come from one buffer: hand the batch over first");
    }
    column.shareHeap(bytes);
  }

  /**
   * The length of a text of too many characters without those at its end, which must be blanks for
   * it to be stored (ISO/IEC 9075-2 9.2); -1 when they are not.
   */
  static int withoutBlanks(byte[] bytes, int offset, int length, int excess) {
    int end = offset + length;
    for (int i = end - excess; i < end; i++) {
      if (bytes[i] != ' ') {
        return -1;
      }
    }
    return length - excess;
  }

  /** Moves a row's text into a CHAR column's own heap, with blanks up to its length. */
  final void pad(byte[] bytes, BytesVector column, int row, int characters) {
    int offset = column.offsets()[row];
    int length = column.lengths()[row];
    int missing = characters - Utf8.characters(bytes, offset, length);
    column.append(row, bytes, offset, length, missing, (byte) ' ');
  }

  /** Moves a row's bytes into a BINARY column's own heap, with zeros up to its length. */
  final void padBinary(byte[] bytes, BytesVector column, int row, int size) {
    int length = column.lengths()[row];
    column.append(row, bytes, column.offsets()[row], length, size - length, (byte) 0);
  }

  final int columnCount() {
    return names.length;
  }

  final String columnName(int column) {
    return names[column];
  }

  final String columnType(int column) {
    return types[column];
  }

  final Expectation expectation(int column) {
    return expectations[column];
  }
}
