package dev.laminar.codegen.emit;

import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.codegen.tree.MethodModel;
import dev.laminar.codegen.tree.Types;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.commons.compiler.InternalCompilerException;
import org.codehaus.commons.compiler.Location;
import org.codehaus.janino.SimpleCompiler;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Compiles the Java view: the tier that a debugger can step through, and the oracle of the ASM
 * tier's tests.
 */
public final class JaninoCompiler {

  private static final int TARGET_VERSION = 25;

  private JaninoCompiler() {}

  /**
   * Compiles a class.
   *
   * @param source the view of the model
   * @param sqlLines whether line numbers are those of the SQL; else those of the view, with a map
   * @param parent where the classes that the text names are found
   * @param dumpPath where the text was written, for the error message; null when it was not
   */
  public static byte[] compile(
      ClassModel model,
      JavaSource source,
      boolean sqlLines,
      ClassLoader parent,
      @Nullable String dumpPath) {
    byte[] compiled = compileRobustly(model, source, parent, dumpPath);
    ClassReader reader = new ClassReader(compiled);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(new Finish(writer, model, source, sqlLines), 0);
    return writer.toByteArray();
  }

  private static String javaFile(ClassModel model) {
    return model.simpleName() + ".java";
  }

  private static byte[] compileRobustly(
      ClassModel model, JavaSource source, ClassLoader parent, @Nullable String dumpPath) {
    try {
      return compile(model.binaryName(), javaFile(model), source, parent, dumpPath);
    } catch (LaminarException e) {
      if (e.getCause() instanceof InternalCompilerException) {
        return compile(model.binaryName(), javaFile(model), source.hoisted(), parent, dumpPath);
      }
      throw e;
    }
  }

  private static byte[] compile(
      String binaryName,
      String javaFile,
      JavaSource source,
      ClassLoader parent,
      @Nullable String dumpPath) {
    SimpleCompiler compiler = new SimpleCompiler();
    compiler.setParentClassLoader(parent);
    compiler.setDebuggingInformation(true, true, true);
    compiler.setTargetVersion(TARGET_VERSION);
    try {
      compiler.cook(javaFile, new StringReader(source.text()));
    } catch (CompileException e) {
      throw failure(binaryName, source, dumpPath, e.getLocation(), e);
    } catch (IOException | RuntimeException | LinkageError e) {
      throw failure(binaryName, source, dumpPath, null, e);
    }
    Map<String, byte[]> classes = compiler.getBytecodes();
    byte[] bytes = classes.get(binaryName);
    if (bytes == null || classes.size() != 1) {
      throw new LaminarException(
          ErrorCode.INTERNAL_CODEGEN,
          "Janino made " + classes.keySet() + " instead of " + binaryName);
    }
    return bytes;
  }

  private static LaminarException failure(
      String binaryName,
      JavaSource source,
      @Nullable String dumpPath,
      @Nullable Location location,
      Throwable cause) {
    StringBuilder message = new StringBuilder("Janino cannot compile ");
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    message.append(binaryName).append(": ").append(root.getMessage());
    if (location != null) {
      source
          .text()
          .lines()
          .skip(Math.max(0, location.getLineNumber() - 1))
          .findFirst()
          .ifPresent(line -> message.append(" in: ").append(line.strip()));
    }
    message.append(dumpPath == null ? "" : "; source: " + dumpPath);
    String help = dumpPath == null ? "run with -Dlaminar.codegen.dump=<dir> to see the source" : "";
    return new LaminarException(
        ErrorCode.INTERNAL_CODEGEN, message.toString(), SourceSpan.NONE, help, cause);
  }

  /**
   * Replaces lines of the view by lines of the SQL, and gives private methods their names back:
   * Janino makes {@code private void f()} a static {@code f$(self)}.
   */
  private static final class Finish extends ClassVisitor {
    private final ClassModel model;
    private final JavaSource source;
    private final boolean sqlLines;
    private final Map<String, String> names = new HashMap<>();

    Finish(ClassVisitor next, ClassModel model, JavaSource source, boolean sqlLines) {
      super(Opcodes.ASM9, next);
      this.model = model;
      this.source = source;
      this.sqlLines = sqlLines;
      for (MethodModel method : model.methods()) {
        if (method.access() == MethodModel.Access.PRIVATE && !method.isStatic()) {
          names.put(method.name() + "$", method.name());
        }
      }
    }

    @Override
    public void visitSource(String file, @Nullable String debug) {
      String javaFile = javaFile(model);
      if (sqlLines) {
        super.visitSource(model.sourceFile(), null);
      } else {
        super.visitSource(javaFile, SourceMap.of(javaFile, model.sourceFile(), source));
      }
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next =
          super.visitMethod(
              access, names.getOrDefault(name, name), descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitLineNumber(int line, Label start) {
          int shown = sqlLines ? source.sqlLine(line) : line;
          if (shown > 0) {
            super.visitLineNumber(shown, start);
          }
        }

        @Override
        public void visitMethodInsn(
            int opcode, String owner, String called, String type, boolean isInterface) {
          boolean own = owner.equals(Types.internalName(model.name()));
          super.visitMethodInsn(
              opcode, owner, own ? names.getOrDefault(called, called) : called, type, isInterface);
        }
      };
    }
  }
}
