package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.state.JoinState;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.state.SlotIndex;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the methods that take in one side's batches share.
 *
 * @param own the side whose rows come in
 * @param other the side that they are joined with
 * @param scope names their locals, for example {@code join3_left_}
 * @param ownFinder null where its rows are not kept
 * @param otherFinder null where the other side's are not
 */
record JoinSide(
    ClassContext owner,
    JoinCode join,
    JoinCode.Side own,
    JoinCode.Side other,
    RowScope scope,
    @Nullable Finder ownFinder,
    @Nullable Finder otherFinder) {

  static final ClassDesc BATCH = Types.of(ColumnBatch.class);
  static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();

  static RowScope scope(ClassContext owner, JoinCode join, JoinCode.Side side) {
    RowScope joined = RowScope.of(owner, "Join", join.spec().id());
    return new RowScope(owner, joined.operator(), joined.prefix() + side.name() + "_");
  }

  /** A private method of this side. */
  MethodBuilder method(String name, ClassDesc returnType, String comment) {
    MethodBuilder method = owner.builder().method(scope.prefix() + name, returnType).hot();
    method.span(join.spec().span());
    method.comment(() -> scope.operator() + ": " + comment);
    return method;
  }

  CodeExpression context(String accessor) {
    return Code.invoke(owner.pipelineContext(), PipelineContext.class, accessor);
  }

  /** The rows kept of a side, in a local. */
  CodeExpression table(BlockBuilder out, JoinCode.Side side) {
    return Code.get(
        out.declare(side.name(), Code.invoke(context("join"), JoinState.class, side.name())));
  }

  /** The rows kept of a side and the index of their key, taken apart into locals. */
  Parts parts(BlockBuilder out, JoinCode.Side side) {
    CodeExpression table = table(out, side);
    CodeExpression index =
        Code.get(out.declare("index", RowMethods.index(table, side.code().indexNumber(0))));
    return new Parts(
        table,
        index,
        Code.get(out.declare("entries", Code.invoke(index, SlotIndex.class, "entries"))),
        Code.get(out.declare("shift", Code.invoke(index, SlotIndex.class, "shift"))),
        Code.get(out.declare("mask", Code.invoke(index, SlotIndex.class, "mask"))),
        Code.get(out.declare("slots", Code.invoke(table, RowTable.class, "slots"))),
        Code.get(out.declare("bytes", Code.invoke(table, RowTable.class, "bytes"))));
  }

  /** A table taken apart. */
  record Parts(
      CodeExpression table,
      CodeExpression index,
      CodeExpression entries,
      CodeExpression shift,
      CodeExpression mask,
      CodeExpression slots,
      CodeExpression bytes) {}

  /**
   * The key of the current row.
   *
   * @param key in key form, as if no part of it was NULL
   * @param isNull whether part of it is NULL, so that the row matches nothing; null when that
   *     cannot be
   */
  record Key(KeyCode.RowKey key, @Nullable CodeExpression isNull) {}

  /**
   * The key of the current row, in locals.
   *
   * @param tag where it is known; null to work it out
   */
  Key key(BlockBuilder body, RowColumns columns, @Nullable CodeExpression tag) {
    List<ScalarValue> values = new ArrayList<>();
    List<CodeExpression> nulls = new ArrayList<>();
    for (int key : own.keys()) {
      ScalarValue value = columns.columns().get(key).prepare(body);
      if (value.isNull() != null) {
        nulls.add(value.isNull());
      }
      values.add(value);
    }
    KeyCode code = own.code().keyCode(0);
    KeyCode.RowKey key =
        tag == null ? code.rowKey(body, scope, values) : code.rowKey(body, scope, values, tag);
    return new Key(key, nulls.isEmpty() ? null : Code.or(nulls));
  }

  /** Methods that find the first row with a key on one side. */
  record Finder(MethodBuilder find, MethodBuilder findOld) {

    static Finder of(ClassContext owner, JoinCode join, JoinCode.Side side) {
      RowScope scope = scope(owner, join, side);
      KeyCode key = side.code().keyCode(0);
      MethodBuilder find =
          key.findMethod(
              owner,
              scope.prefix(),
              () -> scope.operator() + ": the first " + side.name() + " row with a key");
      return new Finder(
          find,
          key.findOldMethod(
              owner,
              scope.prefix(),
              find,
              () -> scope.operator() + ": the same where the index is on the move"));
    }

    /** The first row with a key, or {@code -1 - position} of where it belongs. */
    CodeExpression first(BlockBuilder out, Parts table, KeyCode.RowKey key) {
      List<CodeExpression> arguments = new ArrayList<>();
      arguments.addAll(List.of(table.entries(), table.shift(), table.mask()));
      arguments.addAll(List.of(table.slots(), table.bytes(), key.tag()));
      arguments.addAll(key.flat());
      Local first = out.declare("first", find.call(arguments));
      CodeExpression missed = Code.less(Code.get(first), Code.literal(0L));
      out.ifThen(
          Code.and(missed, Code.invoke(table.index(), SlotIndex.class, "migrating")),
          moving -> {
            List<CodeExpression> again = new ArrayList<>();
            again.addAll(List.of(table.index(), table.slots(), table.bytes()));
            again.addAll(List.of(Code.get(first), key.tag()));
            again.addAll(key.flat());
            moving.assign(first, findOld.call(again));
          });
      return Code.get(first);
    }
  }
}
