package dev.laminar.cli.shell;

import dev.laminar.ColumnInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Lays rows out in columns that fit a width: texts are cut where they must be, numbers, times and
 * the like never are.
 */
final class TableLayout {

  /** A text is not cut to less. */
  private static final int LEAST_TEXT_COLUMNS = 8;

  private static final int BORDER_COLUMNS = 3;

  private final List<Cell> header = new ArrayList<>();
  private final boolean[] numeric;
  private final boolean[] cuttable;
  private final int width;

  /**
   * @param width columns there are; 0 for any number
   */
  TableLayout(List<ColumnInfo> columns, int width) {
    this.width = width;
    this.numeric = new boolean[columns.size()];
    this.cuttable = new boolean[columns.size()];
    for (int i = 0; i < columns.size(); i++) {
      ColumnInfo column = columns.get(i);
      header.add(Cell.of(column.name()));
      numeric[i] = column.type().isNumeric();
      cuttable[i] = column.type().isText() || column.type().isBinary();
    }
  }

  /**
   * How wide each column is drawn.
   *
   * @return empty when the table does not fit
   */
  int[] widths(Collection<List<Cell>> rows) {
    int[] widths = header.stream().mapToInt(Cell::columns).toArray();
    for (List<Cell> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).columns());
      }
    }
    int available = width - BORDER_COLUMNS * widths.length + 1;
    if (width == 0 || Arrays.stream(widths).sum() <= available) {
      return widths;
    }
    return cut(widths, available);
  }

  /** Takes from the widest texts first. */
  private int[] cut(int[] widths, int available) {
    int cap = Arrays.stream(widths).max().orElse(0);
    while (cap >= LEAST_TEXT_COLUMNS) {
      cap--;
      int[] fitting = widths.clone();
      for (int i = 0; i < fitting.length; i++) {
        if (cuttable[i]) {
          fitting[i] = Math.min(fitting[i], Math.max(cap, LEAST_TEXT_COLUMNS));
        }
      }
      int excess = Arrays.stream(fitting).sum() - available;
      if (excess <= 0) {
        return fitting;
      }
    }
    return new int[0];
  }

  /** The names of the columns and the line below. */
  List<AttributedString> head(int[] widths) {
    AttributedStringBuilder line = new AttributedStringBuilder();
    AttributedStringBuilder rule = new AttributedStringBuilder();
    for (int i = 0; i < widths.length; i++) {
      rule.append(i == 0 ? "" : "+").append("-".repeat(widths[i] + 2));
    }
    append(header, widths, AttributedStyle.BOLD, line);
    return List.of(line.toAttributedString(), rule.toAttributedString());
  }

  AttributedString row(List<Cell> row, int[] widths) {
    AttributedStringBuilder line = new AttributedStringBuilder();
    append(row, widths, AttributedStyle.DEFAULT, line);
    return line.toAttributedString();
  }

  private void append(
      List<Cell> row, int[] widths, AttributedStyle style, AttributedStringBuilder line) {
    for (int i = 0; i < widths.length; i++) {
      line.append(i == 0 ? " " : " | ");
      row.get(i).append(line, widths[i], numeric[i], style);
    }
  }

  /** A row below the other, a line for each column. */
  List<AttributedString> vertical(List<Cell> row, long number) {
    int names = header.stream().mapToInt(Cell::columns).max().orElse(0);
    List<AttributedString> lines = new ArrayList<>();
    String title = "-[ row %,d ]".formatted(number);
    lines.add(new AttributedString(title + "-".repeat(Math.max(0, names + 4 - title.length()))));
    int values = width == 0 ? Integer.MAX_VALUE : Math.max(1, width - names - BORDER_COLUMNS);
    for (int i = 0; i < row.size(); i++) {
      Cell cell = row.get(i);
      AttributedStringBuilder line = new AttributedStringBuilder();
      header.get(i).append(line, names, false, AttributedStyle.BOLD);
      line.append(" | ");
      cell.append(line, Math.min(values, cell.columns()), false, AttributedStyle.DEFAULT);
      lines.add(line.toAttributedString());
    }
    return lines;
  }
}
