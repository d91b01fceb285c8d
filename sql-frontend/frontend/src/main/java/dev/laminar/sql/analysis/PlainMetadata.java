package dev.laminar.sql.analysis;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/**
 * What is asked about plans while they are made. Nothing is concluded from the values of columns:
 * the planner would evaluate expressions for it, which may fail.
 */
final class PlainMetadata extends RelMetadataQuery {

  @Override
  public RelOptPredicateList getPulledUpPredicates(RelNode rel) {
    return RelOptPredicateList.EMPTY;
  }
}
