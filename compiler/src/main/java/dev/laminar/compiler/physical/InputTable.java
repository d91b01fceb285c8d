package dev.laminar.compiler.physical;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.error.SourceSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source or stream as queries see it.
 *
 * @param target what is scanned
 * @param columns in declared order, computed ones included; values over the target's columns
 * @param watermark null for none
 */
public record InputTable(
    ScanTarget target, List<Declared> columns, @Nullable Declaration watermark) {

  public InputTable {
    columns = List.copyOf(columns);
  }

  /** A column: a physical one is an {@code InputColumn} of the target. */
  public record Declared(String name, Scalar value) {}

  /**
   * {@code WATERMARK FOR column AS value}.
   *
   * @param column index in {@link InputTable#columns}
   * @param value over {@link InputTable#columns}
   * @param keys columns that have a watermark for each of their values; empty for one of all rows
   */
  public record Declaration(int column, Scalar value, List<Integer> keys, SourceSpan span) {
    public Declaration {
      keys = List.copyOf(keys);
    }
  }
}
