package dev.laminar.kernel.connector;

import dev.laminar.kernel.type.RowSchema;

/** A sink as declared, with the schema of the query that feeds it. */
public record SinkDefinition(String name, RowSchema schema, Options options) {}
