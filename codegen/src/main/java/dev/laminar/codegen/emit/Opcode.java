package dev.laminar.codegen.emit;

import dev.laminar.codegen.tree.BinaryOperator;
import dev.laminar.codegen.tree.ComparisonOperator;
import dev.laminar.codegen.tree.Types;
import java.lang.constant.ClassDesc;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Opcodes by type. */
final class Opcode {

  private Opcode() {}

  /**
   * The variant of an int opcode for a type: ILOAD for a long is LLOAD, IALOAD for a boolean
   * BALOAD.
   */
  static int of(int intOpcode, ClassDesc type) {
    return asmType(type).getOpcode(intOpcode);
  }

  static int binary(BinaryOperator operator, ClassDesc type) {
    int intOpcode =
        switch (operator) {
          case ADD -> Opcodes.IADD;
          case SUBTRACT -> Opcodes.ISUB;
          case MULTIPLY -> Opcodes.IMUL;
          case DIVIDE -> Opcodes.IDIV;
          case REMAINDER -> Opcodes.IREM;
          case BIT_AND -> Opcodes.IAND;
          case BIT_OR -> Opcodes.IOR;
          case BIT_XOR -> Opcodes.IXOR;
          case SHIFT_LEFT -> Opcodes.ISHL;
          case SHIFT_RIGHT -> Opcodes.ISHR;
          case SHIFT_RIGHT_UNSIGNED -> Opcodes.IUSHR;
        };
    return of(intOpcode, type);
  }

  /** The jump taken when {@code value operator 0} is {@code when}. */
  static int againstZero(ComparisonOperator operator, boolean when) {
    return switch (operator) {
      case EQUAL -> when ? Opcodes.IFEQ : Opcodes.IFNE;
      case NOT_EQUAL -> when ? Opcodes.IFNE : Opcodes.IFEQ;
      case LESS -> when ? Opcodes.IFLT : Opcodes.IFGE;
      case LESS_OR_EQUAL -> when ? Opcodes.IFLE : Opcodes.IFGT;
      case GREATER -> when ? Opcodes.IFGT : Opcodes.IFLE;
      case GREATER_OR_EQUAL -> when ? Opcodes.IFGE : Opcodes.IFLT;
    };
  }

  /** The jump taken when a comparison of two ints is {@code when}. */
  static int betweenInts(ComparisonOperator operator, boolean when) {
    return againstZero(operator, when) - Opcodes.IFEQ + Opcodes.IF_ICMPEQ;
  }

  /**
   * LCMP and its like. With NaN the result must make the comparison false: -1 for greater, 1 for
   * less.
   */
  static int threeWay(ComparisonOperator operator, ClassDesc type) {
    boolean greater =
        operator == ComparisonOperator.GREATER || operator == ComparisonOperator.GREATER_OR_EQUAL;
    return switch (type.descriptorString()) {
      case "J" -> Opcodes.LCMP;
      case "F" -> greater ? Opcodes.FCMPL : Opcodes.FCMPG;
      case "D" -> greater ? Opcodes.DCMPL : Opcodes.DCMPG;
      default -> throw new IllegalArgumentException(type.displayName());
    };
  }

  /** The operand of NEWARRAY. */
  static int primitiveArray(ClassDesc element) {
    return switch (element.descriptorString()) {
      case "Z" -> Opcodes.T_BOOLEAN;
      case "B" -> Opcodes.T_BYTE;
      case "S" -> Opcodes.T_SHORT;
      case "C" -> Opcodes.T_CHAR;
      case "I" -> Opcodes.T_INT;
      case "J" -> Opcodes.T_LONG;
      case "F" -> Opcodes.T_FLOAT;
      case "D" -> Opcodes.T_DOUBLE;
      default -> throw new IllegalArgumentException(element.displayName());
    };
  }

  /**
   * The conversion from one of int, long, float and double to another; NOP when they are the same.
   */
  static int conversion(ClassDesc from, ClassDesc to) {
    int source = kind(from);
    int target = kind(to);
    if (source == target) {
      return Opcodes.NOP;
    }
    // I2L, I2F, I2D, L2I, L2F, L2D, F2I, F2L, F2D, D2I, D2L, D2F follow each other.
    return Opcodes.I2L + 3 * source + (target < source ? target : target - 1);
  }

  /** I2B, I2S or I2C when a stack int must be narrowed to be of the type; NOP when not. */
  static int narrowing(ClassDesc from, ClassDesc to) {
    String source = from.descriptorString();
    return switch (to.descriptorString()) {
      case "B" -> source.equals("B") ? Opcodes.NOP : Opcodes.I2B;
      case "S" -> source.equals("B") || source.equals("S") ? Opcodes.NOP : Opcodes.I2S;
      case "C" -> source.equals("C") ? Opcodes.NOP : Opcodes.I2C;
      default -> Opcodes.NOP;
    };
  }

  private static int kind(ClassDesc type) {
    return switch (type.descriptorString()) {
      case "J" -> 1;
      case "F" -> 2;
      case "D" -> 3;
      default -> 0;
    };
  }

  private static Type asmType(ClassDesc type) {
    return Types.isReference(type) ? OBJECT : Type.getType(type.descriptorString());
  }

  private static final Type OBJECT = Type.getObjectType("java/lang/Object");
}
