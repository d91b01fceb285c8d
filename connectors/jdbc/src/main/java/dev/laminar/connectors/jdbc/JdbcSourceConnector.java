package dev.laminar.connectors.jdbc;

import dev.laminar.kernel.connector.LookupConnector;
import dev.laminar.kernel.connector.LookupReader;
import dev.laminar.kernel.connector.LookupRequest;
import dev.laminar.kernel.connector.OptionSpec;
import dev.laminar.kernel.connector.SourceDefinition;
import dev.laminar.kernel.connector.SourceDescription;
import dev.laminar.kernel.connector.SourceReader;
import dev.laminar.kernel.connector.SourceRequest;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.Column;
import java.util.List;

/**
 * The rows of a table or a query of another database, read or looked up through its JDBC driver.
 */
public final class JdbcSourceConnector implements LookupConnector {

  @Override
  public String name() {
    return "jdbc";
  }

  @Override
  public String description() {
    return "reads a table or a query of another database through its JDBC driver";
  }

  @Override
  public List<OptionSpec> options() {
    return JdbcOptions.SPECS;
  }

  @Override
  public boolean usesFormat() {
    return false;
  }

  @Override
  public SourceDescription describe(SourceDefinition definition) {
    JdbcOptions.of(definition.options());
    for (Column column : definition.schema().columns()) {
      if (!JdbcColumn.isReadable(column.type())) {
        throw new LaminarException(
            ErrorCode.UNSUPPORTED,
            "column '"
                + column.name()
                + "' is of type "
                + column.type()
                + ", which jdbc does not read",
            SourceSpan.NONE,
            "read it as text, and cast it in a computed column");
      }
    }
    return new SourceDescription(true, false);
  }

  @Override
  public LookupReader openLookup(LookupRequest request) {
    return new JdbcLookup(JdbcOptions.of(request.rows().definition().options()), request);
  }

  @Override
  public SourceReader open(SourceRequest request) {
    return new JdbcReader(JdbcOptions.of(request.definition().options()), request);
  }
}
