package dev.laminar.codegen.budget;

import dev.laminar.codegen.budget.MethodSplitter.Limits;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeNode;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.CodeStatement.Block;
import dev.laminar.codegen.tree.CodeWalk;
import dev.laminar.codegen.tree.InvokeKind;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.Usage;
import dev.laminar.kernel.error.SourceSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes one method's body small: first what is inside its statements, then runs of statements, then
 * its end.
 */
final class MethodCutter {

  /**
   * Small statements that assign locals of outer scopes stay where they are, so that those remain
   * locals.
   */
  private static final int SMALL_BYTES = 40;

  private final CodeSize sizes;
  private final Outliner outliner;
  private final Limits limits;
  private final ExpressionCutter expressions;
  private final boolean keepsLocals;
  private final IdentityHashMap<CodeStatement, Usage> usages = new IdentityHashMap<>();

  /**
   * @param keepsLocals whether locals carried around loops should remain locals, at the price of
   *     less being moved
   */
  MethodCutter(CodeSize sizes, Outliner outliner, Limits limits, boolean keepsLocals) {
    this.limits = limits;
    this.sizes = sizes;
    this.outliner = outliner;
    this.expressions = new ExpressionCutter(sizes, outliner, limits);
    this.keepsLocals = keepsLocals;
  }

  /**
   * A block that does the same in fewer bytes.
   *
   * @param isTail whether the method ends where the block ends
   */
  Block cut(Block block, int budget, boolean isTail, SourceSpan span) {
    if (sizes.of(block) <= budget) {
      return block;
    }
    List<CodeStatement> statements = new ArrayList<>();
    SourceSpan position = span;
    for (CodeStatement statement : block.statements()) {
      boolean last = statements.size() == block.statements().size() - 1;
      statements.add(inside(statement, isTail && last, position));
      position = Marks.after(statement, position);
    }
    List<CodeStatement> result = statements;
    while (sizes.of(result) > budget) {
      List<CodeStatement> grouped = group(result, span);
      if (sizes.of(grouped) == sizes.of(result)) {
        break;
      }
      result = grouped;
    }
    return new Block(isTail ? cutTail(result, budget, span) : result);
  }

  private CodeStatement inside(CodeStatement statement, boolean isTail, SourceSpan span) {
    if (sizes.of(statement) <= limits.pieceBytes()) {
      return statement;
    }
    int piece = limits.pieceBytes();
    return switch (statement) {
      case Block block -> cut(block, piece, isTail, span);
      case CodeStatement.Declare(Local local, CodeExpression value) ->
          new CodeStatement.Declare(local, expressions.cut(value, span));
      case CodeStatement.Assign(Local local, CodeExpression value) ->
          new CodeStatement.Assign(local, expressions.cut(value, span));
      case CodeStatement.FieldSet set -> {
        CodeExpression target = set.target();
        yield new CodeStatement.FieldSet(
            target == null ? null : expressions.cut(target, span),
            set.owner(),
            set.name(),
            set.type(),
            expressions.cut(set.value(), span));
      }
      case CodeStatement.ArraySet set ->
          new CodeStatement.ArraySet(
              expressions.cut(set.array(), span),
              expressions.cut(set.index(), span),
              expressions.cut(set.value(), span));
      case CodeStatement.Evaluate evaluate ->
          new CodeStatement.Evaluate(expressions.cut(evaluate.expression(), span));
      case CodeStatement.If branch -> chain(branch, isTail, span);
      case CodeStatement.Loop loop ->
          new CodeStatement.Loop(
              loop.label(),
              expressions.cut(loop.condition(), span),
              cut(loop.body(), piece, false, span),
              cut(loop.update(), piece, false, span));
      case CodeStatement.Return result -> {
        CodeExpression value = result.value();
        yield value == null ? result : new CodeStatement.Return(expressions.cut(value, span));
      }
      case CodeStatement.Throw thrown ->
          new CodeStatement.Throw(expressions.cut(thrown.exception(), span));
      case CodeStatement.Switch choice -> choice(choice, isTail, span);
      case CodeStatement.TryCatch tryCatch ->
          new CodeStatement.TryCatch(
              cut(tryCatch.body(), piece, false, span),
              tryCatch.exception(),
              cut(tryCatch.handler(), piece, false, span));
      case CodeStatement.Break jump -> jump;
      case CodeStatement.Continue jump -> jump;
      case CodeStatement.Mark mark -> mark;
      case CodeStatement.Comment comment -> comment;
    };
  }

  private CodeStatement choice(CodeStatement.Switch choice, boolean isTail, SourceSpan span) {
    int branches = choice.cases().size() + 1;
    int budget = Math.max(SMALL_BYTES, limits.pieceBytes() / branches);
    List<CodeStatement.Case> cases = new ArrayList<>();
    for (CodeStatement.Case branch : choice.cases()) {
      cases.add(new CodeStatement.Case(branch.value(), cut(branch.body(), budget, isTail, span)));
    }
    return new CodeStatement.Switch(
        expressions.cut(choice.selector(), span),
        cases,
        cut(choice.otherwise(), budget, isTail, span));
  }

  /**
   * Else-ifs: from the end, so many branches become a method that the next ones fit with its call.
   */
  private CodeStatement chain(CodeStatement.If first, boolean isTail, SourceSpan span) {
    ArrayDeque<CodeStatement.If> branches = new ArrayDeque<>();
    CodeStatement.If branch = first;
    branches.push(branch);
    while (branch.otherwise() instanceof Block(List<CodeStatement> statements)
        && statements.size() == 1
        && statements.getFirst() instanceof CodeStatement.If next) {
      branch = next;
      branches.push(branch);
    }
    Block last = branch.otherwise();
    Block otherwise = last == null ? null : cut(last, limits.pieceBytes(), isTail, span);
    CodeStatement result = first;
    for (CodeStatement.If each : branches) {
      CodeExpression condition = expressions.cut(each.condition(), span);
      Block then = cut(each.then(), limits.pieceBytes(), isTail, span);
      if (otherwise != null
          && sizes.of(condition) + sizes.of(then) + sizes.of(otherwise) > limits.pieceBytes()) {
        otherwise = outlined(otherwise, isTail, span);
      }
      result = new CodeStatement.If(condition, then, otherwise);
      otherwise = new Block(List.of(result));
    }
    return result;
  }

  private Block outlined(Block block, boolean isTail, SourceSpan span) {
    List<CodeStatement> call = null;
    if (canMove(block)) {
      call = outliner.statements(block.statements(), local -> false, span);
    } else if (isTail && !Usage.of(block).jumpsOut()) {
      call = outliner.tail(block.statements(), span);
    }
    return call == null ? block : new Block(call);
  }

  // ---- runs of statements ----

  /** Moves runs of consecutive statements, each run to a method. */
  private List<CodeStatement> group(List<CodeStatement> statements, SourceSpan span) {
    Set<Local> carried = carriedAroundLoops(statements);
    Map<Local, Integer> lastUses = lastUses(statements);
    List<CodeStatement> result = new ArrayList<>();
    SourceSpan position = span;
    int start = 0;
    while (start < statements.size()) {
      int end = start;
      int size = 0;
      while (end < statements.size()
          && canMove(statements.get(end), carried)
          && (end == start || size + sizes.of(statements.get(end)) <= limits.pieceBytes())) {
        size += sizes.of(statements.get(end));
        end++;
      }
      end = Math.max(end, start + 1);
      List<CodeStatement> run = statements.subList(start, end);
      List<CodeStatement> moved = null;
      if (size > 0) {
        int behind = end;
        moved =
            outliner.statements(run, local -> lastUses.getOrDefault(local, -1) >= behind, position);
      }
      result.addAll(moved == null ? run : moved);
      for (CodeStatement statement : run) {
        position = Marks.after(statement, position);
      }
      start = end;
    }
    return result;
  }

  /** The index of the last statement that uses a local. */
  private Map<Local, Integer> lastUses(List<CodeStatement> statements) {
    Map<Local, Integer> last = new HashMap<>();
    for (int i = 0; i < statements.size(); i++) {
      for (Local local : usage(statements.get(i)).free()) {
        last.put(local, i);
      }
    }
    return last;
  }

  private Usage usage(CodeStatement statement) {
    return usages.computeIfAbsent(statement, Usage::of);
  }

  /**
   * Locals that a loop of this block assigns, though they are declared outside: its counter,
   * positions in outputs.
   */
  private Set<Local> carriedAroundLoops(List<CodeStatement> statements) {
    Set<Local> carried = new HashSet<>();
    if (keepsLocals) {
      for (CodeStatement statement : statements) {
        if (statement instanceof CodeStatement.Loop) {
          carried.addAll(usage(statement).assigned());
        }
      }
    }
    return carried;
  }

  private boolean canMove(CodeStatement statement, Set<Local> carried) {
    if (statement instanceof CodeStatement.Declare declare && carried.contains(declare.local())) {
      return false;
    }
    if (keepsLocals
        && sizes.of(statement) <= SMALL_BYTES
        && statement instanceof CodeStatement.Assign) {
      return false;
    }
    return canMove(statement);
  }

  /**
   * Whether control always comes back behind the statement, unless an exception is thrown by what
   * it calls.
   */
  private boolean canMove(CodeStatement statement) {
    Usage usage = usage(statement);
    return !usage.returns() && !usage.jumpsOut() && completes(statement) && !isSuperCall(statement);
  }

  private static boolean isSuperCall(CodeStatement statement) {
    return statement instanceof CodeStatement.Evaluate evaluate
        && evaluate.expression() instanceof CodeExpression.Invoke invoke
        && invoke.kind() == InvokeKind.SUPER_CONSTRUCTOR;
  }

  private boolean completes(CodeStatement statement) {
    return switch (statement) {
      case Block block -> block.statements().stream().allMatch(this::completes);
      case CodeStatement.Throw thrown -> false;
      case CodeStatement.Return result -> false;
      case CodeStatement.Break jump -> false;
      case CodeStatement.Continue jump -> false;
      case CodeStatement.If branch -> chainCompletes(branch);
      case CodeStatement.Loop loop -> !loop.condition().equals(Code.TRUE) || breaks(loop);
      case CodeStatement.Switch choice ->
          completes(choice.otherwise())
              || choice.cases().stream().anyMatch(branch -> completes(branch.body()));
      case CodeStatement.TryCatch tryCatch ->
          completes(tryCatch.body()) || completes(tryCatch.handler());
      case CodeStatement.Declare declare -> true;
      case CodeStatement.Assign assign -> true;
      case CodeStatement.FieldSet set -> true;
      case CodeStatement.ArraySet set -> true;
      case CodeStatement.Evaluate evaluate -> true;
      case CodeStatement.Mark mark -> true;
      case CodeStatement.Comment comment -> true;
    };
  }

  private boolean chainCompletes(CodeStatement.If first) {
    CodeStatement.If branch = first;
    while (true) {
      Block otherwise = branch.otherwise();
      if (otherwise == null || completes(branch.then())) {
        return true;
      }
      if (otherwise.statements().size() == 1
          && otherwise.statements().getFirst() instanceof CodeStatement.If next) {
        branch = next;
      } else {
        return completes(otherwise);
      }
    }
  }

  private static boolean breaks(CodeStatement.Loop loop) {
    List<CodeNode> breaks = new ArrayList<>();
    CodeWalk.preorder(
        loop.body(),
        node -> {
          if (node instanceof CodeStatement.Break jump && jump.label().equals(loop.label())) {
            breaks.add(node);
          }
        });
    return !breaks.isEmpty();
  }

  // ---- the end of the method ----

  /** Moves the last statements, and the ones before them with the call, until the rest fits. */
  private List<CodeStatement> cutTail(List<CodeStatement> statements, int budget, SourceSpan span) {
    List<CodeStatement> result = statements;
    while (sizes.of(result) > budget) {
      int start = result.size();
      int size = 0;
      while (start > 0
          && !isSuperCall(result.get(start - 1))
          && (start == result.size()
              || size + sizes.of(result.get(start - 1)) <= limits.pieceBytes())) {
        start--;
        size += sizes.of(result.get(start));
      }
      List<CodeStatement> moved = result.subList(start, result.size());
      if (start == 0 || Usage.of(moved).jumpsOut()) {
        return result;
      }
      SourceSpan position =
          Marks.last(result.subList(0, start)).map(CodeStatement.Mark::span).orElse(span);
      @Nullable List<CodeStatement> call = outliner.tail(moved, position);
      if (call == null) {
        return result;
      }
      List<CodeStatement> shorter = new ArrayList<>(result.subList(0, start));
      shorter.addAll(call);
      result = shorter;
    }
    return result;
  }
}
