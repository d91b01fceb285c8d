package dev.laminar.codegen.spec;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.kernel.function.UserTableMethod;
import dev.laminar.kernel.plan.WindowShape;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What many rows are made of one with: it adds columns to those of the row. */
public sealed interface Expansion {

  /** What it reads of the row. */
  List<Scalar> arguments();

  /** The same over other arguments. */
  Expansion map(UnaryOperator<Scalar> change);

  /** The columns it adds. */
  List<Column> columns();

  /**
   * A table function that a user wrote: a row for each that the method yields. There are none when
   * an argument is NULL whose parameter does not see NULL.
   *
   * @param names of the columns
   */
  record Called(UserTableMethod method, List<Scalar> arguments, List<String> names)
      implements Expansion {

    public Called {
      arguments = List.copyOf(arguments);
      names = List.copyOf(names);
    }

    @Override
    public Called map(UnaryOperator<Scalar> change) {
      return new Called(method, arguments.stream().map(change).toList(), names);
    }

    @Override
    public List<Column> columns() {
      List<Column> columns = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        columns.add(new Column(names.get(i), method.columns().get(i).value().type()));
      }
      return columns;
    }
  }

  /**
   * A row for each window that it is in, from the earliest on; none without event time.
   *
   * @param shape not of sessions
   * @param names of start, end and last instant
   */
  record Windows(Scalar eventTime, WindowShape shape, List<String> names) implements Expansion {

    public Windows {
      names = List.copyOf(names);
    }

    @Override
    public List<Scalar> arguments() {
      return List.of(eventTime);
    }

    @Override
    public Windows map(UnaryOperator<Scalar> change) {
      return new Windows(change.apply(eventTime), shape, names);
    }

    @Override
    public List<Column> columns() {
      DataType type = eventTime.type().withNullable(false);
      return names.stream().map(name -> new Column(name, type)).toList();
    }
  }

  /**
   * UNNEST: a row for each element of an ARRAY or entry of a MAP; of several collections, elements
   * at the same place make one row, and where one has no more, its columns are NULL. An element
   * that is a ROW becomes a column for each field, an entry one for the key and one for the value.
   *
   * @param arguments of types ARRAY and MAP; one that is NULL has no elements
   * @param names of the columns, the ordinality's last
   * @param ordinality whether rows are numbered, from 1
   */
  record Unnest(List<Scalar> arguments, List<String> names, boolean ordinality)
      implements Expansion {

    public Unnest {
      arguments = List.copyOf(arguments);
      names = List.copyOf(names);
    }

    @Override
    public Unnest map(UnaryOperator<Scalar> change) {
      return new Unnest(arguments.stream().map(change).toList(), names, ordinality);
    }

    @Override
    public List<Column> columns() {
      List<DataType> types = new ArrayList<>();
      for (Scalar collection : arguments) {
        types.addAll(columns(collection.type(), arguments.size() > 1));
      }
      if (ordinality) {
        types.add(DataType.of(TypeKind.INTEGER, false));
      }
      List<Column> columns = new ArrayList<>();
      for (int i = 0; i < types.size(); i++) {
        columns.add(new Column(names.get(i), types.get(i)));
      }
      return columns;
    }

    /**
     * Types of the columns that a collection becomes.
     *
     * @param padded whether there may be rows behind its end
     */
    public static List<DataType> columns(DataType collection, boolean padded) {
      if (collection.kind() == TypeKind.MAP) {
        return collection.parts().stream().map(part -> nullable(part.type(), padded)).toList();
      }
      DataType element = collection.firstPart();
      boolean absent = padded || element.nullable();
      return element.kind() == TypeKind.ROW
          ? element.parts().stream().map(field -> nullable(field.type(), absent)).toList()
          : List.of(nullable(element, absent));
    }

    private static DataType nullable(DataType type, boolean always) {
      return always ? type.withNullable(true) : type;
    }
  }
}
