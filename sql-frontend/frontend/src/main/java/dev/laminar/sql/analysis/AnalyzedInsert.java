package dev.laminar.sql.analysis;

import dev.laminar.sql.catalog.CatalogObject;
import java.util.List;

/**
 * A validated INSERT.
 *
 * @param target a sink, or a source whose rows are pushed
 * @param targetColumns for a source: the index into its physical columns of each column of the
 *     query; empty for a sink, which takes the query's columns as they are
 */
public record AnalyzedInsert(
    CatalogObject target, List<Integer> targetColumns, AnalyzedQuery query) {

  public AnalyzedInsert {
    targetColumns = List.copyOf(targetColumns);
  }
}
