package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.statement.ScriptText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;

/**
 * A validated query.
 *
 * <p>Where things stand in the text:
 *
 * <ul>
 *   <li>a select item: {@link OutputColumn#span()} of {@link #columns()};
 *   <li>WHERE, GROUP BY items, HAVING and QUALIFY of the outermost SELECT: {@link #clauses()};
 *   <li>any call inside an expression: {@link org.apache.calcite.rex.RexCall#getParserPosition()}
 *       (of a cast, of an operator, of a function); literals and column references have no position
 *       of their own, the call around them does. Calls that the converter made up (the comparisons
 *       of an IN list, casts of type coercion) have line 0 or the position of what they were made
 *       from;
 *   <li>an aggregate call: {@link org.apache.calcite.rel.core.AggregateCall#getParserPosition()};
 *       equal calls are one call, at the first's position;
 *   <li>{@link ScriptText#span(org.apache.calcite.sql.parser.SqlParserPos)} of {@link #script()}
 *       turns positions into spans.
 * </ul>
 *
 * @param root the relational expression: scans of {@link dev.laminar.sql.catalog.CatalogObject}s
 *     (unwrap the table of a scan as {@link CatalogTable}), names of fields as the SELECT wrote
 *     them
 * @param columns the output, in order
 * @param emit when rows come out; {@link EmitClause#NONE} when the query says nothing
 * @param clauses positions of the clauses of the outermost SELECT
 * @param inputs names of the objects that the query reads
 * @param node the query as parsed, without its EMIT clause; validation works on a copy
 * @param span the query's text, with its EMIT clause
 * @param parameters types of the {@code ?} of the statement, by index: nullable, and text without
 *     limit
 */
public record AnalyzedQuery(
    RelRoot root,
    List<OutputColumn> columns,
    EmitClause emit,
    ClauseSpans clauses,
    Set<String> inputs,
    SqlNode node,
    ScriptText script,
    SourceSpan span,
    List<RelDataType> parameters) {

  public AnalyzedQuery {
    columns = List.copyOf(columns);
    inputs = Set.copyOf(inputs);
    parameters = List.copyOf(parameters);
  }

  /**
   * A column of the output.
   *
   * @param span the select item, without its alias; the {@code *} for columns that a star stands
   *     for
   */
  public record OutputColumn(String name, RelDataType type, SourceSpan span) {}

  /** The relational expression, with exactly the output's columns. */
  public RelNode rel() {
    return root.project();
  }

  /** Names of the functions of users that the query calls. */
  public Set<String> functions() {
    return FunctionsUsed.in(root.rel);
  }

  /** What the query cannot do without: what it reads, and the functions of users that it calls. */
  Set<String> dependencies() {
    Set<String> all = new LinkedHashSet<>(inputs);
    all.addAll(functions());
    return all;
  }

  /** The same with types of parameters. */
  AnalyzedQuery withParameters(List<RelDataType> types) {
    return new AnalyzedQuery(root, columns, emit, clauses, inputs, node, script, span, types);
  }

  /** The output as columns of a catalog object. */
  public List<CatalogObject.Field> fields() {
    return columns.stream()
        .map(column -> new CatalogObject.Field(column.name(), column.type()))
        .toList();
  }
}
