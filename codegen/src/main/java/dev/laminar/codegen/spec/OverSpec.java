package dev.laminar.codegen.spec;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.OverLayout.Bound;
import dev.laminar.kernel.plan.OverLayout.Exclusion;
import dev.laminar.kernel.plan.OverLayout.Limit;
import dev.laminar.kernel.plan.OverLayout.NumberFunction;
import dev.laminar.kernel.plan.OverLayout.PickFunction;
import dev.laminar.kernel.plan.OverLayout.Unit;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Window functions over partitions of an input that share PARTITION BY and ORDER BY. Becomes a
 * {@code CompiledOver}. Its output row is the input's, then the functions. Operator name {@code
 * Over}.
 *
 * @param input columns of the rows that come in
 * @param partition columns whose equal values make a partition, NULL being equal to NULL
 * @param order most significant first; none: all rows of a partition are peers
 * @param functions in the order of their columns
 * @param limit which rows come out; null for all
 * @param mode whether rows of the input are taken back
 * @param atEnd whether rows come out once, when the input, or their window, has ended; else what
 *     changes does
 * @param closing when the window of a partition's rows ends; null where the input has to
 * @param settling column of the event time that rows come out with, as none can come before them
 *     any more; -1 for none
 */
public record OverSpec(
    int id,
    RowSchema input,
    List<Integer> partition,
    List<SortSpec.Key> order,
    List<Function> functions,
    @Nullable Top limit,
    ChangelogMode mode,
    boolean atEnd,
    @Nullable Closing closing,
    int settling,
    SourceSpan span) {

  public OverSpec {
    partition = List.copyOf(partition);
    order = List.copyOf(order);
    functions = List.copyOf(functions);
  }

  /** One window function. */
  public sealed interface Function {

    Column output();

    SourceSpan span();
  }

  /**
   * A function of a row's place.
   *
   * @param tiles what NTILE is given, of type BIGINT; null for others
   */
  public record Place(
      NumberFunction function, @Nullable Scalar tiles, Column output, SourceSpan span)
      implements Function {}

  /**
   * A value of another row.
   *
   * @param value over the other row
   * @param number of rows for LAG, LEAD and NTH_VALUE, of type BIGINT, over the current row; null
   *     for others
   * @param otherwise for LAG and LEAD the value where there is no such row, of the output's type,
   *     over the current row; null for NULL
   * @param frame null for LAG and LEAD
   */
  public record Other(
      PickFunction function,
      Scalar value,
      @Nullable Scalar number,
      @Nullable Scalar otherwise,
      boolean ignoresNulls,
      @Nullable Frame frame,
      Column output,
      SourceSpan span)
      implements Function {}

  /** An aggregate of the rows of a frame. */
  public record Aggregated(AggregateSpec.Call call, Frame frame) implements Function {

    @Override
    public Column output() {
      return call.output();
    }

    @Override
    public SourceSpan span() {
      return call.span();
    }
  }

  /** The rows that a function looks at. */
  public record Frame(Unit unit, Edge start, Edge end, Exclusion exclusion) {}

  /**
   * An end of a frame.
   *
   * @param rows how many rows away, of type BIGINT and without columns; null for other bounds
   * @param range of a bound by value; null for other bounds
   */
  public record Edge(Bound bound, @Nullable Scalar rows, @Nullable Range range) {}

  /**
   * A bound by value: rows are compared by a column of theirs with a column of the current row.
   *
   * @param key what is ordered by, of a type in which bounds can be expressed
   * @param bound the bound's value, of that type
   */
  public record Range(int key, int bound) {}

  /**
   * The first rows of each partition.
   *
   * @param by what is counted
   * @param offset rows that are left out at the start, of type BIGINT, without columns; null: none
   * @param fetch how many come out at most, likewise; null for all
   */
  public record Top(Limit by, @Nullable Scalar offset, @Nullable Scalar fetch) {}

  /**
   * When the window ends that the rows of a partition are of.
   *
   * @param column of the partition, a TIMESTAMP NOT NULL
   * @param laterUs how long after that, µs
   */
  public record Closing(int column, long laterUs) {}

  /** Rows that come out. */
  public RowSchema schema() {
    List<Column> columns = new ArrayList<>(input.columns());
    functions.forEach(function -> columns.add(function.output()));
    return new RowSchema(columns);
  }

  /** Whether rows of the input may be taken back. */
  public boolean retracts() {
    return mode != ChangelogMode.APPEND;
  }
}
