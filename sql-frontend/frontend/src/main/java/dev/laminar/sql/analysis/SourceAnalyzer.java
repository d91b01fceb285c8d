package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.SourceObject;
import dev.laminar.sql.catalog.SourceObject.SourceColumn;
import dev.laminar.sql.catalog.SourceObject.Watermark;
import dev.laminar.sql.error.NearestNames;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.ScriptText;
import dev.laminar.sql.tree.SqlColumn;
import dev.laminar.sql.tree.SqlComputedColumn;
import dev.laminar.sql.tree.SqlConnection;
import dev.laminar.sql.tree.SqlCreateLookupTable;
import dev.laminar.sql.tree.SqlCreateSource;
import dev.laminar.sql.tree.SqlPrimaryKey;
import dev.laminar.sql.tree.SqlWatermark;
import dev.laminar.sql.type.KernelTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Validates CREATE SOURCE and CREATE LOOKUP TABLE. */
final class SourceAnalyzer {

  private final ParsedStatement statement;
  private final ScriptText script;
  private final SqlNodeList elements;
  private final SqlConnection connection;
  private final boolean lookup;
  private final String name;
  private final Validation types;
  private final List<SourceColumn> physical = new ArrayList<>();
  private final List<SourceColumn> computed = new ArrayList<>();
  private final List<SourceColumn> declared = new ArrayList<>();

  private final RowExpressions expressions;

  /**
   * @param functions has the functions of users that expressions may call
   */
  SourceAnalyzer(ParsedStatement statement, SqlCreateSource node, Catalog functions) {
    this(statement, node.name(), node.elements(), node.connection(), false, functions);
  }

  SourceAnalyzer(ParsedStatement statement, SqlCreateLookupTable node, Catalog functions) {
    this(statement, node.name(), node.elements(), node.connection(), true, functions);
  }

  private SourceAnalyzer(
      ParsedStatement statement,
      SqlIdentifier name,
      SqlNodeList elements,
      SqlConnection connection,
      boolean lookup,
      Catalog functions) {
    this.statement = statement;
    this.script = statement.script();
    this.elements = elements;
    this.connection = connection;
    this.lookup = lookup;
    this.name = Names.object(script, name);
    this.expressions = new RowExpressions(script, this.name, functions);
    this.types = Validation.over(new Catalog());
  }

  SourceObject analyze(Map<String, String> variables) {
    for (SqlNode element : elements) {
      if (element instanceof SqlColumn column) {
        addPhysical(column);
      }
    }
    for (SqlNode element : elements) {
      if (element instanceof SqlComputedColumn column) {
        addComputed(column);
      }
    }
    orderAsDeclared();
    Watermark watermark = watermark();
    if (lookup) {
      checkLookup();
    }
    return new SourceObject(
        name,
        declared,
        watermark,
        primaryKey(),
        OptionAnalyzer.of(script, connection, variables),
        expressions.functionsUsed(),
        lookup,
        statement.sql(),
        statement.span());
  }

  /** What is looked up has a key, and no time. */
  private void checkLookup() {
    for (SqlNode element : elements) {
      if (element instanceof SqlWatermark clause) {
        throw new LaminarException(
            ErrorCode.INVALID_STATEMENT,
            "a lookup table has no watermark: its rows are there before any is looked up",
            script.span(clause),
            "leave WATERMARK out, or create a source");
      }
    }
    if (primaryKey().isEmpty()) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "a lookup table has a primary key",
          statement.span(),
          "add PRIMARY KEY (column, …): the columns that tell its rows apart");
    }
  }

  private void addPhysical(SqlColumn column) {
    checkNew(column.name());
    SyntaxChecks.check(script, column.type());
    ErrorContext context =
        ErrorContext.of(script, script.span(column.type()), new Catalog(), column.type());
    RelDataType type =
        Validation.step(
            context,
            () ->
                CompositeTypes.withNullableFields(column.type())
                    .deriveType(types.validator(), column.nullable()));
    CompositeTypes.refuseMultiset(script, type, column.type());
    if (KernelTypes.of(type).isEmpty()) {
      throw new LaminarException(
          ErrorCode.UNSUPPORTED,
          "columns of type " + type.getSqlTypeName() + " are not executed in this version",
          script.span(column.type()),
          "");
    }
    physical.add(new SourceColumn(column.name().getSimple(), type, null, script.span(column)));
  }

  private void addComputed(SqlComputedColumn column) {
    checkNew(column.name());
    RexNode expression =
        expressions.convertStable(column.expression(), expressionRow(), "a computed column");
    String columnName = column.name().getSimple();
    computed.add(
        new SourceColumn(columnName, expression.getType(), expression, script.span(column)));
  }

  private void checkNew(SqlIdentifier column) {
    if (find(column.getSimple()) != null) {
      throw new LaminarException(
          ErrorCode.DUPLICATE_OBJECT,
          "column '" + column.getSimple() + "' is declared twice",
          script.span(column),
          "");
    }
  }

  private List<SourceColumn> expressionRow() {
    List<SourceColumn> row = new ArrayList<>(physical);
    row.addAll(computed);
    return row;
  }

  private @Nullable SourceColumn find(String columnName) {
    return expressionRow().stream()
        .filter(column -> column.name().equalsIgnoreCase(columnName))
        .findFirst()
        .orElse(null);
  }

  private SourceColumn require(SqlIdentifier column) {
    SourceColumn found = find(column.getSimple());
    if (found == null) {
      List<String> names = expressionRow().stream().map(SourceColumn::name).toList();
      throw new LaminarException(
          ErrorCode.UNDEFINED_COLUMN,
          "there is no column '" + column.getSimple() + "' in '" + name + "'",
          script.span(column),
          NearestNames.help(column.getSimple(), names));
    }
    return found;
  }

  private void orderAsDeclared() {
    for (SqlNode element : elements) {
      switch (element) {
        case SqlColumn column -> declared.add(require(column.name()));
        case SqlComputedColumn column -> declared.add(require(column.name()));
        default -> {}
      }
    }
  }

  private @Nullable Watermark watermark() {
    Watermark watermark = null;
    for (SqlNode element : elements) {
      if (element instanceof SqlWatermark clause) {
        checkFirst(watermark == null, "WATERMARK", clause);
        watermark = watermark(clause);
      }
    }
    return watermark;
  }

  private Watermark watermark(SqlWatermark clause) {
    SourceColumn column = require(clause.column());
    SourceSpan columnSpan = script.span(clause.column());
    checkTimestamp(column.type(), "the event-time column '" + column.name() + "'", columnSpan);
    List<SourceColumn> row = expressionRow();
    RexNode expression;
    if (clause.expression() == null) {
      expression =
          new RexBuilder(types.typeFactory()).makeInputRef(column.type(), row.indexOf(column));
    } else {
      expression = expressions.convertStable(clause.expression(), row, "WATERMARK");
      checkTimestamp(expression.getType(), "the watermark", script.span(clause.expression()));
    }
    return new Watermark(
        column.name(), declared.indexOf(column), expression, columnSpan, script.span(clause));
  }

  private static void checkTimestamp(RelDataType type, String what, SourceSpan span) {
    if (type.getSqlTypeName() != SqlTypeName.TIMESTAMP) {
      throw new LaminarException(
          ErrorCode.TYPE_MISMATCH,
          what + " must be a TIMESTAMP, not " + type.getSqlTypeName(),
          span,
          "compute one: ts AS TO_TIMESTAMP(text, format), or TIMESTAMP_MILLIS(n) of epoch milliseconds");
    }
  }

  private List<String> primaryKey() {
    List<String> columns = new ArrayList<>();
    for (SqlNode element : elements) {
      if (element instanceof SqlPrimaryKey key) {
        checkFirst(columns.isEmpty(), "PRIMARY KEY", key);
        key.columns().forEach(column -> columns.add(require((SqlIdentifier) column).name()));
      }
    }
    return columns;
  }

  private void checkFirst(boolean isFirst, String what, SqlNode clause) {
    if (!isFirst) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "there can be one " + what + " only",
          script.span(clause),
          "");
    }
  }
}
