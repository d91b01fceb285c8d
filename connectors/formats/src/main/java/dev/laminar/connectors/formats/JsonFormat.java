package dev.laminar.connectors.formats;

import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;

/** Newline-delimited JSON objects. */
public final class JsonFormat implements Format {

  private static final String IGNORE_UNKNOWN = "json.ignore_unknown";
  private static final String WEIGHT_KEY = "json.weight_key";

  @Override
  public String name() {
    return "json";
  }

  @Override
  public String description() {
    return "JSON objects, one per line";
  }

  @Override
  public List<OptionSpec> options() {
    return List.of(
        TimestampFormat.option("json"),
        OptionSpec.optional(
            IGNORE_UNKNOWN,
            "true",
            "of a source: whether keys that are no columns are passed over, or make a record malformed"),
        OptionSpec.optional(
            WEIGHT_KEY,
            "",
            "of a sink: name of a last key for each row's weight (+1 insert, -1 retract); none by default"));
  }

  @Override
  public void validate(Options options, RowSchema schema) {
    TimestampFormat.of(name(), options);
    options.getBoolean(IGNORE_UNKNOWN, true);
  }

  @Override
  public ClassModel decoder(DecoderSpec spec) {
    Options options = spec.options();
    boolean ignoreUnknown = options.getBoolean(IGNORE_UNKNOWN, true);
    return new JsonDecoderGenerator(spec, ignoreUnknown, TimestampFormat.of(name(), options))
        .generate();
  }

  @Override
  public ClassModel encoder(EncoderSpec spec) {
    Options options = spec.options();
    String weightKey = options.get(WEIGHT_KEY, "");
    return new JsonEncoderGenerator(spec, weightKey, TimestampFormat.of(name(), options))
        .generate();
  }
}
