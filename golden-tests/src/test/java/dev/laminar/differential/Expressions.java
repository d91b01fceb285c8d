package dev.laminar.differential;

import static dev.laminar.differential.Fragment.phrase;

import dev.laminar.differential.Fragment.Elements;
import dev.laminar.differential.Scope.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Random scalar expressions. Where the databases differ:
 *
 * <ul>
 *   <li>{@code /} of exact numbers: DuckDB is told to divide integers as integers; decimals are
 *       cast to DOUBLE first
 *   <li>results that DuckDB has in another type (lengths, parts of dates, sums): they are cast
 *   <li>decimals of more and more digits: results are cast back to DECIMAL(18, 2)
 *   <li>overflow: every number has a bound, and what may exceed its type is not written
 *   <li>division by zero: every divisor is in NULLIF(…, 0)
 * </ul>
 *
 * <p>What is computed from DOUBLEs here is exact, see {@link ValueType#literal}.
 */
final class Expressions {

  private static final int ATTEMPTS = 8;

  private final Dice dice;
  private final Conditions conditions;
  private final Texts texts;
  private final Queries queries;

  Expressions(Dice dice, Queries queries) {
    this.dice = dice;
    this.queries = queries;
    this.conditions = new Conditions(dice, this, queries);
    this.texts = new Texts(dice, this);
  }

  /**
   * An expression of a type.
   *
   * @param depth of the tree, at most
   */
  Value of(ValueType type, Scope scope, int depth) {
    if (depth > 0 && dice.percent(75)) {
      for (int i = 0; i < ATTEMPTS; i++) {
        Value made = dice.percent(35) ? anyType(type, scope, depth) : ofType(type, scope, depth);
        if (made != null) {
          return made;
        }
      }
    }
    return leaf(type, scope);
  }

  Value condition(Scope scope, int depth) {
    return conditions.of(scope, depth);
  }

  /** A name of the type, or a literal where there is none, or now and then. */
  Value leaf(ValueType type, Scope scope) {
    Value named = dice.percent(85) ? scope.any(type, dice) : null;
    return named == null ? literal(type) : named;
  }

  Value literal(ValueType type) {
    Fragment code = dice.percent(4) ? type.nullLiteral() : phrase(type.name(), type.literal(dice));
    return new Value(code, type, type.literalBound(), false);
  }

  private Fragment literalNotNull(ValueType type) {
    return phrase(type.name(), type.literal(dice));
  }

  /** Forms that there are of every type. */
  private @Nullable Value anyType(ValueType type, Scope scope, int depth) {
    Value first = of(type, scope, depth - 1);
    Value second = of(type, scope, depth - 1);
    long bound = Math.max(first.bound(), second.bound());
    return switch (dice.below(8)) {
      case 0 ->
          value(
              type,
              bound,
              "CASE WHEN ",
              condition(scope, depth - 1).code(),
              " THEN ",
              first.code(),
              dice.percent(70) ? phrase("else", " ELSE ", second.code()) : "",
              " END");
      case 1 -> {
        ValueType tested =
            dice.of(ValueType.INTEGER, ValueType.VARCHAR, ValueType.DATE, ValueType.DECIMAL);
        yield value(
            type,
            bound,
            "CASE ",
            of(tested, scope, depth - 1).code(),
            " WHEN ",
            leaf(tested, scope).code(),
            " THEN ",
            first.code(),
            " WHEN ",
            leaf(tested, scope).code(),
            " THEN ",
            second.code(),
            " ELSE ",
            leaf(type, scope.values().isEmpty() ? scope : scope.withoutOuter()).code(),
            " END");
      }
      case 2 -> value(type, bound, "COALESCE(", first.code(), ", ", second.code(), ")");
      case 3 -> value(type, first.bound(), "NULLIF(", first.code(), ", ", second.code(), ")");
      case 4 ->
          value(
              type, bound, dice.of("GREATEST(", "LEAST("), first.code(), ", ", second.code(), ")");
      case 5 ->
          value(
              type,
              bound,
              "(",
              array(type, List.of(first, second)),
              ")[" + dice.between(1, 3) + "]");
      case 6 -> {
        Value third = leaf(type, scope);
        yield value(
            type,
            Math.max(bound, third.bound()),
            "COALESCE(",
            first.code(),
            ", ",
            second.code(),
            ", ",
            third.code(),
            ")");
      }
      default -> queries.scalar(type, scope);
    };
  }

  private @Nullable Value ofType(ValueType type, Scope scope, int depth) {
    return switch (type) {
      case INTEGER, BIGINT -> integer(type, scope, depth);
      case DOUBLE -> approximate(scope, depth);
      case DECIMAL -> decimal(scope, depth);
      case VARCHAR -> texts.of(scope, depth);
      case DATE -> date(scope, depth);
      case TIMESTAMP -> timestamp(scope, depth);
      case BOOLEAN -> condition(scope, depth);
    };
  }

  private @Nullable Value integer(ValueType type, Scope scope, int depth) {
    return switch (dice.below(11)) {
      case 0, 1 -> arithmetic(type, scope, depth);
      case 2 -> {
        Value dividend = of(type, scope, depth - 1);
        yield value(
            type,
            dividend.bound(),
            "(",
            dividend.code(),
            dice.of(" / ", " % "),
            "NULLIF(",
            of(type, scope, depth - 1).code(),
            ", 0))");
      }
      case 3 -> absolute(type, scope, depth);
      case 9 -> {
        Value signed = of(dice.of(ValueType.INTEGER, ValueType.DOUBLE), scope, depth - 1);
        yield value(type, 1, "CAST(SIGN(", signed.code(), ") AS " + type.sql() + ")");
      }
      case 10 -> {
        ValueType element = dice.of(ValueType.INTEGER, ValueType.VARCHAR, ValueType.DATE);
        List<Value> elements = List.of(of(element, scope, depth - 1), leaf(element, scope));
        yield dice.percent(50)
            ? value(
                type, 2, "CAST(ARRAY_LENGTH(", array(element, elements), ") AS " + type.sql() + ")")
            : value(
                type,
                2,
                "CAST(ARRAY_POSITION(",
                array(element, elements),
                ", CAST(",
                literalNotNull(element),
                " AS " + element.sql() + ")) AS " + type.sql() + ")");
      }
      case 4 -> {
        if (type == ValueType.BIGINT) {
          Value narrow = of(ValueType.INTEGER, scope, depth - 1);
          yield value(type, narrow.bound(), "CAST(", narrow.code(), " AS BIGINT)");
        }
        Value wide = of(ValueType.BIGINT, scope, depth - 1);
        yield value(type, 1000, "CAST(", wide.code(), " % 1000 AS INTEGER)");
      }
      case 5 ->
          value(
              type,
              1000,
              "CAST(CHAR_LENGTH(",
              of(ValueType.VARCHAR, scope, depth - 1).code(),
              ") AS " + type.sql() + ")");
      case 6 -> {
        ValueType from = dice.of(ValueType.DATE, ValueType.TIMESTAMP);
        String field =
            from == ValueType.DATE
                ? dice.of("YEAR", "MONTH", "DAY", "QUARTER", "DOY", "DOW")
                : dice.of("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "WEEK");
        yield value(
            type,
            3000,
            "CAST(EXTRACT(" + field + " FROM ",
            of(from, scope, depth - 1).code(),
            ") AS " + type.sql() + ")");
      }
      case 7 -> {
        Value rounded = of(dice.of(ValueType.DOUBLE, ValueType.DECIMAL), scope, depth - 1);
        yield rounded.bound() >= type.limit()
            ? null
            : value(type, rounded.bound() + 1, "CAST(", rounded.code(), " AS " + type.sql() + ")");
      }
      default ->
          value(
              type,
              1000,
              "CAST(POSITION(",
              leaf(ValueType.VARCHAR, scope).code(),
              " IN ",
              of(ValueType.VARCHAR, scope, depth - 1).code(),
              ") AS " + type.sql() + ")");
    };
  }

  private @Nullable Value approximate(Scope scope, int depth) {
    return switch (dice.below(5)) {
      case 0, 1 -> arithmetic(ValueType.DOUBLE, scope, depth);
      case 2 -> absolute(ValueType.DOUBLE, scope, depth);
      case 3 -> {
        Value number = of(ValueType.INTEGER, scope, depth - 1);
        yield number.bound() > ValueType.DOUBLE.limit()
            ? null
            : value(ValueType.DOUBLE, number.bound(), "CAST(", number.code(), " AS DOUBLE)");
      }
      default -> {
        Value number = of(ValueType.DOUBLE, scope, depth - 1);
        yield value(
            ValueType.DOUBLE,
            number.bound() + 1,
            dice.of("FLOOR(", "CEIL(", "ROUND("),
            number.code(),
            ")");
      }
    };
  }

  private @Nullable Value decimal(Scope scope, int depth) {
    Value made =
        switch (dice.below(4)) {
          case 0, 1 -> arithmetic(ValueType.DECIMAL, scope, depth);
          case 2 -> absolute(ValueType.DECIMAL, scope, depth);
          default -> of(dice.of(ValueType.INTEGER, ValueType.BIGINT), scope, depth - 1);
        };
    return made == null || made.bound() > ValueType.DECIMAL.limit()
        ? null
        : value(ValueType.DECIMAL, made.bound(), "CAST(", made.code(), " AS DECIMAL(18, 2))");
  }

  /** A sum, difference or product, unless it might overflow. */
  private @Nullable Value arithmetic(ValueType type, Scope scope, int depth) {
    Value left = of(type, scope, depth - 1);
    Value right = of(type, scope, depth - 1);
    String operator = dice.of(" + ", " - ", " * ");
    long bound =
        operator.equals(" * ")
            ? Math.multiplyExact(left.bound(), Math.min(right.bound(), 1_000_000))
            : left.bound() + right.bound();
    if (bound > type.limit() || right.bound() > 1_000_000) {
      return null;
    }
    if (operator.equals(" * ") && type == ValueType.DOUBLE && left.bound() + right.bound() > 500) {
      // A product of products would have digits too many.
      return null;
    }
    return value(type, bound, "(", left.code(), operator, right.code(), ")");
  }

  private Value absolute(ValueType type, Scope scope, int depth) {
    Value number = of(type, scope, depth - 1);
    return value(type, number.bound(), dice.of("ABS(", "(- ", "(+ "), number.code(), ")");
  }

  private Value date(Scope scope, int depth) {
    if (dice.percent(40)) {
      return value(
          ValueType.DATE,
          0,
          "CAST(",
          of(ValueType.TIMESTAMP, scope, depth - 1).code(),
          " AS DATE)");
    }
    return value(
        ValueType.DATE,
        0,
        "CAST(",
        of(ValueType.DATE, scope, depth - 1).code(),
        dice.of(" + ", " - ")
            + "INTERVAL '"
            + dice.between(1, 3)
            + "' "
            + dice.of("DAY", "DAY", "MONTH", "YEAR")
            + " AS DATE)");
  }

  private Value timestamp(Scope scope, int depth) {
    return switch (dice.below(3)) {
      case 0 ->
          value(
              ValueType.TIMESTAMP,
              0,
              "CAST(",
              of(ValueType.DATE, scope, depth - 1).code(),
              " AS TIMESTAMP)");
      case 1 ->
          value(
              ValueType.TIMESTAMP,
              0,
              "CAST(DATE_TRUNC('" + dice.of("hour", "day", "month", "year", "week") + "', ",
              of(ValueType.TIMESTAMP, scope, depth - 1).code(),
              ") AS TIMESTAMP)");
      default ->
          value(
              ValueType.TIMESTAMP,
              0,
              "(",
              of(ValueType.TIMESTAMP, scope, depth - 1).code(),
              dice.of(" + ", " - ")
                  + "INTERVAL '"
                  + dice.between(1, 30)
                  + "' "
                  + dice.of("SECOND", "MINUTE", "HOUR", "DAY")
                  + ")");
    };
  }

  /** {@code ARRAY[…]} of values of a type. */
  static Fragment array(ValueType type, List<Value> elements) {
    List<Fragment> all = new ArrayList<>();
    for (Value element : elements) {
      all.add(phrase("element", "CAST(", element.code(), " AS " + type.sql() + ")"));
    }
    return phrase("array", "ARRAY[", new Elements(all, ", ", 1), "]");
  }

  static Value value(ValueType type, long bound, Object... parts) {
    return new Value(phrase(type.name(), parts), type, bound, false);
  }
}
