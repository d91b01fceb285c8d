package dev.laminar.sql.catalog;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.tree.ObjectKind;
import dev.laminar.sql.type.KernelTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * A source. Expressions of computed columns and of the watermark are over one row: all physical
 * columns in declared order, then all computed columns in declared order; a computed column reads
 * only what stands before it in that row.
 *
 * @param columns in declared order, physical and computed
 * @param watermark null when the source has no event time
 * @param primaryKey names of columns; empty when there is none
 * @param options of WITH, FROM and FORMAT; {@code connector} is missing when rows are pushed by the
 *     program
 * @param functions names of the functions of users that expressions call
 */
public record SourceObject(
    String name,
    List<SourceColumn> columns,
    @Nullable Watermark watermark,
    List<String> primaryKey,
    OptionSet options,
    Set<String> functions,
    String sql,
    SourceSpan span)
    implements CatalogObject {

  public SourceObject {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    functions = Set.copyOf(functions);
  }

  /**
   * A column.
   *
   * @param expression what computes it; null for a physical column
   * @param span the column's definition
   */
  public record SourceColumn(
      String name, RelDataType type, @Nullable RexNode expression, SourceSpan span) {

    public boolean isPhysical() {
      return expression == null;
    }
  }

  /**
   * The source's event time.
   *
   * @param column name of the event-time column, physical or computed, of type TIMESTAMP
   * @param columnIndex its index in {@link #columns()}
   * @param expression what the watermark is the maximum of
   * @param span the WATERMARK clause
   */
  public record Watermark(
      String column, int columnIndex, RexNode expression, SourceSpan columnSpan, SourceSpan span) {}

  public List<SourceColumn> physicalColumns() {
    return columns.stream().filter(SourceColumn::isPhysical).toList();
  }

  public List<SourceColumn> computedColumns() {
    return columns.stream().filter(column -> !column.isPhysical()).toList();
  }

  /** Whether statements and the program push its rows: it has no connector. */
  public boolean isPushed() {
    return options.find("connector").isEmpty();
  }

  /** What INSERT fills: the physical columns. */
  public TableObject asTable() {
    List<TableObject.TableColumn> filled =
        physicalColumns().stream()
            .map(column ->
                new TableObject.TableColumn(
                    column.name(),
                    column.type(),
                    KernelTypes.of(column.type()).orElseThrow(),
                    null,
                    column.span()))
            .toList();
    return new TableObject(name, filled, List.of(), List.of(), List.of(), Set.of(), sql, span);
  }

  /** The row that expressions read: physical columns, then computed ones. */
  public List<SourceColumn> expressionRow() {
    List<SourceColumn> row = new ArrayList<>(physicalColumns());
    row.addAll(computedColumns());
    return row;
  }

  @Override
  public ObjectKind kind() {
    return ObjectKind.SOURCE;
  }

  @Override
  public Set<String> dependsOn() {
    return functions;
  }

  @Override
  public List<Field> fields() {
    return columns.stream().map(column -> new Field(column.name(), column.type())).toList();
  }
}
