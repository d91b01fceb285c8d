package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.kernel.type.DataType;
import org.jspecify.annotations.Nullable;

/**
 * A column of the row that an operator sees. It is loaded or computed when something first needs
 * it, at the level of the row loop, so that a filter spares the work of the rows it drops.
 */
final class RowColumn {

  /** Puts what it takes to have the value at the end of a block. */
  @FunctionalInterface
  interface Source {
    ScalarValue produce(BlockBuilder out);
  }

  private final DataType type;
  private final Source source;

  /**
   * Index among the columns of the pipeline's input when the column is one of them unchanged; else
   * -1.
   */
  private final int inputIndex;

  private @Nullable ScalarValue value;

  RowColumn(DataType type, int inputIndex, Source source) {
    this.type = type;
    this.inputIndex = inputIndex;
    this.source = source;
  }

  DataType type() {
    return type;
  }

  int inputIndex() {
    return inputIndex;
  }

  /** Makes the value available to everything after this point of the loop body. */
  ScalarValue prepare(BlockBuilder out) {
    ScalarValue ready = value;
    if (ready == null) {
      ready = source.produce(out);
      value = ready;
    }
    return ready;
  }

  /** The value; it has been prepared. */
  ScalarValue value() {
    ScalarValue ready = value;
    if (ready == null) {
      throw new IllegalStateException("a column is read before it is prepared");
    }
    return ready;
  }
}
