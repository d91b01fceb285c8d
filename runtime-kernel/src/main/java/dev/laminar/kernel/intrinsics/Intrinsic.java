package dev.laminar.kernel.intrinsics;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method that implements a SQL function. Generated code calls it with {@code
 * invokestatic}; its Java signature says how. For each SQL argument, by storage: BOOLEAN {@code
 * boolean}; BYTE, SHORT, INT {@code int}; LONG {@code long}; FLOAT {@code float}; DOUBLE {@code
 * double}; DECIMAL128 {@code long high, long low}; BYTES {@code byte[] heap, int offset, int
 * length}. After the arguments, in this order and each only when needed:
 *
 * <ul>
 *   <li>{@link BytesResult}, {@link Decimal128Result} or {@link NullFlag}: one object per call
 *       site, made in the constructor of the pipeline. A BYTES or DECIMAL128 result is left in it
 *       (the method is then void); a method that can yield NULL for non-null arguments sets its
 *       {@code isNull} on every call;
 *   <li>a call-site object of the type {@link #state()} names, made by its no-argument constructor;
 *   <li>{@code ErrorSites sites, int site} when it can fail.
 * </ul>
 *
 * <p>Functions are strict: with a NULL argument the result is NULL and the method is not called.
 * Nothing here allocates once warm, but for buffers that grow.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Intrinsic {

  /**
   * Function name in upper case, as {@code Scalar.Call} names it. Overloads differ in parameter
   * types or number.
   */
  String value();

  /**
   * Arguments (by index) that must be literals, given to {@link #state()}'s constructor as text
   * instead of being passed. They may be other expressions when that class has a constructor
   * without arguments and a method {@code use} that takes them, then {@code ErrorSites, int}, and
   * returns the object: it is called for each row.
   */
  int[] literals() default {};

  /** Class of an object kept per call site: a compiled pattern, a cache, a scratch buffer. */
  Class<?> state() default void.class;
}
