package dev.laminar.sql.catalog;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.tree.ObjectKind;
import java.util.List;
import java.util.Set;

/**
 * A sink.
 *
 * @param fields the columns of the query that feeds it; empty for a sink that waits for INSERT INTO
 * @param dependsOn what feeds it; empty for a sink that waits for INSERT INTO
 */
public record SinkObject(
    String name,
    List<Field> fields,
    OptionSet options,
    Set<String> dependsOn,
    String sql,
    SourceSpan span)
    implements CatalogObject {

  public SinkObject {
    fields = List.copyOf(fields);
    dependsOn = Set.copyOf(dependsOn);
  }

  @Override
  public ObjectKind kind() {
    return ObjectKind.SINK;
  }
}
