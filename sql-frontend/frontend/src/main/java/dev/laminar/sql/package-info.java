/**
 * The SQL front end: text to parsed statements to validated relational expressions. {@link
 * dev.laminar.sql.SqlFrontend} is the way in.
 */
@NullMarked
package dev.laminar.sql;

import org.jspecify.annotations.NullMarked;
