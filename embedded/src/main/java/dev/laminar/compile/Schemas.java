package dev.laminar.compile;

import dev.laminar.compiler.scalar.TypeMapper;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import dev.laminar.sql.catalog.SourceObject;

/** Row schemas of catalog objects. */
final class Schemas {

  private Schemas() {}

  /** The columns that a source's connector delivers. */
  static RowSchema physical(SourceObject source) {
    return new RowSchema(
        source.physicalColumns().stream()
            .map(column -> new Column(column.name(), TypeMapper.map(column.type(), column.span())))
            .toList());
  }
}
