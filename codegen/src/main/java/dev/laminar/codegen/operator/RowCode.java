package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.RowsLayout;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.StorageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a {@code RowTable}: a row's columns and null bits, the links of its buckets, and
 * where asked its weight and the number of its matches. Code that fills and compares them is in
 * {@link RowMethods}.
 */
final class RowCode {

  private final SourceSpan span;
  private final RowSchema schema;
  private final @Nullable List<Integer> identity;
  private final List<List<Integer>> indexes;
  private final List<GroupKey> columns = new ArrayList<>();
  private final List<Integer> links = new ArrayList<>();
  private final int matches;

  /** Fields of rows that expire: when they came, and their tags in the indexes; else -1, none. */
  private final int touched;

  private final int identityTag;

  /** What of a row's weight a batch takes back that was not taken in yet, negative. */
  private final int reserved;

  private final List<Integer> keyTags = new ArrayList<>();
  private final SlotLayout layout;

  /** How rows that are only added leave again. */
  enum Leaving {
    NEVER,
    /** When they came long ago. */
    BY_AGE,
    /** All those with a key. */
    BY_KEY
  }

  /**
   * @param identity columns that tell rows apart, so that equal ones share a slot and have a
   *     weight; null for rows that are only added, each in a slot of its own
   * @param indexes columns of the keys by which rows are found in buckets
   * @param neverNull columns in which rows with NULL are not kept
   * @param countsMatches whether a slot has a counter of matches
   * @param leaving how rows leave that nobody takes back
   */
  RowCode(
      SourceSpan span,
      RowSchema schema,
      @Nullable List<Integer> identity,
      List<List<Integer>> indexes,
      Set<Integer> neverNull,
      boolean countsMatches,
      Leaving leaving) {
    this(span, schema, identity, indexes, neverNull, countsMatches, leaving, builder -> {});
  }

  /** Rows that stay, unless they are taken back. */
  RowCode(
      SourceSpan span,
      RowSchema schema,
      @Nullable List<Integer> identity,
      List<List<Integer>> indexes,
      Set<Integer> neverNull) {
    this(span, schema, identity, indexes, neverNull, false, Leaving.NEVER);
  }

  /**
   * Rows that stay, unless they are taken back.
   *
   * @param more adds further fields to a slot
   */
  RowCode(
      SourceSpan span,
      RowSchema schema,
      @Nullable List<Integer> identity,
      List<List<Integer>> indexes,
      Set<Integer> neverNull,
      Consumer<SlotLayout.Builder> more) {
    this(span, schema, identity, indexes, neverNull, false, Leaving.NEVER, more);
  }

  /**
   * @param more adds further fields to a slot
   */
  RowCode(
      SourceSpan span,
      RowSchema schema,
      @Nullable List<Integer> identity,
      List<List<Integer>> indexes,
      Set<Integer> neverNull,
      boolean countsMatches,
      Leaving leaving,
      Consumer<SlotLayout.Builder> more) {
    boolean expires = leaving == Leaving.BY_AGE;
    this.span = span;
    this.schema = schema;
    this.identity = identity;
    this.indexes = indexes;
    SlotLayout.Builder builder = new SlotLayout.Builder();
    boolean goes = identity != null || leaving != Leaving.NEVER;
    if (goes) {
      builder.addHeader();
    }
    int nullable = 0;
    int nullWord = -1;
    for (int i = 0; i < schema.size(); i++) {
      Column column = schema.column(i);
      DataType type = column.type();
      int field = builder.add(GroupKey.keyStorage(type));
      boolean exact = !isKey(i);
      if (!type.nullable() || neverNull.contains(i)) {
        DataType kept = type.withNullable(false);
        columns.add(new GroupKey(column.name(), kept, field, -1, 0, exact));
        continue;
      }
      int bit = nullable++ % KeyCode.BITS_PER_NULL_WORD;
      if (bit == 0) {
        nullWord = builder.add(StorageKind.INT);
      }
      columns.add(new GroupKey(column.name(), type, field, nullWord, 1 << bit, exact));
    }
    for (int i = 0; i < indexes.size(); i++) {
      links.add(builder.add(goes ? StorageKind.LONG : StorageKind.INT));
      if (leaving != Leaving.NEVER) {
        keyTags.add(builder.add(StorageKind.LONG));
      }
    }
    this.touched = expires ? builder.add(StorageKind.LONG) : -1;
    this.identityTag = expires && identity != null ? builder.add(StorageKind.LONG) : -1;
    this.reserved = expires && identity != null ? builder.add(StorageKind.LONG) : -1;
    this.matches = countsMatches ? builder.add(StorageKind.LONG) : -1;
    more.accept(builder);
    SlotLayout fields = builder.build();
    // A slot that is freed holds a weight and a link.
    int size = goes ? Math.max(16, fields.sizeBytes()) : fields.sizeBytes();
    this.layout = new SlotLayout(fields.offsets(), size, fields.accessWeight(), -1);
  }

  /** Whether a column is compared with values from elsewhere, so that -0 must equal 0. */
  private boolean isKey(int column) {
    boolean ofUniqueKey =
        identity != null && identity.size() < schema.size() && identity.contains(column);
    return ofUniqueKey || indexes.stream().anyMatch(key -> key.contains(column));
  }

  SourceSpan span() {
    return span;
  }

  RowSchema schema() {
    return schema;
  }

  List<Integer> allColumns() {
    return IntStream.range(0, schema.size()).boxed().toList();
  }

  /** Columns that tell rows apart; null when equal rows have a slot each. */
  @Nullable List<Integer> identity() {
    return identity;
  }

  List<List<Integer>> indexes() {
    return indexes;
  }

  /** Number of an index in the table, where the identity's comes first. */
  int indexNumber(int index) {
    return identity == null ? index : index + 1;
  }

  RowsLayout rowsLayout() {
    return new RowsLayout(layout.sizeBytes(), indexNumber(indexes.size()));
  }

  /** Offset in a slot of a field. */
  int offset(int field) {
    return layout.offset(field);
  }

  int slotSizeBytes() {
    return layout.sizeBytes();
  }

  /** Offset in a slot of an index's links. */
  CodeExpression linkOffset(int index) {
    return Code.literal((long) layout.offset(links.get(index)));
  }

  SlotCursor cursor(CodeExpression slots, CodeExpression slot, CodeExpression bytes) {
    return new SlotCursor(
        layout, slots, slot, bytes, Code.nullOf(Types.of(GroupTable.class)), null);
  }

  /** A column as slots hold it. */
  GroupKey column(int index) {
    return columns.get(index);
  }

  boolean countsMatches() {
    return matches >= 0;
  }

  CodeExpression getMatches(SlotCursor row) {
    return row.getLong(matches);
  }

  void putMatches(BlockBuilder out, SlotCursor row, CodeExpression value) {
    row.put(out, StorageKind.LONG, matches, value);
  }

  /** Whether rows that came long ago are dropped. */
  boolean expires() {
    return touched >= 0;
  }

  /** Whether a slot can be given back by what it holds. */
  boolean leaves() {
    return !keyTags.isEmpty();
  }

  /** When a row came, or changed last: never 0. */
  CodeExpression getTouched(SlotCursor row) {
    return row.getLong(touched);
  }

  void putTouched(BlockBuilder out, SlotCursor row, CodeExpression nowMs) {
    row.put(out, StorageKind.LONG, touched, nowMs);
  }

  CodeExpression getIdentityTag(SlotCursor row) {
    return row.getLong(identityTag);
  }

  void putIdentityTag(BlockBuilder out, SlotCursor row, CodeExpression tag) {
    row.put(out, StorageKind.LONG, identityTag, tag);
  }

  CodeExpression getReserved(SlotCursor row) {
    return row.getLong(reserved);
  }

  void putReserved(BlockBuilder out, SlotCursor row, CodeExpression weight) {
    row.put(out, StorageKind.LONG, reserved, weight);
  }

  CodeExpression getKeyTag(SlotCursor row, int index) {
    return row.getLong(keyTags.get(index));
  }

  void putKeyTag(BlockBuilder out, SlotCursor row, int index, CodeExpression tag) {
    row.put(out, StorageKind.LONG, keyTags.get(index), tag);
  }

  /** The key of an index, none of whose columns is ever NULL. */
  KeyCode keyCode(int index) {
    return new KeyCode(
        span, layout, indexes.get(index).stream().map(columns::get).toList(), List.of());
  }

  /**
   * A column of a row, loaded when it is read.
   *
   * @param absent whether there is no row, so that the column is NULL; null when there always is
   *     one
   */
  RowColumn load(int index, SlotCursor row, RowScope scope, @Nullable CodeExpression absent) {
    GroupKey column = columns.get(index);
    DataType type = schema.type(index);
    if (absent == null) {
      return new RowColumn(type, -1, out -> column.load(out, row, scope).withType(type));
    }
    return new RowColumn(
        type.withNullable(true),
        -1,
        out -> {
          ScalarValue value = column.load(out, row, scope);
          return orAbsent(out, scope.name(column.name()), value, absent);
        });
  }

  /** A value that is NULL, too, when its row is absent. */
  static ScalarValue orAbsent(
      BlockBuilder out, String name, ScalarValue value, CodeExpression absent) {
    CodeExpression isNull = value.isNull();
    CodeExpression missing =
        isNull == null ? absent : Code.get(out.declare(name + "Missing", Code.or(absent, isNull)));
    return value.withType(value.type().withNullable(true)).withNull(missing);
  }

  /** The value of a batch's column as it is kept: without a null flag where NULL is not. */
  ScalarValue kept(int index, ScalarValue value) {
    return columns.get(index).nullWord() < 0 ? value.withNull(null) : value;
  }
}
