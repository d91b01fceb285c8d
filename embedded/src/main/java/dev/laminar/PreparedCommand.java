package dev.laminar;

import dev.laminar.kernel.error.LaminarException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One statement, ready to be executed any number of times, one execution at a time: executing it
 * again closes the execution before. One thread executes and reads; any thread may {@link #cancel}
 * or {@link #close}.
 */
public interface PreparedCommand extends AutoCloseable {

  /** The {@code ?} of the statement, in order. */
  List<ParameterInfo> parameters();

  /** The columns of the rows it answers with; empty when it answers with an update count. */
  List<ColumnInfo> columns();

  /**
   * Of a SELECT that goes on with its input, or a SUBSCRIBE; empty for statements that end by
   * themselves.
   */
  Optional<Following> following();

  /**
   * Executes the statement.
   *
   * @param parameters one value for each {@code ?}: as {@link Row} has them for the parameter's
   *     type; null for NULL
   * @throws LaminarException when the statement is wrong or fails; {@code CANCELLED}, {@code
   *     TIMED_OUT}
   */
  Execution execute(List<? extends @Nullable Object> parameters, ExecuteOptions options);

  /**
   * Ends the execution in progress, if there is one: whoever executes, or reads its rows, gets a
   * {@code CANCELLED}.
   */
  void cancel();

  /** Ends the execution in progress, and gives up what was prepared. */
  @Override
  void close();
}
