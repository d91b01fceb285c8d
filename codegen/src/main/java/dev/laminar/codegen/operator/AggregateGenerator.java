package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.LoopLabel;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.EventTimes;
import dev.laminar.kernel.pipeline.LateOutput;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.plan.EmitMode;
import dev.laminar.kernel.state.GroupState;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A pipeline that ends in the groups of an aggregate. */
final class AggregateGenerator {

  private final ClassContext owner;
  private final PipelineSpec spec;
  private final GroupCode code;
  private final AggregateSpec aggregate;
  private final RowScope scope;
  private final ProcessMethod process;
  private final CodeExpression state;
  private final TableLocals table;

  /**
   * Stands in front of the row loop: run again for each run of rows in one slice, and when the
   * table grew.
   */
  private final BlockBuilder runs;

  private final @Nullable Local sliceStart;
  private final @Nullable Local sliceEnd;
  private final @Nullable Local sliceLength;

  /** See {@link #closesAt()}; null without slices. */
  private final @Nullable Local closesAt;

  /**
   * When some window of the slice comes out, which rows of it correct then; null without slices.
   */
  private final @Nullable Local endsAt;

  /** Finds sessions; null for other groups. */
  private final @Nullable SessionCode sessions;

  /** The rows' weights; null where each counts once. */
  private final @Nullable Local weights;

  /**
   * The grouping set that the row is taken into next. It outlives the run: when the table grew, the
   * row is looked at again, but not taken in twice.
   */
  private final @Nullable Local groupingSet;

  /** The time of the batch; null where groups do not expire. */
  private final @Nullable Local now;

  /** Puts out a late row; made when a late row is possible. */
  private @Nullable MethodBuilder lateMethod;

  private final Local late;
  private final Local withoutEventTime;

  /** Rows that take back what has expired; null where there can be none. */
  private final @Nullable Local unknown;

  /** The current table, taken apart into locals. */
  private record TableLocals(
      Local table, Local index, Local shift, Local mask, Local slots, Local bytes) {

    static TableLocals declare(BlockBuilder out, CodeExpression table) {
      Local local = out.declare("table", table);
      return new TableLocals(
          local,
          out.declare("index", part(local, "index")),
          out.declare("shift", part(local, "shift")),
          out.declare("mask", part(local, "mask")),
          out.declare("slots", part(local, "slots")),
          out.declare("bytes", part(local, "bytes")));
    }

    private static CodeExpression part(Local table, String accessor) {
      return Code.invoke(Code.get(table), GroupTable.class, accessor);
    }
  }

  /** The methods that know groups: see {@link GroupCode}. */
  private record Finding(MethodBuilder find, MethodBuilder create, MethodBuilder admit) {}

  private AggregateGenerator(ClassContext owner, PipelineSpec spec, GroupCode code) {
    this.owner = owner;
    this.spec = spec;
    this.code = code;
    this.aggregate = code.spec();
    this.scope = RowScope.of(owner, "Aggregate", aggregate.id());
    this.process =
        new ProcessMethod(owner, spec, aggregate.window() != null && !aggregate.window().byKey());
    BlockBuilder prologue = process.prologue();
    this.state = Code.get(prologue.declare("state", process.context("state")));
    prologue.evaluate(Code.invoke(state, GroupState.class, "beginBatch"));
    boolean windowed = aggregate.window() != null && !aggregate.hasOwnWindows();
    this.runs = prologue.nested();
    this.table = TableLocals.declare(runs, Code.invoke(state, GroupState.class, "table"));
    this.sliceStart =
        windowed
            ? runs.declare("sliceStart", Code.invoke(state, GroupState.class, "sliceStartUs"))
            : null;
    this.sliceEnd =
        windowed
            ? runs.declare("sliceEnd", Code.invoke(state, GroupState.class, "sliceEndUs"))
            : null;
    this.sliceLength =
        sliceStart != null && sliceEnd != null
            ? runs.declare("sliceLength", Code.subtract(Code.get(sliceEnd), Code.get(sliceStart)))
            : null;
    this.closesAt = windowed ? closesAt() : null;
    this.endsAt =
        windowed && aggregate.merges() && aggregate.emit() == EmitMode.CORRECTIONS
            ? declareReached("endsAt", Code.invoke(state, GroupState.class, "openUntilUs"))
            : closesAt;
    this.sessions = aggregate.hasOwnWindows() ? new SessionCode(owner, code, scope) : null;
    code.defineMemories(runs, Code.get(table.table()));
    this.weights =
        aggregate.retracts()
            ? prologue.declare(
                "weights", Code.invoke(process.input(), ColumnBatch.class, "weights"))
            : null;
    this.groupingSet =
        aggregate.groupingSets().isEmpty()
            ? null
            : prologue.declare("groupingSet", Code.literal(0));
    this.now =
        aggregate.expires()
            ? prologue.declare("now", Code.invoke(state, GroupState.class, "nowMs"))
            : null;
    this.late = prologue.declare("late", Code.literal(0));
    this.withoutEventTime = prologue.declare("withoutEventTime", Code.literal(0));
    this.unknown =
        aggregate.expires() && aggregate.retracts() && groupingSet == null
            ? prologue.declare("unknown", Code.literal(0))
            : null;
  }

  static void generate(ClassContext owner, PipelineSpec spec, GroupCode code) {
    new AggregateGenerator(owner, spec, code).generate();
  }

  private void generate() {
    if (sessions != null) {
      generateSessions(sessions);
      return;
    }
    MethodBuilder find = code.findMethod(owner, scope.prefix());
    MethodBuilder create = code.createMethod(owner, scope.prefix());
    Finding finding =
        new Finding(find, create, code.admitMethod(owner, scope.prefix(), find, create));
    BatchInput input =
        new BatchInput(spec.inputSchema(), process.input(), process.prologue(), process.row());
    Local taken = process.prologue().declare("taken", Code.literal(0));
    process.loop(
        runs,
        (body, loop) -> {
          RowColumns columns = loop.generate(body, input.columns(), spec.operators());
          body.mark(aggregate.span());
          body.comment(() -> comment());
          if (aggregate.window() != null) {
            enterSlice(body, loop, columns, aggregate.window());
          }
          CodeExpression weight = weight(body);
          if (groupingSet == null) {
            CodeExpression slot = locate(body, loop, columns, null, finding, weight, loop.label());
            update(body, columns, slot, weight);
          } else {
            takeIntoSets(body, loop, columns, weight, groupingSet, finding);
          }
          correct(body);
          body.increment(taken);
        });
    process.count(Code.get(taken), Code.get(late), Code.get(withoutEventTime));
    if (unknown != null) {
      process
          .prologue()
          .evaluate(
              Code.invoke(
                  process.context("metrics"), PipelineMetrics.class, "unknown", Code.get(unknown)));
    }
  }

  private void generateSessions(SessionCode found) {
    KeyClockCode clock = clock(owner, spec);
    CodeExpression open =
        Code.get(
            process
                .prologue()
                .declare(
                    "sessions",
                    Code.invoke(
                        state, GroupState.class, clock == null ? "sessions" : "keyedWindows")));
    KeyClockCode.Locals keys =
        clock == null
            ? null
            : clock.declare(process.prologue(), open, process.rowCount(), process.declareLimit());
    if (clock != null && keys != null) {
      process.keepClock(new RowLoop.Clock(clock, keys));
    }
    BatchInput input =
        new BatchInput(spec.inputSchema(), process.input(), process.prologue(), process.row());
    Local taken = process.prologue().declare("taken", Code.literal(0));
    process.loop(
        runs,
        (body, loop) -> {
          RowColumns columns = loop.generate(body, input.columns(), spec.operators());
          body.mark(aggregate.span());
          body.comment(() -> comment());
          AggregateSpec.Window window = Objects.requireNonNull(aggregate.window());
          CodeExpression time = eventTime(body, loop, columns, window);
          correctSessions(body, time);
          List<ScalarValue> values = new ArrayList<>();
          for (AggregateSpec.Key key : aggregate.keys()) {
            values.add(columns.generate(body, scope, key.value()));
          }
          CodeExpression slot =
              found.locate(
                  body,
                  found.row(
                      body,
                      time,
                      delayed(keys == null ? watermark() : Code.get(keys.watermark())),
                      code.keyCode().groupKey(body, scope, values, null),
                      keys == null ? null : Code.get(keys.key())),
                  new SessionCode.Table(
                      Code.get(table.table()),
                      open,
                      List.of(
                          Code.get(table.index()),
                          Code.get(table.shift()),
                          Code.get(table.mask()),
                          Code.get(table.slots()),
                          Code.get(table.bytes()))),
                  drop -> countLate(drop, loop),
                  loop.label());
          update(body, columns, slot, null);
          correctSessions(body, time);
          body.increment(taken);
        });
    process.count(Code.get(taken), Code.get(late), Code.get(withoutEventTime));
  }

  /** Only a row behind the watermark changes a session that has ended. */
  private void correctSessions(BlockBuilder body, CodeExpression time) {
    if (aggregate.emit() == EmitMode.CORRECTIONS) {
      body.ifThen(Code.less(time, watermark()), this::emitClosed);
    }
  }

  /** The keys that have watermarks of their own; null where none has. */
  static @Nullable KeyClockCode clock(ClassContext owner, PipelineSpec spec) {
    return spec.operators().stream()
        .filter(OperatorSpec.KeyWatermark.class::isInstance)
        .map(operator -> new KeyClockCode(owner, (OperatorSpec.KeyWatermark) operator))
        .findFirst()
        .orElse(null);
  }

  private @Nullable CodeExpression weight(BlockBuilder body) {
    if (weights == null) {
      return null;
    }
    CodeExpression weight = Code.element(Code.get(weights), process.row());
    return Code.get(
        body.declare(scope.prefix() + "weight", Code.convert(weight, ConstantDescs.CD_long)));
  }

  /** Takes a row into one group of each grouping set. */
  private void takeIntoSets(
      BlockBuilder body,
      RowLoop loop,
      RowColumns columns,
      @Nullable CodeExpression weight,
      Local set,
      Finding finding) {
    aggregate.keys().forEach(key -> columns.prepare(body, key.value()));
    aggregate.calls().stream()
        .flatMap(call -> call.expressions().stream())
        .forEach(scalar -> columns.prepare(body, scalar));
    CodeExpression count = Code.literal(aggregate.groupingSets().size());
    body.loop(
        "sets",
        Code.less(Code.get(set), count),
        (inside, label) -> {
          Local leftOut = inside.declare("leftOut", Code.literal(0));
          TreeMap<Integer, CodeStatement.Block> cases = new TreeMap<>();
          for (int i = 0; i < aggregate.groupingSets().size(); i++) {
            BlockBuilder block = inside.nested();
            block.assign(leftOut, Code.literal(aggregate.groupingSets().get(i)));
            cases.put(i, block.build());
          }
          inside.switchOn(Code.get(set), cases, _ -> {});
          CodeExpression slot =
              locate(inside, loop, columns, Code.get(leftOut), finding, weight, label);
          update(inside, columns, slot, weight);
        },
        next -> next.increment(set));
    body.assign(set, Code.literal(0));
  }

  private String comment() {
    return scope.operator()
        + " ["
        + aggregate.span()
        + "] "
        + owner.source().fragment(aggregate.span());
  }

  /** Leaves rows without event time, late ones, and the run when the row is of another slice. */
  private void enterSlice(
      BlockBuilder body, RowLoop loop, RowColumns columns, AggregateSpec.Window window) {
    Local start = Objects.requireNonNull(sliceStart);
    Local end = Objects.requireNonNull(sliceEnd);
    CodeExpression time = eventTime(body, loop, columns, window);
    CodeExpression outside =
        Code.or(
            Code.greaterOrEqual(
                Code.invokeStatic(
                    Long.class,
                    "compareUnsigned",
                    Code.subtract(time, Code.get(start)),
                    Code.get(Objects.requireNonNull(sliceLength))),
                Code.literal(0)),
            aggregate.merges() ? closed() : Code.FALSE);
    body.ifThenElse(
        outside,
        enter -> {
          // The row is looked at again in the next run, whose slice is its own; watermark and
          // filters stay as they are.
          enter.ifThen(
              Code.invoke(state, GroupState.class, "enter", time, delayed(watermark())),
              entered -> entered.breakOut(loop.label()));
          countLate(enter, loop);
        },
        inside -> {
          if (aggregate.merges()) {
            correct(inside);
          } else {
            inside.ifThen(closed(), closed -> behindWatermark(closed, loop, end));
          }
        });
  }

  /** The watermark has passed the window: the row is late, unless late rows are waited for. */
  private void behindWatermark(BlockBuilder closed, RowLoop loop, Local end) {
    if (latenessUs() == 0) {
      countLate(closed, loop);
      return;
    }
    closed.ifThen(
        Code.lessOrEqual(Code.get(end), delayed(watermark())), drop -> countLate(drop, loop));
    emitClosed(closed);
  }

  private CodeExpression watermark() {
    return Objects.requireNonNull(process.watermark());
  }

  /**
   * When rows of the current slice have to be looked at: a window of theirs has closed. For windows
   * that overlap that is when late rows are no longer waited for, as each row then goes elsewhere.
   */
  private Local closesAt() {
    CodeExpression time =
        aggregate.merges()
            ? waitedFor(Code.invoke(state, GroupState.class, "openUntilUs"))
            : Code.get(Objects.requireNonNull(sliceEnd));
    return declareReached("closesAt", time);
  }

  /** A local that the watermark is compared with, see {@link #isReached}. */
  private Local declareReached(String name, CodeExpression time) {
    WatermarkLocals moving = process.watermarks();
    return runs.declare(name, moving == null ? time : moving.reachedAt(time));
  }

  private CodeExpression waitedFor(CodeExpression time) {
    return latenessUs() == 0
        ? time
        : Code.invokeStatic(EventTimes.class, "plus", time, Code.literal(latenessUs()));
  }

  /** Whether the watermark has reached {@link #closesAt}. */
  private CodeExpression closed() {
    return isReached(Objects.requireNonNull(closesAt));
  }

  private CodeExpression isReached(Local time) {
    WatermarkLocals moving = process.watermarks();
    CodeExpression reached = moving == null ? watermark() : Code.get(moving.partition());
    return Code.lessOrEqual(Code.get(time), reached);
  }

  /** The row's event time; a row without one is left out. */
  private CodeExpression eventTime(
      BlockBuilder body, RowLoop loop, RowColumns columns, AggregateSpec.Window window) {
    ScalarValue time = columns.generate(body, scope, window.eventTime());
    if (time.isNull() != null) {
      body.ifThen(
          time.isNull(),
          drop -> {
            drop.increment(withoutEventTime);
            drop.continueWith(loop.label());
          });
    }
    return time.value();
  }

  private long latenessUs() {
    return aggregate.lateness().timing().latenessUs();
  }

  /** A watermark as far back as late rows are waited for. */
  private CodeExpression delayed(CodeExpression watermark) {
    return latenessUs() == 0
        ? watermark
        : Code.invokeStatic(
            CompiledPipeline.class, "delayed", watermark, Code.literal(latenessUs()));
  }

  /**
   * Puts out the windows that the watermark has passed, before a late row changes one of them and
   * after: so what comes out does not depend on how rows are cut into batches.
   */
  private void emitClosed(BlockBuilder out) {
    if (aggregate.emit() == EmitMode.CORRECTIONS) {
      out.evaluate(Code.invoke(state, GroupState.class, "emitClosed", watermark()));
    }
  }

  /** A row that changes a window which was put out before, or has changed it. */
  private void correct(BlockBuilder body) {
    if (endsAt != null && aggregate.emit() == EmitMode.CORRECTIONS) {
      body.ifThen(isReached(endsAt), this::emitClosed);
    }
  }

  private void countLate(BlockBuilder drop, RowLoop loop) {
    drop.increment(late);
    if (aggregate.lateness().rows() != null) {
      MethodBuilder puts =
          lateMethod == null ? LateRowGenerator.generate(owner, spec, aggregate) : lateMethod;
      lateMethod = puts;
      drop.ifThen(
          Code.invokeStatic(LateOutput.class, "isWanted", process.context("output")),
          kept -> kept.evaluate(puts.call(process.input(), process.row())));
    }
    drop.continueWith(loop.label());
  }

  /**
   * The offset of the row's group, which is made when it is new.
   *
   * @param next continued with when a row is taken back whose group has expired
   */
  private CodeExpression locate(
      BlockBuilder body,
      RowLoop loop,
      RowColumns columns,
      @Nullable CodeExpression leftOut,
      Finding finding,
      @Nullable CodeExpression weight,
      LoopLabel next) {
    List<ScalarValue> values = new ArrayList<>();
    for (int i = 0; i < aggregate.keys().size(); i++) {
      ScalarValue value = columns.generate(body, scope, aggregate.keys().get(i).value());
      values.add(leftOut == null ? value : unlessLeftOut(body, value, i, leftOut));
    }
    KeyCode.RowKey key = code.keyCode().groupKey(body, scope, values, leftOut);
    List<CodeExpression> arguments = new ArrayList<>();
    arguments.add(Code.get(table.index()));
    arguments.add(Code.get(table.shift()));
    arguments.add(Code.get(table.mask()));
    arguments.add(Code.get(table.slots()));
    arguments.add(Code.get(table.bytes()));
    arguments.add(key.tag());
    arguments.addAll(key.flat());
    Local slot = body.declare("slot", finding.find().call(arguments));
    CodeExpression groups = Code.get(table.table());
    body.ifThen(
        Code.less(Code.get(slot), Code.literal(0L)),
        absent -> {
          if (aggregate.expires() && weight != null) {
            absent.ifThen(
                Code.less(weight, Code.literal(0L)),
                expired -> {
                  if (unknown != null) {
                    expired.increment(unknown);
                  }
                  expired.continueWith(next);
                });
          }
          absent.ifThen(
              Code.not(Code.invoke(groups, GroupTable.class, "isReady")),
              grows -> {
                List<CodeExpression> admitted = new ArrayList<>(List.of(groups, key.tag()));
                admitted.addAll(key.flat());
                grows.evaluate(finding.admit().call(admitted));
                grows.breakOut(loop.label());
              });
          CodeExpression position = Code.subtract(Code.literal(-1L), Code.get(slot));
          absent.assign(
              slot,
              GroupCode.createAt(
                  finding.create(),
                  groups,
                  "add",
                  List.of(position, key.tag()),
                  key.tag(),
                  key.flat()));
        });
    return Code.get(slot);
  }

  /** A key's value, which is NULL in a set that leaves it out. */
  private ScalarValue unlessLeftOut(
      BlockBuilder body, ScalarValue value, int key, CodeExpression leftOut) {
    DataType type = aggregate.keyType(key);
    if (!type.nullable()) {
      return value;
    }
    CodeExpression isOut =
        Code.notEqual(Code.bitAnd(leftOut, Code.literal(1 << key)), Code.literal(0));
    CodeExpression isNull = value.isNull() == null ? isOut : Code.or(value.isNull(), isOut);
    String name = scope.name(aggregate.keys().get(key).name());
    return value.withType(type).withNull(Code.get(body.declare(name + "IsOut", isNull)));
  }

  private void update(
      BlockBuilder body, RowColumns columns, CodeExpression slot, @Nullable CodeExpression weight) {
    SlotCursor cursor =
        code.cursor(
            Code.get(table.slots()), slot, Code.get(table.bytes()), Code.get(table.table()));
    if (weight != null && code.rowsField() >= 0) {
      cursor.put(
          body,
          StorageKind.LONG,
          code.rowsField(),
          Code.add(cursor.getLong(code.rowsField()), weight));
    }
    code.noteRow(body, cursor);
    if (now != null) {
      cursor.put(body, StorageKind.LONG, code.touchedField(), Code.get(now));
    }
    if (code.changedField() >= 0) {
      body.evaluate(Code.invoke(state, GroupState.class, "touch", process.row(), slot));
      code.markChanged(body, cursor, comesOut(cursor));
    }
    if (isWide()) {
      WideUpdateGenerator.generate(owner, spec, code, scope, process, body, cursor, weight);
      return;
    }
    SlotCursor group = code.slicesSlots() ? cursor.sliced(body) : cursor;
    for (int i = 0; i < aggregate.calls().size(); i++) {
      updateCall(
          body,
          columns,
          scope,
          group,
          aggregate.calls().get(i),
          code.accumulators().get(i),
          weight);
    }
  }

  /** Whether what changes is to come out, before the watermark passes the window. */
  private CodeExpression comesOut(SlotCursor group) {
    if (sessions == null || aggregate.emit() != EmitMode.CORRECTIONS) {
      return Code.TRUE;
    }
    return Code.or(
        code.keptResults().isShown(group),
        Code.lessOrEqual(group.getLong(code.sessionEndField()), watermark()));
  }

  private boolean isWide() {
    return aggregate.calls().size() > WideUpdateGenerator.MAX_CALLS_PER_LOOP;
  }

  /** Takes a row into one aggregate call. */
  static void updateCall(
      BlockBuilder body,
      RowColumns columns,
      RowScope scope,
      SlotCursor cursor,
      AggregateSpec.Call call,
      Accumulator accumulator,
      @Nullable CodeExpression weight) {
    body.mark(call.span());
    CodeExpression accepted =
        call.filter() == null ? Code.TRUE : columns.condition(body, scope, call.filter());
    // Columns are loaded at the level of the loop, where later calls see them too.
    call.arguments().forEach(argument -> columns.prepare(body, argument));
    call.orders().forEach(order -> columns.prepare(body, order.value()));
    body.ifThen(
        accepted,
        then -> {
          List<ScalarValue> arguments = new ArrayList<>();
          for (Scalar argument : call.arguments()) {
            arguments.add(columns.generate(then, scope, argument));
          }
          List<ScalarValue> orders = new ArrayList<>();
          for (AggregateSpec.Order order : call.orders()) {
            orders.add(columns.generate(then, scope, order.value()));
          }
          accumulator.update(then, cursor, new AggregateRow(scope, arguments, orders, weight));
        });
  }
}
