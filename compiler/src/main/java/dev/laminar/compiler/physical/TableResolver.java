package dev.laminar.compiler.physical;

/** Finds what a query reads. */
@FunctionalInterface
public interface TableResolver {

  /** The source or stream of that name; the analysis has made sure that there is one. */
  InputTable resolve(String name);
}
