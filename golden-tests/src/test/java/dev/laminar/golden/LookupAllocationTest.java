package dev.laminar.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.laminar.codegen.load.CodegenOptions.Tier;
import dev.laminar.compile.CompiledQuery;
import dev.laminar.compile.CompiledScript;
import dev.laminar.compile.CompiledStatement;
import dev.laminar.kernel.batch.BytesVector;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.connector.LookupConnector;
import dev.laminar.kernel.connector.LookupReader;
import dev.laminar.kernel.connector.LookupRequest;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.SourceDefinition;
import dev.laminar.kernel.connector.SourceDescription;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import dev.laminar.kernel.engine.BatchListener;
import dev.laminar.kernel.engine.Engine;
import dev.laminar.kernel.engine.EngineOptions;
import dev.laminar.kernel.engine.LookupSnapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows whose key is known, with rows of the table or without, cost no memory at all. */
class LookupAllocationTest {

  private static final int ROWS = 1_000;
  private static final int KEYS = 90;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LEFT JOIN names AS n ON o.id = n.id",
        "JOIN names AS n ON o.id = n.id AND o.v > 10",
        "LEFT JOIN names AS n ON o.id = n.id AND n.name <> 'number 7'"
      })
  void knownKeysAllocateNothing(String join) throws InterruptedException {
    String sql =
        """
        CREATE SOURCE orders (id BIGINT, v BIGINT NOT NULL) FROM DATAGEN (rate = 1);
        CREATE LOOKUP TABLE names (id BIGINT NOT NULL, name VARCHAR, PRIMARY KEY (id))
          FROM JDBC (url = 'jdbc:none', 'table' = 'names', strategy = 'on-demand');
        CREATE STREAM q AS SELECT o.v, n.name FROM orders AS o
        """
            + join;
    try (CompiledScript script =
        CompiledScript.compile("query.sql", sql, CaseRunner.settings(Tier.ASM), Map.of())) {
      CompiledStatement.NewSource orders = (CompiledStatement.NewSource) script.statements().get(0);
      CompiledStatement.NewSource names = (CompiledStatement.NewSource) script.statements().get(1);
      CompiledQuery query = script.queries().getLast();
      ReplayConnector replay = new ReplayConnector(orders(orders), false);
      long[] rows = new long[1];
      BatchListener counter =
          new BatchListener() {
            @Override
            public void onBatch(ColumnBatch batch) {
              rows[0] += batch.rowCount();
            }
          };
      try (Engine engine = new Engine(EngineOptions.defaults())) {
        engine.addSource(orders.plan(), replay, null);
        engine.addSource(names.plan(), new Names(), null);
        engine.addQuery(query.plan(), query.classes());
        engine.subscribe("q", counter);
        engine.start();
        assertThat(engine.awaitCompletion(120, TimeUnit.SECONDS)).isTrue();
        LookupSnapshot figures = engine.snapshot().queries().getFirst().lookups().getFirst();
        assertThat(figures.entries()).isEqualTo(KEYS);
        assertThat(figures.hits()).isPositive();
        assertThat(figures.missingHits()).isPositive();
      }
      assertThat(rows[0]).isPositive();
      assertThat(replay.quietRows())
          .as("allocated %s", replay.lastAllocatedBytes())
          .isEqualTo(1L << 20);
    }
  }

  private static ColumnBatch orders(CompiledStatement.NewSource source) {
    ColumnBatch batch = ColumnBatch.allocate(source.plan().schema(), ROWS);
    for (int row = 0; row < ROWS; row++) {
      ((LongVector) batch.column(0)).values()[row] = row % KEYS;
      Objects.requireNonNull(batch.column(0).nulls())[row] = row % 50 == 49;
      ((LongVector) batch.column(1)).values()[row] = row;
    }
    batch.setRowCount(ROWS);
    return batch;
  }

  /** Knows the name of each number that does not end in 0. */
  private static final class Names implements LookupConnector {

    @Override
    public String name() {
      return "names";
    }

    @Override
    public String description() {
      return "names of numbers";
    }

    @Override
    public List<OptionSpec> options() {
      return List.of();
    }

    @Override
    public boolean usesFormat() {
      return false;
    }

    @Override
    public SourceDescription describe(SourceDefinition definition) {
      return new SourceDescription(true, true);
    }

    @Override
    public SourceReader open(SourceRequest request) {
      throw new IllegalStateException("all rows are read");
    }

    @Override
    public LookupReader openLookup(LookupRequest request) {
      return new LookupReader() {
        @Override
        public void load(ColumnBatch keys, Consumer<ColumnBatch> rows) {
          ColumnBatch answer =
              ColumnBatch.allocate(request.rows().projectedSchema(), keys.rowCount());
          int count = 0;
          for (int row = 0; row < keys.rowCount(); row++) {
            long id = ((LongVector) keys.column(0)).values()[row];
            if (id % 10 != 0) {
              ((LongVector) answer.column(0)).values()[count] = id;
              byte[] name = ("number " + id).getBytes(StandardCharsets.UTF_8);
              ((BytesVector) answer.column(1)).append(count, name, 0, name.length);
              count++;
            }
          }
          answer.setRowCount(count);
          rows.accept(answer);
        }

        @Override
        public void close() {}
      };
    }
  }
}
