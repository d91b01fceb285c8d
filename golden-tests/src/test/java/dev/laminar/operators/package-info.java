/**
 * Calcite's tests of SQL operators, run over the JDBC driver: some thousands of expressions with
 * their values, or with the error that they must be.
 */
@NullMarked
package dev.laminar.operators;

import org.jspecify.annotations.NullMarked;
