package dev.laminar.kernel.engine;

/**
 * Finds the generated classes of one statement by their binary names: its class loader, usually.
 */
@FunctionalInterface
public interface ClassResolver {

  Class<?> resolve(String className) throws ClassNotFoundException;
}
