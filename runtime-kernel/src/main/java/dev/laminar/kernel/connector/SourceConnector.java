package dev.laminar.kernel.connector;

import java.util.List;

/** A kind of source, found by {@link java.util.ServiceLoader}. Knows nothing of SQL. */
public interface SourceConnector {

  /** The value of {@code connector = '…'}. */
  String name();

  /** One line for documentation and SHOW. */
  String description();

  List<OptionSpec> options();

  /**
   * Whether records are bytes that a format decodes; false when the connector fills columns itself.
   */
  boolean usesFormat();

  /**
   * The format used when the statement names none; empty when one must be named or can be told from
   * other options.
   */
  default String defaultFormat(Options options) {
    return "";
  }

  /**
   * Checks options and schema when the source is created, before anything is opened.
   *
   * @throws OptionException when an option's value is wrong
   */
  SourceDescription describe(SourceDefinition definition);

  /** Opens the source for one run. */
  SourceReader open(SourceRequest request);
}
