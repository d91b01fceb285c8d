package dev.laminar.compile;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.function.UserFunctions;
import dev.laminar.kernel.function.UserRoutine;
import java.util.Optional;

/** Finds the classes that CREATE FUNCTION names. */
final class UserClasses {

  private UserClasses() {}

  /**
   * The routine that a text names: {@code com.example.Functions.method}, or a class that is an
   * aggregate. Nested classes are written with a point or with a {@code $}.
   *
   * @throws LaminarException without position, when there is no such class, or it cannot be called
   */
  static UserRoutine find(String name, String target) {
    Optional<Class<?>> whole = type(target);
    if (whole.isPresent()) {
      return UserFunctions.aggregate(name, whole.get());
    }
    int dot = target.lastIndexOf('.');
    if (dot <= 0) {
      throw undefined(target);
    }
    Class<?> type = type(target.substring(0, dot)).orElseThrow(() -> undefined(target));
    return UserFunctions.ofMethods(name, type, target.substring(dot + 1));
  }

  private static LaminarException undefined(String target) {
    return new LaminarException(
        ErrorCode.UNDEFINED_OBJECT,
        "there is no class for '" + target + "'",
        SourceSpan.NONE,
        "name a public static method of a class on the class path: 'com.example.Functions.method'");
  }

  private static Optional<Class<?>> type(String name) {
    String candidate = name;
    while (true) {
      Optional<Class<?>> found = load(candidate);
      int dot = candidate.lastIndexOf('.');
      if (found.isPresent() || dot < 0) {
        return found;
      }
      candidate = candidate.substring(0, dot) + '$' + candidate.substring(dot + 1);
    }
  }

  /** Does not run its initializer: that is for the first call. */
  private static Optional<Class<?>> load(String name) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    try {
      return Optional.of(
          Class.forName(
              name, false, context == null ? UserClasses.class.getClassLoader() : context));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (LinkageError e) {
      throw new LaminarException(
          ErrorCode.UNDEFINED_OBJECT,
          "class " + name + " cannot be loaded: " + e,
          SourceSpan.NONE,
          "",
          e);
    }
  }
}
