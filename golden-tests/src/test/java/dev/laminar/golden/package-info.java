/**
 * Golden plans and code, comparison with DuckDB, error texts, layers, and the command line from
 * outside.
 */
@NullMarked
package dev.laminar.golden;

import org.jspecify.annotations.NullMarked;
