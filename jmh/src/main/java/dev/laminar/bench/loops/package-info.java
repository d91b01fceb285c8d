/**
 * The loops that an expert writes by hand for the queries of the benchmarks: over primitive
 * columns, with tables of primitive arrays, without allocation but for growth. They put out the
 * same rows as the queries, and rely on rows in the order of time, as no other come.
 */
@NullMarked
package dev.laminar.bench.loops;

import org.jspecify.annotations.NullMarked;
