package dev.laminar.sql.analysis;

import dev.laminar.sql.catalog.Catalog;
import dev.laminar.sql.catalog.FunctionObject;
import dev.laminar.sql.function.FunctionLibrary;
import dev.laminar.sql.function.UserTableFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/** The library's functions, then those of a catalog. */
final class CatalogFunctions implements SqlOperatorTable {

  private final Catalog catalog;

  CatalogFunctions(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public void lookupOperatorOverloads(
      SqlIdentifier name,
      @Nullable SqlFunctionCategory category,
      SqlSyntax syntax,
      List<SqlOperator> found,
      SqlNameMatcher nameMatcher) {
    FunctionLibrary.table().lookupOperatorOverloads(name, category, syntax, found, nameMatcher);
    if (found.isEmpty() && name.isSimple() && syntax == SqlSyntax.FUNCTION) {
      find(name.getSimple())
          .map(FunctionObject::operator)
          .filter(operator -> isTable(operator) == isOfTables(category))
          .ifPresent(found::add);
    }
  }

  private static boolean isTable(SqlOperator operator) {
    return operator instanceof UserTableFunction;
  }

  private static boolean isOfTables(@Nullable SqlFunctionCategory category) {
    return category == SqlFunctionCategory.USER_DEFINED_TABLE_FUNCTION
        || category == SqlFunctionCategory.USER_DEFINED_TABLE_SPECIFIC_FUNCTION;
  }

  private Optional<FunctionObject> find(String name) {
    return catalog
        .find(name)
        .filter(FunctionObject.class::isInstance)
        .map(FunctionObject.class::cast);
  }

  @Override
  public List<SqlOperator> getOperatorList() {
    List<SqlOperator> all = new ArrayList<>(FunctionLibrary.table().getOperatorList());
    catalog.objects().stream()
        .filter(FunctionObject.class::isInstance)
        .map(object -> ((FunctionObject) object).operator())
        .forEach(all::add);
    return all;
  }
}
