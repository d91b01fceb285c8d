package dev.laminar.peers.flink;

import dev.laminar.bench.Input;
import dev.laminar.bench.Workload;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.ColumnVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;

/**
 * The rows of a workload as one table, as Nexmark's own Flink suite has them: the kind of event, a
 * nested row for each kind, of which one is there, and the time.
 */
final class Events {

  private final Workload workload;
  private final List<List<RowData>> rows = new ArrayList<>();
  private final String time;

  /**
   * @param time name of the column of event time
   */
  Events(Workload workload, String time) {
    this.workload = workload;
    this.time = time;
    for (int kind = 0; kind < workload.inputs().size(); kind++) {
      rows.add(convert(workload.inputs().get(kind), kind));
    }
  }

  private List<RowData> convert(Input input, int kind) {
    List<RowData> converted = new ArrayList<>((int) input.rows());
    int kinds = workload.inputs().size();
    int timeColumn = timeColumn(input.schema());
    for (ColumnBatch batch : input.batches()) {
      for (int row = 0; row < batch.rowCount(); row++) {
        GenericRowData nested = new GenericRowData(batch.columnCount());
        for (int i = 0; i < batch.columnCount(); i++) {
          nested.setField(i, value(batch.column(i), row));
        }
        GenericRowData event = new GenericRowData(kinds + 2);
        event.setField(0, kind);
        event.setField(1 + kind, nested);
        event.setField(kinds + 1, nested.getField(timeColumn));
        converted.add(event);
      }
    }
    return converted;
  }

  private int timeColumn(RowSchema schema) {
    for (int i = 0; i < schema.size(); i++) {
      if (schema.column(i).name().equals(time)) {
        return i;
      }
    }
    throw new IllegalStateException("no column " + time);
  }

  private static Object value(ColumnVector column, int row) {
    if (column instanceof BytesVector texts) {
      return StringData.fromBytes(texts.getBytes(row));
    }
    long value = ((LongVector) column).values()[row];
    return column.type().isTimestamp()
        ? TimestampData.fromEpochMillis(Math.floorDiv(value, 1_000L))
        : (Object) value;
  }

  /** All rows of some kinds, in the order of time: each kind goes on at its own pace. */
  List<RowData> of(List<String> kinds) {
    List<RowData> merged = new ArrayList<>();
    List<List<RowData>> wanted = new ArrayList<>();
    for (int kind = 0; kind < workload.inputs().size(); kind++) {
      if (kinds.contains(workload.inputs().get(kind).name())) {
        wanted.add(rows.get(kind));
      }
    }
    int[] next = new int[wanted.size()];
    int timeField = workload.inputs().size() + 1;
    while (true) {
      int first = -1;
      for (int i = 0; i < next.length; i++) {
        if (next[i] < wanted.get(i).size()
            && (first < 0
                || millis(wanted.get(i).get(next[i]), timeField)
                    < millis(wanted.get(first).get(next[first]), timeField))) {
          first = i;
        }
      }
      if (first < 0) {
        return merged;
      }
      merged.add(wanted.get(first).get(next[first]++));
    }
  }

  private static long millis(RowData row, int timeField) {
    return row.getTimestamp(timeField, 3).getMillisecond();
  }

  /** CREATE TABLE of all events, and a view of each kind. */
  List<String> definitions(String watermark) {
    StringBuilder table = new StringBuilder("CREATE TABLE events (kind INT");
    List<String> statements = new ArrayList<>();
    for (int kind = 0; kind < workload.inputs().size(); kind++) {
      Input input = workload.inputs().get(kind);
      StringBuilder view = new StringBuilder("CREATE VIEW " + input.name() + " AS SELECT ");
      table.append(", `").append(input.name()).append("` ROW<");
      String separator = "";
      for (Column column : input.schema().columns()) {
        String name = '`' + column.name() + '`';
        table.append(separator).append(name).append(' ').append(type(column));
        view.append(separator)
            .append(column.name().equals(time) ? name : "`" + input.name() + "`." + name);
        separator = ", ";
      }
      table.append('>');
      statements.add(view.append(" FROM events WHERE kind = " + kind).toString());
    }
    String timeName = '`' + time + '`';
    table.append(", ").append(timeName).append(" TIMESTAMP(3), WATERMARK FOR ");
    table.append(timeName).append(" AS ").append(timeName).append(" - INTERVAL ").append(watermark);
    table.append(") WITH ('connector' = '" + RowsFactory.NAME + "')");
    statements.addFirst(table.toString());
    return statements;
  }

  private static String type(Column column) {
    return column.type().isTimestamp()
        ? "TIMESTAMP(3)"
        : column.type().isText() ? "STRING" : "BIGINT";
  }
}
