package dev.laminar.kernel.format;

import dev.laminar.kernel.connector.ByteBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text as CSV fields. One instance per encoder. */
public final class CsvWriter {

  private final CsvSyntax syntax;
  private final byte[] nullText;

  /**
   * @param nullText what stands for NULL; text that reads the same is quoted
   */
  public CsvWriter(String delimiter, String quote, String nullText) {
    this.syntax = new CsvSyntax((byte) delimiter.charAt(0), (byte) quote.charAt(0));
    this.nullText = nullText.getBytes(StandardCharsets.UTF_8);
  }

  public void nullValue(ByteBuilder out) {
    out.append(nullText, 0, nullText.length);
  }

  /** A header's name. */
  public void name(ByteBuilder out, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    text(out, Arrays.copyOf(bytes, bytes.length + 16), 0, bytes.length);
  }

  /**
   * Quoted only if it has to be: for delimiters, quotes, line breaks, outer blanks, or because it
   * looks like NULL.
   */
  public void text(ByteBuilder out, byte[] heap, int offset, int length) {
    if (!needsQuotes(heap, offset, length)) {
      out.append(heap, offset, length);
      return;
    }
    byte quote = syntax.quote();
    out.append(quote);
    for (int i = offset; i < offset + length; i++) {
      byte unit = heap[i];
      if (unit == quote) {
        out.append(quote);
      }
      out.append(unit);
    }
    out.append(quote);
  }

  private boolean needsQuotes(byte[] heap, int offset, int length) {
    int to = offset + length;
    if (Arrays.equals(heap, offset, to, nullText, 0, nullText.length)) {
      return true;
    }
    if (length == 0) {
      return false;
    }
    if (heap[offset] == ' ' || heap[to - 1] == ' ') {
      return true;
    }
    int at = offset;
    while (at < to && !syntax.isEnd(heap[at]) && heap[at] != syntax.quote()) {
      at++;
    }
    return at < to;
  }

  /** Binary data as hexadecimal digits; nothing at all is quoted, so that it is not NULL. */
  public void binary(ByteBuilder out, byte[] heap, int offset, int length) {
    byte[] bytes = out.reserve(Math.addExact(Math.multiplyExact(2, length), 2));
    int at = out.length();
    if (length == 0) {
      bytes[at] = syntax.quote();
      bytes[at + 1] = syntax.quote();
      out.setLength(at + 2);
      return;
    }
    out.setLength(Hex.encode(heap, offset, length, bytes, at));
  }
}
