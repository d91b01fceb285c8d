package dev.laminar.sql.analysis;

import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.statement.ScriptText;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * What a message about a failed validation is made from.
 *
 * @param span of the statement: for errors without a position
 * @param names first parts of all names in the tree: among them are the tables, for "did you mean"
 * @param typeNames names in the tree that stand where a type stands
 */
record ErrorContext(
    ScriptText script, SourceSpan span, Catalog catalog, Set<String> names, Set<String> typeNames) {

  static ErrorContext of(ScriptText script, SourceSpan span, Catalog catalog, SqlNode tree) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> typeNames = new HashSet<>();
    tree.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlIdentifier identifier) {
            names.add(identifier.names.getFirst());
            return null;
          }

          @Override
          public @Nullable Void visit(SqlDataTypeSpec type) {
            if (type.getTypeNameSpec() instanceof SqlUserDefinedTypeNameSpec named) {
              typeNames.add(named.getTypeName().toString());
            }
            return null;
          }
        });
    return new ErrorContext(script, span, catalog, names, typeNames);
  }
}
