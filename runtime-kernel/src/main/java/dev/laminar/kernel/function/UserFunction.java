package dev.laminar.kernel.function;

import dev.laminar.kernel.type.DataType;
import java.util.List;
import java.util.Optional;

/**
 * A scalar function.
 *
 * @param methods its overloads, at least one, all of one name and class
 */
public record UserFunction(String name, Class<?> type, List<UserMethod> methods)
    implements UserRoutine {

  public UserFunction {
    methods = List.copyOf(methods);
  }

  /**
   * The overload that takes arguments of these types with the least conversion: the types
   * themselves, wider numbers, timestamps for dates. A bare NULL fits everywhere. As in Java, those
   * with a variable number of arguments are looked at when no other fits; they come as they take
   * that many.
   */
  public Optional<UserMethod> resolve(List<DataType> arguments) {
    List<UserMethod> fixed = methods.stream().filter(method -> !method.isVariable()).toList();
    return resolve(arguments, fixed)
        .or(() ->
            resolve(
                arguments,
                methods.stream()
                    .filter(
                        method -> method.isVariable() && method.fixedCount() <= arguments.size())
                    .map(method -> method.taking(arguments.size()))
                    .toList()));
  }

  private static Optional<UserMethod> resolve(
      List<DataType> arguments, List<UserMethod> candidates) {
    UserMethod best = null;
    int bestCost = Assignment.IMPOSSIBLE;
    for (UserMethod method : candidates) {
      int cost = Assignment.cost(arguments, method.parameters());
      if (cost < bestCost) {
        best = method;
        bestCost = cost;
      }
    }
    return Optional.ofNullable(best);
  }

  @Override
  public List<String> signatures() {
    return methods.stream().map(UserMethod::signature).toList();
  }

  @Override
  public String target() {
    return type.getName() + "." + methods.getFirst().method().getName();
  }
}
