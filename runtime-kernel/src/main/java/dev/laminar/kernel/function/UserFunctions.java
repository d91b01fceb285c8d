package dev.laminar.kernel.function;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds out what the classes of users offer. Errors have no position: callers give them theirs. */
public final class UserFunctions {

  private UserFunctions() {}

  /**
   * The function that the public static methods of a name are: a table function when they yield
   * rows, else a scalar one. Overloads with types that no SQL type stands for are left out when
   * there are others.
   *
   * @param name of the function in SQL
   * @throws LaminarException when there is no such method, or none that generated code can call
   */
  public static UserRoutine ofMethods(String name, Class<?> type, String methodName) {
    requireAccessible(type);
    List<Method> candidates =
        Arrays.stream(type.getMethods())
            .filter(method ->
                method.getName().equals(methodName)
                    && Modifier.isStatic(method.getModifiers())
                    && method.getDeclaringClass() == type
                    && !method.isSynthetic())
            .sorted((a, b) -> a.toGenericString().compareTo(b.toGenericString()))
            .toList();
    if (candidates.isEmpty()) {
      throw noMethod(type, methodName);
    }
    if (candidates.stream().allMatch(TableFinder::isTable)) {
      List<UserTableMethod> methods =
          readable(candidates, candidate -> new TableFinder(name, candidate).find());
      requireDistinct(methods.stream().map(UserTableMethod::parameters).toList(), candidates);
      return new UserTable(name, type, methods);
    }
    List<UserMethod> methods = readable(candidates, candidate -> method(name, candidate));
    for (boolean variable : new boolean[] {false, true}) {
      requireDistinct(
          methods.stream()
              .filter(method -> method.isVariable() == variable)
              .map(UserMethod::parameters)
              .toList(),
          candidates);
    }
    return new UserFunction(name, type, methods);
  }

  /** What can be read; the last refusal when nothing can. */
  private static <T> List<T> readable(List<Method> candidates, Function<Method, T> reader) {
    List<T> methods = new ArrayList<>();
    LaminarException refusal = null;
    for (Method candidate : candidates) {
      try {
        methods.add(reader.apply(candidate));
      } catch (LaminarException e) {
        refusal = e;
      }
    }
    if (methods.isEmpty() && refusal != null) {
      throw refusal;
    }
    return methods;
  }

  /**
   * The aggregate function that a class is: it has {@code S create()}, {@code accumulate(S, …)} and
   * {@code R result(S)}, and may have {@code retract(S, …)}.
   *
   * @param name of the function in SQL
   * @throws LaminarException when the class is no aggregate, or generated code cannot call it
   */
  public static UserAggregate aggregate(String name, Class<?> type) {
    return new AggregateFinder(name, type).find();
  }

  /** Generated code is in a package and class loader of its own. */
  static void requireAccessible(Class<?> type) {
    if (!Modifier.isPublic(type.getModifiers())) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "class " + type.getName() + " is not public",
          SourceSpan.NONE,
          "make it public: generated code calls it");
    }
    if (!type.getModule().isExported(type.getPackageName())) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          type.getModule() + " does not export package " + type.getPackageName(),
          SourceSpan.NONE,
          "add to module-info: exports " + type.getPackageName() + ";");
    }
  }

  private static LaminarException noMethod(Class<?> type, String name) {
    for (Method declared : type.getDeclaredMethods()) {
      if (declared.getName().equals(name)) {
        boolean isStatic = Modifier.isStatic(declared.getModifiers());
        return new LaminarException(
            ErrorCode.INVALID_STATEMENT,
            "method " + type.getName() + "." + name + " is not " + (isStatic ? "public" : "static"),
            SourceSpan.NONE,
            "a function is a public static method");
      }
    }
    String there =
        Arrays.stream(type.getMethods())
            .filter(method ->
                Modifier.isStatic(method.getModifiers()) && method.getDeclaringClass() == type)
            .map(Method::getName)
            .distinct()
            .sorted()
            .limit(12)
            .collect(Collectors.joining(", "));
    return new LaminarException(
        ErrorCode.UNDEFINED_FUNCTION,
        "class " + type.getName() + " has no method '" + name + "'",
        SourceSpan.NONE,
        there.isEmpty() ? "a function is a public static method" : "there are: " + there);
  }

  private static UserMethod method(String name, Method method) {
    List<UserParameter> parameters = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      int number = parameters.size() + 1;
      parameters.add(
          parameter.isVarArgs()
              ? element(parameter, number, describe(method))
              : parameter(parameter, number, describe(method)));
    }
    if (method.getReturnType() == void.class) {
      throw unsupported(describe(method) + " returns nothing");
    }
    UserParameter result =
        JavaTypes.of(
                "result",
                method.getReturnType(),
                method.getAnnotatedReturnType(),
                method.getAnnotation(Digits.class))
            .orElseThrow(() ->
                unsupported(
                    describe(method) + " returns " + method.getReturnType().getSimpleName()));
    boolean deterministic = !method.isAnnotationPresent(Volatile.class);
    return new UserMethod(name, method, parameters, result, deterministic);
  }

  static UserParameter parameter(Parameter parameter, int number, String method) {
    return parameter(parameter, number, parameter.getType(), parameter.getAnnotatedType(), method);
  }

  /** Each of a variable number of arguments. */
  private static UserParameter element(Parameter parameter, int number, String method) {
    AnnotatedArrayType array = (AnnotatedArrayType) parameter.getAnnotatedType();
    return parameter(
        parameter,
        number,
        parameter.getType().componentType(),
        array.getAnnotatedGenericComponentType(),
        method);
  }

  private static UserParameter parameter(
      Parameter parameter, int number, Class<?> type, AnnotatedType annotated, String method) {
    String name = parameter.isNamePresent() ? parameter.getName() : "arg" + number;
    Optional<UserParameter> known =
        JavaTypes.of(name, type, annotated, parameter.getAnnotation(Digits.class));
    return known.orElseThrow(() ->
        unsupported(
            method
                + " has a parameter of type "
                + type.getSimpleName()
                + ", which no SQL type stands for"));
  }

  static String describe(Method method) {
    return "method " + method.getDeclaringClass().getName() + "." + method.getName();
  }

  static LaminarException unsupported(String message) {
    return new LaminarException(
        ErrorCode.UNSUPPORTED, message, SourceSpan.NONE, "there are: " + JavaKind.names());
  }

  private static void requireDistinct(List<List<UserParameter>> overloads, List<Method> methods) {
    Set<List<String>> seen = new HashSet<>();
    for (List<UserParameter> parameters : overloads) {
      List<String> types =
          parameters.stream().map(parameter -> parameter.type().kind().name()).toList();
      if (!seen.add(types)) {
        throw new LaminarException(
            ErrorCode.INVALID_STATEMENT,
            describe(methods.getFirst())
                + " is there twice for the SQL types "
                + String.join(", ", types),
            SourceSpan.NONE,
            "give one of the methods another name");
      }
    }
  }
}
