package dev.laminar.kernel.plan;

import dev.laminar.kernel.type.StorageKind;

/**
 * An entry of a class's constants that an execution fills: the plan of a statement with parameters
 * holds these in place of values.
 */
public sealed interface ParameterEntry {

  /** From 0. */
  int parameter();

  /** The value; of a NULL, a zero or an empty text. */
  record Value(int parameter, StorageKind storage) implements ParameterEntry {}

  /** Whether the value is NULL. */
  record IsNull(int parameter) implements ParameterEntry {}
}
