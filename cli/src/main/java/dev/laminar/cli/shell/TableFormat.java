package dev.laminar.cli.shell;

import dev.laminar.ColumnInfo;
import dev.laminar.Cursor;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects rows to draw them in columns, one below the other where they do not fit. Rows beyond the
 * limit are passed over.
 */
final class TableFormat implements RowFormat {

  private final List<ColumnInfo> columns;
  private final Output output;
  private final boolean vertical;
  private final long limit;
  private final List<List<Cell>> rows = new ArrayList<>();

  /**
   * @param limit rows that are drawn; 0 for all
   */
  TableFormat(List<ColumnInfo> columns, Output output, boolean vertical, long limit) {
    this.columns = columns;
    this.output = output;
    this.vertical = vertical;
    this.limit = limit;
  }

  @Override
  public void row(Cursor cursor) {
    if (limit == 0 || rows.size() < limit) {
      rows.add(cells(cursor));
    }
  }

  static List<Cell> cells(Cursor cursor) {
    List<Cell> cells = new ArrayList<>(cursor.columns().size());
    for (int i = 0; i < cursor.columns().size(); i++) {
      cells.add(Cell.of(cursor.getText(i)));
    }
    return cells;
  }

  @Override
  public void end() {
    TableLayout layout = new TableLayout(columns, output.width());
    int[] widths = vertical ? new int[0] : layout.widths(rows);
    if (widths.length == 0) {
      for (int i = 0; i < rows.size(); i++) {
        layout.vertical(rows.get(i), i + 1).forEach(output::line);
      }
    } else {
      layout.head(widths).forEach(output::line);
      rows.forEach(row -> output.line(layout.row(row, widths)));
    }
  }

  @Override
  public long rowsShown() {
    return rows.size();
  }
}
