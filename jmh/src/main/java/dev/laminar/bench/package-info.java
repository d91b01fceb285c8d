/**
 * {@code laminar bench nexmark} and {@code laminar bench latency}: queries over rows in memory,
 * answered by Laminar, by loops written by hand, and by other engines, in turn and in one run; and
 * how long a row takes from the push to the callback.
 */
@NullMarked
package dev.laminar.bench;

import org.jspecify.annotations.NullMarked;
