package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.Components;
import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.spec.AggregateSpec;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Local;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results that a group has put out, kept in its slot so that they can be taken back. */
final class KeptResults {

  /**
   * Fields of one result.
   *
   * @param isNull -1 for a result that is never NULL
   */
  private record Field(Column column, int value, int isNull) {}

  private final List<Field> fields = new ArrayList<>();
  private final int shown;

  /** Fields with the bounds of a session as it was put out; -1 where groups have none. */
  private final int start;

  private final int end;

  KeptResults(AggregateSpec spec, SlotLayout.Builder layout) {
    this(
        spec.calls().stream().map(AggregateSpec.Call::output).toList(), spec.hasSessions(), layout);
  }

  KeptResults(List<Column> results, SlotLayout.Builder layout) {
    this(results, false, layout);
  }

  private KeptResults(List<Column> results, boolean bounds, SlotLayout.Builder layout) {
    this.start = bounds ? layout.add(StorageKind.LONG) : -1;
    this.end = bounds ? layout.add(StorageKind.LONG) : -1;
    for (Column result : results) {
      DataType type = result.type();
      int value = layout.add(type.storage());
      fields.add(new Field(result, value, type.nullable() ? layout.add(StorageKind.BOOLEAN) : -1));
    }
    this.shown = layout.add(StorageKind.BOOLEAN);
  }

  /** The field of {@link #isShown}. */
  int shownField() {
    return shown;
  }

  /** The field with the start of a session as it was put out; -1 where groups have none. */
  int startField() {
    return start;
  }

  int endField() {
    return end;
  }

  /** Keeps the bounds with which a session is put out. */
  void storeBounds(
      BlockBuilder out, SlotCursor slot, CodeExpression startUs, CodeExpression endUs) {
    slot.put(out, StorageKind.LONG, start, startUs);
    slot.put(out, StorageKind.LONG, end, endUs);
  }

  /** Copies what another slot of this layout keeps. */
  void copy(BlockBuilder out, SlotCursor into, SlotCursor from, RowScope scope) {
    out.ifThen(
        isShown(from),
        shownThere -> {
          List<ScalarValue> results = new ArrayList<>();
          for (int i = 0; i < fields.size(); i++) {
            results.add(load(shownThere, from, scope, i));
          }
          store(shownThere, into, results);
          if (start >= 0) {
            storeBounds(shownThere, into, from.getLong(start), from.getLong(end));
          }
        });
  }

  /** Whether the group's row is there for whoever takes the rows. */
  CodeExpression isShown(SlotCursor slot) {
    return slot.getBoolean(shown);
  }

  void putShown(BlockBuilder out, SlotCursor slot, boolean value) {
    slot.put(out, StorageKind.BOOLEAN, shown, Code.literal(value));
  }

  void store(BlockBuilder out, SlotCursor slot, List<ScalarValue> results) {
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      ScalarValue result = results.get(i);
      if (field.isNull() >= 0) {
        CodeExpression flag = result.isNull() == null ? Code.FALSE : result.isNull();
        slot.put(out, StorageKind.BOOLEAN, field.isNull(), flag);
      }
      out.ifThen(Values.isPresent(result), store -> slot.putValue(store, result, field.value()));
    }
    putShown(out, slot, true);
  }

  /** Whether the kept results are these. */
  CodeExpression areSame(SlotCursor slot, List<ScalarValue> results) {
    List<CodeExpression> all = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      ScalarValue result = results.get(i);
      CodeExpression equal =
          Code.equal(
              Extremes.compare(slot, field.value(), field.column().type(), result),
              Code.literal(0));
      if (field.isNull() < 0) {
        all.add(equal);
        continue;
      }
      CodeExpression wasNull = slot.getBoolean(field.isNull());
      CodeExpression isNull = result.isNull() == null ? Code.FALSE : result.isNull();
      all.add(Code.conditional(isNull, wasNull, Code.and(Code.not(wasNull), equal)));
    }
    return Code.and(all);
  }

  /** A kept result in locals. */
  ScalarValue load(BlockBuilder out, SlotCursor slot, RowScope scope, int index) {
    Field field = fields.get(index);
    String name = scope.name(field.column().name());
    ScalarValue value = slot.getValue(out, scope, field.column().type(), field.value(), name);
    return field.isNull() < 0
        ? value
        : value.withNull(Code.get(out.declare(name + "IsNull", slot.getBoolean(field.isNull()))));
  }

  void release(BlockBuilder out, SlotCursor slot) {
    for (Field field : fields) {
      slot.free(out, field.column().type().storage(), field.value());
    }
  }

  /** Locals for results that are worked out in a nested block. */
  List<Pending> pending(BlockBuilder out, RowScope scope) {
    List<Pending> pending = new ArrayList<>();
    for (Field field : fields) {
      String name = scope.name(field.column().name()) + "New";
      pending.add(Pending.declare(out, name, field.column().type()));
    }
    return pending;
  }

  /** A result in locals. */
  record Pending(DataType type, List<Local> components, @Nullable Local isNull) {

    /** Locals for a value that is NULL until it is assigned. */
    static Pending declare(BlockBuilder out, String name, DataType type) {
      List<Local> components = new ArrayList<>();
      for (ClassDesc component : Components.types(type.storage())) {
        components.add(out.declare(name, component, Code.defaultValue(component)));
      }
      Local isNull = type.nullable() ? out.declare(name + "IsNull", Code.TRUE) : null;
      return new Pending(type, components, isNull);
    }

    void assign(BlockBuilder out, ScalarValue value) {
      for (int i = 0; i < components.size(); i++) {
        out.assign(components.get(i), value.components().get(i));
      }
      if (isNull != null) {
        out.assign(isNull, value.isNull() == null ? Code.FALSE : value.isNull());
      }
    }

    ScalarValue value() {
      return new ScalarValue(
          type,
          components.stream().map(Code::get).toList(),
          isNull == null ? null : Code.get(isNull));
    }
  }
}
