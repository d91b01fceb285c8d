/** The operators and functions that validate. */
@NullMarked
package dev.laminar.sql.function;

import org.jspecify.annotations.NullMarked;
