package dev.laminar.bench;

import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.connector.SourceDefinition;
import dev.laminar.kernel.connector.SourceDescription;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import java.util.List;

/** Rows in memory as a source that ends. */
final class RowsConnector implements SourceConnector {

  private final Input input;
  private final Stopwatch stopwatch;

  RowsConnector(Input input, Stopwatch stopwatch) {
    this.input = input;
    this.stopwatch = stopwatch;
  }

  @Override
  public String name() {
    return "rows";
  }

  @Override
  public String description() {
    return "rows in memory";
  }

  @Override
  public List<OptionSpec> options() {
    return List.of();
  }

  @Override
  public boolean usesFormat() {
    return false;
  }

  @Override
  public SourceDescription describe(SourceDefinition definition) {
    return new SourceDescription(true, true);
  }

  @Override
  public SourceReader open(SourceRequest request) {
    return new RowsReader(input.batches(), request.projection(), stopwatch);
  }
}
