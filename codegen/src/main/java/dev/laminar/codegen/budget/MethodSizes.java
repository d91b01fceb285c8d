package dev.laminar.codegen.budget;

import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.codegen.tree.MethodModel;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;

/** Sizes of the methods of a class file. */
public final class MethodSizes {

  private MethodSizes() {}

  /** The methods in the order of the class file, those without code left out. */
  public static List<MethodSize> of(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    char[] buffer = new char[reader.getMaxStringLength()];
    List<MethodSize> sizes = new ArrayList<>();
    // Behind the constant pool: access, name, superclass, interfaces, fields, methods (JVMS 4.1).
    int offset = reader.header + 6;
    offset += 2 + 2 * reader.readUnsignedShort(offset);
    int fields = reader.readUnsignedShort(offset);
    offset += 2;
    for (int i = 0; i < fields; i++) {
      offset = behindAttributes(reader, offset + 6);
    }
    int methods = reader.readUnsignedShort(offset);
    offset += 2;
    for (int i = 0; i < methods; i++) {
      int codeBytes = codeBytes(reader, offset + 6, buffer);
      if (codeBytes >= 0) {
        String name = reader.readUTF8(offset + 2, buffer);
        sizes.add(new MethodSize(name, reader.readUTF8(offset + 4, buffer), codeBytes));
      }
      offset = behindAttributes(reader, offset + 6);
    }
    return List.copyOf(sizes);
  }

  private static int behindAttributes(ClassReader reader, int start) {
    int count = reader.readUnsignedShort(start);
    int offset = start + 2;
    for (int i = 0; i < count; i++) {
      offset += 6 + reader.readInt(offset + 2);
    }
    return offset;
  }

  /** The length of the Code attribute's bytecode, -1 without one. */
  private static int codeBytes(ClassReader reader, int start, char[] buffer) {
    int count = reader.readUnsignedShort(start);
    int offset = start + 2;
    for (int i = 0; i < count; i++) {
      if ("Code".equals(reader.readUTF8(offset, buffer))) {
        return reader.readInt(offset + 10);
      }
      offset += 6 + reader.readInt(offset + 2);
    }
    return -1;
  }

  /**
   * Refuses a class with a method that HotSpot would never compile, after splitting has done what
   * it can.
   *
   * @throws LaminarException CODE_TOO_LARGE, with the operator and its position
   */
  public static void requireCompilable(ClassModel model, List<MethodSize> sizes) {
    for (MethodSize size : sizes) {
      if (size.isHuge()) {
        throw tooLarge(model, size);
      }
    }
  }

  private static LaminarException tooLarge(ClassModel model, MethodSize size) {
    for (MethodModel method : model.methods()) {
      if (method.name().equals(size.name())) {
        String operator = method.comment().get().strip().lines().findFirst().orElse(method.name());
        return new LaminarException(
            ErrorCode.CODE_TOO_LARGE,
            "the code of "
                + operator
                + " needs "
                + size.bytes()
                + " bytes in method "
                + size.name()
                + " of "
                + model.simpleName()
                + ", more than the JVM compiles ("
                + MethodSplitter.HUGE_METHOD_BYTES
                + ")",
            method.span(),
            "divide the expression among several streams, each with a part of it, or replace constants by a lookup");
      }
    }
    return new LaminarException(
        ErrorCode.CODE_TOO_LARGE, "method " + size + " of " + model.binaryName());
  }
}
