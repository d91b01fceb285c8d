package dev.laminar.operators;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How values are read as text. Calcite's tests compare texts as its driver spells them, which ours
 * does not: what counts is the value, so that a value is right if one of these is what they expect.
 */
enum Spelling {
  /** DOUBLEs with Java's digits, bytes without {@code \\x}; all else as Laminar's driver does. */
  PLAIN,

  /** Decimals without the zeros at the end that only their type asks for. */
  WITHOUT_ZEROS,

  /** Collections with {@code null} for an element, and the values of rows without their names. */
  COLLECTIONS;

  /** The result with its texts spelled. */
  ResultSet of(ResultSet result) {
    return (ResultSet)
        Proxy.newProxyInstance(
            Spelling.class.getClassLoader(),
            new Class<?>[] {ResultSet.class},
            (_, method, arguments) -> {
              if (method.getName().equals("getString") && arguments[0] instanceof Integer column) {
                return text(result, column);
              }
              try {
                return method.invoke(result, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }

  private @Nullable String text(ResultSet result, int column) throws SQLException {
    String text = result.getString(column);
    if (text == null) {
      return null;
    }
    return switch (result.getMetaData().getColumnType(column)) {
      case Types.DOUBLE -> Double.toString(result.getDouble(column));
      case Types.REAL -> Float.toString(result.getFloat(column));
      case Types.BINARY, Types.VARBINARY -> text.substring("\\x".length());
      case Types.DECIMAL ->
          this == WITHOUT_ZEROS ? new BigDecimal(text).stripTrailingZeros().toPlainString() : text;
      default ->
          this == COLLECTIONS ? text.replace("NULL", "null").replaceAll("'[^']*': ", "") : text;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
