package dev.laminar.kernel.engine;

import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.RecordEncoder;
import dev.laminar.kernel.connector.SinkConnector;
import dev.laminar.kernel.connector.SinkDefinition;
import dev.laminar.kernel.connector.SinkRequest;
import dev.laminar.kernel.connector.SinkWriter;
import dev.laminar.kernel.plan.SinkPlan;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A sink of the catalog. */
final class SinkEntry {

  private final SinkPlan plan;
  private final SinkConnector connector;
  private final @Nullable Supplier<RecordEncoder> encoders;
  private final OutputStream console;
  private volatile @Nullable SinkStage stage;

  SinkEntry(
      SinkPlan plan,
      SinkConnector connector,
      @Nullable Supplier<RecordEncoder> encoders,
      OutputStream console) {
    this.plan = plan;
    this.connector = connector;
    this.encoders = encoders;
    this.console = console;
  }

  SinkPlan plan() {
    return plan;
  }

  SinkWriter open() {
    SinkDefinition definition =
        new SinkDefinition(plan.name(), plan.schema(), new Options(plan.options()));
    return connector.open(
        new SinkRequest(definition, encoders == null ? null : encoders.get(), console));
  }

  /** Null until the sink is open. */
  @Nullable SinkStage stage() {
    return stage;
  }

  void setStage(SinkStage opened) {
    stage = opened;
  }
}
