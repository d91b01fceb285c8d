package dev.laminar.sql.analysis;

import dev.laminar.sql.catalog.CatalogObject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;

/**
 * A catalog object as Calcite sees it: {@code scan.getTable().unwrap(CatalogTable.class).object()}.
 */
public final class CatalogTable extends AbstractTable {

  private final CatalogObject object;

  CatalogTable(CatalogObject object) {
    this.object = object;
  }

  /** The source, stream, view or table that is scanned. */
  public CatalogObject object() {
    return object;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory typeFactory) {
    RelDataTypeFactory.Builder builder = typeFactory.builder();
    object.fields().forEach(field -> builder.add(field.name(), field.type()));
    return builder.build();
  }
}
