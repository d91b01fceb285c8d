package dev.laminar.sql.analysis;

import dev.laminar.sql.catalog.QueryObject;

/** A validated CREATE STREAM or CREATE MATERIALIZED VIEW. */
public record AnalyzedStream(QueryObject object, AnalyzedQuery query) {}
