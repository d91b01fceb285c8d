package dev.laminar.codegen.operator;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.ScalarColumns;
import dev.laminar.codegen.scalar.ScalarSubstitution;
import dev.laminar.codegen.spec.AsofSpec;
import dev.laminar.codegen.spec.OperatorSpec;
import dev.laminar.codegen.spec.PipelineSpec;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.plan.AsofLayout;
import dev.laminar.kernel.plan.RowsLayout;
import dev.laminar.kernel.state.AsofState;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.StorageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The slots of a join by time: rows of both sides, and their keys. */
final class AsofCode {

  /** A slot that is freed holds two longs. */
  private static final int LEAST_SLOT_BYTES = 16;

  private final AsofSpec spec;
  private final Side left;
  private final Side right;
  private final SlotLayout keyLayout;
  private final List<GroupKey> keys = new ArrayList<>();
  private final int firstKeyField;
  private final int firstLeftField;
  private final int firstRightField;

  /**
   * One side.
   *
   * @param name "left" or "right", as its table in the state is called
   * @param keys columns that must equal the other side's
   * @param time column with the time of rows
   * @param eventTime column that tells late rows
   * @param kept columns of the input that slots hold, ascending: those that are put out or looked
   *     at
   */
  record Side(
      String name,
      RowSchema schema,
      List<Integer> keys,
      int time,
      int eventTime,
      List<Integer> kept,
      RowCode code) {}

  AsofCode(PipelineSpec pipeline, AsofSpec spec) {
    this.spec = spec;
    Set<Integer> read = read(pipeline);
    int leftColumns = spec.left().size();
    List<Integer> fields = new ArrayList<>();
    this.left =
        side(
            "left",
            spec.left(),
            spec.leftKeys(),
            spec.leftTime(),
            spec.leftEventTime(),
            read.stream().filter(column -> column < leftColumns).toList(),
            spec.waits() ? AsofState.LEFT_FIELDS : 0,
            fields);
    this.firstLeftField = spec.waits() ? left.code().offset(fields.getFirst()) : -1;
    List<Integer> rightFields = new ArrayList<>();
    this.right =
        side(
            "right",
            spec.right(),
            spec.rightKeys(),
            spec.rightTime(),
            spec.rightTime(),
            read.stream()
                .filter(column -> column >= leftColumns)
                .map(column -> column - leftColumns)
                .toList(),
            spec.atOnce() ? AsofState.RIGHT_FIELDS : 0,
            rightFields);
    this.firstRightField = spec.atOnce() ? right.code().offset(rightFields.getFirst()) : -1;
    SlotLayout.Builder builder = new SlotLayout.Builder();
    this.firstKeyField = builder.add(StorageKind.LONG);
    int keyFields = spec.waits() ? AsofState.KEY_FIELDS : AsofState.BACKWARD_KEY_FIELDS;
    for (int i = 1; i < keyFields; i++) {
      builder.add(StorageKind.LONG);
    }
    for (int column : spec.rightKeys()) {
      Column key = spec.right().column(column);
      keys.add(GroupKey.of(key.name(), key.type().withNullable(false), builder, -1, 0));
    }
    this.keyLayout = builder.build();
  }

  /** Columns of the join that the operators behind it look at, or that are put out. */
  private static Set<Integer> read(PipelineSpec pipeline) {
    Set<Integer> read = new TreeSet<>();
    List<Scalar> current = new ArrayList<>();
    RowSchema schema = pipeline.inputSchema();
    for (int i = 0; i < schema.size(); i++) {
      current.add(Scalar.InputColumn.of(i, schema.column(i)));
    }
    for (OperatorSpec operator : pipeline.operators()) {
      List<Scalar> before = current;
      if (operator instanceof OperatorSpec.Filter filter) {
        read.addAll(
            ScalarColumns.of(ScalarSubstitution.replaceColumns(filter.condition(), before)));
      }
      if (operator instanceof OperatorSpec.Project project) {
        current =
            project.items().stream()
                .map(item -> ScalarSubstitution.replaceColumns(item.value(), before))
                .toList();
      }
    }
    current.forEach(scalar -> read.addAll(ScalarColumns.of(scalar)));
    return read;
  }

  private Side side(
      String name,
      RowSchema schema,
      List<Integer> sideKeys,
      int time,
      int eventTime,
      List<Integer> read,
      int longs,
      List<Integer> fields) {
    // Methods that store rows know all columns of the input.
    List<Integer> kept =
        read.size() > RowMethods.MAX_COLUMNS_STORED_IN_LOOP
            ? IntStream.range(0, schema.size()).boxed().toList()
            : read;
    RowSchema slots = new RowSchema(kept.stream().map(schema::column).toList());
    int bytes = 0;
    for (Column column : slots.columns()) {
      bytes += SlotLayout.sizeBytes(GroupKey.keyStorage(column.type()));
    }
    int missing = bytes + longs * Long.BYTES < LEAST_SLOT_BYTES ? 2 : 0;
    RowCode code =
        new RowCode(
            spec.span(),
            slots,
            null,
            List.of(),
            Set.of(),
            builder -> {
              for (int i = 0; i < Math.max(longs, missing); i++) {
                fields.add(builder.add(StorageKind.LONG));
              }
            });
    return new Side(name, schema, sideKeys, time, eventTime, kept, code);
  }

  AsofSpec spec() {
    return spec;
  }

  Side left() {
    return left;
  }

  Side right() {
    return right;
  }

  /** Columns of keys as slots hold them. */
  List<GroupKey> keys() {
    return keys;
  }

  KeyCode keyCode() {
    return new KeyCode(spec.span(), keyLayout, keys, List.of());
  }

  SlotCursor keyCursor(CodeExpression slots, CodeExpression slot, CodeExpression bytes) {
    return new SlotCursor(
        keyLayout, slots, slot, bytes, Code.nullOf(Types.of(GroupTable.class)), null);
  }

  /** Field with the tag of a key's index entry. */
  int tagField() {
    return firstKeyField + AsofState.TAG_FIELD;
  }

  AsofLayout layout() {
    return new AsofLayout(
        new RowsLayout(keyLayout.sizeBytes(), 1),
        keyLayout.offset(firstKeyField),
        left.code().rowsLayout(),
        firstLeftField,
        right.code().rowsLayout(),
        firstRightField);
  }
}
