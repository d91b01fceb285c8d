package dev.laminar.sql.analysis;

import java.util.List;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * A query of WITH RECURSIVE: the rows of the left input, then those that the right input makes of
 * the rows that were added last, until it makes none. The inputs' columns may have to be cast to
 * the working table's.
 */
public final class Recursion extends BiRel {

  private final WorkingTable working;
  private final boolean all;
  private final SqlParserPos position;

  /**
   * @param working scanned once by the step
   * @param all whether a row may come again
   * @param position of the name of the query
   */
  Recursion(RelNode seed, RelNode step, WorkingTable working, boolean all, SqlParserPos position) {
    super(seed.getCluster(), seed.getTraitSet(), seed, step);
    this.working = working;
    this.all = all;
    this.position = position;
    this.rowType = working.rowType();
  }

  public WorkingTable working() {
    return working;
  }

  /** Whether a row may come again. */
  public boolean all() {
    return all;
  }

  /** Of the name of the query. */
  public SqlParserPos position() {
    return position;
  }

  @Override
  protected RelDataType deriveRowType() {
    return working.rowType();
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new Recursion(inputs.get(0), inputs.get(1), working, all, position);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("name", working.name()).item("all", all);
  }
}
