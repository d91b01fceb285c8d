package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.state.JoinState;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.Objects;
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

  /** A method of the superclass, for this side: "begin" is {@code beginLeft}. */
  MethodBuilder override(String name, ClassDesc returnType) {
    String capitalized = Character.toUpperCase(own.name().charAt(0)) + own.name().substring(1);
    MethodBuilder method = owner.builder().override(name + capitalized, returnType).hot();
    method.span(join.spec().span());
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
  JoinTable parts(BlockBuilder out, JoinCode.Side side) {
    CodeExpression table = table(out, side);
    return JoinTable.of(out, table, side.code().indexNumber(0), "slots", "bytes");
  }

  /**
   * The key of the current row, in locals.
   *
   * @param tag where it is known; null to work it out
   */
  JoinKey key(BlockBuilder body, RowColumns columns, @Nullable CodeExpression tag) {
    return JoinKey.of(own.code().keyCode(0), body, scope, columns, own.keys(), tag);
  }

  /**
   * Finds the first row of the other side with the key of a row; negative where there is none.
   *
   * @param table the other side's
   * @param tags of the batch's keys
   * @param firsts array that the answer goes to
   */
  void setFirst(
      BlockBuilder body,
      JoinTable table,
      RowColumns columns,
      CodeExpression row,
      CodeExpression tags,
      CodeExpression firsts) {
    Local tag = body.declare("tag", Code.element(tags, row));
    JoinKey key = key(body, columns, Code.get(tag));
    CodeExpression first = Objects.requireNonNull(otherFinder).first(body, table, key.key());
    body.setElement(firsts, row, key.foundUnlessNull(first));
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
    CodeExpression first(BlockBuilder out, JoinTable table, KeyCode.RowKey key) {
      Local first = out.declare("first", table.find(find, key));
      CodeExpression missed = Code.less(Code.get(first), Code.literal(0L));
      out.ifThen(
          Code.and(missed, table.isMigrating()),
          moving -> moving.assign(first, table.findOld(findOld, first, key)));
      return Code.get(first);
    }
  }
}
