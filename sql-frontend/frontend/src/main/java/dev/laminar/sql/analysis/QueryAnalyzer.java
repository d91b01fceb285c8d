package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.statement.ScriptText;
import dev.laminar.sql.tree.SqlEmit;
import dev.laminar.sql.tree.SqlStreamingQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserUtil;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Validates queries and converts them to relational expressions. */
public final class QueryAnalyzer {

  private static final long MICROS_PER_MILLI = 1000;

  /**
   * Analyzes a query.
   *
   * @param query as parsed, with or without EMIT
   * @param span the query's text
   * @throws LaminarException with a position inside the script
   */
  public AnalyzedQuery analyze(ScriptText script, SqlNode query, SourceSpan span, Catalog catalog) {
    AnalyzedQuery analyzed = analyzePositional(script, query, span, catalog);
    checkUnique(analyzed.columns());
    return analyzed;
  }

  /** As {@link #analyze}, for a query whose columns are taken by position: names may repeat. */
  public AnalyzedQuery analyzePositional(
      ScriptText script, SqlNode query, SourceSpan span, Catalog catalog) {
    SqlNode bare = query instanceof SqlStreamingQuery streaming ? streaming.query() : query;
    EmitClause emit =
        query instanceof SqlStreamingQuery streaming
            ? emitClause(script, streaming.emit())
            : EmitClause.NONE;
    SyntaxChecks.check(script, bare);
    TableCalls.check(script, bare, catalog);
    SqlNode named = Objects.requireNonNull(bare.accept(new TreeCopy()));
    QueryTree.nameColumns(named);
    SqlNode copy = PatternForms.prepare(script, FunctionForms.rewrite(script, named));

    ErrorContext context = ErrorContext.of(script, span, catalog, bare);
    Validation validation = Validation.over(catalog);
    SqlNode validated = Validation.step(context, () -> validation.validate(context, copy));
    List<SourceSpan> itemSpans = itemSpans(script, validated);
    // What a volatile function yields is computed once, however often it is read.
    boolean once = VolatileCalls.in(validated);
    RelRoot root =
        Validation.step(
            context,
            () -> once ? validation.convertUnmerged(validated) : validation.convert(validated));
    List<AnalyzedQuery.OutputColumn> columns = columns(root, itemSpans, span);
    return new AnalyzedQuery(
        root,
        columns,
        emit,
        QueryTree.clauses(script, bare),
        inputs(root.rel),
        bare,
        script,
        span,
        List.copyOf(validation.parameters(validated).values()));
  }

  private static List<SourceSpan> itemSpans(ScriptText script, SqlNode validated) {
    Optional<SqlSelect> select = QueryTree.outermostSelect(validated);
    if (select.isEmpty()) {
      return List.of();
    }
    SqlNodeList items = Objects.requireNonNull(select.get().getSelectList());
    return items.stream().map(item -> script.span(QueryTree.withoutAlias(item))).toList();
  }

  private static List<AnalyzedQuery.OutputColumn> columns(
      RelRoot root, List<SourceSpan> itemSpans, SourceSpan span) {
    List<AnalyzedQuery.OutputColumn> columns = new ArrayList<>();
    List<RelDataTypeField> fields = root.validatedRowType.getFieldList();
    for (RelDataTypeField field : fields) {
      SourceSpan item =
          itemSpans.size() == fields.size() ? itemSpans.get(field.getIndex()) : SourceSpan.NONE;
      columns.add(
          new AnalyzedQuery.OutputColumn(
              field.getName(), columnType(root, field.getType()), item.isKnown() ? item : span));
    }
    return columns;
  }

  /** A bare NULL is text, as in PostgreSQL. */
  private static RelDataType columnType(RelRoot root, RelDataType type) {
    if (type.getSqlTypeName() != SqlTypeName.NULL) {
      return type;
    }
    RelDataTypeFactory types = root.rel.getCluster().getTypeFactory();
    return types.createTypeWithNullability(types.createSqlType(SqlTypeName.VARCHAR), true);
  }

  private static void checkUnique(List<AnalyzedQuery.OutputColumn> columns) {
    Map<String, SourceSpan> seen = new HashMap<>();
    for (AnalyzedQuery.OutputColumn column : columns) {
      SourceSpan first = seen.putIfAbsent(column.name().toLowerCase(Locale.ROOT), column.span());
      if (first != null) {
        throw new LaminarException(
            ErrorCode.DUPLICATE_OBJECT,
            "two columns of the result are named '" + column.name() + "'",
            column.span(),
            "give one of them another name with AS");
      }
    }
  }

  static EmitClause emitClause(ScriptText script, SqlEmit emit) {
    SqlIdentifier lateSink = emit.lateSink();
    return new EmitClause(
        emit.mode(),
        script.span(emit),
        micros(script, emit.interval()),
        micros(script, emit.lateness()),
        emit.lateness() == null ? SourceSpan.NONE : script.span(emit.lateness()),
        lateSink == null ? "" : lateSink.names.getLast(),
        lateSink == null ? SourceSpan.NONE : script.span(lateSink));
  }

  private static long micros(ScriptText script, @Nullable SqlNode interval) {
    if (interval == null) {
      return 0;
    }
    SyntaxChecks.check(script, interval);
    SqlIntervalLiteral.IntervalValue value =
        ((SqlIntervalLiteral) interval).getValueAs(SqlIntervalLiteral.IntervalValue.class);
    if (value.getIntervalQualifier().isYearMonth() || value.getSign() < 0) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "a positive interval of days or less is needed here",
          script.span(interval),
          "for example INTERVAL '5' SECOND");
    }
    return Math.multiplyExact(SqlParserUtil.intervalToMillis(value), MICROS_PER_MILLI);
  }

  static Set<String> inputs(RelNode rel) {
    Set<String> names = new LinkedHashSet<>();
    collectInputs(rel, names);
    return names;
  }

  private static void collectInputs(RelNode rel, Set<String> names) {
    if (rel instanceof TableScan scan) {
      CatalogTable table = scan.getTable().unwrap(CatalogTable.class);
      if (table != null) {
        names.add(table.object().name());
      }
    }
    rel.accept(
        new RexShuttle() {
          @Override
          public RexNode visitSubQuery(RexSubQuery subQuery) {
            collectInputs(subQuery.rel, names);
            return super.visitSubQuery(subQuery);
          }
        });
    rel.getInputs().forEach(input -> collectInputs(input, names));
  }
}
