/**
 * Functions that users write in Java: what tells their signatures, and what generated code calls
 * between SQL values and Java's.
 */
@NullMarked
package dev.laminar.kernel.function;

import org.jspecify.annotations.NullMarked;
