package dev.laminar.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.laminar.Laminar;
import dev.laminar.LaminarOptions;
import dev.laminar.kernel.error.LaminarException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a user who does something wrong reads: message, position, caret and way out, character for
 * character.
 */
class ErrorTextTest {

  private static final String TRADES =
      """
      CREATE SOURCE trades (symbol VARCHAR NOT NULL, price DOUBLE, qty INTEGER NOT NULL, ts TIMESTAMP);
      """;

  @TempDir private Path folder;

  private void assertError(String sql, String expected) {
    assertThat(error(sql)).isEqualTo(expected.stripTrailing());
  }

  /** The error with the folder of the test as FOLDER. */
  private String error(String sql) {
    String text = sql.stripTrailing();
    LaminarOptions options = LaminarOptions.defaults().withConsole(OutputStream.nullOutputStream());
    try (Laminar database = Laminar.open(options)) {
      LaminarException failure =
          catchThrowableOfType(
              LaminarException.class,
              () -> {
                database.executeScript("q.sql", text, Map.of("FOLDER", folder.toString()));
                assertThat(database.awaitCompletion(60, TimeUnit.SECONDS)).isTrue();
              });
      assertThat(failure).as("an error").isNotNull();
      return failure.render(text).replace(folder.toString(), "FOLDER");
    }
  }

  private void write(String name, String content) {
    try {
      Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String lines(int count, java.util.function.IntFunction<String> line) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void unknownColumn() {
    assertError(
        TRADES + "CREATE STREAM s AS\nSELECT symbol, prize * 2 AS p FROM trades;",
        """
        error [42703]: there is no column 'prize'
          --> q.sql:3:16
        3 | SELECT symbol, prize * 2 AS p FROM trades;
          |                ^^^^^
        help: did you mean price?
        """);
  }

  @Test
  void unknownTable() {
    assertError(
        TRADES + "CREATE STREAM s AS SELECT symbol FROM trade;",
        """
        error [42P01]: there is no 'trade'
          --> q.sql:2:39
        2 | CREATE STREAM s AS SELECT symbol FROM trade;
          |                                       ^^^^^
        help: did you mean trades?
        """);
  }

  @Test
  void typeError() {
    assertError(
        TRADES + "CREATE STREAM s AS\nSELECT symbol FROM trades\nWHERE symbol > 5;",
        """
        error [42804]: this is VARCHAR, but INTEGER is needed
          --> q.sql:4:7
        4 | WHERE symbol > 5;
          |       ^^^^^^
        help: write CAST(… AS INTEGER)
        """);
  }

  @Test
  void missingWatermark() {
    assertError(
        TRADES
            + "CREATE STREAM s AS\nSELECT COUNT(*) AS n FROM trades\nGROUP BY TUMBLE(ts, INTERVAL '1' MINUTE);",
        """
        error [42LM2]: the window has no watermark that could close it
          --> q.sql:4:10
        4 | GROUP BY TUMBLE(ts, INTERVAL '1' MINUTE);
          |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: a window needs an event-time column: declare `WATERMARK FOR ts` on source trades
        """);
  }

  @Test
  void missingFile() {
    assertError(
        "CREATE SOURCE t (a INTEGER)\nFROM FILES (path = '${FOLDER}/nowhere.csv') FORMAT CSV;",
        """
        resource error [58P01]: no such file: FOLDER/nowhere.csv
          --> q.sql:2:20
        2 | FROM FILES (path = '${FOLDER}/nowhere.csv') FORMAT CSV;
          |                    ^^^^^^^^^^^^^^^^^^^^^^^
        help: check the path, or set 'follow' = 'true' to wait for the file
        """);
  }

  @Test
  void brokenJsonOnLineOneThousand() {
    write(
        "in.json",
        lines(
            1_200,
            n -> n == 1_000 ? "{\"a\": 1000, \"b\": tru }" : "{\"a\": " + n + ", \"b\": true}"));
    assertError(
        "CREATE SOURCE t (a INTEGER, b BOOLEAN) FROM FILES (path = '${FOLDER}/in.json');\nSELECT a, b FROM t;",
        """
        error [22LM1]: FOLDER/in.json:1000:21 (byte 21890): column b: expected true or false, found tru
        help: correct the record, or set 'on_error' = 'skip' or 'dead_letter' on the source
        """);
  }

  @Test
  void divisionByZeroInARow() {
    write("in.csv", "a,b\n" + lines(50, n -> n + "," + (n == 37 ? 0 : n)));
    assertError(
        "CREATE SOURCE t (a INTEGER, b INTEGER) FROM FILES (path = '${FOLDER}/in.csv');\n"
            + "SELECT a,\n  100 / b AS share\nFROM t;",
        """
        error [22012]: division by zero, in row 37 of t (FOLDER/in.csv:38)
          --> q.sql:3:3
        3 |   100 / b AS share
          |   ^^^^^^^
        help: guard it with NULLIF(divisor, 0) or a CASE, or filter such rows out first
        """);
  }

  @Test
  void overflowInSum() {
    write("in.csv", "a\n" + lines(3, n -> "9000000000000000000"));
    assertError(
        "CREATE SOURCE t (a BIGINT) FROM FILES (path = '${FOLDER}/in.csv');\n"
            + "SELECT SUM(a) AS total FROM t\nEMIT ON UPDATE;",
        """
        error [22003]: value out of range for BIGINT, in row 2 of t (FOLDER/in.csv:3)
          --> q.sql:2:8
        2 | SELECT SUM(a) AS total FROM t
          |        ^^^^^^
        help: cast an operand to a wider type first, for example CAST(x AS DECIMAL(38, 0))
        """);
  }

  @Test
  void overflowInAnExpression() {
    write("in.csv", "a\n1\n2147483647\n");
    assertError(
        "CREATE SOURCE t (a INTEGER) FROM FILES (path = '${FOLDER}/in.csv');\nSELECT a + 1 AS successor FROM t;",
        """
        error [22003]: value out of range for INTEGER, in row 2 of t (FOLDER/in.csv:3)
          --> q.sql:2:8
        2 | SELECT a + 1 AS successor FROM t;
          |        ^^^^^
        help: cast an operand to a wider type first, for example CAST(x AS DECIMAL(38, 0))
        """);
  }

  @Test
  void failingCast() {
    write("in.csv", "a\n1\ntwo\n");
    assertError(
        "CREATE SOURCE t (a VARCHAR) FROM FILES (path = '${FOLDER}/in.csv');\nSELECT CAST(a AS INTEGER) AS n FROM t;",
        """
        error [22P02]: invalid input syntax for type integer: "two", in row 2 of t (FOLDER/in.csv:3)
          --> q.sql:2:8
        2 | SELECT CAST(a AS INTEGER) AS n FROM t;
          |        ^^^^^^^^^^^^^^^^^^
        help: TRY_CAST yields NULL for texts that cannot be converted
        """);
  }

  @Test
  void unknownOption() {
    assertError(
        "CREATE SOURCE t (a INTEGER)\nFROM DATAGEN (rows = 10, rat = 5);",
        """
        error [42LM1]: connector 'datagen' takes no option 'rat'
          --> q.sql:2:26
        2 | FROM DATAGEN (rows = 10, rat = 5);
          |                          ^^^
        help: did you mean rate?
        """);
  }

  @Test
  void unknownConnector() {
    assertError(
        "CREATE SOURCE t (a INTEGER) WITH ('connector' = 'fils');",
        """
        error [42LM1]: there is no source connector 'fils'
          --> q.sql:1:49
        1 | CREATE SOURCE t (a INTEGER) WITH ('connector' = 'fils');
          |                                                 ^^^^^^
        help: did you mean files?
        """);
  }

  @Test
  void unknownFunction() {
    assertError(
        TRADES + "CREATE STREAM s AS SELECT UPER(symbol) AS u FROM trades;",
        """
        error [42883]: there is no function 'UPER'
          --> q.sql:2:27
        2 | CREATE STREAM s AS SELECT UPER(symbol) AS u FROM trades;
          |                           ^^^^^^^^^^^^
        help: did you mean UPPER or USER?
        """);
  }

  @Test
  void unsupportedStatement() {
    assertError(
        "CHECKPOINT;",
        """
        not supported [0A000]: CHECKPOINT is not executed in this version
          --> q.sql:1:1
        1 | CHECKPOINT;
          | ^^^^^^^^^^
        """);
  }

  @Test
  void functionWithoutClass() {
    assertError(
        "CREATE FUNCTION twice AS 'com.example.Functions.twice';",
        """
        error [42704]: there is no class for 'com.example.Functions.twice'
          --> q.sql:1:26
        1 | CREATE FUNCTION twice AS 'com.example.Functions.twice';
          |                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: name a public static method of a class on the class path: 'com.example.Functions.method'
        """);
  }

  @Test
  void refusedEmitMode() {
    assertError(
        TRADES + "CREATE STREAM s AS\nSELECT symbol FROM trades EMIT EVERY INTERVAL '1' SECOND;",
        """
        not supported [0A000]: EMIT EVERY is for groups, and no GROUP BY makes the rows of this query
          --> q.sql:3:27
        3 | SELECT symbol FROM trades EMIT EVERY INTERVAL '1' SECOND;
          |                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: leave it out: rows come out as they come in
        """);
  }

  @Test
  void updatesIntoASinkThatOnlyAppends() {
    assertError(
        TRADES
            + "CREATE SINK k INTO FILES (path = '${FOLDER}/out.json') AS\n"
            + "SELECT symbol, COUNT(*) AS n FROM trades GROUP BY symbol EMIT ON UPDATE;",
        """
        error [42LM4]: sink k only appends rows, but this query replaces rows it has emitted before
          --> q.sql:3:58
        3 | SELECT symbol, COUNT(*) AS n FROM trades GROUP BY symbol EMIT ON UPDATE;
          |                                                          ^^^^^^^^^^^^^^
        help: write EMIT ON WINDOW CLOSE over a window, or choose a sink that takes updates, such as print
        """);
  }

  @Test
  void streamOfUpdatesIntoASinkThatOnlyAppends() {
    assertError(
        TRADES
            + "CREATE STREAM s AS SELECT symbol, COUNT(*) AS n FROM trades GROUP BY symbol EMIT ON UPDATE;\n"
            + "CREATE SINK k FROM s INTO FILES (path = '${FOLDER}/out.json');",
        """
        error [42LM4]: sink k only appends rows, but this query replaces rows it has emitted before
          --> q.sql:3:1
        3 | CREATE SINK k FROM s INTO FILES (path = '${FOLDER}/out.json');
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: write EMIT ON WINDOW CLOSE over a window, or choose a sink that takes updates, such as print
        """);
  }

  @Test
  void updatesInsertedIntoASinkThatOnlyAppends() {
    String declared = TRADES + "CREATE SINK k INTO FILES (path = '${FOLDER}/out.json');\n";
    String insert =
        "INSERT INTO k SELECT symbol, COUNT(*) AS n FROM trades GROUP BY symbol EMIT ON UPDATE;";
    assertThat(error(declared + insert))
        .startsWith(
            "error [42LM4]: sink k only appends rows, but this query replaces rows it has emitted before\n"
                + "  --> q.sql:3:72\n");
    assertThat(error(declared + "EXPLAIN " + insert))
        .startsWith("error [42LM4]: sink k only appends rows");
  }

  @Test
  void syntaxError() {
    assertError(
        TRADES + "CREATE STREAM s AS\nSELECT symbol FORM trades;",
        """
        error [42601]: unexpected 'trades'
          --> q.sql:3:20
        3 | SELECT symbol FORM trades;
          |                    ^^^^^^
        help: 'FORM' was read as a name: did you mean FROM?
        """);
  }

  /** HotSpot throws stackless exceptions from hot code; a site does not need a stack. */
  @Test
  void divisionByZeroColdAndHot() {
    String sql =
        "CREATE SOURCE t (a INTEGER, b INTEGER) FROM FILES (path = '${FOLDER}/in.csv');\n"
            + "CREATE SINK out INTO BLACKHOLE AS\nSELECT a,\n  100 / b AS share\nFROM t;";
    write("in.csv", "a,b\n1,0\n");
    String cold = error(sql);
    write("in.csv", "a,b\n" + lines(150_000, n -> n + "," + (n == 150_000 ? 0 : 7)));
    String hot = error(sql);
    assertThat(cold).contains("--> q.sql:4:3");
    assertThat(hot)
        .isEqualTo(
            cold.replace(
                "in row 1 of t (FOLDER/in.csv:2)", "in row 150000 of t (FOLDER/in.csv:150001)"));
  }
}
