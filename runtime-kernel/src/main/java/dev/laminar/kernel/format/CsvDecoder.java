package dev.laminar.kernel.format;

import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.connector.RecordDecoder;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Base of the generated decoders of CSV (RFC 4180). A generated class has one method per column and
 * a loop over the fields of a row, which asks {@link #columnAt} what each field is: the header
 * decides that when there is one.
 */
public abstract class CsvDecoder extends TextDecoder {

  /** In {@link #columnAt}: a field that is not read. */
  protected static final int SKIP = -1;

  /** By position in a row: the column of the batch, or {@link #SKIP}. */
  protected int[] columnAt;

  private final CsvSyntax syntax;
  private final boolean hasHeader;
  private final int[] declaredPositions;
  private final byte delimiter;
  private final byte quote;
  private final byte[] nullText;
  private final long[] scratch = new long[1];
  private final double[] wideScratch = new double[1];
  private int recordStart;
  private boolean mapped;
  private @Nullable CsvHeader readHeader;
  private String headerProblem = "";

  /**
   * @param declared columns of the source, read or not
   * @param delimiter one ASCII character
   * @param quote one ASCII character
   * @param nullText what an unquoted field says for NULL; may be empty
   */
  protected CsvDecoder(
      int columns,
      int declared,
      boolean hasHeader,
      String delimiter,
      String quote,
      String nullText) {
    super(columns);
    this.hasHeader = hasHeader;
    this.delimiter = (byte) delimiter.charAt(0);
    this.quote = (byte) quote.charAt(0);
    this.nullText = nullText.getBytes(StandardCharsets.UTF_8);
    this.syntax = new CsvSyntax(this.delimiter, this.quote);
    this.declaredPositions = new int[columns];
    this.columnAt = new int[declared];
  }

  /** Names a column of the batch and its position among the declared ones. */
  protected final void column(
      int index, String name, String type, String expectation, int position) {
    column(index, name, type, expectation);
    declaredPositions[index] = position;
  }

  /** Reads the row at {@code at}. Returns the offset behind its last field, or {@link #FAILED}. */
  protected abstract int fields(byte[] bytes, int at, int row);

  @Override
  protected final int record(byte[] bytes, int at, int row) {
    recordStart = at;
    if (mapped) {
      return fields(bytes, at, row);
    }
    if (hasHeader) {
      return header(bytes, at);
    }
    mapDeclared();
    return fields(bytes, at, row);
  }

  private void mapDeclared() {
    Arrays.fill(columnAt, SKIP);
    for (int i = 0; i < declaredPositions.length; i++) {
      columnAt[declaredPositions[i]] = i;
    }
    mapped = true;
  }

  private int header(byte[] bytes, int at) {
    CsvHeader header = CsvHeader.read(syntax, bytes, at);
    if (!headerProblem.isEmpty() || !header.problem(this).isEmpty()) {
      return broken(at);
    }
    readHeader = header;
    columnAt = header.columns(this);
    return header.end();
  }

  @Override
  public void continueFrom(RecordDecoder before) {
    super.continueFrom(before);
    CsvDecoder other = (CsvDecoder) before;
    if (!other.mapped || !hasHeader) {
      return; // the header is still to come, or there is none
    }
    CsvHeader header = Objects.requireNonNull(other.readHeader, "mapped by a header");
    String problem = header.problem(this);
    if (!problem.isEmpty()) {
      throw new LaminarException(ErrorCode.MALFORMED_INPUT, problem);
    }
    readHeader = header;
    columnAt = header.columns(this);
    mapped = true;
  }

  @Override
  final boolean acceptRecord() {
    boolean isRow = mapped;
    mapped = true;
    return isRow;
  }

  /**
   * What a field that is missing or too much means; {@code at} is where. Returns {@link #FAILED}.
   */
  protected final int ragged(int at) {
    return broken(at);
  }

  /** Moves over a field that is not read. */
  protected final int skipField(byte[] bytes, int at) {
    int end = bytes[at] == quote ? skipQuoted(bytes, at) : syntax.plainEnd(bytes, at);
    return end >= 0 ? end : broken(~end);
  }

  private int skipQuoted(byte[] bytes, int at) {
    int end = syntax.closingQuote(bytes, at + 1);
    if (end < 0) {
      return end;
    }
    innerLines += syntax.lineFeeds(bytes, at, end);
    return end + 1;
  }

  /** Whether the field is NULL: empty or the NULL text, without quotes. */
  protected final boolean isNull(byte[] bytes, int at) {
    return nullText.length == 0 ? syntax.isEnd(bytes[at]) : isNullText(bytes, at);
  }

  private boolean isNullText(byte[] bytes, int at) {
    int i = 0;
    while (i < nullText.length && bytes[at + i] == nullText[i]) {
      i++;
    }
    return i == nullText.length && syntax.isEnd(bytes[at + i]);
  }

  /** Moves over a field that {@link #isNull}. */
  protected final int nullValue(int at) {
    return at + nullText.length;
  }

  protected final int booleanValue(int column, byte[] bytes, int at, boolean[] values, int row) {
    int start = unquoted(bytes, at);
    int end = start;
    long word = 0;
    while (end < start + 6 && isLetterOrDigit(bytes[end])) {
      word = word << 8 | bytes[end] | 0x20;
      end++;
    }
    int value = BooleanWords.valueOf(word);
    values[row] = value == 1;
    return closed(column, bytes, at, value < 0 ? ~at : end);
  }

  private static boolean isLetterOrDigit(byte unit) {
    int letter = unit | 0x20;
    return letter >= 'a' && letter <= 'z' || NumberSyntax.isDigit(unit);
  }

  protected final int byteValue(int column, byte[] bytes, int at, byte[] values, int row) {
    return closed(
        column, bytes, at, Numbers.readByte(bytes, numberStart(bytes, at), values, row, scratch));
  }

  protected final int shortValue(int column, byte[] bytes, int at, short[] values, int row) {
    return closed(
        column, bytes, at, Numbers.readShort(bytes, numberStart(bytes, at), values, row, scratch));
  }

  protected final int intValue(int column, byte[] bytes, int at, int[] values, int row) {
    return closed(
        column, bytes, at, Numbers.readInt(bytes, numberStart(bytes, at), values, row, scratch));
  }

  protected final int longValue(int column, byte[] bytes, int at, long[] values, int row) {
    return closed(column, bytes, at, Numbers.readLong(bytes, numberStart(bytes, at), values, row));
  }

  protected final int decimalValue(
      int column, byte[] bytes, int at, long[] values, int row, int scale, int precision) {
    int start = numberStart(bytes, at);
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
    int start = numberStart(bytes, at);
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
        Numbers.readEpoch(bytes, numberStart(bytes, at), values, row, scale, digits));
  }

  protected final int floatValue(int column, byte[] bytes, int at, float[] values, int row) {
    int start = numberStart(bytes, at);
    int end = Doubles.readFloat(bytes, start, values, row, wideScratch, scratch);
    if (end < 0) {
      int special = Doubles.readSpecial(bytes, start, wideScratch, 0);
      values[row] = (float) wideScratch[0];
      end = special < 0 ? end : special;
    }
    return closed(column, bytes, at, end);
  }

  protected final int doubleValue(int column, byte[] bytes, int at, double[] values, int row) {
    int start = numberStart(bytes, at);
    int end = Doubles.readDouble(bytes, start, values, row, scratch);
    if (end < 0) {
      int special = Doubles.readSpecial(bytes, start, values, row);
      end = special < 0 ? end : special;
    }
    return closed(column, bytes, at, end);
  }

  protected final int dateValue(int column, byte[] bytes, int at, int[] values, int row) {
    return closed(column, bytes, at, DateTimes.readDate(bytes, unquoted(bytes, at), values, row));
  }

  protected final int timeValue(
      int column, byte[] bytes, int at, long[] values, int row, int digits) {
    return closed(
        column, bytes, at, DateTimes.readTime(bytes, unquoted(bytes, at), values, row, digits));
  }

  protected final int timestampValue(
      int column, byte[] bytes, int at, long[] values, int row, int digits) {
    return closed(
        column,
        bytes,
        at,
        DateTimes.readTimestamp(bytes, unquoted(bytes, at), values, row, digits));
  }

  /** INTERVAL DAY TO SECOND. */
  protected final int dayTimeValue(int column, byte[] bytes, int at, long[] values, int row) {
    int start = unquoted(bytes, at);
    return closed(
        column,
        bytes,
        at,
        Intervals.readDayTime(
            bytes, start, bytes.length, values, row, Intervals.DAY, Intervals.SECOND));
  }

  /** INTERVAL YEAR TO MONTH. */
  protected final int yearMonthValue(int column, byte[] bytes, int at, int[] values, int row) {
    int start = unquoted(bytes, at);
    return closed(
        column,
        bytes,
        at,
        Intervals.readYearMonth(
            bytes, start, bytes.length, values, row, Intervals.YEAR, Intervals.MONTH));
  }

  protected final int textValue(
      int column, byte[] bytes, int at, int[] offsets, int[] lengths, int row) {
    if (bytes[at] == quote) {
      return quotedText(column, bytes, at, offsets, lengths, row);
    }
    int end = syntax.plainEnd(bytes, at);
    offsets[row] = at;
    lengths[row] = end - at;
    int invalid = Utf8.firstInvalid(bytes, at, end);
    return invalid == end ? end : rejected(column, at, ~invalid);
  }

  private int quotedText(int column, byte[] bytes, int at, int[] offsets, int[] lengths, int row) {
    int start = at + 1;
    int end = syntax.closingQuote(bytes, start);
    if (end < 0) {
      return rejected(column, at, end);
    }
    int invalid = Utf8.firstInvalid(bytes, start, end);
    if (invalid < end) {
      return rejected(column, at, ~invalid);
    }
    innerLines += syntax.lineFeeds(bytes, start, end);
    boolean doubled = syntax.hasQuote(bytes, start, end);
    pending |= doubled;
    offsets[row] = start;
    lengths[row] = doubled ? ~(end - start) : end - start;
    return closed(column, bytes, at, end);
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
    int characters =
        marked
            ? syntax.characters(bytes, offsets[row], length)
            : Utf8.characters(bytes, offsets[row], length);
    int excess = characters - limit;
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

  /** Binary data as pairs of hexadecimal digits, of at most that many bytes. */
  protected final int binaryValue(
      int column, byte[] bytes, int at, int[] offsets, int[] lengths, int row, int limit) {
    int start = unquoted(bytes, at);
    int end = start > at ? syntax.closingQuote(bytes, start) : syntax.plainEnd(bytes, start);
    if (end < 0) {
      return rejected(column, at, end);
    }
    int invalid = Hex.firstInvalid(bytes, start, end);
    if (invalid < end || (end - start) / 2 > limit) {
      return rejected(column, at, invalid < end ? ~invalid : ~at);
    }
    offsets[row] = start;
    lengths[row] = ~(end - start);
    pending = true;
    return closed(column, bytes, at, end);
  }

  /** Makes one quote of each pair in a row's text, if it has any, in place. */
  protected final void resolveText(byte[] bytes, int[] offsets, int[] lengths, int row) {
    if (lengths[row] < 0) {
      lengths[row] = syntax.collapse(bytes, offsets[row], ~lengths[row]);
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

  /** Decodes a row's hexadecimal digits in place. */
  protected final void resolveBinary(byte[] bytes, int[] offsets, int[] lengths, int row) {
    if (lengths[row] < 0) {
      lengths[row] = Hex.decode(bytes, offsets[row], ~lengths[row]);
    }
  }

  private int unquoted(byte[] bytes, int at) {
    return bytes[at] == quote ? at + 1 : at;
  }

  private int numberStart(byte[] bytes, int at) {
    int start = bytes[at] == quote ? at + 1 : at;
    return bytes[start] == '+' && NumberSyntax.isDigit(bytes[start + 1]) ? start + 1 : start;
  }

  /** Ends a field whose value ended at {@code end}. */
  private int closed(int column, byte[] bytes, int at, int end) {
    if (end < 0) {
      return rejected(column, at, end);
    }
    int after = bytes[at] == quote ? end + 1 : end;
    boolean complete = (after == end || bytes[end] == quote) && syntax.isEnd(bytes[after]);
    return complete ? after : rejected(column, at, ~end);
  }

  @Override
  final int skipBlank(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int next = bytes[at] == '\r' ? at + 1 : at;
      if (bytes[next] != '\n') {
        return next == to ? to : at;
      }
      linesConsumed++;
      at = next + 1;
    }
    return to;
  }

  @Override
  final int lineEnd(byte[] bytes, int at) {
    return bytes[at] == '\r' ? at + 1 : at;
  }

  @Override
  public final int skipRecord(byte[] bytes, int from, int to, boolean endOfInput) {
    int next = syntax.nextRecord(bytes, from, to);
    if (next >= 0) {
      return next;
    }
    if (!endOfInput) {
      return -1;
    }
    int nextLine = Lines.next(bytes, from, to);
    return nextLine < 0 ? to : nextLine;
  }

  @Override
  final String describeStructure(byte[] bytes, int offset, int to) {
    if (!mapped) {
      headerProblem =
          headerProblem.isEmpty()
              ? CsvHeader.read(syntax, bytes, recordStart).problem(this)
              : headerProblem;
      return headerProblem;
    }
    return CsvProblem.structure(syntax, bytes, recordStart, offset, to, columnAt.length);
  }

  @Override
  final String describeValue(byte[] bytes, int column, int start, int offset, int to) {
    return CsvProblem.value(
        syntax, bytes, expectation(column), columnType(column), start, offset, to);
  }
}
