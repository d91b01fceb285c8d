package dev.laminar.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** A pool and a template of others over the driver. */
@Timeout(60)
class ToolsTest {

  @Test
  void aPoolAndATemplateWork() throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:laminar:mem:tools");
    config.setMaximumPoolSize(3);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      JdbcTemplate template = new JdbcTemplate(pool);
      template.execute("CREATE SOURCE trades (id BIGINT, price DECIMAL(12, 2))");
      assertThat(template.update("CREATE STREAM dear AS SELECT id FROM trades WHERE price > 10"))
          .isZero();
      List<Map<String, Object>> streams = template.queryForList("SHOW STREAMS");
      assertThat(streams).hasSize(1);
      assertThat(streams.getFirst()).containsEntry("stream", "dear").containsEntry("rows_out", "0");
      assertThat(template.query("EXPLAIN SELECT id FROM trades", (row, _) -> row.getString("plan")))
          .isNotEmpty();
      assertThatThrownBy(() -> template.queryForList("SELECT nope FROM trades"))
          .isInstanceOf(BadSqlGrammarException.class)
          .hasRootCauseMessage("there is no column 'nope'");
      assertThatThrownBy(() -> template.execute("CREATE SOURCE trades (id BIGINT)"))
          .isInstanceOf(BadSqlGrammarException.class);
      String product =
          JdbcUtils.extractDatabaseMetaData(pool, meta -> meta.getDatabaseProductName());
      assertThat(product).isEqualTo("Laminar");
    }
  }

  record Item(int id, String name, BigDecimal price, List<String> tags) {}

  /** What programs do with a table: batches, named parameters, records, codes of errors. */
  @Test
  void aTemplateReadsAndWritesATable() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:laminar:mem:items");
    config.setConnectionInitSql("SHOW RUNTIME");
    config.setConnectionTestQuery("SELECT 1");
    // The pool drops a connection that cannot begin a transaction, which may be the only one it
    // has.
    try (Connection keepsDatabase = DriverManager.getConnection(config.getJdbcUrl());
        HikariDataSource pool = new HikariDataSource(config)) {
      assertThat(keepsDatabase.isValid(1)).isTrue();
      JdbcTemplate template = new JdbcTemplate(pool);
      template.setFetchSize(100);
      template.setQueryTimeout(20);
      template.execute(
          "CREATE TABLE items (id INT PRIMARY KEY, name VARCHAR(5) NOT NULL, price DECIMAL(8, 2),"
              + " tags VARCHAR ARRAY)");
      String insert = "INSERT INTO items VALUES (?, ?, ?, ?)";
      assertThat(
              template.batchUpdate(
                  insert,
                  List.of(
                      new Object[] {1, "a", new BigDecimal("1.50"), List.of("x", "y")},
                      new Object[] {2, "b", 2, new String[] {"y"}},
                      new Object[] {3, "c", null, null})))
          .containsExactly(1, 1, 1);
      assertThat(template.queryForObject("SELECT COUNT(*) FROM items", Long.class)).isEqualTo(3);
      NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(template);
      List<Item> items =
          named.query(
              "SELECT id, name, price, tags FROM items WHERE id IN (:ids) ORDER BY id",
              Map.of("ids", List.of(1, 2, 7)),
              (row, _) ->
                  new Item(
                      row.getInt("id"),
                      row.getString("name"),
                      row.getBigDecimal("price"),
                      Arrays.stream((Object[]) row.getArray("tags").getArray())
                          .map(String.class::cast)
                          .toList()));
      assertThat(items)
          .containsExactly(
              new Item(1, "a", new BigDecimal("1.50"), List.of("x", "y")),
              new Item(2, "b", new BigDecimal("2.00"), List.of("y")));
      assertThat(template.queryForMap("SELECT id, price FROM items WHERE id = ?", 2))
          .containsEntry("id", 2)
          .containsEntry("price", new BigDecimal("2.00"));
      assertThat(
              named.update(
                  "UPDATE items SET price = price + :more WHERE price IS NOT NULL",
                  Map.of("more", 1)))
          .isEqualTo(2);
      assertThatThrownBy(() -> template.update(insert, 1, "d", null, null))
          .isInstanceOf(DuplicateKeyException.class);
      assertThatThrownBy(() -> template.update(insert, 9, null, null, null))
          .isInstanceOf(DataIntegrityViolationException.class);
      assertThatThrownBy(() -> template.update(insert, 9, "too long", null, null))
          .isInstanceOf(DataIntegrityViolationException.class);
      assertThatThrownBy(
              () -> template.queryForObject("SELECT id FROM items WHERE id > ?", Integer.class, 1))
          .isInstanceOf(IncorrectResultSizeDataAccessException.class);
      TransactionTemplate transaction =
          new TransactionTemplate(new DataSourceTransactionManager(pool));
      assertThatThrownBy(() ->
              transaction.executeWithoutResult(
                  _ -> template.update("DELETE FROM items WHERE id = 1")))
          .hasMessageContaining("Could not open JDBC Connection for transaction")
          .hasRootCauseInstanceOf(SQLException.class);
      assertThat(template.queryForObject("SELECT COUNT(*) FROM items", Long.class)).isEqualTo(3);
    }
  }

  /** What a window that shows any statement's result asks for, in that order. */
  @Test
  void aResultTellsAllAboutItself() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:laminar:");
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.setFetchSize(200);
      statement.setMaxRows(2);
      assertThat(statement.execute("CREATE TABLE t (a INT, b VARCHAR(3), c TIMESTAMP)")).isFalse();
      assertThat(statement.getUpdateCount()).isZero();
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
      assertThat(
              statement.execute(
                  "INSERT INTO t VALUES (1, 'x', NULL), (2, 'y', NULL), (3, NULL, NULL)"))
          .isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(3);
      assertThat(statement.execute("SELECT * FROM t")).isTrue();
      int rows = 0;
      try (ResultSet result = statement.getResultSet()) {
        ResultSetMetaData meta = result.getMetaData();
        for (Method method : ResultSetMetaData.class.getMethods()) {
          if (method.getParameterCount() == 1
              && method.getParameterTypes()[0] == int.class
              && method.getDeclaringClass() == ResultSetMetaData.class) {
            for (int i = 1; i <= meta.getColumnCount(); i++) {
              assertThat(method.invoke(meta, i)).as(method.getName()).isNotNull();
            }
          }
        }
        assertThat(meta.getColumnDisplaySize(2)).isEqualTo(3);
        assertThat(meta.getColumnClassName(3)).isEqualTo("java.sql.Timestamp");
        while (result.next()) {
          rows++;
          for (int i = 1; i <= meta.getColumnCount(); i++) {
            Object value = result.getObject(i);
            assertThat(result.wasNull()).isEqualTo(value == null);
          }
        }
        assertThat((Object) result.getWarnings()).isNull();
      }
      assertThat(rows).isEqualTo(2);
      assertThat(statement.getMoreResults() || statement.getUpdateCount() != -1).isFalse();
      assertThat(connection.getClientInfo()).isEmpty();
      assertThat(connection.isValid(1)).isTrue();
    }
  }
}
