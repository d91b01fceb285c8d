package dev.laminar.codegen.spec;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.ScalarPrinter;
import java.util.ArrayList;
import java.util.List;

/**
 * A condition that drops rows: a conjunct of a filter, or of what a join asks of a pair besides
 * equal keys. Generated code counts for each of them how many rows it drops; a row that several
 * would drop counts with the first.
 *
 * @param operator number of the filter or join
 */
public record Predicate(int operator, Scalar condition) {

  /** Conjuncts of one condition that are counted one by one; further ones are counted together. */
  private static final int MAX_CONJUNCTS = 24;

  /** The predicates of a pipeline, in the order in which a row meets them. */
  public static List<Predicate> of(PipelineSpec pipeline) {
    List<Predicate> all = new ArrayList<>();
    if (pipeline.input() instanceof PipelineInput.Join join) {
      all.addAll(of(join.join()));
    }
    for (OperatorSpec operator : pipeline.operators()) {
      if (operator instanceof OperatorSpec.Filter filter) {
        all.addAll(of(filter));
      }
    }
    return all;
  }

  /** The predicates of a filter. */
  public static List<Predicate> of(OperatorSpec.Filter filter) {
    return of(filter.id(), filter.condition());
  }

  /** The predicates of a join. */
  public static List<Predicate> of(JoinSpec join) {
    Scalar condition = join.condition();
    return condition == null ? List.of() : of(join.id(), condition);
  }

  private static List<Predicate> of(int operator, Scalar condition) {
    List<Scalar> conjuncts = new ArrayList<>();
    split(condition, conjuncts);
    List<Predicate> predicates = new ArrayList<>();
    for (int from = 0; from < conjuncts.size(); ) {
      int to =
          predicates.size() == MAX_CONJUNCTS - 1
              ? conjuncts.size()
              : behindSameText(conjuncts, from);
      predicates.add(new Predicate(operator, conjunction(condition, conjuncts.subList(from, to))));
      from = to;
    }
    return predicates;
  }

  private static void split(Scalar condition, List<Scalar> into) {
    if (condition instanceof Scalar.Call call && call.function().equals("AND")) {
      call.arguments().forEach(argument -> split(argument, into));
    } else {
      into.add(condition);
    }
  }

  /** Behind the conjuncts that were written as one, such as both bounds of a BETWEEN. */
  private static int behindSameText(List<Scalar> conjuncts, int from) {
    Scalar first = conjuncts.get(from);
    int to = from + 1;
    while (to < conjuncts.size()
        && first.span().isKnown()
        && conjuncts.get(to).span().equals(first.span())) {
      to++;
    }
    return to;
  }

  private static Scalar conjunction(Scalar whole, List<Scalar> conjuncts) {
    return conjuncts.size() == 1
        ? conjuncts.getFirst()
        : new Scalar.Call("AND", conjuncts, whole.type(), conjuncts.getFirst().span());
  }

  /** The condition as the statement has it, where it says so: {@code price > 50}. */
  public String text(SourceText source) {
    List<Scalar> conjuncts = new ArrayList<>();
    split(condition, conjuncts);
    boolean isOneText =
        conjuncts.stream().allMatch(each -> each.span().equals(conjuncts.getFirst().span()));
    String fragment = isOneText ? source.fragment(conjuncts.getFirst().span()) : "";
    return fragment.isEmpty() ? ScalarPrinter.print(condition) : fragment;
  }
}
