package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ClassContext;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AsofSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.LoopLabel;
import dev.laminar.codegen.tree.MethodBuilder;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineMetrics;
import dev.laminar.kernel.state.AsofState;
import dev.laminar.kernel.state.RowLongs;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.state.SlotIndex;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows of one side of a join by time. The method goes over its batch twice: it works out
 * the tags of the keys, so that a large table can be read ahead, then finds the keys and stores the
 * rows.
 */
final class AsofKeep {

  private static final ClassDesc BATCH = Types.of(ColumnBatch.class);
  private static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();

  private final ClassContext owner;
  private final AsofCode join;
  private final AsofCode.Side side;
  private final Finder finder;
  private final RowScope scope;
  private final RowMethods methods;
  private final boolean isLeft;

  /** Whether rows without time or key come out without a match. */
  private final boolean keepsUnmatched;

  AsofKeep(ClassContext owner, AsofCode join, AsofCode.Side side, Finder finder) {
    this.owner = owner;
    this.join = join;
    this.side = side;
    this.finder = finder;
    this.scope = AsofGenerator.scope(owner, join, side);
    this.methods = new RowMethods(owner, scope, side.code());
    this.isLeft = side == join.left();
    this.keepsUnmatched = isLeft && join.spec().outer();
  }

  RowMethods methods() {
    return methods;
  }

  /** Methods that find keys, for both sides. */
  record Finder(
      MethodBuilder find, MethodBuilder findOld, MethodBuilder insert, CodeExpression tags) {

    static Finder of(ClassContext owner, AsofCode join) {
      RowScope scope = RowScope.of(owner, "AsofJoin", join.spec().id());
      KeyCode code = join.keyCode();
      String prefix = scope.prefix() + "key_";
      MethodBuilder find =
          code.findMethod(owner, prefix, () -> scope.operator() + ": the slot of a key");
      MethodBuilder findOld =
          code.findOldMethod(
              owner,
              prefix,
              find,
              () -> scope.operator() + ": the same where the index is on the move");
      CodeExpression tags =
          owner.fieldValue(
              "keyTags", Code.newObject(RowLongs.class), () -> "tags of a batch's keys");
      return new Finder(find, findOld, insertMethod(owner, join, prefix), tags);
    }

    /** {@code long insert(table, missed, tag, key…)}: gives a new key a slot. */
    private static MethodBuilder insertMethod(ClassContext owner, AsofCode join, String prefix) {
      MethodBuilder method =
          owner.builder().method(prefix + "insert", ConstantDescs.CD_long).makeStatic().hot();
      method.span(join.spec().span());
      method.comment(() -> "AsofJoin#" + join.spec().id() + ": a new key");
      KeyCode code = join.keyCode();
      CodeExpression table = Code.get(method.parameter("table", Types.of(RowTable.class)));
      CodeExpression missed = Code.get(method.parameter("missed", ConstantDescs.CD_long));
      CodeExpression tag = Code.get(method.parameter("tag", ConstantDescs.CD_long));
      KeyCode.RowKey key = code.key(code.parameters(method), tag);
      BlockBuilder body = method.body();
      CodeExpression slot =
          Code.get(body.declare("slot", Code.invoke(table, RowTable.class, "add")));
      SlotCursor cursor =
          join.keyCursor(
              AsofGenerator.part(body, table, "key", "slots"),
              slot,
              AsofGenerator.part(body, table, "key", "bytes"));
      for (int i = 0; i < join.keys().size(); i++) {
        join.keys().get(i).store(body, cursor, key.forms().get(i));
      }
      cursor.put(body, StorageKind.LONG, join.tagField(), tag);
      body.evaluate(
          Code.invoke(
              RowMethods.index(table, 0),
              SlotIndex.class,
              "put",
              Code.subtract(Code.literal(-1L), missed),
              tag,
              slot));
      body.returnValue(slot);
      return method;
    }
  }

  /** {@code void left(state, input)} or {@code right}. */
  void generate() {
    MethodBuilder keep = keepMethod();
    MethodBuilder tagsMethod = side.keys().isEmpty() ? null : tagsMethod();
    MethodBuilder method = owner.builder().override(side.name(), ConstantDescs.CD_void).hot();
    method.span(join.spec().span());
    CodeExpression state = Code.get(method.parameter("state", AsofGenerator.STATE));
    CodeExpression input = Code.get(method.parameter("input", BATCH));
    BlockBuilder body = method.body();
    CodeExpression rowCount =
        Code.get(body.declare("rowCount", Code.invoke(input, ColumnBatch.class, "rowCount")));
    CodeExpression rows = AsofGenerator.table(body, state, side.name());
    CodeExpression keys = AsofGenerator.table(body, state, "keys");
    body.evaluate(Code.invoke(rows, RowTable.class, "reserve", rowCount));
    body.evaluate(Code.invoke(keys, RowTable.class, "reserve", rowCount));
    CodeExpression tags =
        Code.get(
            body.declare("tags", Code.invoke(finder.tags(), RowLongs.class, "reserve", rowCount)));
    if (tagsMethod != null) {
      body.evaluate(tagsMethod.call(input, rowCount, tags));
      body.evaluate(
          Code.invoke(keys, RowTable.class, "readAhead", Code.literal(0), tags, rowCount));
    }
    body.evaluate(keep.call(state, input, rowCount, tags));
  }

  private JoinKey key(BlockBuilder body, RowColumns columns, @Nullable CodeExpression tag) {
    return JoinKey.of(join.keyCode(), body, scope, columns, side.keys(), tag);
  }

  /** {@code void tags(input, rowCount, tags)}: the tags of the keys of a batch. */
  private MethodBuilder tagsMethod() {
    MethodBuilder method =
        methods.method("tags", ConstantDescs.CD_void, "tags of the keys of a batch");
    CodeExpression input = Code.get(method.parameter("input", BATCH));
    CodeExpression rowCount = Code.get(method.parameter("rowCount", ConstantDescs.CD_int));
    CodeExpression tags = Code.get(method.parameter("tags", LONGS));
    BlockBuilder body = method.body();
    Local row = body.declare("row", Code.literal(0));
    RowColumns columns = new BatchInput(side.schema(), input, body, Code.get(row)).columns();
    body.loop(
        "rows",
        Code.less(Code.get(row), rowCount),
        (rows, label) -> rows.setElement(tags, Code.get(row), key(rows, columns, null).key().tag()),
        update -> update.increment(row));
    return method;
  }

  /** {@code void keep(state, input, rowCount, tags)}. */
  private MethodBuilder keepMethod() {
    MethodBuilder method =
        methods.method("keep", ConstantDescs.CD_void, "keeps the rows of a batch");
    CodeExpression state = Code.get(method.parameter("state", AsofGenerator.STATE));
    CodeExpression input = Code.get(method.parameter("input", BATCH));
    CodeExpression rowCount = Code.get(method.parameter("rowCount", ConstantDescs.CD_int));
    CodeExpression tags = Code.get(method.parameter("tags", LONGS));
    BlockBuilder body = method.body();
    JoinTable keys =
        JoinTable.of(body, AsofGenerator.table(body, state, "keys"), 0, "keySlots", "keyBytes");
    CodeExpression table = AsofGenerator.table(body, state, side.name());
    CodeExpression slots = AsofGenerator.part(body, table, side.name(), "slots");
    CodeExpression bytes = AsofGenerator.part(body, table, side.name(), "bytes");
    CodeExpression watermark =
        Code.get(
            body.declare(
                "watermarkUs", Code.invoke(state, AsofState.class, side.name() + "WatermarkUs")));
    Local late = body.declare("late", Code.literal(0));
    Local timeless = body.declare("timeless", Code.literal(0));
    Local keyless = body.declare("keyless", Code.literal(0));
    Local taken = body.declare("taken", Code.literal(0));
    Local row = body.declare("row", Code.literal(0));
    RowColumns columns = new BatchInput(side.schema(), input, body, Code.get(row)).columns();
    body.loop(
        "rows",
        Code.less(Code.get(row), rowCount),
        (rows, label) -> {
          CodeExpression timeUs = time(rows, label, columns, watermark, late, timeless);
          CodeExpression tag =
              side.keys().isEmpty()
                  ? Code.literal(SlotIndex.TAKEN)
                  : Code.get(rows.declare("tag", Code.element(tags, Code.get(row))));
          CodeExpression key = keySlot(rows, label, columns, keys, tag, keyless);
          CodeExpression slot =
              Code.get(rows.declare("slot", Code.invoke(table, RowTable.class, "add")));
          SlotCursor cursor = side.code().cursor(slots, slot, bytes);
          store(rows, columns, input, Code.get(row), cursor);
          rows.evaluate(
              Code.invoke(
                  state,
                  AsofState.class,
                  isLeft ? "addLeft" : "addRight",
                  timeUs,
                  isLeft ? slot : marked(rows, columns, slot),
                  key));
          rows.increment(taken);
        },
        update -> update.increment(row));
    CodeExpression metrics = Code.invoke(owner.pipelineContext(), PipelineContext.class, "metrics");
    body.evaluate(
        Code.invoke(metrics, PipelineMetrics.class, "expanded", Code.get(taken), Code.literal(0)));
    body.evaluate(
        Code.invoke(
            metrics,
            PipelineMetrics.class,
            "batch",
            rowCount,
            Code.literal(0),
            Code.get(keyless),
            Code.get(late),
            Code.get(timeless)));
    return method;
  }

  /** The slot of a right row, marked where the row says that there is none from then on. */
  private CodeExpression marked(BlockBuilder rows, RowColumns columns, CodeExpression slot) {
    int column = join.spec().rightValid();
    if (column == AsofSpec.ALL_VALID) {
      return slot;
    }
    CodeExpression valid = columns.columns().get(column).prepare(rows).value();
    return Code.conditional(valid, slot, Code.add(slot, Code.literal(AsofState.ENDS)));
  }

  /** The row's time; rows that come too late go, and others without a time. */
  private CodeExpression time(
      BlockBuilder rows,
      LoopLabel label,
      RowColumns columns,
      CodeExpression watermark,
      Local late,
      Local timeless) {
    ScalarValue time = columns.columns().get(side.time()).prepare(rows);
    ScalarValue event = columns.columns().get(side.eventTime()).prepare(rows);
    CodeExpression isNull = time.isNull();
    if (isNull != null && !keepsUnmatched) {
      rows.ifThen(
          isNull,
          none -> {
            none.increment(timeless);
            none.continueWith(label);
          });
    }
    CodeExpression isLate = Code.lessOrEqual(event.value(), watermark);
    rows.ifThen(
        event.isNull() == null ? isLate : Code.and(Code.not(event.isNull()), isLate),
        after -> {
          after.increment(late);
          after.continueWith(label);
        });
    return isNull != null && keepsUnmatched
        ? Code.get(
            rows.declare(
                "timeUs", Code.conditional(isNull, Code.literal(Long.MIN_VALUE), time.value())))
        : time.value();
  }

  /** The slot of the row's key; 0 for one that matches nothing and stays all the same. */
  private CodeExpression keySlot(
      BlockBuilder rows,
      LoopLabel label,
      RowColumns columns,
      JoinTable keys,
      CodeExpression tag,
      Local keyless) {
    JoinKey key = key(rows, columns, tag);
    List<CodeExpression> unmatched = new ArrayList<>();
    if (key.isNull() != null && keepsUnmatched) {
      unmatched.add(key.isNull());
    } else if (key.isNull() != null) {
      rows.ifThen(
          key.isNull(),
          none -> {
            none.increment(keyless);
            none.continueWith(label);
          });
    }
    CodeExpression noTime =
        keepsUnmatched ? columns.columns().get(side.time()).prepare(rows).isNull() : null;
    if (noTime != null) {
      unmatched.add(noTime);
    }
    if (unmatched.isEmpty()) {
      Local slot = rows.declare("key", keys.find(finder.find(), key.key()));
      insertIfAbsent(rows, keys, key.key(), slot);
      return Code.get(slot);
    }
    Local slot = rows.declare("key", Code.literal(0L));
    rows.ifThen(
        Code.not(Code.or(unmatched)),
        matched -> {
          matched.assign(slot, keys.find(finder.find(), key.key()));
          insertIfAbsent(matched, keys, key.key(), slot);
        });
    return Code.get(slot);
  }

  private void insertIfAbsent(BlockBuilder out, JoinTable keys, KeyCode.RowKey key, Local slot) {
    CodeExpression isMissed = Code.less(Code.get(slot), Code.literal(0L));
    out.ifThen(
        isMissed,
        missed -> {
          missed.ifThen(
              keys.isMigrating(),
              moving -> moving.assign(slot, keys.findOld(finder.findOld(), slot, key)));
          missed.ifThen(
              isMissed,
              absent -> {
                List<CodeExpression> arguments = new ArrayList<>();
                arguments.addAll(List.of(keys.table(), Code.get(slot), key.tag()));
                arguments.addAll(key.flat());
                absent.assign(slot, finder.insert().call(arguments));
              });
        });
  }

  private void store(
      BlockBuilder rows,
      RowColumns columns,
      CodeExpression input,
      CodeExpression row,
      SlotCursor cursor) {
    if (side.kept().size() > RowMethods.MAX_COLUMNS_STORED_IN_LOOP) {
      methods.store(rows, input, row, cursor);
      return;
    }
    RowColumns kept = new RowColumns(side.kept().stream().map(columns.columns()::get).toList());
    methods.store(rows, kept, cursor, side.code().allColumns());
  }
}
