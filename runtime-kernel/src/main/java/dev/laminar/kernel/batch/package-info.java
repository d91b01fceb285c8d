/** Columnar batches: typed vectors over on-heap arrays, up to 1,024 rows, and their pool. */
@NullMarked
package dev.laminar.kernel.batch;

import org.jspecify.annotations.NullMarked;
