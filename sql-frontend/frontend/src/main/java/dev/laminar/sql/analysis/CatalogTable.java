package dev.laminar.sql.analysis;

import dev.laminar.sql.catalog.CatalogObject;
import dev.laminar.sql.catalog.QueryObject;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;

/**
 * A catalog object as Calcite sees it: {@code scan.getTable().unwrap(CatalogTable.class).object()}.
 */
public final class CatalogTable extends AbstractTable {

  private final CatalogObject object;
  private final boolean late;

  CatalogTable(CatalogObject object) {
    this(object, false);
  }

  private CatalogTable(CatalogObject object, boolean late) {
    this.object = object;
    this.late = late;
  }

  /** The rows that came too late for a query. */
  static CatalogTable late(QueryObject query) {
    return new CatalogTable(query, true);
  }

  /** Whether it is the rows that came too late for the object, a query. */
  public boolean isLate() {
    return late;
  }

  /** The source, stream, view or table that is scanned. */
  public CatalogObject object() {
    return object;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory typeFactory) {
    RelDataTypeFactory.Builder builder = typeFactory.builder();
    fields().forEach(field -> builder.add(field.name(), field.type()));
    return builder.build();
  }

  private List<CatalogObject.Field> fields() {
    return late && object instanceof QueryObject query ? query.lateFields() : object.fields();
  }
}
