package dev.laminar.sql.analysis;

import dev.laminar.sql.catalog.SinkObject;
import java.util.Optional;

/**
 * A validated CREATE SINK.
 *
 * @param query what feeds it: the query after AS, or all columns of the object after FROM; empty
 *     when it waits for INSERT INTO
 */
public record AnalyzedSink(SinkObject sink, Optional<AnalyzedQuery> query) {}
