package dev.laminar.codegen.expression;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.tree.BlockBuilder;
import dev.laminar.codegen.tree.Code;
import dev.laminar.codegen.tree.CodeExpression;
import dev.laminar.codegen.tree.CodeStatement;
import dev.laminar.codegen.tree.Local;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import java.lang.constant.ClassDesc;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an expression is being generated: the block that takes its statements, and the method
 * around it. All form generators work on one of these. Statements added to a {@link #nested} scope
 * run only where its block is put; what they declare is visible only there.
 */
final class ExpressionScope {

  /**
   * A tree beyond this many nodes is cut by a local, so that the splitter finds statements to part
   * a method at.
   */
  private static final int TREE_LIMIT = 40;

  private final BlockBuilder out;
  private final ExpressionContext context;
  private final String constantHint;

  ExpressionScope(BlockBuilder out, ExpressionContext context) {
    this(out, context, "literal");
  }

  private ExpressionScope(BlockBuilder out, ExpressionContext context, String constantHint) {
    this.out = out;
    this.context = context;
    this.constantHint = constantHint;
  }

  /** The same place, where literals have another name. */
  ExpressionScope withConstantHint(String hint) {
    return new ExpressionScope(out, context, hint);
  }

  ExpressionContext context() {
    return context;
  }

  /** A scope with an empty block of its own. */
  ExpressionScope nested() {
    return new ExpressionScope(out.nested(), context, constantHint);
  }

  /** The same place, whose statements go to another block. */
  ExpressionScope on(BlockBuilder block) {
    return new ExpressionScope(block, context, constantHint);
  }

  boolean isEmpty() {
    return out.isEmpty();
  }

  CodeStatement.Block block() {
    return out.build();
  }

  /** The end of the block, for generators that work on blocks. */
  BlockBuilder statements() {
    return out;
  }

  /** Takes over what a nested scope holds, in place. */
  void inline(ExpressionScope nested) {
    out.addAll(nested.block());
  }

  /** Runs the statements of a nested scope only if the condition holds. */
  void addIf(CodeExpression condition, ExpressionScope then) {
    addIfElse(condition, then, nested());
  }

  /** Runs the statements of one of two nested scopes. */
  void addIfElse(CodeExpression condition, ExpressionScope then, ExpressionScope otherwise) {
    if (Trees.isTrue(condition)) {
      inline(then);
    } else if (Trees.isFalse(condition)) {
      inline(otherwise);
    } else if (then.isEmpty() && !otherwise.isEmpty()) {
      addIfElse(Trees.not(condition), otherwise, then);
    } else if (!then.isEmpty()) {
      out.add(
          new CodeStatement.If(
              condition, then.block(), otherwise.isEmpty() ? null : otherwise.block()));
    }
  }

  Local declare(String hint, CodeExpression value) {
    return out.declare(context.prefix() + hint, value);
  }

  CodeExpression declared(String hint, CodeExpression value) {
    return Code.get(declare(hint, value));
  }

  void assign(Local local, CodeExpression value) {
    out.assign(local, value);
  }

  void evaluate(CodeExpression call) {
    out.evaluate(call);
  }

  void throwException(CodeExpression exception) {
    out.throwException(exception);
  }

  /** Calls a user's method here. */
  void invoke(
      UserInvocation invocation, Method method, List<CodeExpression> arguments, Local result) {
    invocation.call(out, method, arguments, result);
  }

  /** Makes a call here whose exceptions are the user's. */
  void guarded(UserInvocation invocation, CodeExpression call, Local result) {
    invocation.guarded(out, call, result);
  }

  /** The operand in a form that may still be one tree. */
  Operand operand(Scalar scalar) {
    Operand operand = ExpressionGenerator.operand(scalar, this);
    return operand.components().size() == 1 && Trees.isLargerThan(operand.value(), TREE_LIMIT)
        ? stable(operand, hint(scalar))
        : operand;
  }

  List<Operand> operands(List<Scalar> scalars) {
    List<Operand> operands = new ArrayList<>(scalars.size());
    for (Scalar scalar : scalars) {
      operands.add(operand(scalar));
    }
    return operands;
  }

  /**
   * True when the scalar is TRUE (or FALSE, if that is wanted), false otherwise and for NULL. To be
   * written once.
   */
  CodeExpression condition(Scalar scalar, boolean wanted) {
    CodeExpression condition = ExpressionGenerator.condition(scalar, wanted, this);
    return Trees.isLargerThan(condition, TREE_LIMIT)
        ? declared(hint(scalar), condition)
        : condition;
  }

  /** What a local for a scalar is called. */
  static String hint(Scalar scalar) {
    return switch (scalar) {
      case Scalar.InputColumn column -> column.name();
      case Scalar.Constant _ -> "constant";
      case Scalar.Parameter _ -> "parameter";
      case Scalar.Call call -> Names.camel(call.function());
      case Scalar.UserCall call -> Names.identifier(call.method().function());
      case Scalar.Case _ -> "choice";
      case Scalar.Cast _ -> "cast";
      case Scalar.InList _ -> "isIn";
    };
  }

  /** The operand with repeatable components, all of which may be evaluated. */
  Operand stable(Operand operand, String hint) {
    if (operand.safe() && operand.isSimple()) {
      return operand;
    }
    CodeExpression isNull = operand.isNull();
    if (isNull != null && !Trees.isSimple(isNull)) {
      isNull = declared(hint + "IsNull", isNull);
    }
    List<String> suffixes = Components.suffixes(operand.type().storage());
    List<CodeExpression> components = new ArrayList<>();
    for (int i = 0; i < operand.components().size(); i++) {
      CodeExpression component = operand.components().get(i);
      if (isNull != null && !operand.safe() && !Trees.isSimple(component)) {
        component = Code.conditional(isNull, Code.defaultValue(component.type()), component);
      }
      components.add(
          Trees.isSimple(component) ? component : declared(hint + suffixes.get(i), component));
    }
    return new Operand(operand.type(), components, isNull, true);
  }

  /**
   * The operand with repeatable components, which may stay unguarded: for consumers that write a
   * component more than once, but only where the operand is known not to be NULL.
   */
  Operand repeatable(Operand operand, String hint) {
    return operand.components().stream().allMatch(Trees::isSimple)
        ? operand
        : stable(operand, hint);
  }

  /** The operand with a null flag that is cheap to repeat; its components are untouched. */
  Operand withCheapNull(Operand operand, String hint) {
    CodeExpression isNull = operand.isNull();
    if (isNull == null || Trees.isSimple(isNull)) {
      return operand;
    }
    return new Operand(
        operand.type(), operand.components(), declared(hint + "IsNull", isNull), operand.safe());
  }

  /** Result locals of a value that several places assign. */
  Result result(DataType type, String hint) {
    List<Local> components = new ArrayList<>();
    List<ClassDesc> types = Components.types(type.storage());
    List<String> suffixes = Components.suffixes(type.storage());
    for (int i = 0; i < types.size(); i++) {
      components.add(declare(hint + suffixes.get(i), Code.defaultValue(types.get(i))));
    }
    Local isNull = type.nullable() ? declare(hint + "IsNull", Code.TRUE) : null;
    return new Result(type, components, isNull);
  }

  Operand constant(Scalar.Constant constant) {
    return Operand.of(context.constant(constant, constantHint));
  }

  CodeExpression site(SourceSpan span) {
    return Code.literal(context.site(span));
  }

  /** Locals that hold a value; NULL until assigned. */
  record Result(DataType type, List<Local> components, @Nullable Local isNull) {

    /** Assigns a value of the same storage at the end of a scope. */
    void assign(Operand value, ExpressionScope scope) {
      if (value.isAlwaysNull()) {
        assignNull(Code.TRUE, scope);
        return;
      }
      Operand source =
          isNull != null && value.mayBeNull() ? scope.withCheapNull(value, isNull.name()) : value;
      CodeExpression flag = source.nullFlag();
      assignNull(flag, scope);
      if (source.safe()) {
        assignComponents(source, scope);
      } else {
        ExpressionScope present = scope.nested();
        assignComponents(source, present);
        scope.addIf(Trees.not(flag), present);
      }
    }

    private void assignNull(CodeExpression flag, ExpressionScope scope) {
      if (isNull != null) {
        scope.assign(isNull, flag);
      }
    }

    private void assignComponents(Operand value, ExpressionScope scope) {
      for (int i = 0; i < components.size(); i++) {
        scope.assign(components.get(i), value.components().get(i));
      }
    }

    Operand operand() {
      List<CodeExpression> values = new ArrayList<>();
      for (Local component : components) {
        values.add(Code.get(component));
      }
      return new Operand(type, values, isNull == null ? null : Code.get(isNull), true);
    }
  }
}
