/**
 * Small passes over the physical plan: rewrites, inferences and checks, each printed by EXPLAIN
 * PHYSICAL.
 */
@NullMarked
package dev.laminar.compiler.pass;

import org.jspecify.annotations.NullMarked;
