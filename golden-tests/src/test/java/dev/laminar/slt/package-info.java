/**
 * Runs the sqllogictest files of SQLite: seven million queries with their answers. A query is
 * right, wrong, or not supported; nothing is left out silently.
 */
@NullMarked
package dev.laminar.slt;

import org.jspecify.annotations.NullMarked;
