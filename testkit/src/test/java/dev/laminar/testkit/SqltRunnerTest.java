package dev.laminar.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.error.LaminarException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a test that fails says, and what an update writes. */
class SqltRunnerTest {

  private static final String TABLE = "CREATE TABLE t (k INTEGER, name VARCHAR);\n";

  @TempDir private Path folder;

  private SqltFile file(String text) {
    Path path = folder.resolve("case.sqlt");
    try {
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SqltFile.read(path);
  }

  private String mismatch(String text) {
    SqltFile file = file(text);
    Optional<Mismatch> mismatch = new SqltRunner(file, _ -> {}).run(file.tests().getFirst());
    return mismatch.map(Mismatch::toString).orElse("");
  }

  @Test
  void otherRowsAreShownLineByLine() {
    assertThat(
            mismatch(
                TABLE
                    + """
                    @expect t
                    INSERT INTO t VALUES (1, 'one'), (2, 'two');
                    @query
                    SELECT * FROM t;
                    | k | name  |
                    | 1 | one   |
                    | 3 | three |
                    """))
        .isEqualTo(
            """
            case.sqlt:4: other rows came (- expected, + came):
              - | k | name  |
              - | 1 | one   |
              - | 3 | three |
              + | k | name |
              + | 1 | one  |
              + | 2 | two  |\
            """);
  }

  @Test
  void queriesMayFail() {
    String test =
        TABLE
            + """
            @query
            SELECT 1 / k FROM t;
            @error division by zero
            INSERT INTO t VALUES (0, 'none');
            @query
            SELECT 1 / k FROM t;
            @error division by zero
            @query
            SELECT nothing FROM t;
            @error no column 'nothing'
            """;
    assertThat(mismatch(test)).isEqualTo("case.sqlt:4: nothing failed; expected: division by zero");
    String fails = test.substring(0, TABLE.length()) + test.substring(test.indexOf("INSERT"));
    assertThat(mismatch(fails)).isEmpty();
    assertThat(mismatch(fails.replace("@error division by zero", "@error overflow")))
        .startsWith("case.sqlt:5: another error was expected: overflow");
  }

  @Test
  void rowsThatDoNotComeAreMissed() {
    assertThat(
            mismatch(
                TABLE
                    + """
                    @expect t
                    | k | name |
                    | 1 | one  |
                    """))
        .isEqualTo(
            """
            case.sqlt:2: no rows came, expected:
              - | k | name |
              - | 1 | one  |\
            """);
  }

  @Test
  void rowsThatAreTakenBackNeedAWeight() {
    String insertAndDelete = TABLE + "@test a\n@rows t\n| k |\n| 1 |\nDELETE FROM t;\n@expect t\n";
    assertThat(mismatch(insertAndDelete + "| k |\n| 1 |\n| 1 |\n"))
        .startsWith("case.sqlt:7: other rows came");
    assertThat(mismatch(insertAndDelete + "| _weight | k |\n| 1 | 1 |\n| -1 | 1 |\n")).isEmpty();
    assertThat(mismatch(insertAndDelete + "| _weight | k |\n| 1 | 1 |\n| -2 | 1 |\n")).isNotEmpty();
  }

  @Test
  void orderMattersWhereItIsAsked() {
    String query =
        TABLE + "@rows t\n| k |\n| 1 |\n| 2 |\n@query%s\nSELECT k FROM t ORDER BY k DESC;\n";
    assertThat(mismatch(query.formatted("") + "| k |\n| 1 |\n| 2 |\n")).isEmpty();
    assertThat(mismatch(query.formatted(" ordered") + "| k |\n| 1 |\n| 2 |\n")).isNotEmpty();
    assertThat(mismatch(query.formatted(" ordered") + "| k |\n| 2 |\n| 1 |\n")).isEmpty();
  }

  @Test
  void anErrorShowsTheLineOfTheFile() {
    assertThat(mismatch("-- nothing\n" + TABLE + "SELECT x\nFROM t;\n"))
        .contains("case.sqlt:2: failed", "case.sqlt:3:8", "SELECT x");
    assertThat(mismatch(TABLE + "INSERT INTO t VALUES (1, 'a');\n@error out of range\n"))
        .isEqualTo("case.sqlt:3: nothing failed; expected: out of range");
    assertThat(mismatch(TABLE + "@rows t\n| x |\n| 1 |\n"))
        .contains("case.sqlt:2: failed", "there is no column 'x' in 't'");
    assertThat(mismatch(TABLE + "@expect t\n@rows t\n| k |\n| 1 |\n@expect t\n| x |\n| 1 |\n"))
        .contains("there is no column 'x': the columns are k, name");
  }

  @Test
  void anUpdateWritesWhatCame() {
    SqltFile file =
        file(
            TABLE
                + """
                @test first
                @rows t
                | k |
                | 1 |
                @expect t
                | k | name |
                | 7 | x    |
                | 8 | y    |
                -- a comment stays

                @test second
                DELETE FROM t;
                @expect t
                | k |
                | 7 |
                @query
                SELECT COUNT(*) AS n FROM t;
                """);
    SqltRunner runner = new SqltRunner(file, _ -> {});
    file.tests().forEach(test -> assertThat(runner.update(test)).isEmpty());
    assertThat(String.join("\n", runner.updatedLines()) + "\n")
        .isEqualTo(
            TABLE
                + """
                @test first
                @rows t
                | k |
                | 1 |
                @expect t
                | k | name |
                | 1 | NULL |
                -- a comment stays

                @test second
                DELETE FROM t;
                @expect t
                @query
                SELECT COUNT(*) AS n FROM t;
                | n |
                | 0 |
                """);
  }

  @Test
  void aFileThatCannotBeReadIsRefusedWithItsLine() {
    assertThatThrownBy(() -> file("@foo\n"))
        .isInstanceOf(LaminarException.class)
        .hasMessage("case.sqlt:1: there is no @foo");
    assertThatThrownBy(() -> file("SELECT 1;\n@rows t\n"))
        .hasMessage("case.sqlt:2: @rows needs a table: a line of columns, then the rows");
    assertThatThrownBy(() -> file("@rows t\n| a | b |\n| 1 |\n"))
        .hasMessage("case.sqlt:3: the row has 1 cells, not 2");
    assertThatThrownBy(() -> file("@watermark t yesterday\n"))
        .hasMessage("case.sqlt:1: 'yesterday' is no time: write 2026-03-01 09:30:00");
    assertThatThrownBy(() -> file("@test a\n@test a\n"))
        .hasMessage("case.sqlt:2: there is a test 'a' already");
    assertThatThrownBy(() -> file("@error x\n"))
        .hasMessage("case.sqlt:1: @error follows the step that fails");
    assertThatThrownBy(() -> file("| a |\n"))
        .hasMessage("case.sqlt:1: rows belong to a @rows, @expect or @query before them");
  }
}
