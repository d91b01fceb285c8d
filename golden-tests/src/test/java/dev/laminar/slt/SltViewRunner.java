package dev.laminar.slt;

import dev.laminar.slt.SltRecord.SortMode;
import dev.laminar.slt.SltRunner.Listener;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks the queries of a file in another way: a materialized view of each is made over the empty
 * tables, then the rows are inserted one by one, and some are deleted and inserted again. What the
 * view then shows must be the file's answer.
 *
 * <p>A query that is an error over empty tables, such as a division by the number of rows, is not
 * supported so: the view is that error, as the query asked then would be.
 *
 * <p>A view has no order. Where the file gives an answer in order by its hash, the view is compared
 * with what the query itself answers.
 */
final class SltViewRunner {

  /** Opens an empty database. */
  interface Databases {
    Connection open() throws SQLException;
  }

  /** Views that are kept up to date together. */
  private static final int VIEWS_AT_ONCE = 16;

  private static final int ROWS_TAKEN_BACK = 3;
  private static final Pattern DEFINITION =
      Pattern.compile("^\\s*CREATE\\s+(?:TABLE|VIEW)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern TABLE =
      Pattern.compile("^\\s*CREATE\\s+TABLE\\s+(\\w+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern REMOVAL =
      Pattern.compile("^\\s*DROP\\s+\\w+\\s+(?:IF\\s+EXISTS\\s+)?(\\w+)", Pattern.CASE_INSENSITIVE);

  private final Databases databases;
  private final Listener listener;
  private final Random random;

  private SltViewRunner(Databases databases, Listener listener, Random random) {
    this.databases = databases;
    this.listener = listener;
    this.random = random;
  }

  static void run(List<SltRecord> records, long seed, Databases databases, Listener listener)
      throws SQLException {
    new SltViewRunner(databases, listener, new Random(seed)).run(records);
  }

  private void run(List<SltRecord> records) throws SQLException {
    List<String> done = new ArrayList<>();
    List<SltRecord.Query> queries = new ArrayList<>();
    for (SltRecord record : records) {
      if (!SltDialect.runs(record.conditions())) {
        continue;
      }
      switch (record) {
        case SltRecord.Halt _ -> {
          check(done, queries);
          return;
        }
        case SltRecord.Statement statement -> {
          check(done, queries);
          if (!statement.fails()) {
            perform(done, statement.sql());
          }
        }
        case SltRecord.Query query -> {
          queries.add(query);
          if (queries.size() == VIEWS_AT_ONCE) {
            check(done, queries);
          }
        }
      }
    }
    check(done, queries);
  }

  /** Adds a statement; one that drops something takes away what made and filled it. */
  private static void perform(List<String> done, String sql) {
    Matcher removal = REMOVAL.matcher(sql);
    if (removal.find()) {
      Optional<String> dropped = Optional.of(removal.group(1).toLowerCase(Locale.ROOT));
      done.removeIf(each -> Refused.target(each).equals(dropped));
    } else {
      done.add(sql);
    }
  }

  /** Checks queries over what some statements make, and forgets them. */
  private void check(List<String> statements, List<SltRecord.Query> queries) throws SQLException {
    if (queries.isEmpty()) {
      return;
    }
    try (Connection connection = databases.open()) {
      checkAll(connection, statements, queries);
    }
    queries.clear();
  }

  private void checkAll(
      Connection connection, List<String> statements, List<SltRecord.Query> queries)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      Refused refused = new Refused();
      execute(statement, statements.stream().filter(SltViewRunner::isDefinition).toList(), refused);
      Map<String, SltRecord.Query> views = new LinkedHashMap<>();
      for (SltRecord.Query query : queries) {
        String view = "slt_view_" + query.line();
        Optional<Outcome> failed = define(statement, view, query, refused);
        if (failed.isPresent()) {
          listener.record(query, failed.get());
        } else {
          views.put(view, query);
        }
      }
      if (views.isEmpty()) {
        return;
      }
      execute(statement, statements.stream().filter(sql -> !isDefinition(sql)).toList(), refused);
      Optional<Outcome> failed = takeBackSome(statement, statements);
      for (Map.Entry<String, SltRecord.Query> view : views.entrySet()) {
        listener.record(
            view.getValue(),
            failed.orElseGet(() ->
                unlessErrorOfNothing(
                    compare(statement, view.getKey(), view.getValue(), refused),
                    view.getValue(),
                    statements)));
      }
    }
  }

  /** The outcome, or that the query is the same error when it is asked over empty tables. */
  private Outcome unlessErrorOfNothing(
      Outcome outcome, SltRecord.Query query, List<String> statements) {
    if (!(outcome instanceof Outcome.Wrong wrong)) {
      return outcome;
    }
    try (Connection connection = databases.open();
        Statement statement = connection.createStatement()) {
      execute(
          statement,
          statements.stream().filter(SltViewRunner::isDefinition).toList(),
          new Refused());
      answer(statement, query.sql(), query.types());
      return outcome;
    } catch (SQLException e) {
      boolean isSame = wrong.detail().startsWith("error [" + e.getSQLState() + "]");
      return isSame
          ? new Outcome.Unsupported(
              "an error over empty tables, however asked: " + Refused.message(e))
          : outcome;
    }
  }

  private static boolean isDefinition(String sql) {
    return DEFINITION.matcher(sql).find();
  }

  /** What fails otherwise than by refusal shows in the answers. */
  private static void execute(Statement statement, List<String> texts, Refused refused) {
    for (String text : texts) {
      try {
        statement.execute(SltDialect.ours(text));
      } catch (SQLException e) {
        refused.add(text, Refused.unsupported(e).orElse(String.valueOf(e.getMessage())));
      }
    }
  }

  /** Why the view could not be made; empty when it was. */
  private static Optional<Outcome> define(
      Statement statement, String view, SltRecord.Query query, Refused refused) {
    Optional<String> foreign = SltDialect.foreign(query.sql());
    if (foreign.isPresent()) {
      return Optional.of(new Outcome.Unsupported(foreign.get()));
    }
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= query.types().length(); i++) {
      columns.add("c" + i);
    }
    try {
      statement.execute(
          "CREATE MATERIALIZED VIEW "
              + view
              + " ("
              + String.join(", ", columns)
              + ") AS\n"
              + query.sql());
      return Optional.empty();
    } catch (SQLException e) {
      Optional<String> reason = Refused.unsupported(e).or(() -> refused.reason(query.sql()));
      return Optional.of(
          reason.<Outcome>map(Outcome.Unsupported::new).orElseGet(() -> Outcome.Wrong.error(e)));
    }
  }

  /** Deletes some rows and inserts them again; what goes wrong is the outcome of all views. */
  private Optional<Outcome> takeBackSome(Statement statement, List<String> statements) {
    try {
      changeSome(statement, statements);
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(
          Refused.unsupported(e)
              .<Outcome>map(Outcome.Unsupported::new)
              .orElseGet(() -> Outcome.Wrong.error(e)));
    }
  }

  private void changeSome(Statement statement, List<String> statements) throws SQLException {
    for (String table : tables(statements)) {
      List<String> conditions = new ArrayList<>();
      List<String> values = new ArrayList<>();
      readRows(statement, table, conditions, values);
      TreeSet<Integer> chosen = new TreeSet<>();
      for (int i = 0; i < ROWS_TAKEN_BACK && !conditions.isEmpty(); i++) {
        chosen.add(random.nextInt(conditions.size()));
      }
      for (int row : chosen) {
        int removed =
            statement.executeUpdate("DELETE FROM " + table + " WHERE " + conditions.get(row));
        if (removed == 0) {
          throw new SQLException("not found again: " + conditions.get(row));
        }
        for (int i = 0; i < removed; i++) {
          statement.execute("INSERT INTO " + table + " VALUES (" + values.get(row) + ")");
        }
      }
    }
  }

  private static List<String> tables(List<String> statements) {
    return statements.stream()
        .map(TABLE::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .toList();
  }

  private static void readRows(
      Statement statement, String table, List<String> conditions, List<String> values)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
      while (rows.next()) {
        List<String> equal = new ArrayList<>();
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          String name = rows.getMetaData().getColumnName(i);
          String literal = literal(rows, i);
          row.add(literal);
          equal.add(name + (literal.equals("NULL") ? " IS NULL" : " = " + literal));
        }
        conditions.add(String.join(" AND ", equal));
        values.add(String.join(", ", row));
      }
    }
  }

  private static String literal(ResultSet rows, int column) throws SQLException {
    String text = rows.getString(column);
    return text == null
        ? "NULL"
        : "CAST('"
            + text.replace("'", "''")
            + "' AS "
            + rows.getMetaData().getColumnTypeName(column)
            + ")";
  }

  private static Outcome compare(
      Statement statement, String view, SltRecord.Query query, Refused refused) {
    try {
      SltAnswer shown = answer(statement, "SELECT * FROM " + view, query.types());
      boolean ordered = query.sort() == SortMode.NOSORT;
      SortMode sort = ordered ? SortMode.ROWSORT : query.sort();
      List<String> expected;
      if (!ordered) {
        expected = query.expected();
      } else if (SltAnswer.isHash(query.expected())) {
        expected = answer(statement, query.sql(), query.types()).values(sort);
      } else {
        expected = SltAnswer.sorted(query.expected(), query.types().length(), sort);
      }
      Optional<String> difference = SltRunner.difference(expected, shown.values(sort));
      if (difference.isEmpty()) {
        return new Outcome.Right();
      }
      Optional<String> reason = refused.reason(query.sql());
      return reason.isPresent()
          ? new Outcome.Unsupported(reason.get())
          : Outcome.Wrong.answer("the view: " + difference.get());
    } catch (SQLException e) {
      Optional<String> reason = Refused.unsupported(e).or(() -> refused.reason(query.sql()));
      return reason.<Outcome>map(Outcome.Unsupported::new).orElseGet(() -> Outcome.Wrong.error(e));
    }
  }

  private static SltAnswer answer(Statement statement, String sql, String types)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      return SltAnswer.read(rows, types);
    }
  }
}
