/** Compiles scripts to plans and classes, without running them. */
@NullMarked
package dev.laminar.compile;

import org.jspecify.annotations.NullMarked;
