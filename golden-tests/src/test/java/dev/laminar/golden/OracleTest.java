package dev.laminar.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.load.CodegenOptions.Tier;
import dev.laminar.compile.CompiledScript;
import dev.laminar.kernel.type.RowSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * DuckDB, the ASM tier and the Janino tier agree on every case, however the input is cut into
 * batches.
 */
class OracleTest {

  @ParameterizedTest
  @MethodSource("dev.laminar.golden.GoldenCase#all")
  void agrees(GoldenCase golden) {
    RowSchema schema;
    try (CompiledScript script = CaseRunner.compile(golden, Tier.ASM)) {
      schema = script.queries().getLast().schema();
    }
    Rows expected = DuckDb.run(golden, schema).comparable(golden.comparison());
    GoldenFile.check(golden.folder().resolve("50-rows"), expected.text());
    assertThat(expected.rows()).as("a case without rows shows nothing").isNotEmpty();
    assertRows(golden, Tier.ASM, 1_024, expected);
    assertRows(golden, Tier.JANINO, 1_024, expected);
    assertRows(golden, Tier.ASM, 7, expected);
    assertRows(golden, Tier.ASM, 1, expected);
  }

  private static void assertRows(GoldenCase golden, Tier tier, int batchCapacity, Rows expected) {
    Rows actual = CaseRunner.run(golden, tier, batchCapacity).comparable(golden.comparison());
    String description = golden + ", tier " + tier + ", batches of " + batchCapacity + ",";
    GoldenFile.assertSame(expected.text(), actual.text(), description);
  }
}
