/**
 * Running a compiled script without SQL: the entry point of the jars that {@code laminar compile}
 * makes.
 */
@NullMarked
package dev.laminar.kernel.launch;

import org.jspecify.annotations.NullMarked;
