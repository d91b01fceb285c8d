package dev.laminar.codegen.tree;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_char;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_short;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.constant.ClassDesc;
import java.util.List;

/** Questions about types as the JVM sees them. */
public final class Types {

  private Types() {}

  public static ClassDesc of(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }

  /**
   * byte, short, char or int: all of them are ints on the operand stack and convert to int without
   * an instruction.
   */
  public static boolean isIntKind(ClassDesc type) {
    return type.equals(CD_int)
        || type.equals(CD_byte)
        || type.equals(CD_short)
        || type.equals(CD_char);
  }

  /** An int on the operand stack: {@link #isIntKind} or boolean. */
  public static boolean isIntOnStack(ClassDesc type) {
    return isIntKind(type) || type.equals(CD_boolean);
  }

  public static boolean isReference(ClassDesc type) {
    return !type.isPrimitive();
  }

  /** int, long, float or double: what arithmetic works on. */
  public static boolean isArithmetic(ClassDesc type) {
    return type.equals(CD_int)
        || type.equals(CD_long)
        || type.equals(CD_float)
        || type.equals(CD_double);
  }

  public static boolean isFloatingPoint(ClassDesc type) {
    return type.equals(CD_float) || type.equals(CD_double);
  }

  /** Local variable slots of a value: 0 for void, 2 for long and double, else 1. */
  public static int slots(ClassDesc type) {
    if (type.equals(CD_void)) {
      return 0;
    }
    return type.equals(CD_long) || type.equals(CD_double) ? 2 : 1;
  }

  /** Slots of a method's arguments, without receiver. */
  public static int slots(List<Local> parameters) {
    int slots = 0;
    for (Local parameter : parameters) {
      slots += slots(parameter.type());
    }
    return slots;
  }

  /** The name in class files: {@code java/lang/String}; for arrays their descriptor. */
  public static String internalName(ClassDesc type) {
    String descriptor = type.descriptorString();
    return type.isArray() ? descriptor : descriptor.substring(1, descriptor.length() - 1);
  }
}
