/**
 * The {@code jdbc} source: rows of another database. A thread of its own reads the answer, so that
 * the agent never waits for it; batches go from one to the other through a short queue.
 */
@NullMarked
package dev.laminar.connectors.jdbc;

import org.jspecify.annotations.NullMarked;
