package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Slots;
import dev.laminar.kernel.state.StoredText;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the fields of one slot in generated code.
 *
 * @param slots the {@code MemorySegment}
 * @param slot byte offset of the slot
 * @param bytes the table's {@code ByteSlab}
 * @param table the {@code GroupTable}; a null reference for slots without multisets
 * @param slice the slot as a segment of its own; null when fields are reached through the table's
 */
record SlotCursor(
    SlotLayout layout,
    CodeExpression slots,
    CodeExpression slot,
    CodeExpression bytes,
    CodeExpression table,
    @Nullable CodeExpression slice) {

  /** A cursor for fields that refer to no multiset. */
  static SlotCursor of(
      SlotLayout layout, CodeExpression slots, CodeExpression slot, CodeExpression bytes) {
    CodeExpression noTable = Code.nullOf(Types.of(GroupTable.class));
    return new SlotCursor(layout, slots, slot, bytes, noTable, null);
  }

  /**
   * The same slot with its fields reached through a slice of their own: for code that touches
   * several of them, all of it in one method that is small enough (see {@link GroupCode}).
   */
  SlotCursor sliced(BlockBuilder out) {
    CodeExpression size = Code.literal((long) layout.sizeBytes());
    CodeExpression group =
        Code.get(out.declare("group", Code.invokeStatic(Slots.class, "slice", slots, slot, size)));
    return new SlotCursor(layout, slots, slot, bytes, table, group);
  }

  /** Segment for accessors of single fields. */
  private CodeExpression segment() {
    return slice == null ? slots : slice;
  }

  /** Offset of a field in {@link #segment()}. */
  private CodeExpression offset(int bytesIntoSlot) {
    return slice == null ? at(bytesIntoSlot) : Code.literal((long) bytesIntoSlot);
  }

  CodeExpression address(int field) {
    return at(layout.offset(field));
  }

  private CodeExpression at(int offset) {
    return offset == 0 ? slot : Code.add(slot, Code.literal((long) offset));
  }

  CodeExpression getLong(int field) {
    return getLong(offset(layout.offset(field)));
  }

  /** The second long of a field of 16 bytes. */
  CodeExpression getSecondLong(int field) {
    return getLong(offset(layout.offset(field) + 8));
  }

  private CodeExpression getLong(CodeExpression address) {
    return Code.invokeStatic(Slots.class, "getLong", segment(), address);
  }

  /** The first double of a field of two. */
  CodeExpression firstDouble(int field) {
    return getDouble(layout.offset(field));
  }

  /** The second double of a field of two. */
  CodeExpression secondDouble(int field) {
    return getDouble(layout.offset(field) + 8);
  }

  private CodeExpression getDouble(int bytesIntoSlot) {
    return Code.invokeStatic(Slots.class, "getDouble", segment(), offset(bytesIntoSlot));
  }

  /** Gives back what a field refers to: the slab space of a long text. */
  void free(BlockBuilder out, StorageKind storage, int field) {
    if (storage == StorageKind.BYTES) {
      out.evaluate(Code.invokeStatic(StoredText.class, "free", slots, address(field), bytes));
    }
  }

  CodeExpression getBoolean(int field) {
    return Code.invokeStatic(Slots.class, "getBoolean", segment(), offset(layout.offset(field)));
  }

  /** The value of a field of one component: everything but DECIMAL128 and BYTES. */
  CodeExpression get(StorageKind storage, int field) {
    CodeExpression slots = segment();
    CodeExpression address = offset(layout.offset(field));
    return switch (storage) {
      case BOOLEAN -> Code.invokeStatic(Slots.class, "getBoolean", slots, address);
      case BYTE ->
          Code.convert(
              Code.invokeStatic(Slots.class, "getByte", slots, address), ConstantDescs.CD_int);
      case SHORT ->
          Code.convert(
              Code.invokeStatic(Slots.class, "getShort", slots, address), ConstantDescs.CD_int);
      case INT -> Code.invokeStatic(Slots.class, "getInt", slots, address);
      case LONG -> Code.invokeStatic(Slots.class, "getLong", slots, address);
      case FLOAT -> Code.invokeStatic(Slots.class, "getFloat", slots, address);
      case DOUBLE -> Code.invokeStatic(Slots.class, "getDouble", slots, address);
      case DECIMAL128, BYTES -> throw Code.internal(storage + " has no single component");
    };
  }

  /** Writes a field of one component. */
  void put(BlockBuilder out, StorageKind storage, int field, CodeExpression value) {
    CodeExpression address = offset(layout.offset(field));
    CodeExpression stored =
        switch (storage) {
          case BYTE -> Code.convert(value, ConstantDescs.CD_byte);
          case SHORT -> Code.convert(value, ConstantDescs.CD_short);
          case BOOLEAN, INT, LONG, FLOAT, DOUBLE, DECIMAL128, BYTES -> value;
        };
    String method =
        switch (storage) {
          case BOOLEAN -> "putBoolean";
          case BYTE -> "putByte";
          case SHORT -> "putShort";
          case INT -> "putInt";
          case LONG -> "putLong";
          case FLOAT -> "putFloat";
          case DOUBLE -> "putDouble";
          case DECIMAL128, BYTES -> throw Code.internal(storage + " has no single component");
        };
    out.evaluate(Code.invokeStatic(Slots.class, method, segment(), address, stored));
  }

  /** Writes zeroes to a field, which refers to nothing. */
  void clear(BlockBuilder out, StorageKind storage, int field) {
    switch (storage) {
      case DECIMAL128, BYTES -> {
        for (int half = 0; half <= Long.BYTES; half += Long.BYTES) {
          out.evaluate(
              Code.invokeStatic(
                  Slots.class,
                  "putLong",
                  segment(),
                  offset(layout.offset(field) + half),
                  Code.literal(0L)));
        }
      }
      case BOOLEAN -> put(out, storage, field, Code.FALSE);
      case BYTE, SHORT, INT -> put(out, storage, field, Code.literal(0));
      case LONG -> put(out, storage, field, Code.literal(0L));
      case FLOAT -> put(out, storage, field, Code.literal(0f));
      case DOUBLE -> put(out, storage, field, Code.literal(0d));
    }
  }

  /** Writes a whole value; a BYTES value is copied, the space of the one before is reused. */
  void putValue(BlockBuilder out, ScalarValue value, int field) {
    StorageKind storage = value.type().storage();
    switch (storage) {
      case DECIMAL128 -> {
        CodeExpression first = offset(layout.offset(field));
        out.evaluate(Code.invokeStatic(Slots.class, "putLong", segment(), first, value.high()));
        CodeExpression second = offset(layout.offset(field) + 8);
        out.evaluate(Code.invokeStatic(Slots.class, "putLong", segment(), second, value.low()));
      }
      case BYTES ->
          out.evaluate(
              Code.invokeStatic(
                  StoredText.class,
                  "replace",
                  slots,
                  address(field),
                  bytes,
                  value.heap(),
                  value.offset(),
                  value.length()));
      case BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE ->
          put(out, storage, field, value.value());
    }
  }

  /** Reads a whole value into locals; BYTES values are copied into a buffer of the call site. */
  ScalarValue getValue(BlockBuilder out, RowScope scope, DataType type, int field, String name) {
    return switch (type.storage()) {
      case DECIMAL128 -> {
        CodeExpression high = Code.get(out.declare(name + "High", getLong(field)));
        CodeExpression low = Code.get(out.declare(name + "Low", getSecondLong(field)));
        yield new ScalarValue(type, List.of(high, low), null);
      }
      case BYTES -> {
        CodeExpression result = scope.resultObject(BytesResult.class, name + "Text");
        out.evaluate(
            Code.invokeStatic(StoredText.class, "load", slots, address(field), bytes, result));
        yield scope.bytesOf(out, type, result, name);
      }
      case BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE ->
          ScalarValue.of(type, Code.get(out.declare(name, get(type.storage(), field))), null);
    };
  }
}
