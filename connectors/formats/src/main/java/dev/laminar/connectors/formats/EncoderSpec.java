package dev.laminar.connectors.formats;

import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.type.RowSchema;
import java.lang.constant.ClassDesc;

/**
 * What an encoder is generated for.
 *
 * @param className of the generated class
 * @param schema of the batches
 * @param options of the sink, the format's among them
 */
public record EncoderSpec(ClassDesc className, RowSchema schema, Options options) {}
