package dev.laminar.connectors.files;

import java.nio.ByteBuffer;

/**
 * A record that could not be decoded.
 *
 * @param line line of the offending byte, counting from 1
 * @param column character of the offending byte in its line, counting from 1
 * @param offset of the offending byte in the unpacked file, counting from 0
 * @param content the record's bytes without its line end, a view that holds until the next one
 * @param truncated whether the content is only the beginning of the record
 */
record MalformedRecord(
    String file,
    long line,
    long column,
    long offset,
    String message,
    ByteBuffer content,
    boolean truncated) {

  /** {@code trades.json:1000:17 (byte 183423): column price: expected a number, found "abc"}. */
  String describe() {
    return file + ":" + line + ":" + column + " (byte " + offset + "): " + message;
  }
}
