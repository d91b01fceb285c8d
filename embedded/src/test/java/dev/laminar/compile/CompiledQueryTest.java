package dev.laminar.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.codegen.load.GeneratedClass;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.engine.BatchListener;
import dev.laminar.kernel.engine.Engine;
import dev.laminar.kernel.engine.EngineOptions;
import dev.laminar.kernel.engine.PushSource;
import dev.laminar.kernel.launch.Connectors;
import dev.laminar.kernel.launch.PlanDeployment;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Queries without the facade: compiled, looked at, and run by the kernel alone. */
@Timeout(30)
class CompiledQueryTest {

  private static final String SCRIPT =
      """
      CREATE SOURCE trades (symbol VARCHAR NOT NULL, size BIGINT NOT NULL);
      CREATE STREAM big AS SELECT symbol, size * 2 AS twice FROM trades WHERE size > 10;
      """;

  private static CompiledScript compile() {
    return CompiledScript.compile(
        "big.sql", SCRIPT, CompileSettings.of(CodegenOptions.fromSystemProperties()), Map.of());
  }

  @Test
  void showsEveryLevel() {
    try (CompiledScript script = compile()) {
      CompiledQuery query = script.queries().getFirst();
      assertThat(query.name()).isEqualTo("big");
      assertThat(query.schema()).hasToString("(symbol VARCHAR NOT NULL, twice BIGINT NOT NULL)");
      assertThat(query.logicalPlan()).contains("LogicalFilter");
      assertThat(query.physicalPlan()).contains("Filter#");
      assertThat(query.plan().nodes()).hasSize(2);
      GeneratedClass generated = query.generated().getFirst();
      assertThat(generated.binaryName()).startsWith("laminar.generated.big.Pipeline0_Trades_");
      assertThat(generated.javaText().get()).contains("final class " + generated.simpleName());
      assertThat(generated.bytes()).startsWith(0xCA, 0xFE, 0xBA, 0xBE);
      assertThat(generated.methods()).isNotEmpty().allMatch(method -> method.bytes() <= 8_000);
    }
  }

  @Test
  void runsInTheKernelAlone() throws Exception {
    List<String> seen = new ArrayList<>();
    try (CompiledScript script = compile();
        Engine engine = new Engine(EngineOptions.defaults())) {
      new PlanDeployment(
              script.plan(),
              script.queries().getFirst().classes(),
              Connectors.load(getClass().getClassLoader()),
              OutputStream.nullOutputStream())
          .deploy(engine);

      BatchListener listener =
          batch -> {
            for (int row = 0; row < batch.rowCount(); row++) {
              seen.add(
                  ((BytesVector) batch.column(0)).getString(row)
                      + " "
                      + ((LongVector) batch.column(1)).values()[row]);
            }
          };
      engine.subscribe("big", listener);
      PushSource trades = engine.pushedSource("trades");
      push(trades, "ACME", 11);
      push(trades, "ACME", 10);
      push(trades, "Ö", 12);
      trades.close();
      engine.awaitCompletion();
    }
    assertThat(seen).containsExactly("ACME 22", "Ö 24");
  }

  private static void push(PushSource trades, String symbol, long size) {
    byte[] text = symbol.getBytes(StandardCharsets.UTF_8);
    trades.push(
        size,
        (Long value, ColumnBatch batch, int row) -> {
          ((BytesVector) batch.column(0)).append(row, text, 0, text.length);
          ((LongVector) batch.column(1)).values()[row] = value;
        });
  }
}
