package dev.laminar.sql.analysis;

import dev.laminar.sql.catalog.SinkObject;

/**
 * A validated INSERT INTO a sink.
 *
 * @param target takes the query's columns as they are
 */
public record AnalyzedInsert(SinkObject target, AnalyzedQuery query) {}
