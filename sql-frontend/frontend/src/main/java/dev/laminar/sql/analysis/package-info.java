/** Validation of statements against the catalog, and what it results in. */
@NullMarked
package dev.laminar.sql.analysis;

import org.jspecify.annotations.NullMarked;
