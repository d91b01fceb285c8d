package dev.laminar.kernel.function;

import dev.laminar.kernel.type.DataType;
import java.util.List;
import java.util.Optional;

/**
 * An aggregate function: a class with static methods {@code create}, {@code accumulate}, {@code
 * result} and perhaps {@code retract}.
 *
 * @param accumulations its overloads, at least one
 */
public record UserAggregate(String name, Class<?> type, List<UserAccumulation> accumulations)
    implements UserRoutine {

  public UserAggregate {
    accumulations = List.copyOf(accumulations);
  }

  /** The overload that takes arguments of these types with the least conversion. */
  public Optional<UserAccumulation> resolve(List<DataType> arguments) {
    UserAccumulation best = null;
    int bestCost = Assignment.IMPOSSIBLE;
    for (UserAccumulation accumulation : accumulations) {
      int cost = Assignment.cost(arguments, accumulation.parameters());
      if (cost < bestCost) {
        best = accumulation;
        bestCost = cost;
      }
    }
    return Optional.ofNullable(best);
  }

  @Override
  public List<String> signatures() {
    return accumulations.stream().map(UserAccumulation::signature).toList();
  }

  @Override
  public String target() {
    return type.getName();
  }
}
