package dev.laminar.codegen.emit;

import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.FieldModel;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodModel;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Renders a class model as the bytes of a class file. The same model gives the same bytes. */
public final class AsmEmitter {

  private AsmEmitter() {}

  /** Renders the class under its own name. */
  public static byte[] emit(ClassModel model, LineNumbers lines) {
    return emit(model, model.name(), lines);
  }

  /** Renders the class under another name, for comparing shapes. */
  public static byte[] emit(ClassModel model, ClassDesc emittedName, LineNumbers lines) {
    Naming naming = new Naming(model.name(), emittedName);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        Opcodes.V25,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
        naming.internal(emittedName),
        null,
        naming.internal(model.superclass()),
        null);
    switch (lines) {
      case LineNumbers.None none -> {}
      case LineNumbers.Sql sql -> writer.visitSource(model.sourceFile(), null);
      case LineNumbers.Java java -> {
        String javaFile = model.simpleName() + ".java";
        writer.visitSource(javaFile, SourceMap.of(javaFile, model.sourceFile(), java.source()));
      }
    }
    for (FieldModel field : model.fields()) {
      int access = Opcodes.ACC_PRIVATE | (field.isFinal() ? Opcodes.ACC_FINAL : 0);
      writer
          .visitField(access, field.name(), naming.descriptor(field.type()), null, null)
          .visitEnd();
    }
    for (MethodModel method : model.methods()) {
      method(writer, model, method, naming, lines);
    }
    writer.visitEnd();
    return bytes(writer, model);
  }

  private static byte[] bytes(ClassWriter writer, ClassModel model) {
    try {
      return writer.toByteArray();
    } catch (MethodTooLargeException e) {
      throw new LaminarException(
          ErrorCode.CODE_TOO_LARGE,
          "method "
              + e.getMethodName()
              + " of "
              + model.binaryName()
              + " needs "
              + e.getCodeSize()
              + " bytes",
          dev.laminar.kernel.error.SourceSpan.NONE,
          "split the statement, for example by a view or stream in between",
          e);
    }
  }

  private static void method(
      ClassWriter writer, ClassModel model, MethodModel method, Naming naming, LineNumbers lines) {
    int access =
        switch (method.access()) {
          case PUBLIC -> Opcodes.ACC_PUBLIC;
          case PRIVATE -> Opcodes.ACC_PRIVATE;
        };
    access |= method.isStatic() ? Opcodes.ACC_STATIC : 0;
    MethodVisitor visitor =
        writer.visitMethod(
            access, method.name(), naming.descriptor(method.descriptor()), null, null);
    visitor.visitCode();
    Instructions code = new Instructions(visitor);
    LineTracker tracker = new LineTracker(lines, code);
    StatementEmitter statements =
        new StatementEmitter(code, new ExpressionEmitter(code, naming), naming, tracker);
    if (!method.isStatic()) {
      statements.declareThis(model.name(), method.name().equals("<init>"));
    }
    for (Local parameter : method.parameters()) {
      statements.declareParameter(parameter);
    }
    tracker.atStart(method);
    statements.block(method.body());
    if (code.isReachable()) {
      if (!method.returnType().equals(ConstantDescs.CD_void)) {
        throw Code.internal(
            "code tree: " + model.simpleName() + "." + method.name() + " can end without a value");
      }
      code.op(Opcodes.RETURN, 0, null);
    }
    statements.end(visitor);
    visitor.visitMaxs(0, 0);
    visitor.visitEnd();
  }
}
