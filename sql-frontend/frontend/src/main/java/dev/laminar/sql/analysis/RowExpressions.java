package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.catalog.FunctionObject;
import dev.laminar.sql.catalog.OptionSet;
import dev.laminar.sql.catalog.SourceObject;
import dev.laminar.sql.catalog.SourceObject.SourceColumn;
import dev.laminar.sql.statement.ScriptText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Validates expressions over the columns of one row. */
final class RowExpressions {

  private final ScriptText script;
  private final String name;
  private final Catalog functions;
  private final Set<String> used = new LinkedHashSet<>();

  /**
   * @param name of the object that is defined
   * @param functions has the functions of users that may be called
   */
  RowExpressions(ScriptText script, String name, Catalog functions) {
    this.script = script;
    this.name = name;
    this.functions = functions;
  }

  /** Names of the functions of users that were called. */
  Set<String> functionsUsed() {
    return used;
  }

  /** Converts an expression over the given columns: input i is {@code row.get(i)}. */
  RexNode convert(SqlNode expression, List<SourceColumn> row, String clause) {
    SourceObject object =
        new SourceObject(
            name, row, null, List.of(), OptionSet.EMPTY, Set.of(), "", SourceSpan.NONE);
    Catalog catalog = callable();
    catalog.define(object, false, SourceSpan.NONE);
    SqlIdentifier from = new SqlIdentifier(name, expression.getParserPosition());
    return convert(expression, from, catalog, clause);
  }

  /** Converts an expression that reads nothing. */
  RexNode convertConstant(SqlNode expression, String clause) {
    return convert(expression, null, callable(), clause);
  }

  /** The functions alone: nothing else can be read. */
  private Catalog callable() {
    Catalog callable = new Catalog();
    for (CatalogObject object : functions.objects()) {
      if (object instanceof FunctionObject && !object.name().equalsIgnoreCase(name)) {
        callable.define(object, false, SourceSpan.NONE);
      }
    }
    return callable;
  }

  /**
   * As {@link #convert}, of an expression that is computed wherever it is read.
   *
   * @throws LaminarException when it may not be the same each time
   */
  RexNode convertStable(SqlNode expression, List<SourceColumn> row, String clause) {
    RexNode converted = convert(expression, row, clause);
    if (!RexUtil.isDeterministic(converted)) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          clause
              + " is computed wherever it is read: it cannot call what yields something else"
              + " each time",
          script.span(expression),
          "call it in a query, CREATE STREAM … AS SELECT …, and read that");
    }
    return converted;
  }

  private RexNode convert(
      SqlNode expression, @Nullable SqlIdentifier from, Catalog catalog, String clause) {
    SourceSpan span = script.span(expression);
    SyntaxChecks.check(script, expression);
    SyntaxChecks.checkNoParameter(script, expression);
    Validation validation = Validation.over(catalog);
    SqlNode select = select(FunctionForms.rewrite(script, expression), from);
    ErrorContext context = ErrorContext.of(script, span, catalog, select);
    SqlNode validated = Validation.step(context, () -> validation.validate(select));
    RelNode rel = Validation.step(context, () -> validation.convert(validated).rel);
    RexNode converted = expression(rel);
    if (converted == null || !isOfOneRow(converted)) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          clause + " takes an expression over one row: no aggregate, window function or subquery",
          span,
          "");
    }
    used.addAll(FunctionsUsed.in(converted));
    return converted;
  }

  private static SqlSelect select(SqlNode expression, @Nullable SqlIdentifier from) {
    SqlParserPos pos = expression.getParserPosition();
    return new SqlSelect(
        pos,
        null,
        new SqlNodeList(List.of(expression), pos),
        from,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static @Nullable RexNode expression(RelNode rel) {
    if (rel instanceof TableScan) {
      return RexInputRef.of(0, rel.getRowType());
    }
    return rel instanceof Project project
            && (project.getInput() instanceof TableScan || project.getInput() instanceof Values)
        ? project.getProjects().getFirst()
        : null;
  }

  private static boolean isOfOneRow(RexNode expression) {
    boolean[] result = {true};
    expression.accept(
        new RexVisitorImpl<@Nullable Void>(true) {
          @Override
          public @Nullable Void visitOver(RexOver over) {
            result[0] = false;
            return null;
          }

          @Override
          public @Nullable Void visitSubQuery(RexSubQuery subQuery) {
            result[0] = false;
            return null;
          }
        });
    return result[0];
  }
}
