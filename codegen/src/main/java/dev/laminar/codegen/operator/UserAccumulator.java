package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.expression.UserInvocation;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.LoopLabel;
import dev.laminar.kernel.function.UserAccumulation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;

/**
 * An aggregate that a user wrote: {@code accumulate} takes a row in, {@code retract} out. Rows with
 * a NULL where the parameter does not see NULL do not count.
 */
final class UserAccumulator implements Accumulator {

  private final AggregateSpec.Call call;
  private final UserAccumulation user;
  private final UserState state;

  UserAccumulator(AggregateSpec.Call call, UserAccumulation user, UserState state) {
    this.call = call;
    this.user = user;
    this.state = state;
  }

  /** Whether no parameter would see a NULL that it does not declare. */
  static CodeExpression hasArguments(UserAccumulation user, List<ScalarValue> arguments) {
    CodeExpression all = Code.TRUE;
    for (int i = 0; i < arguments.size(); i++) {
      if (!user.parameters().get(i).type().nullable()) {
        all = Code.and(all, Values.isPresent(arguments.get(i)));
      }
    }
    return all;
  }

  @Override
  public void update(BlockBuilder out, SlotCursor slot, AggregateRow row) {
    String hint = row.scope().name(call.output().name());
    out.ifThen(
        hasArguments(user, row.arguments()),
        then -> {
          UserInvocation calls = state.invocation(row.scope(), hint);
          List<CodeExpression> arguments =
              calls.arguments(then, user.parameters(), row.arguments());
          Local current = state.load(then, slot, calls, hint);
          CodeExpression weight = row.weight();
          if (weight == null) {
            UserState.change(then, calls, user.accumulate(), current, arguments);
          } else {
            Method retract = Objects.requireNonNull(user.retract());
            repeat(then, weight, calls, user.accumulate(), current, arguments);
            repeat(then, Code.negate(weight), calls, retract, current, arguments);
          }
          state.store(then, slot, current);
        });
  }

  /** As often as a number says, if it is positive. */
  private static void repeat(
      BlockBuilder out,
      CodeExpression times,
      UserInvocation calls,
      Method method,
      Local state,
      List<CodeExpression> arguments) {
    Local left = out.declare("left", times);
    LoopLabel label = new LoopLabel(out.names().allocate("times"));
    BlockBuilder body = out.nested();
    UserState.change(body, calls, method, state, arguments);
    BlockBuilder update = out.nested();
    update.assign(left, Code.subtract(Code.get(left), Code.literal(1L)));
    out.add(
        new CodeStatement.Loop(
            label, Code.greater(Code.get(left), Code.literal(0L)), body.build(), update.build()));
  }

  @Override
  public void merge(BlockBuilder out, SlotCursor into, SlotCursor from, RowScope scope) {
    throw Code.internal(user.function() + " cannot put two states together");
  }

  @Override
  public ScalarValue result(BlockBuilder out, SlotCursor slot, RowScope scope) {
    String hint = scope.name(call.output().name());
    UserInvocation calls = state.invocation(scope, hint);
    Local current = state.load(out, slot, calls, hint);
    return calls.value(
        out, user.finish(), List.of(Code.get(current)), user.result(), call.output().type());
  }

  @Override
  public void release(BlockBuilder out, SlotCursor slot) {
    state.release(out, slot);
  }
}
