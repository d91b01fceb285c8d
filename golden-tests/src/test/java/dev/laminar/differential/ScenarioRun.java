package dev.laminar.differential;

import dev.laminar.differential.Scenario.View;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs a scenario over an empty database of each kind. */
final class ScenarioRun implements AutoCloseable {

  private static final String UNSUPPORTED = "0A000";
  private static final int TIMEOUT_SECONDS = 60;
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"|[0-9]+");

  private final Connection laminar;
  private final Connection duck;
  private final Statement laminarStatement;
  private final Map<String, Asked> asked = new LinkedHashMap<>();
  private final List<String> refused = new ArrayList<>();
  private final List<String> rejected = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private int pairs;

  /**
   * A view that both have.
   *
   * @param once its query, without order
   * @param ordered its query with order; null when it has none
   */
  private record Asked(
      View view,
      PreparedStatement shown,
      PreparedStatement once,
      @Nullable PreparedStatement ordered) {}

  private ScenarioRun() throws SQLException {
    this.laminar = DriverManager.getConnection("jdbc:laminar:");
    this.laminarStatement = laminar.createStatement();
    laminarStatement.setQueryTimeout(TIMEOUT_SECONDS);
    this.duck = DriverManager.getConnection("jdbc:duckdb:");
    executeInDuck("SET threads = 1");
    executeInDuck("SET TimeZone = 'UTC'");
    executeInDuck("SET integer_division = true");
    executeInDuck("SET order_by_non_integer_literal = true");
  }

  static Verdict of(Scenario scenario) {
    try (ScenarioRun run = new ScenarioRun()) {
      return run.run(scenario);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Verdict run(Scenario scenario) throws SQLException {
    for (Fragment table : scenario.tables()) {
      executeInDuck(table.sql());
      laminarStatement.execute(table.sql());
    }
    for (int i = 0; i <= scenario.chunks().size(); i++) {
      for (View view : scenario.views()) {
        Optional<Verdict> failure = view.made() == i ? make(view) : Optional.empty();
        if (failure.isPresent()) {
          return failure.get();
        }
      }
      if (i < scenario.chunks().size()) {
        Optional<Verdict> failure = changeAndCompare(scenario.chunks().get(i));
        if (failure.isPresent()) {
          return failure.get();
        }
      }
    }
    return new Verdict.Same(pairs, refused, rejected);
  }

  /** Makes a view in both. Returns what went wrong. */
  private Optional<Verdict> make(View view) throws SQLException {
    String sql = view.query().sql();
    try {
      executeInDuck("CREATE VIEW " + view.name() + " AS " + sql);
      answerOfDuck("SELECT * FROM " + view.name());
    } catch (SQLException e) {
      rejected.add(kind(e));
      missing.add(view.name());
      return Optional.empty();
    }
    try {
      laminarStatement.execute("CREATE MATERIALIZED VIEW " + view.name() + " AS " + sql);
      asked.put(
          view.name(),
          new Asked(
              view,
              prepare("SELECT * FROM " + view.name()),
              prepare(sql),
              view.order().sql().isEmpty() ? null : prepare(sql + view.order().sql())));
      return Optional.empty();
    } catch (SQLException e) {
      if (UNSUPPORTED.equals(e.getSQLState())) {
        refused.add(kind(e));
        missing.add(view.name());
        return Optional.empty();
      }
      boolean readsMissing = missing.stream().anyMatch(name -> sql.contains(name + " AS r"));
      if (readsMissing) {
        missing.add(view.name());
        return Optional.empty();
      }
      return Optional.of(error("while it was made", view.name(), e));
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = laminar.prepareStatement(sql);
    statement.setQueryTimeout(TIMEOUT_SECONDS);
    return statement;
  }

  private Optional<Verdict> changeAndCompare(Scenario.Chunk chunk) throws SQLException {
    for (Fragment statement : chunk.statements()) {
      try {
        executeInDuck(statement.sql());
      } catch (SQLException e) {
        rejected.add(kind(e));
        continue;
      }
      try {
        laminarStatement.execute(statement.sql());
      } catch (SQLException e) {
        return Optional.of(error("in " + statement.sql(), "", e));
      }
    }
    for (Asked each : asked.values()) {
      Optional<Verdict> failure = compare(each);
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  private Optional<Verdict> compare(Asked view) {
    Answer expected;
    try {
      expected = answerOfDuck("SELECT * FROM " + view.view().name());
    } catch (SQLException e) {
      rejected.add(kind(e));
      return Optional.empty();
    }
    Optional<Verdict> difference = compare("the view", view, view.shown(), expected);
    if (difference.isEmpty()) {
      difference = compare("asked once", view, view.once(), expected);
    }
    if (difference.isEmpty() && view.ordered() != null) {
      difference = compareOrdered(view, view.ordered());
    }
    pairs++;
    return difference;
  }

  private Optional<Verdict> compareOrdered(Asked view, PreparedStatement ordered) {
    try {
      Answer expected = answerOfDuck(view.view().query().sql() + view.view().order().sql());
      return compare("ordered", view, ordered, expected);
    } catch (SQLException e) {
      rejected.add(kind(e));
      return Optional.empty();
    }
  }

  private static Optional<Verdict> compare(
      String how, Asked view, PreparedStatement statement, Answer expected) {
    try (ResultSet rows = statement.executeQuery()) {
      return expected
          .difference(Answer.read(rows))
          .map(text -> new Verdict.Different(how + " differs", view.view().name(), text));
    } catch (SQLException e) {
      return Optional.of(error(how, view.view().name(), e));
    }
  }

  private void executeInDuck(String sql) throws SQLException {
    try (Statement statement = duck.createStatement()) {
      statement.execute(sql);
    }
  }

  private Answer answerOfDuck(String sql) throws SQLException {
    try (Statement statement = duck.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return Answer.read(rows);
    }
  }

  private static Verdict error(String where, String view, SQLException e) {
    return new Verdict.Different(
        "error: " + kind(e), view, where + ": " + e.getSQLState() + " " + e.getMessage());
  }

  /** The first line without what is a statement's own. */
  private static String kind(SQLException e) {
    Throwable cause = e.getCause();
    String text = String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
    return QUOTED.matcher(text.lines().findFirst().orElse("")).replaceAll("…");
  }

  @Override
  public void close() throws SQLException {
    for (Asked each : asked.values()) {
      each.shown().close();
      each.once().close();
      if (each.ordered() != null) {
        each.ordered().close();
      }
    }
    laminarStatement.close();
    laminar.close();
    duck.close();
  }
}
