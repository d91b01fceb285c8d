package dev.laminar;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.error.ErrorCode;
import dev.laminar.kernel.error.LaminarException;
import dev.laminar.kernel.error.SourceSpan;
import dev.laminar.rows.BatchCursor;
import dev.laminar.rows.RowBatches;
import dev.laminar.sql.SqlFrontend;
import dev.laminar.sql.error.NearestNames;
import dev.laminar.sql.statement.ParsedStatement;
import dev.laminar.sql.statement.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.jspecify.annotations.Nullable;

/**
 * DECLARE, FETCH and CLOSE of the cursors of one session, which are found by name without regard to
 * case. Thread safe.
 */
final class Cursors implements AutoCloseable {

  private final Map<String, SubscriptionCursor> cursors =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private boolean closed;

  /** DECLARE, prepared: what it subscribes to is checked. */
  Prepared declaring(
      Laminar database, ParsedStatement statement, Statement.DeclareCursor declared) {
    PreparedSubscription subscription = subscription(database, statement, declared);
    return new Prepared(
        List.of(),
        List.of(),
        (values, options, cancellation) -> {
          declare(statement, declared, subscription).bound();
          return new Execution.Update(0, List.of());
        });
  }

  /** DECLARE of a script, whose deployment starts what it reads: {@link #bound} is called then. */
  StatementResult declare(
      Laminar database, ParsedStatement statement, Statement.DeclareCursor declared) {
    declare(statement, declared, subscription(database, statement, declared));
    return new StatementResult.Done(
        "cursor " + declared.node().name().getSimple() + " declared", List.of());
  }

  private static PreparedSubscription subscription(
      Laminar database, ParsedStatement statement, Statement.DeclareCursor declared) {
    return new PreparedSubscription(
        database,
        new ParsedStatement(
            statement.script(),
            SqlFrontend.span(statement, declared.node().subscribe()),
            new Statement.Subscribe(declared.node().subscribe())));
  }

  private SubscriptionCursor declare(
      ParsedStatement statement,
      Statement.DeclareCursor declared,
      PreparedSubscription subscription) {
    String name = declared.node().name().getSimple();
    requireNew(name, statement, declared);
    SubscriptionCursor cursor =
        new SubscriptionCursor(name, subscription.columns(), subscription.open());
    try {
      add(name, cursor, statement, declared);
    } catch (RuntimeException e) {
      cursor.close();
      throw e;
    }
    return cursor;
  }

  private synchronized void add(
      String name,
      SubscriptionCursor cursor,
      ParsedStatement statement,
      Statement.DeclareCursor declared) {
    requireNew(name, statement, declared);
    cursors.put(name, cursor);
  }

  private synchronized void requireNew(
      String name, ParsedStatement statement, Statement.DeclareCursor declared) {
    if (closed) {
      throw new LaminarException(ErrorCode.CLOSED, "the session is closed");
    }
    if (cursors.containsKey(name)) {
      throw new LaminarException(
          ErrorCode.DUPLICATE_CURSOR,
          "there is a cursor '" + name + "' already",
          SqlFrontend.span(statement, declared.node().name()),
          "CLOSE it first, or choose another name");
    }
  }

  /** From now on the buffers of all cursors are bounded. */
  synchronized void bound() {
    cursors.values().forEach(SubscriptionCursor::bound);
  }

  /** FETCH, prepared: the columns are those of the cursor that there is now. */
  Prepared fetching(ParsedStatement statement, Statement.Fetch fetch) {
    List<ColumnInfo> columns = require(statement, fetch.node().cursor()).columns();
    long most = most(statement, fetch);
    return new Prepared(
        List.of(),
        columns,
        (values, options, cancellation) -> {
          SubscriptionCursor cursor = require(statement, fetch.node().cursor());
          if (!cursor.columns().equals(columns)) {
            throw new LaminarException(
                ErrorCode.INVALID_STATEMENT,
                "the columns of the cursor have changed since the statement was prepared",
                SourceSpan.NONE,
                "prepare it again");
          }
          long wanted = options.maxRows() == 0 ? most : Math.min(most, options.maxRows());
          List<ColumnBatch> rows = cursor.fetch(wanted, options.timeout(), cancellation);
          return new Execution.Rows(RowBatches.cursor(columns, rows), List.of());
        });
  }

  /** FETCH of a script: the rows as texts. */
  StatementResult fetch(
      ParsedStatement statement, Statement.Fetch fetch, Cancellation cancellation) {
    SubscriptionCursor cursor = require(statement, fetch.node().cursor());
    List<ColumnBatch> batches = cursor.fetch(most(statement, fetch), Duration.ZERO, cancellation);
    List<List<@Nullable String>> rows = new ArrayList<>();
    try (BatchCursor read = RowBatches.cursor(cursor.columns(), batches)) {
      while (read.next()) {
        List<@Nullable String> row = new ArrayList<>();
        for (int column = 0; column < cursor.columns().size(); column++) {
          row.add(read.getText(column));
        }
        rows.add(row);
      }
    }
    return new StatementResult.Table(
        cursor.columns().stream().map(ColumnInfo::name).toList(), rows);
  }

  private static long most(ParsedStatement statement, Statement.Fetch fetch) {
    SqlNumericLiteral count = fetch.node().count();
    if (count == null) {
      return Long.MAX_VALUE;
    }
    try {
      long most = count.bigDecimalValue().longValueExact();
      if (most > 0) {
        return most;
      }
    } catch (ArithmeticException e) {
      // Said below.
    }
    throw new LaminarException(
        ErrorCode.INVALID_ARGUMENT,
        "FETCH takes a whole number of rows above 0",
        SqlFrontend.span(statement, count),
        "or FETCH ALL for those that are there");
  }

  private synchronized SubscriptionCursor require(ParsedStatement statement, SqlIdentifier name) {
    SubscriptionCursor cursor = cursors.get(name.getSimple());
    if (cursor == null) {
      throw undefined(statement, name);
    }
    return cursor;
  }

  private LaminarException undefined(ParsedStatement statement, SqlIdentifier name) {
    String near = NearestNames.help(name.getSimple(), List.copyOf(cursors.keySet()));
    return new LaminarException(
        ErrorCode.UNDEFINED_CURSOR,
        "there is no cursor '" + name.getSimple() + "'",
        SqlFrontend.span(statement, name),
        near.isEmpty() ? "DECLARE it first: cursors are of the session" : near);
  }

  /** CLOSE, prepared. */
  Prepared closing(ParsedStatement statement, Statement.CloseCursor close) {
    return new Prepared(
        List.of(),
        List.of(),
        (values, options, cancellation) -> {
          close(statement, close);
          return new Execution.Update(0, List.of());
        });
  }

  /** CLOSE of one or of all. */
  StatementResult close(ParsedStatement statement, Statement.CloseCursor close) {
    SqlIdentifier name = close.node().cursor();
    if (name == null) {
      takeAll().forEach(SubscriptionCursor::close);
      return new StatementResult.Done("all cursors closed", List.of());
    }
    take(statement, name).close();
    return new StatementResult.Done("cursor " + name.getSimple() + " closed", List.of());
  }

  /** To be closed without the lock: a FETCH that waits must not be waited for with it. */
  private synchronized SubscriptionCursor take(ParsedStatement statement, SqlIdentifier name) {
    SubscriptionCursor cursor = cursors.remove(name.getSimple());
    if (cursor == null) {
      throw undefined(statement, name);
    }
    return cursor;
  }

  private synchronized List<SubscriptionCursor> takeAll() {
    List<SubscriptionCursor> all = List.copyOf(cursors.values());
    cursors.clear();
    return all;
  }

  @Override
  public void close() {
    List<SubscriptionCursor> all;
    synchronized (this) {
      closed = true;
      all = takeAll();
    }
    all.forEach(SubscriptionCursor::close);
  }
}
