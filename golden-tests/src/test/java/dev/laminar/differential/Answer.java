package dev.laminar.differential;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an answer.
 *
 * <p>Values are spelled alike: exact numbers without trailing zeros, DOUBLEs by their value, all
 * else as text. Where either side has a DOUBLE, values are equal when they differ by a billionth of
 * the greater one, or by 1e-6 when they are small: what is computed from DOUBLEs and can be shown
 * exactly is a multiple of 1/16 of at most fifteen digits, which both sides have exactly. Averages,
 * deviations, roots and quotients are rounded, some of them to six digits after the point by
 * Laminar; those are what the tolerance is for.
 */
record Answer(List<List<@Nullable Object>> rows) {

  private static final double RELATIVE = 1e-9;
  private static final double ABSOLUTE = 1e-6;
  private static final int SHOWN_ROWS = 30;

  static Answer read(ResultSet result) throws SQLException {
    int columns = result.getMetaData().getColumnCount();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    while (result.next()) {
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        row.add(value(result, i));
      }
      rows.add(row);
    }
    return new Answer(rows);
  }

  private static @Nullable Object value(ResultSet result, int column) throws SQLException {
    Object value = result.getObject(column);
    if (value == null) {
      return null;
    }
    return switch (result.getMetaData().getColumnType(column)) {
      case Types.DOUBLE, Types.FLOAT, Types.REAL -> ((Number) value).doubleValue() + 0.0;
      case Types.DATE -> result.getObject(column, LocalDate.class).toString();
      case Types.TIMESTAMP -> result.getObject(column, LocalDateTime.class).toString();
      default ->
          value instanceof Number number
              ? exact(new BigDecimal(number.toString()))
              : value.toString();
    };
  }

  private static BigDecimal exact(BigDecimal value) {
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }

  /** How another answer differs; empty when it has the same rows as often. */
  Optional<String> difference(Answer other) {
    List<List<@Nullable Object>> missing = new ArrayList<>(sorted(rows));
    List<List<@Nullable Object>> superfluous = new ArrayList<>();
    List<List<@Nullable Object>> found = sorted(other.rows());
    if (sameInOrder(missing, found)) {
      return Optional.empty();
    }
    for (List<@Nullable Object> row : found) {
      int match = -1;
      for (int i = 0; i < missing.size() && match < 0; i++) {
        match = same(missing.get(i), row) ? i : -1;
      }
      if (match < 0) {
        superfluous.add(row);
      } else {
        missing.remove(match);
      }
    }
    return missing.isEmpty() && superfluous.isEmpty()
        ? Optional.empty()
        : Optional.of("missing      " + shown(missing) + "\nsuperfluous  " + shown(superfluous));
  }

  private static boolean sameInOrder(
      List<List<@Nullable Object>> left, List<List<@Nullable Object>> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!same(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<List<@Nullable Object>> sorted(List<List<@Nullable Object>> rows) {
    return rows.stream()
        .sorted((left, right) -> left.toString().compareTo(right.toString()))
        .toList();
  }

  private static boolean same(List<@Nullable Object> left, List<@Nullable Object> right) {
    for (int i = 0; i < left.size(); i++) {
      if (!same(left.get(i), right.get(i))) {
        return false;
      }
    }
    return left.size() == right.size();
  }

  private static boolean same(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Number one
        && right instanceof Number other
        && (one instanceof Double || other instanceof Double)) {
      double difference = Math.abs(one.doubleValue() - other.doubleValue());
      double size = Math.max(Math.abs(one.doubleValue()), Math.abs(other.doubleValue()));
      return one.doubleValue() == other.doubleValue()
          || difference <= Math.max(ABSOLUTE, size * RELATIVE);
    }
    return Objects.equals(left, right);
  }

  private static String shown(List<List<@Nullable Object>> rows) {
    return rows.size() <= SHOWN_ROWS
        ? rows.toString()
        : rows.subList(0, SHOWN_ROWS) + " and " + (rows.size() - SHOWN_ROWS) + " more";
  }
}
