package dev.laminar.codegen.expression;

import static dev.laminar.codegen.expression.Sql.BIGINT;
import static dev.laminar.codegen.expression.Sql.BOOLEAN;
import static dev.laminar.codegen.expression.Sql.DOUBLE;
import static dev.laminar.codegen.expression.Sql.INTEGER;
import static dev.laminar.codegen.expression.Sql.TINYINT;
import static dev.laminar.codegen.expression.Sql.VARCHAR;
import static dev.laminar.codegen.expression.Sql.decimal;
import static dev.laminar.codegen.expression.Sql.notNull;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Seeded random expressions over a fixed set of columns, and rows for them. */
final class RandomExpressions {

  /** Each kind of storage, nullable and not. */
  static final List<DataType> COLUMNS =
      List.of(
          BOOLEAN,
          notNull(BOOLEAN),
          TINYINT,
          INTEGER,
          notNull(INTEGER),
          BIGINT,
          notNull(BIGINT),
          DOUBLE,
          notNull(DOUBLE),
          decimal(9, 2),
          notNull(decimal(9, 2)),
          decimal(30, 5),
          notNull(decimal(30, 5)),
          VARCHAR,
          notNull(VARCHAR));

  private static final List<DataType> TYPES =
      List.of(
          BOOLEAN,
          BOOLEAN,
          TINYINT,
          INTEGER,
          BIGINT,
          DOUBLE,
          decimal(9, 2),
          decimal(30, 5),
          VARCHAR);
  private static final List<String> COMPARISONS =
      List.of(
          "EQUALS",
          "NOT_EQUALS",
          "LESS_THAN",
          "LESS_THAN_OR_EQUAL",
          "GREATER_THAN",
          "GREATER_THAN_OR_EQUAL");

  private final Random random;

  RandomExpressions(long seed) {
    this.random = new Random(seed);
  }

  Scalar expression() {
    return expression(pick(TYPES), 4);
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private Scalar expression(DataType type, int depth) {
    if (depth == 0 || random.nextInt(6) == 0) {
      return leaf(type);
    }
    return switch (random.nextInt(8)) {
      case 0 -> choose(type, depth - 1);
      case 1 -> coalesce(type, depth - 1);
      case 2 ->
          Sql.exactCall(
              "NULLIF",
              type.withNullable(true),
              1,
              expression(type, depth - 1),
              expression(type, depth - 1));
      default -> operation(type, depth - 1);
    };
  }

  private Scalar leaf(DataType type) {
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < COLUMNS.size(); i++) {
      if (COLUMNS.get(i).withNullable(true).equals(type.withNullable(true))) {
        columns.add(i);
      }
    }
    if (!columns.isEmpty() && random.nextInt(4) > 0) {
      int index = pick(columns);
      return Sql.column(index, "c" + index, COLUMNS.get(index));
    }
    return random.nextInt(8) == 0 ? Sql.nullOf(type) : constant(type);
  }

  private Scalar.Constant constant(DataType type) {
    Object value = value(notNull(type));
    if (value instanceof BigDecimal number) {
      BigInteger unscaled = number.unscaledValue();
      boolean isLong = type.precision() <= DataType.MAX_LONG_DIGITS;
      return Sql.constant(isLong ? (Object) unscaled.longValueExact() : (Object) unscaled, type);
    }
    if (value instanceof String text) {
      return Sql.constant(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), type);
    }
    return Sql.constant(value, type);
  }

  private Scalar choose(DataType type, int depth) {
    Scalar[] parts = new Scalar[2 * (1 + random.nextInt(random.nextInt(5) == 0 ? 20 : 3)) + 1];
    boolean nullable = false;
    for (int i = 0; i < parts.length; i++) {
      boolean condition = i % 2 == 0 && i < parts.length - 1;
      int size = parts.length > 9 ? 1 : depth;
      parts[i] = expression(condition ? BOOLEAN : type, size);
      nullable |= !condition && parts[i].type().nullable();
    }
    return Sql.choose(type.withNullable(nullable), parts);
  }

  private Scalar coalesce(DataType type, int depth) {
    Scalar[] arguments = new Scalar[2 + random.nextInt(2)];
    boolean nullable = true;
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = expression(type, depth);
      nullable &= arguments[i].type().nullable();
    }
    return Sql.exactCall("COALESCE", type.withNullable(nullable), 1, arguments);
  }

  private Scalar operation(DataType type, int depth) {
    return switch (type.kind()) {
      case BOOLEAN -> predicate(depth);
      case VARCHAR ->
          random.nextBoolean()
              ? Sql.call("UPPER", VARCHAR, expression(VARCHAR, depth))
              : Sql.call("CONCAT", VARCHAR, expression(VARCHAR, depth), expression(VARCHAR, depth));
      case DECIMAL -> decimalOperation(type, depth);
      default -> arithmetic(type, depth);
    };
  }

  private Scalar arithmetic(DataType type, int depth) {
    List<String> functions =
        type.isApproximate()
            ? List.of("ADD", "SUBTRACT", "MULTIPLY", "DIVIDE", "NEGATE", "ABS")
            : List.of("ADD", "SUBTRACT", "MULTIPLY", "DIVIDE", "MOD", "NEGATE", "ABS");
    String function = pick(functions);
    if (random.nextInt(6) == 0) {
      DataType from = pick(List.of(TINYINT, INTEGER, BIGINT));
      return Sql.cast(expression(from, depth), type);
    }
    if (function.equals("NEGATE") || function.equals("ABS")) {
      return Sql.call(function, type, expression(type, depth));
    }
    return Sql.call(function, type, expression(type, depth), expression(type, depth));
  }

  private Scalar decimalOperation(DataType type, int depth) {
    if (random.nextInt(4) == 0) {
      return Sql.cast(
          expression(pick(List.of(TINYINT, INTEGER, BIGINT, decimal(9, 2), decimal(30, 5))), depth),
          type);
    }
    String function =
        pick(List.of("ADD", "SUBTRACT", "MULTIPLY", "DIVIDE", "MOD", "NEGATE", "ABS"));
    DataType left = pick(List.of(decimal(9, 2), decimal(30, 5)));
    DataType right = pick(List.of(decimal(9, 2), decimal(30, 5), INTEGER));
    if (function.equals("NEGATE") || function.equals("ABS")) {
      return Sql.call(function, type, expression(type, depth));
    }
    return Sql.call(function, type, expression(left, depth), expression(right, depth));
  }

  private Scalar predicate(int depth) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> {
        Scalar[] operands = new Scalar[2 + random.nextInt(3)];
        for (int i = 0; i < operands.length; i++) {
          operands[i] = expression(BOOLEAN, depth);
        }
        yield Sql.predicate(random.nextBoolean() ? "AND" : "OR", operands);
      }
      case 2 -> Sql.predicate("NOT", expression(BOOLEAN, depth));
      case 3 -> {
        String function = pick(List.of("IS_NULL", "IS_NOT_NULL"));
        yield Sql.exactCall(function, notNull(BOOLEAN), 1, expression(pick(TYPES), depth));
      }
      case 4 -> {
        String function = pick(List.of("IS_TRUE", "IS_NOT_TRUE", "IS_FALSE", "IS_NOT_FALSE"));
        yield Sql.exactCall(function, notNull(BOOLEAN), 1, expression(BOOLEAN, depth));
      }
      case 5 -> in(depth);
      default -> comparison(depth);
    };
  }

  private Scalar comparison(int depth) {
    DataType type = pick(TYPES);
    DataType other =
        type.isInteger() || type.kind() == TypeKind.DECIMAL
            ? pick(List.of(TINYINT, INTEGER, BIGINT, decimal(9, 2), decimal(30, 5)))
            : type;
    if (random.nextInt(4) == 0) {
      String function = pick(List.of("IS_DISTINCT_FROM", "IS_NOT_DISTINCT_FROM"));
      return Sql.exactCall(
          function, notNull(BOOLEAN), 1, expression(type, depth), expression(other, depth));
    }
    return Sql.predicate(pick(COMPARISONS), expression(type, depth), expression(other, depth));
  }

  private Scalar in(int depth) {
    DataType type = pick(TYPES);
    Scalar.Constant[] constants = new Scalar.Constant[random.nextBoolean() ? 3 : 30];
    for (int i = 0; i < constants.length; i++) {
      constants[i] = constant(type);
    }
    return Sql.in(expression(type, depth), random.nextBoolean(), constants);
  }

  @Nullable Object[] row() {
    @Nullable Object[] row = new Object[COLUMNS.size()];
    for (int i = 0; i < row.length; i++) {
      DataType type = COLUMNS.get(i);
      row[i] = type.nullable() && random.nextInt(4) == 0 ? null : value(type);
    }
    return row;
  }

  private Object value(DataType type) {
    boolean extreme = random.nextInt(6) == 0;
    return switch (type.kind()) {
      case BOOLEAN -> random.nextBoolean();
      case TINYINT -> extreme ? pick(List.of(-128, 127, 0, -1)) : random.nextInt(-5, 6);
      case INTEGER ->
          extreme
              ? pick(List.of(Integer.MIN_VALUE, Integer.MAX_VALUE, 0, -1))
              : random.nextInt(-5, 6);
      case BIGINT ->
          extreme
              ? pick(List.of(Long.MIN_VALUE, Long.MAX_VALUE, 0L, -1L))
              : (long) random.nextInt(-5, 6);
      case DOUBLE ->
          extreme
              ? pick(
                  List.of(
                      Double.NaN,
                      -0.0,
                      Double.MAX_VALUE,
                      Double.POSITIVE_INFINITY,
                      Double.MIN_VALUE))
              : random.nextInt(-5, 6) / 2.0;
      case DECIMAL -> {
        BigInteger limit = BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE);
        BigInteger unscaled = extreme ? limit : BigInteger.valueOf(random.nextInt(-5000, 5000));
        yield new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), type.scale());
      }
      default -> pick(List.of("", "a", "b", "abc", "é", "zebra crossing", "日本語", "😀"));
    };
  }
}
