package dev.laminar.kernel.format;

import dev.laminar.kernel.batch.BytesVector;
import java.util.Arrays;

/**
 * Base of the generated decoders of newline-delimited JSON objects. A generated class has one
 * method per column, which calls the reader of its type, and a loop over the keys of a record:
 *
 * <pre>{@code
 * long field = nextField(bytes, at);         // SKIP, END or FIRST + column in the upper half, offset in the lower
 * switch ((int) (field >> 32)) { case 2: at = price(bytes, (int) field, row); ... }
 * }</pre>
 */
public abstract class JsonDecoder extends TextDecoder {

  /** The record has no more keys. */
  protected static final int END = 0;

  /** A key that is not read. */
  protected static final int SKIP = 1;

  /** The first column's field; the others follow in order. */
  protected static final int FIRST = 2;

  /** One bit per column that the current record has given a value or NULL. */
  protected final long[] seen;

  private final boolean ignoreUnknown;
  private final JsonShape shape = new JsonShape();
  private final KeyTable keys = new KeyTable();
  private final long[] scratch = new long[1];
  private final double[] wideScratch = new double[1];

  private int recordStart;

  protected JsonDecoder(int columns, boolean ignoreUnknown) {
    super(columns);
    this.seen = new long[(columns + 63) >>> 6];
    this.ignoreUnknown = ignoreUnknown;
  }

  @Override
  protected final void column(int index, String name, String type, String expectation) {
    super.column(index, name, type, expectation);
    keys.add(name, FIRST + index);
  }

  /**
   * Names a column of the source that the batch does not have; called when unknown keys are errors.
   */
  protected final void unreadColumn(String name) {
    keys.add(name, SKIP);
  }

  /** Starts a record; forgets which columns the last one had. */
  protected final void startRecord(int at) {
    shape.startRecord();
    recordStart = at;
    long[] bits = seen;
    for (int i = 0; i < bits.length; i++) {
      bits[i] = 0;
    }
  }

  /**
   * Moves from behind a value (or from the opening brace) to the next value: {@code field << 32 |
   * offset}; negative when the record is malformed.
   */
  protected final long nextField(byte[] bytes, int at) {
    if (bytes[at] == '}' && at != recordStart) {
      return at + 1;
    }
    long match = shape.match(bytes, at);
    if (match < 0) {
      return findField(bytes, at);
    }
    return bytes[(int) match] > ' ' ? match : behindBlanks(bytes, match);
  }

  /** The same field; more blanks stand before its value than the last time. */
  private static long behindBlanks(byte[] bytes, long match) {
    int at = (int) match;
    return match - at + JsonBlanks.skip(bytes, at);
  }

  private long findField(byte[] bytes, int from) {
    int at = JsonBlanks.skip(bytes, from);
    byte unit = bytes[at];
    boolean first = from == recordStart;
    if (unit == '}' && !first) {
      return at + 1;
    }
    if (!first) {
      long match = shape.matchLater(bytes, from);
      if (match >= 0) {
        return behindBlanks(bytes, match);
      }
    }
    if (unit != (first ? '{' : ',')) {
      return broken(at);
    }
    at = JsonBlanks.skip(bytes, at + 1);
    if (bytes[at] == '}' && first) {
      return at + 1;
    }
    return bytes[at] == '"' ? findKey(bytes, from, at + 1) : broken(at);
  }

  private long findKey(byte[] bytes, int separator, int key) {
    int keyEnd = JsonStrings.skip(bytes, key);
    if (keyEnd < 0) {
      return broken(~keyEnd);
    }
    int colon = JsonBlanks.skip(bytes, keyEnd + 1);
    if (bytes[colon] != ':') {
      return broken(colon);
    }
    int value = JsonBlanks.skip(bytes, colon + 1);
    int field = lookup(bytes, key, keyEnd);
    if (field == KeyTable.UNKNOWN) {
      if (!ignoreUnknown) {
        return unknownKey(key - 1);
      }
      field = SKIP;
    }
    if ((field & KeyTable.OTHER_CASE) == 0) {
      shape.learn(bytes, separator, value, field);
      return (long) field << 32 | value;
    }
    shape.pass();
    field &= ~KeyTable.OTHER_CASE;
    boolean taken = field >= FIRST && isSeen(field - FIRST);
    return (long) (taken ? SKIP : field) << 32 | value;
  }

  private int lookup(byte[] bytes, int from, int to) {
    if (!JsonStrings.hasEscape(bytes, from, to)) {
      return keys.lookup(bytes, from, to - from);
    }
    byte[] key = Arrays.copyOfRange(bytes, from, to + BytesVector.PADDING_BYTES);
    return JsonStrings.validate(key, 0) == to - from
        ? keys.lookup(key, 0, JsonStrings.unescape(key, 0, to - from))
        : KeyTable.UNKNOWN;
  }

  private boolean isSeen(int column) {
    return (seen[column >>> 6] >>> column & 1) != 0;
  }

  /** Moves over a value that is not read. */
  protected final int skipValue(byte[] bytes, int at) {
    int end = JsonSkip.value(bytes, at);
    return end >= 0 ? end : broken(~end);
  }

  /** Reads the word null. */
  protected final int nullValue(int column, byte[] bytes, int at) {
    int end = JsonSkip.word(bytes, at);
    return end >= 0 ? end : rejected(column, at, end);
  }

  protected final int booleanValue(int column, byte[] bytes, int at, boolean[] values, int row) {
    int end = bytes[at] == 'n' ? ~at : JsonSkip.word(bytes, at);
    values[row] = bytes[at] == 't';
    return end >= 0 ? end : rejected(column, at, end);
  }

  protected final int byteValue(int column, byte[] bytes, int at, byte[] values, int row) {
    return closed(
        column, bytes, at, Numbers.readByte(bytes, unquoted(bytes, at), values, row, scratch));
  }

  protected final int shortValue(int column, byte[] bytes, int at, short[] values, int row) {
    return closed(
        column, bytes, at, Numbers.readShort(bytes, unquoted(bytes, at), values, row, scratch));
  }

  protected final int intValue(int column, byte[] bytes, int at, int[] values, int row) {
    return closed(
        column, bytes, at, Numbers.readInt(bytes, unquoted(bytes, at), values, row, scratch));
  }

  protected final int longValue(int column, byte[] bytes, int at, long[] values, int row) {
    return closed(column, bytes, at, Numbers.readLong(bytes, unquoted(bytes, at), values, row));
  }

  protected final int decimalValue(
      int column, byte[] bytes, int at, long[] values, int row, int scale, int precision) {
    int start = unquoted(bytes, at);
    return closed(
        column, bytes, at, Numbers.readDecimal(bytes, start, values, row, scale, precision));
  }

  protected final int decimal128Value(
      int column,
      byte[] bytes,
      int at,
      long[] highs,
      long[] lows,
      int row,
      int scale,
      int precision) {
    int start = unquoted(bytes, at);
    return closed(
        column, bytes, at, Decimals128.read(bytes, start, highs, lows, row, scale, precision));
  }

  /** An instant as a number of units since the epoch; see {@link Numbers#readEpoch}. */
  protected final int epochValue(
      int column, byte[] bytes, int at, long[] values, int row, int scale, int digits) {
    return closed(
        column,
        bytes,
        at,
        Numbers.readEpoch(bytes, unquoted(bytes, at), values, row, scale, digits));
  }

  protected final int floatValue(int column, byte[] bytes, int at, float[] values, int row) {
    int start = unquoted(bytes, at);
    int end = Doubles.readFloat(bytes, start, values, row, wideScratch, scratch);
    if (end < 0 && start > at) {
      end = Doubles.readSpecial(bytes, start, wideScratch, 0);
      values[row] = (float) wideScratch[0];
    }
    return closed(column, bytes, at, end);
  }

  protected final int doubleValue(int column, byte[] bytes, int at, double[] values, int row) {
    int start = unquoted(bytes, at);
    int end = Doubles.readDouble(bytes, start, values, row, scratch);
    if (end < 0 && start > at) {
      end = Doubles.readSpecial(bytes, start, values, row);
    }
    return closed(column, bytes, at, end);
  }

  protected final int dateValue(int column, byte[] bytes, int at, int[] values, int row) {
    return quoted(column, bytes, at, DateTimes.readDate(bytes, at + 1, values, row));
  }

  protected final int timeValue(
      int column, byte[] bytes, int at, long[] values, int row, int digits) {
    return quoted(column, bytes, at, DateTimes.readTime(bytes, at + 1, values, row, digits));
  }

  protected final int timestampValue(
      int column, byte[] bytes, int at, long[] values, int row, int digits) {
    return quoted(column, bytes, at, DateTimes.readTimestamp(bytes, at + 1, values, row, digits));
  }

  /** INTERVAL DAY TO SECOND. */
  protected final int dayTimeValue(int column, byte[] bytes, int at, long[] values, int row) {
    return quoted(
        column,
        bytes,
        at,
        Intervals.readDayTime(
            bytes, at + 1, bytes.length, values, row, Intervals.DAY, Intervals.SECOND));
  }

  /** INTERVAL YEAR TO MONTH. */
  protected final int yearMonthValue(int column, byte[] bytes, int at, int[] values, int row) {
    return quoted(
        column,
        bytes,
        at,
        Intervals.readYearMonth(
            bytes, at + 1, bytes.length, values, row, Intervals.YEAR, Intervals.MONTH));
  }

  /** Text: a string's content, or the JSON text of anything else. */
  protected final int textValue(
      int column, byte[] bytes, int at, int[] offsets, int[] lengths, int row) {
    int start = at + 1;
    if (bytes[at] != '"') {
      return rawValue(column, bytes, at, offsets, lengths, row);
    }
    int end = JsonStrings.plainEnd(bytes, start);
    offsets[row] = start;
    lengths[row] = end - start;
    return bytes[end] == '"' ? end + 1 : longTextValue(column, bytes, at, end, lengths, row);
  }

  /** As {@link #textValue}, of at most that many characters; more may be blanks, which are cut. */
  protected final int limitedTextValue(
      int column, byte[] bytes, int at, int[] offsets, int[] lengths, int row, int limit) {
    int end = textValue(column, bytes, at, offsets, lengths, row);
    boolean marked = lengths[row] < 0;
    int length = marked ? ~lengths[row] : lengths[row];
    if (end < 0 || length <= limit) {
      return end;
    }
    int excess = JsonStrings.characters(bytes, offsets[row], offsets[row] + length) - limit;
    if (excess <= 0) {
      return end;
    }
    int kept = withoutBlanks(bytes, offsets[row], length, excess);
    lengths[row] = marked ? ~kept : kept;
    return kept < 0 ? rejected(column, at, ~at) : end;
  }

  /** As {@link #limitedTextValue}, to be padded by {@link #resolvePadded}. */
  protected final int paddedTextValue(
      int column, byte[] bytes, int at, int[] offsets, int[] lengths, int row, int limit) {
    pending = true;
    return limitedTextValue(column, bytes, at, offsets, lengths, row, limit);
  }

  private int longTextValue(
      int column, byte[] bytes, int at, int plainEnd, int[] lengths, int row) {
    int end = JsonStrings.validate(bytes, plainEnd);
    if (end < 0) {
      return rejected(column, at, end);
    }
    int length = end - at - 1;
    boolean escaped = JsonStrings.hasEscape(bytes, plainEnd, end);
    pending |= escaped;
    lengths[row] = escaped ? ~length : length;
    return end + 1;
  }

  private int rawValue(int column, byte[] bytes, int at, int[] offsets, int[] lengths, int row) {
    int end = bytes[at] == 'n' ? ~at : JsonSkip.value(bytes, at);
    if (end < 0) {
      return rejected(column, at, end);
    }
    int invalid = Utf8.firstInvalid(bytes, at, end);
    offsets[row] = at;
    lengths[row] = end - at;
    return invalid == end ? end : rejected(column, at, ~invalid);
  }

  /** Binary data as base64, of at most that many bytes. */
  protected final int binaryValue(
      int column, byte[] bytes, int at, int[] offsets, int[] lengths, int row, int limit) {
    int start = at + 1;
    if (bytes[at] != '"') {
      return rejected(column, at, ~at);
    }
    int end = JsonStrings.plainEnd(bytes, start);
    int invalid = bytes[end] == '"' ? Base64Text.firstInvalid(bytes, start, end) : end;
    if (invalid < end || bytes[end] != '"') {
      return rejected(column, at, ~invalid);
    }
    if (Base64Text.decodedLength(bytes, start, end) > limit) {
      return rejected(column, at, ~at);
    }
    offsets[row] = start;
    lengths[row] = ~(end - start);
    pending = true;
    return end + 1;
  }

  /** Replaces the escapes of a row's text, if it has any, in place. */
  protected final void resolveText(byte[] bytes, int[] offsets, int[] lengths, int row) {
    if (lengths[row] < 0) {
      lengths[row] = JsonStrings.unescape(bytes, offsets[row], ~lengths[row]);
    }
  }

  /** As {@link #resolveText}, and pads it to that many characters. */
  protected final void resolvePadded(byte[] bytes, BytesVector column, int row, int characters) {
    resolveText(bytes, column.offsets(), column.lengths(), row);
    pad(bytes, column, row, characters);
  }

  /** As {@link #resolveBinary}, and pads it to that many bytes. */
  protected final void resolvePaddedBinary(byte[] bytes, BytesVector column, int row, int size) {
    resolveBinary(bytes, column.offsets(), column.lengths(), row);
    padBinary(bytes, column, row, size);
  }

  /** Decodes a row's base64 in place. */
  protected final void resolveBinary(byte[] bytes, int[] offsets, int[] lengths, int row) {
    if (lengths[row] < 0) {
      lengths[row] = Base64Text.decode(bytes, offsets[row], ~lengths[row]);
    }
  }

  private static int unquoted(byte[] bytes, int at) {
    return bytes[at] == '"' ? at + 1 : at;
  }

  /** Ends a number, which may stand in quotes. */
  private int closed(int column, byte[] bytes, int at, int end) {
    byte first = bytes[at];
    return first >= '1' && first <= '9' && end >= 0 ? end : closedUnusual(column, bytes, at, end);
  }

  private int closedUnusual(int column, byte[] bytes, int at, int end) {
    int start = unquoted(bytes, at);
    if (end < 0) {
      return rejected(column, at, end);
    }
    if (NumberSyntax.hasLeadingZero(bytes, start)) {
      return rejected(column, at, ~start);
    }
    return start > at ? quoted(column, bytes, at, end) : end;
  }

  /** Ends a value that must stand in quotes. */
  private int quoted(int column, byte[] bytes, int at, int end) {
    if (bytes[at] != '"') {
      return rejected(column, at, ~at);
    }
    if (end >= 0 && bytes[end] == '"') {
      return end + 1;
    }
    return rejected(column, at, end < 0 ? end : ~end);
  }

  @Override
  final int skipBlank(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      byte unit = bytes[at];
      if (unit == '\n') {
        linesConsumed++;
      } else if (unit != ' ' && unit != '\t' && unit != '\r') {
        return at;
      }
      at++;
    }
    return to;
  }

  @Override
  final int lineEnd(byte[] bytes, int at) {
    return bytes[at] == '\n' ? at : JsonBlanks.skip(bytes, at);
  }

  @Override
  public final int skipRecord(byte[] bytes, int from, int to, boolean endOfInput) {
    int next = Lines.next(bytes, from, to);
    return next < 0 && endOfInput ? to : next;
  }

  @Override
  final String describeStructure(byte[] bytes, int offset, int to) {
    return JsonProblem.structure(bytes, recordStart, offset, to);
  }

  @Override
  final String describeValue(byte[] bytes, int column, int start, int offset, int to) {
    return JsonProblem.value(bytes, expectation(column), columnType(column), start, offset, to);
  }
}
