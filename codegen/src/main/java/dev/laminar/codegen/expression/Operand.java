package dev.laminar.codegen.expression;

import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.type.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value on its way into a larger tree: like a {@link ScalarValue}, but the one component of a
 * primitive may be a tree that is not repeatable, to be written once.
 *
 * @param isNull total and without effect, so it may be repeated; absent when the value is never
 *     NULL
 * @param safe whether the components may be evaluated while the value is NULL. Where they may not,
 *     whoever uses them must have asked {@code isNull} before: that is how one null check guards a
 *     whole strict expression
 */
record Operand(
    DataType type, List<CodeExpression> components, @Nullable CodeExpression isNull, boolean safe) {

  Operand {
    components = List.copyOf(components);
  }

  static Operand of(ScalarValue value) {
    return new Operand(value.type(), value.components(), value.isNull(), true);
  }

  /** A primitive that is never NULL. */
  static Operand notNull(DataType type, CodeExpression value) {
    return new Operand(type, List.of(value), null, true);
  }

  /** A primitive whose tree must not be evaluated while it is NULL. */
  static Operand guarded(DataType type, CodeExpression value, @Nullable CodeExpression isNull) {
    return new Operand(type, List.of(value), isNull, isNull == null);
  }

  /** The NULL of a type. */
  static Operand nullOf(DataType type) {
    return new Operand(type, Trees.zeros(type.storage()), Code.TRUE, true);
  }

  /** The one component of a primitive. */
  CodeExpression value() {
    return components.getFirst();
  }

  CodeExpression high() {
    return components.get(0);
  }

  CodeExpression low() {
    return components.get(1);
  }

  boolean mayBeNull() {
    return isNull != null;
  }

  boolean isAlwaysNull() {
    return isNull != null && Trees.isTrue(isNull);
  }

  /** True when the value is NULL; FALSE when it never is. */
  CodeExpression nullFlag() {
    return isNull == null ? Code.FALSE : isNull;
  }

  /** True when the value is not NULL. */
  CodeExpression presence() {
    return isNull == null ? Code.TRUE : Trees.not(isNull);
  }

  boolean isSimple() {
    return components.stream().allMatch(Trees::isSimple)
        && (isNull == null || Trees.isSimple(isNull));
  }

  Operand withType(DataType other) {
    return new Operand(other, components, isNull, safe);
  }
}
