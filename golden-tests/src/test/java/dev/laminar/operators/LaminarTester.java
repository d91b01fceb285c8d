package dev.laminar.operators;

import dev.laminar.operators.Check.Outcome;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.calcite.rel.type.RelDataType;
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
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      resultChecker.checkResult(query, asCalciteReads(result));
      add(query, Outcome.PASSED, "");
    } catch (SQLException e) {
      addFailure(query, e);
    } catch (AssertionError | Exception e) {
      SQLException cause = sqlException(e);
      if (cause != null) {
        addFailure(query, cause);
      } else {
        add(query, Outcome.WRONG, String.valueOf(e.getMessage()).strip());
      }
    }
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
    fails("VALUES (" + expression.sql + ")");
  }

  @Override
  public void checkQueryFails(SqlTestFactory factory, StringAndPos query, String expectedError) {
    fails(query.sql);
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
    fails("SELECT " + expression + " FROM (" + rows + ")");
  }

  private void fails(String query) {
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

  private void add(String query, Outcome outcome, String detail) {
    checks.accept(new Check(test, query.strip(), outcome, detail));
  }

  @Override
  public void assertExceptionIsThrown(
      SqlTestFactory factory, StringAndPos sql, @Nullable String expectedError) {
    if (expectedError != null) {
      fails(sql.sql);
    }
  }

  @Override
  public void checkColumnType(SqlTestFactory factory, String sql, String type) {}

  @Override
  public RelDataType getColumnType(SqlTestFactory factory, String sql) {
    return factory.getTypeFactory().createUnknownType();
  }

  /**
   * Values as text the way Calcite's driver spells them: what is compared is the value. TRUE and
   * FALSE are spelled alike; of DOUBLE, Java's digits are; decimals have no zeros at the end that
   * only their type asks for.
   */
  private static ResultSet asCalciteReads(ResultSet result) {
    return (ResultSet)
        Proxy.newProxyInstance(
            LaminarTester.class.getClassLoader(),
            new Class<?>[] {ResultSet.class},
            (_, method, arguments) -> {
              if (method.getName().equals("getString") && arguments[0] instanceof Integer column) {
                return spelled(result, column);
              }
              try {
                return method.invoke(result, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }

  private static @Nullable String spelled(ResultSet result, int column) throws SQLException {
    return switch (result.getMetaData().getColumnType(column)) {
      case Types.DOUBLE -> {
        double value = result.getDouble(column);
        yield result.wasNull() ? null : Double.toString(value);
      }
      case Types.REAL -> {
        float value = result.getFloat(column);
        yield result.wasNull() ? null : Float.toString(value);
      }
      default -> result.getString(column);
    };
  }
}
