package dev.laminar.codegen.emit;

import dev.laminar.codegen.tree.Types;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import org.objectweb.asm.Opcodes;

/** Names as class files write them; lets a class be emitted under another name than its model's. */
final class Naming {

  private final ClassDesc modelName;
  private final ClassDesc emittedName;
  private final boolean renames;

  Naming(ClassDesc modelName, ClassDesc emittedName) {
    this.modelName = modelName;
    this.emittedName = emittedName;
    this.renames = !modelName.equals(emittedName);
  }

  private ClassDesc rename(ClassDesc type) {
    return renames && type.equals(modelName) ? emittedName : type;
  }

  String internal(ClassDesc type) {
    return Types.internalName(rename(type));
  }

  String descriptor(ClassDesc type) {
    return rename(type).descriptorString();
  }

  String descriptor(MethodTypeDesc type) {
    if (!renames) {
      return type.descriptorString();
    }
    StringBuilder out = new StringBuilder("(");
    for (ClassDesc parameter : type.parameterList()) {
      out.append(descriptor(parameter));
    }
    return out.append(')').append(descriptor(type.returnType())).toString();
  }

  /** The type of a value in a stack map frame. */
  Object frameType(ClassDesc type) {
    return switch (type.descriptorString()) {
      case "Z", "B", "S", "C", "I" -> Opcodes.INTEGER;
      case "J" -> Opcodes.LONG;
      case "F" -> Opcodes.FLOAT;
      case "D" -> Opcodes.DOUBLE;
      default -> internal(type);
    };
  }
}
