package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.format.Intervals;
import dev.laminar.kernel.intrinsics.IntrinsicOverload;
import dev.laminar.kernel.intrinsics.Intrinsics;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * CAST, an error where it fails, and TRY_CAST, NULL where CAST fails. Casts that involve text or
 * two kinds of date and time are here, those between numbers in {@link NumericCasts}.
 */
final class CastGenerator {

  private static final DataType INTEGER = DataType.of(TypeKind.INTEGER, false);

  /** Digits of a second that values are kept with. */
  private static final int MICROS_DIGITS = 6;

  private final DataType target;
  private final boolean safe;
  private final SourceSpan span;
  private final ExpressionScope scope;

  CastGenerator(DataType target, boolean safe, SourceSpan span, ExpressionScope scope) {
    this.target = target;
    this.safe = safe;
    this.span = span;
    this.scope = scope;
  }

  static Operand operand(Scalar.Cast cast, ExpressionScope scope) {
    Operand value = scope.operand(cast.operand());
    DataType from = cast.operand().type();
    boolean literal = cast.operand() instanceof Scalar.Constant && from.kind() == TypeKind.CHAR;
    // The blanks at the end of a text literal are what the user wrote, not padding.
    Operand source =
        literal
            ? value.withType(new DataType(TypeKind.VARCHAR, from.precision(), 0, from.nullable()))
            : value;
    return new CastGenerator(cast.type(), cast.safe(), cast.span(), scope).cast(source);
  }

  /** A value as another type; where that fails, an error at the span. */
  static Operand cast(Operand value, DataType target, SourceSpan span, ExpressionScope scope) {
    return new CastGenerator(target, false, span, scope).cast(value);
  }

  /** Whether there is a cast between two types. */
  static boolean isCastable(DataType from, DataType to) {
    if (from.kind() == TypeKind.NULL
        || from.isText() && to.isText()
        || from.isText() && to.isBinary()) {
      return true;
    }
    if (from.isComposite() || to.isComposite()) {
      return CompositeCasts.isCastable(from, to);
    }
    if (from.isBinary() || to.isBinary()) {
      return from.isBinary() && to.isBinary();
    }
    if (to.isText()) {
      return true;
    }
    if (from.isText()) {
      return true;
    }
    if (to.kind() == TypeKind.BOOLEAN) {
      return from.kind() == TypeKind.BOOLEAN || from.isInteger();
    }
    boolean fromNumber = from.isNumeric() || from.kind() == TypeKind.BOOLEAN;
    boolean toNumber = to.isNumeric() || to.kind() == TypeKind.BOOLEAN;
    if (fromNumber || toNumber) {
      return fromNumber && toNumber
          || from.kind() == TypeKind.INTERVAL_YEAR_MONTH && to.isInteger();
    }
    return from.kind() == to.kind()
        || from.kind() == TypeKind.DATE && to.isTimestamp()
        || from.isTimestamp() && !DatetimeGenerator.isInterval(to);
  }

  Operand cast(Operand value) {
    DataType type = value.type();
    if (value.isAlwaysNull() || type.kind() == TypeKind.NULL) {
      return Operand.nullOf(target);
    }
    if (type.isComposite()) {
      return CompositeCasts.cast(value, target, safe, span, scope);
    }
    if (target.isText() || target.isBinary()) {
      return toBytes(value);
    }
    if (type.isText()) {
      return fromText(value);
    }
    if (type.kind() == TypeKind.INTERVAL_YEAR_MONTH && target.isInteger()) {
      return numbers().cast(value.withType(DataType.of(TypeKind.INTEGER, type.nullable())));
    }
    boolean isNumeric = type.isNumeric() || type.kind() == TypeKind.BOOLEAN;
    return isNumeric ? numbers().cast(value) : datetime(value);
  }

  private NumericCasts numbers() {
    return new NumericCasts(target, safe, span, scope);
  }

  private Operand fromText(Operand value) {
    if (target.kind() == TypeKind.DECIMAL) {
      boolean wide = target.storage() == StorageKind.DECIMAL128;
      return kernel(
          tryName(wide ? "CAST_TO_DECIMAL128" : "CAST_TO_DECIMAL"),
          value,
          target.precision(),
          target.scale());
    }
    String name = tryName("CAST_TO_" + target.kind());
    return switch (target.kind()) {
      case INTERVAL_DAY_TIME -> kernel(name, value, Intervals.DAY, Intervals.SECOND);
      case INTERVAL_YEAR_MONTH -> kernel(name, value, Intervals.YEAR, Intervals.MONTH);
      default -> rounded(kernel(name, value), MICROS_DIGITS);
    };
  }

  private String tryName(String name) {
    return safe ? "TRY_" + name : name;
  }

  private Operand datetime(Operand value) {
    DataType type = value.type();
    if (type.kind() == target.kind() || type.isTimestamp() && target.isTimestamp()) {
      return rounded(value.withType(target), type.precision());
    }
    if (type.kind() == TypeKind.DATE && target.isTimestamp()) {
      return kernel("CAST_DATE_TO_TIMESTAMP", value);
    }
    if (type.isTimestamp() && target.kind() == TypeKind.DATE) {
      return kernel("CAST_TIMESTAMP_TO_DATE", value);
    }
    if (type.isTimestamp() && target.kind() == TypeKind.TIME) {
      return rounded(kernel("CAST_TIMESTAMP_TO_TIME", value), type.precision());
    }
    throw Code.internal("no cast of " + type + " to " + target);
  }

  /** Rounds fractions of seconds when the target has fewer digits. */
  private Operand rounded(Operand value, int precision) {
    boolean hasFraction = target.isTimestamp() || target.kind() == TypeKind.TIME;
    int digits = target.precision() == DataType.UNSPECIFIED ? MICROS_DIGITS : target.precision();
    int given = precision == DataType.UNSPECIFIED ? MICROS_DIGITS : precision;
    return hasFraction && digits < given ? kernel("ROUND_FRACTION", value, digits) : value;
  }

  private Operand toBytes(Operand value) {
    DataType type = value.type();
    if (type.isText() || type.isBinary()) {
      Operand text =
          type.kind() == TypeKind.CHAR && target.kind() == TypeKind.VARCHAR
              ? kernel("CAST_CHAR_TO_VARCHAR", value)
              : value;
      return fitted(text, type.precision());
    }
    Operand text =
        switch (type.kind()) {
          case DECIMAL -> kernel("CAST_DECIMAL_TO_VARCHAR", value, type.scale());
          case DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ, INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME ->
              kernel("CAST_" + type.kind() + "_TO_VARCHAR", value);
          default -> kernel("CAST_TO_VARCHAR", value);
        };
    return fitted(text, DataType.UNSPECIFIED);
  }

  /** Cuts or pads a text to the length of the target. */
  private Operand fitted(Operand text, int length) {
    int limit = target.precision();
    boolean variable = target.kind() == TypeKind.VARCHAR || target.kind() == TypeKind.VARBINARY;
    boolean known = length != DataType.UNSPECIFIED;
    boolean sameKind = text.type().kind() == target.kind();
    if (limit == DataType.UNSPECIFIED
        || variable && known && length <= limit
        || sameKind && known && length == limit) {
      return text.withType(target);
    }
    return kernel("CAST_TO_" + target.kind(), text, limit);
  }

  /** A call of a kernel function: the value, then whole numbers that are part of the code. */
  Operand kernel(String name, Operand value, int... literals) {
    List<Operand> operands = new ArrayList<>();
    List<StorageKind> storages = new ArrayList<>();
    operands.add(value);
    storages.add(value.type().storage());
    for (int literal : literals) {
      CodeExpression number = Code.literal(literal);
      operands.add(Operand.notNull(INTEGER, number));
      storages.add(StorageKind.INT);
    }
    for (IntrinsicOverload overload : Intrinsics.overloads(name)) {
      if (overload.literals().isEmpty() && overload.accepts(storages)) {
        Scalar.Call call = new Scalar.Call(name, List.of(), target, span);
        return IntrinsicCallGenerator.call(overload, operands, List.of(), List.of(), call, scope);
      }
    }
    throw Code.internal("no cast of " + value.type() + " to " + target + ": no " + name + storages);
  }
}
