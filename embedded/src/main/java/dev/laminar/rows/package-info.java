/**
 * Rows on their way from the engine's batches to a reader: the queue between the two threads, the
 * cursor over batches, batches made of rows that are there already.
 */
@NullMarked
package dev.laminar.rows;

import org.jspecify.annotations.NullMarked;
