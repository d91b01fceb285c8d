package dev.laminar.kernel.function;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The DECIMAL type of a {@link java.math.BigDecimal}: of a method's result when it stands at the
 * method, of an argument when it stands at the parameter. Results are rounded half up to the scale;
 * one that has more digits is error 22003.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Digits {

  /** All digits, 1 to 38. */
  int precision();

  /** Digits after the point, 0 to {@link #precision()}. */
  int scale() default 0;
}
