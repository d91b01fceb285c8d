package dev.laminar.compiler;

import dev.laminar.codegen.scalar.Scalar;
import dev.laminar.codegen.scalar.Scalar.InputColumn;
import dev.laminar.compiler.physical.EventTime;
import dev.laminar.compiler.physical.ExecutionMode;
import dev.laminar.compiler.physical.InputTable;
import dev.laminar.compiler.physical.PhysicalNode.GroupAggregate;
import dev.laminar.compiler.physical.ScanTarget;
import dev.laminar.compiler.physical.TableIndex;
import dev.laminar.compiler.physical.TableResolver;
import dev.laminar.compiler.physical.UniqueKey;
import dev.laminar.compiler.scalar.RexToScalar;
import dev.laminar.compiler.scalar.SpanMapper;
import dev.laminar.compiler.scalar.TypeMapper;
import dev.laminar.kernel.connector.Options;
import dev.laminar.kernel.engine.LookupPolicy;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.ChangelogMode;
import dev.laminar.kernel.plan.LookupKind;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.sql.analysis.CatalogTable;
import dev.laminar.sql.analysis.ConflictTable;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.catalog.FunctionObject;
import dev.laminar.sql.catalog.QueryObject;
import dev.laminar.sql.catalog.SinkObject;
import dev.laminar.sql.catalog.SourceObject;
import dev.laminar.sql.catalog.SourceObject.SourceColumn;
import dev.laminar.sql.catalog.TableObject;
import dev.laminar.sql.tree.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Makes input tables of the catalog's objects. */
final class CatalogTables implements TableResolver {

  private final QueryCatalog catalog;
  private final ExecutionMode mode;

  CatalogTables(QueryCatalog catalog, ExecutionMode mode) {
    this.catalog = catalog;
    this.mode = mode;
  }

  @Override
  public InputTable resolve(TableScan scan, SourceSpan span) {
    if (scan.getTable().unwrap(ConflictTable.class) != null) {
      return conflicts(scan, span);
    }
    CatalogTable table = scan.getTable().unwrap(CatalogTable.class);
    if (table == null) {
      throw new IllegalStateException("not a table of the catalog: " + scan.getTable());
    }
    CatalogObject object = table.object();
    if (table.isLate() && object instanceof QueryObject query) {
      return late(query, span);
    }
    return switch (object) {
      case SourceObject source -> {
        if (mode.answersOnce() && !catalog.isBounded(source.name())) {
          throw endless("source " + source.name(), span);
        }
        yield source(source, scan.getCluster().getRexBuilder());
      }
      case QueryObject query
          when mode == ExecutionMode.CONTINUOUS && query.kind() == ObjectKind.STREAM ->
          stream(query);
      case QueryObject query -> contents(query, span);
      case SinkObject sink -> throw unreadable(sink, span);
      case FunctionObject function -> throw unreadable(function, span);
      case TableObject stored -> stored(stored);
    };
  }

  /** The pairs of rows of ON CONFLICT DO UPDATE. */
  private static InputTable conflicts(TableScan scan, SourceSpan span) {
    List<Column> columns = new ArrayList<>();
    for (RelDataTypeField field : scan.getRowType().getFieldList()) {
      columns.add(new Column(field.getName(), TypeMapper.map(field.getType(), span)));
    }
    RowSchema schema = new RowSchema(columns);
    ScanTarget.Table target =
        new ScanTarget.Table(
            ConflictTable.NAME,
            schema,
            UniqueKey.NONE,
            ChangelogMode.APPEND,
            true,
            List.of(),
            ScanTarget.UNKNOWN_ROWS);
    return new InputTable(target, columns(schema), null);
  }

  private static LaminarException endless(String object, SourceSpan span) {
    return new LaminarException(
        ErrorCode.UNSUPPORTED,
        object + " does not end, so that a query over it has no answer",
        span,
        "create a stream or a materialized view of the query, and read that");
  }

  /** A table: rows are told apart by keys that cannot be NULL. */
  private InputTable stored(TableObject table) {
    List<Column> columns = new ArrayList<>();
    table.columns().forEach(column -> columns.add(new Column(column.name(), column.dataType())));
    RowSchema schema = new RowSchema(columns);
    List<List<Integer>> keys = new ArrayList<>();
    for (TableObject.UniqueKey key : table.uniqueKeys()) {
      if (key.columns().stream().noneMatch(column -> schema.type(column).nullable())) {
        keys.add(key.columns().stream().sorted().toList());
      }
    }
    ScanTarget.Table target =
        target(table.name(), schema, new UniqueKey(keys), TableIndex.of(table));
    return new InputTable(target, columns(schema), null);
  }

  /** What a view holds now. */
  private InputTable contents(QueryObject object, SourceSpan span) {
    if (object.kind() != ObjectKind.MATERIALIZED_VIEW) {
      throw endless("stream " + object.name(), span);
    }
    CompiledQueryPlan query = catalog.stream(object.name());
    ScanTarget.Table target =
        target(
            object.name(), query.schema(), query.key(), TableIndex.of(query.schema(), query.key()));
    return new InputTable(target, columns(query.schema()), null);
  }

  private ScanTarget.Table target(
      String name, RowSchema schema, UniqueKey key, List<TableIndex> indexes) {
    boolean once = mode.answersOnce();
    return new ScanTarget.Table(
        name,
        schema,
        key,
        once ? ChangelogMode.APPEND : ChangelogMode.RETRACT,
        once,
        indexes,
        once ? catalog.rowCount(name) : ScanTarget.UNKNOWN_ROWS);
  }

  private static List<InputTable.Declared> columns(RowSchema schema) {
    List<InputTable.Declared> columns = new ArrayList<>();
    for (int i = 0; i < schema.size(); i++) {
      Column column = schema.column(i);
      columns.add(new InputTable.Declared(column.name(), InputColumn.of(i, column)));
    }
    return columns;
  }

  private static LaminarException unreadable(CatalogObject object, SourceSpan span) {
    return new LaminarException(
        ErrorCode.UNSUPPORTED,
        "reading from "
            + object.kind().name().toLowerCase(Locale.ROOT)
            + " "
            + object.name()
            + " is not executed in this version",
        span,
        "read from a source or a stream");
  }

  private InputTable stream(QueryObject object) {
    CompiledQueryPlan query = catalog.stream(object.name());
    ScanTarget.Stream target =
        new ScanTarget.Stream(
            object.name(),
            query.schema(),
            query.changelog(),
            query.eventTime(),
            query.key(),
            query.bounded(),
            false);
    return new InputTable(target, columns(query.schema()), null);
  }

  /** The rows that come too late for a query, from now on. They have no watermark. */
  private InputTable late(QueryObject object, SourceSpan span) {
    if (mode.answersOnce()) {
      throw endless("the late rows of " + object.name(), span);
    }
    CompiledQueryPlan query = catalog.stream(object.name());
    GroupAggregate aggregate = query.lateAggregate();
    RowSchema schema = aggregate == null ? null : aggregate.lateness().schema();
    if (schema == null) {
      throw new IllegalStateException("no late rows of " + object.name());
    }
    ScanTarget.Stream target =
        new ScanTarget.Stream(
            object.name(),
            schema,
            aggregate.input().traits().changelog(),
            EventTime.NONE,
            UniqueKey.NONE,
            query.bounded(),
            true);
    return new InputTable(target, columns(schema), null);
  }

  private InputTable source(SourceObject source, RexBuilder rexBuilder) {
    List<Column> physical = new ArrayList<>();
    List<Scalar> row = new ArrayList<>();
    SpanMapper spans = new SpanMapper(source.span().source());
    for (SourceColumn column : source.expressionRow()) {
      RexNode expression = column.expression();
      if (expression == null) {
        Column read = new Column(column.name(), TypeMapper.map(column.type(), column.span()));
        row.add(InputColumn.of(physical.size(), read));
        physical.add(read);
      } else {
        row.add(new RexToScalar(row, spans, rexBuilder).convert(expression, column.span()));
      }
    }
    RowSchema schema = new RowSchema(physical);
    ScanTarget.Source target =
        new ScanTarget.Source(
            source.name(),
            schema,
            primaryKey(source, schema),
            catalog.isBounded(source.name()),
            lookup(source));
    List<SourceColumn> order = source.expressionRow();
    List<InputTable.Declared> columns = new ArrayList<>();
    for (SourceColumn column : source.columns()) {
      columns.add(new InputTable.Declared(column.name(), row.get(order.indexOf(column))));
    }
    return new InputTable(target, columns, watermark(source, columns, spans, rexBuilder));
  }

  private static LookupKind lookup(SourceObject source) {
    return source.lookup()
        ? LookupPolicy.of(new Options(source.options().asMap())).kind()
        : LookupKind.NONE;
  }

  /** A key with a computed column says nothing of the physical ones. */
  private static UniqueKey primaryKey(SourceObject source, RowSchema schema) {
    List<Integer> columns = source.primaryKey().stream().map(schema::indexOf).sorted().toList();
    return columns.isEmpty() || columns.getFirst() < 0
        ? UniqueKey.NONE
        : new UniqueKey(List.of(columns));
  }

  /**
   * The watermark reads the declared columns by their values, whatever row its expression was
   * validated over.
   */
  private static InputTable.@Nullable Declaration watermark(
      SourceObject source,
      List<InputTable.Declared> columns,
      SpanMapper spans,
      RexBuilder rexBuilder) {
    SourceObject.Watermark watermark = source.watermark();
    if (watermark == null) {
      return null;
    }
    List<Scalar> row = new ArrayList<>();
    for (SourceColumn column : source.expressionRow()) {
      int index = source.columns().indexOf(column);
      row.add(
          new InputColumn(
              index, column.name(), columns.get(index).value().type(), SourceSpan.NONE));
    }
    return new InputTable.Declaration(
        watermark.columnIndex(),
        new RexToScalar(row, spans, rexBuilder).convert(watermark.expression(), watermark.span()),
        KeyedWatermarks.columns(source),
        watermark.span());
  }
}
