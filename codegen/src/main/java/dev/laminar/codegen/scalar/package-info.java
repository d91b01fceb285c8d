/** Typed scalar expressions, free of planner classes. */
@NullMarked
package dev.laminar.codegen.scalar;

import org.jspecify.annotations.NullMarked;
