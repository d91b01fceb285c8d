package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Short ways to write scalars in tests. */
public final class Sql {

  public static final DataType BOOLEAN = DataType.of(TypeKind.BOOLEAN, true);
  public static final DataType TINYINT = DataType.of(TypeKind.TINYINT, true);
  public static final DataType SMALLINT = DataType.of(TypeKind.SMALLINT, true);
  public static final DataType INTEGER = DataType.of(TypeKind.INTEGER, true);
  public static final DataType BIGINT = DataType.of(TypeKind.BIGINT, true);
  public static final DataType REAL = DataType.of(TypeKind.REAL, true);
  public static final DataType DOUBLE = DataType.of(TypeKind.DOUBLE, true);
  public static final DataType VARCHAR = DataType.of(TypeKind.VARCHAR, true);
  public static final DataType VARBINARY = DataType.of(TypeKind.VARBINARY, true);
  public static final DataType DATE = DataType.of(TypeKind.DATE, true);
  public static final DataType TIME = new DataType(TypeKind.TIME, 6, 0, true);
  public static final DataType TIMESTAMP = new DataType(TypeKind.TIMESTAMP, 6, 0, true);
  public static final DataType INTERVAL_DAY = DataType.of(TypeKind.INTERVAL_DAY_TIME, true);
  public static final DataType INTERVAL_MONTH = DataType.of(TypeKind.INTERVAL_YEAR_MONTH, true);

  private Sql() {}

  public static DataType decimal(int precision, int scale) {
    return DataType.decimal(precision, scale, true);
  }

  public static DataType character(int length) {
    return new DataType(TypeKind.CHAR, length, 0, true);
  }

  public static DataType notNull(DataType type) {
    return type.withNullable(false);
  }

  /** A place that tells calls apart. */
  public static SourceSpan at(int line) {
    return new SourceSpan("test.sql", line, 1, line, 9);
  }

  public static Scalar.InputColumn column(int index, String name, DataType type) {
    return new Scalar.InputColumn(index, name, type, SourceSpan.NONE);
  }

  public static Scalar.Constant literal(Object value) {
    return switch (value) {
      case Boolean flag -> constant(flag, BOOLEAN);
      case Integer number -> constant(number, INTEGER);
      case Long number -> constant(number, BIGINT);
      case Float number -> constant(number, REAL);
      case Double number -> constant(number, DOUBLE);
      case BigDecimal number -> {
        DataType type = decimal(Math.max(number.precision(), number.scale()), number.scale());
        boolean isLong = type.precision() <= DataType.MAX_LONG_DIGITS;
        yield constant(
            isLong
                ? (Object) number.unscaledValue().longValueExact()
                : (Object) number.unscaledValue(),
            type);
      }
      case String text -> constant(text.getBytes(StandardCharsets.UTF_8), VARCHAR);
      default -> throw new IllegalArgumentException(value.toString());
    };
  }

  public static Scalar.Constant constant(@Nullable Object value, DataType type) {
    return new Scalar.Constant(value, type.withNullable(value == null), SourceSpan.NONE);
  }

  public static Scalar.Constant nullOf(DataType type) {
    return constant(null, type);
  }

  /** A call that is nullable when an argument is. */
  public static Scalar.Call call(String function, DataType type, Scalar... arguments) {
    boolean nullable = List.of(arguments).stream().anyMatch(argument -> argument.type().nullable());
    return new Scalar.Call(function, List.of(arguments), type.withNullable(nullable), at(1));
  }

  /** A call whose own type says whether it is nullable. */
  public static Scalar.Call exactCall(
      String function, DataType type, int line, Scalar... arguments) {
    return new Scalar.Call(function, List.of(arguments), type, at(line));
  }

  public static Scalar.Call predicate(String function, Scalar... arguments) {
    return call(function, BOOLEAN, arguments);
  }

  public static Scalar.Cast cast(Scalar operand, DataType type) {
    return new Scalar.Cast(operand, false, type.withNullable(operand.type().nullable()), at(1));
  }

  public static Scalar.Cast tryCast(Scalar operand, DataType type) {
    return new Scalar.Cast(operand, true, type, at(1));
  }

  /** {@code CASE WHEN a THEN b WHEN c THEN d ELSE e END}. */
  public static Scalar.Case choose(DataType type, Scalar... parts) {
    List<Scalar.Branch> branches = new ArrayList<>();
    for (int i = 0; i + 1 < parts.length; i += 2) {
      branches.add(new Scalar.Branch(parts[i], parts[i + 1]));
    }
    return new Scalar.Case(branches, parts[parts.length - 1], type, at(1));
  }

  public static Scalar.InList in(Scalar operand, boolean negated, Scalar.Constant... constants) {
    return new Scalar.InList(
        operand,
        List.of(constants),
        negated,
        BOOLEAN.withNullable(operand.type().nullable()),
        at(1));
  }
}
