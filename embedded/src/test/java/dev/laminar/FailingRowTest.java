package dev.laminar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.laminar.kernel.error.LaminarException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is put out when a row in the middle of a batch fails: all that the rows before it yield. */
class FailingRowTest {

  @TempDir private Path folder;

  /** Lines printed until a query fails over a file of these lines, which are read as one batch. */
  private List<String> printedUntilFailure(String query, String message, String... lines)
      throws IOException, InterruptedException {
    Path file = folder.resolve("rows.csv");
    Files.write(file, List.of(lines));
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    try (Laminar db = Laminar.open(LaminarOptions.defaults().withConsole(console))) {
      assertThatThrownBy(
              () -> {
                db.createFunction("strict", ScalarSamples.class, "strict");
                db.execute(
                    "CREATE SOURCE numbers (ts TIMESTAMP NOT NULL, k VARCHAR NOT NULL, n INTEGER NOT NULL, WATERMARK FOR ts)"
                        + " FROM FILES (path = '%s') FORMAT CSV; CREATE SINK out INTO PRINT AS %s;"
                            .formatted(file, query));
                db.awaitCompletion(30, TimeUnit.SECONDS);
              })
          .isInstanceOf(LaminarException.class)
          .hasMessageStartingWith(message);
    }
    return console.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void rowsOfATransformBeforeIt() throws Exception {
    assertThat(
            printedUntilFailure(
                "SELECT n, 12 / n AS q FROM numbers WHERE n < 9",
                "division by zero, in row 4",
                "ts,k,n",
                "2026-01-01 00:00:01,a,1",
                "2026-01-01 00:00:02,a,9",
                "2026-01-01 00:00:03,a,3",
                "2026-01-01 00:00:04,a,0",
                "2026-01-01 00:00:05,a,4"))
        .containsExactly("{\"n\":1,\"q\":12}", "{\"n\":3,\"q\":4}");
  }

  /** Of the failing row itself, too, what its first elements have become. */
  @Test
  void elementsBeforeIt() throws Exception {
    assertThat(
            printedUntilFailure(
                "SELECT n, 12 / x AS q FROM numbers, UNNEST(ARRAY[n, n - 1]) AS u(x)",
                "division by zero, in row 3",
                "ts,k,n",
                "2026-01-01 00:00:01,a,4",
                "2026-01-01 00:00:02,a,3",
                "2026-01-01 00:00:03,a,1",
                "2026-01-01 00:00:04,a,5"))
        .containsExactly(
            "{\"n\":4,\"q\":3}",
            "{\"n\":4,\"q\":4}",
            "{\"n\":3,\"q\":4}",
            "{\"n\":3,\"q\":6}",
            "{\"n\":1,\"q\":12}");
  }

  /** Many columns are computed one group after the other, and a later one fails in a row before. */
  @Test
  void rowsBeforeTheFirstThatFailsInAnyColumn() throws Exception {
    String columns =
        IntStream.range(0, 400)
            .mapToObj(i -> "12 / (n - %d) AS c%d".formatted(i == 5 ? 7 : i == 390 ? 3 : 100, i))
            .collect(Collectors.joining(", "));
    List<String> printed =
        printedUntilFailure(
            "SELECT n, " + columns + " FROM numbers",
            "division by zero, in row 3",
            "ts,k,n",
            "2026-01-01 00:00:01,a,1",
            "2026-01-01 00:00:02,a,2",
            "2026-01-01 00:00:03,a,3",
            "2026-01-01 00:00:04,a,7");
    assertThat(printed).hasSize(2);
    assertThat(printed.get(1)).startsWith("{\"n\":2,\"c0\":0,").contains("\"c390\":-12,");
  }

  @Test
  void windowsThatRowsBeforeItClosed() throws Exception {
    assertThat(
            printedUntilFailure(
                "SELECT TUMBLE_START(ts, INTERVAL '1' MINUTE) AS m, SUM(12 / n) AS s FROM numbers"
                    + " GROUP BY TUMBLE(ts, INTERVAL '1' MINUTE)",
                "division by zero, in row 4",
                "ts,k,n",
                "2026-01-01 00:00:01,a,1",
                "2026-01-01 00:00:02,a,2",
                "2026-01-01 00:01:01,a,3",
                "2026-01-01 00:01:02,a,0"))
        .containsExactly("{\"m\":\"2026-01-01 00:00:00\",\"s\":18}");
  }

  /** The group of the failing row is left out: it may have taken half of the row in. */
  @Test
  void groupsThatRowsBeforeItChanged() throws Exception {
    assertThat(
            printedUntilFailure(
                "SELECT k, COUNT(*) AS c, SUM(12 / n) AS s FROM numbers GROUP BY k EMIT ON UPDATE",
                "division by zero, in row 4",
                "ts,k,n",
                "2026-01-01 00:00:01,a,1",
                "2026-01-01 00:00:02,b,2",
                "2026-01-01 00:00:03,a,3",
                "2026-01-01 00:00:04,b,0"))
        .containsExactly("{\"k\":\"a\",\"c\":2,\"s\":16}");
  }

  @Test
  void rowsBeforeOneThatAFunctionOfAUserRejects() throws Exception {
    assertThat(
            printedUntilFailure(
                "SELECT n, strict(n) AS m FROM numbers WHERE n < 9",
                "function 'strict' threw java.lang.IllegalArgumentException: negative: -4, in row 3 of numbers (",
                "ts,k,n",
                "2026-01-01 00:00:01,a,1",
                "2026-01-01 00:00:02,a,9",
                "2026-01-01 00:00:03,a,-4",
                "2026-01-01 00:00:04,a,4"))
        .containsExactly("{\"n\":1,\"m\":1}");
  }
}
