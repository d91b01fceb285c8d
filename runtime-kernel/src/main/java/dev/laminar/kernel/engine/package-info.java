/**
 * The engine: one agent thread that reads sources, runs generated pipelines and writes sinks.
 *
 * <p>Everything that runs belongs to the agent: it polls source runs, hands each batch to the
 * queries that read it, in order of their creation, and follows a batch all the way to the sinks
 * before it takes the next one. Other threads change the catalog by commands that the agent
 * executes between two batches, push rows through bounded queues, and read counters.
 *
 * <p>Queries that answer once, and those that tell what to change about a table, run beside the
 * agent, on a thread of their own: the agent hands them the rows of tables and views as they are at
 * one moment (see {@code OneShotRun}, {@code TableSnapshot}), and makes the changes.
 *
 * <p>A query is not the same as its run. A source read by a connector starts when something demands
 * rows of a query over it, and the queries that come to life in one deployment share one reader.
 */
@NullMarked
package dev.laminar.kernel.engine;

import org.jspecify.annotations.NullMarked;
