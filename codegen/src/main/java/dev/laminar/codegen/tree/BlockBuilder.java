package dev.laminar.codegen.tree;

import dev.laminar.codegen.tree.CodeExpression.Invoke;
import dev.laminar.codegen.tree.CodeExpression.Literal;
import dev.laminar.codegen.tree.CodeExpression.LocalGet;
import dev.laminar.codegen.tree.CodeExpression.NewObject;
import dev.laminar.codegen.tree.CodeExpression.This;
import dev.laminar.codegen.tree.CodeStatement.ArraySet;
import dev.laminar.codegen.tree.CodeStatement.Assign;
import dev.laminar.codegen.tree.CodeStatement.Block;
import dev.laminar.codegen.tree.CodeStatement.Break;
import dev.laminar.codegen.tree.CodeStatement.Case;
import dev.laminar.codegen.tree.CodeStatement.Comment;
import dev.laminar.codegen.tree.CodeStatement.Continue;
import dev.laminar.codegen.tree.CodeStatement.Declare;
import dev.laminar.codegen.tree.CodeStatement.Evaluate;
import dev.laminar.codegen.tree.CodeStatement.FieldSet;
import dev.laminar.codegen.tree.CodeStatement.If;
import dev.laminar.codegen.tree.CodeStatement.Loop;
import dev.laminar.codegen.tree.CodeStatement.Mark;
import dev.laminar.codegen.tree.CodeStatement.Return;
import dev.laminar.codegen.tree.CodeStatement.Switch;
import dev.laminar.codegen.tree.CodeStatement.Throw;
import dev.laminar.codegen.tree.CodeStatement.TryCatch;
import dev.laminar.kernel.error.SourceSpan;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Collects the statements of a block, checking their types; nested blocks share the names of their
 * method.
 */
public final class BlockBuilder {

  private final NameAllocator names;
  private final List<CodeStatement> statements = new ArrayList<>();

  /**
   * @param names of the locals and labels of the method the block belongs to
   */
  public BlockBuilder(NameAllocator names) {
    this.names = names;
  }

  /** The names of the method's locals and labels. */
  public NameAllocator names() {
    return names;
  }

  /** A builder for a block inside this method. */
  public BlockBuilder nested() {
    return new BlockBuilder(names);
  }

  public boolean isEmpty() {
    return statements.isEmpty();
  }

  public Block build() {
    return new Block(statements);
  }

  public BlockBuilder add(CodeStatement statement) {
    statements.add(statement);
    return this;
  }

  public BlockBuilder addAll(Block block) {
    statements.addAll(block.statements());
    return this;
  }

  /** Declares a local of the value's type. */
  public Local declare(String hint, CodeExpression value) {
    return declare(hint, value.type(), value);
  }

  /** Declares a local. */
  public Local declare(String hint, ClassDesc type, CodeExpression value) {
    Code.requireAssignable(value.type(), type, "local " + hint);
    Local local = new Local(names.allocate(hint), type);
    statements.add(new Declare(local, value));
    return local;
  }

  /**
   * The value as something that may be used twice: itself when it is a constant or a local, else a
   * new local.
   */
  public CodeExpression reusable(String hint, CodeExpression value) {
    if (value instanceof Literal || value instanceof LocalGet || value instanceof This) {
      return value;
    }
    return Code.get(declare(hint, value));
  }

  public BlockBuilder assign(Local local, CodeExpression value) {
    Code.requireAssignable(value.type(), local.type(), "local " + local.name());
    return add(new Assign(local, value));
  }

  /** {@code local++} for an int or long. */
  public BlockBuilder increment(Local local) {
    CodeExpression one =
        local.type().equals(ConstantDescs.CD_long) ? Code.literal(1L) : Code.literal(1);
    return assign(local, Code.add(Code.get(local), one));
  }

  public BlockBuilder setField(
      CodeExpression target, ClassDesc owner, String name, ClassDesc type, CodeExpression value) {
    Code.requireReference(target, "." + name);
    Code.requireAssignable(value.type(), type, "field " + name);
    return add(new FieldSet(target, owner, name, type, value));
  }

  /** Sets a field of a loaded class, public or protected, possibly inherited. */
  public BlockBuilder setField(
      CodeExpression target, Class<?> owner, String name, CodeExpression value) {
    return setField(
        target, Types.of(owner), name, Types.of(Fields.find(owner, name).getType()), value);
  }

  public BlockBuilder setElement(CodeExpression array, CodeExpression index, CodeExpression value) {
    ClassDesc element = Code.element(array, index).type();
    Code.requireAssignable(value.type(), element, "array element");
    return add(new ArraySet(array, index, value));
  }

  /** Evaluates a call for its effect. */
  public BlockBuilder evaluate(CodeExpression call) {
    Code.require(call instanceof Invoke || call instanceof NewObject, "only calls are statements");
    return add(new Evaluate(call));
  }

  /** {@code if (condition) then}; a constant condition leaves out what cannot run. */
  public BlockBuilder ifThen(CodeExpression condition, Consumer<BlockBuilder> then) {
    return ifThenElse(condition, then, _ -> {});
  }

  public BlockBuilder ifThenElse(
      CodeExpression condition, Consumer<BlockBuilder> then, Consumer<BlockBuilder> otherwise) {
    Code.requireBoolean(condition, "if");
    if (condition instanceof Literal literal) {
      // Names are unique in the method, so what is sure to run needs no scope of its own.
      (Boolean.TRUE.equals(literal.value()) ? then : otherwise).accept(this);
      return this;
    }
    Block thenBlock = block(then);
    Block otherwiseBlock = block(otherwise);
    return add(
        new If(
            condition, thenBlock, otherwiseBlock.statements().isEmpty() ? null : otherwiseBlock));
  }

  /** {@code while (condition) body}. */
  public BlockBuilder loop(String labelHint, CodeExpression condition, LoopBody body) {
    return loop(labelHint, condition, body, _ -> {});
  }

  /** {@code for (; condition; update) body}. */
  public BlockBuilder loop(
      String labelHint, CodeExpression condition, LoopBody body, Consumer<BlockBuilder> update) {
    Code.requireBoolean(condition, "loop");
    LoopLabel label = new LoopLabel(names.allocate(labelHint));
    BlockBuilder inside = nested();
    body.build(inside, label);
    return add(new Loop(label, condition, inside.build(), block(update)));
  }

  /** {@code for (int index = 0; index < count; index++) body}. */
  public BlockBuilder countedLoop(
      String labelHint, String indexHint, CodeExpression count, CountedBody body) {
    Local index = declare(indexHint, Code.literal(0));
    return loop(
        labelHint,
        Code.less(Code.get(index), count),
        (inside, label) -> body.build(inside, label, index),
        update -> update.increment(index));
  }

  public BlockBuilder breakOut(LoopLabel label) {
    return add(new Break(label));
  }

  public BlockBuilder continueWith(LoopLabel label) {
    return add(new Continue(label));
  }

  public BlockBuilder returnVoid() {
    return add(new Return(null));
  }

  public BlockBuilder returnValue(CodeExpression value) {
    return add(new Return(value));
  }

  public BlockBuilder throwException(CodeExpression exception) {
    Code.requireReference(exception, "throw");
    return add(new Throw(exception));
  }

  /** A switch; cases by value, in order. */
  public BlockBuilder switchOn(
      CodeExpression selector, SortedMap<Integer, Block> cases, Consumer<BlockBuilder> otherwise) {
    Code.require(Types.isIntKind(selector.type()), "switch on " + selector.type().displayName());
    List<Case> list = new ArrayList<>();
    cases.forEach((value, block) -> list.add(new Case(value, block)));
    return add(new Switch(selector, list, block(otherwise)));
  }

  /**
   * {@code try body catch (type exception) handler}; the handler must end with a throw or a jump.
   */
  public BlockBuilder tryCatch(
      Consumer<BlockBuilder> body, ClassDesc type, String exceptionHint, CatchBody handler) {
    Block tried = block(body);
    Local exception = new Local(names.allocate(exceptionHint), type);
    BlockBuilder inside = nested();
    handler.build(inside, exception);
    return add(new TryCatch(tried, exception, inside.build()));
  }

  /** What follows comes from there in the SQL text; without effect when the span is unknown. */
  public BlockBuilder mark(SourceSpan span) {
    return span.isKnown() ? add(new Mark(span)) : this;
  }

  public BlockBuilder comment(Supplier<String> text) {
    return add(new Comment(text));
  }

  private Block block(Consumer<BlockBuilder> content) {
    BlockBuilder inside = nested();
    content.accept(inside);
    return inside.build();
  }

  /** Fills a loop's body. */
  @FunctionalInterface
  public interface LoopBody {
    void build(BlockBuilder body, LoopLabel label);
  }

  /** Fills a counted loop's body. */
  @FunctionalInterface
  public interface CountedBody {
    void build(BlockBuilder body, LoopLabel label, Local index);
  }

  /** Fills a handler's block. */
  @FunctionalInterface
  public interface CatchBody {
    void build(BlockBuilder handler, Local exception);
  }
}
