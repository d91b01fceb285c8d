/** The type system: precisions, result types, and the way to kernel types. */
@NullMarked
package dev.laminar.sql.type;

import org.jspecify.annotations.NullMarked;
