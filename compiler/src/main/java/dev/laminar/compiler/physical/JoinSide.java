package dev.laminar.compiler.physical;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import java.util.ArrayList;
import java.util.List;

/** One side of a join while its keys are found: values that are no columns become columns. */
public final class JoinSide {

  private final PhysicalNode input;
  private final List<Item> items;
  private final List<Integer> keys = new ArrayList<>();

  public JoinSide(PhysicalNode input) {
    this.input = input;
    this.items = new ArrayList<>(Item.of(input.schema()));
  }

  /** Adds a value that the other side has to equal. */
  public void addKey(Scalar value) {
    keys.add(column("key" + (keys.size() + 1), value));
  }

  /** The column with a value, which is added if there is none. */
  int column(String name, Scalar value) {
    if (value instanceof InputColumn column) {
      return column.index();
    }
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).value().equals(value)) {
        return i;
      }
    }
    items.add(new Item(name, value));
    return items.size() - 1;
  }

  /** A column, which may be one that was added. */
  Item item(int column) {
    return items.get(column);
  }

  /** Columns with the values of the keys, in the order in which these were added. */
  public List<Integer> keys() {
    return List.copyOf(keys);
  }

  /** The side without the columns that were added. */
  PhysicalNode input() {
    return input;
  }

  /** The side with the columns that were added behind its own. */
  public PhysicalNode node() {
    return items.size() == input.schema().size()
        ? input
        : new Project(0, input, items, input.span(), Traits.INITIAL);
  }
}
