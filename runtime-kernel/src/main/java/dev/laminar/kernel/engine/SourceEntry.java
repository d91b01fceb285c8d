package dev.laminar.kernel.engine;

import dev.laminar.kernel.connector.LookupConnector;
import dev.laminar.kernel.connector.LookupReader;
import dev.laminar.kernel.connector.LookupRequest;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.RecordDecoder;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.connector.SourceDefinition;
import dev.laminar.kernel.connector.SourceDescription;
import dev.laminar.kernel.connector.SourceMetrics;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.plan.SourcePlan;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A source of the catalog. */
final class SourceEntry {

  private final SourcePlan plan;
  private final @Nullable SourceConnector connector;
  private final @Nullable DecoderProvider decoders;
  private final @Nullable PushRun pushRun;
  private final @Nullable PushSource pushed;
  private final SourceMetrics metrics = new SourceMetrics();
  private final InstantSource clock;
  private final WatermarkPolicy policy;
  private final LookupPolicy lookup;
  private final SourceStatus status = new SourceStatus();
  private final boolean bounded;

  /** A source read by a connector. */
  SourceEntry(
      SourcePlan plan,
      SourceConnector connector,
      @Nullable DecoderProvider decoders,
      InstantSource clock) {
    this.plan = plan;
    this.policy = WatermarkPolicy.of(new Options(plan.options()));
    this.lookup = LookupPolicy.of(new Options(plan.options()));
    this.connector = connector;
    this.decoders = decoders;
    this.pushRun = null;
    this.pushed = null;
    this.clock = clock;
    SourceDescription description = connector.describe(definition());
    this.bounded = description.bounded();
  }

  /** A source whose rows are pushed. */
  SourceEntry(SourcePlan plan, PushSource pushed, InstantSource clock) {
    this.plan = plan;
    this.policy = WatermarkPolicy.of(new Options(plan.options()));
    this.lookup = LookupPolicy.of(new Options(plan.options()));
    this.connector = null;
    this.decoders = null;
    this.pushed = pushed;
    this.pushRun = new PushRun(this, pushed);
    this.clock = clock;
    this.bounded = false;
  }

  /** How its rows come to queries that look them up. */
  LookupPolicy lookup() {
    return lookup;
  }

  WatermarkPolicy policy() {
    return policy;
  }

  SourceStatus status() {
    return status;
  }

  /** By which sources become idle. */
  long nowMs() {
    return clock.millis();
  }

  String name() {
    return plan.name();
  }

  SourcePlan plan() {
    return plan;
  }

  SourceMetrics metrics() {
    return metrics;
  }

  boolean bounded() {
    return bounded;
  }

  @Nullable PushSource pushed() {
    return pushed;
  }

  @Nullable PushRun pushRun() {
    return pushRun;
  }

  private SourceDefinition definition() {
    return new SourceDefinition(plan.name(), plan.schema(), new Options(plan.options()));
  }

  /**
   * Event times beyond this are taken for errors of a clock and do not move the watermark; µs since
   * the epoch.
   */
  long watermarkLimitUs() {
    return bounded || policy.maxFutureUs() == WatermarkPolicy.UNLIMITED
        ? Long.MAX_VALUE
        : clock.millis() * 1_000 + policy.maxFutureUs();
  }

  /** What a run that reads these columns asks the connector for. */
  SourceRequest request(List<Integer> columns) {
    int[] projection = columns.stream().mapToInt(Integer::intValue).toArray();
    Supplier<RecordDecoder> made = null;
    if (connector().usesFormat()) {
      if (decoders == null) {
        throw new LaminarException(
            ErrorCode.INTERNAL, "source " + plan.name() + " has no decoders");
      }
      made = decoders.decoders(projection);
    }
    return new SourceRequest(definition(), projection, made, metrics);
  }

  LookupReader openLookup(LookupRequest request) {
    if (connector() instanceof LookupConnector known) {
      return known.openLookup(request);
    }
    throw new LaminarException(
        ErrorCode.INTERNAL, "rows of " + plan.name() + " cannot be asked for by their keys");
  }

  SourceReader open(SourceRequest request) {
    return connector().open(request);
  }

  private SourceConnector connector() {
    if (connector == null) {
      throw new LaminarException(
          ErrorCode.INTERNAL, "source " + plan.name() + " is pushed, not read");
    }
    return connector;
  }
}
