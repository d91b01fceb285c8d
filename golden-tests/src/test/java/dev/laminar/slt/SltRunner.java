package dev.laminar.slt;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the records of one file over a connection to an empty database. */
final class SltRunner {

  /** Takes what became of each record. */
  interface Listener {
    void record(SltRecord record, Outcome outcome);
  }

  private static final int SHOWN_VALUES = 12;

  private final Connection connection;
  private final Refused refused = new Refused();
  private final Map<String, String> hashByLabel = new HashMap<>();

  private SltRunner(Connection connection) {
    this.connection = connection;
  }

  /** Runs those of the records that are for Laminar. */
  static void run(List<SltRecord> records, Connection connection, Listener listener)
      throws SQLException {
    SltRunner runner = new SltRunner(connection);
    for (SltRecord record : records) {
      if (SltDialect.runs(record.conditions())) {
        switch (record) {
          case SltRecord.Halt _ -> {
            return;
          }
          case SltRecord.Statement statement ->
              listener.record(statement, runner.outcome(statement));
          case SltRecord.Query query -> listener.record(query, runner.outcome(query));
        }
      }
    }
  }

  private Outcome outcome(SltRecord.Statement record) throws SQLException {
    Optional<String> foreign = SltDialect.foreign(record.sql());
    if (foreign.isPresent()) {
      refused.add(record.sql(), foreign.get());
      return new Outcome.Unsupported(foreign.get());
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          record.fails() ? SltDialect.ours(record.sql()) : SltDialect.oursToBeDone(record.sql()));
      return record.fails() ? new Outcome.Wrong("it did not fail", "") : new Outcome.Right();
    } catch (SQLException e) {
      Optional<String> reason = Refused.unsupported(e);
      if (reason.isPresent()) {
        if (!record.fails()) {
          refused.add(record.sql(), reason.get());
        }
        return new Outcome.Unsupported(reason.get());
      }
      return record.fails() ? new Outcome.Right() : wrong(record.sql(), Outcome.Wrong.error(e));
    }
  }

  private Outcome outcome(SltRecord.Query record) throws SQLException {
    Optional<String> foreign = SltDialect.foreign(record.sql());
    if (foreign.isPresent()) {
      return new Outcome.Unsupported(foreign.get());
    }
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(record.sql())) {
      SltAnswer answer = SltAnswer.read(result, record.types());
      List<String> values = answer.values(record.sort());
      Optional<String> difference = difference(record.expected(), values);
      if (difference.isPresent()) {
        return wrong(record.sql(), Outcome.Wrong.answer(difference.get()));
      }
      if (!record.label().isEmpty()) {
        String hash = SltAnswer.hash(values);
        String same = hashByLabel.putIfAbsent(record.label(), hash);
        if (same != null && !same.equals(hash)) {
          return wrong(
              record.sql(),
              new Outcome.Wrong("another answer than the query before of the same label", ""));
        }
      }
      return new Outcome.Right();
    } catch (SQLException e) {
      Optional<String> reason = Refused.unsupported(e);
      return reason.isPresent()
          ? new Outcome.Unsupported(reason.get())
          : wrong(record.sql(), Outcome.Wrong.error(e));
    }
  }

  private Outcome wrong(String sql, Outcome.Wrong wrong) {
    Optional<String> reason = refused.reason(sql);
    return reason.isPresent() ? new Outcome.Unsupported(reason.get()) : wrong;
  }

  /** How an answer differs from the file's; empty when it does not. */
  static Optional<String> difference(List<String> expected, List<String> values) {
    boolean equal =
        SltAnswer.isHash(expected)
            ? expected.getFirst().equals(SltAnswer.hash(values))
            : expected.equals(values);
    return equal
        ? Optional.empty()
        : Optional.of(
            "expected "
                + shown(expected)
                + "\ngot "
                + shown(values)
                + ", "
                + SltAnswer.hash(values));
  }

  private static String shown(List<String> values) {
    return values.size() <= SHOWN_VALUES
        ? values.toString()
        : values.subList(0, SHOWN_VALUES) + " and " + (values.size() - SHOWN_VALUES) + " more";
  }
}
