package dev.laminar.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows that pass by in queries that answer once cost no memory of the heap: a query over many times
 * as many rows allocates as much, on all threads together.
 */
class OneShotAllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int FEW_ROWS = 100_000;
  private static final int MANY_ROWS = 1_100_000;

  /** HotSpot's last compiler takes its time on a busy machine. */
  private static final int MOST_EXECUTIONS = 200;

  /** Less than the smallest object, once for each batch. */
  private static final double BYTES_PER_ROW = 16.0 / 1_024;

  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:laminar:");
    try (Statement statement = connection.createStatement()) {
      fill(statement, "few", FEW_ROWS);
      fill(statement, "many", MANY_ROWS);
      statement.execute("CREATE TABLE dimension (k BIGINT NOT NULL, w BIGINT NOT NULL)");
      statement.execute("INSERT INTO dimension SELECT k, MAX(v) FROM few WHERE k > 100 GROUP BY k");
    }
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT COUNT(*), SUM(f.v), SUM(d.w) FROM %s f JOIN dimension d ON f.k = d.k",
        "SELECT COUNT(d.w), SUM(f.v) FROM %s f LEFT JOIN dimension d ON f.k = d.k AND f.v > d.w",
        "SELECT COUNT(f.v), COUNT(d.w) FROM %s f FULL JOIN dimension d ON f.k = d.k",
        "SELECT COUNT(*), MAX(f.v) FROM %s f WHERE NOT EXISTS (SELECT 1 FROM dimension d WHERE f.k = d.k)",
        "SELECT COUNT(*), SUM(d.w) FROM dimension d WHERE EXISTS (SELECT 1 FROM %s f WHERE f.k = d.k)",
        "SELECT g, COUNT(*), SUM(v), AVG(v), MAX(v) FROM %s GROUP BY g"
      })
  void allocatesNothing(String query) throws SQLException {
    try (PreparedStatement few = connection.prepareStatement(query.formatted("few"));
        PreparedStatement many = connection.prepareStatement(query.formatted("many"))) {
      long leastFew = Long.MAX_VALUE;
      long leastMany = Long.MAX_VALUE;
      for (int i = 0; i < MOST_EXECUTIONS; i++) {
        leastFew = Math.min(leastFew, allocated(few));
        leastMany = Math.min(leastMany, allocated(many));
        if (leastMany - leastFew <= BYTES_PER_ROW * (MANY_ROWS - FEW_ROWS)) {
          return;
        }
      }
      assertThat((double) (leastMany - leastFew) / (MANY_ROWS - FEW_ROWS))
          .as("bytes a row")
          .isLessThanOrEqualTo(BYTES_PER_ROW);
    }
  }

  private static void fill(Statement statement, String table, int rows) throws SQLException {
    statement.execute(
        "CREATE SOURCE %1$s_numbers (i BIGINT NOT NULL) FROM DATAGEN (rows = %2$d, 'fields.i.start' = '0')"
            .formatted(table, rows));
    statement.execute(
        "CREATE TABLE %s (g BIGINT NOT NULL, k BIGINT, v BIGINT NOT NULL)".formatted(table));
    statement.execute(
        "INSERT INTO %1$s SELECT MOD(i, 50), CASE WHEN MOD(i, 10) > 0 THEN MOD(i * 7919, 2000) END, MOD(i * 40503, 1000) FROM %1$s_numbers"
            .formatted(table));
  }

  private static long allocated(PreparedStatement query) throws SQLException {
    long before = THREADS.getTotalThreadAllocatedBytes();
    try (ResultSet rows = query.executeQuery()) {
      assertThat(rows.next()).isTrue();
      while (rows.next()) {
        assertThat(rows.getLong(1)).isNotNegative();
      }
    }
    return THREADS.getTotalThreadAllocatedBytes() - before;
  }
}
