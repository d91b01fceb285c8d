/** Parsed statements. */
@NullMarked
package dev.laminar.sql.statement;

import org.jspecify.annotations.NullMarked;
