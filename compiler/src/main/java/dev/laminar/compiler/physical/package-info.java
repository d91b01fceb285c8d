/**
 * The physical streaming plan: one record per operator, with what is known about the rows on every
 * edge.
 */
@NullMarked
package dev.laminar.compiler.physical;

import org.jspecify.annotations.NullMarked;
