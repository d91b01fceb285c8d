package dev.laminar.kernel.type;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The ordered columns of a batch. Names are as the user wrote them and may repeat in a query's
 * output.
 */
public record RowSchema(List<Column> columns) {

  public RowSchema {
    columns = List.copyOf(columns);
  }

  public int size() {
    return columns.size();
  }

  public Column column(int index) {
    return columns.get(index);
  }

  public DataType type(int index) {
    return columns.get(index).type();
  }

  /** Index of the first column of that name, without regard to case; -1 when there is none. */
  public int indexOf(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public String toString() {
    return columns.stream().map(Column::toString).collect(Collectors.joining(", ", "(", ")"));
  }
}
