package dev.laminar.compiler.physical;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A translated part of the planner's tree: the operator that yields its rows, and what each of its
 * fields is over that operator's columns. Projections that only pick and rename need no operator.
 *
 * @param eventTime of the rows, over the operator's columns; null when they have none
 */
record Relation(PhysicalNode node, List<Field> fields, @Nullable Scalar eventTime) {

  Relation {
    fields = List.copyOf(fields);
  }

  /** A field; reading it may take more than its value, see {@link ColumnRole.Pending}. */
  record Field(String name, Scalar value, ColumnRole role) {

    Field withName(String other) {
      return new Field(other, value, role);
    }
  }

  /** Column {@code index} of an operator. */
  static InputColumn column(PhysicalNode node, int index) {
    return InputColumn.of(index, node.schema().column(index));
  }
}
