package dev.laminar.compile;

import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;

/**
 * What a statement takes and answers with, known before it is executed.
 *
 * @param parameters types of its {@code ?}, in order
 * @param columns of its rows; none when it answers with an update count
 */
public record StatementShape(List<DataType> parameters, RowSchema columns) {

  /** Of a statement that takes nothing and changes something. */
  static final StatementShape UPDATE = new StatementShape(List.of(), new RowSchema(List.of()));

  public StatementShape {
    parameters = List.copyOf(parameters);
  }
}
