package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.OverSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.OverState;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Methods that compare rows, accumulate them, and work out what functions are given. */
final class OverFunctions {

  private static final ClassDesc STATE = Types.of(OverState.class);

  private final ClassContext owner;
  private final OverCode code;
  private final OverSpec spec;
  private final RowScope scope;
  private final SlotOrder order;

  OverFunctions(ClassContext owner, RowScope scope, OverCode code) {
    this.owner = owner;
    this.scope = scope;
    this.code = code;
    this.spec = code.spec();
    this.order = new SlotOrder(owner, scope, code.rows());
  }

  void generate() {
    compare();
    compareBound();
    frameOffset();
    argument();
    isNull();
    reset();
    take();
    count("offset", spec.limit() == null ? null : spec.limit().offset(), 0);
    count("fetch", spec.limit() == null ? null : spec.limit().fetch(), Long.MAX_VALUE);
  }

  private MethodBuilder override(String name, ClassDesc returnType) {
    return owner.builder().override(name, returnType).hot().span(spec.span());
  }

  private void compare() {
    MethodBuilder method = override("compare", ConstantDescs.CD_int);
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression left = Code.get(method.parameter("left", ConstantDescs.CD_long));
    CodeExpression right = Code.get(method.parameter("right", ConstantDescs.CD_long));
    if (spec.order().isEmpty()) {
      method.body().returnValue(Code.literal(0));
      return;
    }
    OverCode.Table table = OverCode.Table.of(method.body(), state);
    order.compare(
        method.body(), SlotOrder.keys(spec.order()), table.slots(), table.bytes(), left, right);
  }

  private void compareBound() {
    MethodBuilder method = override("compareBound", ConstantDescs.CD_int);
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression bound = Code.get(method.parameter("bound", ConstantDescs.CD_int));
    CodeExpression row = Code.get(method.parameter("row", ConstantDescs.CD_long));
    CodeExpression candidate = Code.get(method.parameter("candidate", ConstantDescs.CD_long));
    byNumber(
        method.body(),
        bound,
        2 * code.frames().size(),
        (number, chosen) -> {
          OverSpec.Range range = edge(number).range();
          if (range != null) {
            OverCode.Table table = OverCode.Table.of(chosen, state);
            SlotOrder.Key key =
                new SlotOrder.Key(
                    range.key(),
                    range.bound(),
                    spec.order().getFirst().descending(),
                    spec.order().getFirst().nullsFirst());
            order.compare(chosen, List.of(key), table.slots(), table.bytes(), candidate, row);
          }
        });
    method.body().returnValue(Code.literal(0));
  }

  private OverSpec.Edge edge(int bound) {
    OverSpec.Frame frame = code.frames().get(bound / 2);
    return bound % 2 == 0 ? frame.start() : frame.end();
  }

  private void frameOffset() {
    MethodBuilder method = override("frameOffset", ConstantDescs.CD_long);
    CodeExpression bound = Code.get(method.parameter("bound", ConstantDescs.CD_int));
    byNumber(
        method.body(),
        bound,
        2 * code.frames().size(),
        (number, chosen) -> {
          Scalar rows = edge(number).rows();
          if (rows != null) {
            returnNumber(chosen, new RowColumns(List.of()), rows, 0);
          }
        });
    method.body().returnValue(Code.literal(0L));
  }

  /** A branch for each number for which something is generated. */
  private static void byNumber(
      BlockBuilder body,
      CodeExpression number,
      int count,
      BiConsumer<Integer, BlockBuilder> branch) {
    for (int i = 0; i < count; i++) {
      int chosen = i;
      BlockBuilder then = body.nested();
      branch.accept(chosen, then);
      if (!then.isEmpty()) {
        body.ifThen(Code.equal(number, Code.literal(chosen)), block -> block.addAll(then.build()));
      }
    }
  }

  private void argument() {
    MethodBuilder method = override("argument", ConstantDescs.CD_long);
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression function = Code.get(method.parameter("function", ConstantDescs.CD_int));
    CodeExpression slot = Code.get(method.parameter("slot", ConstantDescs.CD_long));
    int places = code.places().size();
    byNumber(
        method.body(),
        function,
        places + code.others().size(),
        (number, chosen) -> {
          Scalar argument =
              number < places
                  ? code.places().get(number).tiles()
                  : code.others().get(number - places).number();
          if (argument != null) {
            OverCode.Table table = OverCode.Table.of(chosen, state);
            RowColumns row = code.columns(code.cursor(table, slot), scope);
            returnNumber(chosen, row, argument, Long.MIN_VALUE);
          }
        });
    method.body().returnValue(Code.literal(1L));
  }

  private void returnNumber(BlockBuilder out, RowColumns row, Scalar scalar, long ofNull) {
    ScalarValue value = row.generate(out, scope, scalar);
    CodeExpression isNull = value.isNull();
    CodeExpression number = Code.convert(value.value(), ConstantDescs.CD_long);
    out.returnValue(
        isNull == null ? number : Code.conditional(isNull, Code.literal(ofNull), number));
  }

  private void isNull() {
    MethodBuilder method = override("isNull", ConstantDescs.CD_boolean);
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression pick = Code.get(method.parameter("pick", ConstantDescs.CD_int));
    CodeExpression slot = Code.get(method.parameter("slot", ConstantDescs.CD_long));
    byNumber(
        method.body(),
        pick,
        code.others().size(),
        (number, chosen) -> {
          OverSpec.Other other = code.others().get(number);
          if (other.ignoresNulls()) {
            OverCode.Table table = OverCode.Table.of(chosen, state);
            RowColumns row = code.columns(code.cursor(table, slot), scope);
            CodeExpression isNull = row.generate(chosen, scope, other.value()).isNull();
            chosen.returnValue(isNull == null ? Code.FALSE : isNull);
          }
        });
    method.body().returnValue(Code.FALSE);
  }

  private void reset() {
    MethodBuilder method = override("reset", ConstantDescs.CD_void);
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression aggregates = Code.get(method.parameter("aggregates", ConstantDescs.CD_int));
    BlockBuilder body = method.body();
    CodeExpression table =
        Code.get(
            body.declare("table", Code.invoke(state, OverState.class, "resetFrame", aggregates)));
    byNumber(
        body,
        aggregates,
        code.accumulated().size(),
        (number, chosen) -> {
          OverCode.Accumulated accumulated = code.accumulated().get(number);
          accumulated
              .memories()
              .forEach(memory -> memory.define(accumulated.layout(), chosen, table));
          SlotCursor cursor = accumulated.cursor(chosen, table);
          accumulated.accumulators().forEach(accumulator -> accumulator.initialize(chosen, cursor));
        });
  }

  private void take() {
    MethodBuilder method = override("take", ConstantDescs.CD_void);
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression aggregates = Code.get(method.parameter("aggregates", ConstantDescs.CD_int));
    CodeExpression slot = Code.get(method.parameter("slot", ConstantDescs.CD_long));
    CodeExpression weight = Code.get(method.parameter("weight", ConstantDescs.CD_long));
    byNumber(
        method.body(),
        aggregates,
        code.accumulated().size(),
        (number, chosen) ->
            chosen.evaluate(
                takeMethod(number, code.accumulated().get(number)).call(state, slot, weight)));
  }

  private MethodBuilder takeMethod(int number, OverCode.Accumulated accumulated) {
    MethodBuilder method =
        owner.builder().method(scope.prefix() + "take", ConstantDescs.CD_void).hot();
    method.span(spec.span());
    method.comment(() -> scope.operator() + ": a row enters a frame, or leaves it");
    CodeExpression state = Code.get(method.parameter("state", STATE));
    CodeExpression slot = Code.get(method.parameter("slot", ConstantDescs.CD_long));
    CodeExpression weight = Code.get(method.parameter("weight", ConstantDescs.CD_long));
    BlockBuilder body = method.body();
    OverCode.Table table = OverCode.Table.of(body, state);
    RowColumns row = code.columns(code.cursor(table, slot), scope);
    CodeExpression frame = frame(body, state, number);
    SlotCursor cursor = accumulated.cursor(body, frame);
    for (int i = 0; i < accumulated.accumulators().size(); i++) {
      AggregateGenerator.updateCall(
          body,
          row,
          scope,
          cursor,
          accumulated.spec().calls().get(i),
          accumulated.accumulators().get(i),
          accumulated.removes() ? weight : null);
    }
    body.returnVoid();
    return method;
  }

  /** The table of aggregates. */
  static CodeExpression frame(BlockBuilder out, CodeExpression state, int number) {
    return Code.get(
        out.declare(
            "frame",
            Types.of(GroupTable.class),
            Code.invoke(state, OverState.class, "frame", Code.literal(number))));
  }

  private void count(String name, @Nullable Scalar value, long otherwise) {
    MethodBuilder method = override(name, ConstantDescs.CD_long);
    if (value == null) {
      method.body().returnValue(Code.literal(otherwise));
      return;
    }
    returnNumber(method.body(), new RowColumns(List.of()), value, otherwise);
  }
}
