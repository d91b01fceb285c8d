package dev.laminar.kernel.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The header line of a CSV file.
 *
 * @param end offset behind its last field
 */
record CsvHeader(List<String> names, int end) {

  static CsvHeader read(CsvSyntax syntax, byte[] bytes, int from) {
    List<String> names = new ArrayList<>();
    int at = from;
    for (; ; ) {
      int end = syntax.fieldEnd(bytes, at);
      if (end < 0) {
        return new CsvHeader(names, ~end);
      }
      names.add(name(syntax, bytes, at, end));
      if (bytes[end] != syntax.delimiter()) {
        return new CsvHeader(names, end);
      }
      at = end + 1;
    }
  }

  private static String name(CsvSyntax syntax, byte[] bytes, int from, int to) {
    if (bytes[from] != syntax.quote()) {
      return new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
    }
    byte[] copy = Arrays.copyOfRange(bytes, from + 1, Math.max(from + 1, to - 1));
    return new String(copy, 0, syntax.collapse(copy, 0, copy.length), StandardCharsets.UTF_8)
        .strip();
  }

  /** Why the header does not fit the decoder's columns; empty when it does. */
  String problem(TextDecoder decoder) {
    for (int column = 0; column < decoder.columnCount(); column++) {
      String wanted = decoder.columnName(column);
      long count = names.stream().filter(wanted::equalsIgnoreCase).count();
      if (count == 0) {
        return "the header has no column '"
            + wanted
            + "'; its columns are: "
            + String.join(", ", names);
      }
      if (count > 1) {
        return "the header has column '" + wanted + "' more than once";
      }
    }
    return "";
  }

  /** By position: the decoder's column of that name. */
  int[] columns(TextDecoder decoder) {
    int[] columns = new int[names.size()];
    Arrays.fill(columns, CsvDecoder.SKIP);
    for (int column = 0; column < decoder.columnCount(); column++) {
      for (int i = 0; i < columns.length; i++) {
        if (names.get(i).equalsIgnoreCase(decoder.columnName(column))) {
          columns[i] = column;
        }
      }
    }
    return columns;
  }
}
