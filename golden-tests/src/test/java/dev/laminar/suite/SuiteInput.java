package dev.laminar.suite;

import dev.laminar.codegen.emit.CommentDepth;
import dev.laminar.codegen.load.CodegenOptions;
import dev.laminar.codegen.load.CodegenOptions.Lines;
import dev.laminar.codegen.load.CodegenOptions.Tier;
import dev.laminar.compile.CompileSettings;
import dev.laminar.compile.CompiledScript;
import dev.laminar.compile.CompiledStatement;
import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.connector.SourceConnector;
import dev.laminar.kernel.connector.SourceDefinition;
import dev.laminar.kernel.connector.SourceMetrics;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The rows of a suite's sources in DuckDB.
 *
 * @param variables what the sources are made with
 */
record SuiteInput(Suite suite, Map<String, String> variables, Connection duckDb)
    implements AutoCloseable {

  /** Everything that is generated is verified. */
  static final CompileSettings SETTINGS =
      CompileSettings.of(new CodegenOptions(Tier.ASM, Lines.SQL, CommentDepth.SQL, null, true));

  /** Reads the sources with their connectors, not with a query. */
  static SuiteInput of(Suite suite, Map<String, String> variables) throws SQLException {
    Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
    SuiteInput input = new SuiteInput(suite, variables, duckDb);
    try (CompiledScript script =
            CompiledScript.compile("sources.sql", suite.sources(), SETTINGS, variables);
        Statement statement = duckDb.createStatement()) {
      statement.execute("SET threads = 1");
      statement.execute("SET preserve_insertion_order = false");
      for (CompiledStatement compiled : script.statements()) {
        if (compiled instanceof CompiledStatement.NewSource source) {
          input.fill(source);
        }
      }
      for (String sql : suite.setup().split(";\n", 0)) {
        statement.execute(sql);
      }
    }
    return input;
  }

  private void fill(CompiledStatement.NewSource source) throws SQLException {
    SourceConnector connector = Objects.requireNonNull(source.connector());
    SourceDefinition definition =
        new SourceDefinition(
            source.plan().name(), source.plan().schema(), new Options(source.plan().options()));
    SourceRequest request =
        new SourceRequest(
            definition,
            IntStream.range(0, definition.schema().size()).toArray(),
            null,
            new SourceMetrics());
    ColumnBatch batch =
        ColumnBatch.allocate(request.projectedSchema(), ColumnBatch.DEFAULT_CAPACITY);
    try (SourceReader reader = connector.open(request);
        DuckTable table =
            new DuckTable(duckDb, source.plan().name() + "_rows", definition.schema(), "rn")) {
      while (reader.read(batch) == SourceReader.Status.ROWS) {
        for (int row = 0; row < batch.rowCount(); row++) {
          table.add(batch, row, batch.firstRowNumber() + row);
        }
        batch.reset();
      }
    }
  }

  @Override
  public void close() throws SQLException {
    duckDb.close();
  }
}
