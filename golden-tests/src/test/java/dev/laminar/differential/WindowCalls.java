package dev.laminar.differential;

import static dev.laminar.differential.Fragment.phrase;

import dev.laminar.differential.Scope.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Random window functions. Their values do not depend on the order of rows that compare as equal:
 * where the order of rows counts, it is by everything that tells rows apart.
 */
final class WindowCalls {

  private static final long MOST_ROWS = 100_000;

  private final Dice dice;
  private final Expressions expressions;
  private final Queries queries;

  WindowCalls(Dice dice, Expressions expressions, Queries queries) {
    this.dice = dice;
    this.expressions = expressions;
    this.queries = queries;
  }

  /** The rows that the windows of one query are over. */
  static final class Rows {

    private final Scope scope;
    private final List<Value> total;

    /**
     * PARTITION BY and ORDER BY of all windows in which the order of equal rows counts. With
     * several, it would not be known which results of equal rows belong together.
     */
    private @Nullable String ordered;

    /**
     * @param total values of which at least one differs between any two rows that differ
     */
    Rows(Scope scope, List<Value> total) {
      this.scope = scope.withoutOuter();
      this.total = List.copyOf(total);
    }

    Scope scope() {
      return scope;
    }

    List<Value> total() {
      return total;
    }
  }

  /** A call of a type. */
  Value of(ValueType type, Rows rows) {
    if (dice.percent(30)) {
      return neighbour(type, rows);
    }
    return switch (type) {
      case BIGINT ->
          switch (dice.below(6)) {
            case 0, 1 -> rank(rows);
            case 2 -> aggregate(type, MOST_ROWS, rows, "COUNT(*)", "");
            case 3 -> {
              String distinct = dice.percent(20) ? "DISTINCT " : "";
              Fragment argument = dice.of(rows.total()).code();
              yield aggregate(type, MOST_ROWS, rows, "COUNT(" + distinct, argument, ")", "");
            }
            default -> sum(type, dice.of(ValueType.INTEGER, ValueType.BIGINT), rows);
          };
      case INTEGER ->
          dice.percent(20)
              ? aggregate(
                  type,
                  1 << 30,
                  rows,
                  dice.of("BIT_AND(", "BIT_OR(", "BIT_XOR("),
                  argument(type, rows).code(),
                  ")",
                  "")
              : extreme(type, rows);
      case DOUBLE, DECIMAL -> dice.percent(60) ? sum(type, type, rows) : extreme(type, rows);
      case VARCHAR ->
          dice.percent(40)
              ? Expressions.value(
                  type,
                  0,
                  "STRING_AGG(",
                  argument(type, rows).code(),
                  ", '+') OVER (" + ordered(rows) + rowsFrame() + ")")
              : extreme(type, rows);
      case DATE, TIMESTAMP -> extreme(type, rows);
      case BOOLEAN ->
          aggregate(
              type,
              0,
              rows,
              dice.of("BOOL_AND(", "BOOL_OR("),
              argument(type, rows).code(),
              ")",
              "");
    };
  }

  /** A call whose result is rounded: to be shown, not to be computed with. */
  Value rounded(Rows rows) {
    if (dice.percent(30)) {
      return Expressions.value(
          ValueType.DOUBLE,
          0,
          dice.of("PERCENT_RANK()", "CUME_DIST()")
              + " OVER ("
              + partition(rows)
              + partial(rows)
              + ")");
    }
    ValueType type =
        dice.of(ValueType.INTEGER, ValueType.BIGINT, ValueType.DOUBLE, ValueType.DECIMAL);
    return aggregate(
        ValueType.DOUBLE,
        0,
        rows,
        dice.of("AVG(", "AVG(", "AVG(", "STDDEV_POP(", "VAR_SAMP(", "MEDIAN("),
        argument(type, rows).code(),
        ")",
        "");
  }

  /** What QUALIFY may ask: some of the first rows of each partition. */
  Fragment first(Rows rows) {
    String rank = rank(rows).code().sql();
    int bound = dice.between(1, 4);
    return phrase(
        "qualify",
        " QUALIFY "
            + rank
            + switch (dice.below(4)) {
              case 0 -> " = " + bound;
              case 1 -> " BETWEEN " + bound + " AND " + (bound + 2);
              default -> " <= " + bound;
            });
  }

  private Value rank(Rows rows) {
    String over =
        switch (dice.below(4)) {
          case 0, 1 -> "ROW_NUMBER() OVER (" + ordered(rows) + ")";
          case 2 ->
              dice.of("RANK", "DENSE_RANK") + "() OVER (" + partition(rows) + partial(rows) + ")";
          default -> "NTILE(" + dice.between(1, 4) + ") OVER (" + ordered(rows) + ")";
        };
    return Expressions.value(ValueType.BIGINT, MOST_ROWS, over);
  }

  /** The value of another row. */
  private Value neighbour(ValueType type, Rows rows) {
    Value value = argument(type, rows);
    String window = ordered(rows);
    return switch (dice.below(5)) {
      case 0, 1 -> {
        Value otherwise = argument(type, rows);
        int form = dice.below(3);
        yield Expressions.value(
            type,
            Math.max(value.bound(), otherwise.bound()),
            dice.of("LAG(", "LEAD("),
            value.code(),
            form == 0 ? "" : ", " + dice.between(0, 3),
            form == 2
                ? phrase("default", ", CAST(", otherwise.code(), " AS " + type.sql() + ")")
                : "",
            ") OVER (" + window + ")");
      }
      case 2, 3 ->
          Expressions.value(
              type,
              value.bound(),
              dice.of("FIRST_VALUE(", "LAST_VALUE("),
              value.code(),
              ") OVER (" + window + rowsFrame() + ")");
      default ->
          Expressions.value(
              type,
              value.bound(),
              "NTH_VALUE(",
              value.code(),
              ", " + dice.between(1, 3) + ") OVER (" + window + rowsFrame() + ")");
    };
  }

  private Value sum(ValueType type, ValueType from, Rows rows) {
    Value argument = argument(from, rows);
    if (argument.bound() > type.limit() / MOST_ROWS) {
      return extreme(type, rows);
    }
    return aggregate(
        type,
        argument.bound() * MOST_ROWS,
        rows,
        "CAST(SUM(",
        argument.code(),
        ")",
        " AS " + type.sql() + ")");
  }

  private Value extreme(ValueType type, Rows rows) {
    Value argument = argument(type, rows);
    return aggregate(
        type, argument.bound(), rows, dice.of("MIN(", "MAX("), argument.code(), ")", "");
  }

  private Value argument(ValueType type, Rows rows) {
    return queries.withoutQueries(() -> expressions.of(type, rows.scope(), dice.below(2)));
  }

  /**
   * @param parts of the call, then what stands behind its OVER
   */
  private Value aggregate(ValueType type, long bound, Rows rows, Object... parts) {
    List<Object> all = new ArrayList<>(List.of(parts).subList(0, parts.length - 1));
    if (dice.percent(15)) {
      Value condition = queries.withoutQueries(() -> expressions.condition(rows.scope(), 1));
      all.add(Fragment.maybe(" FILTER (WHERE ", condition.code(), ")"));
    }
    all.add(" OVER (" + window(rows) + ")");
    all.add(parts[parts.length - 1]);
    return Expressions.value(type, bound, all.toArray());
  }

  private String partition(Rows rows) {
    List<String> keys =
        Stream.generate(() -> dice.of(rows.total()).code().sql())
            .limit(dice.of(0, 0, 1, 1, 1, 2))
            .distinct()
            .toList();
    return keys.isEmpty() ? "" : "PARTITION BY " + String.join(", ", keys) + " ";
  }

  private String key(Value value) {
    return value.code().sql() + dice.of("", " DESC") + dice.of(" NULLS FIRST", " NULLS LAST");
  }

  private String ordered(Rows rows) {
    String known = rows.ordered;
    if (known == null) {
      known = partition(rows) + total(rows);
      rows.ordered = known;
    }
    return known;
  }

  private String total(Rows rows) {
    List<Value> keys = new ArrayList<>();
    if (dice.percent(70)) {
      keys.add(dice.of(rows.total()));
    }
    rows.total().stream().filter(value -> !keys.contains(value)).forEach(keys::add);
    return "ORDER BY " + String.join(", ", keys.stream().map(this::key).toList());
  }

  private String partial(Rows rows) {
    return "ORDER BY " + key(dice.of(rows.total()));
  }

  private String window(Rows rows) {
    return switch (dice.below(6)) {
      case 0 -> partition(rows);
      case 1 -> partition(rows) + partial(rows);
      case 2 ->
          partition(rows)
              + partial(rows)
              + dice.of(
                  " RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
                  " RANGE BETWEEN CURRENT ROW AND CURRENT ROW",
                  " RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING");
      case 3 -> partition(rows) + range(rows);
      default -> ordered(rows) + rowsFrame();
    };
  }

  /** A frame by the distance of numbers or days. */
  private String range(Rows rows) {
    List<Value> keys =
        rows.total().stream()
            .filter(value ->
                switch (value.type()) {
                  case INTEGER, BIGINT, DOUBLE, DECIMAL, DATE, TIMESTAMP -> true;
                  case VARCHAR, BOOLEAN -> false;
                })
            .toList();
    if (keys.isEmpty()) {
      return partial(rows);
    }
    Value key = dice.of(keys);
    boolean isTime = key.type() == ValueType.DATE || key.type() == ValueType.TIMESTAMP;
    List<String> bounds =
        Stream.generate(() ->
                isTime
                    ? "INTERVAL '" + dice.between(0, 40) + "' DAY"
                    : Integer.toString(dice.between(0, 3)))
            .limit(2)
            .toList();
    return "ORDER BY "
        + key(key)
        + " RANGE BETWEEN "
        + dice.of(bounds.getFirst() + " PRECEDING", "UNBOUNDED PRECEDING", "CURRENT ROW")
        + " AND "
        + dice.of(bounds.getLast() + " FOLLOWING", "UNBOUNDED FOLLOWING", "CURRENT ROW");
  }

  private String rowsFrame() {
    if (dice.percent(20)) {
      return "";
    }
    int from = dice.below(4);
    int to = dice.between(Math.max(1, from), 4);
    return " ROWS BETWEEN "
        + bound(from)
        + " AND "
        + bound(to)
        + (dice.percent(12)
            ? " EXCLUDE " + dice.of("CURRENT ROW", "GROUP", "TIES", "NO OTHERS")
            : "");
  }

  private String bound(int kind) {
    return switch (kind) {
      case 0 -> "UNBOUNDED PRECEDING";
      case 1 -> dice.between(1, 3) + " PRECEDING";
      case 2 -> "CURRENT ROW";
      case 3 -> dice.between(1, 3) + " FOLLOWING";
      default -> "UNBOUNDED FOLLOWING";
    };
  }
}
