package dev.laminar.kernel.function;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From what Java declares to SQL types: NULL is declared by a boxed type, or by {@code @Nullable}.
 */
final class JavaTypes {

  private JavaTypes() {}

  /**
   * What a declaration stands for.
   *
   * @return empty when no SQL type stands for it
   * @throws LaminarException when {@link Digits} are where they mean nothing
   */
  static Optional<UserParameter> of(
      String name, Class<?> type, AnnotatedType annotated, @Nullable Digits digits) {
    Optional<JavaKind> kind = JavaKind.of(type);
    if (digits != null && kind.orElse(null) != JavaKind.DECIMAL) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "@Digits stands at a " + type.getSimpleName(),
          SourceSpan.NONE,
          "it tells the digits of a BigDecimal");
    }
    return kind.map(java -> {
      boolean nullable = java.isBoxed() || !java.isPrimitive() && isNullable(annotated);
      DataType sql = digits == null ? java.sqlType() : decimal(digits);
      boolean anyDigits = java == JavaKind.DECIMAL && digits == null;
      return new UserParameter(name, java, sql.withNullable(nullable), anyDigits);
    });
  }

  /** By simple name, so that any library's annotation does. */
  private static boolean isNullable(AnnotatedType type) {
    return Arrays.stream(type.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(annotation -> annotation.getSimpleName().equals("Nullable"));
  }

  private static DataType decimal(Digits digits) {
    boolean fits =
        digits.precision() >= 1
            && digits.precision() <= DataType.MAX_DECIMAL_DIGITS
            && digits.scale() >= 0
            && digits.scale() <= digits.precision();
    if (!fits) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "there is no DECIMAL(" + digits.precision() + ", " + digits.scale() + ")",
          SourceSpan.NONE,
          "a DECIMAL has 1 to 38 digits, of which any number is behind the point");
    }
    return DataType.decimal(digits.precision(), digits.scale(), false);
  }
}
