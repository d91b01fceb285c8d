package dev.laminar.codegen.operator;

import dev.laminar.codegen.expression.ScalarValue;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.kernel.state.NumberBags;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ConstantDescs;

/** Values as longs in their order. */
final class NumberKeys {

  private NumberKeys() {}

  /** Whether values of a type fit in a long. */
  static boolean has(DataType type) {
    return type.storage() != StorageKind.DECIMAL128 && type.storage() != StorageKind.BYTES;
  }

  static CodeExpression of(ScalarValue value) {
    return switch (value.type().storage()) {
      case BOOLEAN -> Code.conditional(value.value(), Code.literal(1L), Code.literal(0L));
      case BYTE, SHORT, INT, LONG -> Code.convert(value.value(), ConstantDescs.CD_long);
      case FLOAT, DOUBLE ->
          Code.invokeStatic(
              NumberBags.class, "keyOf", Code.convert(value.value(), ConstantDescs.CD_double));
      case DECIMAL128, BYTES -> throw Code.internal("a number of " + value.type());
    };
  }

  static CodeExpression value(CodeExpression key, DataType type) {
    return switch (type.storage()) {
      case BOOLEAN -> Code.notEqual(key, Code.literal(0L));
      case BYTE, SHORT, INT -> Code.convert(key, ConstantDescs.CD_int);
      case LONG -> key;
      case FLOAT -> Code.convert(approximate(key), ConstantDescs.CD_float);
      case DOUBLE -> approximate(key);
      case DECIMAL128, BYTES -> throw Code.internal("a number of " + type);
    };
  }

  private static CodeExpression approximate(CodeExpression key) {
    return Code.invokeStatic(NumberBags.class, "approximate", key);
  }
}
