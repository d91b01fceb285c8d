package dev.laminar.kernel.connector;

import dev.laminar.kernel.type.RowSchema;

/**
 * A source as declared.
 *
 * @param schema its physical columns, in declared order, without computed ones
 */
public record SourceDefinition(String name, RowSchema schema, Options options) {}
