package dev.laminar.codegen.budget;

import dev.laminar.codegen.tree.CodeNode;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.CodeWalk;
import dev.laminar.kernel.error.SourceSpan;
import java.util.List;
import java.util.Optional;

/** Source positions when code moves. */
final class Marks {

  private Marks() {}

  /** The mark that is in force behind these nodes. */
  static Optional<CodeStatement.Mark> last(List<? extends CodeNode> nodes) {
    CodeStatement.Mark[] last = new CodeStatement.Mark[1];
    for (CodeNode node : nodes) {
      CodeWalk.preorder(
          node,
          each -> {
            if (each instanceof CodeStatement.Mark mark) {
              last[0] = mark;
            }
          });
    }
    return Optional.ofNullable(last[0]);
  }

  /** The position in force behind a node, given the one before it. */
  static SourceSpan after(CodeNode node, SourceSpan before) {
    return last(List.of(node)).map(CodeStatement.Mark::span).orElse(before);
  }
}
