package dev.laminar.codegen.tree;

import dev.laminar.codegen.tree.CodeExpression.Invoke;
import dev.laminar.codegen.tree.MethodModel.Access;
import dev.laminar.kernel.error.SourceSpan;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Collects one method of a {@link ClassBuilder}: an instance method that is not hot, unless told
 * otherwise.
 */
public final class MethodBuilder {

  private final ClassDesc owner;
  private final String name;
  private final Access access;
  private final boolean isOverride;
  private final ClassDesc returnType;
  private final NameAllocator names = new NameAllocator();
  private final List<Local> parameters = new ArrayList<>();
  private final BlockBuilder body = new BlockBuilder(names);
  private boolean isStatic;
  private boolean hot;
  private SourceSpan span = SourceSpan.NONE;
  private Supplier<String> comment = () -> "";

  MethodBuilder(
      ClassDesc owner, String name, Access access, boolean isOverride, ClassDesc returnType) {
    this.owner = owner;
    this.name = name;
    this.access = access;
    this.isOverride = isOverride;
    this.returnType = returnType;
  }

  public String name() {
    return name;
  }

  public NameAllocator names() {
    return names;
  }

  public BlockBuilder body() {
    return body;
  }

  public Local parameter(String hint, ClassDesc type) {
    Local parameter = new Local(names.allocate(hint), type);
    parameters.add(parameter);
    return parameter;
  }

  public List<Local> parameters() {
    return List.copyOf(parameters);
  }

  public MethodBuilder makeStatic() {
    Code.require(access == Access.PRIVATE, "static method " + name + " that is not private");
    isStatic = true;
    return this;
  }

  /** It runs once per row or batch: no allocation, and the byte budget. */
  public MethodBuilder hot() {
    hot = true;
    return this;
  }

  public MethodBuilder span(SourceSpan position) {
    span = position;
    return this;
  }

  /** The block comment of the Java view; made only when somebody looks. */
  public MethodBuilder comment(Supplier<String> text) {
    comment = text;
    return this;
  }

  /**
   * A call of this method on the receiver of the calling method. Parameters must have been added
   * before.
   */
  public CodeExpression call(List<CodeExpression> arguments) {
    MethodTypeDesc descriptor =
        MethodTypeDesc.of(returnType, parameters.stream().map(Local::type).toList());
    if (isStatic) {
      return Code.invokeStatic(owner, name, descriptor, arguments);
    }
    Invoke call = (Invoke) Code.invokeVirtual(Code.self(owner), owner, name, descriptor, arguments);
    return call;
  }

  public CodeExpression call(CodeExpression... arguments) {
    return call(List.of(arguments));
  }

  MethodModel build() {
    return new MethodModel(
        name,
        access,
        isStatic,
        isOverride,
        hot,
        returnType,
        parameters,
        body.build(),
        span,
        comment);
  }
}
