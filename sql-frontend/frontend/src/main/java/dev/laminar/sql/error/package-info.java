/** Errors of parsing and validation as users read them. */
@NullMarked
package dev.laminar.sql.error;

import org.jspecify.annotations.NullMarked;
