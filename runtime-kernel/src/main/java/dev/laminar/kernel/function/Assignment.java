package dev.laminar.kernel.function;

import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.List;

/** What arguments are taken for parameters, and what it takes to convert them. */
final class Assignment {

  static final int IMPOSSIBLE = Integer.MAX_VALUE;

  private static final int FURTHEST = 20;

  private Assignment() {}

  /** The sum for all arguments; {@link #IMPOSSIBLE} when one does not fit, or their number. */
  static int cost(List<DataType> arguments, List<UserParameter> parameters) {
    if (arguments.size() != parameters.size()) {
      return IMPOSSIBLE;
    }
    int total = 0;
    for (int i = 0; i < arguments.size(); i++) {
      int cost = cost(arguments.get(i), parameters.get(i).type());
      if (cost == IMPOSSIBLE) {
        return IMPOSSIBLE;
      }
      total += cost;
    }
    return total;
  }

  private static int cost(DataType argument, DataType parameter) {
    TypeKind from = argument.kind();
    TypeKind to = parameter.kind();
    if (from == to && argument.isComposite()) {
      return ofParts(argument, parameter);
    }
    if (from == TypeKind.NULL || from == to) {
      return 0;
    }
    if (argument.isText() && parameter.isText() || argument.isBinary() && parameter.isBinary()) {
      return 0;
    }
    if (from == TypeKind.DATE && to == TypeKind.TIMESTAMP) {
      return 1;
    }
    if (!argument.isNumeric() || !parameter.isNumeric()) {
      return IMPOSSIBLE;
    }
    // In the order of TypeKind: integers by size, then REAL, DOUBLE, DECIMAL.
    return switch (to) {
      case TINYINT, SMALLINT, INTEGER, BIGINT -> distance(from, to);
      case DECIMAL -> argument.isInteger() ? FURTHEST / 2 + distance(from, to) : IMPOSSIBLE;
      case DOUBLE -> from == TypeKind.REAL ? 1 : FURTHEST;
      default -> IMPOSSIBLE;
    };
  }

  /** Elements are cast as arguments are. */
  private static int ofParts(DataType argument, DataType parameter) {
    int total = 0;
    for (int i = 0; i < parameter.parts().size(); i++) {
      int cost = cost(argument.parts().get(i).type(), parameter.parts().get(i).type());
      if (cost == IMPOSSIBLE) {
        return IMPOSSIBLE;
      }
      total += cost;
    }
    return total;
  }

  private static int distance(TypeKind from, TypeKind to) {
    return from.compareTo(to) < 0 ? to.ordinal() - from.ordinal() : IMPOSSIBLE;
  }
}
