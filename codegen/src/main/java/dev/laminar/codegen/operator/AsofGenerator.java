package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.spec.AsofSpec;
import dev.laminar.codegen.spec.PipelineEnd;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.state.AsofState;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;

/**
 * A pipeline that starts at a join by time: a method for each side that keeps its rows (see {@link
 * AsofKeep}), one that puts out pairs (see {@link AsofEmission}), and some that give memory back.
 */
final class AsofGenerator {

  static final ClassDesc STATE = Types.of(AsofState.class);
  private static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();

  private final ClassContext owner;
  private final AsofCode code;

  private AsofGenerator(ClassContext owner, AsofCode code) {
    this.owner = owner;
    this.code = code;
  }

  static void generate(ClassContext owner, PipelineSpec pipeline, AsofSpec spec) {
    if (!(pipeline.end() instanceof PipelineEnd.Output output)) {
      throw Code.internal("a join by time ends in an output");
    }
    AsofCode code = new AsofCode(pipeline, spec);
    AsofGenerator generator = new AsofGenerator(owner, code);
    AsofKeep.Finder finder = AsofKeep.Finder.of(owner, code);
    for (AsofCode.Side side : List.of(code.left(), code.right())) {
      AsofKeep keep = new AsofKeep(owner, code, side, finder);
      keep.generate();
      generator.release(side, keep.methods());
    }
    generator.releaseKeys();
    new AsofEmission(owner, pipeline, code, output.schema()).generate();
  }

  static RowScope scope(ClassContext owner, AsofCode code, AsofCode.Side side) {
    RowScope joined = RowScope.of(owner, "AsofJoin", code.spec().id());
    return new RowScope(owner, joined.operator(), joined.prefix() + side.name() + "_");
  }

  /** A table of the state, in a local. */
  static CodeExpression table(BlockBuilder out, CodeExpression state, String name) {
    return Code.get(out.declare(name, Code.invoke(state, AsofState.class, name)));
  }

  /** A part of a table, in a local. */
  static CodeExpression part(BlockBuilder out, CodeExpression table, String name, String part) {
    String local = name + Character.toUpperCase(part.charAt(0)) + part.substring(1);
    return Code.get(out.declare(local, Code.invoke(table, RowTable.class, part)));
  }

  /** {@code void releaseLeft(state, slots, count)}. */
  private void release(AsofCode.Side side, RowMethods methods) {
    String name = side == code.left() ? "releaseLeft" : "releaseRight";
    MethodBuilder method = owner.builder().override(name, ConstantDescs.CD_void).hot();
    method.span(code.spec().span());
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression gone = Code.get(method.parameter("gone", LONGS));
    CodeExpression count = Code.get(method.parameter("count", ConstantDescs.CD_int));
    BlockBuilder body = method.body();
    CodeExpression table = table(body, state, side.name());
    boolean hasTexts =
        side.code().schema().columns().stream()
            .anyMatch(column -> column.type().storage() == StorageKind.BYTES);
    if (hasTexts) {
      CodeExpression slots = part(body, table, side.name(), "slots");
      CodeExpression bytes = part(body, table, side.name(), "bytes");
      body.countedLoop(
          "rows",
          "index",
          count,
          (rows, label, index) -> {
            Local slot = rows.declare("slot", Code.element(gone, Code.get(index)));
            methods.free(rows, side.code().cursor(slots, Code.get(slot), bytes));
          });
    }
    // Where a text is stored, the one that was there before is given back: it must not be found.
    String remove = hasTexts ? "removeAll" : "giveBackAll";
    body.evaluate(Code.invoke(table, RowTable.class, remove, gone, count));
  }

  /** {@code void releaseKeys(state, slots, count)}. */
  private void releaseKeys() {
    MethodBuilder method = owner.builder().override("releaseKeys", ConstantDescs.CD_void).hot();
    method.span(code.spec().span());
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression gone = Code.get(method.parameter("gone", LONGS));
    CodeExpression count = Code.get(method.parameter("count", ConstantDescs.CD_int));
    BlockBuilder body = method.body();
    CodeExpression table = table(body, state, "keys");
    List<GroupKey> texts =
        code.keys().stream().filter(key -> key.storage() == StorageKind.BYTES).toList();
    if (!texts.isEmpty()) {
      CodeExpression slots = part(body, table, "key", "slots");
      CodeExpression bytes = part(body, table, "key", "bytes");
      body.countedLoop(
          "rows",
          "index",
          count,
          (rows, label, index) -> {
            Local slot = rows.declare("slot", Code.element(gone, Code.get(index)));
            SlotCursor cursor = code.keyCursor(slots, Code.get(slot), bytes);
            texts.forEach(key -> cursor.free(rows, StorageKind.BYTES, key.field()));
          });
    }
    body.evaluate(Code.invoke(table, RowTable.class, "removeAll", gone, count));
  }
}
