package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.type.DataType;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.SourceObject.SourceColumn;
import dev.laminar.sql.catalog.TableObject;
import dev.laminar.sql.catalog.TableObject.Check;
import dev.laminar.sql.catalog.TableObject.TableColumn;
import dev.laminar.sql.catalog.TableObject.UniqueKey;
import dev.laminar.sql.error.NearestNames;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.ScriptText;
import dev.laminar.sql.tree.SqlCreateTable;
import dev.laminar.sql.tree.SqlTableCheck;
import dev.laminar.sql.tree.SqlTableColumn;
import dev.laminar.sql.tree.SqlTableKey;
import dev.laminar.sql.type.KernelTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Validates CREATE TABLE. */
final class TableAnalyzer {

  private final ParsedStatement statement;
  private final ScriptText script;
  private final SqlCreateTable node;
  private final String name;
  private final List<SqlTableColumn> columnNodes;
  private final Set<String> constraintNames = new HashSet<>();
  private final RowExpressions expressions;

  /**
   * @param functions has the functions of users that expressions may call
   */
  TableAnalyzer(ParsedStatement statement, SqlCreateTable node, Catalog functions) {
    this.statement = statement;
    this.script = statement.script();
    this.node = node;
    this.name = Names.object(script, node.name());
    this.expressions = new RowExpressions(script, name, functions);
    this.columnNodes =
        node.elements().stream()
            .filter(SqlTableColumn.class::isInstance)
            .map(SqlTableColumn.class::cast)
            .toList();
  }

  TableObject analyze() {
    if (columnNodes.isEmpty()) {
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT, "a table has columns", script.span(node.elements()), "");
    }
    checkColumnNames();
    List<UniqueKey> primaryKeys = keys(SqlTableKey::isPrimary);
    List<Integer> primaryKey = primaryKeys.isEmpty() ? List.of() : primaryKeys.getFirst().columns();
    List<UniqueKey> uniqueKeys = new ArrayList<>(primaryKeys);
    uniqueKeys.addAll(keys(key -> !key.isPrimary()));
    List<TableColumn> columns = new ArrayList<>();
    for (SqlTableColumn column : columnNodes) {
      columns.add(column(column, primaryKey.contains(columns.size())));
    }
    List<Check> checks = checks(columns);
    return new TableObject(
        name,
        columns,
        primaryKey,
        uniqueKeys,
        checks,
        expressions.functionsUsed(),
        statement.sql(),
        statement.span());
  }

  private void checkColumnNames() {
    Set<String> seen = new HashSet<>();
    for (SqlTableColumn column : columnNodes) {
      if (!seen.add(column.name().getSimple().toLowerCase(Locale.ROOT))) {
        throw new LaminarException(
            ErrorCode.DUPLICATE_OBJECT,
            "column '" + column.name().getSimple() + "' is declared twice",
            script.span(column.name()),
            "");
      }
    }
  }

  private TableColumn column(SqlTableColumn column, boolean isKey) {
    SyntaxChecks.check(script, column.type());
    ErrorContext context =
        ErrorContext.of(script, script.span(column.type()), new Catalog(), column.type());
    boolean nullable = column.nullable() && !isKey;
    RelDataType type =
        Validation.step(
            context,
            () ->
                CompositeTypes.withNullableFields(column.type())
                    .deriveType(Validation.over(new Catalog()).validator(), nullable));
    CompositeTypes.refuseMultiset(script, type, column.type());
    DataType dataType =
        KernelTypes.of(type)
            .orElseThrow(() ->
                new LaminarException(
                    ErrorCode.UNSUPPORTED,
                    "columns of type "
                        + type.getSqlTypeName()
                        + " are not executed in this version",
                    script.span(column.type()),
                    ""));
    SqlNode defaultValue = column.defaultValue();
    TableColumn result =
        new TableColumn(
            column.name().getSimple(), type, dataType, defaultValue, script.span(column));
    if (defaultValue != null) {
      checkDefault(defaultValue, result);
    }
    return result;
  }

  private void checkDefault(SqlNode value, TableColumn column) {
    StoreAssignment assignment = new StoreAssignment(script);
    SqlNode folded = StoreAssignment.folded(value);
    RelDataType type;
    try {
      RexNode converted = expressions.convertConstant(assignment.typed(folded, column), "DEFAULT");
      type = converted.getType();
    } catch (LaminarException e) {
      if (e.code() != ErrorCode.UNDEFINED_COLUMN && e.code() != ErrorCode.UNDEFINED_TABLE) {
        throw e;
      }
      throw new LaminarException(
          ErrorCode.INVALID_STATEMENT,
          "DEFAULT cannot read a column or a table",
          e.span(),
          "it takes a value, or a function of values such as CURRENT_TIMESTAMP",
          e);
    }
    assignment.stored(folded, type, column, folded);
  }

  private List<UniqueKey> keys(Predicate<SqlTableKey> wanted) {
    List<UniqueKey> keys = new ArrayList<>();
    for (SqlNode element : node.elements()) {
      if (element instanceof SqlTableKey key && wanted.test(key)) {
        if (key.isPrimary() && !keys.isEmpty()) {
          throw new LaminarException(
              ErrorCode.INVALID_STATEMENT,
              "there can be one PRIMARY KEY only",
              script.span(key),
              "declare other keys UNIQUE");
        }
        List<Integer> columns = keyColumns(key);
        String columnName = columnNodes.get(columns.getFirst()).name().getSimple();
        String derived = key.isPrimary() ? name + "_pkey" : name + "_" + columnName + "_key";
        keys.add(new UniqueKey(constraintName(key.name(), derived), columns, script.span(key)));
      }
    }
    return keys;
  }

  private List<Integer> keyColumns(SqlTableKey key) {
    List<String> names = columnNodes.stream().map(column -> column.name().getSimple()).toList();
    List<Integer> columns = new ArrayList<>();
    for (SqlNode each : key.columns()) {
      String wanted = ((SqlIdentifier) each).getSimple();
      int index = 0;
      while (index < names.size() && !names.get(index).equalsIgnoreCase(wanted)) {
        index++;
      }
      if (index == names.size()) {
        throw new LaminarException(
            ErrorCode.UNDEFINED_COLUMN,
            "there is no column '" + wanted + "' in '" + name + "'",
            script.span(each),
            NearestNames.help(wanted, names));
      }
      if (columns.contains(index)) {
        throw new LaminarException(
            ErrorCode.DUPLICATE_OBJECT,
            "column '" + wanted + "' is in the key twice",
            script.span(each),
            "");
      }
      columns.add(index);
    }
    return columns;
  }

  private List<Check> checks(List<TableColumn> columns) {
    List<SourceColumn> row =
        columns.stream()
            .map(column -> new SourceColumn(column.name(), column.type(), null, column.span()))
            .toList();
    List<Check> checks = new ArrayList<>();
    for (SqlNode element : node.elements()) {
      if (element instanceof SqlTableCheck check) {
        SourceSpan span = script.span(check.condition());
        RexNode condition = expressions.convert(check.condition(), row, "CHECK");
        if (condition.getType().getSqlTypeName() != SqlTypeName.BOOLEAN) {
          throw new LaminarException(
              ErrorCode.TYPE_MISMATCH,
              "CHECK takes a condition, and this is not BOOLEAN",
              span,
              "");
        }
        Set<Integer> read = columnsRead(condition);
        String derived =
            read.size() == 1
                ? name + "_" + columns.get(read.iterator().next()).name() + "_check"
                : name + "_check";
        checks.add(
            new Check(
                constraintName(check.name(), derived),
                check.condition(),
                script.fragment(span),
                span));
      }
    }
    return checks;
  }

  private static Set<Integer> columnsRead(RexNode condition) {
    Set<Integer> columns = new TreeSet<>();
    condition.accept(
        new RexVisitorImpl<@Nullable Void>(true) {
          @Override
          public @Nullable Void visitInputRef(RexInputRef reference) {
            columns.add(reference.getIndex());
            return null;
          }
        });
    return columns;
  }

  /** The name as written, which no other constraint may have; else a derived one with a number. */
  private String constraintName(@Nullable SqlIdentifier written, String derived) {
    if (written != null) {
      if (!constraintNames.add(written.getSimple().toLowerCase(Locale.ROOT))) {
        throw new LaminarException(
            ErrorCode.DUPLICATE_OBJECT,
            "two constraints are named '" + written.getSimple() + "'",
            script.span(written),
            "");
      }
      return written.getSimple();
    }
    String candidate = derived;
    for (int i = 1; !constraintNames.add(candidate.toLowerCase(Locale.ROOT)); i++) {
      candidate = derived + i;
    }
    return candidate;
  }
}
