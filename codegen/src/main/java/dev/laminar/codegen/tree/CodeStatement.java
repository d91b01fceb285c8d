package dev.laminar.codegen.tree;

import dev.laminar.kernel.error.SourceSpan;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A node that leaves nothing on the operand stack. */
public sealed interface CodeStatement extends CodeNode {

  /** A scope: locals declared inside end with it. */
  record Block(List<CodeStatement> statements) implements CodeStatement {
    public Block {
      statements = List.copyOf(statements);
    }
  }

  /** Declares a local with its first value. */
  record Declare(Local local, CodeExpression value) implements CodeStatement {}

  record Assign(Local local, CodeExpression value) implements CodeStatement {}

  /** {@code target} is null for a static field. */
  record FieldSet(
      @Nullable CodeExpression target,
      ClassDesc owner,
      String name,
      ClassDesc type,
      CodeExpression value)
      implements CodeStatement {}

  record ArraySet(CodeExpression array, CodeExpression index, CodeExpression value)
      implements CodeStatement {}

  /** Evaluates a call for its effect; a result is dropped. */
  record Evaluate(CodeExpression expression) implements CodeStatement {}

  /** {@code otherwise} is null when there is no else branch. */
  record If(CodeExpression condition, Block then, @Nullable Block otherwise)
      implements CodeStatement {}

  /** {@code label: for (; condition; update) body}. {@code continue} runs the update. */
  record Loop(LoopLabel label, CodeExpression condition, Block body, Block update)
      implements CodeStatement {}

  record Break(LoopLabel label) implements CodeStatement {}

  record Continue(LoopLabel label) implements CodeStatement {}

  /** {@code value} is null in void methods. */
  record Return(@Nullable CodeExpression value) implements CodeStatement {}

  record Throw(CodeExpression exception) implements CodeStatement {}

  /** A switch over an int; cases do not fall through. */
  record Switch(CodeExpression selector, List<Case> cases, Block otherwise)
      implements CodeStatement {
    public Switch {
      cases = List.copyOf(cases);
    }
  }

  /** One case of a {@link Switch}. */
  record Case(int value, Block body) {}

  /** {@code try body catch (type local) handler}. The handler must not complete normally. */
  record TryCatch(Block body, Local exception, Block handler) implements CodeStatement {}

  /**
   * What follows, up to the next mark, comes from this place of the SQL text: the source of the
   * line table.
   */
  record Mark(SourceSpan span) implements CodeStatement {}

  /** A comment of the Java view; the text is made only when somebody looks. */
  record Comment(Supplier<String> text) implements CodeStatement {}
}
