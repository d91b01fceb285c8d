package dev.laminar.codegen.spec;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.plan.EmitTiming;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of rows whose windows have ended.
 *
 * @param timing for how long they are taken in
 * @param rows columns of those that come later still, over the columns of the aggregate's input;
 *     null where they are only counted
 */
public record Lateness(EmitTiming timing, @Nullable List<OperatorSpec.Item> rows) {

  public static final Lateness NONE = new Lateness(EmitTiming.NONE, null);

  public Lateness {
    rows = rows == null ? null : List.copyOf(rows);
  }

  public Lateness withTiming(EmitTiming value) {
    return new Lateness(value, rows);
  }

  public Lateness withRows(List<OperatorSpec.Item> value) {
    return new Lateness(timing, value);
  }

  /** The same with its expressions replaced. */
  public Lateness map(UnaryOperator<Scalar> replacement) {
    return rows == null
        ? this
        : withRows(
            rows.stream()
                .map(item -> new OperatorSpec.Item(item.name(), replacement.apply(item.value())))
                .toList());
  }

  /** What is computed of a late row. */
  public List<Scalar> expressions() {
    return rows == null ? List.of() : rows.stream().map(OperatorSpec.Item::value).toList();
  }

  /** Schema of late rows; null where they are only counted. */
  public @Nullable RowSchema schema() {
    return rows == null
        ? null
        : new RowSchema(
            rows.stream().map(item -> new Column(item.name(), item.value().type())).toList());
  }
}
