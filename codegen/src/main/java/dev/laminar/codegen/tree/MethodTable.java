package dev.laminar.codegen.tree;

import dev.laminar.kernel.error.LaminarException;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The callable methods of a loaded class by name: finds the overload that takes given argument
 * types.
 */
final class MethodTable {

  /** One overload. */
  record Overload(boolean isStatic, MethodTypeDesc descriptor) {}

  private static final ClassValue<MethodTable> TABLES =
      new ClassValue<>() {
        @Override
        protected MethodTable computeValue(Class<?> type) {
          return new MethodTable(type);
        }
      };

  private final Class<?> type;
  private final Map<String, List<Overload>> overloads = new HashMap<>();

  private MethodTable(Class<?> type) {
    this.type = type;
    for (Method method : type.getMethods()) {
      add(method);
    }
    for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
      for (Method method : declaring.getDeclaredMethods()) {
        if (Modifier.isProtected(method.getModifiers())) {
          add(method);
        }
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (!Modifier.isPrivate(constructor.getModifiers())) {
        add("<init>", false, void.class, constructor.getParameterTypes());
      }
    }
  }

  static MethodTable of(Class<?> type) {
    return TABLES.get(type);
  }

  private void add(Method method) {
    if (!method.isBridge()) {
      add(
          method.getName(),
          Modifier.isStatic(method.getModifiers()),
          method.getReturnType(),
          method.getParameterTypes());
    }
  }

  private void add(String name, boolean isStatic, Class<?> returnType, Class<?>[] parameters) {
    MethodTypeDesc descriptor =
        MethodTypeDesc.of(Types.of(returnType), Arrays.stream(parameters).map(Types::of).toList());
    Overload overload = new Overload(isStatic, descriptor);
    List<Overload> list = overloads.computeIfAbsent(name, _ -> new ArrayList<>());
    if (!list.contains(overload)) {
      list.add(overload);
    }
  }

  /**
   * The one overload that takes the arguments: one with equal types first, else the only one they
   * can be passed to.
   */
  MethodTypeDesc find(String name, boolean isStatic, List<CodeExpression> arguments) {
    List<MethodTypeDesc> fitting = new ArrayList<>();
    for (Overload overload : overloads.getOrDefault(name, List.of())) {
      if (overload.isStatic() == isStatic && takes(overload.descriptor(), arguments)) {
        if (isExact(overload.descriptor(), arguments)) {
          return overload.descriptor();
        }
        fitting.add(overload.descriptor());
      }
    }
    if (fitting.size() == 1) {
      return fitting.getFirst();
    }
    throw noMatch(name, isStatic, arguments, fitting.size());
  }

  private LaminarException noMatch(
      String name, boolean isStatic, List<CodeExpression> arguments, int candidates) {
    List<String> types = arguments.stream().map(argument -> argument.type().displayName()).toList();
    List<String> known = new ArrayList<>();
    for (Overload overload : overloads.getOrDefault(name, List.of())) {
      known.add((overload.isStatic() ? "static " : "") + overload.descriptor().displayDescriptor());
    }
    return Code.internal(
        (candidates == 0 ? "no " : "more than one ")
            + (isStatic ? "static " : "")
            + "method "
            + type.getName()
            + "."
            + name
            + " takes ("
            + String.join(", ", types)
            + "); there are "
            + known);
  }

  private static boolean takes(MethodTypeDesc descriptor, List<CodeExpression> arguments) {
    if (descriptor.parameterCount() != arguments.size()) {
      return false;
    }
    for (int i = 0; i < arguments.size(); i++) {
      if (!isPassable(arguments.get(i).type(), descriptor.parameterType(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isExact(MethodTypeDesc descriptor, List<CodeExpression> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      if (!arguments.get(i).type().equals(descriptor.parameterType(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a value can be passed as it is. Subclassing is left to the verifier: nothing is loaded
   * to find it out.
   */
  static boolean isPassable(ClassDesc from, ClassDesc to) {
    if (from.equals(to)) {
      return true;
    }
    if (from.isPrimitive() || to.isPrimitive()) {
      return isWidenedOnStack(from, to);
    }
    boolean primitiveArrays =
        from.isArray() && from.componentType().isPrimitive()
            || to.isArray() && to.componentType().isPrimitive();
    return !primitiveArrays || to.equals(java.lang.constant.ConstantDescs.CD_Object);
  }

  private static boolean isWidenedOnStack(ClassDesc from, ClassDesc to) {
    if (to.equals(java.lang.constant.ConstantDescs.CD_int)) {
      return Types.isIntKind(from);
    }
    return to.equals(java.lang.constant.ConstantDescs.CD_short)
        && from.equals(java.lang.constant.ConstantDescs.CD_byte);
  }
}
