/** SQL data types, their physical storage, and row schemas. */
@NullMarked
package dev.laminar.kernel.type;

import org.jspecify.annotations.NullMarked;
