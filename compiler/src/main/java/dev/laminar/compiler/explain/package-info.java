/** Printers of plans and scalars: deterministic text for people and golden files. */
@NullMarked
package dev.laminar.compiler.explain;

import org.jspecify.annotations.NullMarked;
