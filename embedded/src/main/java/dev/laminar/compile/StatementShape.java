package dev.laminar.compile;

import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;

/**
 * What a statement takes and answers with, known before it is executed.
 *
 * @param parameters types of its {@code ?}, in order
 * @param columns of its rows; none when it answers with an update count
 * @param changelog what the rows of a SELECT that goes on mean
 * @param keys sets of columns that tell its rows apart
 */
public record StatementShape(
    List<DataType> parameters,
    RowSchema columns,
    ChangelogMode changelog,
    List<List<Integer>> keys) {

  /** Of a statement that takes nothing and changes something. */
  static final StatementShape UPDATE =
      new StatementShape(List.of(), new RowSchema(List.of()), ChangelogMode.APPEND, List.of());

  public StatementShape {
    parameters = List.copyOf(parameters);
    keys = List.copyOf(keys);
  }
}
