package dev.laminar.codegen.expression;

import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.type.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The generated form of a SQL value: what to write to read it.
 *
 * <p>Components by storage: one for primitives (BYTE, SHORT and INT as {@code int}); {@code high,
 * low} for DECIMAL128; {@code heap, offset, length} for BYTES. The values that {@link
 * ExpressionGenerator#generate} and {@link ExpressionContext} hand out are <em>repeatable</em>:
 * locals, fields, literals, array elements, so that they may be written any number of times. What
 * the components hold while the value is NULL is unspecified, and a heap may then not even be
 * there.
 *
 * @param isNull a {@code boolean}, true when the value is NULL; absent when the value can never be
 *     NULL
 */
public record ScalarValue(
    DataType type, List<CodeExpression> components, @Nullable CodeExpression isNull) {

  public ScalarValue {
    components = List.copyOf(components);
  }

  /** A value of one component. */
  public static ScalarValue of(
      DataType type, CodeExpression value, @Nullable CodeExpression isNull) {
    return new ScalarValue(type, List.of(value), isNull);
  }

  public boolean mayBeNull() {
    return isNull != null;
  }

  /** The one component of a primitive value. */
  public CodeExpression value() {
    if (components.size() != 1) {
      throw new IllegalStateException(type + " has " + components.size() + " components");
    }
    return components.getFirst();
  }

  /** The upper half of a DECIMAL128. */
  public CodeExpression high() {
    return components.get(0);
  }

  /** The lower half of a DECIMAL128. */
  public CodeExpression low() {
    return components.get(1);
  }

  /** The array that holds a BYTES value. */
  public CodeExpression heap() {
    return components.get(0);
  }

  /** Where in the heap a BYTES value starts. */
  public CodeExpression offset() {
    return components.get(1);
  }

  /** Length of a BYTES value in bytes. */
  public CodeExpression length() {
    return components.get(2);
  }

  /** The same components seen as another type of the same storage. */
  public ScalarValue withType(DataType other) {
    return new ScalarValue(other, components, isNull);
  }

  /** The same components with another null flag. */
  public ScalarValue withNull(@Nullable CodeExpression flag) {
    return new ScalarValue(type, components, flag);
  }
}
