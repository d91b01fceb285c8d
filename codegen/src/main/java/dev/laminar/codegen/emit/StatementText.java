package dev.laminar.codegen.emit;

import dev.laminar.codegen.tree.BinaryOperator;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeNode;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.CodeWalk;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.LoopLabel;
import dev.laminar.codegen.tree.Usage;
import java.lang.constant.ConstantDescs;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Statements of one method as Java text. Each rendering method tells whether the statement can
 * complete normally as the Java language defines it: what follows one that cannot is left out,
 * since compilers refuse unreachable statements.
 */
final class StatementText {

  /** Stands for a switch where breaks are looked up. */
  private static final LoopLabel SWITCH = new LoopLabel("switch");

  private final TextLines lines;
  private final ExpressionText text;
  private final TypeNames types;
  private final Map<Object, Integer> linesByNode;
  private final boolean comments;
  private final boolean hoisted;
  private final ArrayDeque<LoopLabel> breakable = new ArrayDeque<>();
  private final ArrayDeque<LoopLabel> loops = new ArrayDeque<>();
  private final Set<LoopLabel> broken = new HashSet<>();
  private final Set<LoopLabel> continued = new HashSet<>();
  private final Set<LoopLabel> labelled = new HashSet<>();

  /** Loops whose update stands behind the body, in a block that {@code continue} breaks out of. */
  private final Set<LoopLabel> updateBehind = new HashSet<>();

  /**
   * @param hoisted whether locals are declared at the start of the method already
   */
  StatementText(
      TextLines lines,
      ExpressionText text,
      TypeNames types,
      Map<Object, Integer> linesByNode,
      boolean comments,
      boolean hoisted) {
    this.lines = lines;
    this.text = text;
    this.types = types;
    this.linesByNode = linesByNode;
    this.comments = comments;
    this.hoisted = hoisted;
  }

  /** The statements of a block, without braces. */
  boolean statements(CodeStatement.Block block) {
    List<CodeStatement> list = block.statements();
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof CodeStatement.Declare declare
          && i + 1 < list.size()
          && list.get(i + 1) instanceof CodeStatement.Loop loop
          && ownsVariable(loop, declare.local(), list.subList(i + 2, list.size()))) {
        place(declare);
        place(loop);
        i++;
        if (!loop(loop, declaration(declare))) {
          return false;
        }
      } else if (!statement(list.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a variable declared before a loop can be declared in its head. */
  private static boolean ownsVariable(
      CodeStatement.Loop loop, Local variable, List<CodeStatement> rest) {
    boolean counts =
        loop.update().statements().stream()
            .anyMatch(update ->
                update instanceof CodeStatement.Assign assign && assign.local().equals(variable));
    return counts && isInline(loop) && !Usage.of(rest).free().contains(variable);
  }

  private boolean statement(CodeStatement statement) {
    place(statement);
    return switch (statement) {
      case CodeStatement.Block block -> {
        lines.code("{");
        boolean completes = inBraces(block);
        yield completes;
      }
      case CodeStatement.Declare declare -> simple(declaration(declare) + ";");
      case CodeStatement.Assign assign -> simple(assignment(assign) + ";");
      case CodeStatement.FieldSet set -> simple(fieldAssignment(set) + ";");
      case CodeStatement.ArraySet set -> simple(elementAssignment(set) + ";");
      case CodeStatement.Evaluate evaluate -> simple(text.of(evaluate.expression()) + ";");
      case CodeStatement.If branch -> branch(branch);
      case CodeStatement.Loop loop -> loop(loop, "");
      case CodeStatement.Break jump -> {
        broken.add(jump.label());
        lines.code(
            "break" + labelUnless(jump.label().equals(breakable.peek()), jump.label()) + ";");
        yield false;
      }
      case CodeStatement.Continue jump -> {
        continueWith(jump.label());
        yield false;
      }
      case CodeStatement.Return result -> {
        CodeExpression value = result.value();
        lines.code(
            value == null ? "return;" : "return " + text.assigned(value, value.type()) + ";");
        yield false;
      }
      case CodeStatement.Throw thrown -> {
        lines.code("throw " + text.of(thrown.exception()) + ";");
        yield false;
      }
      case CodeStatement.Switch choice -> choose(choice);
      case CodeStatement.TryCatch tryCatch -> tryCatch(tryCatch);
      case CodeStatement.Mark mark -> {
        lines.sqlLine(mark.span().line());
        yield true;
      }
      case CodeStatement.Comment comment -> {
        if (comments) {
          CommentText.lines(comment.text().get()).forEach(line -> lines.plain("// " + line));
        }
        yield true;
      }
    };
  }

  private void place(CodeStatement statement) {
    linesByNode.put(statement, lines.count() + 1);
  }

  private boolean simple(String line) {
    lines.code(line);
    return true;
  }

  private String declaration(CodeStatement.Declare declare) {
    Local local = declare.local();
    String type = types.name(local.type());
    // As many blanks as the type has letters, so that lines break where they break in the readable
    // text.
    String start = hoisted ? " ".repeat(type.length()) : type;
    return start + " " + local.name() + " = " + text.assigned(declare.value(), local.type());
  }

  private String assignment(CodeStatement.Assign assign) {
    Local local = assign.local();
    if (assign.value() instanceof CodeExpression.Binary binary
        && binary.left() instanceof CodeExpression.LocalGet get
        && get.local().equals(local)) {
      boolean one = binary.right() instanceof CodeExpression.Literal literal && isOne(literal);
      if (one && binary.operator() == BinaryOperator.ADD) {
        return local.name() + "++";
      }
      if (binary.type().equals(local.type())) {
        return local.name() + " " + binary.operator().symbol() + "= " + text.of(binary.right());
      }
    }
    return local.name() + " = " + text.assigned(assign.value(), local.type());
  }

  private static boolean isOne(CodeExpression.Literal literal) {
    return Integer.valueOf(1).equals(literal.value()) && literal.type().equals(ConstantDescs.CD_int)
        || Long.valueOf(1).equals(literal.value());
  }

  private String fieldAssignment(CodeStatement.FieldSet set) {
    CodeExpression target = set.target();
    String place = target == null ? types.name(set.owner()) : text.primary(target);
    return place + "." + set.name() + " = " + text.assigned(set.value(), set.type());
  }

  private String elementAssignment(CodeStatement.ArraySet set) {
    String place = text.of(new CodeExpression.ArrayGet(set.array(), set.index()));
    return place + " = " + text.assigned(set.value(), set.array().type().componentType());
  }

  /** The content of braces that were opened, and the closing one. */
  private boolean inBraces(CodeStatement.Block block) {
    lines.indent();
    boolean completes = statements(block);
    lines.outdent();
    lines.code("}");
    return completes;
  }

  /** A chain of else-ifs is walked and not descended into. */
  private boolean branch(CodeStatement.If first) {
    boolean completes = false;
    String prefix = "";
    CodeStatement.If branch = first;
    while (true) {
      CodeStatement.Block otherwise = branch.otherwise();
      if (branch.condition() instanceof CodeExpression.Literal literal) {
        CodeStatement.Block taken =
            Boolean.TRUE.equals(literal.value()) ? branch.then() : otherwise;
        return constantBranch(taken, prefix) | completes;
      }
      lines.code(prefix + "if (" + text.of(branch.condition()) + ") {");
      lines.indent();
      completes |= statements(branch.then());
      lines.outdent();
      if (otherwise == null) {
        lines.code("}");
        return true;
      }
      if (otherwise.statements().size() == 1
          && otherwise.statements().getFirst() instanceof CodeStatement.If next) {
        prefix = "} else ";
        place(next);
        branch = next;
      } else {
        lines.code("} else {");
        return inBraces(otherwise) | completes;
      }
    }
  }

  private boolean constantBranch(CodeStatement.@Nullable Block taken, String prefix) {
    if (taken == null) {
      if (!prefix.isEmpty()) {
        lines.code("}");
      }
      return true;
    }
    lines.code(prefix + "{");
    return inBraces(taken);
  }

  // ---- loops ----

  private boolean loop(CodeStatement.Loop loop, String declaration) {
    LoopLabel label = loop.label();
    boolean never = isLiteral(loop.condition(), false);
    if (never) {
      return declaration.isEmpty() || simple(declaration + ";");
    }
    boolean endless = isLiteral(loop.condition(), true);
    // Java takes a condition made of literals for a constant, and what follows an endless loop for
    // unreachable.
    boolean testInside = !endless && isConstant(loop.condition());
    boolean inline = isInline(loop);
    if (!inline) {
      updateBehind.add(label);
    }
    int head = lines.count();
    lines.code(head(loop, declaration, endless || testInside, inline));
    lines.indent();
    if (testInside) {
      lines.code("if (" + text.of(Code.not(loop.condition())) + ") {");
      lines.indent();
      lines.code("break;");
      lines.outdent();
      lines.code("}");
      broken.add(label);
    }
    body(loop, inline);
    lines.outdent();
    lines.code("}");
    if (labelled.contains(label)) {
      lines.prefix(head, label.name() + ": ");
    }
    return !endless || broken.contains(label);
  }

  private String head(
      CodeStatement.Loop loop, String declaration, boolean withoutTest, boolean inline) {
    String condition = withoutTest ? "" : text.of(loop.condition());
    List<String> updates = new ArrayList<>();
    if (inline) {
      for (CodeStatement update : loop.update().statements()) {
        place(update);
        simpleText(update, updates);
      }
    }
    if (declaration.isEmpty() && updates.isEmpty()) {
      return withoutTest ? "for (;;) {" : "while (" + condition + ") {";
    }
    String test = condition.isEmpty() ? ";" : "; " + condition;
    String update = updates.isEmpty() ? ";" : "; " + String.join(", ", updates);
    return "for (" + declaration + test + update + ") {";
  }

  private void body(CodeStatement.Loop loop, boolean inline) {
    LoopLabel label = loop.label();
    breakable.push(label);
    loops.push(label);
    if (inline) {
      statements(loop.body());
    } else {
      int start = lines.count();
      lines.code("{");
      boolean completes = inBraces(loop.body());
      if (continued.contains(label)) {
        lines.prefix(start, bodyLabel(label) + ": ");
      }
      if (completes || continued.contains(label)) {
        statements(loop.update());
      }
    }
    loops.pop();
    breakable.pop();
  }

  private void continueWith(LoopLabel label) {
    continued.add(label);
    if (updateBehind.contains(label)) {
      lines.code("break " + bodyLabel(label) + ";");
    } else {
      lines.code("continue" + labelUnless(label.equals(loops.peek()), label) + ";");
    }
  }

  private static String bodyLabel(LoopLabel label) {
    return label.name() + "_body";
  }

  private String labelUnless(boolean innermost, LoopLabel label) {
    if (innermost) {
      return "";
    }
    labelled.add(label);
    return " " + label.name();
  }

  /** Whether the loop's update can stand in its head. */
  private static boolean isInline(CodeStatement.Loop loop) {
    return loop.update().statements().stream()
        .allMatch(update ->
            update instanceof CodeStatement.Assign
                || update instanceof CodeStatement.FieldSet
                || update instanceof CodeStatement.ArraySet
                || update instanceof CodeStatement.Evaluate
                || update instanceof CodeStatement.Mark
                || update instanceof CodeStatement.Comment);
  }

  private void simpleText(CodeStatement update, List<String> into) {
    if (update instanceof CodeStatement.Assign assign) {
      into.add(assignment(assign));
    } else if (update instanceof CodeStatement.FieldSet set) {
      into.add(fieldAssignment(set));
    } else if (update instanceof CodeStatement.ArraySet set) {
      into.add(elementAssignment(set));
    } else if (update instanceof CodeStatement.Evaluate evaluate) {
      into.add(text.of(evaluate.expression()));
    }
  }

  private static boolean isLiteral(CodeExpression condition, boolean value) {
    return condition instanceof CodeExpression.Literal literal
        && Boolean.valueOf(value).equals(literal.value());
  }

  private static boolean isConstant(CodeExpression condition) {
    List<CodeNode> variable = new ArrayList<>();
    CodeWalk.preorder(
        condition,
        node -> {
          boolean constantForm =
              node instanceof CodeExpression.Literal || !CodeWalk.children(node).isEmpty();
          if (!constantForm || node instanceof CodeExpression.Invoke) {
            variable.add(node);
          }
        });
    return variable.isEmpty();
  }

  // ---- switch and try ----

  private boolean choose(CodeStatement.Switch choice) {
    lines.code("switch (" + text.of(choice.selector()) + ") {");
    lines.indent();
    breakable.push(SWITCH);
    boolean completes = false;
    for (CodeStatement.Case branch : choice.cases()) {
      completes |= choiceBranch("case " + branch.value() + ": {", branch.body());
    }
    completes |= choiceBranch("default: {", choice.otherwise());
    breakable.pop();
    lines.outdent();
    lines.code("}");
    return completes;
  }

  private boolean choiceBranch(String head, CodeStatement.Block body) {
    lines.code(head);
    lines.indent();
    boolean completes = statements(body);
    if (completes) {
      lines.code("break;");
    }
    lines.outdent();
    lines.code("}");
    return completes;
  }

  private boolean tryCatch(CodeStatement.TryCatch tryCatch) {
    lines.code("try {");
    lines.indent();
    boolean completes = statements(tryCatch.body());
    lines.outdent();
    Local exception = tryCatch.exception();
    lines.code("} catch (" + types.name(exception.type()) + " " + exception.name() + ") {");
    return inBraces(tryCatch.handler()) | completes;
  }
}
