package dev.laminar.compiler;

/** What the compiler must know of what a query reads, beyond what its analysis says. */
public interface QueryCatalog {

  /** Whether a source ends by itself, as its connector says. */
  boolean isBounded(String source);

  /** How many rows a table or view has now, about; -1 when that is not known. */
  long rowCount(String table);

  /** The compiled query of a stream or view that the analysis has found. */
  CompiledQueryPlan stream(String name);
}
