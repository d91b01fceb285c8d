package dev.laminar.codegen.emit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes instructions of one method and knows, at every one of them, what locals and stack hold and
 * whether it can be reached. So stack map frames come from declared types: nothing has to be
 * computed or loaded to merge them. Code that cannot be reached is not written.
 */
final class Instructions {

  private final MethodVisitor visitor;
  private final List<Object> locals = new ArrayList<>();
  private final List<Object> stack = new ArrayList<>();
  private boolean reachable = true;
  private boolean framePending;
  private int line;
  private boolean linePending;
  private int instructionCount;

  Instructions(MethodVisitor visitor) {
    this.visitor = visitor;
  }

  boolean isReachable() {
    return reachable;
  }

  /** Instructions written so far. */
  int instructionCount() {
    return instructionCount;
  }

  // ---- what the method holds ----

  void pushLocal(Object frameType) {
    locals.add(frameType);
  }

  void popLocals(int count) {
    locals.subList(locals.size() - count, locals.size()).clear();
  }

  void push(Object frameType) {
    stack.add(frameType);
  }

  void pop(int values) {
    stack.subList(stack.size() - values, stack.size()).clear();
  }

  /** {@code this} has become an object: its superclass constructor has run. */
  void initialized(Object uninitialized, String type) {
    locals.replaceAll(held -> held == uninitialized ? type : held);
    stack.replaceAll(held -> held == uninitialized ? type : held);
  }

  // ---- lines ----

  /** What follows belongs to that line. */
  void line(int number) {
    if (number != line) {
      line = number;
      linePending = true;
    }
  }

  // ---- labels ----

  /** A label for tables; nothing jumps to it. */
  Label mark() {
    Label label = new Label();
    visitor.visitLabel(label);
    return label;
  }

  /** The place that earlier jumps go to. */
  void place(JumpTarget target) {
    if (target.used) {
      visitor.visitLabel(target.label);
      reachable = true;
      framePending = true;
    }
  }

  /** A place that later jumps go back to. */
  void placeLoopHead(JumpTarget target) {
    if (reachable) {
      visitor.visitLabel(target.label);
      framePending = true;
    }
  }

  /** Start of an exception handler: the stack holds the exception alone. */
  Label placeHandler(String exceptionType) {
    Label label = mark();
    reachable = true;
    framePending = true;
    stack.clear();
    stack.add(exceptionType);
    return label;
  }

  void tryCatch(Label start, Label end, Label handler, String exceptionType) {
    visitor.visitTryCatchBlock(start, end, handler, exceptionType);
  }

  // ---- instructions ----

  /**
   * An instruction without operand that takes {@code pops} values and leaves {@code result}, if
   * any.
   */
  void op(int opcode, int pops, @Nullable Object result) {
    if (begin()) {
      visitor.visitInsn(opcode);
    }
    effect(pops, result);
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN || opcode == Opcodes.ATHROW) {
      reachable = false;
    }
  }

  /** BIPUSH, SIPUSH or NEWARRAY. */
  void intOp(int opcode, int operand, int pops, Object result) {
    if (begin()) {
      visitor.visitIntInsn(opcode, operand);
    }
    effect(pops, result);
  }

  void constant(Object value, Object frameType) {
    if (begin()) {
      visitor.visitLdcInsn(value);
    }
    push(frameType);
  }

  void load(int opcode, int slot, Object frameType) {
    if (begin()) {
      visitor.visitVarInsn(opcode, slot);
    }
    push(frameType);
  }

  void store(int opcode, int slot) {
    if (begin()) {
      visitor.visitVarInsn(opcode, slot);
    }
    pop(1);
  }

  void increment(int slot, int amount) {
    if (begin()) {
      visitor.visitIincInsn(slot, amount);
    }
  }

  void field(
      int opcode, String owner, String name, String descriptor, int pops, @Nullable Object result) {
    if (begin()) {
      visitor.visitFieldInsn(opcode, owner, name, descriptor);
    }
    effect(pops, result);
  }

  void invoke(
      int opcode,
      String owner,
      String name,
      String descriptor,
      boolean isInterface,
      int pops,
      @Nullable Object result) {
    if (begin()) {
      visitor.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }
    effect(pops, result);
  }

  /** CHECKCAST or ANEWARRAY. */
  void typeOp(int opcode, String type, Object result) {
    if (begin()) {
      visitor.visitTypeInsn(opcode, type);
    }
    effect(1, result);
  }

  /** NEW and DUP: leaves the object twice, not initialised. */
  void allocate(String type) {
    boolean written = begin();
    Label label = mark();
    if (written) {
      visitor.visitTypeInsn(Opcodes.NEW, type);
      visitor.visitInsn(Opcodes.DUP);
    }
    push(label);
    push(label);
  }

  void jump(int opcode, JumpTarget target, int pops) {
    if (begin()) {
      visitor.visitJumpInsn(opcode, target.label);
      target.used = true;
    }
    pop(pops);
    if (opcode == Opcodes.GOTO) {
      reachable = false;
    }
  }

  void tableSwitch(int low, int high, JumpTarget otherwise, Label[] labels) {
    if (begin()) {
      visitor.visitTableSwitchInsn(low, high, otherwise.label, labels);
    }
    pop(1);
    reachable = false;
  }

  void lookupSwitch(int[] keys, JumpTarget otherwise, Label[] labels) {
    if (begin()) {
      visitor.visitLookupSwitchInsn(otherwise.label, keys, labels);
    }
    pop(1);
    reachable = false;
  }

  private void effect(int pops, @Nullable Object result) {
    pop(pops);
    if (result != null) {
      push(result);
    }
  }

  /** Writes what is due before an instruction; false when the instruction cannot be reached. */
  private boolean begin() {
    if (!reachable) {
      return false;
    }
    if (linePending) {
      if (line > 0) {
        visitor.visitLineNumber(line, mark());
      }
      linePending = false;
    }
    if (framePending) {
      visitor.visitFrame(
          Opcodes.F_NEW, locals.size(), locals.toArray(), stack.size(), stack.toArray());
      framePending = false;
    }
    instructionCount++;
    return true;
  }
}
