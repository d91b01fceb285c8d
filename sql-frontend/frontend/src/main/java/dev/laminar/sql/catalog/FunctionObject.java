package dev.laminar.sql.catalog;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.function.UserRoutine;
import dev.laminar.sql.function.UserOperators;
import dev.laminar.sql.tree.ObjectKind;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlOperator;

/**
 * A function that a user wrote.
 *
 * @param operator what calls of it validate as
 */
public record FunctionObject(UserRoutine routine, SqlOperator operator, String sql, SourceSpan span)
    implements CatalogObject {

  /** The object of a routine. */
  public static FunctionObject of(UserRoutine routine, String sql, SourceSpan span) {
    return new FunctionObject(routine, UserOperators.of(routine), sql, span);
  }

  @Override
  public String name() {
    return routine.name();
  }

  @Override
  public ObjectKind kind() {
    return ObjectKind.FUNCTION;
  }

  @Override
  public Set<String> dependsOn() {
    return Set.of();
  }

  @Override
  public List<Field> fields() {
    return List.of();
  }
}
