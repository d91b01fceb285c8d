package dev.laminar;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.rows.ParameterValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A prepared statement of any kind: what differs is how it runs. */
final class Prepared implements PreparedCommand {

  /** Executes a statement once. */
  interface Run {

    /**
     * Executes it.
     *
     * @param parameters one for each {@code ?}, as {@link Row} has values of its type
     * @param cancellation to be told how the execution is ended
     */
    Execution execute(
        List<@Nullable Object> parameters, ExecuteOptions options, Cancellation cancellation);

    /** Whether it was compiled when it was prepared, and is worth being kept for the same text. */
    default boolean isReusable() {
      return false;
    }

    /** Releases what is kept between executions. */
    default void close() {}
  }

  private final List<ParameterInfo> parameters;
  private final List<ColumnInfo> columns;
  private final Optional<Following> following;
  private final Run run;
  private Consumer<Prepared> onClose = _ -> run().close();
  private @Nullable Execution last;
  private volatile @Nullable Cancellation cancellation;
  private volatile boolean executing;
  private volatile boolean closed;

  /** A statement that ends by itself. */
  Prepared(List<ParameterInfo> parameters, List<ColumnInfo> columns, Run run) {
    this(parameters, columns, Optional.empty(), run);
  }

  Prepared(
      List<ParameterInfo> parameters,
      List<ColumnInfo> columns,
      Optional<Following> following,
      Run run) {
    this.following = following;
    this.parameters = List.copyOf(parameters);
    this.columns = List.copyOf(columns);
    this.run = run;
  }

  /** A statement that was closed, for another user. */
  Prepared again() {
    return new Prepared(parameters, columns, following, run);
  }

  Run run() {
    return run;
  }

  /** Says who has what was compiled when this is closed. */
  void onClose(Consumer<Prepared> action) {
    onClose = action;
  }

  @Override
  public List<ParameterInfo> parameters() {
    return parameters;
  }

  @Override
  public List<ColumnInfo> columns() {
    return columns;
  }

  @Override
  public Optional<Following> following() {
    return following;
  }

  @Override
  public Execution execute(List<? extends @Nullable Object> values, ExecuteOptions options) {
    if (closed) {
      throw new LaminarException(ErrorCode.CLOSED, "the prepared statement is closed");
    }
    if (values.size() != parameters.size()) {
      throw new LaminarException(
          ErrorCode.INVALID_ARGUMENT,
          "the statement has " + parameters.size() + " parameters, given are " + values.size(),
          SourceSpan.NONE,
          "give one value for each ?");
    }
    Execution before = last;
    if (before != null) {
      before.close();
    }
    List<@Nullable Object> converted = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      converted.add(ParameterValues.convert(values.get(i), parameters.get(i).type(), i + 1));
    }
    Cancellation current = new Cancellation();
    cancellation = current;
    executing = true;
    try {
      Execution execution = run.execute(converted, options, current);
      last = execution;
      return execution;
    } finally {
      executing = false;
    }
  }

  @Override
  public void cancel() {
    Cancellation current = cancellation;
    if (current != null) {
      current.cancel();
    }
  }

  @Override
  public void close() {
    boolean first = !closed;
    closed = true;
    cancel();
    if (first && executing) {
      run.close(); // closed by another thread: what it was doing is nobody else's
    } else if (first) {
      onClose.accept(this);
    }
  }
}
