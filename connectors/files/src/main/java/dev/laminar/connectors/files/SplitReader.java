package dev.laminar.connectors.files;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.RecordDecoder;
import dev.laminar.kernel.connector.RecordDecoder.Status;
import dev.laminar.kernel.connector.SourceMetrics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Turns the bytes of one file into batches. The rows of a batch come from one call of the decoder:
 * they are consecutive records, and text in them points into the buffer, which does not move before
 * the next call.
 */
final class SplitReader {

  /** Bytes kept, for messages, of a record that is too long to be held. */
  private static final int KEPT_BYTES = 64 << 10;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final RecordBuffer buffer;
  private final int maxRecordBytes;
  private final MalformedRecords malformedRecords;
  private final SourceMetrics metrics;
  private final RowLocator locator = new RowLocator();

  private long limit;
  private boolean complete;
  private boolean endOfInput;
  private boolean malformed;
  private String malformedMessage = "";

  /** Where the offending byte is, counted from the start of the record. */
  private int malformedAt;

  /** Malformed records have a number too, so that the numbers of a file's rows tell its records. */
  private long nextRecordNumber = 1;

  SplitReader(
      FilesSourceOptions options, MalformedRecords malformedRecords, SourceMetrics metrics) {
    this.buffer = new RecordBuffer(options.readBufferBytes(), options.maxRecordBytes());
    this.maxRecordBytes = options.maxRecordBytes();
    this.malformedRecords = malformedRecords;
    this.metrics = metrics;
  }

  /**
   * Goes to a file, where it was left. Bytes read of the file before and not decoded are forgotten:
   * its offset stands before them.
   *
   * @param readLimit offset in the file that is not read past
   * @param endsThere whether the file ends there, so that its last line needs no line end
   */
  void start(FileSplit split, long readLimit, boolean endsThere) {
    limit = readLimit;
    complete = endsThere;
    endOfInput = false;
    malformed = false;
    buffer.restart(split.offset());
  }

  /**
   * Reads rows of the file that was started.
   *
   * @return false when there is nothing more up to the limit, but perhaps the beginning of a record
   */
  boolean read(FileSplit split, ColumnBatch batch) {
    while (true) {
      if (split.isDiscarding() && !discardLine(split)) {
        return false;
      }
      if (malformed && !passMalformed(split)) {
        return false;
      }
      if (!buffer.isEmpty() && decode(split, batch) > 0) {
        return true;
      }
      if (!malformed && !advance(split)) {
        return false;
      }
    }
  }

  /** Where a row of the last batch came from. */
  String position(int row) {
    return locator.position(row);
  }

  /** Counts a record that was cut off while it was being written; its bytes are gone. */
  void reportCutOff(FileSplit split) {
    nextRecordNumber++;
    malformedRecords.accept(
        new MalformedRecord(
            split.name(),
            split.line(),
            1,
            split.offset(),
            "the file was truncated while its last record was incomplete",
            ByteBuffer.allocate(0),
            true));
  }

  private int decode(FileSplit split, ColumnBatch batch) {
    RecordDecoder decoder = split.decoder();
    int from = buffer.start();
    Status status = decoder.decode(buffer.bytes(), from, buffer.end(), endOfInput, batch);
    int consumed = decoder.position() - from;
    int rows = batch.rowCount();
    if (rows > 0) {
      locator.mark(split, split.offset(), split.line(), consumed, rows);
      batch.setFirstRowNumber(nextRecordNumber);
      nextRecordNumber += rows;
      metrics.addRows(rows);
    }
    consume(split, consumed, decoder.linesConsumed());
    if (status == Status.MALFORMED) {
      markMalformed(decoder.errorMessage(), decoder.errorOffset() - decoder.position());
    }
    return rows;
  }

  private void consume(FileSplit split, int bytes, long lines) {
    buffer.consume(bytes);
    split.advance(bytes, lines);
  }

  /**
   * Makes progress where the decoder could not: with more bytes, at the end of the file, or by
   * giving a record up.
   */
  private boolean advance(FileSplit split) {
    if (endOfInput) {
      if (buffer.isEmpty()) {
        return false;
      }
      markMalformed("the record is cut off by the end of the file", buffer.remaining() - 1);
      return true;
    }
    if (buffer.isFull()) {
      giveUp(split, tooLong(), 0);
      return true;
    }
    return fill(split);
  }

  /**
   * @return false when there is nothing to decode that was not there before
   */
  private boolean fill(FileSplit split) {
    int count;
    try {
      count = buffer.fill(split.input(), limit);
    } catch (IOException e) {
      throw FileErrors.cannotRead(split.input().path, e);
    }
    if (count > 0) {
      metrics.addBytes(count);
      return split.offset() > 0 || skipByteOrderMark(split);
    }
    if (complete && !endOfInput) {
      endOfInput = true;
      return !buffer.isEmpty();
    }
    return false;
  }

  private boolean skipByteOrderMark(FileSplit split) {
    int start = buffer.start();
    int length = BYTE_ORDER_MARK.length;
    if (buffer.bytes()[start] != BYTE_ORDER_MARK[0]) {
      return true;
    }
    if (buffer.remaining() < length) {
      return fill(split);
    }
    if (Arrays.equals(buffer.bytes(), start, start + length, BYTE_ORDER_MARK, 0, length)) {
      consume(split, length, 0);
    }
    return true;
  }

  private void markMalformed(String message, int at) {
    malformed = true;
    malformedMessage = message;
    malformedAt = Math.max(0, at);
  }

  private String tooLong() {
    return "the record is longer than max_record_size (" + maxRecordBytes + " bytes)";
  }

  /**
   * Reports the malformed record that the buffer starts with, and passes it over.
   *
   * @return false when its end has not arrived
   */
  private boolean passMalformed(FileSplit split) {
    int next;
    while ((next = nextRecord(split)) < 0) {
      if (buffer.isFull()) {
        giveUp(split, malformedMessage, malformedAt);
        return true;
      }
      if (!fill(split)) {
        return false;
      }
    }
    malformed = false;
    int start = buffer.start();
    report(split, malformedMessage, malformedAt, Lines.trimEnd(buffer.bytes(), start, next), false);
    consume(split, next - start, Lines.count(buffer.bytes(), start, next));
    return true;
  }

  private int nextRecord(FileSplit split) {
    int next = split.decoder().skipRecord(buffer.bytes(), buffer.start(), buffer.end(), endOfInput);
    return next < 0 && endOfInput ? buffer.end() : next;
  }

  /**
   * Passes over the first line of a record whose end is not in the largest buffer. Not over the
   * whole buffer: an opening quote too many makes everything after it one record.
   */
  private void giveUp(FileSplit split, String message, int at) {
    malformed = false;
    int start = buffer.start();
    int lineEnd = Lines.indexOfEnd(buffer.bytes(), start, buffer.end());
    int kept = Math.min(buffer.remaining(), KEPT_BYTES);
    report(
        split,
        message,
        at,
        lineEnd < 0 ? start + kept : Lines.trimEnd(buffer.bytes(), start, lineEnd + 1),
        true);
    if (lineEnd < 0) {
      consume(split, buffer.remaining(), 0);
      split.setDiscarding(true);
    } else {
      consume(split, lineEnd + 1 - start, 1);
    }
  }

  private boolean discardLine(FileSplit split) {
    while (true) {
      int lineEnd = Lines.indexOfEnd(buffer.bytes(), buffer.start(), buffer.end());
      if (lineEnd >= 0) {
        consume(split, lineEnd + 1 - buffer.start(), 1);
        split.setDiscarding(false);
        return true;
      }
      consume(split, buffer.remaining(), 0);
      if (!fill(split)) {
        return false;
      }
    }
  }

  private void report(FileSplit split, String message, int at, int contentEnd, boolean truncated) {
    nextRecordNumber++;
    byte[] bytes = buffer.bytes();
    int start = buffer.start();
    int offending = Math.min(start + at, buffer.end());
    int lineStart = Lines.start(bytes, start, offending);
    malformedRecords.accept(
        new MalformedRecord(
            split.name(),
            split.line() + Lines.count(bytes, start, offending),
            Lines.characters(bytes, lineStart, offending) + 1L,
            split.offset() + at,
            message,
            ByteBuffer.wrap(bytes, start, contentEnd - start),
            truncated));
  }
}
