package dev.laminar.jdbc;

import dev.laminar.Cursor;
import dev.laminar.kernel.error.LaminarException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** The rows of a cursor. */
final class LaminarResultSet extends LabelledRows {

  private final Cursor cursor;
  private final @Nullable LaminarStatement statement;
  private final String sql;
  private final CursorValues values;
  private int row;
  private boolean ended;
  private boolean closed;
  private boolean wasNull;

  /**
   * @param statement null for rows of metadata
   * @param sql for positions of errors
   */
  LaminarResultSet(Cursor cursor, @Nullable LaminarStatement statement, String sql) {
    this.cursor = cursor;
    this.statement = statement;
    this.sql = sql;
    this.values = new CursorValues(cursor);
  }

  private void requireOpen() throws SQLException {
    if (closed) {
      throw Refusals.closed("result set");
    }
  }

  /** The cursor's index of a column that is to be read. */
  private int read(int column) throws SQLException {
    requireOpen();
    if (row == 0 || ended) {
      throw new SQLException("the result set is not on a row", "24000");
    }
    if (column < 1 || column > cursor.columns().size()) {
      throw Refusals.invalidArgument(
          "there is no column " + column + ": there are " + cursor.columns().size());
    }
    wasNull = cursor.isNull(column - 1);
    return column - 1;
  }

  @Override
  public boolean next() throws SQLException {
    requireOpen();
    if (ended) {
      return false;
    }
    try {
      if (cursor.next()) {
        row++;
        return true;
      }
    } catch (LaminarException e) {
      ended = true;
      throw SqlExceptions.of(e, sql);
    }
    ended = true;
    return false;
  }

  @Override
  public void close() {
    if (!closed) {
      closeRows();
      if (statement != null) {
        statement.completed(this);
      }
    }
  }

  /** Closes the rows only, whatever closing them may close. */
  void closeRows() {
    closed = true;
    cursor.close();
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean wasNull() throws SQLException {
    requireOpen();
    return wasNull;
  }

  @Override
  public @Nullable String getString(int column) throws SQLException {
    return cursor.getText(read(column));
  }

  @Override
  public @Nullable String getNString(int column) throws SQLException {
    return getString(column);
  }

  @Override
  public boolean getBoolean(int column) throws SQLException {
    int index = read(column);
    return !wasNull && values.toBoolean(index);
  }

  @Override
  public byte getByte(int column) throws SQLException {
    int index = read(column);
    return wasNull ? 0 : (byte) values.toLong(index, Byte.MIN_VALUE, Byte.MAX_VALUE);
  }

  @Override
  public short getShort(int column) throws SQLException {
    int index = read(column);
    return wasNull ? 0 : (short) values.toLong(index, Short.MIN_VALUE, Short.MAX_VALUE);
  }

  @Override
  public int getInt(int column) throws SQLException {
    int index = read(column);
    return wasNull ? 0 : (int) values.toLong(index, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  @Override
  public long getLong(int column) throws SQLException {
    int index = read(column);
    return wasNull ? 0 : values.toLong(index, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  @Override
  public float getFloat(int column) throws SQLException {
    return (float) getDouble(column);
  }

  @Override
  public double getDouble(int column) throws SQLException {
    int index = read(column);
    return wasNull ? 0 : values.toDouble(index);
  }

  @Override
  public @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
    int index = read(column);
    return wasNull ? null : values.toDecimal(index);
  }

  @Deprecated
  @Override
  public @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
    BigDecimal value = getBigDecimal(column);
    return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
  }

  @Override
  public byte @Nullable [] getBytes(int column) throws SQLException {
    int index = read(column);
    return wasNull ? null : values.toBytes(index);
  }

  @Override
  public @Nullable Date getDate(int column) throws SQLException {
    return getDate(column, null);
  }

  @Override
  public @Nullable Time getTime(int column) throws SQLException {
    return getTime(column, null);
  }

  @Override
  public @Nullable Timestamp getTimestamp(int column) throws SQLException {
    return getTimestamp(column, null);
  }

  @Override
  public @Nullable Date getDate(int column, @Nullable Calendar calendar) throws SQLException {
    int index = read(column);
    return wasNull ? null : CalendarTimes.date(values.toLocalDate(index, calendar), calendar);
  }

  @Override
  public @Nullable Time getTime(int column, @Nullable Calendar calendar) throws SQLException {
    int index = read(column);
    return wasNull ? null : CalendarTimes.time(values.toLocalTime(index, calendar), calendar);
  }

  @Override
  public @Nullable Timestamp getTimestamp(int column, @Nullable Calendar calendar)
      throws SQLException {
    int index = read(column);
    return wasNull ? null : values.toTimestamp(index, calendar);
  }

  /** Valid until {@link #next}. */
  @Override
  public @Nullable InputStream getBinaryStream(int column) throws SQLException {
    int index = read(column);
    values.requireBytes(index);
    return wasNull
        ? null
        : new ByteArrayInputStream(
            cursor.bytes(index), cursor.bytesOffset(index), cursor.bytesLength(index));
  }

  /** UTF-8, of which ASCII is a part. */
  @Override
  public @Nullable InputStream getAsciiStream(int column) throws SQLException {
    return getBinaryStream(column);
  }

  @Override
  public @Nullable Reader getCharacterStream(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new StringReader(text);
  }

  @Override
  public @Nullable Reader getNCharacterStream(int column) throws SQLException {
    return getCharacterStream(column);
  }

  @Override
  public @Nullable Object getObject(int column) throws SQLException {
    int index = read(column);
    return wasNull ? null : values.toObject(index);
  }

  @Override
  public @Nullable Array getArray(int column) throws SQLException {
    int index = read(column);
    return wasNull ? null : values.toArray(index);
  }

  @Override
  public <T> @Nullable T getObject(int column, Class<T> type) throws SQLException {
    int index = read(column);
    return wasNull ? null : type.cast(values.toObject(index, type));
  }

  @Override
  public int findColumn(String label) throws SQLException {
    requireOpen();
    for (int i = 0; i < cursor.columns().size(); i++) {
      if (cursor.columns().get(i).name().equalsIgnoreCase(label)) {
        return i + 1;
      }
    }
    throw new SQLException("there is no column '" + label + "'", "42703");
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    requireOpen();
    return new ColumnDescriptions(cursor.columns());
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    requireOpen();
    return statement;
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    requireOpen();
    return null;
  }

  @Override
  public void clearWarnings() throws SQLException {
    requireOpen();
  }

  @Override
  public int getRow() throws SQLException {
    requireOpen();
    return ended ? 0 : row;
  }

  @Override
  public boolean isFirst() throws SQLException {
    requireOpen();
    return row == 1 && !ended;
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    requireOpen();
    return row > 0 && ended;
  }

  @Override
  public void setFetchDirection(int direction) throws SQLException {
    if (direction != FETCH_FORWARD) {
      throw Refusals.forwardOnly("setFetchDirection");
    }
  }

  @Override
  public int getFetchDirection() {
    return FETCH_FORWARD;
  }

  /** A hint that comes too late: the rows are on their way. */
  @Override
  public void setFetchSize(int size) throws SQLException {
    requireOpen();
  }

  @Override
  public int getFetchSize() throws SQLException {
    requireOpen();
    return statement == null ? 0 : statement.getFetchSize();
  }

  @Override
  public int getType() {
    return TYPE_FORWARD_ONLY;
  }

  @Override
  public int getConcurrency() {
    return CONCUR_READ_ONLY;
  }

  @Override
  public int getHoldability() {
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type == Cursor.class ? type.cast(cursor) : Wrapping.unwrap(this, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type == Cursor.class || type.isInstance(this);
  }
}
