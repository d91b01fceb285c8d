package dev.laminar.connectors.formats;

import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;

/** How records are written as bytes. */
public interface Format {

  /** The value of {@code format = '…'}. */
  String name();

  /** One line for documentation and SHOW. */
  String description();

  /**
   * Every option the format takes; all start with its name and a dot. Others are for the caller to
   * refuse.
   */
  List<OptionSpec> options();

  /**
   * Checks options, and that the format can hold the columns, before anything is generated.
   *
   * @throws dev.laminar.kernel.connector.OptionException when an option's value is wrong
   */
  void validate(Options options, RowSchema schema);

  /** A {@code RecordDecoder} with a public constructor without parameters. */
  ClassModel decoder(DecoderSpec spec);

  /** A {@code RecordEncoder} with a public constructor without parameters. */
  ClassModel encoder(EncoderSpec spec);
}
