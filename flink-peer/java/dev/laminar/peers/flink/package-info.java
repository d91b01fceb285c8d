/**
 * Flink SQL as a contender of the benchmarks, in a process of its own: it has the same rows, as
 * Flink's own row objects in memory, and runs the queries that it is sent.
 */
@NullMarked
package dev.laminar.peers.flink;

import org.jspecify.annotations.NullMarked;
