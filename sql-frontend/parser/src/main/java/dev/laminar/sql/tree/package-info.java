/**
 * Syntax trees of the statements and clauses that Laminar adds to Calcite's; the generated parser
 * builds them.
 */
@NullMarked
package dev.laminar.sql.tree;

import org.jspecify.annotations.NullMarked;
