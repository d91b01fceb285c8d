package dev.laminar.connectors.jdbc;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.connector.LookupReader;
import dev.laminar.kernel.connector.LookupRequest;
import dev.laminar.kernel.type.Column;
import dev.laminar.kernel.type.RowSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a database for rows by their keys. Each thread takes a connection with its prepared
 * statements and gives it back; one on which something failed is closed. Statements take a power of
 * two of keys, so that there are few of them.
 */
final class JdbcLookup implements LookupReader {

  private static final Logger LOGGER = LoggerFactory.getLogger(JdbcLookup.class);
  private static final long MILLIS_PER_SECOND = 1_000;
  private static final int ROWS_PER_BATCH = 256;

  private final JdbcOptions options;
  private final List<String> columns;
  private final List<String> keys;
  private final JdbcRows rows;
  private final int timeoutSeconds;
  private final ConcurrentLinkedQueue<Session> idle = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  /** A connection with its statements, by the number of their keys. */
  private record Session(Connection connection, Map<Integer, PreparedStatement> statements) {

    void close() {
      try {
        connection.close();
      } catch (SQLException e) {
        LOGGER.debug("a connection did not close cleanly", e);
      }
    }
  }

  JdbcLookup(JdbcOptions options, LookupRequest request) {
    RowSchema schema = request.rows().projectedSchema();
    this.options = options;
    this.columns = schema.columns().stream().map(Column::name).toList();
    this.keys = request.keySchema().columns().stream().map(Column::name).toList();
    this.rows = new JdbcRows(options, schema, ROWS_PER_BATCH);
    long seconds = (request.timeoutMs() + MILLIS_PER_SECOND - 1) / MILLIS_PER_SECOND;
    this.timeoutSeconds = (int) Math.min(seconds, Integer.MAX_VALUE);
  }

  @Override
  public void load(ColumnBatch wanted, Consumer<ColumnBatch> taker) {
    Session session = null;
    boolean good = false;
    try {
      session = take();
      int count = Integer.highestOneBit(Math.max(1, 2 * wanted.rowCount() - 1));
      PreparedStatement statement = statement(session, count);
      JdbcKeys.set(statement, wanted, count);
      try (ResultSet answer = statement.executeQuery()) {
        rows.read(answer, taker::accept);
      }
      good = true;
    } catch (SQLException | InterruptedException | RuntimeException e) {
      throw rows.failed(e);
    } finally {
      giveBack(session, good);
    }
  }

  private Session take() throws SQLException {
    Session session = idle.poll();
    return session != null
        ? session
        : new Session(
            DriverManager.getConnection(options.url(), options.properties()), new HashMap<>());
  }

  private PreparedStatement statement(Session session, int keyCount) throws SQLException {
    PreparedStatement known = session.statements().get(keyCount);
    if (known != null) {
      return known;
    }
    PreparedStatement made =
        session.connection().prepareStatement(options.select(columns, keys, keyCount));
    made.setQueryTimeout(timeoutSeconds);
    session.statements().put(keyCount, made);
    return made;
  }

  private void giveBack(@Nullable Session session, boolean good) {
    if (session == null) {
      return;
    }
    if (!good || Thread.currentThread().isInterrupted()) {
      session.close();
      return;
    }
    idle.add(session);
    if (closed) {
      close();
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Session session = idle.poll(); session != null; session = idle.poll()) {
      session.close();
    }
  }
}
