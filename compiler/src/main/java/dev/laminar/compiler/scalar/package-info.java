/** From the planner's expressions to typed scalars. */
@NullMarked
package dev.laminar.compiler.scalar;

import org.jspecify.annotations.NullMarked;
