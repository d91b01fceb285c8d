package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.expression.UserInvocation;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.LoopLabel;
import dev.laminar.kernel.function.UserAccumulation;
import dev.laminar.kernel.state.Elements;
import java.util.ArrayList;
import java.util.List;

/**
 * An aggregate that a user wrote, of rows that are taken back, which it has no method for: the rows
 * are kept, and accumulated anew, in the order in which they came, when the group is put out.
 */
final class RecomputedAccumulator implements Accumulator {

  private final AggregateSpec.Call call;
  private final UserAccumulation user;
  private final UserState state;
  private final MultisetCode multiset;

  RecomputedAccumulator(
      AggregateSpec.Call call, UserAccumulation user, UserState state, MultisetCode multiset) {
    this.call = call;
    this.user = user;
    this.state = state;
    this.multiset = multiset;
  }

  @Override
  public void update(BlockBuilder out, SlotCursor slot, AggregateRow row) {
    out.ifThen(
        UserAccumulator.hasArguments(user, row.arguments()),
        then -> {
          CodeExpression set = multiset.put(then, slot, row.scope(), row.arguments());
          then.evaluate(multiset.add(set, slot, row.times()));
        });
  }

  @Override
  public void merge(BlockBuilder out, SlotCursor into, SlotCursor from, RowScope scope) {
    multiset.addAll(out, into, from, true);
  }

  @Override
  public ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope) {
    String hint = scope.name(call.output().name());
    UserInvocation calls = state.invocation(scope, hint);
    Local current = state.create(out, calls, hint);
    CodeExpression set = multiset.multiset(slot);
    Local element =
        out.declare(
            hint + "Element",
            Code.invokeStatic(Elements.class, "first", slot.slots(), multiset.list(slot)));
    LoopLabel label = new LoopLabel(out.names().allocate("elements"));
    BlockBuilder body = out.nested();
    accumulate(body, slot, scope, calls, current, Code.get(element), hint);
    BlockBuilder update = out.nested();
    update.assign(element, Code.invoke(set, Elements.class, "next", Code.get(element)));
    out.add(
        new CodeStatement.Loop(
            label,
            Code.notEqual(Code.get(element), Code.literal(0L)),
            body.build(),
            update.build()));
    return calls.value(
        out, user.finish(), List.of(Code.get(current)), user.result(), call.output().type());
  }

  private void accumulate(
      BlockBuilder out,
      SlotCursor slot,
      RowScope scope,
      UserInvocation calls,
      Local current,
      CodeExpression element,
      String hint) {
    List<ScalarValue> values = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      Scalar argument = call.arguments().get(i);
      values.add(
          multiset.load(out, slot, scope, element, i, argument.type(), hint + "Value" + (i + 1)));
    }
    List<CodeExpression> arguments = calls.arguments(out, user.parameters(), values);
    CodeExpression weight = Code.invoke(multiset.multiset(slot), Elements.class, "weight", element);
    Local left = out.declare(hint + "Left", weight);
    LoopLabel label = new LoopLabel(out.names().allocate("times"));
    BlockBuilder body = out.nested();
    UserState.change(body, calls, user.accumulate(), current, arguments);
    BlockBuilder update = out.nested();
    // Equal rows count once when they are to be distinct.
    update.assign(
        left, call.distinct() ? Code.literal(0L) : Code.subtract(Code.get(left), Code.literal(1L)));
    out.add(
        new CodeStatement.Loop(
            label, Code.greater(Code.get(left), Code.literal(0L)), body.build(), update.build()));
  }

  @Override
  public void release(BlockBuilder out, SlotCursor slot) {
    multiset.release(out, slot);
  }
}
