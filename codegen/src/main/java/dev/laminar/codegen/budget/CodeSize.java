package dev.laminar.codegen.budget;

import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeNode;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.CodeWalk;
import dev.laminar.codegen.tree.InvokeKind;
import dev.laminar.codegen.tree.MethodModel;
import dev.laminar.codegen.tree.Types;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * How many bytes of bytecode a tree needs at most, without emitting it. Conditions are counted as
 * if their value were needed, so code full of them comes out smaller. Sizes of shared nodes are
 * remembered by identity.
 */
final class CodeSize {

  /** GOTO and conditional jumps. */
  private static final int JUMP = 3;

  /** A condition made a value: two constants and a jump over one of them. */
  private static final int TRUTH = 2 + JUMP;

  private final IdentityHashMap<CodeNode, Integer> known = new IdentityHashMap<>();
  private final int localAccess;

  private CodeSize(int localAccess) {
    this.localAccess = localAccess;
  }

  /** For a method's nodes: locals beyond slot 255 need a prefix and a second byte. */
  static CodeSize forMethod(MethodModel method) {
    int[] slots = {Types.slots(method.parameters()) + 1};
    CodeWalk.preorder(
        method.body(),
        node -> {
          if (node instanceof CodeStatement.Declare declare) {
            slots[0] += Types.slots(declare.local().type());
          } else if (node instanceof CodeStatement.TryCatch) {
            slots[0]++;
          }
        });
    return new CodeSize(slots[0] > 255 ? 4 : 2);
  }

  static int of(MethodModel method) {
    return forMethod(method).of(method.body()) + 1;
  }

  int of(Collection<? extends CodeNode> nodes) {
    int size = 0;
    for (CodeNode node : nodes) {
      size += of(node);
    }
    return size;
  }

  int of(CodeNode root) {
    ArrayDeque<CodeNode> pending = new ArrayDeque<>();
    pending.push(root);
    while (!pending.isEmpty()) {
      CodeNode node = pending.peek();
      if (known.containsKey(node)) {
        pending.pop();
        continue;
      }
      List<CodeNode> children = CodeWalk.children(node);
      int size = own(node);
      boolean complete = true;
      for (CodeNode child : children) {
        Integer childSize = known.get(child);
        if (childSize == null) {
          pending.push(child);
          complete = false;
        } else {
          size += childSize;
        }
      }
      if (complete) {
        known.put(node, size);
        pending.pop();
      }
    }
    return known.get(root);
  }

  /** What a node needs besides its children. */
  private int own(CodeNode node) {
    return switch (node) {
      case CodeExpression expression -> own(expression);
      case CodeStatement statement -> own(statement);
    };
  }

  private int own(CodeExpression node) {
    return switch (node) {
      case CodeExpression.Literal literal -> 3;
      case CodeExpression.LocalGet get -> localAccess;
      case CodeExpression.This self -> 1;
      case CodeExpression.FieldGet get -> 3;
      case CodeExpression.ArrayGet get -> 1;
      case CodeExpression.ArrayLength length -> 1;
      case CodeExpression.Unary unary -> 3;
      case CodeExpression.Binary binary -> 1;
      case CodeExpression.Comparison comparison -> 1 + JUMP + TRUTH;
      case CodeExpression.And and -> JUMP * and.operands().size() + TRUTH;
      case CodeExpression.Or or -> JUMP * or.operands().size() + TRUTH;
      case CodeExpression.Not not -> JUMP + TRUTH;
      case CodeExpression.Conditional conditional -> 3 * JUMP;
      case CodeExpression.Convert convert -> 2;
      case CodeExpression.CheckCast cast -> 3;
      case CodeExpression.Invoke invoke -> invoke.kind() == InvokeKind.INTERFACE ? 5 : 3;
      case CodeExpression.NewObject creation -> 7;
      case CodeExpression.NewArray array -> 3;
    };
  }

  private int own(CodeStatement node) {
    return switch (node) {
      case CodeStatement.Block block -> 0;
      case CodeStatement.Declare declare -> localAccess;
      case CodeStatement.Assign assign -> localAccess + 2;
      case CodeStatement.FieldSet set -> 3;
      case CodeStatement.ArraySet set -> 1;
      case CodeStatement.Evaluate evaluate -> 1;
      case CodeStatement.If branch -> 2 * JUMP;
      case CodeStatement.Loop loop -> 2 * JUMP;
      case CodeStatement.Break jump -> JUMP;
      case CodeStatement.Continue jump -> JUMP;
      case CodeStatement.Return result -> 1;
      case CodeStatement.Throw thrown -> 1;
      // Padding, default, bounds; a table has at most three places a case, and each case ends with
      // a jump.
      case CodeStatement.Switch choice -> 16 + (12 + JUMP) * choice.cases().size();
      case CodeStatement.TryCatch tryCatch -> JUMP + localAccess;
      case CodeStatement.Mark mark -> 0;
      case CodeStatement.Comment comment -> 0;
    };
  }
}
