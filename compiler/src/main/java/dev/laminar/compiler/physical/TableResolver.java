package dev.laminar.compiler.physical;

import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import org.apache.calcite.rel.core.TableScan;

/** Finds what a query reads. */
@FunctionalInterface
public interface TableResolver {

  /**
   * The source or stream of a scan.
   *
   * @param span where the query names it
   * @throws LaminarException UNSUPPORTED for what cannot be read
   */
  InputTable resolve(TableScan scan, SourceSpan span);
}
