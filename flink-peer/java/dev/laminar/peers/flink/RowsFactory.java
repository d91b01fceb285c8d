package dev.laminar.peers.flink;

import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.table.connector.sink.legacy.SinkFunctionProvider;
import org.apache.flink.legacy.table.connector.source.SourceFunctionProvider;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.ScanTableSource;
import org.apache.flink.table.factories.DynamicTableSinkFactory;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.flink.table.types.logical.RowType;

/** Tables over rows in memory, and tables that count what is written. */
public final class RowsFactory implements DynamicTableSourceFactory, DynamicTableSinkFactory {

  static final String NAME = "bench-rows";

  @Override
  public String factoryIdentifier() {
    return NAME;
  }

  @Override
  public Set<ConfigOption<?>> requiredOptions() {
    return Set.of();
  }

  @Override
  public Set<ConfigOption<?>> optionalOptions() {
    return Set.of();
  }

  @Override
  public DynamicTableSource createDynamicTableSource(Context context) {
    return new RowsTable();
  }

  @Override
  public DynamicTableSink createDynamicTableSink(Context context) {
    RowType row =
        (RowType)
            context
                .getCatalogTable()
                .getResolvedSchema()
                .toPhysicalRowDataType()
                .getLogicalType();
    return new CountTable(row);
  }

  /** Reads what {@link RunState} holds. */
  private static final class RowsTable implements ScanTableSource {

    @Override
    public ChangelogMode getChangelogMode() {
      return ChangelogMode.insertOnly();
    }

    @Override
    public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
      return SourceFunctionProvider.of(new RowsSource(), true);
    }

    @Override
    public DynamicTableSource copy() {
      return new RowsTable();
    }

    @Override
    public String asSummaryString() {
      return NAME;
    }
  }

  /** Takes rows of any kind of change. */
  private record CountTable(RowType type) implements DynamicTableSink {

    @Override
    public ChangelogMode getChangelogMode(ChangelogMode requested) {
      return ChangelogMode.all();
    }

    @Override
    public SinkRuntimeProvider getSinkRuntimeProvider(Context context) {
      return SinkFunctionProvider.of(new CountingFunction(type));
    }

    @Override
    public DynamicTableSink copy() {
      return new CountTable(type);
    }

    @Override
    public String asSummaryString() {
      return NAME;
    }
  }
}
