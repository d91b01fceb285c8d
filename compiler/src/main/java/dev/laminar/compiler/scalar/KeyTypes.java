package dev.laminar.compiler.scalar;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.scalar.Scalar.Cast;
import dev.laminar.codegen.scalar.Scalar.Constant;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types of values that are looked up by equality. */
public final class KeyTypes {

  private KeyTypes() {}

  /**
   * The type in which values of two types are equal exactly when {@code =} says so, and into which
   * both can be cast without loss; null when there is none.
   */
  public static @Nullable DataType common(DataType a, DataType b) {
    boolean nullable = a.nullable() || b.nullable();
    if (a.isNumeric() && b.isNumeric()) {
      return commonNumeric(a, b, nullable);
    }
    if (a.isComposite() || b.isComposite()) {
      DataType wider = a.isLaidOutLike(b) ? a : b;
      return isHeldAlike(a, b) ? wider.withNullable(nullable) : null;
    }
    boolean alike = a.kind() == b.kind() && a.kind() != TypeKind.NULL;
    // The blanks that CHAR is padded with do not count when lengths differ.
    boolean padded = a.kind() == TypeKind.CHAR && a.precision() != b.precision();
    return alike && !padded ? a.withNullable(nullable) : null;
  }

  private static @Nullable DataType commonNumeric(DataType a, DataType b, boolean nullable) {
    if (a.isApproximate() || b.isApproximate()) {
      // An exact number of many digits equals no double once it is rounded to one.
      boolean exact = a.isApproximate() && b.isApproximate();
      return exact && a.kind() == b.kind() ? a.withNullable(nullable) : null;
    }
    if (a.isInteger() && b.isInteger()) {
      return (a.kind().compareTo(b.kind()) >= 0 ? a : b).withNullable(nullable);
    }
    int scale = Math.max(a.scale(), b.scale());
    int whole = Math.max(Coercion.digits(a) - a.scale(), Coercion.digits(b) - b.scale());
    return whole + scale <= DataType.MAX_DECIMAL_DIGITS
        ? DataType.decimal(whole + scale, scale, nullable)
        : null;
  }

  /** Whether every value of one type is a value of the other: a cast to it has nothing to check. */
  public static boolean holdsAll(DataType target, DataType from) {
    if (target.isComposite() || from.isComposite()) {
      return target.isLaidOutLike(from);
    }
    if (from.isApproximate() || !from.isNumeric() || !target.isNumeric()) {
      boolean sameKind = target.kind() == from.kind();
      return sameKind && target.precision() == from.precision()
          || from.isText() && target.kind() == TypeKind.VARCHAR && isUnlimited(target)
          || from.kind() == TypeKind.REAL && target.kind() == TypeKind.DOUBLE;
    }
    if (from.isInteger() && target.isInteger()) {
      return from.kind().compareTo(target.kind()) <= 0;
    }
    // The largest numbers of as many digits as an integer type has are beyond it.
    int targetDigits = Coercion.digits(target) - (target.isInteger() ? 1 : 0);
    return target.isApproximate()
        || target.scale() >= from.scale()
            && targetDigits - target.scale() >= Coercion.digits(from) - from.scale();
  }

  private static boolean isUnlimited(DataType type) {
    return type.precision() == DataType.UNSPECIFIED;
  }

  /** Whether equal values of both types are the same bits in the same kind of column. */
  public static boolean isHeldAlike(DataType a, DataType b) {
    return a.isComposite() || b.isComposite()
        ? a.isLaidOutLike(b) || b.isLaidOutLike(a)
        : a.kind() == b.kind() && a.storage() == b.storage() && a.scale() == b.scale();
  }

  /** The value in the {@link #common} type of it and another, with its own NULLs. */
  public static Scalar as(Scalar scalar, DataType common) {
    DataType target = common.withNullable(scalar.type().nullable());
    return scalar.type().equals(target) || isHeldAlike(scalar.type(), target)
        ? scalar
        : new Cast(scalar, false, target, scalar.span());
  }

  /** Whether the value is NULL. */
  public static Scalar isNull(Scalar scalar) {
    return new Call(
        FunctionNames.IS_NULL,
        List.of(scalar),
        DataType.of(TypeKind.BOOLEAN, false),
        scalar.span());
  }

  /** The value, or one of its type for NULL. */
  public static Scalar orDefault(Scalar scalar) {
    DataType type = scalar.type().withNullable(false);
    if (!scalar.type().nullable()) {
      return scalar;
    }
    Object value =
        switch (type.storage()) {
          case BOOLEAN -> false;
          case BYTE, SHORT, INT -> 0;
          case LONG -> 0L;
          case FLOAT -> 0f;
          case DOUBLE -> 0d;
          case DECIMAL128 -> BigInteger.ZERO;
          case BYTES -> new byte[0];
        };
    Constant otherwise = new Constant(value, type, SourceSpan.NONE);
    return new Call("COALESCE", List.of(scalar, otherwise), type, scalar.span());
  }
}
