package dev.laminar.codegen.budget;

import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.codegen.tree.MethodModel;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Proves from the bytecode that hot methods, and the methods of the class that they call, do not
 * allocate: no objects, no arrays (so no varargs either), no boxing, no string concatenation, no
 * lambdas. What makes an exception may stand only directly before its throw, as a call of the
 * kernel. Methods of the kernel are not looked into; what the methods of classes that users wrote
 * do is up to their authors.
 */
public final class NoAllocationVerifier {

  private static final Set<String> BOXES =
      Set.of(
          "java/lang/Boolean",
          "java/lang/Byte",
          "java/lang/Character",
          "java/lang/Short",
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/Float",
          "java/lang/Double");

  private NoAllocationVerifier() {}

  /**
   * Refuses a class that allocates where it must not.
   *
   * @throws LaminarException INTERNAL_CODEGEN, naming method and instruction
   */
  public static void verify(ClassModel model, byte[] classFile) {
    Map<String, Findings> methods = new HashMap<>();
    ClassReader reader = new ClassReader(classFile);
    Set<String> users =
        model.linked().stream().map(Type::getInternalName).collect(Collectors.toSet());
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            Findings findings = new Findings(reader.getClassName(), users);
            methods.put(name + descriptor, findings);
            return findings;
          }
        },
        ClassReader.SKIP_FRAMES);
    ArrayDeque<String> pending = new ArrayDeque<>();
    Set<String> hotNames = new HashSet<>();
    model.methods().stream()
        .filter(MethodModel::hot)
        .forEach(method -> hotNames.add(method.name()));
    methods.keySet().stream()
        .filter(key -> hotNames.contains(key.substring(0, key.indexOf('('))))
        .sorted()
        .forEach(pending::add);
    Set<String> seen = new HashSet<>(pending);
    while (!pending.isEmpty()) {
      String key = pending.remove();
      Findings findings = methods.get(key);
      if (findings == null) {
        continue;
      }
      if (!findings.violations.isEmpty()) {
        throw refused(model, key, findings.violations.getFirst());
      }
      findings.calls.stream().filter(seen::add).forEach(pending::add);
    }
  }

  private static LaminarException refused(ClassModel model, String method, String instruction) {
    return new LaminarException(
        ErrorCode.INTERNAL_CODEGEN,
        "hot method " + model.simpleName() + "." + method + " allocates: " + instruction);
  }

  /** What one method does. */
  private static final class Findings extends MethodVisitor {
    private final String self;
    private final Set<String> users;
    private final List<String> violations = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private int line;

    /** A call that made an exception, to be followed by ATHROW. */
    private @Nullable String thrower;

    /**
     * @param users classes that users wrote
     */
    Findings(String self, Set<String> users) {
      super(Opcodes.ASM9);
      this.self = self;
      this.users = users;
    }

    private void violation(String instruction) {
      violations.add(instruction + (line > 0 ? " (line " + line + ")" : ""));
    }

    private void next() {
      if (thrower != null) {
        violation(thrower + " makes an exception that is not thrown at once");
        thrower = null;
      }
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      line = number;
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.ATHROW) {
        thrower = null;
      }
      next();
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      next();
      if (opcode == Opcodes.NEWARRAY) {
        violation("NEWARRAY");
      }
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
      next();
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      // Janino casts the exception of a covariant method before it is thrown.
      if (opcode == Opcodes.CHECKCAST) {
        return;
      }
      next();
      if (opcode == Opcodes.NEW) {
        violation("NEW " + type);
      } else if (opcode == Opcodes.ANEWARRAY) {
        violation("ANEWARRAY " + type);
      }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      next();
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      next();
      if (owner.equals(self)) {
        calls.add(name + descriptor);
        return;
      }
      if (users.contains(owner)) {
        return;
      }
      String call = owner + "." + name + descriptor;
      if (BOXES.contains(owner) && name.equals("valueOf")) {
        violation("boxing by " + call);
      } else if (owner.equals("java/lang/StringBuilder") || owner.equals("java/lang/String")) {
        violation("text by " + call);
      } else if (owner.startsWith("[") && name.equals("clone")) {
        violation("copy by " + call);
      }
      String result = Type.getReturnType(descriptor).getClassName();
      if (result.endsWith("Exception")
          || result.endsWith("Error")
          || result.endsWith("Throwable")) {
        thrower = call;
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      next();
      violation("INVOKEDYNAMIC " + name + descriptor);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      next();
    }

    @Override
    public void visitLdcInsn(Object value) {
      next();
    }

    @Override
    public void visitIincInsn(int slot, int increment) {
      next();
    }

    @Override
    public void visitTableSwitchInsn(int low, int high, Label otherwise, Label... labels) {
      next();
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
      next();
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
      next();
      violation("MULTIANEWARRAY " + descriptor);
    }
  }
}
