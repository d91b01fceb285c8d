package dev.laminar.compiler.logical;

import dev.laminar.sql.function.UserTableFunction;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Makes many rows of each row of its input: UNNEST of collections that are computed of the row. The
 * row's fields come first, then those of the elements. The planner's own {@link Uncollect} forgets
 * the row.
 */
public final class Expansion extends SingleRel {

  private final List<RexNode> collections;
  private final boolean ordinality;
  private final boolean outer;
  private final List<RelDataTypeField> added;

  private Expansion(
      RelNode input,
      List<RexNode> collections,
      boolean ordinality,
      boolean outer,
      List<RelDataTypeField> added) {
    super(input.getCluster(), input.getTraitSet(), input);
    this.collections = List.copyOf(collections);
    this.ordinality = ordinality;
    this.outer = outer;
    this.added = List.copyOf(added);
  }

  /**
   * The same as the planner's operator, over its input's rows.
   *
   * @param input whose fields are the collections
   */
  static Expansion of(Uncollect uncollect, RelNode input) {
    return new Expansion(
        input,
        Rels.fields(input),
        uncollect.withOrdinality,
        false,
        uncollect.getRowType().getFieldList());
  }

  /**
   * The rows that a call of a user's table function yields, of no row.
   *
   * @param function without inputs
   */
  static Expansion of(TableFunctionScan function) {
    return new Expansion(
        LogicalValues.createOneRow(function.getCluster()),
        List.of(function.getCall()),
        false,
        false,
        function.getRowType().getFieldList());
  }

  /** The call of a user's table function that its rows come from; null for UNNEST. */
  public @Nullable RexCall called() {
    return collections.getFirst() instanceof RexCall call
            && call.getOperator() instanceof UserTableFunction
        ? call
        : null;
  }

  /** The same for rows of another input. */
  Expansion over(RelNode input, List<RexNode> of) {
    return new Expansion(input, of, ordinality, outer, added);
  }

  /** As it is, but a row without elements comes out once. */
  Expansion asOuter() {
    return new Expansion(input, collections, ordinality, true, added);
  }

  public List<RexNode> collections() {
    return collections;
  }

  /** Whether elements are numbered, in the last field. */
  public boolean ordinality() {
    return ordinality;
  }

  /** Whether a row without elements comes out once, with NULL in the added fields. */
  public boolean outer() {
    return outer;
  }

  /** Names of the fields that are added to the row. */
  public List<String> addedNames() {
    return added.stream().map(RelDataTypeField::getName).toList();
  }

  @Override
  protected RelDataType deriveRowType() {
    RelDataTypeFactory types = getCluster().getTypeFactory();
    List<RelDataType> all = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (RelDataTypeField field : input.getRowType().getFieldList()) {
      all.add(field.getType());
      names.add(field.getName());
    }
    for (RelDataTypeField field : added) {
      all.add(outer ? types.createTypeWithNullability(field.getType(), true) : field.getType());
      names.add(field.getName());
    }
    return types.createStructType(all, names);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return over(inputs.getFirst(), collections);
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    List<RexNode> changed = shuttle.apply(collections);
    return changed.equals(collections) ? this : over(input, changed);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("collections", collections)
        .itemIf("ordinality", true, ordinality)
        .itemIf("outer", true, outer);
  }
}
