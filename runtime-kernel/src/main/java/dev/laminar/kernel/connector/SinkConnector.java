package dev.laminar.kernel.connector;

import java.util.List;

/** A kind of sink, found by {@link java.util.ServiceLoader}. */
public interface SinkConnector {

  /** The value of {@code connector = '…'}. */
  String name();

  String description();

  List<OptionSpec> options();

  /** Whether rows are encoded by a format first. */
  boolean usesFormat();

  default String defaultFormat(Options options) {
    return "";
  }

  /** Whether it takes updates of earlier rows (upserts by key), or appended rows only. */
  boolean acceptsUpdates(Options options);

  /**
   * Checks options when the sink is created.
   *
   * @throws OptionException when an option's value is wrong
   */
  void validate(SinkDefinition definition);

  SinkWriter open(SinkRequest request);
}
