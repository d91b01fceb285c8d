/**
 * The queries of {@code examples/nexmark} and {@code examples/finance}, each compared with DuckDB's
 * answer to the same question over the same rows, and with programs written out where SQL cannot
 * say it: continuously, in batches cut at random, in order and out of order, and asked once.
 */
@NullMarked
package dev.laminar.suite;

import org.jspecify.annotations.NullMarked;
