package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.kernel.intrinsics.BytesResult;
import dev.laminar.kernel.state.Elements;
import dev.laminar.kernel.state.GroupTable;
import dev.laminar.kernel.state.Multiset;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The multiset of one aggregate call: what goes into it, and the slot's field for its list. */
final class MultisetCode implements GroupMemory {

  private final int number;
  private final List<DataType> types;
  private final int list;

  MultisetCode(int number, List<Scalar> values, SlotLayout.Builder layout) {
    this.number = number;
    this.types = values.stream().map(Scalar::type).toList();
    this.list = layout.add(StorageKind.DECIMAL128);
  }

  @Override
  public void define(SlotLayout layout, BlockBuilder out, CodeExpression table) {
    int textMask = 0;
    for (int i = 0; i < types.size(); i++) {
      textMask |= types.get(i).storage() == StorageKind.BYTES ? 1 << i : 0;
    }
    out.evaluate(
        Code.invoke(
            table,
            GroupTable.class,
            "defineMultiset",
            Code.literal(number),
            Code.literal(types.size()),
            Code.literal(textMask)));
  }

  CodeExpression multiset(SlotCursor slot) {
    return Code.invoke(slot.table(), GroupTable.class, "multiset", Code.literal(number));
  }

  /** Address of the group's list. */
  CodeExpression list(SlotCursor slot) {
    return slot.address(list);
  }

  /** Puts a row's values. Returns the multiset. */
  CodeExpression put(BlockBuilder out, SlotCursor slot, RowScope scope, List<ScalarValue> values) {
    CodeExpression multiset = Code.get(out.declare(scope.prefix() + "multiset", multiset(slot)));
    for (int i = 0; i < values.size(); i++) {
      ScalarValue value = values.get(i);
      CodeExpression index = Code.literal(i);
      BlockBuilder present = out.nested();
      present.evaluate(put(multiset, index, value));
      if (value.isNull() == null) {
        out.addAll(present.build());
      } else {
        BlockBuilder absent = out.nested();
        absent.evaluate(Code.invoke(multiset, Elements.class, "putNull", index));
        out.add(new CodeStatement.If(value.isNull(), absent.build(), present.build()));
      }
    }
    return multiset;
  }

  private static CodeExpression put(
      CodeExpression multiset, CodeExpression index, ScalarValue value) {
    return switch (value.type().storage()) {
      case BOOLEAN ->
          Code.invoke(
              multiset,
              Elements.class,
              "put",
              index,
              Code.conditional(value.value(), Code.literal(1L), Code.literal(0L)));
      case BYTE, SHORT, INT, LONG ->
          Code.invoke(
              multiset,
              Elements.class,
              "put",
              index,
              Code.convert(value.value(), ConstantDescs.CD_long));
      case FLOAT, DOUBLE ->
          Code.invoke(
              multiset,
              Elements.class,
              "put",
              index,
              Code.convert(value.value(), ConstantDescs.CD_double));
      case DECIMAL128 ->
          Code.invoke(multiset, Elements.class, "put", index, value.high(), value.low());
      case BYTES ->
          Code.invoke(
              multiset, Elements.class, "put", index, value.heap(), value.offset(), value.length());
    };
  }

  /** {@code add}: the weight before. */
  CodeExpression add(CodeExpression multiset, SlotCursor slot, CodeExpression weight) {
    return Code.invoke(
        multiset, Multiset.class, "add", slot.slots(), list(slot), slot.slot(), weight);
  }

  void release(BlockBuilder out, SlotCursor slot) {
    out.evaluate(Code.invoke(multiset(slot), Elements.class, "release", slot.slots(), list(slot)));
  }

  /** Value {@code index} of an element in locals; NULL when there is no element. */
  ScalarValue load(
      BlockBuilder out,
      SlotCursor slot,
      RowScope scope,
      CodeExpression element,
      int index,
      DataType type,
      String name) {
    CodeExpression multiset = multiset(slot);
    CodeExpression at = Code.literal(index);
    CodeExpression isNull =
        type.nullable()
            ? Code.get(
                out.declare(
                    name + "IsNull", Code.invoke(multiset, Elements.class, "isNull", element, at)))
            : null;
    CodeExpression low = Code.invoke(multiset, Elements.class, "low", element, at);
    return switch (type.storage()) {
      case BOOLEAN -> single(out, type, name, Code.notEqual(low, Code.literal(0L)), isNull);
      case BYTE, SHORT, INT ->
          single(out, type, name, Code.convert(low, ConstantDescs.CD_int), isNull);
      case LONG -> single(out, type, name, low, isNull);
      case FLOAT, DOUBLE -> {
        CodeExpression value = Code.invoke(multiset, Elements.class, "approximate", element, at);
        yield single(
            out,
            type,
            name,
            type.storage() == StorageKind.FLOAT
                ? Code.convert(value, ConstantDescs.CD_float)
                : value,
            isNull);
      }
      case DECIMAL128 -> {
        CodeExpression high = Code.invoke(multiset, Elements.class, "high", element, at);
        CodeExpression upper = Code.get(out.declare(name + "High", high));
        CodeExpression lower = Code.get(out.declare(name + "Low", low));
        yield new ScalarValue(type, List.of(upper, lower), isNull);
      }
      case BYTES -> {
        CodeExpression result = scope.resultObject(BytesResult.class, name + "Text");
        out.evaluate(Code.invoke(multiset, Elements.class, "load", element, at, result));
        yield scope.bytesOf(out, type, result, name).withNull(isNull);
      }
    };
  }

  private static ScalarValue single(
      BlockBuilder out,
      DataType type,
      String name,
      CodeExpression value,
      @Nullable CodeExpression isNull) {
    return ScalarValue.of(type, Code.get(out.declare(name, value)), isNull);
  }
}
