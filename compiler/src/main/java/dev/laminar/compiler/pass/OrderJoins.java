package dev.laminar.compiler.pass;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.Call;
import dev.laminar.codegen.spec.OperatorSpec.Item;
import dev.laminar.compiler.physical.Join;
import dev.laminar.compiler.physical.PhysicalNode;
import dev.laminar.compiler.physical.PhysicalNode.Output;
import dev.laminar.compiler.physical.PhysicalNode.Project;
import dev.laminar.compiler.physical.PhysicalPlan;
import dev.laminar.compiler.physical.Traits;
import dev.laminar.compiler.scalar.FunctionNames;
import dev.laminar.compiler.scalar.Scalars;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.JoinType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Takes inputs of inner joins in the order they are written, but for one that nothing equates with
 * those before it: it waits until something does, as all pairs are many. Joins with a condition
 * that could fail stay as they are.
 */
public final class OrderJoins implements PlanPass {

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    return plan.withRoot((Output) rewrite(plan.root()));
  }

  private static PhysicalNode rewrite(PhysicalNode node) {
    if (node instanceof Join join && join.type() == JoinType.INNER) {
      Chain chain = new Chain();
      chain.collect(join);
      return chain.join(join);
    }
    return node.withInputs(node.inputs().stream().map(OrderJoins::rewrite).toList());
  }

  /** Inner joins one inside the other, on the left. */
  private static final class Chain {

    private final List<PhysicalNode> inputs = new ArrayList<>();

    /** First column of each input in the row of all. */
    private final List<Integer> starts = new ArrayList<>();

    private final List<Scalar> conditions = new ArrayList<>();
    private final List<SourceSpan> spans = new ArrayList<>();

    void collect(Join join) {
      if (join.left() instanceof Join left && left.type() == JoinType.INNER) {
        collect(left);
      } else {
        add(join.left());
      }
      add(join.right());
      spans.add(join.span());
      conditions.addAll(Conjuncts.split(join.condition()));
    }

    private void add(PhysicalNode input) {
      starts.add(width());
      inputs.add(rewrite(input));
    }

    private int width() {
      return inputs.isEmpty() ? 0 : starts.getLast() + inputs.getLast().schema().size();
    }

    /** Which input a column of the row of all comes from. */
    private int inputOf(int column) {
      int input = 0;
      while (input + 1 < starts.size() && starts.get(input + 1) <= column) {
        input++;
      }
      return input;
    }

    PhysicalNode join(Join original) {
      List<Integer> order = order();
      boolean asWritten = order.equals(IntStream.range(0, inputs.size()).boxed().toList());
      if (asWritten || conditions.stream().anyMatch(Scalars::canFail)) {
        return rebuilt(original, inputs.size() - 1);
      }
      return ordered(original, order);
    }

    /** The joins as they were, over rewritten inputs. */
    private PhysicalNode rebuilt(Join join, int last) {
      PhysicalNode left = last == 1 ? inputs.getFirst() : rebuilt((Join) join.left(), last - 1);
      return join.withInputs(List.of(left, inputs.get(last)));
    }

    private List<Integer> order() {
      List<Integer> order = new ArrayList<>(List.of(0));
      while (order.size() < inputs.size()) {
        List<Integer> left =
            IntStream.range(0, inputs.size())
                .boxed()
                .filter(input -> !order.contains(input))
                .toList();
        order.add(
            left.stream()
                .filter(input -> isEquated(input, order))
                .findFirst()
                .orElse(left.getFirst()));
      }
      return order;
    }

    private boolean isEquated(int input, List<Integer> before) {
      return conditions.stream()
          .anyMatch(condition ->
              condition instanceof Call call
                  && call.function().equals(FunctionNames.EQUALS)
                  && Conjuncts.reads(call, column -> inputOf(column) == input)
                  && Conjuncts.reads(call, column -> before.contains(inputOf(column)))
                  && !readsOther(call, input, before));
    }

    private boolean readsOther(Scalar condition, int input, List<Integer> before) {
      return Conjuncts.reads(
          condition, column -> inputOf(column) != input && !before.contains(inputOf(column)));
    }

    private PhysicalNode ordered(Join original, List<Integer> order) {
      int[] places = new int[width()];
      int next = place(order.getFirst(), 0, places);
      List<Scalar> open = new ArrayList<>(conditions);
      PhysicalNode joined = inputs.get(order.getFirst());
      for (int i = 1; i < order.size(); i++) {
        int input = order.get(i);
        List<Integer> before = order.subList(0, i);
        next = place(input, next, places);
        List<Scalar> known = new ArrayList<>();
        for (Scalar condition : List.copyOf(open)) {
          if (!readsOther(condition, input, before)) {
            known.add(Scalars.remap(condition, places));
            open.remove(condition);
          }
        }
        joined =
            new Join(
                0,
                joined,
                inputs.get(input),
                JoinType.INNER,
                List.of(),
                List.of(),
                Conjuncts.join(known),
                spans.get(i - 1),
                Traits.INITIAL);
      }
      List<Item> items = new ArrayList<>();
      for (int i = 0; i < places.length; i++) {
        items.add(Item.of(places[i], original.schema().column(i)));
      }
      return new Project(0, joined, items, original.span(), Traits.INITIAL);
    }

    /** Says where an input's columns are. Returns what comes behind them. */
    private int place(int input, int first, int[] places) {
      int size = inputs.get(input).schema().size();
      for (int i = 0; i < size; i++) {
        places[starts.get(input) + i] = first + i;
      }
      return first + size;
    }
  }
}
