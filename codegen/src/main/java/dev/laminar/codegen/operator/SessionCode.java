package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.LoopLabel;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.intrinsics.WindowBounds;
import dev.laminar.kernel.plan.WindowShape;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.KeyedWindows;
import dev.laminar.kernel.state.OpenSessions;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the open session of a row. The index knows all sessions of a key; as each is at least a gap
 * long, a row is in two of them at most, and those become one.
 */
final class SessionCode {

  private final ClassContext owner;
  private final GroupCode code;
  private final RowScope scope;
  private final Class<?> kept;
  private final MethodBuilder find;
  private final MethodBuilder create;
  private final MethodBuilder extend;

  /**
   * What is looked for.
   *
   * @param time repeatable
   * @param until the end of a window of this row alone, repeatable
   * @param ofKey slot of the key whose watermark closes the window; null where it is that of all
   */
  record Row(
      CodeExpression time,
      CodeExpression until,
      CodeExpression watermark,
      KeyCode.RowKey key,
      @Nullable CodeExpression ofKey) {}

  /**
   * Where it is looked for.
   *
   * @param sessions the {@code OpenSessions}, or the {@code KeyedWindows}
   * @param parts index, shift, mask, slots and bytes of the table
   */
  record Table(CodeExpression table, CodeExpression sessions, List<CodeExpression> parts) {}

  SessionCode(ClassContext owner, GroupCode code, RowScope scope) {
    this.owner = owner;
    this.code = code;
    this.scope = scope;
    this.kept = windowOf(code).byKey() ? KeyedWindows.class : OpenSessions.class;
    this.find =
        code.keyCode()
            .findMethod(
                owner,
                scope.prefix(),
                () -> scope.operator() + ": an open session with these keys, near that time.",
                List.of("time", "until", "watermark", "except"),
                (slot, arguments) ->
                    Code.and(
                        Code.less(arguments.get(0), slot.getLong(code.sessionEndField())),
                        Code.less(slot.getLong(code.sessionStartField()), arguments.get(1)),
                        Code.less(arguments.get(2), slot.getLong(code.sessionEndField())),
                        Code.notEqual(slot.slot(), arguments.get(3))));
    this.create = code.createMethod(owner, scope.prefix());
    this.extend = extendMethod();
  }

  private static AggregateSpec.Window windowOf(GroupCode code) {
    return Objects.requireNonNull(code.spec().window());
  }

  /**
   * The window of a row, when it is alone in it.
   *
   * @param time repeatable
   */
  Row row(
      BlockBuilder body,
      CodeExpression time,
      CodeExpression watermark,
      KeyCode.RowKey key,
      @Nullable CodeExpression ofKey) {
    CodeExpression start =
        windowOf(code).shape() instanceof WindowShape.Tumble(long sizeUs, long offsetUs)
            ? Code.get(
                body.declare(
                    scope.prefix() + "start",
                    Code.invokeStatic(
                        WindowBounds.class,
                        "startOf",
                        time,
                        Code.literal(sizeUs),
                        Code.literal(offsetUs))))
            : time;
    CodeExpression until =
        Code.get(
            body.declare(
                scope.prefix() + "until",
                Code.invokeStatic(
                    OpenSessions.class,
                    "endAfter",
                    start,
                    Code.literal(windowOf(code).shape().reachUs()))));
    return new Row(start, until, watermark, key, ofKey);
  }

  /**
   * The slot of the row's session, which is made when it is new, and put together with another one
   * when the row closes the gap between them.
   *
   * @param late what is done with a row whose session the watermark has passed
   * @param rows the row loop, left when the table has to grow
   */
  CodeExpression locate(
      BlockBuilder body, Row row, Table table, Consumer<BlockBuilder> late, LoopLabel rows) {
    CodeExpression until = row.until();
    Local slot =
        body.declare("slot", find.call(arguments(table.parts(), row, until, Code.literal(-1L))));
    CodeExpression groups = table.table();
    SlotCursor session =
        code.cursor(table.parts().get(3), Code.get(slot), table.parts().get(4), groups);
    body.ifThenElse(
        Code.less(Code.get(slot), Code.literal(0L)),
        absent -> {
          absent.ifThen(Code.lessOrEqual(until, row.watermark()), late);
          absent.ifThen(
              Code.not(Code.invoke(groups, GroupTable.class, "isReady")),
              grows -> {
                grows.evaluate(Code.invoke(groups, GroupTable.class, "makeReady"));
                grows.breakOut(rows);
              });
          absent.assign(
              slot,
              GroupCode.createAt(
                  create,
                  groups,
                  "add",
                  List.of(Code.subtract(Code.literal(-1L), Code.get(slot)), row.key().tag()),
                  row.key().tag(),
                  row.key().flat()));
          session.put(absent, StorageKind.LONG, code.sessionStartField(), row.time());
          session.put(absent, StorageKind.LONG, code.sessionEndField(), until);
          absent.evaluate(
              row.ofKey() == null
                  ? Code.invoke(table.sessions(), kept, "opened", Code.get(slot))
                  : Code.invoke(table.sessions(), kept, "opened", Code.get(slot), row.ofKey()));
        },
        found ->
            found.ifThen(
                Code.or(
                    Code.less(row.time(), session.getLong(code.sessionStartField())),
                    Code.less(session.getLong(code.sessionEndField()), until)),
                longer -> {
                  List<CodeExpression> arguments =
                      new ArrayList<>(List.of(groups, table.sessions()));
                  arguments.add(row.key().tag());
                  arguments.addAll(row.key().flat());
                  arguments.addAll(List.of(row.time(), until, row.watermark(), Code.get(slot)));
                  longer.assign(slot, extend.call(arguments));
                }));
    return Code.get(slot);
  }

  private static List<CodeExpression> arguments(
      List<CodeExpression> parts, Row row, CodeExpression until, CodeExpression except) {
    List<CodeExpression> arguments = new ArrayList<>(parts);
    arguments.add(row.key().tag());
    arguments.addAll(row.key().flat());
    arguments.addAll(List.of(row.time(), until, row.watermark(), except));
    return arguments;
  }

  /**
   * {@code long extend(table, sessions, tag, key…, time, until, watermark, slot)}: a session
   * becomes longer, and takes in the one that it reaches then. Returns the slot of the earlier one.
   */
  private MethodBuilder extendMethod() {
    MethodBuilder group = new MergeCode(owner, code, scope).groupMethod();
    MethodBuilder method =
        owner.builder().method(scope.prefix() + "extend", ConstantDescs.CD_long).hot();
    method.span(code.spec().span());
    method.comment(() -> scope.operator() + ": a session becomes longer, and may meet another.");
    CodeExpression table = Code.get(method.parameter("table", Types.of(GroupTable.class)));
    CodeExpression sessions = Code.get(method.parameter("sessions", Types.of(kept)));
    CodeExpression tag = Code.get(method.parameter("tag", ConstantDescs.CD_long));
    KeyCode.RowKey key = code.keyCode().key(code.keyCode().parameters(method), tag);
    CodeExpression time = Code.get(method.parameter("time", ConstantDescs.CD_long));
    CodeExpression until = Code.get(method.parameter("until", ConstantDescs.CD_long));
    CodeExpression watermark = Code.get(method.parameter("watermark", ConstantDescs.CD_long));
    CodeExpression slot = Code.get(method.parameter("slot", ConstantDescs.CD_long));
    BlockBuilder body = method.body();
    List<CodeExpression> parts = new ArrayList<>();
    for (String part : List.of("index", "shift", "mask", "slots", "bytes")) {
      parts.add(Code.get(body.declare(part, Code.invoke(table, GroupTable.class, part))));
    }
    CodeExpression slots = parts.get(3);
    CodeExpression bytes = parts.get(4);
    SlotCursor session = code.cursor(slots, slot, bytes, table);
    lengthen(body, session, time, until);
    CodeExpression other =
        Code.get(
            body.declare(
                "other",
                find.call(
                    arguments(parts, new Row(time, until, watermark, key, null), until, slot))));
    body.ifThen(
        Code.less(other, Code.literal(0L)),
        alone -> {
          lengthened(alone, sessions, slot);
          alone.returnValue(slot);
        });
    CodeExpression isEarlier =
        Code.get(
            body.declare(
                "isEarlier",
                Code.invokeStatic(OpenSessions.class, "isEarlier", slots, slot, other)));
    CodeExpression earlier =
        Code.get(body.declare("earlier", Code.conditional(isEarlier, slot, other)));
    CodeExpression later =
        Code.get(body.declare("later", Code.conditional(isEarlier, other, slot)));
    body.evaluate(group.call(table, earlier, table, later));
    SlotCursor ending = code.cursor(slots, later, bytes, table);
    lengthen(
        body,
        code.cursor(slots, earlier, bytes, table),
        ending.getLong(code.sessionStartField()),
        ending.getLong(code.sessionEndField()));
    body.evaluate(Code.invoke(sessions, kept, "closing", later));
    end(body, sessions, ending);
    lengthened(body, sessions, earlier);
    body.returnValue(earlier);
    return method;
  }

  private void lengthened(BlockBuilder body, CodeExpression sessions, CodeExpression slot) {
    if (!code.spec().emit().emitsOnce()) {
      body.evaluate(Code.invoke(sessions, OpenSessions.class, "lengthened", slot));
    }
  }

  /** A session that has been taken into another goes; its row is taken back first, if it is out. */
  private void end(BlockBuilder body, CodeExpression sessions, SlotCursor session) {
    if (code.spec().emit().emitsOnce()) {
      code.remove(body, session);
      return;
    }
    body.ifThenElse(
        code.keptResults().isShown(session),
        shown -> {
          shown.evaluate(Code.invoke(sessions, OpenSessions.class, "left", session.slot()));
          session.put(shown, StorageKind.BOOLEAN, code.changedField(), Code.TRUE);
        },
        hidden -> code.remove(hidden, session));
  }

  private void lengthen(
      BlockBuilder body, SlotCursor session, CodeExpression from, CodeExpression to) {
    int start = code.sessionStartField();
    int end = code.sessionEndField();
    session.put(
        body,
        StorageKind.LONG,
        start,
        Code.invokeStatic(Math.class, "min", session.getLong(start), from));
    session.put(
        body,
        StorageKind.LONG,
        end,
        Code.invokeStatic(Math.class, "max", session.getLong(end), to));
  }
}
