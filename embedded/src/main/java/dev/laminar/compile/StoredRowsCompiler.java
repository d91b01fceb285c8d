package dev.laminar.compile;

import dev.laminar.codegen.spec.RowsSpec;
import dev.laminar.codegen.spec.SourceText;
import dev.laminar.compiler.physical.TableIndex;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.kernel.plan.TablePlan;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.sql.catalog.TableObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes what keeps rows under a name: those of a table, or the result of a view. */
final class StoredRowsCompiler {

  private final ClassFactory classes;

  StoredRowsCompiler(ClassFactory classes) {
    this.classes = classes;
  }

  /** A plan with the class that it names. */
  record Stored(TablePlan plan, StoredClasses classes) {}

  /**
   * Rows of a table. A primary key tells them apart, else all their columns; each further key has
   * an index of its own.
   */
  Stored table(TableObject table, SourceText text) {
    List<Column> columns = new ArrayList<>();
    table.columns().forEach(column -> columns.add(new Column(column.name(), column.dataType())));
    RowSchema schema = new RowSchema(columns);
    List<TableIndex> indexes = TableIndex.of(table);
    List<TablePlan.Key> keys = new ArrayList<>();
    for (TableIndex index : indexes) {
      String name = table.uniqueKeys().get(keys.size()).name();
      keys.add(new TablePlan.Key(name, index.number(), index.columns()));
    }
    List<Integer> identity = table.primaryKey().isEmpty() ? allColumns(schema) : table.primaryKey();
    List<String> checks = table.checks().stream().map(TableObject.Check::name).toList();
    return stored(
        table.name(), schema, identity, further(indexes), keys, checks, text, table.span());
  }

  /** The rows that a query has yielded, found by all their columns, and by a key if it has one. */
  Stored view(CompiledQuery query, SourceText text, SourceSpan span) {
    RowSchema schema = query.schema();
    return stored(
        query.name(),
        schema,
        allColumns(schema),
        further(TableIndex.of(schema, query.compiled().key())),
        List.of(),
        List.of(),
        text,
        span);
  }

  /** Keys of the indexes beside that of the identity. */
  private static List<List<Integer>> further(List<TableIndex> indexes) {
    return indexes.stream().filter(index -> index.number() > 0).map(TableIndex::columns).toList();
  }

  private static List<Integer> allColumns(RowSchema schema) {
    return IntStream.range(0, schema.size()).boxed().toList();
  }

  private Stored stored(
      String name,
      RowSchema schema,
      List<Integer> identity,
      List<List<Integer>> indexes,
      List<TablePlan.Key> keys,
      List<String> checks,
      SourceText text,
      SourceSpan span) {
    StoredClasses made = classes.rows(name, new RowsSpec(0, schema, identity, indexes, span), text);
    TablePlan plan = new TablePlan(name, schema, made.reference(), made.layout(), keys, checks);
    return new Stored(plan, made);
  }
}
