package dev.laminar.codegen.expression;

import dev.laminar.kernel.type.StorageKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;

/** What values of each storage are made of in generated code. */
public final class Components {

  private Components() {}

  /** Types of the components of a value. */
  public static List<ClassDesc> types(StorageKind storage) {
    return switch (storage) {
      case BOOLEAN -> List.of(ConstantDescs.CD_boolean);
      case BYTE, SHORT, INT -> List.of(ConstantDescs.CD_int);
      case LONG -> List.of(ConstantDescs.CD_long);
      case FLOAT -> List.of(ConstantDescs.CD_float);
      case DOUBLE -> List.of(ConstantDescs.CD_double);
      case DECIMAL128 -> List.of(ConstantDescs.CD_long, ConstantDescs.CD_long);
      case BYTES ->
          List.of(ConstantDescs.CD_byte.arrayType(), ConstantDescs.CD_int, ConstantDescs.CD_int);
    };
  }

  /** What names of components end in. */
  public static List<String> suffixes(StorageKind storage) {
    return switch (storage) {
      case BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE -> List.of("");
      case DECIMAL128 -> List.of("High", "Low");
      case BYTES -> List.of("Heap", "Offset", "Length");
    };
  }
}
