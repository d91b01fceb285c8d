package dev.laminar.peers.flink;

import dev.laminar.bench.RowHash;
import org.apache.flink.streaming.api.functions.sink.legacy.RichSinkFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.types.logical.DecimalType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.TimestampType;
import org.apache.flink.types.RowKind;

/** Counts rows, and sums their hashes where an answer is checked. */
final class CountingFunction extends RichSinkFunction<RowData> {

  private static final long serialVersionUID = 1;

  private final LogicalType[] types;
  private final String[] names;
  private long rowsOut;
  private long netRows;
  private long checksum;

  CountingFunction(RowType type) {
    this.types = type.getChildren().toArray(LogicalType[]::new);
    this.names = type.getFieldNames().toArray(String[]::new);
  }

  @Override
  public void invoke(RowData row, Context context) {
    rowsOut++;
    if (RunState.current().checking) {
      check(row);
    }
  }

  private void check(RowData row) {
    RowKind kind = row.getRowKind();
    long weight = kind == RowKind.INSERT || kind == RowKind.UPDATE_AFTER ? 1 : -1;
    long hash = RowHash.START;
    for (int i = 0; i < types.length; i++) {
      if (!RunState.current().skipped.contains(names[i])) {
        hash = RowHash.add(hash, row.isNullAt(i) ? RowHash.ofNull() : value(row, i));
      }
    }
    netRows += weight;
    checksum += RowHash.end(hash) * weight;
  }

  private long value(RowData row, int column) {
    LogicalType type = types[column];
    return switch (type.getTypeRoot()) {
      case BIGINT -> row.getLong(column);
      case INTEGER, DATE -> row.getInt(column);
      case CHAR, VARCHAR -> RowHash.of(row.getString(column).toString());
      case DECIMAL -> {
        DecimalType decimal = (DecimalType) type;
        yield RowHash.of(
            row.getDecimal(column, decimal.getPrecision(), decimal.getScale()).toBigDecimal());
      }
      case TIMESTAMP_WITHOUT_TIME_ZONE -> {
        TimestampData time = row.getTimestamp(column, ((TimestampType) type).getPrecision());
        yield time.getMillisecond() * 1_000 + time.getNanoOfMillisecond() / 1_000;
      }
      default -> throw new IllegalStateException("no column of the benchmarks: " + type);
    };
  }

  @Override
  public void finish() {
    RunState run = RunState.current();
    run.rowsOut = rowsOut;
    run.netRows = netRows;
    run.checksum = checksum;
    run.ended();
  }
}
