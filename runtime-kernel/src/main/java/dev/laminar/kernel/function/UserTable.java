package dev.laminar.kernel.function;

import dev.laminar.kernel.type.DataType;
import java.util.List;
import java.util.Optional;

/**
 * A table function.
 *
 * @param methods its overloads, at least one, all of one name and class
 */
public record UserTable(String name, Class<?> type, List<UserTableMethod> methods)
    implements UserRoutine {

  public UserTable {
    methods = List.copyOf(methods);
  }

  /** The overload that takes arguments of these types with the least conversion. */
  public Optional<UserTableMethod> resolve(List<DataType> arguments) {
    UserTableMethod best = null;
    int bestCost = Assignment.IMPOSSIBLE;
    for (UserTableMethod method : methods) {
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
    return methods.stream().map(UserTableMethod::signature).toList();
  }

  @Override
  public String target() {
    return type.getName() + "." + methods.getFirst().method().getName();
  }
}
