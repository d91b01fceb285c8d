package dev.laminar;

import dev.laminar.ObjectInfo.ColumnDetail;
import dev.laminar.compile.CompiledQuery;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.type.DataType;
import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.catalog.FunctionObject;
import dev.laminar.sql.catalog.QueryObject;
import dev.laminar.sql.catalog.SinkObject;
import dev.laminar.sql.catalog.SourceObject;
import dev.laminar.sql.catalog.TableObject;
import dev.laminar.sql.tree.ObjectKind;
import dev.laminar.sql.type.KernelTypes;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.dialect.AnsiSqlDialect;
import org.jspecify.annotations.Nullable;

/** From objects of the catalog to what a program sees of them. */
final class ObjectInfos {

  private ObjectInfos() {}

  /**
   * @param query of a stream or view
   */
  static ObjectInfo of(CatalogObject object, Optional<CompiledQuery> query) {
    return new ObjectInfo(
        object.name(),
        object.kind(),
        columns(object),
        object.kind() == ObjectKind.MATERIALIZED_VIEW
            ? query.map(view -> viewKeys(object, view)).orElse(List.of())
            : keys(object),
        object instanceof SourceObject source && source.watermark() != null
            ? source.watermark().column()
            : null,
        object.dependsOn().stream().sorted().toList(),
        object.sql());
  }

  private static List<ColumnDetail> columns(CatalogObject object) {
    return switch (object) {
      case SourceObject source ->
          source.columns().stream()
              .map(column ->
                  new ColumnDetail(column.name(), type(column.type()), null, !column.isPhysical()))
              .toList();
      case TableObject table ->
          table.columns().stream()
              .map(column ->
                  new ColumnDetail(column.name(), column.dataType(), defaultValue(column), false))
              .toList();
      case QueryObject _, SinkObject _ ->
          object.fields().stream()
              .map(field -> new ColumnDetail(field.name(), type(field.type()), null, false))
              .toList();
      case FunctionObject _ -> List.of();
    };
  }

  private static @Nullable String defaultValue(TableObject.TableColumn column) {
    return column.defaultValue() == null
        ? null
        : column.defaultValue().toSqlString(AnsiSqlDialect.DEFAULT).getSql();
  }

  private static List<ObjectInfo.Key> viewKeys(CatalogObject view, CompiledQuery query) {
    List<String> columns = query.keyColumns();
    return columns.isEmpty()
        ? List.of()
        : List.of(new ObjectInfo.Key(view.name() + "_key", columns, false));
  }

  private static List<ObjectInfo.Key> keys(CatalogObject object) {
    return switch (object) {
      case SourceObject source ->
          source.primaryKey().isEmpty()
              ? List.of()
              : List.of(new ObjectInfo.Key(null, source.primaryKey(), true));
      case TableObject table ->
          table.uniqueKeys().stream()
              .map(key ->
                  new ObjectInfo.Key(
                      key.name(),
                      key.columns().stream().map(i -> table.columns().get(i).name()).toList(),
                      key.columns().equals(table.primaryKey())))
              .toList();
      case QueryObject _, SinkObject _, FunctionObject _ -> List.of();
    };
  }

  private static DataType type(RelDataType type) {
    return KernelTypes.of(type)
        .orElseThrow(() ->
            new LaminarException(ErrorCode.INTERNAL, "an object has a column of type " + type));
  }
}
