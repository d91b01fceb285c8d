package dev.laminar;

import dev.laminar.kernel.type.DataType;

/**
 * A {@code ?} of a statement.
 *
 * @param type what its value is converted to
 */
public record ParameterInfo(DataType type) {}
