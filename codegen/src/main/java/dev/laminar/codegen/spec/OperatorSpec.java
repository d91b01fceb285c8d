package dev.laminar.codegen.spec;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.codegen.scalar.ScalarColumns;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An operator that is fused into a pipeline's loop. Expressions refer to the columns the operator
 * before it yields.
 */
public sealed interface OperatorSpec {

  /**
   * Expression nodes that one row loop takes; beyond, columns are computed one group after the
   * other.
   */
  int MAX_NODES_PER_LOOP = 250;

  /** Whether operators compute more than one row loop takes. */
  static boolean areWide(List<OperatorSpec> operators) {
    int nodes = 0;
    for (OperatorSpec operator : operators) {
      if (operator instanceof Project project) {
        for (Item item : project.items()) {
          nodes += item.value() instanceof InputColumn ? 2 : 2 + ScalarColumns.size(item.value());
        }
      }
    }
    return nodes > MAX_NODES_PER_LOOP;
  }

  /** Number that plans print: {@code Filter#2} has 2. */
  int id();

  SourceSpan span();

  /** Keeps rows for which the condition is TRUE. Operator name {@code Filter}. */
  record Filter(int id, Scalar condition, SourceSpan span) implements OperatorSpec {}

  /** Computes new columns. Operator name {@code Project}. */
  record Project(int id, List<Item> items, SourceSpan span) implements OperatorSpec {
    public Project {
      items = List.copyOf(items);
    }
  }

  /** One output column of a projection. */
  record Item(String name, Scalar value) {

    /** Column {@code index} of the input as it is. */
    public static Item of(int index, Column column) {
      return new Item(column.name(), InputColumn.of(index, column));
    }

    /** The whole input as it is. */
    public static List<Item> of(RowSchema schema) {
      return IntStream.range(0, schema.size()).mapToObj(i -> of(i, schema.column(i))).toList();
    }
  }

  /**
   * Moves the watermark to the greatest value of an expression (event time minus delay) seen so
   * far; columns pass through unchanged. A NULL does not move it. Operator name {@code Watermark}.
   *
   * @param value of type TIMESTAMP: the watermark that a row asserts
   * @param lateColumn the event time: the output is told of rows that are behind the watermark
   *     there; {@link #UNTOLD} where nobody behind asks which rows are late
   */
  record Watermark(int id, Scalar value, int lateColumn, SourceSpan span) implements OperatorSpec {

    public static final int UNTOLD = -1;

    /** The same, where nobody asks which rows are late. */
    public Watermark untold() {
      return new Watermark(id, value, UNTOLD, span);
    }
  }

  /**
   * Moves the watermark of the row's key to the greatest value of an expression seen so far in rows
   * of that key, by which the row is judged; columns pass through unchanged. Only in pipelines that
   * end in groups of windows by key. Operator name {@code KeyWatermark}.
   *
   * @param value of type TIMESTAMP: the watermark that a row asserts
   * @param keyColumns of the rows
   * @param keys those columns; NULL equals NULL
   */
  record KeyWatermark(
      int id, Scalar value, List<Integer> keyColumns, List<Column> keys, SourceSpan span)
      implements OperatorSpec {
    public KeyWatermark {
      keyColumns = List.copyOf(keyColumns);
      keys = List.copyOf(keys);
    }
  }

  /**
   * Drops rows that are late: whose time is behind the watermark, which the row itself may have
   * moved. Operator name {@code OnTime}.
   *
   * @param column a TIMESTAMP, NOT NULL
   * @param shiftUs what is added to it to have the row's time, µs
   */
  record OnTime(int id, int column, long shiftUs, SourceSpan span) implements OperatorSpec {}

  /**
   * Makes many rows of one: its columns, and behind them those of the expansion. Only in pipelines
   * from batches to batches. Operator name {@code Expand}.
   *
   * @param outer whether a row that makes none comes out once, with NULL in the added columns
   */
  record Expand(int id, Expansion expansion, boolean outer, SourceSpan span)
      implements OperatorSpec {}
}
