package dev.laminar.codegen.tree;

import dev.laminar.codegen.tree.CodeExpression.FieldGet;
import dev.laminar.codegen.tree.CodeStatement.FieldSet;
import dev.laminar.codegen.tree.MethodModel.Access;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Collects a generated class. Names of members are unique, also against inherited ones. */
public final class ClassBuilder {

  private final ClassDesc name;
  private final Class<?> superclass;
  private final String sourceFile;
  private final NameAllocator names = new NameAllocator();
  private final List<FieldModel> fields = new ArrayList<>();
  private final List<MethodBuilder> methods = new ArrayList<>();
  private final Set<Class<?>> linked = new LinkedHashSet<>();
  private Supplier<String> comment = () -> "";

  /**
   * @param name fully qualified
   * @param sourceFile the SQL file that stack traces show
   */
  public ClassBuilder(ClassDesc name, Class<?> superclass, String sourceFile) {
    this.name = name;
    this.superclass = superclass;
    this.sourceFile = sourceFile;
    names.reserve(name.displayName());
    for (Class<?> declaring = superclass;
        declaring != null;
        declaring = declaring.getSuperclass()) {
      for (Method method : declaring.getDeclaredMethods()) {
        names.reserve(method.getName());
      }
      for (Field field : declaring.getDeclaredFields()) {
        names.reserve(field.getName());
      }
    }
  }

  public ClassDesc name() {
    return name;
  }

  /** Names of the members, inherited ones included. */
  public NameAllocator names() {
    return names;
  }

  /** {@code this}. */
  public CodeExpression self() {
    return Code.self(name);
  }

  /** Header of the Java view. */
  public ClassBuilder comment(Supplier<String> text) {
    comment = text;
    return this;
  }

  /** Adds a field; a final one is assigned in the constructor, once. */
  public FieldModel field(
      String hint, ClassDesc type, boolean isFinal, Supplier<String> fieldComment) {
    FieldModel field = new FieldModel(names.allocate(hint), type, isFinal, fieldComment);
    fields.add(field);
    return field;
  }

  /** The field's value, in an instance method. */
  public CodeExpression get(FieldModel field) {
    return new FieldGet(self(), name, field.name(), field.type());
  }

  /** Assigns the field, in an instance method or the constructor. */
  public CodeStatement set(FieldModel field, CodeExpression value) {
    Code.requireAssignable(value.type(), field.type(), "field " + field.name());
    return new FieldSet(self(), name, field.name(), field.type(), value);
  }

  /** Adds a private method. */
  public MethodBuilder method(String hint, ClassDesc returnType) {
    return add(new MethodBuilder(name, names.allocate(hint), Access.PRIVATE, false, returnType));
  }

  /** Adds a public method that implements or overrides an inherited one. */
  public MethodBuilder override(String methodName, ClassDesc returnType) {
    return add(new MethodBuilder(name, methodName, Access.PUBLIC, true, returnType));
  }

  /** Adds the public constructor. Its first statement must be {@link Code#superConstructor}. */
  public MethodBuilder constructor() {
    return add(new MethodBuilder(name, "<init>", Access.PUBLIC, false, ConstantDescs.CD_void));
  }

  /** Has the class find a class of the user's, whatever class loader it is of. */
  public void link(Class<?> type) {
    linked.add(type);
  }

  private MethodBuilder add(MethodBuilder method) {
    methods.add(method);
    return method;
  }

  public ClassModel build() {
    return new ClassModel(
        name,
        Types.of(superclass),
        sourceFile,
        fields,
        methods.stream().map(MethodBuilder::build).toList(),
        linked,
        comment);
  }
}
