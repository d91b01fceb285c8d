package dev.laminar.codegen.emit;

import dev.laminar.codegen.tree.BinaryOperator;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.LoopLabel;
import dev.laminar.codegen.tree.Types;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes the statements of one method, its lines and its table of local variables. */
final class StatementEmitter {

  private record Variable(String name, String descriptor, int slot, Label start, Label end) {}

  private record LoopTargets(JumpTarget afterLoop, JumpTarget update) {}

  private final Instructions code;
  private final ExpressionEmitter expressions;
  private final Naming naming;
  private final LineTracker lines;
  private final Map<LoopLabel, LoopTargets> loops = new HashMap<>();
  private final List<Variable> variables = new ArrayList<>();
  private final List<Local> scope = new ArrayList<>();
  private final List<Label> scopeStarts = new ArrayList<>();
  private int nextSlot;

  StatementEmitter(
      Instructions code, ExpressionEmitter expressions, Naming naming, LineTracker lines) {
    this.code = code;
    this.expressions = expressions;
    this.naming = naming;
    this.lines = lines;
  }

  /** The receiver, in slot 0. */
  void declareThis(ClassDesc type, boolean constructor) {
    code.pushLocal(constructor ? Opcodes.UNINITIALIZED_THIS : naming.internal(type));
    scope.add(new Local("this", type));
    scopeStarts.add(code.mark());
    expressions.bind(scope.getLast(), 0);
    nextSlot = 1;
  }

  void declareParameter(Local parameter) {
    enterScope(parameter);
  }

  /** Writes a scope: what is declared inside is gone behind it. */
  void block(CodeStatement.Block block) {
    int outer = scope.size();
    for (CodeStatement statement : block.statements()) {
      statement(statement);
    }
    leaveScope(outer);
  }

  /** Ends the method: its parameters' scope, and the table of variables. */
  void end(MethodVisitor visitor) {
    leaveScope(0);
    if (lines.numbers() instanceof LineNumbers.None) {
      return;
    }
    for (Variable variable : variables) {
      visitor.visitLocalVariable(
          variable.name(),
          variable.descriptor(),
          null,
          variable.start(),
          variable.end(),
          variable.slot());
    }
  }

  private void statement(CodeStatement statement) {
    if (!code.isReachable()) {
      return;
    }
    lines.before(statement);
    switch (statement) {
      case CodeStatement.Block block -> block(block);
      case CodeStatement.Declare(Local local, CodeExpression value) -> {
        expressions.value(value);
        code.store(Opcode.of(Opcodes.ISTORE, local.type()), nextSlot);
        enterScope(local);
      }
      case CodeStatement.Assign assign -> assign(assign);
      case CodeStatement.FieldSet set -> fieldSet(set);
      case CodeStatement.ArraySet set -> {
        expressions.value(set.array());
        expressions.value(set.index());
        expressions.value(set.value());
        code.op(Opcode.of(Opcodes.IASTORE, set.array().type().componentType()), 3, null);
      }
      case CodeStatement.Evaluate evaluate -> evaluate(evaluate.expression());
      case CodeStatement.If branch -> branch(branch);
      case CodeStatement.Loop loop -> loop(loop);
      case CodeStatement.Break(LoopLabel label) ->
          code.jump(Opcodes.GOTO, targets(label).afterLoop(), 0);
      case CodeStatement.Continue(LoopLabel label) ->
          code.jump(Opcodes.GOTO, targets(label).update(), 0);
      case CodeStatement.Return(CodeExpression value) -> returnValue(value);
      case CodeStatement.Throw(CodeExpression exception) -> {
        expressions.value(exception);
        code.op(Opcodes.ATHROW, 1, null);
      }
      case CodeStatement.Switch choice -> choose(choice);
      case CodeStatement.TryCatch tryCatch -> tryCatch(tryCatch);
      case CodeStatement.Mark mark -> {
        // Its line was taken above.
      }
      case CodeStatement.Comment comment -> {
        // Shown in the Java view only.
      }
    }
  }

  private void enterScope(Local local) {
    expressions.bind(local, nextSlot);
    code.pushLocal(naming.frameType(local.type()));
    scope.add(local);
    scopeStarts.add(code.mark());
    nextSlot += Types.slots(local.type());
  }

  private void leaveScope(int outer) {
    if (scope.size() == outer) {
      return;
    }
    Label end = code.mark();
    code.popLocals(scope.size() - outer);
    for (int i = scope.size() - 1; i >= outer; i--) {
      Local local = scope.remove(i);
      int slot = expressions.slot(local);
      String descriptor = naming.descriptor(local.type());
      variables.add(new Variable(local.name(), descriptor, slot, scopeStarts.remove(i), end));
      nextSlot = slot;
    }
  }

  private void assign(CodeStatement.Assign assign) {
    Local local = assign.local();
    int slot = expressions.slot(local);
    Integer amount = incrementOf(local, assign.value());
    if (amount != null) {
      code.increment(slot, amount);
    } else {
      expressions.value(assign.value());
      code.store(Opcode.of(Opcodes.ISTORE, local.type()), slot);
    }
  }

  /** The constant that an int local is moved by, when IINC can do it. */
  private static @Nullable Integer incrementOf(Local local, CodeExpression value) {
    if (local.type().equals(ConstantDescs.CD_int)
        && value instanceof CodeExpression.Binary binary
        && binary.left() instanceof CodeExpression.LocalGet get
        && get.local().equals(local)
        && binary.right() instanceof CodeExpression.Literal literal
        && literal.value() instanceof Integer amount) {
      if (binary.operator() == BinaryOperator.ADD && amount == amount.shortValue()) {
        return amount;
      }
      if (binary.operator() == BinaryOperator.SUBTRACT && -amount == (short) -amount) {
        return -amount;
      }
    }
    return null;
  }

  private void fieldSet(CodeStatement.FieldSet set) {
    CodeExpression target = set.target();
    if (target != null) {
      expressions.value(target);
    }
    expressions.value(set.value());
    code.field(
        target == null ? Opcodes.PUTSTATIC : Opcodes.PUTFIELD,
        naming.internal(set.owner()),
        set.name(),
        naming.descriptor(set.type()),
        target == null ? 1 : 2,
        null);
  }

  private void evaluate(CodeExpression expression) {
    expressions.value(expression);
    int slots = Types.slots(expression.type());
    if (slots > 0) {
      code.op(slots == 2 ? Opcodes.POP2 : Opcodes.POP, 1, null);
    }
  }

  /** A chain of else-ifs is walked and not descended into. */
  private void branch(CodeStatement.If first) {
    JumpTarget end = new JumpTarget();
    CodeStatement.If branch = first;
    while (true) {
      CodeStatement.Block otherwise = branch.otherwise();
      if (otherwise == null) {
        expressions.branch(branch.condition(), end, false);
        block(branch.then());
        break;
      }
      JumpTarget otherwiseTarget = new JumpTarget();
      expressions.branch(branch.condition(), otherwiseTarget, false);
      block(branch.then());
      code.jump(Opcodes.GOTO, end, 0);
      code.place(otherwiseTarget);
      if (otherwise.statements().size() == 1
          && otherwise.statements().getFirst() instanceof CodeStatement.If next) {
        if (!code.isReachable()) {
          break;
        }
        lines.before(next);
        branch = next;
      } else {
        block(otherwise);
        break;
      }
    }
    code.place(end);
  }

  private void loop(CodeStatement.Loop loop) {
    JumpTarget head = new JumpTarget();
    LoopTargets targets = new LoopTargets(new JumpTarget(), new JumpTarget());
    loops.put(loop.label(), targets);
    code.placeLoopHead(head);
    expressions.branch(loop.condition(), targets.afterLoop(), false);
    block(loop.body());
    code.place(targets.update());
    block(loop.update());
    code.jump(Opcodes.GOTO, head, 0);
    code.place(targets.afterLoop());
  }

  private LoopTargets targets(LoopLabel label) {
    LoopTargets targets = loops.get(label);
    if (targets == null) {
      throw Code.internal("code tree: jump to " + label.name() + " from outside of that loop");
    }
    return targets;
  }

  private void returnValue(@Nullable CodeExpression value) {
    if (value == null) {
      code.op(Opcodes.RETURN, 0, null);
    } else {
      expressions.value(value);
      ClassDesc type = value.type();
      code.op(Opcode.of(Opcodes.IRETURN, type), 1, null);
    }
  }

  private void choose(CodeStatement.Switch choice) {
    expressions.value(choice.selector());
    List<CodeStatement.Case> cases =
        choice.cases().stream()
            .sorted(java.util.Comparator.comparingInt(CodeStatement.Case::value))
            .toList();
    Map<Integer, JumpTarget> targets = new HashMap<>();
    for (CodeStatement.Case branch : cases) {
      JumpTarget target = new JumpTarget();
      target.used = true;
      if (targets.put(branch.value(), target) != null) {
        throw Code.internal("code tree: two cases for " + branch.value());
      }
    }
    JumpTarget otherwise = new JumpTarget();
    otherwise.used = true;
    dispatch(cases, targets, otherwise);
    JumpTarget end = new JumpTarget();
    for (CodeStatement.Case branch : choice.cases()) {
      code.place(targets.get(branch.value()));
      block(branch.body());
      code.jump(Opcodes.GOTO, end, 0);
    }
    code.place(otherwise);
    block(choice.otherwise());
    code.place(end);
  }

  /** A table when at least a third of it is used, else a search. */
  private void dispatch(
      List<CodeStatement.Case> sorted, Map<Integer, JumpTarget> targets, JumpTarget otherwise) {
    int[] keys = sorted.stream().mapToInt(CodeStatement.Case::value).toArray();
    if (keys.length > 0 && (long) keys[keys.length - 1] - keys[0] < 3L * keys.length) {
      Label[] labels = new Label[keys[keys.length - 1] - keys[0] + 1];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = targets.getOrDefault(keys[0] + i, otherwise).label;
      }
      code.tableSwitch(keys[0], keys[keys.length - 1], otherwise, labels);
    } else {
      Label[] labels = new Label[keys.length];
      for (int i = 0; i < keys.length; i++) {
        labels[i] = targets.getOrDefault(keys[i], otherwise).label;
      }
      code.lookupSwitch(keys, otherwise, labels);
    }
  }

  private void tryCatch(CodeStatement.TryCatch tryCatch) {
    int before = code.instructionCount();
    Label start = code.mark();
    block(tryCatch.body());
    Label end = code.mark();
    if (code.instructionCount() == before) {
      return;
    }
    JumpTarget afterwards = new JumpTarget();
    code.jump(Opcodes.GOTO, afterwards, 0);
    Local exception = tryCatch.exception();
    String type = naming.internal(exception.type());
    code.tryCatch(start, end, code.placeHandler(type), type);
    int outer = scope.size();
    code.store(Opcodes.ASTORE, nextSlot);
    enterScope(exception);
    block(tryCatch.handler());
    leaveScope(outer);
    code.place(afterwards);
  }
}
