package dev.laminar.jdbc;

import dev.laminar.kernel.type.DataType;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An ARRAY value, read as a whole. */
final class LaminarArray implements Array {

  private final DataType type;
  private final @Nullable Object[] elements;

  /**
   * @param value the elements as a cursor has them
   */
  LaminarArray(DataType type, List<?> value) {
    this(
        type,
        value.stream().map(element -> LaminarStruct.part(type.firstPart(), element)).toArray());
  }

  private LaminarArray(DataType type, @Nullable Object[] elements) {
    this.type = type;
    this.elements = elements;
  }

  /**
   * A program's elements, as they are.
   *
   * @param type of each
   */
  static LaminarArray given(DataType type, List<? extends @Nullable Object> elements) {
    return new LaminarArray(DataType.array(type, true), elements.toArray());
  }

  @Override
  public String getBaseTypeName() {
    return JdbcTypes.name(type.firstPart());
  }

  @Override
  public int getBaseType() {
    return JdbcTypes.code(type.firstPart().kind());
  }

  @Override
  public Object getArray() {
    return elements.clone();
  }

  @Override
  public Object getArray(@Nullable Map<String, Class<?>> types) throws SQLException {
    requireNoTypes(types);
    return getArray();
  }

  @Override
  public Object getArray(long index, int count) throws SQLException {
    if (index < 1 || count < 0 || index - 1 > elements.length) {
      throw new SQLException("no " + count + " elements from " + index + " on", "22003");
    }
    int from = (int) index - 1;
    return Arrays.copyOfRange(elements, from, Math.min(elements.length, from + count));
  }

  @Override
  public Object getArray(long index, int count, @Nullable Map<String, Class<?>> types)
      throws SQLException {
    requireNoTypes(types);
    return getArray(index, count);
  }

  private static void requireNoTypes(@Nullable Map<String, Class<?>> types) throws SQLException {
    if (types != null && !types.isEmpty()) {
      throw Refusals.type("getArray");
    }
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    throw Refusals.type("getResultSet");
  }

  @Override
  public ResultSet getResultSet(@Nullable Map<String, Class<?>> types) throws SQLException {
    throw Refusals.type("getResultSet");
  }

  @Override
  public ResultSet getResultSet(long index, int count) throws SQLException {
    throw Refusals.type("getResultSet");
  }

  @Override
  public ResultSet getResultSet(long index, int count, @Nullable Map<String, Class<?>> types)
      throws SQLException {
    throw Refusals.type("getResultSet");
  }

  @Override
  public void free() {}

  @Override
  public String toString() {
    return Arrays.toString(elements);
  }
}
