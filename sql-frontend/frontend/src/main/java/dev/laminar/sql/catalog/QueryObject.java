package dev.laminar.sql.catalog;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.tree.ObjectKind;
import java.util.List;
import java.util.Set;

/**
 * A named continuous query: a stream or a materialized view.
 *
 * @param kind STREAM or MATERIALIZED_VIEW
 */
public record QueryObject(
    String name,
    ObjectKind kind,
    List<Field> fields,
    OptionSet options,
    Set<String> dependsOn,
    String sql,
    SourceSpan span)
    implements CatalogObject {

  public QueryObject {
    fields = List.copyOf(fields);
    dependsOn = Set.copyOf(dependsOn);
  }
}
