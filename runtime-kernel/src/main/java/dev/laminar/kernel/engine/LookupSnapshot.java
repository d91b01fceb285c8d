package dev.laminar.kernel.engine;

import dev.laminar.kernel.engine.OperatorSnapshot.Times;

/**
 * How an operator looks rows up in a lookup table.
 *
 * @param nodeId of the operator in the plan
 * @param table name of the lookup table
 * @param onDemand whether rows are asked for by their keys; else all of them are read
 * @param hits rows whose key was known, with rows of the table
 * @param missingHits rows whose key was known to have none
 * @param misses rows whose key had to be asked for
 * @param loads requests answered; where all rows are read, how often that was done
 * @param failures requests, or readings, that failed
 * @param latency of the requests, from the first attempt to the answer
 * @param entries rows in memory, and keys that are known to have none
 * @param waitingKeys keys that are asked for now
 * @param waitingRows rows that wait now, for answers or behind rows that do
 * @param oldestWaitNs how long the first of them has waited; 0 when none waits
 * @param lastFailure why the last one failed; empty when none has
 * @param loadedAtMs when rows came last, by the engine's clock; {@link Long#MIN_VALUE} before
 */
public record LookupSnapshot(
    int nodeId,
    String table,
    boolean onDemand,
    long hits,
    long missingHits,
    long misses,
    long loads,
    long failures,
    Times latency,
    long entries,
    long waitingKeys,
    long waitingRows,
    long oldestWaitNs,
    String lastFailure,
    long loadedAtMs) {}
