package dev.laminar.codegen.tree;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a piece of code does with its surroundings. Sets keep the order of first occurrence.
 *
 * @param free locals read or assigned but not declared inside
 * @param assigned those of {@code free} that are assigned
 * @param declared locals declared inside, exceptions of handlers too
 * @param jumpsOut whether a break or continue leaves it
 * @param returns whether it holds a return
 * @param usesThis whether it needs a receiver
 */
public record Usage(
    Set<Local> free,
    Set<Local> assigned,
    Set<Local> declared,
    boolean jumpsOut,
    boolean returns,
    boolean usesThis) {

  public static Usage of(CodeNode node) {
    return of(List.of(node));
  }

  /** The usage of consecutive nodes taken together. */
  public static Usage of(List<? extends CodeNode> nodes) {
    Collector collector = new Collector();
    for (CodeNode node : nodes) {
      CodeWalk.preorder(node, collector::visit);
    }
    return collector.result();
  }

  private static final class Collector {
    private final Set<Local> used = new LinkedHashSet<>();
    private final Set<Local> assigned = new LinkedHashSet<>();
    private final Set<Local> declared = new LinkedHashSet<>();
    private final Set<LoopLabel> loops = new HashSet<>();
    private final Set<LoopLabel> jumps = new HashSet<>();
    private boolean returns;
    private boolean usesThis;

    void visit(CodeNode node) {
      switch (node) {
        case CodeExpression.LocalGet get -> used.add(get.local());
        case CodeExpression.This self -> usesThis = true;
        case CodeStatement.Declare declare -> declared.add(declare.local());
        case CodeStatement.TryCatch tryCatch -> declared.add(tryCatch.exception());
        case CodeStatement.Assign assign -> {
          used.add(assign.local());
          assigned.add(assign.local());
        }
        case CodeStatement.Loop loop -> loops.add(loop.label());
        case CodeStatement.Break jump -> jumps.add(jump.label());
        case CodeStatement.Continue jump -> jumps.add(jump.label());
        case CodeStatement.Return result -> returns = true;
        default -> {
          // Nothing to note: the node's children are visited on their own.
        }
      }
    }

    Usage result() {
      used.removeAll(declared);
      assigned.removeAll(declared);
      jumps.removeAll(loops);
      return new Usage(used, assigned, declared, !jumps.isEmpty(), returns, usesThis);
    }
  }
}
