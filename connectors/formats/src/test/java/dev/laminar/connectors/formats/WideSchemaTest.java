package dev.laminar.connectors.formats;

import static dev.laminar.connectors.formats.Generated.nullable;
import static dev.laminar.connectors.formats.Generated.schema;
import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.tree.ClassModel;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.connector.ByteBuilder;
import dev.laminar.kernel.connector.RecordEncoder;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.kernel.type.TypeKind;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No columns, more columns than a word has bits, more than a method may hold. */
class WideSchemaTest {

  private static RowSchema wide(int columns) {
    Object[] namesAndTypes = new Object[2 * columns];
    for (int i = 0; i < columns; i++) {
      namesAndTypes[2 * i] = "column_" + i;
      namesAndTypes[2 * i + 1] = nullable(i % 3 == 2 ? TypeKind.VARCHAR : TypeKind.INTEGER);
    }
    return schema(namesAndTypes);
  }

  @ParameterizedTest
  @CsvSource({
    "json, ASM, 64",
    "json, ASM, 65",
    "json, ASM, 2000",
    "json, JANINO, 200",
    "csv, ASM, 2000",
    "csv, JANINO, 129"
  })
  void writesAndReadsBack(String name, Generated.Tier tier, int columns) {
    Format format = Formats.byName(name).orElseThrow();
    RowSchema schema = wide(columns);
    ColumnBatch batch = ColumnBatch.allocate(schema, 2);
    batch.setRowCount(2);
    for (int i = 0; i < columns; i++) {
      if (batch.column(i) instanceof IntVector vector) {
        vector.values()[0] = i;
      }
      if (batch.column(i).nulls() instanceof boolean[] nulls) {
        nulls[1] = i != 64;
      }
    }
    RecordEncoder encoder = Generated.encoder(format, tier, schema);
    ByteBuilder out = new ByteBuilder(1024);
    encoder.begin(out);
    encoder.encode(batch, out);
    String text = new String(out.bytes(), 0, out.length(), StandardCharsets.UTF_8);
    Rows.Result result =
        Rows.decode(Generated.decoder(format, tier, schema, Generated.all(schema)), schema, text);
    assertThat(result.errors()).isEmpty();
    for (int row = 0; row < 2; row++) {
      for (int i = 0; i < columns; i++) {
        assertThat(result.rows().get(row).get(i)).isEqualTo(Rows.value(batch.column(i), row));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"json", "csv"})
  void noMethodIsTooLargeToBeCompiled(String name) {
    Format format = Formats.byName(name).orElseThrow();
    RowSchema schema = wide(2000);
    checkSizes(
        format.decoder(
            new DecoderSpec(
                Generated.DECODER, schema, Generated.all(schema), Generated.options())));
    checkSizes(format.encoder(new EncoderSpec(Generated.ENCODER, schema, Generated.options())));
  }

  private static void checkSizes(ClassModel model) {
    ClassFile.of()
        .parse(Generated.bytes(model, Generated.Tier.ASM))
        .methods()
        .forEach(method ->
            method
                .findAttribute(Attributes.code())
                .ifPresent(code ->
                    assertThat(code.codeLength())
                        .as(method.methodName().stringValue())
                        .isLessThan(8000)));
  }

  @ParameterizedTest
  @CsvSource({"json, ASM", "json, JANINO", "csv, ASM", "csv, JANINO"})
  void aProjectionOfNothingCountsRecords(String name, Generated.Tier tier) {
    Format format = Formats.byName(name).orElseThrow();
    String text =
        name.equals("csv") ? "column_0,column_1,column_2\n1,2,3\n,,\n" : "{\"a\":[1,{}]}\n{}\n";
    Rows.Result result =
        Rows.decode(Generated.decoder(format, tier, wide(3), new int[0]), schema(), text);
    assertThat(result.errors()).isEmpty();
    assertThat(result.rows()).hasSize(2);
  }
}
