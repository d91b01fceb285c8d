package dev.laminar.compile;

/**
 * How long a query took to compile, in nanoseconds.
 *
 * @param analyzeNs validation and conversion to a relational expression
 * @param planNs physical plan and pipelines
 * @param generateNs code generation, emission, verification and loading
 */
public record CompileTimes(long analyzeNs, long planNs, long generateNs) {}
