package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.SortSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Compares rows that are kept in slots by columns of theirs. */
final class SlotOrder {

  private static final ClassDesc SEGMENT = Types.of(MemorySegment.class);
  private static final ClassDesc SLAB = Types.of(ByteSlab.class);

  /** Keys that share a method. */
  private static final int KEYS_PER_METHOD = 6;

  private final ClassContext owner;
  private final RowScope scope;
  private final RowCode code;

  SlotOrder(ClassContext owner, RowScope scope, RowCode code) {
    this.owner = owner;
    this.scope = scope;
    this.code = code;
  }

  /**
   * What rows are compared by: a column of the one with a column of the other, of the same type.
   *
   * @param nullsFirst whether NULL comes before every value, whatever the direction
   */
  record Key(int left, int right, boolean descending, boolean nullsFirst) {}

  static List<Key> keys(List<SortSpec.Key> keys) {
    return keys.stream()
        .map(key -> new Key(key.column(), key.column(), key.descending(), key.nullsFirst()))
        .toList();
  }

  /** Returns, from the method whose body it is, which of two rows comes first. */
  void compare(
      BlockBuilder body,
      List<Key> keys,
      CodeExpression slots,
      CodeExpression bytes,
      CodeExpression left,
      CodeExpression right) {
    for (int from = 0; from < keys.size(); from += KEYS_PER_METHOD) {
      int to = Math.min(keys.size(), from + KEYS_PER_METHOD);
      MethodBuilder method = compareMethod(keys.subList(from, to));
      CodeExpression result =
          Code.get(body.declare("result", method.call(slots, bytes, left, right)));
      body.ifThen(Code.notEqual(result, Code.literal(0)), decided -> decided.returnValue(result));
    }
    body.returnValue(Code.literal(0));
  }

  /** {@code int compareKeys(slots, bytes, left, right)}. */
  private MethodBuilder compareMethod(List<Key> keys) {
    MethodBuilder method =
        owner.builder().method(scope.prefix() + "compareKeys", ConstantDescs.CD_int).hot();
    method.span(code.span());
    method.comment(() -> scope.operator() + ": which of two rows comes first");
    CodeExpression slots = Code.get(method.parameter("slots", SEGMENT));
    CodeExpression bytes = Code.get(method.parameter("bytes", SLAB));
    CodeExpression left = Code.get(method.parameter("left", ConstantDescs.CD_long));
    CodeExpression right = Code.get(method.parameter("right", ConstantDescs.CD_long));
    List<RowColumn> both = new ArrayList<>();
    for (CodeExpression slot : List.of(left, right)) {
      SlotCursor row = code.cursor(slots, slot, bytes);
      for (int column : code.allColumns()) {
        both.add(code.load(column, row, scope, null));
      }
    }
    RowColumns columns = new RowColumns(both);
    for (Key key : keys) {
      compareKey(method.body(), columns, key);
    }
    method.body().returnValue(Code.literal(0));
    return method;
  }

  private void compareKey(BlockBuilder body, RowColumns columns, Key key) {
    int other = code.schema().size() + key.right();
    ScalarValue left = columns.columns().get(key.left()).prepare(body);
    ScalarValue right = columns.columns().get(other).prepare(body);
    CodeExpression leftIsNull = left.isNull();
    CodeExpression rightIsNull = right.isNull();
    if (leftIsNull != null && rightIsNull != null) {
      CodeExpression first = key.nullsFirst() ? leftIsNull : rightIsNull;
      body.ifThen(
          Code.notEqual(leftIsNull, rightIsNull),
          one -> one.returnValue(Code.conditional(first, Code.literal(-1), Code.literal(1))));
    }
    int less = key.descending() ? 1 : -1;
    body.ifThen(
        columns.condition(body, scope, lessThan(key.left(), other)),
        before -> before.returnValue(Code.literal(less)));
    body.ifThen(
        columns.condition(body, scope, lessThan(other, key.left())),
        after -> after.returnValue(Code.literal(-less)));
  }

  private Scalar lessThan(int left, int right) {
    boolean nullable = column(left).type().nullable() || column(right).type().nullable();
    return new Scalar.Call(
        "LESS_THAN",
        List.of(reference(left), reference(right)),
        DataType.of(TypeKind.BOOLEAN, nullable),
        code.span());
  }

  private Scalar reference(int index) {
    Column column = column(index);
    return new Scalar.InputColumn(index, column.name(), column.type(), code.span());
  }

  private Column column(int index) {
    return code.schema().column(index % code.schema().size());
  }
}
