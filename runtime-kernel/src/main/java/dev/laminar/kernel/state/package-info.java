/** Off-heap state: group tables and window slices. */
@NullMarked
package dev.laminar.kernel.state;

import org.jspecify.annotations.NullMarked;
