package dev.laminar.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.laminar.Laminar;
import dev.laminar.Source;
import dev.laminar.kernel.error.LaminarException;
import java.math.BigDecimal;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections, statements and errors, through {@code java.sql} alone. */
@Timeout(30)
class JdbcTest {

  record Number(Long n) {}

  private Connection connection;
  private Statement statement;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:laminar:");
    statement = connection.createStatement();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private Source<Number> numbers() throws SQLException {
    return connection.unwrap(Laminar.class).source("numbers", Number.class);
  }

  @Test
  void whatGrowsWithoutBoundIsAWarning() throws SQLException {
    statement.execute("CREATE SOURCE events (k VARCHAR, n BIGINT)");
    assertThat((Object) statement.getWarnings()).isNull();
    statement.execute("CREATE STREAM counts AS SELECT k, COUNT(*) AS c FROM events GROUP BY k");
    assertThat(statement.getWarnings().getMessage())
        .contains("the state of Aggregate#2 grows with every new key")
        .contains("help: SET state_ttl = '1 day' before");
    assertThat(statement.getWarnings().getSQLState()).isEqualTo("01000");
    statement.execute("SET state_ttl = '1 day'");
    statement.execute("CREATE STREAM bounded AS SELECT k, COUNT(*) AS c FROM events GROUP BY k");
    assertThat((Object) statement.getWarnings()).isNull();
  }

  @Test
  void urlsSayWhichDatabase() throws SQLException {
    statement.execute("CREATE SOURCE own (a INT)");
    try (Connection other = DriverManager.getConnection("jdbc:laminar:")) {
      assertThat(other.createStatement().executeUpdate("CREATE SOURCE own (a INT)")).isZero();
    }
    Connection first = DriverManager.getConnection("jdbc:laminar:mem:shared", "ada", "");
    first.createStatement().execute("CREATE SOURCE common (a INT)");
    Connection second = DriverManager.getConnection("jdbc:laminar:mem:shared");
    assertThatThrownBy(() -> second.createStatement().execute("CREATE SOURCE common (a INT)"))
        .hasMessageContaining("source 'common' exists already");
    assertThat(first.getMetaData().getUserName()).isEqualTo("ada");
    first.close();
    first.close();
    assertThat(second.isValid(1)).isTrue();
    second.close();
    assertThat(second.isValid(1)).isFalse();
    try (Connection anew = DriverManager.getConnection("jdbc:laminar:mem:shared")) {
      anew.createStatement().execute("CREATE SOURCE common (a INT)");
    }
    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:laminar:/var/data"))
        .isInstanceOf(SQLFeatureNotSupportedException.class)
        .hasMessageContaining("durable databases are not there yet");
    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:laminar:mem:"))
        .hasMessageContaining("is no name of a database");
    Properties unknown = new Properties();
    unknown.setProperty("color", "red");
    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:laminar:", unknown))
        .hasMessage("there is no connection property 'color'");
  }

  @Test
  void statementsHaveRowsOrAnUpdateCount() throws SQLException {
    assertThat(statement.execute("CREATE SOURCE numbers (n BIGINT)")).isFalse();
    assertThat(statement.getUpdateCount()).isZero();
    assertThat(statement.getResultSet()).isNull();
    assertThat(statement.getMoreResults()).isFalse();
    assertThat(statement.getUpdateCount()).isEqualTo(-1);
    assertThat(statement.execute("SHOW SOURCES")).isTrue();
    assertThat(statement.getUpdateCount()).isEqualTo(-1);
    ResultSet shown = statement.getResultSet();
    assertThat(shown.next()).isTrue();
    assertThat(shown.getString("SOURCE")).isEqualTo("numbers");
    assertThat(shown.getInt("rows")).isZero();
    assertThat(shown.getString("last_error")).isNull();
    assertThat(shown.wasNull()).isTrue();
    assertThat(shown.next()).isFalse();
    assertThatThrownBy(() -> shown.getString(1)).hasMessage("the result set is not on a row");
    assertThat(statement.executeQuery("EXPLAIN SELECT n FROM numbers").next()).isTrue();
    assertThat(shown.isClosed()).isTrue();
    assertThatThrownBy(() -> statement.executeUpdate("SHOW SOURCES"))
        .hasMessage("the statement has rows: use executeQuery");
    assertThatThrownBy(() -> statement.executeQuery("DROP SOURCE numbers"))
        .hasMessage("the statement has no rows: use executeUpdate");
    assertThat(statement.executeUpdate("DROP SOURCE numbers")).isZero();
  }

  @Test
  void queriesEndByTimeCancellingMaximumAndClosing() throws Exception {
    statement.execute("CREATE SOURCE numbers (n BIGINT)");
    ResultSet rows = statement.executeQuery("SELECT n FROM numbers");
    CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS)
        .execute(() -> {
          try {
            statement.cancel();
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
    SQLException cancelled = catchThrowableOfType(SQLException.class, rows::next);
    assertThat(cancelled.getSQLState()).isEqualTo("57014");
    statement.setQueryTimeout(1);
    ResultSet timed = statement.executeQuery("SELECT n FROM numbers");
    assertThatThrownBy(timed::next).isInstanceOf(SQLTimeoutException.class);
    statement.setQueryTimeout(0);
    statement.setMaxRows(2);
    statement.setFetchSize(1);
    ResultSet cut = statement.executeQuery("SELECT n FROM numbers");
    for (long n = 0; n < 3; n++) {
      numbers().push(new Number(n));
    }
    assertThat(cut.next()).isTrue();
    assertThat(cut.next()).isTrue();
    assertThat(cut.getRow()).isEqualTo(2);
    assertThat(cut.next()).isFalse();
    assertThat(cut.isAfterLast()).isTrue();
    statement.closeOnCompletion();
    statement.executeQuery("SHOW SOURCES").close();
    assertThat(statement.isClosed()).isTrue();
    assertThatThrownBy(() -> statement.execute("SHOW SOURCES"))
        .hasMessage("the statement is closed");
    connection.close();
    assertThat(connection.isClosed()).isTrue();
    assertThatThrownBy(() -> connection.createStatement()).hasMessage("the connection is closed");
  }

  @Test
  void errorsHaveTheirClassStateAndPosition() throws SQLException {
    SQLException syntax =
        catchThrowableOfType(SQLException.class, () -> statement.execute("SELEC 1"));
    assertThat((Throwable) syntax).isInstanceOf(SQLSyntaxErrorException.class);
    assertThat(syntax.getSQLState()).isEqualTo("42601");
    assertThat((Throwable) syntax).hasMessageContaining("1 | SELEC 1").hasMessageContaining("^");
    SQLException unknown =
        catchThrowableOfType(SQLException.class, () -> statement.execute("SELECT 1 FROM nothing"));
    assertThat(unknown.getSQLState()).isEqualTo("42P01");
    assertThat(((LaminarException) unknown.getCause()).span().column()).isEqualTo(15);
    SQLException later =
        catchThrowableOfType(
            SQLException.class, () -> statement.execute("ALTER SOURCE t SET (a = 1)"));
    assertThat((Throwable) later).isInstanceOf(SQLFeatureNotSupportedException.class);
    assertThat(later.getSQLState()).isEqualTo("0A000");
    statement.execute("CREATE SOURCE numbers (n BIGINT)");
    ResultSet rows = statement.executeQuery("SELECT 1 / n AS q FROM numbers");
    numbers().push(new Number(0L));
    SQLException division = catchThrowableOfType(SQLException.class, rows::next);
    assertThat((Throwable) division).isInstanceOf(SQLDataException.class);
    assertThat(division.getSQLState()).isEqualTo("22012");
    assertThat((Throwable) division).hasMessageContaining("SELECT 1 / n AS q");
  }

  @Test
  void thereAreNoTransactions() throws SQLException {
    connection.setAutoCommit(true);
    assertThat(connection.getAutoCommit()).isTrue();
    assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_NONE);
    assertThat(connection.getMetaData().supportsTransactions()).isFalse();
    assertThatThrownBy(() -> connection.setAutoCommit(false))
        .isInstanceOf(SQLFeatureNotSupportedException.class)
        .hasMessageContaining("there are no transactions");
    assertThatThrownBy(() -> connection.commit()).hasMessageContaining("there is no transaction");
    assertThatThrownBy(() -> connection.rollback()).hasMessageContaining("there is no transaction");
    assertThatThrownBy(() -> connection.setSavepoint())
        .isInstanceOf(SQLFeatureNotSupportedException.class);
  }

  @Test
  void readOnlyConnectionsChangeNothing() throws SQLException {
    connection.setReadOnly(true);
    SQLException refused =
        catchThrowableOfType(
            SQLException.class, () -> statement.execute("CREATE SOURCE numbers (n BIGINT)"));
    assertThat(refused.getSQLState()).isEqualTo("25006");
    assertThat(statement.execute("SHOW SOURCES")).isTrue();
    connection.setReadOnly(false);
    statement.execute("CREATE SOURCE numbers (n BIGINT)");
  }

  @Test
  void batchesStopAtTheFirstThatFails() throws SQLException {
    statement.addBatch("CREATE SOURCE a (n BIGINT)");
    statement.addBatch("CREATE SOURCE b (n BIGINT)");
    assertThat(statement.executeBatch()).containsExactly(0, 0);
    assertThat(statement.executeBatch()).isEmpty();
    statement.addBatch("DROP SOURCE a");
    statement.addBatch("DROP SOURCE c");
    statement.addBatch("DROP SOURCE b");
    BatchUpdateException failed =
        catchThrowableOfType(BatchUpdateException.class, statement::executeBatch);
    assertThat(failed.getUpdateCounts()).containsExactly(0);
    assertThat(failed.getSQLState()).isEqualTo("42P01");
    try (PreparedStatement prepared = connection.prepareStatement("DROP SOURCE b")) {
      prepared.addBatch();
      prepared.addBatch();
      assertThatThrownBy(prepared::executeBatch)
          .isInstanceOf(BatchUpdateException.class)
          .hasMessageStartingWith("statement 2 of the batch failed");
    }
  }

  @Test
  void preparedStatementsTellTheirColumnsBeforeTheyRun() throws SQLException {
    statement.execute("CREATE SOURCE numbers (n BIGINT NOT NULL, price DECIMAL(12, 2))");
    try (PreparedStatement prepared =
        connection.prepareStatement("SELECT n AS id, price FROM numbers")) {
      assertThat(prepared.getParameterMetaData().getParameterCount()).isZero();
      assertThat(prepared.getMetaData().getColumnCount()).isEqualTo(2);
      assertThat(prepared.getMetaData().getColumnLabel(1)).isEqualTo("id");
      assertThat(prepared.getMetaData().getColumnTypeName(2)).isEqualTo("DECIMAL");
      assertThat(prepared.getMetaData().getPrecision(2)).isEqualTo(12);
      assertThat(prepared.getMetaData().getScale(2)).isEqualTo(2);
      assertThat(prepared.getMetaData().getColumnClassName(2))
          .isEqualTo(BigDecimal.class.getName());
      assertThatThrownBy(() -> prepared.setInt(1, 7))
          .hasMessage("there is no parameter 1: the statement has 0");
      assertThatThrownBy(() -> prepared.executeQuery("SELECT 1"))
          .hasMessage("a prepared statement has its text already");
      for (int i = 0; i < 2; i++) {
        ResultSet rows = prepared.executeQuery();
        connection
            .unwrap(Laminar.class)
            .source("numbers", Priced.class)
            .push(new Priced(7, new BigDecimal("1.50")));
        assertThat(rows.next()).isTrue();
        assertThat(rows.getObject("price")).isEqualTo(new BigDecimal("1.50"));
      }
      statement.execute("DROP SOURCE numbers");
    } catch (SQLException e) {
      // A SELECT that runs keeps its source.
      assertThat(e.getSQLState()).isEqualTo("2BP01");
    }
    statement.execute("DROP SOURCE numbers");
  }

  record Priced(long n, BigDecimal price) {}

  @Test
  void whatIsNotThereIsRefused() throws SQLException {
    assertThatThrownBy(() -> statement.getGeneratedKeys())
        .isInstanceOf(SQLFeatureNotSupportedException.class);
    assertThatThrownBy(
            () -> connection.prepareStatement("SHOW SINKS", Statement.RETURN_GENERATED_KEYS))
        .isInstanceOf(SQLFeatureNotSupportedException.class);
    assertThatThrownBy(() ->
            connection.createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY))
        .isInstanceOf(SQLFeatureNotSupportedException.class);
    assertThatThrownBy(() -> connection.prepareCall("{call f()}"))
        .isInstanceOf(SQLFeatureNotSupportedException.class);
    ResultSet rows = statement.executeQuery("SHOW FUNCTIONS");
    assertThatThrownBy(rows::previous).isInstanceOf(SQLFeatureNotSupportedException.class);
    assertThatThrownBy(() -> rows.updateInt(1, 1))
        .isInstanceOf(SQLFeatureNotSupportedException.class);
    assertThatThrownBy(() -> connection.unwrap(String.class)).isInstanceOf(SQLException.class);
    assertThat(connection.isWrapperFor(Laminar.class)).isTrue();
  }
}
