package dev.laminar.operators;

import dev.laminar.operators.Check.Outcome;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.parser.StringAndPos;
import org.apache.calcite.sql.test.AbstractSqlTester;
import org.apache.calcite.sql.test.SqlTestFactory;
import org.jspecify.annotations.Nullable;

/**
 * Asks Laminar where Calcite's tests ask for a value or an error, and goes on whatever it answers.
 * Types that the tests ask for are Calcite's own affair.
 */
final class LaminarTester extends AbstractSqlTester {

  private static final String INTERNAL = "XX";

  /** One function that no other has of each database but PostgreSQL. */
  private static final Set<SqlOperator> OF_OTHERS =
      Collections.newSetFromMap(new IdentityHashMap<>());

  static {
    OF_OTHERS.addAll(
        List.of(
            SqlLibraryOperators.DATE_DIFF,
            SqlLibraryOperators.JSON_TYPE,
            SqlLibraryOperators.SUBSTR_ORACLE,
            SqlLibraryOperators.URL_DECODE,
            SqlLibraryOperators.BASE64,
            SqlLibraryOperators.MSSQL_CONVERT,
            SqlLibraryOperators.BOOLAND_AGG,
            SqlLibraryOperators.CONVERT_TIMEZONE));
  }

  private final Connection connection;
  private final Consumer<Check> checks;
  private String test = "";

  LaminarTester(Connection connection, Consumer<Check> checks) {
    this.connection = connection;
    this.checks = checks;
  }

  /** Names the test that is asking from here on. */
  void begin(String name) {
    this.test = name;
  }

  @Override
  public void check(
      SqlTestFactory factory,
      String query,
      TypeChecker typeChecker,
      ParameterChecker parameterChecker,
      ResultChecker resultChecker) {
    if (!isOurs(factory)) {
      return;
    }
    String difference = "";
    for (Spelling spelling : Spelling.values()) {
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(query)) {
        resultChecker.checkResult(query, spelling.of(result));
        add(query, Outcome.PASSED, "");
        return;
      } catch (SQLException e) {
        addFailure(query, e);
        return;
      } catch (AssertionError | Exception e) {
        SQLException cause = sqlException(e);
        if (cause != null) {
          addFailure(query, cause);
          return;
        }
        difference = difference.isEmpty() ? String.valueOf(e.getMessage()).strip() : difference;
      }
    }
    add(query, Outcome.WRONG, difference);
  }

  private static @Nullable SQLException sqlException(@Nullable Throwable error) {
    return error == null || error instanceof SQLException
        ? (SQLException) error
        : sqlException(error.getCause());
  }

  private void addFailure(String query, SQLException e) {
    String state = String.valueOf(e.getSQLState());
    String detail = state + " " + message(e);
    if (state.startsWith(INTERNAL)) {
      add(query, Outcome.BROKEN, detail);
    } else if (state.equals("0A000") || state.startsWith("42")) {
      add(query, Outcome.REFUSED, detail);
    } else {
      add(query, Outcome.WRONG, detail);
    }
  }

  private static String message(SQLException e) {
    Throwable cause = e.getCause();
    String text = String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
    return text.lines().findFirst().orElse("");
  }

  @Override
  public void checkFails(
      SqlTestFactory factory, StringAndPos expression, String expectedError, boolean runtime) {
    fails(factory, "VALUES (" + expression.sql + ")", expectedError);
  }

  @Override
  public void checkQueryFails(SqlTestFactory factory, StringAndPos query, String expectedError) {
    fails(factory, query.sql, expectedError);
  }

  @Override
  public void checkAggFails(
      SqlTestFactory factory,
      String expression,
      String[] inputs,
      String expectedError,
      boolean runtime) {
    StringBuilder rows = new StringBuilder();
    for (String input : inputs) {
      rows.append(rows.isEmpty() ? "" : " UNION ALL ")
          .append("SELECT ")
          .append(input)
          .append(" AS x FROM (VALUES (1))");
    }
    fails(factory, "SELECT " + expression + " FROM (" + rows + ")", expectedError);
  }

  private void fails(SqlTestFactory factory, String query, String expectedError) {
    // A function that Calcite has in another library, or takes other arguments, is none of theirs.
    if (!isOurs(factory) || expectedError.contains("No match found for function signature")) {
      return;
    }
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<String> values = new ArrayList<>();
      while (result.next()) {
        values.add(result.getString(1));
      }
      add(query, Outcome.WRONG, "no error, but " + values);
    } catch (SQLException e) {
      boolean broken = String.valueOf(e.getSQLState()).startsWith(INTERNAL);
      add(query, broken ? Outcome.BROKEN : Outcome.PASSED, broken ? message(e) : "");
    }
  }

  /**
   * Whether functions are the standard's alone, or PostgreSQL's too: those of other databases have
   * their names, not their meaning.
   */
  private static boolean isOurs(SqlTestFactory factory) {
    boolean others = false;
    for (SqlOperator operator : factory.createValidator().getOperatorTable().getOperatorList()) {
      // By identity: operators of one name are equal.
      if (operator == SqlLibraryOperators.SUBSTR_POSTGRESQL) {
        return true;
      }
      others |= OF_OTHERS.contains(operator);
    }
    return !others;
  }

  private void add(String query, Outcome outcome, String detail) {
    checks.accept(new Check(test, query.strip(), outcome, detail));
  }

  @Override
  public void assertExceptionIsThrown(
      SqlTestFactory factory, StringAndPos sql, @Nullable String expectedError) {
    if (expectedError != null) {
      fails(factory, sql.sql, expectedError);
    }
  }

  @Override
  public void checkColumnType(SqlTestFactory factory, String sql, String type) {}

  @Override
  public RelDataType getColumnType(SqlTestFactory factory, String sql) {
    return factory.getTypeFactory().createUnknownType();
  }
}
