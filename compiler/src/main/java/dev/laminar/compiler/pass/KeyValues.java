package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Cast;
import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.codegen.scalar.Scalar.InList;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.compiler.scalar.FunctionNames;
import dev.laminar.compiler.scalar.KeyTypes;
import dev.laminar.compiler.scalar.Scalars;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that a condition leaves to a column. */
final class KeyValues {

  private KeyValues() {}

  /**
   * The values, in the storage of the column, one of which the column has where the condition is
   * TRUE; they may be NULL, which is none. Null when the condition does not say.
   *
   * @param column index of the column in the input of the condition
   * @param type of the column
   */
  static @Nullable List<Scalar> of(Scalar condition, int column, DataType type) {
    return switch (condition) {
      case Call call when call.function().equals(FunctionNames.OR) -> anyOf(call, column, type);
      case Call call when call.function().equals(FunctionNames.EQUALS) ->
          equal(call.arguments().get(0), call.arguments().get(1), column, type);
      case InList list when !list.negated() -> {
        List<Scalar> values = new ArrayList<>();
        for (Constant constant : list.constants()) {
          List<Scalar> value = equal(list.operand(), constant, column, type);
          if (value == null) {
            yield null;
          }
          values.addAll(value);
        }
        yield values;
      }
      default -> null;
    };
  }

  private static @Nullable List<Scalar> anyOf(Call or, int column, DataType type) {
    List<Scalar> values = new ArrayList<>();
    for (Scalar alternative : or.arguments()) {
      List<Scalar> more = of(alternative, column, type);
      if (more == null) {
        return null;
      }
      values.addAll(more);
    }
    return values;
  }

  private static @Nullable List<Scalar> equal(Scalar a, Scalar b, int column, DataType type) {
    boolean first = isColumn(a, column, type);
    Scalar value = first ? b : isColumn(b, column, type) ? a : null;
    if (value == null || Conjuncts.reads(value, _ -> true) || Scalars.canFail(value)) {
      return null;
    }
    boolean unpadded = type.kind() == TypeKind.CHAR && (first ? a : b) instanceof Cast;
    Scalar stored = unpadded ? padded(value, type) : stored(value, type.withNullable(true));
    return stored == null ? null : List.of(stored);
  }

  /**
   * The column itself, or as a number of a type that holds all of its values, or as text without
   * the blanks that it is padded with.
   */
  private static boolean isColumn(Scalar scalar, int column, DataType type) {
    return switch (scalar) {
      case InputColumn input -> input.index() == column;
      case Cast cast ->
          cast.operand() instanceof InputColumn input
              && input.index() == column
              && (isUnpadding(type, cast.type())
                  || isExact(type) && isExact(cast.type()) && KeyTypes.holdsAll(cast.type(), type));
      default -> false;
    };
  }

  private static boolean isUnpadding(DataType from, DataType to) {
    return from.kind() == TypeKind.CHAR
        && to.kind() == TypeKind.VARCHAR
        && (to.precision() == DataType.UNSPECIFIED || to.precision() >= from.precision());
  }

  private static @Nullable Scalar padded(Scalar value, DataType type) {
    return value.type().isText()
        ? new Cast(value, true, type.withNullable(true), value.span())
        : null;
  }

  private static boolean isExact(DataType type) {
    return type.isNumeric() && !type.isApproximate();
  }

  /**
   * The value as the column would hold it if it were equal. A number that is out of range becomes
   * NULL, one with too many digits another number, which the condition then turns down.
   */
  private static @Nullable Scalar stored(Scalar value, DataType type) {
    DataType from = value.type();
    if (value instanceof Constant constant && constant.value() == null) {
      return new Constant(null, type, value.span());
    }
    return switch (type.kind()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> {
        if (!isExact(from)) {
          yield null;
        }
        yield KeyTypes.isHeldAlike(from, type) ? value : new Cast(value, true, type, value.span());
      }
      // CHAR compares with CHAR as if padded to one length, with VARCHAR as it is.
      case CHAR -> {
        boolean pads = from.kind() == TypeKind.CHAR && from.precision() != type.precision();
        if (pads) {
          yield padded(value, type);
        }
        yield from.isText() ? value : null;
      }
      case VARCHAR -> from.isText() ? value : null;
      case BOOLEAN, DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ, VARBINARY ->
          from.kind() == type.kind() ? value : null;
      default -> null;
    };
  }
}
