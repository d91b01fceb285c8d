package dev.laminar.codegen.load;

/**
 * Hears of every class that a statement uses: what tests and tools look at instead of static hooks.
 */
@FunctionalInterface
public interface CompilationListener {

  /** Listens to nothing. */
  CompilationListener NONE = (query, generated) -> {};

  /** A class of a statement has been loaded, or found loaded. */
  void loaded(String query, GeneratedClass generated);
}
