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
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.state.Bucket;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.RowTable;
import dev.laminar.kernel.state.SlotIndex;
import dev.laminar.kernel.state.StoredText;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Methods of one class that take rows from batches to slots: store, hash, compare, find, add and
 * remove. Methods for a few columns each, so that wide rows take many methods, none of them large.
 */
final class RowMethods {

  static final int COLUMNS_PER_METHOD = 24;

  /** Columns that a row loop stores itself; rows with more are stored by methods. */
  static final int MAX_COLUMNS_STORED_IN_LOOP = 12;

  private static final ClassDesc SEGMENT = Types.of(MemorySegment.class);
  private static final ClassDesc BATCH = Types.of(ColumnBatch.class);
  private static final ClassDesc SLAB = Types.of(ByteSlab.class);

  private final ClassContext owner;
  private final RowScope scope;
  private final RowCode code;
  private final List<MethodBuilder> stores = new ArrayList<>();
  private final List<MethodBuilder> frees = new ArrayList<>();
  private final Map<List<Integer>, MethodBuilder> finds = new HashMap<>();
  private final Map<List<Integer>, MethodBuilder> tags = new HashMap<>();

  /**
   * @param scope whose prefix the methods' names get
   */
  RowMethods(ClassContext owner, RowScope scope, RowCode code) {
    this.owner = owner;
    this.scope = scope;
    this.code = code;
  }

  /** Columns in groups that share a method. */
  static List<List<Integer>> groups(List<Integer> columns) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int from = 0; from < columns.size(); from += COLUMNS_PER_METHOD) {
      groups.add(columns.subList(from, Math.min(columns.size(), from + COLUMNS_PER_METHOD)));
    }
    return groups;
  }

  /** A method of the class, with the prefix of the scope. */
  MethodBuilder method(String name, ClassDesc returnType, String comment) {
    MethodBuilder method = owner.builder().method(scope.prefix() + name, returnType).hot();
    method.span(code.span());
    method.comment(() -> scope.operator() + ": " + comment);
    return method;
  }

  private RowColumns columns(BlockBuilder body, CodeExpression input, CodeExpression row) {
    return new BatchInput(code.schema(), input, body, row).columns();
  }

  private ScalarValue value(BlockBuilder body, RowColumns columns, int index) {
    return code.kept(index, columns.columns().get(index).prepare(body));
  }

  /** Writes columns of a row to its slot. */
  void store(BlockBuilder body, RowColumns row, SlotCursor slot, List<Integer> columns) {
    Map<Integer, CodeExpression> nulls = new LinkedHashMap<>();
    Map<Integer, Integer> masks = new LinkedHashMap<>();
    for (int index : columns) {
      GroupKey column = code.column(index);
      ScalarValue value = value(body, row, index);
      column.store(body, slot, column.keyForm(body, scope, value));
      CodeExpression isNull = value.isNull();
      if (column.nullWord() >= 0) {
        CodeExpression bit =
            isNull == null
                ? Code.literal(0)
                : Code.conditional(isNull, Code.literal(column.nullBit()), Code.literal(0));
        nulls.merge(column.nullWord(), bit, Code::bitOr);
        masks.merge(column.nullWord(), column.nullBit(), (a, b) -> a | b);
      }
    }
    nulls.forEach((word, bits) -> {
      int others = ~masks.get(word);
      CodeExpression kept = Code.bitAnd(slot.get(StorageKind.INT, word), Code.literal(others));
      slot.put(body, StorageKind.INT, word, Code.bitOr(kept, bits));
    });
  }

  /** Writes a whole row to its slot, by methods. */
  void store(BlockBuilder body, CodeExpression input, CodeExpression row, SlotCursor slot) {
    if (stores.isEmpty()) {
      for (List<Integer> group : groups(code.allColumns())) {
        stores.add(storeMethod(group));
      }
    }
    for (MethodBuilder store : stores) {
      body.evaluate(store.call(input, row, slot.slots(), slot.slot(), slot.bytes()));
    }
  }

  private MethodBuilder storeMethod(List<Integer> group) {
    MethodBuilder method =
        method(
            "store", ConstantDescs.CD_void, "columns " + describe(group) + " of a row to its slot");
    CodeExpression input = Code.get(method.parameter("input", BATCH));
    CodeExpression row = Code.get(method.parameter("row", ConstantDescs.CD_int));
    SlotCursor slot = slotParameters(method);
    store(method.body(), columns(method.body(), input, row), slot, group);
    return method;
  }

  private static String describe(List<Integer> group) {
    return (group.getFirst() + 1) + " to " + (group.getLast() + 1);
  }

  private SlotCursor slotParameters(MethodBuilder method) {
    CodeExpression slots = Code.get(method.parameter("slots", SEGMENT));
    CodeExpression slot = Code.get(method.parameter("slot", ConstantDescs.CD_long));
    CodeExpression bytes = Code.get(method.parameter("bytes", SLAB));
    return code.cursor(slots, slot, bytes);
  }

  /** Gives the memory of a row's texts back. */
  void free(BlockBuilder body, SlotCursor slot) {
    List<Integer> texts =
        code.allColumns().stream()
            .filter(index -> code.column(index).storage() == StorageKind.BYTES)
            .toList();
    if (frees.isEmpty()) {
      for (List<Integer> group : groups(texts)) {
        MethodBuilder method =
            method("free", ConstantDescs.CD_void, "gives the memory of a row's texts back");
        SlotCursor row = slotParameters(method);
        for (int index : group) {
          method
              .body()
              .evaluate(
                  Code.invokeStatic(
                      StoredText.class,
                      "free",
                      row.slots(),
                      row.address(code.column(index).field()),
                      row.bytes()));
        }
        frees.add(method);
      }
    }
    frees.forEach(method -> body.evaluate(method.call(slot.slots(), slot.slot(), slot.bytes())));
  }

  /** {@code long tag(input, row)}: the tag of columns of a row. */
  MethodBuilder tagMethod(List<Integer> columns) {
    return tags.computeIfAbsent(columns, this::newTagMethod);
  }

  private MethodBuilder newTagMethod(List<Integer> columns) {
    MethodBuilder method = method("tag", ConstantDescs.CD_long, "tag of a row of a batch");
    CodeExpression input = Code.get(method.parameter("input", BATCH));
    CodeExpression row = Code.get(method.parameter("row", ConstantDescs.CD_int));
    CodeExpression hash = Code.literal(0L);
    for (List<Integer> group : groups(columns)) {
      MethodBuilder part = method("hash", ConstantDescs.CD_long, "hash of columns");
      CodeExpression before = Code.get(part.parameter("hash", ConstantDescs.CD_long));
      CodeExpression partInput = Code.get(part.parameter("input", BATCH));
      CodeExpression partRow = Code.get(part.parameter("row", ConstantDescs.CD_int));
      RowColumns values = columns(part.body(), partInput, partRow);
      part.body().returnValue(hash(part.body(), before, group, values));
      hash = part.call(hash, input, row);
    }
    method.body().returnValue(KeyCode.tag(hash));
    return method;
  }

  /** {@code long tag(slots, slot, bytes)}: the tag of columns of a row that is kept. */
  MethodBuilder slotTagMethod(List<Integer> columns) {
    MethodBuilder method = method("slotTag", ConstantDescs.CD_long, "tag of a row that is kept");
    SlotCursor slot = slotParameters(method);
    CodeExpression hash = Code.literal(0L);
    for (List<Integer> group : groups(columns)) {
      MethodBuilder part = method("hash", ConstantDescs.CD_long, "hash of columns");
      CodeExpression before = Code.get(part.parameter("hash", ConstantDescs.CD_long));
      SlotCursor row = slotParameters(part);
      List<RowColumn> values =
          code.allColumns().stream().map(index -> code.load(index, row, scope, null)).toList();
      part.body().returnValue(hash(part.body(), before, group, new RowColumns(values)));
      hash = part.call(hash, slot.slots(), slot.slot(), slot.bytes());
    }
    method.body().returnValue(KeyCode.tag(hash));
    return method;
  }

  private CodeExpression hash(
      BlockBuilder body, CodeExpression before, List<Integer> group, RowColumns row) {
    CodeExpression hash = before;
    for (int index : group) {
      GroupKey column = code.column(index);
      List<CodeExpression> form = column.keyForm(body, scope, value(body, row, index));
      CodeExpression combined =
          Code.invokeStatic(Hashing.class, "combine", hash, column.hash(form));
      hash = Code.get(body.declare("hash", combined));
    }
    return hash;
  }

  private List<MethodBuilder> sameMethods(List<Integer> columns) {
    List<MethodBuilder> methods = new ArrayList<>();
    for (List<Integer> group : groups(columns)) {
      MethodBuilder method =
          method("same", ConstantDescs.CD_boolean, "a slot's row against that of a batch");
      SlotCursor slot = slotParameters(method);
      CodeExpression input = Code.get(method.parameter("input", BATCH));
      CodeExpression row = Code.get(method.parameter("row", ConstantDescs.CD_int));
      BlockBuilder body = method.body();
      RowColumns values = columns(body, input, row);
      for (int index : group) {
        GroupKey column = code.column(index);
        ScalarValue value = value(body, values, index);
        List<CodeExpression> form = column.keyForm(body, scope, value);
        CodeExpression same = column.equalsSlot(slot, column.probeForm(body, form));
        if (column.nullWord() >= 0) {
          CodeExpression bit = Code.literal(column.nullBit());
          CodeExpression expected =
              value.isNull() == null
                  ? Code.literal(0)
                  : Code.conditional(value.isNull(), bit, Code.literal(0));
          CodeExpression kept = Code.bitAnd(slot.get(StorageKind.INT, column.nullWord()), bit);
          same = Code.and(Code.equal(kept, expected), same);
        }
        body.ifThen(Code.not(same), different -> different.returnValue(Code.FALSE));
      }
      body.returnValue(Code.TRUE);
      methods.add(method);
    }
    return methods;
  }

  /**
   * {@code long find(table, index, tag, input, row)}: the first slot whose columns equal those of a
   * row, or {@code -1 - position} of the empty entry where it belongs.
   */
  MethodBuilder findMethod(List<Integer> columns) {
    return finds.computeIfAbsent(columns, this::newFindMethod);
  }

  private MethodBuilder newFindMethod(List<Integer> columns) {
    MethodBuilder search = searchMethod(columns);
    MethodBuilder method =
        method(
            "find", ConstantDescs.CD_long, "finds a row of a batch, also in an index on the move");
    CodeExpression table = Code.get(method.parameter("table", Types.of(RowTable.class)));
    CodeExpression index = Code.get(method.parameter("index", Types.of(SlotIndex.class)));
    CodeExpression tag = Code.get(method.parameter("tag", ConstantDescs.CD_long));
    CodeExpression input = Code.get(method.parameter("input", BATCH));
    CodeExpression row = Code.get(method.parameter("row", ConstantDescs.CD_int));
    BlockBuilder body = method.body();
    List<CodeExpression> rest = new ArrayList<>();
    rest.add(Code.get(body.declare("slots", Code.invoke(table, RowTable.class, "slots"))));
    rest.add(Code.get(body.declare("bytes", Code.invoke(table, RowTable.class, "bytes"))));
    rest.addAll(List.of(tag, input, row));
    Local found = body.declare("found", search(search, index, "entries", "shift", "mask", rest));
    body.ifThen(
        Code.and(
            Code.less(Code.get(found), Code.literal(0L)),
            Code.invoke(index, SlotIndex.class, "migrating")),
        moving -> {
          CodeExpression call = search(search, index, "oldEntries", "oldShift", "oldMask", rest);
          Local old = moving.declare("old", call);
          moving.ifThen(
              Code.greaterOrEqual(Code.get(old), Code.literal(0L)),
              there -> there.returnValue(Code.get(old)));
        });
    body.returnValue(Code.get(found));
    return method;
  }

  private static CodeExpression search(
      MethodBuilder search,
      CodeExpression index,
      String entries,
      String shift,
      String mask,
      List<CodeExpression> rest) {
    List<CodeExpression> arguments = new ArrayList<>();
    for (String part : List.of(entries, shift, mask)) {
      arguments.add(Code.invoke(index, SlotIndex.class, part));
    }
    arguments.addAll(rest);
    return search.call(arguments);
  }

  private MethodBuilder searchMethod(List<Integer> columns) {
    List<MethodBuilder> same = sameMethods(columns);
    MethodBuilder method =
        method("search", ConstantDescs.CD_long, "linear probing for a row of a batch");
    CodeExpression entries = Code.get(method.parameter("index", SEGMENT));
    CodeExpression shift = Code.get(method.parameter("shift", ConstantDescs.CD_int));
    CodeExpression mask = Code.get(method.parameter("mask", ConstantDescs.CD_long));
    CodeExpression slots = Code.get(method.parameter("slots", SEGMENT));
    CodeExpression bytes = Code.get(method.parameter("bytes", SLAB));
    CodeExpression tag = Code.get(method.parameter("tag", ConstantDescs.CD_long));
    CodeExpression input = Code.get(method.parameter("input", BATCH));
    CodeExpression row = Code.get(method.parameter("row", ConstantDescs.CD_int));
    KeyCode.probe(
        method.body(),
        entries,
        shift,
        mask,
        tag,
        slot ->
            same.isEmpty()
                ? Code.TRUE
                : Code.and(
                    same.stream().map(part -> part.call(slots, slot, bytes, input, row)).toList()));
    return method;
  }

  /** The tags under which a row is in the indexes. */
  interface IndexTags {

    /** Adds what the method that changes rows is told of them. */
    void parameters(MethodBuilder method);

    CodeExpression ofRow(int index, CodeExpression input, CodeExpression row);

    CodeExpression ofSlot(int index, SlotCursor slot);
  }

  /**
   * {@code void change(table, input, row, weight[, matches], tags…)}: adds a weight to that of the
   * row with the same identity, which is made when it is new and removed when its weight becomes 0.
   */
  MethodBuilder changeMethod(IndexTags tags) {
    List<Integer> identity = Objects.requireNonNull(code.identity());
    MethodBuilder tagOf = tagMethod(identity);
    MethodBuilder find = findMethod(identity);
    List<MethodBuilder> findKeys = new ArrayList<>();
    for (int i = 0; i < code.indexes().size(); i++) {
      findKeys.add(findMethod(code.indexes().get(i)));
    }
    MethodBuilder method =
        method("change", ConstantDescs.CD_void, "adds to a row's weight; at 0 it goes");
    CodeExpression table = Code.get(method.parameter("table", Types.of(RowTable.class)));
    CodeExpression input = Code.get(method.parameter("input", BATCH));
    CodeExpression row = Code.get(method.parameter("row", ConstantDescs.CD_int));
    CodeExpression weight = Code.get(method.parameter("weight", ConstantDescs.CD_long));
    Local matches =
        code.countsMatches() ? method.parameter("matches", ConstantDescs.CD_long) : null;
    tags.parameters(method);
    BlockBuilder body = method.body();
    CodeExpression index = Code.get(body.declare("index", index(table, 0)));
    CodeExpression slots =
        Code.get(body.declare("slots", Code.invoke(table, RowTable.class, "slots")));
    CodeExpression bytes =
        Code.get(body.declare("bytes", Code.invoke(table, RowTable.class, "bytes")));
    CodeExpression tag = Code.get(body.declare("tag", tagOf.call(input, row)));
    CodeExpression found =
        Code.get(body.declare("found", find.call(table, index, tag, input, row)));
    body.ifThen(
        Code.less(found, Code.literal(0L)),
        absent -> {
          Local slot = absent.declare("slot", Code.invoke(table, RowTable.class, "add"));
          SlotCursor made = code.cursor(slots, Code.get(slot), bytes);
          if (code.expires()) {
            code.putTouched(absent, made, now(table));
            code.putIdentityTag(absent, made, tag);
            code.putReserved(absent, made, Code.literal(0L));
            code.putKeyTag(absent, made, 0, tags.ofRow(0, input, row));
          }
          CodeExpression position = Code.subtract(Code.literal(-1L), found);
          absent.evaluate(
              Code.invoke(index, SlotIndex.class, "put", position, tag, Code.get(slot)));
          putWeight(absent, made, weight);
          store(absent, input, row, made);
          if (matches != null) {
            code.putMatches(absent, made, Code.get(matches));
          }
          link(absent, tags, findKeys, table, input, row, made);
          absent.returnVoid();
        });
    SlotCursor slot = code.cursor(slots, found, bytes);
    CodeExpression becomes = Code.get(body.declare("becomes", Code.add(weight(slot), weight)));
    body.ifThen(
        Code.equal(becomes, Code.literal(0L)),
        gone -> {
          unlink(gone, tags, table, slot);
          gone.evaluate(Code.invoke(index, SlotIndex.class, "remove", tag, found));
          free(gone, slot);
          gone.evaluate(Code.invoke(table, RowTable.class, "remove", found));
          gone.returnVoid();
        });
    putWeight(body, slot, becomes);
    if (code.expires()) {
      code.putTouched(body, slot, now(table));
      body.ifThen(
          Code.less(weight, Code.literal(0L)),
          taken -> code.putReserved(taken, slot, Code.subtract(code.getReserved(slot), weight)));
    }
    if (identity.size() < code.schema().size()) {
      body.ifThen(
          Code.greater(weight, Code.literal(0L)),
          replaced -> {
            unlink(replaced, tags, table, slot);
            store(replaced, input, row, slot);
            link(replaced, tags, findKeys, table, input, row, slot);
          });
    }
    body.returnVoid();
    return method;
  }

  /** The time of the batch, where rows expire. */
  static CodeExpression now(CodeExpression table) {
    return Code.invoke(table, RowTable.class, "nowMs");
  }

  static CodeExpression index(CodeExpression table, int number) {
    return Code.invoke(table, RowTable.class, "index", Code.literal(number));
  }

  /** The weight of a row that has one. */
  static CodeExpression weight(SlotCursor slot) {
    return slot.getLong(0);
  }

  static void putWeight(BlockBuilder out, SlotCursor slot, CodeExpression weight) {
    slot.put(out, StorageKind.LONG, 0, weight);
  }

  private void link(
      BlockBuilder out,
      IndexTags tags,
      List<MethodBuilder> find,
      CodeExpression table,
      CodeExpression input,
      CodeExpression row,
      SlotCursor slot) {
    for (int i = 0; i < find.size(); i++) {
      CodeExpression key = Code.get(out.declare("key", index(table, code.indexNumber(i))));
      CodeExpression tag = Code.get(out.declare("keyTag", tags.ofRow(i, input, row)));
      CodeExpression first =
          Code.get(out.declare("first", find.get(i).call(table, key, tag, input, row)));
      out.evaluate(
          Code.invokeStatic(
              Bucket.class,
              "addRemovable",
              key,
              slot.slots(),
              slot.slot(),
              code.linkOffset(i),
              first,
              tag));
    }
  }

  private void unlink(BlockBuilder out, IndexTags tags, CodeExpression table, SlotCursor slot) {
    for (int i = 0; i < code.indexes().size(); i++) {
      out.evaluate(
          Code.invokeStatic(
              Bucket.class,
              "remove",
              index(table, code.indexNumber(i)),
              slot.slots(),
              slot.slot(),
              code.linkOffset(i),
              tags.ofSlot(i, slot)));
    }
  }

  /** {@code void copy(slots, bytes, selected, count, out, outRow)}: columns of slots to a batch. */
  MethodBuilder copyMethod(List<Integer> group) {
    MethodBuilder method =
        owner.builder().method(scope.prefix() + "copy", ConstantDescs.CD_void).hot();
    method.span(code.span());
    method.comment(() ->
        scope.operator()
            + " columns "
            + (group.getFirst() + 1)
            + " to "
            + (group.getLast() + 1)
            + " of slots to a batch");
    CodeExpression slots = Code.get(method.parameter("slots", Types.of(MemorySegment.class)));
    CodeExpression bytes = Code.get(method.parameter("bytes", Types.of(ByteSlab.class)));
    CodeExpression selected =
        Code.get(method.parameter("selected", ConstantDescs.CD_long.arrayType()));
    CodeExpression count = Code.get(method.parameter("count", ConstantDescs.CD_int));
    CodeExpression out = Code.get(method.parameter("out", BATCH));
    Local outRow = method.parameter("outRow", ConstantDescs.CD_int);
    BlockBuilder body = method.body();
    BatchOutput batch = new BatchOutput(code.schema(), out, body);
    Local index = body.declare("index", Code.literal(0));
    BlockBuilder inside = body.nested();
    Local slot = inside.declare("slot", Code.element(selected, Code.get(index)));
    SlotCursor cursor = code.cursor(slots, Code.get(slot), bytes);
    for (int column : group) {
      ScalarValue value = code.load(column, cursor, scope, null).prepare(inside);
      batch.write(inside, column, Code.get(outRow), value);
    }
    inside.increment(outRow);
    body.loop(
        "rows",
        Code.less(Code.get(index), count),
        (rows, label) -> rows.addAll(inside.build()),
        update -> update.increment(index));
    return method;
  }
}
