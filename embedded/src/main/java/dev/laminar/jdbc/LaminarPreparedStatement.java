package dev.laminar.jdbc;

import dev.laminar.ParameterInfo;
import dev.laminar.PreparedCommand;
import dev.laminar.kernel.type.TypeKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A prepared statement. Values are converted to the types of their parameters when it executes. */
final class LaminarPreparedStatement extends RefusedParameters {

  private final PreparedCommand command;
  private final String sql;
  private final @Nullable Object[] values;
  private final boolean[] given;
  private final List<List<@Nullable Object>> batch = new ArrayList<>();

  LaminarPreparedStatement(LaminarConnection connection, PreparedCommand command, String sql) {
    super(connection);
    this.command = command;
    this.sql = sql;
    List<ParameterInfo> parameters = command.parameters();
    this.values = new Object[parameters.size()];
    this.given = new boolean[parameters.size()];
  }

  private void set(int parameter, @Nullable Object value) throws SQLException {
    requireOpen();
    if (parameter < 1 || parameter > values.length) {
      throw Refusals.invalidArgument(
          "there is no parameter " + parameter + ": the statement has " + values.length);
    }
    values[parameter - 1] = value;
    given[parameter - 1] = true;
  }

  private List<@Nullable Object> parameters() throws SQLException {
    for (int i = 0; i < given.length; i++) {
      if (!given[i]) {
        throw Refusals.wrongCall("parameter " + (i + 1) + " has no value");
      }
    }
    return Collections.unmodifiableList(new ArrayList<>(Arrays.asList(values)));
  }

  @Override
  public boolean execute() throws SQLException {
    return run(command, parameters(), sql);
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    return requireRows(!command.columns().isEmpty() && execute());
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    run(requireUpdate(command), parameters(), sql);
    return getLargeUpdateCount();
  }

  @Override
  public int executeUpdate() throws SQLException {
    return (int) Math.min(executeLargeUpdate(), Integer.MAX_VALUE);
  }

  @Override
  public void addBatch() throws SQLException {
    requireOpen();
    batch.add(parameters());
  }

  @Override
  public void clearBatch() throws SQLException {
    requireOpen();
    batch.clear();
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    requireOpen();
    List<List<@Nullable Object>> rows = List.copyOf(batch);
    batch.clear();
    requireUpdate(command);
    return executeAll(
        rows.size(),
        i -> {
          run(command, rows.get(i), sql);
          return getLargeUpdateCount();
        });
  }

  @Override
  public void clearParameters() throws SQLException {
    requireOpen();
    Arrays.fill(values, null);
    Arrays.fill(given, false);
  }

  /** Null when the statement has no rows, as JDBC wants it. */
  @Override
  public @Nullable ResultSetMetaData getMetaData() throws SQLException {
    requireOpen();
    return command.columns().isEmpty() ? null : new ColumnDescriptions(command.columns());
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    requireOpen();
    return new ParameterDescriptions(command.parameters());
  }

  @Override
  public void close() {
    super.close();
    command.close();
  }

  // The text is that of the statement: JDBC refuses methods that bring another.

  @Override
  public boolean execute(String other) throws SQLException {
    throw ownText();
  }

  @Override
  public ResultSet executeQuery(String other) throws SQLException {
    throw ownText();
  }

  @Override
  public long executeLargeUpdate(String other) throws SQLException {
    throw ownText();
  }

  @Override
  public void addBatch(String other) throws SQLException {
    throw ownText();
  }

  private static SQLException ownText() {
    return Refusals.wrongCall("a prepared statement has its text already");
  }

  @Override
  public void setNull(int parameter, int type) throws SQLException {
    set(parameter, null);
  }

  @Override
  public void setNull(int parameter, int type, @Nullable String typeName) throws SQLException {
    set(parameter, null);
  }

  @Override
  public void setBoolean(int parameter, boolean value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setByte(int parameter, byte value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setShort(int parameter, short value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setInt(int parameter, int value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setLong(int parameter, long value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setFloat(int parameter, float value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setDouble(int parameter, double value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setBigDecimal(int parameter, @Nullable BigDecimal value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setString(int parameter, @Nullable String value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setNString(int parameter, @Nullable String value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setBytes(int parameter, byte @Nullable [] value) throws SQLException {
    set(parameter, value == null ? null : value.clone());
  }

  @Override
  public void setDate(int parameter, @Nullable Date value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setTime(int parameter, @Nullable Time value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setTimestamp(int parameter, @Nullable Timestamp value) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setDate(int parameter, @Nullable Date value, @Nullable Calendar calendar)
      throws SQLException {
    set(
        parameter,
        value == null || calendar == null
            ? value
            : CalendarTimes.local(value.getTime(), calendar).toLocalDate());
  }

  @Override
  public void setTime(int parameter, @Nullable Time value, @Nullable Calendar calendar)
      throws SQLException {
    set(
        parameter,
        value == null || calendar == null
            ? value
            : CalendarTimes.local(value.getTime(), calendar).toLocalTime());
  }

  /** Of a parameter WITH LOCAL TIME ZONE the calendar says nothing: the value is an instant. */
  @Override
  public void setTimestamp(int parameter, @Nullable Timestamp value, @Nullable Calendar calendar)
      throws SQLException {
    boolean isLocal = value != null && calendar != null && !isInstant(parameter);
    set(
        parameter,
        isLocal
            ? CalendarTimes.local(value.getTime(), calendar).withNano(value.getNanos())
            : value);
  }

  private boolean isInstant(int parameter) {
    List<ParameterInfo> parameters = command.parameters();
    return parameter >= 1
        && parameter <= parameters.size()
        && parameters.get(parameter - 1).type().kind() == TypeKind.TIMESTAMP_LTZ;
  }

  /** The elements are those of now. */
  @Override
  public void setArray(int parameter, @Nullable Array value) throws SQLException {
    set(parameter, value == null ? null : value.getArray());
  }

  @Override
  public void setObject(int parameter, @Nullable Object value) throws SQLException {
    set(parameter, value);
  }

  /** The parameter's own type counts. */
  @Override
  public void setObject(int parameter, @Nullable Object value, int type) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setObject(int parameter, @Nullable Object value, int type, int scaleOrLength)
      throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setObject(int parameter, @Nullable Object value, SQLType type) throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setObject(int parameter, @Nullable Object value, SQLType type, int scaleOrLength)
      throws SQLException {
    set(parameter, value);
  }

  @Override
  public void setAsciiStream(int parameter, @Nullable InputStream value) throws SQLException {
    byte[] bytes = read(value, Integer.MAX_VALUE);
    set(parameter, bytes == null ? null : new String(bytes, StandardCharsets.US_ASCII));
  }

  @Override
  public void setAsciiStream(int parameter, @Nullable InputStream value, int length)
      throws SQLException {
    byte[] bytes = read(value, length);
    set(parameter, bytes == null ? null : new String(bytes, StandardCharsets.US_ASCII));
  }

  @Override
  public void setAsciiStream(int parameter, @Nullable InputStream value, long length)
      throws SQLException {
    setAsciiStream(parameter, value, Math.toIntExact(length));
  }

  @Override
  public void setBinaryStream(int parameter, @Nullable InputStream value) throws SQLException {
    set(parameter, read(value, Integer.MAX_VALUE));
  }

  @Override
  public void setBinaryStream(int parameter, @Nullable InputStream value, int length)
      throws SQLException {
    set(parameter, read(value, length));
  }

  @Override
  public void setBinaryStream(int parameter, @Nullable InputStream value, long length)
      throws SQLException {
    set(parameter, read(value, Math.toIntExact(length)));
  }

  @Override
  public void setCharacterStream(int parameter, @Nullable Reader value) throws SQLException {
    set(parameter, read(value));
  }

  @Override
  public void setCharacterStream(int parameter, @Nullable Reader value, int length)
      throws SQLException {
    setCharacterStream(parameter, value, (long) length);
  }

  @Override
  public void setCharacterStream(int parameter, @Nullable Reader value, long length)
      throws SQLException {
    String text = read(value);
    set(parameter, text == null ? null : text.substring(0, (int) Math.min(length, text.length())));
  }

  @Override
  public void setNCharacterStream(int parameter, @Nullable Reader value) throws SQLException {
    setCharacterStream(parameter, value);
  }

  @Override
  public void setNCharacterStream(int parameter, @Nullable Reader value, long length)
      throws SQLException {
    setCharacterStream(parameter, value, length);
  }

  private static byte @Nullable [] read(@Nullable InputStream stream, int length)
      throws SQLException {
    try {
      return stream == null ? null : stream.readNBytes(length);
    } catch (IOException e) {
      throw new SQLException("cannot read a parameter's stream", "58030", e);
    }
  }

  private static @Nullable String read(@Nullable Reader reader) throws SQLException {
    if (reader == null) {
      return null;
    }
    try {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      return text.toString();
    } catch (IOException e) {
      throw new SQLException("cannot read a parameter's stream", "58030", e);
    }
  }
}
