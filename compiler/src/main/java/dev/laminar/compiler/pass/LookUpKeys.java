package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.compiler.physical.KeyLookup;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Filter;
import dev.laminar.compiler.physical.PhysicalNode.Scan;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.ScanTarget;
import dev.laminar.compiler.physical.TableIndex;
import dev.laminar.compiler.physical.Traits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In a query that answers once: where a condition says what all columns of a key are equal to, rows
 * are looked up by the key instead of read one by one. The condition stays: what is looked up may
 * be more than what fulfils it, as a value is brought to the type of its column first.
 */
public final class LookUpKeys implements PlanPass {

  /** Keys of one lookup; more are found by reading all rows. */
  private static final int MAX_KEYS = 4_096;

  /** Keys that are not all constants: each is computed among all the others. */
  private static final int MAX_COMPUTED_KEYS = 256;

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    return TreeRewriter.bottomUp(
        plan,
        node ->
            node instanceof Filter filter
                    && filter.input() instanceof Scan scan
                    && scan.target() instanceof ScanTarget.Table table
                    && table.bounded()
                ? rewrite(filter, scan, table)
                : node);
  }

  private static PhysicalNode rewrite(Filter filter, Scan scan, ScanTarget.Table table) {
    List<Scalar> conjuncts = Conjuncts.split(filter.condition());
    for (TableIndex index : table.indexes()) {
      List<List<Scalar>> keys = keys(index, scan, conjuncts);
      if (keys != null) {
        PhysicalNode rows = KeyRows.of(keys, index, table.schema(), filter.span());
        return filter.withInput(
            new KeyLookup(0, rows, table, index, scan.projection(), scan.span(), Traits.INITIAL));
      }
    }
    return filter;
  }

  /** All keys that can fulfil the conditions; null when there is no saying, or too many. */
  private static @Nullable List<List<Scalar>> keys(
      TableIndex index, Scan scan, List<Scalar> conjuncts) {
    List<List<Scalar>> keys = new ArrayList<>();
    keys.add(List.of());
    for (int column : index.columns()) {
      List<Scalar> values = values(column, scan, conjuncts);
      if (values == null || (long) keys.size() * values.size() > MAX_KEYS) {
        return null;
      }
      List<List<Scalar>> longer = new ArrayList<>();
      for (List<Scalar> key : keys) {
        for (Scalar value : values) {
          List<Scalar> all = new ArrayList<>(key);
          all.add(value);
          longer.add(all);
        }
      }
      keys = longer;
    }
    return keys.size() > MAX_COMPUTED_KEYS && !KeyRows.areConstant(keys) ? null : keys;
  }

  private static @Nullable List<Scalar> values(int column, Scan scan, List<Scalar> conjuncts) {
    int place = scan.projection().indexOf(column);
    if (place < 0) {
      return null;
    }
    List<Scalar> fewest = null;
    for (Scalar conjunct : conjuncts) {
      List<Scalar> values = KeyValues.of(conjunct, place, scan.schema().type(place));
      if (values != null && (fewest == null || values.size() < fewest.size())) {
        fewest = values;
      }
    }
    return fewest;
  }
}
