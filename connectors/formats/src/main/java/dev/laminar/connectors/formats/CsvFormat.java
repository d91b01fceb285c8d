package dev.laminar.connectors.formats;

import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.kernel.connector.OptionException;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import java.util.List;

/** Comma-separated values (RFC 4180). */
public final class CsvFormat implements Format {

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public String description() {
    return "comma-separated values with a header line, quoted as RFC 4180 says";
  }

  @Override
  public List<OptionSpec> options() {
    return CsvOptions.specs();
  }

  @Override
  public void validate(Options options, RowSchema schema) {
    CsvOptions.of(options);
    for (Column column : schema.columns()) {
      if (column.type().isComposite()) {
        throw new OptionException(
            "format",
            "CSV has no form for column " + column.name() + " of type " + column.type().toSql(),
            "use FORMAT JSON; or write its parts as columns, for example ARRAY_TO_STRING(a, ';'),"
                + " and read VARCHAR, for example STRING_TO_ARRAY(a, ';')");
      }
    }
  }

  @Override
  public ClassModel decoder(DecoderSpec spec) {
    return new CsvDecoderGenerator(spec, CsvOptions.of(spec.options())).generate();
  }

  @Override
  public ClassModel encoder(EncoderSpec spec) {
    return new CsvEncoderGenerator(spec, CsvOptions.of(spec.options())).generate();
  }
}
