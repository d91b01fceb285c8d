package dev.laminar.bench;

import dev.laminar.bench.loops.Loop;
import java.util.Optional;
import java.util.Set;

/**
 * A query of the benchmark.
 *
 * @param sql for Laminar, a SELECT
 * @param loop empty where nobody has written one
 */
record BenchQuery(String name, Suite suite, String sql, Optional<Loop.Factory> loop) {

  /** Which rows it reads. */
  enum Suite {
    NEXMARK,
    FINANCE
  }

  /** The same in the SQL of another product; empty where that cannot say it. */
  Optional<String> in(String product) {
    return SqlFiles.select(product, name);
  }

  /** Columns that another product has otherwise. */
  Set<String> notCompared(String product) {
    return SqlFiles.notCompared(product, name);
  }
}
