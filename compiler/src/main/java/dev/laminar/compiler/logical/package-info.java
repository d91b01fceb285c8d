/**
 * Rewrites of the planner's tree before it is translated: what has no streaming operator of its own
 * becomes operators that have. Expressions keep their positions; nothing is simplified, so that
 * what fails still fails, and for the same rows.
 */
@NullMarked
package dev.laminar.compiler.logical;

import org.jspecify.annotations.NullMarked;
