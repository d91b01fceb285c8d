package dev.laminar.sql.catalog;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.sql.tree.ObjectKind;
import dev.laminar.sql.type.KernelTypes;
import dev.laminar.sql.type.LaminarTypeFactory;
import java.util.List;
import java.util.Set;

/**
 * A named continuous query: a stream or a materialized view.
 *
 * @param kind STREAM or MATERIALIZED_VIEW
 * @param lateFields the columns of the rows that came too late for it, which queries read as {@code
 *     name.late}; empty where there are none
 */
public record QueryObject(
    String name,
    ObjectKind kind,
    List<Field> fields,
    List<Field> lateFields,
    OptionSet options,
    Set<String> dependsOn,
    String sql,
    SourceSpan span)
    implements CatalogObject {

  /** A query of which no rows are too late. */
  public QueryObject(
      String name,
      ObjectKind kind,
      List<Field> fields,
      OptionSet options,
      Set<String> dependsOn,
      String sql,
      SourceSpan span) {
    this(name, kind, fields, List.of(), options, dependsOn, sql, span);
  }

  /** The same query, with the rows that come too late for it. */
  public QueryObject withLateRows(RowSchema schema) {
    LaminarTypeFactory types = new LaminarTypeFactory();
    List<Field> late =
        schema.columns().stream()
            .map(column -> new Field(column.name(), KernelTypes.toRel(column.type(), types)))
            .toList();
    return new QueryObject(name, kind, fields, late, options, dependsOn, sql, span);
  }

  public QueryObject {
    fields = List.copyOf(fields);
    lateFields = List.copyOf(lateFields);
    dependsOn = Set.copyOf(dependsOn);
  }
}
