package dev.laminar.codegen.emit;

import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.CodeWalk;
import dev.laminar.codegen.tree.FieldModel;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodModel;
import dev.laminar.codegen.tree.Usage;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Renders a class model as formatted Java, of the language level that both javac and Janino take:
 * the view that people read, and the source of the Janino tier.
 */
public final class JavaEmitter {

  private final ClassModel model;
  private final CommentDepth comments;
  private final Function<MethodModel, String> remarks;
  private final boolean hoisted;
  private final TypeNames types;
  private final TextLines lines = new TextLines();
  private final IdentityHashMap<Object, Integer> linesByNode = new IdentityHashMap<>();

  private JavaEmitter(
      ClassModel model,
      CommentDepth comments,
      Function<MethodModel, String> remarks,
      boolean hoisted) {
    this.hoisted = hoisted;
    this.model = model;
    this.comments = comments;
    this.remarks = remarks;
    this.types = new TypeNames(model.name());
  }

  public static JavaSource render(ClassModel model, CommentDepth comments) {
    return render(model, comments, method -> "");
  }

  /**
   * Renders a class.
   *
   * @param remarks what stands behind a method's opening brace, for example its size; empty for
   *     nothing. Remarks do not move lines.
   */
  public static JavaSource render(
      ClassModel model, CommentDepth comments, Function<MethodModel, String> remarks) {
    return new JavaEmitter(model, comments, remarks, false).render();
  }

  private JavaSource render() {
    body();
    TextLines head = head();
    int shift = head.count();
    linesByNode.replaceAll((node, line) -> line + shift);
    StringBuilder text = new StringBuilder();
    int[] sqlLines = new int[shift + lines.count()];
    for (int i = 0; i < shift; i++) {
      text.append(head.get(i)).append('\n');
    }
    for (int i = 0; i < lines.count(); i++) {
      text.append(lines.get(i)).append('\n');
      sqlLines[shift + i] = lines.sqlLineOf(i);
    }
    return new JavaSource(text.toString(), sqlLines, linesByNode, this::hoisted);
  }

  /**
   * The same text, line by line, with the locals of each method declared behind its opening brace.
   * Not for readers: Janino 3.1.12 loses track of its stack maps when scopes that ended leave slots
   * of another size behind.
   */
  private JavaSource hoisted() {
    return new JavaEmitter(model, comments, remarks, true).render();
  }

  /** Package and imports, which are known when the body has been written. */
  private TextLines head() {
    TextLines head = new TextLines();
    if (!model.name().packageName().isEmpty()) {
      head.plain("package " + model.name().packageName() + ";");
      head.blank();
    }
    List<String> imports = types.imports();
    imports.forEach(name -> head.plain("import " + name + ";"));
    if (!imports.isEmpty()) {
      head.blank();
    }
    return head;
  }

  private void body() {
    List<String> header =
        comments == CommentDepth.NONE ? List.of() : CommentText.lines(model.comment().get());
    if (header.size() == 1) {
      lines.plain("/** " + header.getFirst() + " */");
    } else if (!header.isEmpty()) {
      lines.plain("/**");
      header.forEach(line -> lines.plain((" * " + line).stripTrailing()));
      lines.plain(" */");
    }
    lines.plain(
        "public final class "
            + model.simpleName()
            + " extends "
            + types.name(model.superclass())
            + " {");
    lines.indent();
    model.fields().forEach(this::field);
    boolean first = model.fields().isEmpty();
    for (MethodModel method : model.methods()) {
      if (!first) {
        lines.blank();
      }
      first = false;
      method(method);
    }
    lines.outdent();
    lines.plain("}");
  }

  private void field(FieldModel field) {
    String modifiers = field.isFinal() ? "private final " : "private ";
    lines.plain(modifiers + types.name(field.type()) + " " + field.name() + ";");
    List<String> remark =
        comments == CommentDepth.NONE ? List.of() : CommentText.lines(field.comment().get());
    if (!remark.isEmpty()) {
      lines.appendToLast(" // " + String.join(" ", remark));
    }
  }

  private void method(MethodModel method) {
    comment(method);
    if (method.isOverride()) {
      lines.plain("@Override");
    }
    lines.sqlLine(method.span().line());
    linesByNode.put(method, lines.count() + 1);
    lines.code(signature(method) + " {");
    if (hoisted) {
      hoist(method);
    }
    String remark = remarks.apply(method);
    if (!remark.isEmpty()) {
      lines.appendToLast(" // " + remark);
    }
    lines.indent();
    ExpressionText expressions = new ExpressionText(types, model.name(), localNames(method));
    new StatementText(
            lines, expressions, types, linesByNode, comments != CommentDepth.NONE, hoisted)
        .statements(method.body());
    lines.outdent();
    lines.code("}");
    lines.sqlLine(0);
  }

  private void comment(MethodModel method) {
    if (comments != CommentDepth.NONE) {
      CommentText.lines(method.comment().get()).forEach(line -> lines.plain("// " + line));
    }
  }

  private String signature(MethodModel method) {
    StringBuilder out = new StringBuilder();
    out.append(
        switch (method.access()) {
          case PUBLIC -> "public ";
          case PRIVATE -> "private ";
        });
    out.append(method.isStatic() ? "static " : "");
    if (method.name().equals("<init>")) {
      out.append(model.simpleName());
    } else {
      out.append(types.name(method.returnType())).append(' ').append(method.name());
    }
    out.append('(');
    String separator = "";
    for (Local parameter : method.parameters()) {
      out.append(separator)
          .append(types.name(parameter.type()))
          .append(' ')
          .append(parameter.name());
      separator = "," + TextLines.breakAt(1);
    }
    return out.append(')').toString();
  }

  private static Set<String> localNames(MethodModel method) {
    Set<String> names = new HashSet<>();
    method.parameters().forEach(parameter -> names.add(parameter.name()));
    Usage.of(method.body()).declared().forEach(local -> names.add(local.name()));
    return names;
  }

  private void hoist(MethodModel method) {
    CodeWalk.preorder(
        method.body(),
        node -> {
          if (node instanceof CodeStatement.Declare(Local local, CodeExpression value)) {
            String type = types.name(local.type());
            String initial =
                JavaLiterals.of((CodeExpression.Literal) Code.defaultValue(local.type()));
            lines.appendToLast(" " + type + " " + local.name() + " = " + initial + ";");
          }
        });
  }
}
