package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.analysis.AnalyzedQuery.OutputColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/** The names after the name of a view: {@code CREATE MATERIALIZED VIEW v (a, b) AS …}. */
final class ColumnNames {

  private ColumnNames() {}

  /**
   * The query with other names of columns.
   *
   * @throws LaminarException INVALID_STATEMENT when there are more or fewer names than columns;
   *     DUPLICATE_OBJECT
   */
  static AnalyzedQuery rename(AnalyzedQuery query, SqlNodeList names) {
    int count = query.columns().size();
    SourceSpan span = query.script().span(names);
    if (names.size() != count) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "there are %d names here, the query has %d column%s"
              .formatted(names.size(), count, count == 1 ? "" : "s"),
          span,
          "");
    }
    Set<String> seen = new HashSet<>();
    List<String> renamed = new ArrayList<>();
    List<OutputColumn> columns = new ArrayList<>();
    for (SqlNode node : names) {
      String name = ((SqlIdentifier) node).getSimple();
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        throw new LaminarException(
            ErrorCode.DUPLICATE_OBJECT,
            "two columns are named '" + name + "'",
            query.script().span(node),
            "");
      }
      OutputColumn column = query.columns().get(columns.size());
      renamed.add(name);
      columns.add(new OutputColumn(name, column.type(), column.span()));
    }
    RelNode rel = renamed(query.rel(), renamed);
    return new AnalyzedQuery(
        RelRoot.of(rel, SqlKind.SELECT),
        columns,
        query.emit(),
        query.clauses(),
        query.inputs(),
        query.node(),
        query.script(),
        query.span(),
        query.parameters());
  }

  private static RelNode renamed(RelNode rel, List<String> names) {
    return rel instanceof Project project
        ? LogicalProject.create(
            project.getInput(),
            project.getHints(),
            project.getProjects(),
            names,
            project.getVariablesSet())
        : LogicalProject.create(
            rel,
            List.of(),
            rel.getCluster().getRexBuilder().identityProjects(rel.getRowType()),
            names,
            Set.of());
  }
}
