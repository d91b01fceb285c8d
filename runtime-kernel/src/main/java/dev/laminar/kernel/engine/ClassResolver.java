package dev.laminar.kernel.engine;

/**
 * Finds the generated classes of one statement by their binary names: its class loader, usually.
 */
@FunctionalInterface
public interface ClassResolver {

  Class<?> resolve(String className) throws ClassNotFoundException;

  /** Finds the classes of this one, and those of another. */
  default ClassResolver or(ClassResolver other) {
    return className -> {
      try {
        return resolve(className);
      } catch (ClassNotFoundException e) {
        return other.resolve(className);
      }
    };
  }
}
