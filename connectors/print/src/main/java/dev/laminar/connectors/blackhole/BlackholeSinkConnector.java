package dev.laminar.connectors.blackhole;

import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.SinkConnector;
import dev.laminar.kernel.connector.SinkDefinition;
import dev.laminar.kernel.connector.SinkRequest;
import java.util.List;

/** Takes every row and keeps none: for measuring a query without its output. */
public final class BlackholeSinkConnector implements SinkConnector {

  @Override
  public String name() {
    return "blackhole";
  }

  @Override
  public String description() {
    return "counts rows and forgets them";
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
  public boolean acceptsUpdates(Options options) {
    return true;
  }

  @Override
  public void validate(SinkDefinition definition) {}

  @Override
  public BlackholeSinkWriter open(SinkRequest request) {
    return new BlackholeSinkWriter();
  }
}
