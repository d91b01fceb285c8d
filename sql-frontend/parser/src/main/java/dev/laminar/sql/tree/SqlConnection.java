package dev.laminar.sql.tree;

import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * What ties a source, table or sink to the outside: {@code FROM KAFKA (…) FORMAT JSON (…) WITH
 * (…)}, each part optional.
 *
 * @param options the {@link SqlOption}s of WITH
 */
public record SqlConnection(
    @Nullable SqlConnector connector, @Nullable SqlConnector format, SqlNodeList options) {

  void unparse(SqlWriter writer, String direction) {
    if (connector != null) {
      writer.keyword(direction);
      connector.unparse(writer, 0, 0);
    }
    if (format != null) {
      writer.keyword("FORMAT");
      format.unparse(writer, 0, 0);
    }
    if (!options.isEmpty()) {
      writer.keyword("WITH");
      TreeWriter.list(writer, options);
    }
  }
}
