package dev.laminar.slt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.slt.SltRecord.Condition;
import dev.laminar.slt.SltRecord.SortMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader and the judge of sqllogictest files, and a sample of the files over Laminar. */
@Timeout(120)
class SltTest {

  private static final long SEED = 7;

  private static final String FILE =
      """
      # a comment

      hash-threshold 8

      statement ok
      CREATE TABLE t1(a INTEGER,
        b VARCHAR(8))

      statement error
      SELECT nope FROM t1

      onlyif mysql # DIV for integer division:
      query I rowsort label-0
      SELECT 20 DIV 3
      ----
      6

      skipif mysql # not compatible
      query IT rowsort label-0
      SELECT a, b FROM t1
      ----
      1
      x
      2
      NULL

      query I valuesort
      SELECT a FROM t1
      ----
      30 values hashing to 3c13dee48d9356ae19af2515e05e6b54

      query R
      SELECT 1
      ----

      onlyif oracle
      halt
      """;

  @Test
  void recordsAreRead() {
    List<SltRecord> records = SltParser.parse("f", FILE.lines().toList());
    assertThat(records)
        .containsExactly(
            new SltRecord.Statement(
                5, List.of(), false, "CREATE TABLE t1(a INTEGER,\n  b VARCHAR(8))"),
            new SltRecord.Statement(9, List.of(), true, "SELECT nope FROM t1"),
            new SltRecord.Query(
                13,
                List.of(new Condition(false, "mysql", "DIV for integer division:")),
                "I",
                SortMode.ROWSORT,
                "label-0",
                "SELECT 20 DIV 3",
                List.of("6")),
            new SltRecord.Query(
                19,
                List.of(new Condition(true, "mysql", "not compatible")),
                "IT",
                SortMode.ROWSORT,
                "label-0",
                "SELECT a, b FROM t1",
                List.of("1", "x", "2", "NULL")),
            new SltRecord.Query(
                27,
                List.of(),
                "I",
                SortMode.VALUESORT,
                "",
                "SELECT a FROM t1",
                List.of("30 values hashing to 3c13dee48d9356ae19af2515e05e6b54")),
            new SltRecord.Query(32, List.of(), "R", SortMode.NOSORT, "", "SELECT 1", List.of()),
            new SltRecord.Halt(37, List.of(new Condition(false, "oracle", ""))));
    assertThatThrownBy(() -> SltParser.parse("f", List.of("", "qery I", "SELECT 1")))
        .hasMessage("f:2: no record: qery I");
  }

  @Test
  void recordsForPostgresqlAreOurs() {
    assertThat(SltDialect.runs(List.of())).isTrue();
    assertThat(SltDialect.runs(List.of(new Condition(true, "mysql", "")))).isTrue();
    assertThat(SltDialect.runs(List.of(new Condition(false, "mysql", "")))).isFalse();
    assertThat(SltDialect.runs(List.of(new Condition(false, "postgresql", "")))).isTrue();
    assertThat(
            SltDialect.runs(
                List.of(
                    new Condition(true, "mysql", "not compatible"),
                    new Condition(true, "postgresql", "strict"))))
        .isFalse();
    assertThat(
            SltDialect.runs(
                List.of(
                    new Condition(
                        true,
                        "postgresql",
                        "PostgreSQL requires AS when renaming output columns"))))
        .isTrue();
  }

  @Test
  void valuesAreWrittenAsTheFilesDo() throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      String sql =
          "SELECT * FROM (VALUES (2, 0.5, 'b'), (10, -1.0005, 'é'), (1, NULL, ''), (NULL, 2, 'a b'))";
      List<List<String>> answers = new ArrayList<>();
      for (SortMode sort : SortMode.values()) {
        try (ResultSet rows = statement.executeQuery(sql)) {
          answers.add(SltAnswer.read(rows, "IRT").values(sort));
        }
      }
      // 1.0005 as a double is 1.000499999999999989…; é is two bytes; rows and values sort as texts.
      assertThat(answers.get(0))
          .containsExactly(
              "2", "0.500", "b", "10", "-1.000", "@@", "1", "NULL", "(empty)", "NULL", "2.000",
              "a b");
      assertThat(answers.get(1))
          .containsExactly(
              "1", "NULL", "(empty)", "10", "-1.000", "@@", "2", "0.500", "b", "NULL", "2.000",
              "a b");
      assertThat(answers.get(2))
          .containsExactly(
              "(empty)", "-1.000", "0.500", "1", "10", "2", "2.000", "@@", "NULL", "NULL", "a b",
              "b");
      assertThat(SltAnswer.sorted(List.of("2", "b", "1", "a"), 2, SortMode.ROWSORT))
          .containsExactly("1", "a", "2", "b");
      try (ResultSet rows =
          statement.executeQuery("SELECT * FROM (VALUES ('12ab', true), ('true', false))")) {
        assertThat(SltAnswer.read(rows, "II").values(SortMode.NOSORT))
            .containsExactly("12", "1", "0", "0");
      }
      // RFC 1321 gives the MD5 of nothing; coreutils' `printf '1\n' | md5sum` that of a line.
      assertThat(SltAnswer.hash(List.of()))
          .isEqualTo("0 values hashing to d41d8cd98f00b204e9800998ecf8427e");
      assertThat(SltAnswer.hash(List.of("1")))
          .isEqualTo("1 values hashing to b026324c6904b2a9cb4b88d6d61c81d1");
    }
  }

  /**
   * Another database gives the files' answers, most of which are hashes, when it is judged here.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "^select1$",
        "^select2$",
        "^random/select/slt_good_0$",
        "^random/expr/slt_good_0$",
        "^index/orderby_nosort/10/slt_good_0$",
      })
  void anotherDatabaseIsRight(String file) throws SQLException {
    SltReport report = new SltReport();
    try (SltFiles files = SltFiles.open();
        Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      try (Statement statement = duck.createStatement()) {
        statement.execute("SET integer_division = true");
      }
      String name = files.names(Pattern.compile(file)).getFirst();
      SltSample sample = SltSample.of(List.of(name), SEED, 150);
      SltRunner.run(
          sample.choose(name, files.records(name)),
          duck,
          (record, outcome) -> report.add(name, record, outcome));
    }
    assertThat(report.wrongs()).isEmpty();
    assertThat(report.unsupported()).isZero();
    assertThat(report.right()).isGreaterThan(100);
  }

  @Test
  void whatIsWrongIsFound() throws SQLException {
    List<SltRecord> records =
        SltParser.parse(
            "f",
            """
            statement ok
            CREATE TABLE t(a INTEGER)

            statement error
            INSERT INTO t VALUES (1)

            query I nosort same
            SELECT a FROM t
            ----
            1

            query I nosort same
            SELECT a + 1 FROM t
            ----
            2

            query I nosort
            SELECT a FROM t
            ----
            1 values hashing to 00000000000000000000000000000000

            query II nosort
            SELECT a FROM t
            ----
            1
            1
            """
                .lines()
                .toList());
    List<String> outcomes = new ArrayList<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      SltRunner.run(
          records,
          duck,
          (record, outcome) ->
              outcomes.add(record.line() + " " + outcome.getClass().getSimpleName()));
    }
    assertThat(outcomes)
        .containsExactly("1 Right", "4 Wrong", "7 Right", "12 Wrong", "17 Wrong", "22 Wrong");
  }

  @Test
  void samplesDependOnTheirSeedAlone() {
    List<String> files = List.of("a", "b", "c", "d");
    assertThat(SltSample.of(files, 1, 0).files()).isEqualTo(files);
    assertThat(SltSample.of(files, 1, 2).files())
        .hasSize(2)
        .isEqualTo(SltSample.of(files, 1, 2).files());
    List<SltRecord> records = SltParser.parse("f", FILE.lines().toList());
    List<SltRecord> chosen = SltSample.of(List.of("f"), 3, 1).choose("f", records);
    assertThat(chosen).hasSize(records.size() - 3 + 1 - 1);
  }

  /** Of Laminar nothing may be wrong: what it does not execute, it refuses. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "^select1$",
        "^select3$",
        "^select4$",
        "^random/aggregates/slt_good_1$",
        "^random/expr/slt_good_0$",
        "^random/groupby/slt_good_3$",
        "^random/select/slt_good_2$",
        "^index/between/10/slt_good_0$",
        "^index/delete/1/slt_good_0$",
        "^index/in/10/slt_good_0$",
        "^index/random/10/slt_good_0$",
        "^index/view/10/slt_good_1$",
      })
  void laminarIsRightOrRefuses(String file) throws SQLException {
    for (boolean views : new boolean[] {false, true}) {
      SltReport report = new SltReport();
      int queries = views ? 32 : 120;
      try (SltFiles files = SltFiles.open()) {
        String name = files.names(Pattern.compile(file)).getFirst();
        List<SltRecord> records =
            SltSample.of(List.of(name), SEED, queries).choose(name, files.records(name));
        SltRunner.Listener listener =
            (record, outcome) -> {
              if (record instanceof SltRecord.Query) {
                report.add(name, record, outcome);
              }
            };
        if (views) {
          SltViewRunner.run(records, SEED, SltCommand::connect, listener);
        } else {
          try (Connection connection = SltCommand.connect()) {
            SltRunner.run(records, connection, listener);
          }
        }
      }
      assertThat(report.wrongs()).isEmpty();
      assertThat(report.right() + report.unsupported()).isEqualTo(queries);
      assertThat(report.right()).as(report.text()).isGreaterThanOrEqualTo(queries * 8L / 10);
    }
  }

  /** What SQLite alone answers so is told apart by its text, and a column beside GROUP BY. */
  @Test
  void whatIsNotPostgresqlsIsNotJudged() throws SQLException {
    assertThat(SltDialect.ours("CREATE VIEW v AS SELECT 1"))
        .isEqualTo("CREATE MATERIALIZED VIEW v AS SELECT 1");
    assertThat(SltDialect.ours("drop view v")).isEqualTo("drop MATERIALIZED view v");
    assertThat(SltDialect.oursToBeDone("DROP VIEW IF EXISTS v"))
        .isEqualTo("DROP MATERIALIZED VIEW IF EXISTS v CASCADE");
    assertThat(SltDialect.ours("CREATE TABLE view_1 (a INTEGER)"))
        .isEqualTo("CREATE TABLE view_1 (a INTEGER)");
    assertThat(SltDialect.foreign("SELECT 1 WHERE 1 IN ()")).isPresent();
    assertThat(SltDialect.foreign("SELECT 1 WHERE 1 IN (1)")).isEmpty();
    try (Connection connection = SltCommand.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (a INTEGER, b INTEGER)");
      assertThatThrownBy(() -> statement.executeQuery("SELECT a FROM t GROUP BY b"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(Refused.unsupported(e)).isPresent());
      assertThatThrownBy(() -> statement.executeQuery("SELECT c FROM t GROUP BY b"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(Refused.unsupported(e)).isEmpty());
    }
  }
}
