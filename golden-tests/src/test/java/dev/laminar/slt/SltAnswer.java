package dev.laminar.slt;

import dev.laminar.slt.SltRecord.SortMode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The answer to a query as sqllogictest writes it: a value a line. */
final class SltAnswer {

  /** What SQLite takes of a text that is asked for as a number. */
  private static final Pattern LEADING_DIGITS = Pattern.compile("^\\s*([+-]?\\d+)");

  private final List<List<String>> rows;

  private SltAnswer(List<List<String>> rows) {
    this.rows = rows;
  }

  /**
   * Reads an answer.
   *
   * @param types I is a whole number, R a number with three digits after the point, T a text in
   *     which what is not printable ASCII is {@code @}; of each column one
   * @throws SQLException also when there are not as many columns as types
   */
  static SltAnswer read(ResultSet result, String types) throws SQLException {
    int columns = result.getMetaData().getColumnCount();
    if (columns != types.length()) {
      throw new SQLException("there are " + columns + " columns for the types " + types);
    }
    List<List<String>> rows = new ArrayList<>();
    while (result.next()) {
      List<String> row = new ArrayList<>(columns);
      for (int i = 0; i < columns; i++) {
        row.add(value(result, i + 1, types.charAt(i)));
      }
      rows.add(row);
    }
    return new SltAnswer(rows);
  }

  private static String value(ResultSet result, int column, char type) throws SQLException {
    String value =
        switch (type) {
          case 'I' -> whole(result, column);
          case 'R' -> real(result, column);
          case 'T' -> text(result.getString(column));
          default -> throw new IllegalArgumentException("type " + type);
        };
    return result.wasNull() ? "NULL" : value;
  }

  private static String whole(ResultSet result, int column) throws SQLException {
    int type = result.getMetaData().getColumnType(column);
    if (type == Types.BOOLEAN) {
      return result.getBoolean(column) ? "1" : "0";
    }
    if (type != Types.VARCHAR && type != Types.CHAR) {
      return Long.toString(result.getLong(column));
    }
    String text = result.getString(column);
    Matcher digits = LEADING_DIGITS.matcher(text == null ? "" : text);
    return digits.find() ? Long.toString(Long.parseLong(digits.group(1))) : "0";
  }

  private static String real(ResultSet result, int column) throws SQLException {
    double value = result.getDouble(column);
    // As C does, which looks at all binary digits.
    return Double.isFinite(value)
        ? new BigDecimal(value).setScale(3, RoundingMode.HALF_EVEN).toPlainString()
        : Double.toString(value);
  }

  private static String text(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "(empty)";
    }
    StringBuilder printable = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      printable.append(each >= ' ' && each <= '~' ? (char) each : '@');
    }
    return printable.toString();
  }

  /** The values in the order in which they are compared. */
  List<String> values(SortMode sort) {
    return switch (sort) {
      case NOSORT -> rows.stream().flatMap(List::stream).toList();
      case ROWSORT -> rows.stream().sorted(SltAnswer::compareRows).flatMap(List::stream).toList();
      case VALUESORT ->
          rows.stream().flatMap(List::stream).sorted(Comparator.naturalOrder()).toList();
    };
  }

  private static int compareRows(List<String> left, List<String> right) {
    for (int i = 0; i < left.size(); i++) {
      int order = left.get(i).compareTo(right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Values that stand in a file, rows of so many columns, in the order of a sort mode. */
  static List<String> sorted(List<String> values, int columns, SortMode sort) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i + columns <= values.size(); i += columns) {
      rows.add(values.subList(i, i + columns));
    }
    return new SltAnswer(rows).values(sort);
  }

  /** Whether an answer in a file is given by its hash. */
  static boolean isHash(List<String> expected) {
    return expected.size() == 1 && expected.getFirst().contains(" values hashing to ");
  }

  /** How a file gives an answer by its hash: the MD5 of the values, a line feed behind each. */
  static String hash(List<String> values) {
    MessageDigest md5;
    try {
      md5 = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    for (String value : values) {
      md5.update(value.getBytes(StandardCharsets.UTF_8));
      md5.update((byte) '\n');
    }
    return values.size() + " values hashing to " + HexFormat.of().formatHex(md5.digest());
  }
}
