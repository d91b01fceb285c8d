package dev.laminar.sql.catalog;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.tree.ObjectKind;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;

/** Something that a statement has defined. */
public sealed interface CatalogObject
    permits SourceObject, QueryObject, SinkObject, TableObject, FunctionObject {

  /** As written where it was defined. */
  String name();

  ObjectKind kind();

  /** Names of the objects that it reads or feeds: those cannot be dropped before it. */
  Set<String> dependsOn();

  /** The statement that defined it. */
  String sql();

  /** Where that statement stands. */
  SourceSpan span();

  /** Whether queries can read it. */
  default boolean isReadable() {
    return kind() != ObjectKind.SINK && kind() != ObjectKind.FUNCTION;
  }

  /** The columns that a query sees, in order. */
  List<Field> fields();

  /** A named, typed column. */
  record Field(String name, RelDataType type) {}
}
