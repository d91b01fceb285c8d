/** Off-heap state: group tables, their variable-length values, and window slices. */
@NullMarked
package dev.laminar.kernel.state;

import org.jspecify.annotations.NullMarked;
