package dev.laminar.kernel.format;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.composite.CompositeBuilder;
import dev.laminar.kernel.connector.ByteBuilder;
import java.util.Arrays;

/**
 * Base of generated decoders of JSON whose columns hold arrays, maps and rows: what reading their
 * parts takes. A part is read into one of the arrays of one element, and goes from there into a
 * {@link CompositeBuilder}.
 */
public abstract class JsonPartDecoder extends JsonDecoder {

  protected final boolean[] booleans = new boolean[1];
  protected final byte[] tinies = new byte[1];
  protected final short[] smalls = new short[1];
  protected final int[] ints = new int[1];
  protected final long[] longs = new long[1];
  protected final long[] lows = new long[1];
  protected final float[] floats = new float[1];
  protected final double[] doubles = new double[1];
  protected final int[] offsets = new int[1];
  protected final int[] lengths = new int[1];

  private final ByteBuilder text = new ByteBuilder(64 + BytesVector.PADDING_BYTES);
  private final boolean ignoresUnknown;

  /**
   * @param columns those of the batch, and a number for each part of them
   */
  protected JsonPartDecoder(int columns, boolean ignoreUnknown) {
    super(columns, ignoreUnknown);
    this.ignoresUnknown = ignoreUnknown;
  }

  /** Names a part of a column, for messages. */
  protected final void part(int index, String name, String type, String expectation) {
    describe(index, name, type, expectation);
  }

  /** Offset of the first thing behind an opening bracket or brace; {@link #FAILED}. */
  protected final int open(int column, byte[] bytes, int at, int bracket) {
    return bytes[at] == bracket ? JsonBlanks.skip(bytes, at + 1) : rejected(column, at, ~at);
  }

  protected static int blanks(byte[] bytes, int at) {
    return JsonBlanks.skip(bytes, at);
  }

  /** Something else stands where a comma, a colon or an end must be. Returns {@link #FAILED}. */
  protected final int unexpected(int at) {
    return broken(at);
  }

  /** Finds the values of a row's fields. Returns the offset behind the object. */
  protected final int fields(int column, byte[] bytes, int at, JsonFields fields) {
    fields.clear();
    int next = open(column, bytes, at, '{');
    if (next < 0 || bytes[next] == '}') {
      return next < 0 ? next : next + 1;
    }
    while (true) {
      if (bytes[next] != '"') {
        return broken(next);
      }
      int keyEnd = JsonStrings.skip(bytes, next + 1);
      if (keyEnd < 0) {
        return broken(~keyEnd);
      }
      int colon = JsonBlanks.skip(bytes, keyEnd + 1);
      if (bytes[colon] != ':') {
        return broken(colon);
      }
      int value = JsonBlanks.skip(bytes, colon + 1);
      if (!note(fields, bytes, next + 1, keyEnd, value) && !ignoresUnknown) {
        return unknownKey(next);
      }
      int end = JsonSkip.value(bytes, value);
      if (end < 0) {
        return broken(~end);
      }
      int after = JsonBlanks.skip(bytes, end);
      if (bytes[after] == '}') {
        return after + 1;
      }
      if (bytes[after] != ',') {
        return broken(after);
      }
      next = JsonBlanks.skip(bytes, after + 1);
    }
  }

  private static boolean note(JsonFields fields, byte[] bytes, int from, int to, int value) {
    if (!JsonStrings.hasEscape(bytes, from, to)) {
      return fields.found(bytes, from, to - from, value);
    }
    byte[] key = Arrays.copyOfRange(bytes, from, to + BytesVector.PADDING_BYTES);
    return JsonStrings.validate(key, 0) == to - from
        && fields.found(key, 0, JsonStrings.unescape(key, 0, to - from), value);
  }

  /** A field that the object does not have. Returns {@link #FAILED}. */
  protected final int absent(int column, int at) {
    return missing(column, at);
  }

  /**
   * Writes the text that was read last.
   *
   * @param characters how many it is padded to with blanks; 0 for as many as it has
   */
  protected final void putText(CompositeBuilder builder, byte[] bytes, int characters) {
    boolean escaped = lengths[0] < 0;
    int length = escaped ? ~lengths[0] : lengths[0];
    if (!escaped && characters == 0) {
      builder.putText(bytes, offsets[0], length);
      return;
    }
    copy(bytes, length);
    int unescaped = escaped ? JsonStrings.unescape(text.bytes(), 0, length) : length;
    text.setLength(unescaped);
    if (characters > 0) {
      for (int i = Utf8.characters(text.bytes(), 0, unescaped); i < characters; i++) {
        text.append((byte) ' ');
      }
    }
    builder.putText(text.bytes(), 0, text.length());
  }

  /**
   * Writes the binary value that was read last.
   *
   * @param size how many bytes it is padded to with zeros; 0 for as many as it has
   */
  protected final void putBinary(CompositeBuilder builder, byte[] bytes, int size) {
    int length = ~lengths[0];
    copy(bytes, length);
    text.setLength(Base64Text.decode(text.bytes(), 0, length));
    while (text.length() < size) {
      text.append((byte) 0);
    }
    builder.putText(text.bytes(), 0, text.length());
  }

  /** The buffer is not changed before the whole record is known to be good. */
  private void copy(byte[] bytes, int length) {
    text.setLength(0);
    text.append(bytes, offsets[0], length);
    text.reserve(BytesVector.PADDING_BYTES);
  }
}
