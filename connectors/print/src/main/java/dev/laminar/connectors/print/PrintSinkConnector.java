package dev.laminar.connectors.print;

import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.RecordEncoder;
import dev.laminar.kernel.connector.SinkConnector;
import dev.laminar.kernel.connector.SinkDefinition;
import dev.laminar.kernel.connector.SinkRequest;
import dev.laminar.kernel.connector.SinkWriter;
import java.util.List;
import java.util.Objects;

/** Writes rows to the console, one line each: JSON unless the sink names another format. */
public final class PrintSinkConnector implements SinkConnector {

  @Override
  public String name() {
    return "print";
  }

  @Override
  public String description() {
    return "prints rows on the console, one JSON object or CSV record a line";
  }

  @Override
  public List<OptionSpec> options() {
    return List.of();
  }

  @Override
  public boolean usesFormat() {
    return true;
  }

  @Override
  public String defaultFormat(Options options) {
    return "json";
  }

  /** A changed row is printed again: the last line of a key holds. */
  @Override
  public boolean acceptsUpdates(Options options) {
    return true;
  }

  @Override
  public void validate(SinkDefinition definition) {}

  @Override
  public SinkWriter open(SinkRequest request) {
    RecordEncoder encoder = Objects.requireNonNull(request.encoder(), "print needs an encoder");
    return new PrintSinkWriter(encoder, request.console());
  }
}
