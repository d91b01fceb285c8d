package dev.laminar.kernel.function;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
    if (kind.filter(JavaKind::isComposite).isPresent()) {
      return sqlType(annotated.getType())
          .map(sql ->
              new UserParameter(name, kind.get(), sql.withNullable(isNullable(annotated)), false));
    }
    return kind.map(java -> {
      boolean nullable = java.isBoxed() || !java.isPrimitive() && isNullable(annotated);
      DataType sql = digits == null ? java.sqlType() : decimal(digits);
      boolean anyDigits = java == JavaKind.DECIMAL && digits == null;
      return new UserParameter(name, java, sql.withNullable(nullable), anyDigits);
    });
  }

  /**
   * Of {@code List<T>}, {@code Map<K, V>} and their parts; empty when no SQL type stands for it.
   */
  private static Optional<DataType> sqlType(Type declared) {
    if (declared instanceof Class<?> type) {
      return JavaKind.of(type)
          .filter(kind -> !kind.isPrimitive() && !kind.isComposite() && kind != JavaKind.TEXT_VIEW)
          .map(JavaKind::sqlType);
    }
    if (!(declared instanceof ParameterizedType generic)) {
      return Optional.empty();
    }
    List<DataType> parts = new ArrayList<>();
    for (Type argument : generic.getActualTypeArguments()) {
      sqlType(argument).ifPresent(parts::add);
    }
    if (generic.getRawType() == List.class && parts.size() == 1) {
      return Optional.of(DataType.array(parts.getFirst().withNullable(true), false));
    }
    return generic.getRawType() == Map.class && parts.size() == 2
        ? Optional.of(DataType.map(parts.getFirst(), parts.getLast().withNullable(true), false))
        : Optional.empty();
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
