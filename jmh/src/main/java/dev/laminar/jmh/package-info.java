/**
 * Benchmarks: generated pipelines against the loops an expert would write by hand, on identical
 * batches.
 */
@NullMarked
package dev.laminar.jmh;

import org.jspecify.annotations.NullMarked;
