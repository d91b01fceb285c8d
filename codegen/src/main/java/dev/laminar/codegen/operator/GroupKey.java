package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.intrinsics.Hashing;
import dev.laminar.kernel.intrinsics.TextKeys;
import dev.laminar.kernel.state.ByteSlab;
import dev.laminar.kernel.state.StoredText;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;

/**
 * One grouping key, or one column of a row, in a slot. The form in which it is kept, hashed and
 * compared is called its key form: the value's components, but for approximate numbers their
 * canonical bits (one NaN, no negative zero), and zeros for NULL.
 *
 * @param field of the slot
 * @param nullWord field with the null bits of this key and others; -1 when it is never NULL
 * @param nullBit its bit there
 * @param exact whether negative zero stays apart from zero: such a column is part of no key, only
 *     of a row that is compared as a whole
 */
record GroupKey(String name, DataType type, int field, int nullWord, int nullBit, boolean exact) {

  static GroupKey of(
      String name, DataType type, SlotLayout.Builder layout, int nullWord, int nullBit) {
    return new GroupKey(name, type, layout.add(keyStorage(type)), nullWord, nullBit, false);
  }

  static StorageKind keyStorage(DataType type) {
    return switch (type.storage()) {
      case FLOAT -> StorageKind.INT;
      case DOUBLE -> StorageKind.LONG;
      case BOOLEAN, BYTE, SHORT, INT, LONG, DECIMAL128, BYTES -> type.storage();
    };
  }

  /** Storage of the key form. */
  StorageKind storage() {
    return keyStorage(type);
  }

  /**
   * Brings a row's key into key form, in locals. Components as {@link ScalarValue} has them for
   * {@link #storage()}.
   */
  List<CodeExpression> keyForm(BlockBuilder out, RowScope scope, ScalarValue value) {
    List<CodeExpression> form = new ArrayList<>();
    for (int i = 0; i < value.components().size(); i++) {
      CodeExpression component = value.components().get(i);
      CodeExpression canonical =
          switch (type.storage()) {
            case FLOAT ->
                Code.invokeStatic(
                    Float.class,
                    "floatToIntBits",
                    exact ? component : Code.add(component, Code.literal(0f)));
            case DOUBLE ->
                Code.invokeStatic(
                    Double.class,
                    "doubleToLongBits",
                    exact ? component : Code.add(component, Code.literal(0d)));
            case BOOLEAN, BYTE, SHORT, INT, LONG, DECIMAL128, BYTES -> component;
          };
      boolean isHeap = type.storage() == StorageKind.BYTES && i == 0;
      if (value.isNull() != null && !isHeap) {
        canonical =
            Code.conditional(value.isNull(), Code.defaultValue(canonical.type()), canonical);
      }
      form.add(out.reusable(scope.name(name) + "Key", canonical));
    }
    if (type.storage() == StorageKind.BYTES && value.isNull() != null) {
      // The heap under a NULL may be missing, and the text functions look at it even for length 0.
      CodeExpression empty = scope.emptyHeap();
      form.set(
          0,
          out.reusable(
              scope.name(name) + "KeyHeap", Code.conditional(value.isNull(), empty, form.get(0))));
    }
    return form;
  }

  /** A hash of the key form for a group that has no other key; only the upper bits are good. */
  CodeExpression onlyHash(List<CodeExpression> form) {
    return switch (storage()) {
      case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE ->
          Code.invokeStatic(
              Hashing.class, "spread", Code.convert(form.getFirst(), ConstantDescs.CD_long));
      case BOOLEAN, DECIMAL128, BYTES -> hash(form);
    };
  }

  /** A hash of the key form, all 64 bits mixed. */
  CodeExpression hash(List<CodeExpression> form) {
    return switch (storage()) {
      case BYTES ->
          Code.invokeStatic(Hashing.class, "hashText", form.get(0), form.get(1), form.get(2));
      case DECIMAL128 ->
          Code.invokeStatic(Hashing.class, "hashDecimal128", form.get(0), form.get(1));
      case BOOLEAN ->
          Code.invokeStatic(
              Hashing.class,
              "hashLong",
              Code.conditional(form.getFirst(), Code.literal(1L), Code.literal(0L)));
      case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE ->
          Code.invokeStatic(
              Hashing.class, "hashLong", Code.convert(form.getFirst(), ConstantDescs.CD_long));
    };
  }

  /**
   * Adds to a key form, in front of the probing loop, what comparing it takes: for text the two
   * words a slot would hold.
   */
  List<CodeExpression> probeForm(BlockBuilder out, List<CodeExpression> form) {
    if (storage() != StorageKind.BYTES) {
      return form;
    }
    CodeExpression heap = form.get(0);
    CodeExpression offset = form.get(1);
    CodeExpression length = form.get(2);
    List<CodeExpression> probe = new ArrayList<>(form);
    probe.add(
        Code.get(
            out.declare(
                "word0", Code.invokeStatic(TextKeys.class, "word0", heap, offset, length))));
    CodeExpression word1 =
        Code.conditional(
            isInline(length),
            Code.invokeStatic(TextKeys.class, "word1", heap, offset, length),
            Code.literal(0L));
    probe.add(Code.get(out.declare("word1", word1)));
    return probe;
  }

  private static CodeExpression isInline(CodeExpression length) {
    return Code.lessOrEqual(length, Code.literal(StoredText.INLINE_BYTES));
  }

  /** Whether the key of a slot equals a probe form. */
  CodeExpression equalsSlot(SlotCursor slot, List<CodeExpression> probe) {
    return switch (storage()) {
      case BYTES ->
          Code.and(
              Code.equal(slot.getLong(field), probe.get(3)),
              Code.conditional(
                  isInline(probe.get(2)),
                  Code.equal(slot.getSecondLong(field), probe.get(4)),
                  Code.invoke(
                      slot.bytes(),
                      ByteSlab.class,
                      "equal",
                      slot.getSecondLong(field),
                      probe.get(2),
                      probe.get(0),
                      probe.get(1),
                      probe.get(2))));
      case DECIMAL128 ->
          Code.and(
              Code.equal(slot.getLong(field), probe.get(0)),
              Code.equal(slot.getSecondLong(field), probe.get(1)));
      case BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE ->
          Code.equal(slot.get(storage(), field), probe.getFirst());
    };
  }

  /** Writes the key of a new group. */
  void store(BlockBuilder out, SlotCursor slot, List<CodeExpression> form) {
    switch (storage()) {
      case BYTES, DECIMAL128 ->
          slot.putValue(out, new ScalarValue(type.withNullable(false), form, null), field);
      case BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE ->
          slot.put(out, storage(), field, form.getFirst());
    }
  }

  /** The key of a group as a value. */
  ScalarValue load(BlockBuilder out, SlotCursor slot, RowScope scope) {
    String local = scope.name(name);
    ScalarValue value =
        switch (type.storage()) {
          case FLOAT ->
              ScalarValue.of(
                  type,
                  Code.get(
                      out.declare(
                          local,
                          Code.invokeStatic(
                              Float.class, "intBitsToFloat", slot.get(StorageKind.INT, field)))),
                  null);
          case DOUBLE ->
              ScalarValue.of(
                  type,
                  Code.get(
                      out.declare(
                          local,
                          Code.invokeStatic(
                              Double.class, "longBitsToDouble", slot.getLong(field)))),
                  null);
          case BOOLEAN, BYTE, SHORT, INT, LONG, DECIMAL128, BYTES ->
              slot.getValue(out, scope, type, field, local);
        };
    if (nullWord < 0) {
      return value;
    }
    CodeExpression bit = Code.bitAnd(slot.get(StorageKind.INT, nullWord), Code.literal(nullBit));
    return value.withNull(
        Code.get(out.declare(local + "IsNull", Code.notEqual(bit, Code.literal(0)))));
  }
}
