package dev.laminar.kernel.function;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a function that may yield something else for the same arguments: chance, a clock, a
 * service. It is called once for each row and place in the statement, and not where rows can be
 * taken back, as what is taken back would not be what was put out.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Volatile {}
