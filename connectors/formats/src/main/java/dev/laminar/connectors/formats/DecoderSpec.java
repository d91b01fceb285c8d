package dev.laminar.connectors.formats;

import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import java.lang.constant.ClassDesc;
import java.util.Arrays;

/**
 * What a decoder is generated for.
 *
 * @param className of the generated class
 * @param schema the physical columns of the source, in declared order
 * @param projection indices into the schema of the columns to read; the batches have exactly these,
 *     in this order
 * @param options of the source, the format's among them
 */
public record DecoderSpec(
    ClassDesc className, RowSchema schema, int[] projection, Options options) {

  public DecoderSpec {
    projection = projection.clone();
  }

  @Override
  public int[] projection() {
    return projection.clone();
  }

  /** Schema of the batches. */
  public RowSchema projectedSchema() {
    return new RowSchema(Arrays.stream(projection).mapToObj(schema::column).toList());
  }

  /** Whether a column of the schema is read. */
  boolean reads(int column) {
    return Arrays.stream(projection).anyMatch(index -> index == column);
  }

  Column column(int index) {
    return schema.column(projection[index]);
  }
}
