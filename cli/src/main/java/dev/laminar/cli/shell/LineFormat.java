package dev.laminar.cli.shell;

import dev.laminar.ColumnInfo;
import dev.laminar.Cursor;
import dev.laminar.kernel.type.DataType;
import dev.laminar.kernel.type.TypeKind;
import java.io.PrintWriter;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Writes a line for each row as it comes: JSON objects, or CSV with a header. */
final class LineFormat implements RowFormat {

  private static final HexFormat HEX = HexFormat.of();

  private final List<ColumnInfo> columns;
  private final PrintWriter out;
  private final boolean json;
  private final String weightName;
  private final StringBuilder line = new StringBuilder();
  private long rows;

  /**
   * @param weights whether a last column says what becomes of the row
   */
  LineFormat(List<ColumnInfo> columns, Output output, boolean json, boolean weights) {
    this.columns = columns;
    this.out = output.writer();
    this.json = json;
    this.weightName = weights ? weightName(columns) : "";
    if (!json) {
      header();
    }
  }

  private static String weightName(List<ColumnInfo> columns) {
    Set<String> taken = new HashSet<>();
    columns.forEach(column -> taken.add(column.name().toLowerCase(Locale.ROOT)));
    String name = "weight";
    while (taken.contains(name)) {
      name += "_";
    }
    return name;
  }

  private void header() {
    for (int i = 0; i < columns.size(); i++) {
      line.append(i == 0 ? "" : ",");
      appendField(columns.get(i).name());
    }
    if (!weightName.isEmpty()) {
      line.append(',').append(weightName);
    }
    finishLine();
  }

  @Override
  public void row(Cursor cursor) {
    rows++;
    if (json) {
      object(cursor);
    } else {
      fields(cursor);
    }
    finishLine();
  }

  private void finishLine() {
    line.append('\n');
    out.append(line);
    line.setLength(0);
  }

  private void object(Cursor cursor) {
    line.append('{');
    for (int i = 0; i < columns.size(); i++) {
      line.append(i == 0 ? "" : ",");
      JsonValues.appendString(line, columns.get(i).name());
      line.append(':');
      if (cursor.isNull(i)) {
        line.append("null");
      } else {
        appendValue(cursor, i);
      }
    }
    if (!weightName.isEmpty()) {
      line.append(",\"").append(weightName).append("\":").append(cursor.weight());
    }
    line.append('}');
  }

  private void appendValue(Cursor cursor, int column) {
    DataType type = columns.get(column).type();
    if (type.isComposite()) {
      JsonValues.append(line, cursor.getObject(column));
      return;
    }
    if (type.isBinary()) {
      byte[] bytes = Objects.requireNonNull(cursor.getBytes(column));
      JsonValues.appendString(line, Base64.getEncoder().encodeToString(bytes));
      return;
    }
    String text = text(cursor, column);
    boolean bare =
        type.kind() == TypeKind.BOOLEAN
            || (type.isApproximate()
                ? Double.isFinite(cursor.getDouble(column))
                : type.isNumeric());
    if (bare) {
      line.append(text);
    } else {
      JsonValues.appendString(line, text);
    }
  }

  /** Of a value that is not NULL: floating-point numbers as the formats of sinks spell them. */
  private String text(Cursor cursor, int column) {
    return switch (columns.get(column).type().kind()) {
      case DOUBLE -> Double.toString(cursor.getDouble(column));
      case REAL -> Float.toString((float) cursor.getDouble(column));
      default -> Objects.requireNonNull(cursor.getText(column));
    };
  }

  private void fields(Cursor cursor) {
    for (int i = 0; i < columns.size(); i++) {
      line.append(i == 0 ? "" : ",");
      if (!cursor.isNull(i)) {
        appendField(
            columns.get(i).type().isBinary()
                ? HEX.formatHex(Objects.requireNonNull(cursor.getBytes(i)))
                : text(cursor, i));
      }
    }
    if (!weightName.isEmpty()) {
      line.append(',').append(cursor.weight());
    }
  }

  /** An empty text is {@code ""}, as an empty field is NULL. */
  private void appendField(String text) {
    boolean quote = text.isEmpty() || text.startsWith(" ") || text.endsWith(" ");
    for (int i = 0; i < text.length() && !quote; i++) {
      char c = text.charAt(i);
      quote = c == ',' || c == '"' || c == '\n' || c == '\r';
    }
    if (quote) {
      line.append('"').append(text.replace("\"", "\"\"")).append('"');
    } else {
      line.append(text);
    }
  }

  @Override
  public void end() {
    out.flush();
  }

  @Override
  public long rowsShown() {
    return rows;
  }
}
