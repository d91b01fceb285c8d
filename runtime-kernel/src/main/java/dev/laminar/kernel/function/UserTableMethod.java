package dev.laminar.kernel.function;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One static method that a table function calls: an overload of it.
 *
 * @param function name of the function in SQL
 * @param form how it hands rows over
 * @param rowType class of the rows
 * @param columns of a row: the components of a record, or the one that the row itself is
 * @param deterministic whether equal arguments give equal rows
 */
public record UserTableMethod(
    String function,
    Method method,
    List<UserParameter> parameters,
    Form form,
    Class<?> rowType,
    List<RowColumn> columns,
    boolean deterministic) {

  public UserTableMethod {
    parameters = List.copyOf(parameters);
    columns = List.copyOf(columns);
  }

  /** How rows are handed over. */
  public enum Form {
    /** The method returns an Iterable. */
    ITERABLE,
    /** The method returns a Stream, which is closed behind its last row. */
    STREAM,
    /** The method returns an array of objects. */
    ARRAY,
    /** The method returns nothing, and gives rows to a Consumer, its last parameter. */
    CONSUMER
  }

  /**
   * A column.
   *
   * @param accessor of a record's component; null when the row itself is the value
   */
  public record RowColumn(UserParameter value, @Nullable Method accessor) {}

  /** {@code split(VARCHAR) RETURNS TABLE (word VARCHAR NOT NULL)}. */
  public String signature() {
    return parameters.stream()
            .map(parameter ->
                parameter.type().toSql() + (parameter.type().nullable() ? " NULL" : ""))
            .collect(Collectors.joining(", ", function + "(", ")"))
        + columns.stream()
            .map(column -> column.value().name() + " " + column.value().type())
            .collect(Collectors.joining(", ", " RETURNS TABLE (", ")"));
  }
}
