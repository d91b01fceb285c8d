package dev.laminar.codegen.operator;

import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Searches for rows that pass by the rows of the other side, which are all there. A table is asked
 * for what stands in the first place of each key, for all rows of the batch and without a branch,
 * so that the processor waits for many of them at once; here that is checked, and searched for
 * where it is another key.
 */
final class JoinPassing {

  private static final CodeExpression ZERO = Code.literal(0L);

  private final JoinSide side;

  JoinPassing(JoinSide side) {
    this.side = side;
  }

  /**
   * {@code void check(input, rowCount, tags, firsts)}: makes the first row with the key of each row
   * of what {@link RowTable#tryFirst} found, negative where there is none.
   */
  MethodBuilder checkMethod() {
    MethodBuilder method =
        side.method("check", ConstantDescs.CD_void, "first matches of the rows of a batch");
    CodeExpression input = Code.get(method.parameter("input", JoinSide.BATCH));
    CodeExpression rowCount = Code.get(method.parameter("rowCount", ConstantDescs.CD_int));
    CodeExpression tags = Code.get(method.parameter("tags", JoinSide.LONGS));
    CodeExpression firsts = Code.get(method.parameter("firsts", JoinSide.LONGS));
    MethodBuilder search = searchMethod();
    BlockBuilder body = method.body();
    JoinTable other = side.parts(body, side.other());
    Local row = body.declare("row", Code.literal(0));
    RowColumns columns = new BatchInput(side.own().schema(), input, body, Code.get(row)).columns();
    body.loop(
        "rows",
        Code.less(Code.get(row), rowCount),
        (inside, label) -> {
          Local first = inside.declare("first", Code.element(firsts, Code.get(row)));
          // The tag is read where it is needed.
          JoinKey key = side.key(inside, columns, Code.element(tags, Code.get(row)));
          inside.ifThen(
              isWrong(inside, other, key.key(), Code.get(first)),
              wrong -> {
                CodeExpression found = other.find(search, key.key());
                wrong.setElement(firsts, Code.get(row), key.foundUnlessNull(found));
              });
        },
        update -> update.increment(row));
    return method;
  }

  private MethodBuilder searchMethod() {
    return Objects.requireNonNull(side.otherFinder()).find();
  }

  /** Whether a row of another key was found, or it is not known if there is one. */
  private CodeExpression isWrong(
      BlockBuilder out, JoinTable other, KeyCode.RowKey key, CodeExpression first) {
    List<Integer> keys = side.other().keys();
    if (keys.size() == 1) {
      GroupKey column = side.other().code().column(keys.getFirst());
      if (isNumber(column.storage())) {
        return isWrongNumber(out, other, column, key.forms().getFirst().getFirst(), first);
      }
    }
    List<CodeExpression> same = new ArrayList<>();
    SlotCursor slot = side.other().code().cursor(other.slots(), first, other.bytes());
    for (int i = 0; i < keys.size(); i++) {
      GroupKey column = side.other().code().column(keys.get(i));
      same.add(column.equalsSlot(slot, column.probeForm(out, key.forms().get(i))));
    }
    CodeExpression unknown = Code.equal(first, Code.literal(RowTable.UNKNOWN));
    return same.isEmpty()
        ? unknown
        : Code.or(unknown, Code.and(Code.greater(first, ZERO), Code.not(Code.and(same))));
  }

  private static boolean isNumber(StorageKind storage) {
    return switch (storage) {
      case BYTE, SHORT, INT, LONG -> true;
      case BOOLEAN, FLOAT, DOUBLE, DECIMAL128, BYTES -> false;
    };
  }

  /**
   * The same without a branch that depends on whether a row was found, which nobody can predict:
   * where none was, the slot that belongs to no row is read.
   */
  private CodeExpression isWrongNumber(
      BlockBuilder out,
      JoinTable other,
      GroupKey column,
      CodeExpression key,
      CodeExpression first) {
    CodeExpression none = Code.shiftRight(first, Code.literal(63));
    CodeExpression at = Code.get(out.declare("at", Code.bitAnd(first, Code.bitNot(none))));
    SlotCursor slot = side.other().code().cursor(other.slots(), at, other.bytes());
    CodeExpression kept = slot.get(column.storage(), column.field());
    CodeExpression differs =
        Code.get(
            out.declare(
                "differs",
                Code.bitXor(
                    Code.convert(kept, ConstantDescs.CD_long),
                    Code.convert(key, ConstantDescs.CD_long))));
    // Negative: differs is not 0 and first is above 0, or first is below -1.
    CodeExpression another =
        Code.bitAnd(Code.bitOr(differs, Code.negate(differs)), Code.negate(first));
    CodeExpression unknown = Code.add(first, Code.literal(1L));
    return Code.less(Code.bitOr(another, unknown), ZERO);
  }

  /** Has the other side's table say what stands in the first place of each key. */
  static CodeExpression tryFirst(
      CodeExpression table,
      JoinCode.Side of,
      CodeExpression tags,
      CodeExpression firsts,
      CodeExpression rowCount) {
    CodeExpression index = Code.literal(of.code().indexNumber(0));
    return Code.invoke(table, RowTable.class, "tryFirst", index, tags, firsts, rowCount);
  }
}
