package dev.laminar.sql.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/** Operators by name, without regard to case; earlier ones are found first. */
final class OperatorTable implements SqlOperatorTable {

  private final List<SqlOperator> operators;
  private final Map<String, List<SqlOperator>> byName = new LinkedHashMap<>();

  OperatorTable(List<SqlOperator> operators) {
    this.operators = List.copyOf(operators);
    for (SqlOperator operator : operators) {
      byName
          .computeIfAbsent(operator.getName().toUpperCase(Locale.ROOT), name -> new ArrayList<>())
          .add(operator);
    }
  }

  @Override
  public void lookupOperatorOverloads(
      SqlIdentifier name,
      @Nullable SqlFunctionCategory category,
      SqlSyntax syntax,
      List<SqlOperator> found,
      SqlNameMatcher nameMatcher) {
    if (!name.isSimple()) {
      return;
    }
    for (SqlOperator operator :
        byName.getOrDefault(name.getSimple().toUpperCase(Locale.ROOT), List.of())) {
      if (isCalledAs(operator, syntax)) {
        found.add(operator);
      }
    }
  }

  /**
   * CAST and the like are functions with a syntax of their own; operators are looked up by any of
   * their syntaxes.
   */
  private static boolean isCalledAs(SqlOperator operator, SqlSyntax syntax) {
    return switch (syntax) {
      case FUNCTION ->
          operator instanceof SqlFunction || operator.getSyntax() == SqlSyntax.FUNCTION;
      case BINARY, PREFIX, POSTFIX -> true;
      case FUNCTION_STAR, ORDERED_FUNCTION, SPECIAL, FUNCTION_ID, FUNCTION_ID_CONSTANT, INTERNAL ->
          operator.getSyntax() == syntax;
    };
  }

  @Override
  public List<SqlOperator> getOperatorList() {
    return operators;
  }
}
