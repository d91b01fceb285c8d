package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.UserInvocation;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.function.UserAccumulation;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.StateObjects;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * The state of a user's aggregate: a primitive lies in the slot, with a flag that says that there
 * is one; of an object the slot has the number, 0 while there is none.
 */
final class UserState {

  private final UserAccumulation user;
  private final SourceSpan span;
  private final boolean isObject;
  private final StorageKind storage;
  private final int field;
  private final int started;

  UserState(UserAccumulation user, SourceSpan span, SlotLayout.Builder layout) {
    this.user = user;
    this.span = span;
    this.isObject = !user.stateType().isPrimitive();
    this.storage = isObject ? StorageKind.INT : storage(user.stateType());
    this.field = layout.add(storage);
    this.started = isObject ? -1 : layout.add(StorageKind.BOOLEAN);
  }

  private static StorageKind storage(Class<?> primitive) {
    return switch (primitive.getName()) {
      case "boolean" -> StorageKind.BOOLEAN;
      case "int" -> StorageKind.INT;
      case "long" -> StorageKind.LONG;
      case "float" -> StorageKind.FLOAT;
      case "double" -> StorageKind.DOUBLE;
      default -> throw Code.internal("a state of type " + primitive);
    };
  }

  /** Calls of the aggregate's methods in some method of the class. */
  UserInvocation invocation(RowScope scope, String hint) {
    scope.owner().builder().link(user.stateType());
    return new UserInvocation(
        user.function(), hint, span, scope.expressions(new RowColumns(List.of())));
  }

  /** The state of a group without rows. */
  Local create(BlockBuilder out, UserInvocation calls, String hint) {
    Local state = out.declare(hint + "State", Code.defaultValue(Types.of(user.stateType())));
    calls.call(out, user.create(), List.of(), state);
    return state;
  }

  /** The state of the slot's group; a new one while it has none. */
  Local load(BlockBuilder out, SlotCursor slot, UserInvocation calls, String hint) {
    Local state = out.declare(hint + "State", Code.defaultValue(Types.of(user.stateType())));
    CodeExpression number =
        isObject ? Code.get(out.declare(hint + "Number", slot.get(storage, field))) : Code.FALSE;
    CodeExpression isThere =
        isObject ? Code.notEqual(number, Code.literal(0)) : slot.getBoolean(started);
    CodeExpression kept =
        isObject
            ? Code.cast(
                Code.invoke(objects(slot), StateObjects.class, "get", number), user.stateType())
            : slot.get(storage, field);
    out.ifThenElse(
        isThere,
        there -> there.assign(state, kept),
        none -> calls.call(none, user.create(), List.of(), state));
    return state;
  }

  /** Keeps the state, which {@link #load} may have made. */
  void store(BlockBuilder out, SlotCursor slot, Local state) {
    if (!isObject) {
      slot.put(out, StorageKind.BOOLEAN, started, Code.TRUE);
      slot.put(out, storage, field, Code.get(state));
      return;
    }
    CodeExpression number = slot.get(storage, field);
    out.ifThenElse(
        Code.equal(number, Code.literal(0)),
        fresh ->
            slot.put(
                fresh,
                storage,
                field,
                Code.invoke(objects(slot), StateObjects.class, "add", Code.get(state))),
        kept ->
            kept.evaluate(
                Code.invoke(objects(slot), StateObjects.class, "set", number, Code.get(state))));
  }

  void release(BlockBuilder out, SlotCursor slot) {
    if (isObject) {
      out.evaluate(
          Code.invoke(objects(slot), StateObjects.class, "free", slot.get(storage, field)));
    }
  }

  /** Calls accumulate or retract. */
  static void change(
      BlockBuilder out,
      UserInvocation calls,
      Method method,
      Local state,
      List<CodeExpression> arguments) {
    boolean isVoid = Types.of(method.getReturnType()).equals(ConstantDescs.CD_void);
    List<CodeExpression> all = new ArrayList<>(List.of(Code.get(state)));
    all.addAll(arguments);
    calls.call(out, method, all, isVoid ? null : state);
  }

  private static CodeExpression objects(SlotCursor slot) {
    return Code.invoke(slot.table(), GroupTable.class, "objects");
  }
}
