package dev.laminar.codegen.budget;

import dev.laminar.codegen.budget.MethodSplitter.Limits;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.CodeStatement.Block;
import dev.laminar.codegen.tree.Local;
import dev.laminar.codegen.tree.MethodModel;
import dev.laminar.codegen.tree.NameAllocator;
import dev.laminar.codegen.tree.Types;
import dev.laminar.codegen.tree.Usage;
import dev.laminar.kernel.error.SourceSpan;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Moves code of one method into private methods of their own. What cannot be passed in parameters
 * and one result (a method has at most 255 slots and one return value) must live in fields instead
 * of locals: such locals are collected in {@link #mustBeFields}, and the split starts again after
 * they have been moved.
 */
final class Outliner {

  /** Parameters of a method, receiver included: 255 by the JVM's specification. */
  private static final int MAX_PARAMETER_SLOTS = 250;

  private final ClassDesc owner;
  private final MethodModel method;
  private final NameAllocator names;
  private final CodeSize sizes;
  private final Limits limits;
  private final List<MethodModel> pieces = new ArrayList<>();
  private final Set<Local> mustBeFields = new LinkedHashSet<>();

  Outliner(
      ClassDesc owner, MethodModel method, NameAllocator names, CodeSize sizes, Limits limits) {
    this.limits = limits;
    this.sizes = sizes;
    this.owner = owner;
    this.method = method;
    this.names = names;
  }

  List<MethodModel> pieces() {
    return pieces;
  }

  Set<Local> mustBeFields() {
    return mustBeFields;
  }

  /**
   * An expression as a method: a chain of conditionals becomes a list of early returns.
   *
   * @return the call; the expression itself when it cannot be moved (yet), or nothing is saved
   */
  CodeExpression expression(CodeExpression expression, SourceSpan span) {
    Usage usage = Usage.of(expression);
    if (!saves(usage, sizes.of(expression)) || !fits(usage)) {
      return expression;
    }
    List<CodeStatement> statements = new ArrayList<>();
    CodeExpression rest = expression;
    while (rest instanceof CodeExpression.Conditional branch) {
      Block then = new Block(List.of(new CodeStatement.Return(branch.whenTrue())));
      statements.add(new CodeStatement.If(branch.condition(), then, null));
      rest = branch.whenFalse();
    }
    statements.add(new CodeStatement.Return(rest));
    return call(expression.type(), usage, statements, span);
  }

  /**
   * Statements as a method; they complete normally and do not jump out.
   *
   * @param usedBehind whether a local declared in them is used behind them
   * @return what stands in their place; null when they cannot be moved (yet), or nothing is saved
   */
  @Nullable List<CodeStatement> statements(
      List<CodeStatement> moved, Predicate<Local> usedBehind, SourceSpan span) {
    Usage usage = Usage.of(moved);
    if (!saves(usage, sizes.of(moved))) {
      return null;
    }
    Set<Local> results = new LinkedHashSet<>(usage.assigned());
    usage.declared().stream().filter(usedBehind).forEach(results::add);
    if (results.size() > 1) {
      mustBeFields.addAll(results);
      return null;
    }
    if (!fits(usage)) {
      return null;
    }
    List<CodeStatement> replacement = new ArrayList<>();
    if (results.isEmpty()) {
      CodeExpression call = call(ConstantDescs.CD_void, usage, moved, span);
      replacement.add(new CodeStatement.Evaluate(call));
    } else {
      Local result = results.iterator().next();
      List<CodeStatement> body = new ArrayList<>(moved);
      body.add(new CodeStatement.Return(Code.get(result)));
      CodeExpression call = call(result.type(), usage, body, span);
      boolean declared = usage.declared().contains(result);
      replacement.add(
          declared
              ? new CodeStatement.Declare(result, call)
              : new CodeStatement.Assign(result, call));
    }
    Marks.last(moved).ifPresent(mark -> replacement.add(mark));
    return replacement;
  }

  /**
   * The last statements of the method as a method, whatever they assign or return; null as above.
   */
  @Nullable List<CodeStatement> tail(List<CodeStatement> moved, SourceSpan span) {
    Usage usage = Usage.of(moved);
    if (!saves(usage, sizes.of(moved)) || !fits(usage)) {
      return null;
    }
    CodeExpression call = call(method.returnType(), usage, moved, span);
    boolean isVoid = method.returnType().equals(ConstantDescs.CD_void);
    return isVoid
        ? List.of(new CodeStatement.Evaluate(call), new CodeStatement.Return(null))
        : List.of(new CodeStatement.Return(call));
  }

  /** Whether a call is smaller than the code: it loads each parameter, and stores a result. */
  private boolean saves(Usage usage, int sizeBytes) {
    return sizeBytes >= limits.worthwhileBytes() && sizeBytes > 4 * usage.free().size() + 16;
  }

  private boolean fits(Usage usage) {
    if (Types.slots(List.copyOf(usage.free())) <= MAX_PARAMETER_SLOTS) {
      return true;
    }
    mustBeFields.addAll(usage.free());
    return false;
  }

  private CodeExpression call(
      ClassDesc returnType, Usage usage, List<CodeStatement> body, SourceSpan span) {
    List<Local> parameters = List.copyOf(usage.free());
    String name = names.allocate(baseName() + "_part" + (pieces.size() + 1));
    pieces.add(
        new MethodModel(
            name,
            MethodModel.Access.PRIVATE,
            !usage.usesThis(),
            false,
            method.hot(),
            returnType,
            parameters,
            new Block(body),
            span,
            () ->
                "Part of "
                    + method.name()
                    + ", which is too large for one method.  "
                    + method.comment().get()));
    MethodTypeDesc descriptor =
        MethodTypeDesc.of(returnType, parameters.stream().map(Local::type).toList());
    List<CodeExpression> arguments = parameters.stream().map(Code::get).toList();
    return usage.usesThis()
        ? Code.invokeVirtual(Code.self(owner), owner, name, descriptor, arguments)
        : Code.invokeStatic(owner, name, descriptor, arguments);
  }

  private String baseName() {
    return method.name().equals("<init>") ? "initialize" : method.name();
  }
}
